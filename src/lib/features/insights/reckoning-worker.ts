import { serve } from '#lib/async/worker-server.ts';
import { openReading } from '#lib/storage/queries.ts';
import { reckoningApi } from './reckoning.ts';

export const create = serve(() => reckoningApi(openReading()));
