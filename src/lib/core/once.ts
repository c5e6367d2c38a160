import type { Day } from './day.ts';
import type { RecurringPlan } from './plan.ts';

/**
 * The rule of a plan for one day, which is its `since`. Literally it means every 99 months: versions without
 * such plans accept no rule that ends, but they store this one, and it comes up there on its day.
 */
export const onceRule = 'FREQ=MONTHLY;INTERVAL=99';

/** Returns whether a plan is for one day. */
export function isOnce({ rule }: Pick<RecurringPlan, 'rule'>): boolean {
	return rule === onceRule;
}

/** Returns whether a plan is for one day and over: that day has passed, or the user finished the plan. */
export function isOver(plan: Pick<RecurringPlan, 'rule' | 'since' | 'state'>, today: Day): boolean {
	return isOnce(plan) && (plan.since < today || plan.state === 'retired');
}
