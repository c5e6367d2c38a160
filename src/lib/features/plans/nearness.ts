import { daysBetween, type Day } from '#lib/core/day.ts';
import { isOnce } from '#lib/core/once.ts';
import type { RecurringPlan } from '#lib/core/plan.ts';
import { minutesOf } from '#lib/core/plan-moment.ts';

/** Minutes before its time from which a plan counts as coming up. */
const minutesAhead = 240;
/** Minutes after its time until which a plan for one day counts as coming up, as long as its moment. */
const minutesAfter = 90;
/** The minute of the evening from which a plan for the next day counts as coming up. */
const evening = 18 * 60;

/**
 * Returns the day on which a plan comes up soon; null if it does not. A plan with a time comes up from four
 * hours before it. A plan for one day also comes up on the evening before and, without a time, all day. A
 * repeating plan has to be one of this day. `minutes` are since midnight.
 */
export function nearnessOf(
	plan: Pick<RecurringPlan, 'rule' | 'since' | 'time'>,
	{ day, minutes }: { day: Day; minutes: number }
): 'today' | 'tomorrow' | null {
	const once = isOnce(plan);
	const inDays = once ? daysBetween(day, plan.since) : 0;
	if (inDays === 1 && minutes >= evening) return 'tomorrow';
	if (inDays !== 0) return null;
	if (!plan.time) return once ? 'today' : null;
	const inMinutes = minutesOf(plan.time) - minutes;
	const isNear = inMinutes <= minutesAhead && inMinutes > (once ? -minutesAfter : 0);
	return isNear ? 'today' : null;
}
