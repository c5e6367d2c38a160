import { revisionOf, type Clock } from '#lib/domain/clock.ts';
import type { ListName } from '#lib/domain/lists.ts';
import { countedIn, monthOf, type Month } from '#lib/domain/totals.ts';
import type { Win } from '#lib/domain/win.ts';
import { endOfLog } from './choice-log.ts';
import { within } from './rows.ts';
import type { LogState, Row, Totals } from './schema.ts';
import type { WriteTransaction } from './transaction.ts';

/** What follows from many rows that one transaction writes, reckoned up and written at its end. */
export class Ledger {
	readonly #lists = new Set<ListName>();
	readonly #months = new Map<Month, Map<string, number>>();
	#winCount = 0;

	/** The lists of which rows have been written. */
	get lists(): ReadonlySet<ListName> {
		return this.#lists;
	}

	/** Notes that a row took the place of another; undefined where there is none. */
	note(list: ListName, before: Row<unknown> | undefined, after: Row<unknown> | undefined): void {
		this.#lists.add(list);
		if (list !== 'wins') return;
		if (before?.record) this.#count(before.record as Win, -1);
		if (after?.record) this.#count(after.record as Win, 1);
	}

	/** Writes it all, with a clock that has issued a stamp for this transaction and stands past its rows. */
	async settle(transaction: WriteTransaction, clock: Clock): Promise<void> {
		const meta = transaction.objectStore('meta');
		const revision = revisionOf(clock);
		await meta.put(clock, 'clock');
		const kept = (await meta.get('totals')) as Totals | undefined;
		await meta.put({ wins: (kept?.wins ?? 0) + this.#winCount }, 'totals');
		if (this.#lists.has('choices')) {
			const before = (await meta.get('choiceLog')) as LogState | undefined;
			const { order, id } = (await endOfLog(transaction.objectStore('choices'))) ??
				before ?? { order: ['', 0], id: '' };
			// Rows may have come anywhere in it, so whoever has read it reads it again.
			await meta.put({ revision, rewritten: revision, order, id }, 'choiceLog');
		}
		for (const [month, changes] of this.#months) {
			const totals = transaction.objectStore('totals');
			const indexes = transaction.objectStore('monthIndexes');
			const counts = new Map(Object.entries((await totals.get(month))?.counts ?? {}));
			for (const [key, by] of changes) {
				const count = (counts.get(key) ?? 0) + by;
				if (count === 0) counts.delete(key);
				else counts.set(key, count);
			}
			await indexes.delete(within(month));
			if (counts.size > 0) {
				await totals.put({ id: month, counts: Object.fromEntries(counts) });
				await indexes.put({ id: month, revision });
			} else await totals.delete(month);
		}
		await transaction.objectStore('unmirrored').add({ isEverything: true, revision });
		await meta.delete('learning');
		await meta.delete('moments');
	}

	#count(win: Win, by: 1 | -1): void {
		this.#winCount += by;
		const month = monthOf(win);
		const counts = this.#months.get(month) ?? new Map<string, number>();
		this.#months.set(month, counts);
		for (const key of countedIn(win)) counts.set(key, (counts.get(key) ?? 0) + by);
	}
}
