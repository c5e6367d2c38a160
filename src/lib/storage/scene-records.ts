import type { Choice } from '#lib/core/choice.ts';
import type { Day } from '#lib/core/day.ts';
import type { Rehearsal } from '#lib/core/rehearsal.ts';
import { connectionKey } from './connection.ts';
import type { DiaryDatabase } from './database.ts';
import { fromDay } from './key-ranges.ts';
import { recordsOf } from './envelope.ts';

/** The records that decide which scenes are offered for rehearsal. */
export interface SceneRecords {
	rehearsals: readonly Rehearsal[];
	/** Oldest first. */
	choices: readonly Choice[];
}

/** Reads all rehearsals, and the choices since a day, in one transaction; throws a `StorageError`. */
export function sceneRecords(storage: DiaryDatabase, choicesSince: Day): Promise<SceneRecords> {
	return storage[connectionKey].withDatabase(async (database) => {
		const transaction = database.transaction(['rehearsals', 'choices']);
		const [rehearsals, choices] = await Promise.all([
			transaction.objectStore('rehearsals').getAll(),
			transaction
				.objectStore('choices')
				.index('byOrder')
				.getAll(fromDay(choicesSince) as never)
		]);
		return {
			rehearsals: recordsOf(rehearsals),
			choices: recordsOf(choices)
		};
	});
}
