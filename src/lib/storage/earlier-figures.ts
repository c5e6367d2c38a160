import type { Revision } from '#lib/core/clock.ts';
import type { FiguresBefore } from './schema.ts';
import type { WriteTransaction } from './write-transaction.ts';
import { putMonth, WinFigures } from './win-figures.ts';

/** The figures of an earlier state of the diary, for rows that are all as they were in that state. */
export class EarlierFigures extends WinFigures {
	readonly #months: FiguresBefore['months'];

	constructor({ totals, months }: FiguresBefore) {
		super(totals);
		this.#months = months;
	}

	/** Counts nothing: the figures are those after all changes. */
	override count(): void {}

	/** Writes the earlier totals of each month, and marks its search index as stale since `revision`. */
	override async settle(transaction: WriteTransaction, revision: Revision): Promise<void> {
		for (const [id, totals] of this.#months) putMonth(transaction, id, totals, revision);
	}
}
