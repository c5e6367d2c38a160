import { dayAfter } from '#lib/core/calendar.ts';
import { daysBetween, type Day } from '#lib/core/day.ts';
import { isDay } from '#lib/core/written-time.ts';

/** A span of days, both ends included. */
export interface DaySpan {
	from: Day;
	to: Day;
}

/** The lengths in days of the named spans. Each span ends today. */
export const spanDays = { fourWeeks: 28, threeMonths: 91, year: 365 } as const;
/** The name of a span that ends today. */
export type SpanName = keyof typeof spanDays;
/** All span names, shortest span first. */
export const spanNames = ['fourWeeks', 'threeMonths', 'year'] as const;

/** Returns the named span that ends today. */
export function spanUntil(today: Day, name: SpanName): DaySpan {
	return { from: dayAfter(today, 1 - spanDays[name]), to: today };
}

/** Returns the span between two values of `<input type="date">`, or the problem with them. */
export function spanBetween(from: string, to: string): DaySpan | 'incomplete' | 'reversed' {
	if (!isDay(from) || !isDay(to)) return 'incomplete';
	return daysBetween(from, to) < 0 ? 'reversed' : { from, to };
}
