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
		const totals = transaction.objectStore('totals');
		const indexes = transaction.objectStore('monthIndexes');
		const revision = revisionOf(clock);
		const [kept, before, last, ...months] = await Promise.all([
			meta.get('totals') as Promise<Totals | undefined>,
			meta.get('choiceLog') as Promise<LogState | undefined>,
			this.#lists.has('choices') ? endOfLog(transaction.objectStore('choices')) : undefined,
			...[...this.#months.keys()].map((month) => totals.get(month))
		]);
		const known = new Map(months.map((month) => [month?.id, month?.counts]));
		const writes: Promise<unknown>[] = [
			meta.put(clock, 'clock'),
			meta.put({ wins: (kept?.wins ?? 0) + this.#winCount }, 'totals'),
			meta.delete('learning'),
			meta.delete('moments')
		];
		if (this.#lists.has('choices')) {
			const { order, id } = last ?? before ?? { order: ['', 0], id: '' };
			// Rows may have come anywhere in it, so whoever has read it reads it again.
			writes.push(meta.put({ revision, rewritten: revision, order, id }, 'choiceLog'));
		}
		for (const [month, changes] of this.#months) {
			const counts = new Map(Object.entries(known.get(month) ?? {}));
			for (const [key, by] of changes) {
				const count = (counts.get(key) ?? 0) + by;
				if (count === 0) counts.delete(key);
				else counts.set(key, count);
			}
			writes.push(indexes.delete(within(month)));
			if (counts.size > 0) {
				writes.push(totals.put({ id: month, counts: Object.fromEntries(counts) }));
				writes.push(indexes.put({ id: month, revision }));
			} else writes.push(totals.delete(month));
		}
		writes.push(transaction.objectStore('unmirrored').add({ isEverything: true, revision }));
		await Promise.all(writes);
	}

	#count(win: Win, by: 1 | -1): void {
		this.#winCount += by;
		const month = monthOf(win);
		const counts = this.#months.get(month) ?? new Map<string, number>();
		this.#months.set(month, counts);
		for (const key of countedIn(win)) counts.set(key, (counts.get(key) ?? 0) + by);
	}
}
