import { serve } from '#lib/async/worker-server.ts';
import { openRestoring } from '#lib/storage/bulk-import.ts';
import { ImportJob } from './import-job.ts';

export const create = serve(() => new ImportJob(openRestoring()));
