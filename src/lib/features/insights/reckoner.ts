import type { App } from '#lib/app/app.svelte.ts';
import { pageWorker } from '#lib/app/page-worker.ts';
import { WorkerStopped } from '#lib/async/worker-client.ts';
import { revivedStorageError, type DiaryDatabase } from '#lib/storage/database.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { reckoningOf, type reckoningApi, type Reckoning } from './reckoning.ts';
import workerUrl from './reckoning-worker.ts?worker&url';

/**
 * The highest number of wins whose numbers the page computes itself, within some milliseconds. Starting a
 * worker takes longer.
 */
export const mostInPage = 3_000;

/** Computes the numbers of the diary: those of a long diary in a worker, so that the page stays responsive. */
export class Reckoner {
	readonly #storage: DiaryDatabase;
	readonly #worker = pageWorker<ReturnType<typeof reckoningApi>>(workerUrl, {
		revive: revivedStorageError
	});
	#pending = 0;

	constructor({ storage }: App) {
		this.#storage = storage;
	}

	/** See `Reckoning`. Returns null if the page is left meanwhile. */
	async numbers(
		...values: Parameters<Reckoning['numbers']>
	): Promise<Awaited<ReturnType<Reckoning['numbers']>> | null> {
		if (await this.#isShort()) return reckoningOf(readingOf(this.#storage)).numbers(...values);
		return this.#inWorker(() => this.#worker.call('numbers', ...values));
	}

	/** See `Reckoning`. Returns null if the page is left meanwhile. */
	async recent(
		...values: Parameters<Reckoning['recent']>
	): Promise<Awaited<ReturnType<Reckoning['recent']>> | null> {
		if (await this.#isShort()) return reckoningOf(readingOf(this.#storage)).recent(...values);
		return this.#inWorker(() => this.#worker.call('recent', ...values));
	}

	async #isShort(): Promise<boolean> {
		return (await this.#storage.winCount()) <= mostInPage;
	}

	async #inWorker<Result>(call: () => Promise<Result>): Promise<Result | null> {
		this.#pending++;
		try {
			return await call();
		} catch (error) {
			if (error instanceof WorkerStopped) return null;
			throw error;
		} finally {
			// A long diary takes much memory, so the worker ends with its last call.
			if (--this.#pending === 0) this.#worker.stop();
		}
	}
}
