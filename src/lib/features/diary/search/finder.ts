import { Latest } from '#lib/async/latest.ts';
import { stopwatch } from '#lib/async/stopwatch.ts';
import type { Month } from '#lib/core/totals.ts';
import type { Win, WinId } from '#lib/core/win.ts';
import type { MonthIndexes, MonthState } from '#lib/storage/month-indexes.ts';
import { IndexCache } from './index-cache.ts';
import { filterTest } from './month-filter.ts';
import {
	foundIn,
	holdsWords,
	indexFormat,
	isFound,
	isSure,
	monthIndexOf,
	type MonthIndex,
	type Sought
} from './search.ts';

/** A page of search results, newest first. */
export interface FoundPage {
	wins: Win[];
	/** The place of the next page; null if there is none. */
	next: FoundPlace | null;
}
/** A place in the results: after the first `behind` results of a month. */
export interface FoundPlace {
	month: Month;
	behind: number;
}

/** The results in a month: from its index, or by reading its wins. */
type Hits = { ids: WinId[] } | { wins: Win[] };

/** After this time a page ends with the wins found so far, if there are any. */
const patienceMs = 200;
/** The highest number of months that are read at once. */
const mostAtOnce = 4;

/**
 * Finds wins with one index per month. An index is missing if it was never built, or if a win of the month was
 * written since. A search then reads the wins of that month; `prepare` and `count` build the index and store
 * it.
 */
export class Finder {
	readonly #months: MonthIndexes;
	readonly #stopwatch: typeof stopwatch;
	readonly #cache = new IndexCache();
	readonly #builds = new Map<Month, { state: MonthState; index: Promise<MonthIndex> }>();
	#searches = 0;
	#onidle: (() => void)[] = [];

	/** Tests pass a stopwatch of their own. */
	constructor(months: MonthIndexes, ofPages = stopwatch) {
		this.#months = months;
		this.#stopwatch = ofPages;
	}

