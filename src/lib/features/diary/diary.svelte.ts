import type { App } from '#lib/app/app.svelte.ts';
import type { Day } from '#lib/core/day.ts';
import { monthOf, type Month } from '#lib/core/totals.ts';
import type { Win } from '#lib/core/win.ts';
import { diaryRecords, type DiaryRecords, type WinRange } from '#lib/storage/diary-records.ts';
import type { DiaryDatabase } from '#lib/storage/database.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { DiarySearch, type Found } from './diary-search.svelte.ts';
import { isNarrowing, noFilter, type DiaryFilter } from './filter.ts';
import {
	firstPage,
	fromNewest,
	pageFrom,
	pageLength,
	withKnown,
	withNewer,
	withOlder
} from './paging.ts';

/** The wins on screen: a range of the diary, or search results. */
interface Shown extends DiaryRecords {
	by: WinRange | Found | null;
}

const nothingRead: Shown = { wins: [], hasNewer: false, hasOlder: false, months: [], by: null };

/** The diary on screen: a range of its wins, or those that pass a filter, newest first. */
export class Diary {
	readonly #storage: DiaryDatabase;
	readonly #search: DiarySearch;
	readonly #query: LiveQuery<Shown>;
	/** The range to show without a search. */
	#range: WinRange = firstPage(null);
	#month = $state.raw<Month | null>(null);
	/**
	 * The search results with further pages added: `shown` replaces `than`, the value of `#query` it extends.
	 */
	#longer = $state.raw<{ than: Shown; shown: Shown } | null>(null);

	constructor(app: App) {
		this.#storage = app.storage;
		this.#search = new DiarySearch(app);
		this.#query = app.live<Shown>({
			collections: ['wins', 'voiceNotes'],
			isAffected: ({ collections }) => collections.has('wins') || this.filter.hasVoice,
			initial: nothingRead,
			read: async (signal) =>
				(await (this.isNarrowed ? this.#find(signal) : this.#readRange())) ?? this.#query.value,
			onread: (shown) => {
				if (isFound(shown.by) && shown !== this.#query.value) this.#search.end(shown.by);
			}
		});
	}

	/** The wins on screen, newest first. */
	get wins(): readonly Win[] {
		return this.#shown.wins;
	}
	/** True if there are wins newer than those on screen. */
	get hasNewer(): boolean {
		return this.#shown.hasNewer;
	}
	/** True if there are wins older than those on screen. */
	get hasOlder(): boolean {
		return this.#shown.hasOlder;
	}
	/** True once anything has been read. */
	get isLoaded(): boolean {
		return this.#query.value !== nothingRead;
	}
	/** True while a search is pending. */
	get isSearching(): boolean {
		return this.#search.isSearching;
	}
	/** The months that have wins, latest first. */
	get months(): readonly Month[] {
		return this.#query.value.months;
	}
	/** The month that the user jumped to; null for the newest wins. */
	get month(): Month | null {
		return this.#month;
	}
	/** The current filter. */
	get filter(): DiaryFilter {
		return this.#search.filter;
	}
	/** True if the filter excludes any wins. */
	get isNarrowed(): boolean {
		return this.#search.isNarrowed;
	}
	/** The words of the query, to highlight in the results. */
	get words(): readonly string[] {
		return this.#search.words;
	}
	/** Total number of wins found; null while unknown. */
	get foundCount(): number | null {
		return this.#search.count;
	}

	/** Reads the wins on screen if they are stale: as many as before, and at least a page. */
	async load(): Promise<void> {
		await this.#query.load();
		await this.#search.counted();
	}

	/**
	 * Shows one more page of older wins. Without a search, the newest wins leave the screen if there are
	 * many.
	 */
	async showOlder(): Promise<void> {
		const shown = this.#shown;
		// A pending jump or search takes precedence.
		if (!shown.hasOlder || this.#isStale(shown)) return;
		if (!isFound(shown.by)) return this.#show(withOlder(shown));
		const found = await this.#search.more(shown.by);
		if (!found || shown !== this.#shown || this.#isStale(shown)) return;
		this.#longer = { than: this.#query.value, shown: shownFrom(found, shown) };
		// Faster than counting what is on screen.
		if (!found.next) this.#search.end(found);
	}

	/** Shows one more page of newer wins. The oldest wins leave the screen if there are many. */
	async showNewer(): Promise<void> {
		const shown = this.#shown;
		if (shown.hasNewer && !this.#isStale(shown)) await this.#show(withNewer(shown));
	}

	/**
	 * Shows the diary from the end of a month or day on, or from the newest win for null, without reading the
	 * wins between.
	 */
	async goTo(from: Month | Day | null): Promise<void> {
		const month = from && (from.slice(0, 7) as Month);
		this.#month = month;
		this.#search.filter = noFilter;
		await this.#show(firstPage(from));
	}

	/** Shows the diary from a win on. */
	async goToWin(win: Pick<Win, 'at' | 'id'>): Promise<void> {
		this.#month = monthOf(win);
		this.#search.filter = noFilter;
		await this.#show(pageFrom(win));
	}

	/** Shows the diary or the present search from the end of a month on; from the newest win for null. */
	beginWith(month: Month | null): Promise<void> {
		return this.lookFor({ month });
	}

	/**
	 * Changes parts of the filter and shows the wins that pass it, from the end of its month on; resolves once
	 * they are counted.
	 */
	async lookFor(changed: Partial<DiaryFilter>): Promise<void> {
		const filter = { ...this.filter, ...changed };
		this.#month = filter.month;
		// Without a search, a month is a place to go to. It must not limit a search that begins later.
		this.#search.filter = isNarrowing(filter) ? filter : { ...filter, month: null };
		await this.#show(firstPage(this.#month));
		await this.#search.counted();
	}

	/** Prepares the index, so that the first search is as fast as later ones. */
	prepareSearch(): Promise<void> {
		return this.#search.prepare();
	}

	/** Frees the memory of the search when the user leaves the screen. */
	restSearch(): void {
		this.#search.rest();
	}

	get #shown(): Shown {
		const { value } = this.#query;
		return this.#longer?.than === value ? this.#longer.shown : value;
	}

	/** Returns true if the user has requested other wins than these. */
	#isStale({ by }: Shown): boolean {
		return this.isNarrowed ? this.isSearching || !isFound(by) : by !== this.#range;
	}

	#show(range: WinRange): Promise<void> {
		this.#range = range;
		return this.#query.refresh();
	}

	async #readRange(): Promise<Shown> {
		this.#search.cancel();
		const shown = this.#query.value;
		const by = this.#range;
		const isAtNewest = by === shown.by && !shown.hasNewer;
		const records = await diaryRecords(this.#storage, isAtNewest ? fromNewest(by) : by);
		return { ...records, wins: withKnown(records.wins, shown.wins), by };
	}

	async #find(signal: AbortSignal): Promise<Shown | null> {
		const shown = this.#shown;
		const isSameSearch = isFound(shown.by) && shown.by.filter === this.filter;
		const limit = isSameSearch ? Math.max(pageLength, shown.wins.length) : pageLength;
		const found = await this.#search.find(limit, signal);
		return found && shownFrom(found, shown);
	}
}

function isFound(by: Shown['by']): by is Found {
	return by !== null && 'sought' in by;
}

function shownFrom(by: Found, { wins, months }: Shown): Shown {
	const isMore = by.next !== null;
	return { wins: withKnown(by.wins, wins), hasNewer: false, hasOlder: isMore, months, by };
}
