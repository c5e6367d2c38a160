import { pageWorker } from '#lib/app/page-worker.ts';
import { type WorkerClient } from '#lib/async/worker-client.ts';
import type { Tally } from '#lib/core/pond.ts';
import { revivedStorageError } from '#lib/storage/database.ts';
import type { TallySource } from '#lib/storage/pond-tally.ts';
import workerUrl from './tally-worker.ts?worker&url';

/**
 * Counts all wins in a worker and stores their tally, for a diary of a version that stored none. Returns false
 * if the diary was written to so often meanwhile that no count was right.
 */
export function completedTally(): Promise<boolean> {
	return (completing ??= counted((worker) => worker.call('complete')).finally(
		() => (completing = null)
	));
}
let completing: Promise<boolean> | null = null;

/** Returns the tally of the wins in the months that begin with a prefix, counted in a worker. */
export function tallyWithin(span: string): Promise<Tally> {
	return counted((worker) => worker.call('within', span));
}

async function counted<Result>(
	count: (worker: WorkerClient<TallySource>) => Promise<Result>
): Promise<Result> {
	const worker = pageWorker<TallySource>(workerUrl, { revive: revivedStorageError });
	try {
		return await count(worker);
	} finally {
		worker.stop();
	}
}
