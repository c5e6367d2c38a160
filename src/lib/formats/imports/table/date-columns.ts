import {
	dateOrders,
	languagesOf,
	momentFrom,
	type DateOrder
} from '#lib/formats/imports/foreign-time.ts';
import { isNearlyAll } from '#lib/formats/imports/rewritten-dates.ts';

/** A longer value is no date. */
const longestDate = 96;

/**
 * Returns the orders that the dates of a column can have, of its values with the number of their rows. Nearly all
 * values must be dates, or most of them below a heading such as Date: slips and a line with a sum must not hide the
 * others. An order that fits fewer dates than another is none: of 03/04/2026 and 25/04/2026, the second decides.
 * Two if no order fits nearly all dates, as of 25/04/2026 and 04/25/2026. Empty if the column has no dates.
 */
export function ordersOf(
	counts: ReadonlyMap<string, number>,
	languages: readonly string[],
	isNamedDate: boolean
): DateOrder[] {
	let [all, dates] = [0, 0];
	const found = dateOrders.map((order) => ({ order, own: 0, withYearFirst: 0 }));
	for (const [value, rows] of counts) {
		const fits = dateOrders.map((order) => momentFrom(value, order, languages) !== null);
		const isYearFirst = fits[dateOrders.indexOf('ymd')]!;
		all += rows;
		if (fits.includes(true)) dates += rows;
		for (const [at, one] of found.entries()) {
			if (fits[at]) one.own += rows;
			if (fits[at] || isYearFirst) one.withYearFirst += rows;
		}
	}
	if (dates === 0 || !(isNearlyAll(dates, all) || (isNamedDate && dates * 2 > all))) return [];
	const most = Math.max(...found.map(({ withYearFirst }) => withYearFirst));
	if (!isNearlyAll(most, dates)) return namesOf(found.filter(({ order }) => order !== 'ymd'));
	const alone = found.filter(({ own }) => own === most);
	return namesOf(alone.length > 0 ? alone : found.filter((one) => one.withYearFirst === most));
}

function namesOf(found: readonly { order: DateOrder }[]): DateOrder[] {
	return found.map(({ order }) => order);
}

/** Words of a column tell its language, as they may mean different days in two. Notes are no dates. */
export function languagesOfDates(values: readonly string[]): readonly string[] {
	const dates = values.filter(
		(value) => value.length <= longestDate && /\p{Nd}\P{Nd}+\p{Nd}/u.test(value)
	);
	return dates.length * 2 < values.length ? [] : languagesOf(dates);
}
