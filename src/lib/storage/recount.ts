import type { Revision } from '#lib/domain/clock.ts';
import type { Month, MonthTotals } from '#lib/domain/totals.ts';
import type { Totals } from './schema.ts';
import { countInto } from './win-rows.ts';
import type { WriteTransaction } from './transaction.ts';

const batch = 1000;

/** Whether as many wins can be counted as the figures say; a database that has lost rows does not know. */
export async function figuresHold(transaction: WriteTransaction): Promise<boolean> {
	const [totals, counted] = await Promise.all([
		transaction.objectStore('meta').get('totals') as Promise<Totals | undefined>,
		transaction.objectStore('wins').index('byOrder').count()
	]);
	return counted === (totals?.wins ?? 0);
}

/**
 * Makes all figures anew from the wins that are there, and notes that every month has to be indexed: for
 * a database that had lost rows without its figures knowing.
 */
export async function recount(transaction: WriteTransaction, revision: Revision): Promise<void> {
	const rows = transaction.objectStore('wins');
	const totals = transaction.objectStore('totals');
	const indexes = transaction.objectStore('monthIndexes');
	await Promise.all([totals.clear(), indexes.clear()]);
	const months = new Map<Month, MonthTotals>();
	let wins = 0;
	for (let after = ''; ;) {
		const part = await rows.getAll(IDBKeyRange.lowerBound(after, true), batch);
		for (const { record } of part) {
			if (!record) continue;
			countInto(months, record, 1);
			wins++;
		}
		if (part.length < batch) break;
		after = part.at(-1)!.id;
	}
	for (const month of months.values())
		await Promise.all([totals.put(month), indexes.put({ id: month.id, revision })]);
	await transaction.objectStore('meta').put({ wins }, 'totals');
}
