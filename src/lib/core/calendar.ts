import { dayOf, noonOf, type Day } from './day.ts';
import type { Month } from './totals.ts';

/** A day of the week: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Returns the day that is so many days later; earlier if `by` is negative. */
export function dayAfter(day: Day, by: number): Day {
	return dayOf(new Date(noonOf(day).getTime() + by * 86_400_000).toISOString());
}

/** Returns the weekday of a calendar day. */
export function weekdayOf(day: Day): Weekday {
	return (noonOf(day).getUTCDay() || 7) as Weekday;
}

/** Returns the month that is so many months later; earlier if `by` is negative. */
export function monthAfter(month: Month, by: number): Month {
	const first = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + by, 1));
	return first.toISOString().slice(0, 7) as Month;
}

/** Returns a month as weeks of seven places; a place before its first or after its last day is null. */
export function weeksOf(month: Month, firstWeekday: Weekday): (Day | null)[][] {
	const first = `${month}-01` as Day;
	const blanks = (weekdayOf(first) - firstWeekday + 7) % 7;
	const places: (Day | null)[] = Array.from({ length: blanks }, () => null);
	for (let day = first; day.startsWith(month); day = dayAfter(day, 1)) places.push(day);
	while (places.length % 7 !== 0) places.push(null);
	return Array.from({ length: places.length / 7 }, (_, week) =>
		places.slice(week * 7, week * 7 + 7)
	);
}
