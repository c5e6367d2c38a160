import type { Day } from '#lib/core/day.ts';
import { dateOrders, dayFrom, type DateOrder } from './foreign-time.ts';

/** An order that dates of a file can have, and the first day that it results in. */
export interface OrderChoice {
	order: DateOrder;
	firstDay: Day;
}

/** Even a short column may have this many values that are no dates, such as a typing error or a row of totals. */
const mostSlips = 1;
const nearly = 0.9;

/** Returns whether so many of all values fit that the others can be slips. */
export function isNearlyAll(fitting: number, all: number): boolean {
	const others = all - fitting;
	return fitting >= all * nearly || (fitting > others && others <= mostSlips);
}

/**
 * Returns the orders that fit best the dates that a spreadsheet program has rewritten, such as 11/20/2026. None if
 * there are no such dates; two if nothing tells them apart, or if each has dates that only it fits, so that the
 * user has to choose. `signs` returns the number of other columns that confirm a day.
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
		const rows = found.length;
		return rows > 0 ? [{ order, firstDay: found[0]!.day, weight, rows }] : [];
	});
	const dates = rewritten.filter((row) => dayOf(row, 'dmy') ?? dayOf(row, 'mdy')).length;
	const most = Math.max(...fitting.map(({ weight }) => weight));
	const best = fitting.filter(({ weight }) => weight === most);
	return (best.some(({ rows }) => isNearlyAll(rows, dates)) ? best : fitting).map(
		({ order, firstDay }) => ({ order, firstDay })
	);
}

/** Returns the order of rewritten dates: the chosen one, or the only one that fits; null if neither is known. */
export function orderAmong(
	choices: readonly OrderChoice[],
	chosen: DateOrder | undefined
): DateOrder | null {
	return chosen ?? (choices.length === 1 ? choices[0]!.order : null);
}

/** The value that a text with a date was read as. */
export interface ReadDate<Found> {
	found: Found;
	/** Its day and month are the other way round than in the order of the file. */
	isOtherOrder: boolean;
}

/**
 * Returns what `read` finds in this order, or with the year first; else in the only other order that fits, since
 * 25/04/2026 is one day even among months that come first. Null if there is none, or if two days are possible.
 */
export function dateInOrder<Found extends { day: Day }>(
	order: DateOrder,
	read: (order: DateOrder) => Found | null
): ReadDate<Found> | null {
	const own = read(order) ?? read('ymd');
	if (own) return { found: own, isOtherOrder: false };
	const others = dateOrders.flatMap((other) => read(other) ?? []);
	const days = new Set(others.map(({ day }) => day));
	return days.size === 1 ? { found: others[0]!, isOtherOrder: true } : null;
}

/** Returns what `read` finds with the year first; else in that order of rewritten dates, if it is known. */
export function rewrittenDate<Found extends { day: Day }>(
	order: DateOrder | null,
	read: (order: DateOrder) => Found | null
): ReadDate<Found> | null {
	const found = read('ymd');
	if (found) return { found, isOtherOrder: false };
	return order && dateInOrder(order, read);
}

/** Returns the day of a rewritten date, as `rewrittenDate` does. */
export function rewrittenDay(text: string, order: DateOrder | null): ReadDate<{ day: Day }> | null {
	return rewrittenDate(order, (one) => {
		const day = dayFrom(text, one);
		return day && { day };
	});
}
