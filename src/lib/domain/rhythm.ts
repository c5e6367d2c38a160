import { noonOf, type Day } from './day.ts';

/** The days of a week, from Monday on, as recurrence rules name them. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
/** A day of the week. */
export type Weekday = (typeof weekdays)[number];

/** Which of the days of that name in a month; -1 is the last one. */
export type Which = 1 | 2 | 3 | 4 | -1;
/** All of them, in the order in which they are listed. */
export const whichOnes: readonly Which[] = [1, 2, 3, 4, -1];

/** How often something comes up, as a person would put it. */
export type Rhythm =
	| { every: 'day' }
	| { every: 'week'; interval: 1 | 2; days: readonly Weekday[] }
	| { every: 'month'; which: Which; day: Weekday };

/** The recurrence rule of RFC 5545 for a rhythm; a week without days comes up as every day. */
export function ruleOf(rhythm: Rhythm): string {
	if (rhythm.every === 'month') return `FREQ=MONTHLY;BYDAY=${rhythm.which}${rhythm.day}`;
	if (rhythm.every === 'day' || rhythm.days.length === 0) return 'FREQ=DAILY';
	const days = weekdays.filter((day) => rhythm.days.includes(day));
	return `FREQ=WEEKLY;BYDAY=${days.join(',')}${rhythm.interval === 2 ? ';INTERVAL=2' : ''}`;
}

/** The rhythm of a rule that `ruleOf` gave; null for another rule, which a later version may have made. */
export function rhythmOf(rule: string): Rhythm | null {
	if (rule === 'FREQ=DAILY') return { every: 'day' };
	const weekly = /^FREQ=WEEKLY;BYDAY=([A-Z,]+)(;INTERVAL=2)?$/.exec(rule);
	if (weekly) {
		const named = weekly[1]!.split(',');
		const days = weekdays.filter((day) => named.includes(day));
		return { every: 'week', interval: weekly[2] ? 2 : 1, days };
	}
	const monthly = /^FREQ=MONTHLY;BYDAY=(-1|[1-4])([A-Z]{2})$/.exec(rule);
	if (!monthly) return null;
	return { every: 'month', which: Number(monthly[1]) as Which, day: monthly[2] as Weekday };
}

/** The day of the week of a calendar day. */
export function weekdayOf(day: Day): Weekday {
	return weekdays[(noonOf(day).getUTCDay() + 6) % 7]!;
}
