import { companionIdOf, type RecurringPlan } from '#lib/core/plan.ts';
import type { PlanRecords } from '#lib/storage/plan-records.ts';

/** Returns the name of a ritual's person; null if there is no person or that person was deleted. */
export function nameOf({ people }: PlanRecords, plan: RecurringPlan): string | null {
	const id = companionIdOf(plan);
	return (id && people.get(id)?.name) ?? null;
}

/** Returns whether a ritual rests because its person is marked "not now" or was deleted. */
export function isResting({ people }: PlanRecords, plan: RecurringPlan): boolean {
	const id = companionIdOf(plan);
	return id !== null && people.get(id)?.notNow !== false;
}
