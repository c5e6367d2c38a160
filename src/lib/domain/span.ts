import { dayOf, daysBetween, noonOf, type Day } from './day.ts';
import { isDay } from './written-time.ts';

/** Days from one to another, both included. */
export interface DaySpan {
	from: Day;
	to: Day;
}

/** Spans that end today, by name, with how many days each has. */
export const spanDays = { fourWeeks: 28, threeMonths: 91, year: 365 } as const;
/** The name of a span that ends today. */
export type SpanName = keyof typeof spanDays;
/** All of these, the shortest first. */
export const spanNames = ['fourWeeks', 'threeMonths', 'year'] as const;

/** The span of that name. */
export function spanUntil(today: Day, name: SpanName): DaySpan {
	const first = noonOf(today).getTime() - (spanDays[name] - 1) * 86_400_000;
	return { from: dayOf(new Date(first).toISOString()), to: today };
}

/** The span between two values of `<input type="date">`, or what is wrong with them. */
export function spanBetween(from: string, to: string): DaySpan | 'incomplete' | 'reversed' {
	if (!isDay(from) || !isDay(to)) return 'incomplete';
	return daysBetween(from, to) < 0 ? 'reversed' : { from, to };
}
