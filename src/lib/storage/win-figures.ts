import type { Revision } from '#lib/core/clock.ts';
import { addWin, emptyTally, type Tally } from '#lib/core/pond.ts';
import { countedIn, monthOf, type Month, type MonthTotals } from '#lib/core/totals.ts';
import type { Win } from '#lib/core/win.ts';
import { startingWith } from './key-ranges.ts';
import type { FiguresBefore, Totals } from './schema.ts';
import { put, remove } from './transaction.ts';
import type { WriteTransaction } from './write-transaction.ts';

/** The changes of one transaction to the totals of months, the number of wins and the tally of the pond. */
export class WinFigures {
	/** The change of each count in each month. */
	readonly #months = new Map<Month, Map<string, number>>();
	readonly #tally: number[] | null;
	/** The totals that `settle` replaced: of each changed month, undefined where it had none. */
	#replaced: FiguresBefore['months'] = [];
	#wins: number;

	/** Starts at the stored figures; without any, at a diary that has no wins. */
	constructor({ wins, tally }: Totals = { wins: 0 }) {
		this.#wins = wins;
		// Earlier versions stored no tally. It can follow the changes once it has been counted.
		this.#tally = tally ? [...tally] : wins === 0 ? emptyTally() : null;
	}

	/** The figures after the changes so far. */
	get totals(): Totals {
		const tally: Tally | null = this.#tally;
		return { wins: this.#wins, ...(tally && { tally }) };
	}

	/** The totals of each changed month before the changes; known once `settle` has run. */
	get replaced(): FiguresBefore['months'] {
		return this.#replaced;
	}

	/** Counts a win, or subtracts it if `by` is −1. */
	count(win: Win, by: 1 | -1): void {
		this.#wins += by;
		if (this.#tally) addWin(this.#tally, win, by);
		const month = monthOf(win);
		const counts = this.#months.get(month) ?? new Map<string, number>();
		this.#months.set(month, counts);
		for (const key of countedIn(win)) counts.set(key, (counts.get(key) ?? 0) + by);
	}

	/** Writes the totals of each changed month, and marks its search index as stale since `revision`. */
	async settle(transaction: WriteTransaction, revision: Revision): Promise<void> {
		const stored = await Promise.all(
			[...this.#months.keys()].map((id) => transaction.objectStore('totals').get(id))
		);
		this.#replaced = [...this.#months.keys()].map((id, at) => [id, stored[at]]);
		for (const [at, [id, changes]] of [...this.#months].entries()) {
			const counts = changed(stored[at]?.counts ?? {}, changes);
			const after = counts.size > 0 ? { id, counts: Object.fromEntries(counts) } : undefined;
			putMonth(transaction, id, after, revision);
		}
	}
}

/** Stores the totals of a month with a stale search index; undefined if it has no wins. */
export function putMonth(
	transaction: WriteTransaction,
	id: Month,
	totals: MonthTotals | undefined,
	revision: Revision
): void {
	remove(transaction, 'monthIndexes', startingWith(id));
	if (!totals) return remove(transaction, 'totals', id);
	put(transaction, 'totals', totals);
	put(transaction, 'monthIndexes', { id, revision });
}

/** The counts after the changes, without those that are zero. */
function changed(
	before: MonthTotals['counts'],
	changes: ReadonlyMap<string, number>
): Map<string, number> {
	const counts = new Map(Object.entries(before));
	for (const [key, by] of changes) {
		const count = (counts.get(key) ?? 0) + by;
		if (count === 0) counts.delete(key);
		else counts.set(key, count);
	}
	return counts;
}
