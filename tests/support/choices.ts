import type { CardId } from '#lib/core/card.ts';
import type { Choice } from '#lib/core/choice.ts';
import { localIso, type Day } from '#lib/core/day.ts';
import { noonMs } from './database.ts';
import type { Change, DiaryDatabase } from '#lib/storage/database.ts';

const minuteMs = 60_000;

/** The change that stores a choice, `minutes` after noon; the same id overwrites it. */
export function choosing(id: string, minutes: number, energy = 25): Change {
	const at = localIso(noonMs + minutes * minuteMs, 0);
	const cardId = 'greet-by-name' as CardId;
	return {
		collection: 'choices',
		id,
		next: () => ({ id, at, kind: 'notNow', cardId, energy, winId: null, probability: null })
	};
}

/** A change that leaves its record unchanged. */
export function leaving(collection: Change['collection'], id: string): Change {
	return { collection, id, next: <Present>(present: Present) => present } as Change;
}

/** The ids of choices, in their order. */
export function idsOf(choices: readonly Choice[]): string[] {
	return choices.map(({ id }) => id);
}

/** All choices in the log. */
export const allOf = (storage: DiaryDatabase) => storage.choicesSince('2000-01-01' as Day);