	/**
	 * Returns at most `limit` wins, from the newest or from a place on; null once `signal` is aborted. A slow
	 * search returns fewer, but at least one if there is any.
	 */
	async page(
		sought: Sought,
		limit: number,
		from: FoundPlace | null,
		signal: AbortSignal
	): Promise<FoundPage | null> {
		this.#searches++;
		try {
			return await this.#page(sought, limit, from, signal);
		} finally {
			if (--this.#searches === 0) for (const goOn of this.#onidle.splice(0)) goOn();
		}
	}

	/**
	 * Returns the number of wins found; null if only reading them could tell, or once `signal` is aborted.
	 */
	async count(sought: Sought, signal: AbortSignal): Promise<number | null> {
		if (!isSure(sought)) return null;
		let count = 0;
		for (const state of await this.#states(sought)) {
			await this.#idle();
			if (signal.aborted) return null;
			count += foundIn(state[0], await this.#index(state, false), sought).length;
		}
		return count;
	}

	/** Closes the database connection. */
	close(): void {
		this.#months.close();
	}

	/** Builds every missing index, and reads the filter of each, so that the first search is fast. */
	async prepare(): Promise<void> {
		for (const state of await this.#months.states()) {
			// One at a time, so that a search that starts now waits for one month at most.
			await this.#idle();
			if (!this.#cache.filter(state)) await this.#index(state, false);
		}
	}

	async #page(
		sought: Sought,
		limit: number,
		from: FoundPlace | null,
		signal: AbortSignal
	): Promise<FoundPage | null> {
		const elapsedMs = this.#stopwatch();
		const mustLook = !isSure(sought);
		const states = await this.#states(sought, from?.month);
		const found: (WinId | Win)[] = [];
		const page = async (next: FoundPlace | null): Promise<FoundPage> => ({
			wins: await this.#winsOf(found),
			next
		});
		const ahead: Promise<Hits>[] = [];
		const atFirst = states.length > mostAtOnce ? 1 : mostAtOnce;
		for (const [at, state] of states.entries()) {
			// A frequent word needs one month, a rare one all those that have it: read more and more at once.
			const end = Math.min(states.length, at + mostAtOnce, 2 * at + atFirst);
			for (const coming of states.slice(ahead.length, end)) {
				const read = this.#hits(coming, sought);
				// Awaited below, unless the page is full by then.
				read.catch(() => {});
				ahead.push(read);
			}
			const [month] = state;
			let hits = await ahead[at]!;
			if (signal.aborted) return null;
			const room = limit - found.length;
			let behind = from?.month === month ? from.behind : 0;
			// A page may end within a month, and only an index has places within it.
			if ('wins' in hits && (behind > 0 || (room > 0 && hits.wins.length > room)))
				hits = { ids: foundIn(month, await this.#index(state, true), sought) };
			const list = 'wins' in hits ? hits.wins : hits.ids;
			while (behind < list.length) {
				if (found.length === limit) return page({ month, behind });
				const some = list.slice(behind, behind + limit - found.length);
				behind += some.length;
				if (mustLook)
					found.push(...(await this.#winsOf(some)).filter((win) => holdsWords(win, sought)));
				else found.push(...some);
			}
			const following = states[at + 1];
			if (following && found.length > 0 && elapsedMs() > patienceMs)
				return page({ month: following[0], behind: 0 });
		}
		return page(null);
	}

	/** Returns the results in a month. Its wins are the exact results, the ids may need a look. */
	async #hits(state: MonthState, sought: Sought): Promise<Hits> {
		const [month] = state;
		const index = await this.#stored(state, true);
		if (index) return { ids: foundIn(month, index, sought) };
		const wins = await this.#months.wins(month);
		return { wins: wins.filter((win) => isFound(win, sought)) };
	}

	/** Returns the wins with their ids replaced by what the database holds, read in one transaction. */
	async #winsOf(found: readonly (WinId | Win)[]): Promise<Win[]> {
		const ids = found.filter((one) => typeof one === 'string');
		if (ids.length === 0) return found as Win[];
		const read = new Map((await this.#months.winsWith(ids)).map((win) => [win.id, win]));
		return found.flatMap((one) => (typeof one === 'string' ? (read.get(one) ?? []) : one));
	}

	/** Returns the months that can contain results, latest first, none after `latest`. */
	async #states(sought: Sought, latest?: Month): Promise<MonthState[]> {
		const { from, to } = sought;
		const mayHold = filterTest(sought);
		return (await this.#months.states()).filter((state) => {
			const [month] = state;
			if (latest && month > latest) return false;
			if ((from && month < from.slice(0, 7)) || (to && month > to.slice(0, 7))) return false;
			const filter = this.#cache.filter(state);
			return !filter || mayHold(filter);
		});
	}

	/** Returns the index of a month, which is built if it is missing. `isUsed`: see `IndexCache`. */
	async #index(state: MonthState, isUsed: boolean): Promise<MonthIndex> {
		const [month, revision] = state;
		const index = await this.#stored(state, isUsed);
		if (index) return index;
		const pending = this.#builds.get(month);
		if (pending?.state[1] === revision) return pending.index;
		const built = this.#built(state, isUsed);
		this.#builds.set(month, { state, index: built });
		const forget = () => {
			if (this.#builds.get(month)?.index === built) this.#builds.delete(month);
		};
		built.then(forget, forget);
		return built;
	}

	async #stored(state: MonthState, isUsed: boolean): Promise<MonthIndex | null> {
		const known = this.#cache.index(state);
		if (known) return known;
		const stored = (await this.#months.index(state)) as MonthIndex | undefined;
		if (stored?.format !== indexFormat) return null;
		this.#cache.add(state, stored, isUsed);
		return stored;
	}

	async #built(state: MonthState, isUsed: boolean): Promise<MonthIndex> {
		const index = monthIndexOf(await this.#months.wins(state[0]));
		// A win that was written between the two reads has changed the state, so the index is not stored.
		await this.#months.keep(state, index).catch(() => {});
		this.#cache.add(state, index, isUsed);
		return index;
	}

	/** Resolves when no page is being searched for, which is more urgent than the caller's work. */
	async #idle(): Promise<void> {
		while (this.#searches > 0) await new Promise<void>((resolve) => this.#onidle.push(resolve));
	}
}

/** The API of the search worker. A new search makes all earlier calls return null. */
export function searchApi(months: MonthIndexes) {
	const finder = new Finder(months);
	const latest = new Latest();
	let signal = latest.begin();
	return {
		page(sought: Sought, limit: number, from: FoundPlace | null) {
			if (from === null) signal = latest.begin();
			return finder.page(sought, limit, from, signal);
		},
		count: (sought: Sought) => finder.count(sought, signal),
		prepare: () => finder.prepare(),
		close: () => finder.close()
	};
}
