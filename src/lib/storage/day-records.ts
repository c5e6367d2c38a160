import type { CardMark } from '#lib/core/card-mark.ts';
import type { Choice } from '#lib/core/choice.ts';
import type { Day } from '#lib/core/day.ts';
import type { CheckIn } from '#lib/core/energy.ts';
import type { OwnCard } from '#lib/core/own-card.ts';
import type { Person } from '#lib/core/person.ts';
import { isRecurring, type Intention } from '#lib/core/plan.ts';
import type { Win } from '#lib/core/win.ts';
import { connectionKey } from './connection.ts';
import type { DiaryDatabase } from './database.ts';
import { recordsOf } from './envelope.ts';
import { fromDay, startingWith } from './key-ranges.ts';
import type { Row } from './schema.ts';

/** The user's own cards, in the order in which they were written, and their marks on cards. */
export interface CardRecords {
	ownCards: readonly OwnCard[];
	cardMarks: readonly CardMark[];
}

/** The records that decide which cards are suggested on a day. */
export interface DayRecords extends CardRecords {
	/** In the order of their days. */
	checkIns: readonly CheckIn[];
	/** Oldest first. */
	choices: readonly Choice[];
	intention: Intention | null;
	people: readonly Person[];
	/** Recent wins in the order of their days; empty if no card can be suggested for a person. */
	wins: readonly Win[];
	/** The saved state of the learner; undefined if there is none, or if it was not requested. */
	learned: unknown;
	/** True if a plan is active or a birthday is known, so that something may be near in time. */
	hasDates: boolean;
}

/**
 * Reads the records of a day in one transaction, each collection in `since` from its own day on, and the
 * state of the learner on request.
 */
export function dayRecords(
	storage: DiaryDatabase,
	day: Day,
	since: { checkIns: Day; choices: Day; wins: Day; learned?: boolean }
): Promise<DayRecords> {
	return storage[connectionKey].withReadable(async (database) => {
		const stores = [
			'checkIns',
			'choices',
			'plans',
			'people',
			'wins',
			'ownCards',
			'cardMarks',
			'meta'
		] as const;
		const transaction = database.transaction(stores);
		const byOrder = <Name extends Exclude<(typeof stores)[number], 'meta'>>(store: Name) =>
			transaction.objectStore(store).index('byOrder');
		const all = <Name extends 'people' | 'ownCards' | 'cardMarks'>(store: Name) =>
			transaction.objectStore(store).getAll();
		const [checkIns, choices, intentions, recurring, people, ownCards, cardMarks, learned] =
			await Promise.all([
				byOrder('checkIns').getAll(fromDay(since.checkIns) as never),
				byOrder('choices').getAll(fromDay(since.choices) as never),
				byOrder('plans').getAll(startingWith(day) as never),
				// All other plans: the ids of intentions, one for each day, sort after theirs.
				transaction.objectStore('plans').getAll(IDBKeyRange.upperBound('intention:')),
				all('people'),
				all('ownCards'),
				all('cardMarks'),
				since.learned ? transaction.objectStore('meta').get('learning') : undefined
			]);
		const known = recordsOf(people);
		const isCompanyPossible = known.some(({ notNow }) => !notNow);
		const wins = isCompanyPossible
			? await byOrder('wins').getAll(fromDay(since.wins) as never)
			: [];
		return {
			checkIns: recordsOf(checkIns as Row<CheckIn>[]),
			choices: recordsOf(choices as Row<Choice>[]),
			intention: recordsOf(intentions as Row<Intention>[]).at(-1) ?? null,
			people: known,
			wins: recordsOf(wins as Row<Win>[]),
			ownCards: recordsOf(ownCards),
			cardMarks: recordsOf(cardMarks),
			learned,
			hasDates:
				known.some(({ birthday }) => birthday) ||
				recordsOf(recurring).some((plan) => isRecurring(plan) && plan.state === 'active')
		};
	});
}
