import { noonOf, type Day } from '#lib/core/day.ts';
import { onceRule } from '#lib/core/once.ts';

/** The weekdays as RFC 5545 abbreviates them, Monday first. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
/** A day of the week. */
export type Weekday = (typeof weekdays)[number];

/** Position of a weekday within a month, such as 2 for the second Tuesday; -1 is the last. */
export type Which = 1 | 2 | 3 | 4 | -1;
/** All positions, in the order of the form's options. */
export const whichOnes: readonly Which[] = [1, 2, 3, 4, -1];

/** The days on which a plan comes up, in the terms of its form. */
export type Rhythm =
	| { every: 'once' }
	| { every: 'day' }
	| { every: 'week'; interval: 1 | 2; days: readonly Weekday[] }
	| { every: 'month'; which: Which; day: Weekday };

/** Returns the RFC 5545 recurrence rule of a rhythm. A week without days becomes daily. */
export function ruleOf(rhythm: Rhythm): string {
	if (rhythm.every === 'once') return onceRule;
	if (rhythm.every === 'month') return `FREQ=MONTHLY;BYDAY=${rhythm.which}${rhythm.day}`;
	if (rhythm.every === 'day' || rhythm.days.length === 0) return 'FREQ=DAILY';
	const days = weekdays.filter((day) => rhythm.days.includes(day));
	return `FREQ=WEEKLY;BYDAY=${days.join(',')}${rhythm.interval === 2 ? ';INTERVAL=2' : ''}`;
}

/**
 * Returns the rhythm of a rule that `ruleOf` wrote; null for another rule, such as one of a later version.
 */
export function rhythmOf(rule: string): Rhythm | null {
	if (rule === onceRule) return { every: 'once' };
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

/** Returns the weekday of a calendar day. */
export function weekdayOf(day: Day): Weekday {
	return weekdays[(noonOf(day).getUTCDay() + 6) % 7]!;
}
