import { pageWorker } from '#lib/app/page-worker.ts';
import { WorkerStopped } from '#lib/async/worker-client.ts';
import { revivedStorageError } from '#lib/storage/database.ts';
import type { FoundPage, FoundPlace, searchApi } from './finder.ts';
import workerUrl from './finder-worker.ts?worker&url';
import type { Sought } from './search.ts';

/** Finds wins in a worker. */
export class Finding {
	readonly #worker = pageWorker<ReturnType<typeof searchApi>>(workerUrl, {
		revive: revivedStorageError
	});

	/**
	 * Returns at most `limit` wins, from the newest or from a place on; null once a newer search has begun.
	 */
	page(sought: Sought, limit: number, from: FoundPlace | null): Promise<FoundPage | null> {
		return nullWhenStopped(this.#worker.call('page', sought, limit, from));
	}

	/** Returns the number of wins found; null if it is unknown or a newer search has begun. */
	count(sought: Sought): Promise<number | null> {
		return nullWhenStopped(this.#worker.call('count', sought));
	}

	/** Loads all indexes for a fast first search. Ignores failures, because the search tries again. */
	async prepare(): Promise<void> {
		await this.#worker.call('prepare').catch(() => {});
	}

	/** Frees the memory until the next call; pending calls resolve with null. */
	stop(): void {
		this.#worker.stop();
	}
}

async function nullWhenStopped<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
	try {
		return await asked;
	} catch (error) {
		if (error instanceof WorkerStopped) return null;
		throw error;
	}
}
