import { serve } from '#lib/async/worker-server.ts';
import { openMonthIndexes } from '#lib/storage/month-indexes.ts';
import { searchApi } from './finder.ts';

export const create = serve(() => searchApi(openMonthIndexes()));
