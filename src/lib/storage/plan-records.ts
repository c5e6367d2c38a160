import type { Person, PersonId } from '#lib/core/person.ts';
import { companionIdOf, isRecurring, type RecurringPlan } from '#lib/core/plan.ts';
import { connectionKey } from './connection.ts';
import type { DiaryDatabase } from './database.ts';

/** The recurring plans and the people in their rituals, read in one transaction. */
export interface PlanRecords {
	/** In the order of their creation. */
	plans: readonly RecurringPlan[];
	/** Without people of whom only the name is stored. */
	people: ReadonlyMap<PersonId, Person>;
}

/** Reads the recurring plans and the people in their rituals in one transaction; throws a `StorageError`. */
export function planRecords(storage: DiaryDatabase): Promise<PlanRecords> {
	return storage[connectionKey].withDatabase(async (database) => {
		const transaction = database.transaction(['plans', 'people']);
		const rows = await transaction.objectStore('plans').getAll();
		const plans = rows.flatMap(({ record }) => (record && isRecurring(record) ? record : []));
		const ids = new Set(plans.flatMap((plan) => companionIdOf(plan) ?? []));
		// Read them one by one: there may be thousands of people, few of them in a ritual.
		const people = await Promise.all(
			[...ids].map((id) => transaction.objectStore('people').get(id))
		);
		return {
			plans,
			people: new Map(
				people.flatMap((row) =>
					row?.record && !row.record.isNameOnly ? [[row.record.id, row.record]] : []
				)
			)
		};
	});
}
