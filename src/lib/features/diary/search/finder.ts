import { Latest } from '#lib/async/latest.ts';
import type { Month } from '#lib/core/totals.ts';
import type { Win } from '#lib/core/win.ts';
import {
	foundIn,
	holdsWords,
	indexFormat,
	isSure,
	monthIndexOf,
	type MonthIndex,
	type Sought
} from './search.ts';
import type { MonthIndexes, MonthState } from '#lib/storage/month-indexes.ts';

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

/**
 * Finds wins with one index per month. An index is built if it is missing or a win of the month was written
 * since, and is then stored.
 */
export class Finder {
	readonly #months: MonthIndexes;
	readonly #indexes = new Map<Month, { state: MonthState; index: Promise<MonthIndex> }>();

	constructor(months: MonthIndexes) {
		this.#months = months;
	}

	/** Returns at most `limit` wins, from the newest or from a place on; null once `signal` is aborted. */
	async page(
		sought: Sought,
		limit: number,
		from: FoundPlace | null,
		signal: AbortSignal
	): Promise<FoundPage | null> {
		const wins: Win[] = [];
		const mustLook = !isSure(sought);
		for (const state of await this.#states(sought, from?.month)) {
			if (signal.aborted) return null;
			const [month] = state;
			const ids = foundIn(month, await this.#index(state), sought);
			let behind = from?.month === month ? from.behind : 0;
			while (behind < ids.length) {
				if (wins.length === limit) return { wins, next: { month, behind } };
				const some = ids.slice(behind, behind + limit - wins.length);
				const read = await Promise.all(some.map((id) => this.#months.win(id)));
				for (const win of read) if (win && (!mustLook || holdsWords(win, sought))) wins.push(win);
				behind += some.length;
			}
		}
		return { wins, next: null };
	}

	/**
	 * Returns the number of wins found; null if only reading them could tell, or once `signal` is aborted.
	 */
	async count(sought: Sought, signal: AbortSignal): Promise<number | null> {
		if (!isSure(sought)) return null;
		let count = 0;
		for (const state of await this.#states(sought)) {
			if (signal.aborted) return null;
			count += foundIn(state[0], await this.#index(state), sought).length;
		}
		return count;
	}

	/** Closes the database connection. */
	close(): void {
		this.#months.close();
	}

	/** Loads every index, so that the first search is as fast as later ones. */
	async prepare(): Promise<void> {
		// One at a time, so that a search that starts now waits for one month at most.
		for (const state of await this.#months.states()) await this.#index(state);
	}

	/** Returns the months that can contain results, latest first, none after `latest`. */
	async #states({ from, to }: Sought, latest?: Month): Promise<MonthState[]> {
		const states = await this.#months.states();
		return states.filter(
			([month]) =>
				(!latest || month <= latest) &&
				(!from || month >= from.slice(0, 7)) &&
				(!to || month <= to.slice(0, 7))
		);
	}

	#index(state: MonthState): Promise<MonthIndex> {
		const [month, revision] = state;
		const present = this.#indexes.get(month);
		if (present?.state[1] === revision) return present.index;
		const index = this.#read(state);
		this.#indexes.set(month, { state, index });
		// Forget a failed read, so that the next call tries again.
		index.catch(() => {
			if (this.#indexes.get(month)?.index === index) this.#indexes.delete(month);
		});
		return index;
	}

	async #read(state: MonthState): Promise<MonthIndex> {
		const stored = (await this.#months.index(state)) as MonthIndex | undefined;
		if (stored?.format === indexFormat) return stored;
		const made = monthIndexOf(await this.#months.wins(state[0]));
		// A win that was written between the two reads has changed the state, so the index is not stored.
		await this.#months.keep(state, made).catch(() => {});
		return made;
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
