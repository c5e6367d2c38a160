import { isOffered } from '#lib/core/person.ts';
import type { DiaryDatabase } from '#lib/storage/database.ts';
import { planRecords, type PlanRecords } from '#lib/storage/plan-records.ts';
import { remindable } from './reminder.ts';

/** Reads the plans that reminders may show and the people of their rituals. Throws a `StorageError`. */
export async function remindableRecords(storage: DiaryDatabase): Promise<PlanRecords> {
	const { plans, people } = await planRecords(storage);
	const welcome = new Set([...people.values()].filter(isOffered).map(({ id }) => id));
	return { plans: remindable(plans, welcome), people };
}
