import type { Choice } from '#lib/core/choice.ts';
import { dayOf, type Day } from '#lib/core/day.ts';
import type { NameReview } from '#lib/core/name-review.ts';
import type { Person, PersonId } from '#lib/core/person.ts';
import type { Remembered } from '#lib/core/remembered.ts';
import { monthsWith } from '#lib/core/months-with.ts';
import type { Month, MonthTotals } from '#lib/core/totals.ts';
import type { Win } from '#lib/core/win.ts';
import { connectionKey } from './connection.ts';
import type { DiaryDatabase } from './database.ts';
import { fromDay, inMonth } from './key-ranges.ts';
import type { Row } from './schema.ts';
import { recordsOf } from './envelope.ts';

/**
 * A person and the remembered lines about them. The person is null if unknown or if only the name is stored.
 */
export interface PersonRecords {
	person: Person | null;
	lines: readonly Remembered[];
}

/** Reads a person and the remembered lines about them, in one transaction. */
export function personRecords(storage: DiaryDatabase, id: PersonId): Promise<PersonRecords> {
	return storage[connectionKey].withDatabase(async (database) => {
		const transaction = database.transaction(['people', 'remembered']);
		const [row, lines] = await Promise.all([
			transaction.objectStore('people').get(id),
			transaction.objectStore('remembered').getAll()
		]);
		const person = row?.record;
		return {
			person: person && !person.isNameOnly ? person : null,
			lines: recordsOf(lines).filter(({ personId }) => personId === id)
		};
	});
}

/**
 * Reads at most `limit` wins with a person up to the end of `today`, the newest first, in one transaction.
 * Reads only months that have such wins.
 */
export function latestWinsWith(
	storage: DiaryDatabase,
	id: PersonId,
	today: Day,
	limit: number
): Promise<Win[]> {
	return storage[connectionKey].withDatabase(async (database) => {
		const transaction = database.transaction(['totals', 'wins']);
		const index = transaction.objectStore('wins').index('byOrder');
		const latest: Win[] = [];
		for (const month of monthsWith(await transaction.objectStore('totals').getAll(), id, today)) {
			const wins = recordsOf(await index.getAll(inMonth(month))).reverse();
			latest.push(...wins.filter(({ at, people }) => people.includes(id) && dayOf(at) <= today));
			if (latest.length >= limit) break;
		}
		return latest.slice(0, limit);
	});
}

/** Reads the totals of all months, and the wins of one month, the newest first, in one transaction. */
export function contactRecords(
	storage: DiaryDatabase,
	month: Month
): Promise<{ totals: MonthTotals[]; wins: Win[] }> {
	return storage[connectionKey].withDatabase(async (database) => {
		const transaction = database.transaction(['totals', 'wins']);
		const [totals, wins] = await Promise.all([
			transaction.objectStore('totals').getAll(),
			transaction.objectStore('wins').index('byOrder').getAll(inMonth(month))
		]);
		return { totals, wins: recordsOf(wins).reverse() };
	});
}

/** Reads all people, the totals of all months, and the wins since a day, in one transaction. */
export function silenceRecords(
	storage: DiaryDatabase,
	since: Day
): Promise<{ people: Person[]; totals: MonthTotals[]; wins: Win[] }> {
	return storage[connectionKey].withDatabase(async (database) => {
		const transaction = database.transaction(['people', 'totals', 'wins']);
		const [people, totals, wins] = await Promise.all([
			transaction.objectStore('people').getAll(),
			transaction.objectStore('totals').getAll(),
			transaction.objectStore('wins').index('byOrder').getAll(fromDay(since))
		]);
		return { people: recordsOf(people), totals, wins: recordsOf(wins) };
	});
}

/** Reads all people, the remembered lines about them and their name reviews, in one transaction. */
export function nameRecords(storage: DiaryDatabase): Promise<{
	people: Person[];
	lines: Remembered[];
	reviews: NameReview[];
}> {
	return storage[connectionKey].withDatabase(async (database) => {
		const transaction = database.transaction(['people', 'remembered', 'nameReviews']);
		const [people, lines, reviews] = await Promise.all([
			transaction.objectStore('people').getAll(),
			transaction.objectStore('remembered').getAll(),
			transaction.objectStore('nameReviews').getAll()
		]);
		return { people: recordsOf(people), lines: recordsOf(lines), reviews: recordsOf(reviews) };
	});
}

/**
 * Reads all people, the remembered lines about them, and the wins since a day, oldest first, in one
 * transaction.
 */
export function messageRecords(
	storage: DiaryDatabase,
	since: Day
): Promise<{ people: Person[]; lines: Remembered[]; wins: Win[] }> {
	return storage[connectionKey].withDatabase(async (database) => {
		const transaction = database.transaction(['people', 'remembered', 'wins']);
		const [people, lines, wins] = await Promise.all([
			transaction.objectStore('people').getAll(),
			transaction.objectStore('remembered').getAll(),
			transaction.objectStore('wins').index('byOrder').getAll(fromDay(since))
		]);
		return { people: recordsOf(people), lines: recordsOf(lines), wins: recordsOf(wins) };
	});
}

/**
 * Reads all people, the wins since one day and the choices since another, oldest first, in one transaction.
 */
export function companionRecords(
	storage: DiaryDatabase,
	since: { wins: Day; choices: Day }
): Promise<{ people: Person[]; wins: Win[]; choices: Choice[] }> {
	return storage[connectionKey].withDatabase(async (database) => {
		const transaction = database.transaction(['people', 'wins', 'choices']);
		const byOrder = (store: 'wins' | 'choices') => transaction.objectStore(store).index('byOrder');
		const [people, wins, choices] = await Promise.all([
			transaction.objectStore('people').getAll(),
			byOrder('wins').getAll(fromDay(since.wins) as never),
			byOrder('choices').getAll(fromDay(since.choices) as never)
		]);
		return {
			people: recordsOf(people),
			wins: recordsOf(wins as Row<Win>[]),
			choices: recordsOf(choices as Row<Choice>[])
		};
	});
}
