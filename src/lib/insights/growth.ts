import type { Month, MonthTotals } from '#lib/domain/totals.ts';

/** A month that has wins, and how many. */
export interface Grown {
	month: Month;
	wins: number;
}

/**
 * A span of the calendar, as the letters that its months begin with: '' for all of them, '202' for
 * the ten years from 2020 on, '2026' for that year.
 */
export type CalendarSpan = string;

/** The months that have wins, the latest first. */
export function grownIn(totals: readonly MonthTotals[]): Grown[] {
	return totals
		.map(({ id, counts }) => ({ month: id, wins: counts.win ?? 0 }))
		.filter(({ wins }) => wins > 0)
		.sort((a, b) => (a.month < b.month ? 1 : -1));
}

/** Those of a span. */
export function within(grown: readonly Grown[], span: CalendarSpan): Grown[] {
	return grown.filter(({ month }) => month.startsWith(span));
}

/** How many wins there are in all of them. */
export function winsIn(grown: readonly Grown[]): number {
	return grown.reduce((sum, { wins }) => sum + wins, 0);
}

/** All, the decades where there are several, and the years that have wins, the latest first. */
export function spansOf(grown: readonly Grown[]): CalendarSpan[] {
	const beginnings = (letters: number) => [
		...new Set(grown.map(({ month }) => month.slice(0, letters)))
	];
	const [decades, years] = [beginnings(3), beginnings(4)];
	return ['', ...(decades.length > 1 ? decades : []), ...(years.length > 1 ? years : [])];
}

/** The months of each year, the latest first, with the wins of the whole year. */
export function byYear(grown: readonly Grown[]): { year: string; wins: number; months: Grown[] }[] {
	return [...new Set(grown.map(({ month }) => month.slice(0, 4)))].map((year) => {
		const months = within(grown, year);
		return { year, wins: winsIn(months), months };
	});
}
