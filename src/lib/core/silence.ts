import { dayAt, dayNumber, dayOf, daysBetween, instantOf, type Day } from './day.ts';
import { isOffered, type Person, type Silence } from './person.ts';
import { hashOf } from './pond.ts';
import type { Win } from './win.ts';

/** The last contact with a person in the diary. */
export type LastWin = Pick<Win, 'at' | 'reply'>;

/** A silence around a person, with its length; null if neither the user nor the diary tells it. */
export interface PersonSilence {
	length: Silence | null;
}

/** The number of days without a win after which the diary calls it a silence. */
export const quietDays = 28;
const daysOfMonths = 61;
const daysOfYear = 365;
/** The number of days that a length means when the user noted it. */
const roughDays: { readonly [length in Silence]: number } = { weeks: 21, months: 120, years: 730 };

/** Returns the length of a silence of that many days. */
export function silenceAfter(days: number): Silence {
	if (days >= daysOfYear) return 'years';
	return days >= daysOfMonths ? 'months' : 'weeks';
}

/** Returns whether a person may come up as someone to get back to: neither snoozed, deleted nor at rest. */
export function mayComeUp(person: Pick<Person, 'notNow' | 'isNameOnly' | 'isAtRest'>): boolean {
	return isOffered(person) && !person.isAtRest;
}

/**
 * Returns the silence around a person; null if there is none, or if they may not come up. A note of the user
 * holds until a later win with the person. Without one, the diary tells: the last win, or else the time for
 * which the person has been in the diary. It never does after a message that is known to have no reply: the
 * app must not ask the user to write again.
 */
export function silenceOf(
	person: Person,
	last: LastWin | null,
	nowMs: number
): PersonSilence | null {
	if (!mayComeUp(person)) return null;
	const today = dayAt(nowMs);
	const days = last && Math.max(0, daysBetween(dayOf(last.at), today));
	const { shelved } = person;
	if (shelved && !(last && instantOf(last.at) > instantOf(shelved.at))) {
		if (days !== null) return { length: silenceAfter(days) };
		if (shelved.silence === null) return { length: null };
		const since = Math.max(0, daysBetween(dayOf(shelved.at), today));
		return { length: silenceAfter(roughDays[shelved.silence] + since) };
	}
	if (last && days !== null) {
		const isUnanswered = last.reply === 'no' || last.reply === 'notYet';
		if (days < quietDays || isUnanswered) return null;
		return { length: silenceAfter(days) };
	}
	const addedMs = addedAt(person.id);
	const isKnownLong = addedMs !== null && daysBetween(dayAt(addedMs), today) >= quietDays;
	return isKnownLong ? { length: null } : null;
}

/**
 * Returns people in an order that stays the same all day and changes overnight, so that it has no meaning.
 */
export function inOrderOfTheDay<Known extends Pick<Person, 'id'>>(
	people: readonly Known[],
	day: Day
): Known[] {
	const rank = ({ id }: Known) => hashOf(hashOf(id).toString(36) + dayNumber(day));
	const ranked = people.map((person) => ({ person, rank: rank(person) }));
	ranked.sort((a, b) => a.rank - b.rank || (a.person.id < b.person.id ? -1 : 1));
	return ranked.map(({ person }) => person);
}

/** Returns the time in a UUID of version 7, in ms since 1970; null for another id. */
function addedAt(id: string): number | null {
	if (!/^[\da-f]{8}-[\da-f]{4}-7/i.test(id)) return null;
	return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
