import type { Month } from '#lib/domain/totals.ts';
import type { Win } from '#lib/domain/win.ts';
import {
	foundIn,
	holdsWords,
	indexFormat,
	isSure,
	monthIndexOf,
	type MonthIndex,
	type Sought
} from '#lib/search/search.ts';
import type { MonthIndexes, MonthState } from '#lib/storage/month-indexes.ts';

/** Some of the wins that are found, the newest first. */
export interface FoundPage {
	wins: Win[];
	/** Where the next page begins; null when there is none. */
	next: FoundPlace | null;
}
/** A place among what is found: behind so many of a month. */
export interface FoundPlace {
	month: Month;
	behind: number;
}

/**
 * Finds wins by an index of each month, which is made when it is missing or a win of the month was written
 * since. What is made is kept, so that it is made once.
 */
export class Finder {
	readonly #months: MonthIndexes;
	readonly #indexes = new Map<Month, { state: MonthState; index: Promise<MonthIndex> }>();

	constructor(months: MonthIndexes) {
		this.#months = months;
	}

	/** At most `limit` wins that are found, from the newest or a place on; null once nobody waits for them. */
	async page(
		sought: Sought,
		limit: number,
		from: FoundPlace | null,
		isAwaited: () => boolean
	): Promise<FoundPage | null> {
		const wins: Win[] = [];
		const mustLook = !isSure(sought);
		for (const state of await this.#states(sought, from?.month)) {
			if (!isAwaited()) return null;
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

	/** How many wins are found; null where that is not known without reading them, or once nobody waits. */
	async count(sought: Sought, isAwaited: () => boolean): Promise<number | null> {
		if (!isSure(sought)) return null;
		let count = 0;
		for (const state of await this.#states(sought)) {
			if (!isAwaited()) return null;
			count += foundIn(state[0], await this.#index(state), sought).length;
		}
		return count;
	}

	/** Lets go of the diary. */
	close(): void {
		this.#months.close();
	}

	/** Has every index at hand, so that the first search is as fast as the others. */
	async prepare(): Promise<void> {
		// One after the other, so that a search that comes meanwhile waits for a month at most.
		for (const state of await this.#months.states()) await this.#index(state);
	}

	/** The months that can hold something, the latest first, up to one. */
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
		// What could not be read now can be next time.
		index.catch(() => {
			if (this.#indexes.get(month)?.index === index) this.#indexes.delete(month);
		});
		return index;
	}

	async #read(state: MonthState): Promise<MonthIndex> {
		const kept = (await this.#months.index(state)) as MonthIndex | undefined;
		if (kept?.format === indexFormat) return kept;
		const made = monthIndexOf(await this.#months.wins(state[0]));
		// A win that was written between the two reads has changed the state, so that this is not kept.
		await this.#months.keep(state, made).catch(() => {});
		return made;
	}
}
