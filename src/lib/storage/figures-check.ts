import type { Totals } from './schema.ts';
import type { WriteTransaction } from './write-transaction.ts';

/** The stores that `figuresHold` reads. */
export const figureStores = ['wins', 'meta', 'totals', 'monthIndexes'] as const;

/**
 * Returns whether the figures derived from the wins agree with each other: the number of wins, the totals of each
 * month, and the months that the search knows. They do not after the database has lost rows.
 */
export async function figuresHold(
	transaction: Pick<WriteTransaction, 'objectStore'>
): Promise<boolean> {
	const [totals, counted, months, indexes] = await Promise.all([
		transaction.objectStore('meta').get('totals') as Promise<Totals | undefined>,
		// The index leaves out deleted wins.
		transaction.objectStore('wins').index('byOrder').count(),
		transaction.objectStore('totals').getAll(),
		transaction.objectStore('monthIndexes').getAllKeys()
	]);
	const wins = totals?.wins ?? 0;
	const inMonths = months.reduce((sum, { counts }) => sum + (counts.win ?? 0), 0);
	const searched = new Set<string>(indexes.map(([month]) => month));
	return counted === wins && inMonths === wins && months.every(({ id }) => searched.has(id));
}
