import type { Day } from '#lib/core/day.ts';
import type { DateOrder } from './foreign-time.ts';

/** An order that dates of a file can have, and the first day that it results in. */
export interface OrderChoice {
	order: DateOrder;
	firstDay: Day;
}

/**
 * Returns the orders that fit best the dates that a spreadsheet program has rewritten, such as 11/20/2026. None if
 * there are no such dates; two if nothing tells them apart, so that the user has to choose. `signs` returns the
 * number of other columns that confirm a day.
 */
export function rewrittenOrders<Row>(
	rows: readonly Row[],
	dayOf: (row: Row, order: DateOrder) => Day | null,
	signs: (row: Row, day: Day) => number = () => 0
): OrderChoice[] {
	const rewritten = rows.filter((row) => !dayOf(row, 'ymd'));
	const fitting = (['dmy', 'mdy'] as const).flatMap((order) => {
		const found = rewritten.flatMap((row) => {
			const day = dayOf(row, order);
			return day ? [{ day, weight: 1 + signs(row, day) }] : [];
		});
		const weight = found.reduce((sum, one) => sum + one.weight, 0);
		return found.length > 0 ? [{ order, firstDay: found[0]!.day, weight }] : [];
	});
	const most = Math.max(...fitting.map(({ weight }) => weight));
	return fitting
		.filter(({ weight }) => weight === most)
		.map(({ order, firstDay }) => ({ order, firstDay }));
}

/** Returns the order of rewritten dates: the chosen one, or the only one that fits; null if neither is known. */
export function orderAmong(
	choices: readonly OrderChoice[],
	chosen: DateOrder | undefined
): DateOrder | null {
	return chosen ?? (choices.length === 1 ? choices[0]!.order : null);
}
