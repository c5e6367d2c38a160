import type { Month, MonthTotals } from '#lib/core/totals.ts';

/** A month that has wins, and their number. */
export interface Grown {
	month: Month;
	wins: number;
}

/**
 * A span of the calendar, as a prefix of its months: '' for all months, '202' for the ten years from 2020 on,
 * '2026' for that year.
 */
export type CalendarSpan = string;

/** Returns the months that have wins, the latest first. */
export function grownIn(totals: readonly MonthTotals[]): Grown[] {
	return totals
		.map(({ id, counts }) => ({ month: id, wins: counts.win ?? 0 }))
		.filter(({ wins }) => wins > 0)
		.sort((a, b) => (a.month < b.month ? 1 : -1));
}

/** Returns the months within a span. */
export function within(grown: readonly Grown[], span: CalendarSpan): Grown[] {
	return grown.filter(({ month }) => month.startsWith(span));
}

/** Returns the total number of wins. */
export function winsIn(grown: readonly Grown[]): number {
	return grown.reduce((sum, { wins }) => sum + wins, 0);
}

/**
 * Returns the spans to choose from: all months, then the decades if there are several, then the years if
 * there are several. Latest first.
 */
export function spansOf(grown: readonly Grown[]): CalendarSpan[] {
	const beginnings = (letters: number) => [
		...new Set(grown.map(({ month }) => month.slice(0, letters)))
	];
	const [decades, years] = [beginnings(3), beginnings(4)];
	return ['', ...(decades.length > 1 ? decades : []), ...(years.length > 1 ? years : [])];
}

/** Groups the months by year, the latest first, with the number of wins in each year. */
export function byYear(grown: readonly Grown[]): { year: string; wins: number; months: Grown[] }[] {
	return [...new Set(grown.map(({ month }) => month.slice(0, 4)))].map((year) => {
		const months = within(grown, year);
		return { year, wins: winsIn(months), months };
	});
}
