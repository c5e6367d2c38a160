import { serve } from '#lib/async/worker-server.ts';
import { openCopying } from '#lib/storage/bulk-export.ts';
import { exportJob } from './export-job.ts';

export const create = serve(() => exportJob(openCopying()));
