import type { App, Reader } from '#lib/app/app.svelte.ts';
import { Latest } from '#lib/async/latest.ts';
import type { Win } from '#lib/core/win.ts';
import { soughtWords } from '#lib/core/words.ts';
import { People } from '#lib/features/people/people.svelte.ts';
import { isNarrowing, noFilter, soughtBy, type DiaryFilter } from './filter.ts';
import { pageLength } from './paging.ts';
import type { FoundPlace } from './search/finder.ts';
import { Finding } from './search/finding.ts';
import type { Sought } from './search/search.ts';

/** The wins found so far, newest first. */
export interface Found {
	wins: readonly Win[];
	/** The filter that found them. */
	filter: DiaryFilter;
	sought: Sought;
	/** The place of the next page; null if there is none. */
	next: FoundPlace | null;
}

/** The search of the diary: its filter, result pages and total count. */
export class DiarySearch {
	readonly #app: App;
	readonly #people: People;
	readonly #reader: Reader;
	readonly #finding = new Finding();
	/** Aborted when the user leaves the screen. */
	#visit = new AbortController();
	readonly #latestCount = new Latest();
	#counting: Promise<void> = Promise.resolve();
	#filter = $state.raw<DiaryFilter>(noFilter);
	#isSearching = $state.raw(false);
	#count = $state.raw<number | null>(null);
	readonly #words = $derived(soughtWords(this.#filter.query));
	readonly #isNarrowed = $derived(isNarrowing(this.#filter));

	constructor(app: App) {
		this.#app = app;
		this.#people = app.part(People);
		this.#reader = app.reader();
	}

	/** The current filter. */
	get filter(): DiaryFilter {
		return this.#filter;
	}
	set filter(filter: DiaryFilter) {
		this.#filter = filter;
	}
	/** True if the filter excludes any wins. */
	get isNarrowed(): boolean {
		return this.#isNarrowed;
	}
	/** The words of the query, to highlight in the results. */
	get words(): readonly string[] {
		return this.#words;
	}
	/** True while a search is pending. */
	get isSearching(): boolean {
		return this.#isSearching;
	}
	/** Total number of wins found; null while unknown. */
	get count(): number | null {
		return this.#count;
	}

	/** Finds at most `limit` wins; null once the signal is aborted or the user has left the screen. */
	async find(limit: number, signal: AbortSignal): Promise<Found | null> {
		const visit = this.#visit.signal;
		const filter = this.#filter;
		this.#isSearching = true;
		try {
			const sought = await this.#soughtBy(filter);
			// A call now would restart the worker that was just stopped.
			if (signal.aborted || visit.aborted) return null;
			const page = await this.#finding.page(sought, limit, null);
			return page && { ...page, filter, sought };
		} catch (error) {
			if (!signal.aborted) this.#isSearching = false;
			throw error;
		}
	}

	/** Finds one more page; null if a newer search has begun or the page cannot be read. */
	async more({ wins, filter, sought, next }: Found): Promise<Found | null> {
		const page = await this.#reader.read(() => this.#finding.page(sought, pageLength, next));
		return page ? { ...page, wins: [...wins, ...page.wins], filter, sought } : null;
	}

	/** Ends a search with its first results and starts to count all results. */
	end({ wins, sought, next }: Found): void {
		this.#isSearching = false;
		this.#count = next ? null : wins.length;
		const signal = this.#latestCount.begin();
		this.#counting = next ? this.#countAll(sought, signal) : Promise.resolve();
	}

	/** Drops a pending search. */
	cancel(): void {
		this.#isSearching = false;
		this.#count = null;
		this.#latestCount.cancel();
	}

	/** Resolves when the count has ended, even if it could not be determined. */
	counted(): Promise<void> {
		return this.#counting;
	}

	/** Prepares the index, so that the first search is as fast as later ones. */
	prepare(): Promise<void> {
		return this.#finding.prepare();
	}

	/** Frees the memory of the search when the user leaves the screen. */
	rest(): void {
		this.#visit.abort();
		this.#visit = new AbortController();
		this.#isSearching = false;
		this.#finding.stop();
		this.#reader.end();
	}

	async #countAll(sought: Sought, signal: AbortSignal): Promise<void> {
		const count = await this.#reader.read(() => this.#finding.count(sought));
		if (count !== undefined && !signal.aborted) this.#count = count;
	}

	async #soughtBy(filter: DiaryFilter): Promise<Sought> {
		const { storage, deck } = this.#app;
		const notes = filter.hasVoice ? await storage.all('voiceNotes') : [];
		const voiced = notes.flatMap(({ winId }) => winId ?? []);
		return soughtBy(filter, (words) => this.#people.named(words), deck.cards, voiced);
	}
}
