import { serve } from '#lib/async/worker-server.ts';
import { openTallySource } from '#lib/storage/pond-tally.ts';

export const create = serve(() => openTallySource());
