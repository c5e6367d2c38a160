import { dayAfter } from '#lib/core/calendar.ts';
import { daysBetween, type Day } from '#lib/core/day.ts';
import type { RecurringPlan } from '#lib/core/plan.ts';
import { rhythmOf, weekdayOf, weekdays, type Rhythm } from './rhythm.ts';

/** Longer than the wait for the first day of any rhythm. */
const longestWaitDays = 70;

/**
 * Returns whether a plan has had a day: today or earlier. A rule of a later version has had one from the
 * plan's beginning on.
 */
export function hasComeUp({ rule, since }: Pick<RecurringPlan, 'rule' | 'since'>, today: Day) {
	const rhythm = rhythmOf(rule);
	const wait = daysBetween(since, today);
	if (wait < 0 || !rhythm || wait > longestWaitDays) return wait >= 0;
	return Array.from({ length: wait + 1 }, (_, i) => dayAfter(since, i)).some((day) =>
		isOn(rhythm, since, day)
	);
}

function isOn(rhythm: Rhythm, since: Day, day: Day): boolean {
	if (rhythm.every === 'once' || rhythm.every === 'day') return true;
	const weekday = weekdayOf(day);
	if (rhythm.every === 'week') {
		const daysSinceMonday = weekdays.indexOf(weekdayOf(since)) + daysBetween(since, day);
		return rhythm.days.includes(weekday) && Math.floor(daysSinceMonday / 7) % rhythm.interval === 0;
	}
	if (weekday !== rhythm.day) return false;
	return rhythm.which === -1
		? dayAfter(day, 7).slice(0, 7) !== day.slice(0, 7)
		: Math.ceil(Number(day.slice(8)) / 7) === rhythm.which;
}
