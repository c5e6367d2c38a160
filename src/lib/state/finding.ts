import { BackgroundLost, startBackground, type Background } from '#lib/platform/background.ts';
import type { Sought } from '#lib/search/search.ts';
import { StorageError, type StorageProblem } from '#lib/storage/storage.ts';
import type { Finder, FoundPage, FoundPlace } from './finder.ts';
import workerUrl from './finder-worker.ts?worker&url';

/** Finds wins in a thread of its own, or, where the browser gives none, in the page. */
export class Finding {
	#background: Background | null = null;
	#inPage: Promise<Finder> | null = null;
	#latest = 0;

	/** At most `limit` wins that are found, from the newest or a place on; null when something else was looked for since. */
	async page(sought: Sought, limit: number, from: FoundPlace | null): Promise<FoundPage | null> {
		if (from === null) this.#latest++;
		const isAwaited = this.#awaited();
		return this.#ask(
			(background) => background.call('page', sought, limit, from) as Promise<FoundPage | null>,
			(finder) => finder.page(sought, limit, from, isAwaited)
		);
	}

	/** How many are found; null when that is not known, or something else was looked for since. */
	async count(sought: Sought): Promise<number | null> {
		const isAwaited = this.#awaited();
		return this.#ask(
			(background) => background.call('count', sought) as Promise<number | null>,
			(finder) => finder.count(sought, isAwaited)
		);
	}

	/** Makes ready for the first search; what fails is tried again by that. */
	async prepare(): Promise<void> {
		await this.#ask(
			(background) => background.call('prepare'),
			() => Promise.resolve(null)
		).catch(() => {});
	}

	/** Gives the memory back until something is asked for again; what is on its way gets null. */
	stop(): void {
		this.#background?.stop();
		this.#background = null;
		// Where it could not be made there is nothing to close, and whoever asked was told.
		this.#inPage?.then((finder) => finder.close()).catch(() => {});
		this.#inPage = null;
	}

	#awaited(): () => boolean {
		const mine = this.#latest;
		return () => mine === this.#latest;
	}

	async #ask<Answer>(
		inBackground: (background: Background) => Promise<Answer | null>,
		inPage: (finder: Finder) => Promise<Answer | null>
	): Promise<Answer | null> {
		if (!this.#inPage) {
			this.#background ??= startBackground(workerUrl);
			const asked = this.#background;
			try {
				return await inBackground(asked);
			} catch (error) {
				const problem = (error as { problem?: StorageProblem }).problem;
				if (problem) throw new StorageError(problem);
				if (!(error instanceof BackgroundLost)) throw error;
				// It was stopped on purpose, so nobody waits for the answer.
				if (this.#background !== asked) return null;
			}
			this.#background = null;
			this.#inPage = finderInPage();
		}
		return inPage(await this.#inPage);
	}
}

async function finderInPage(): Promise<Finder> {
	const [{ Finder }, { openMonthIndexes }] = await Promise.all([
		import('./finder.ts'),
		import('#lib/storage/month-indexes.ts')
	]);
	return new Finder(openMonthIndexes());
}
