import type { LinesByCloseness } from './closeness.ts';
import { dayAt, dayOf, daysBetween } from './day.ts';
import type { Person, PersonId, Silence } from './person.ts';
import { mayComeUp } from './silence.ts';
import type { Win } from './win.ts';

/** The lengths of silence that have lines of their own; `unknown` suits any length. */
export const silencesOfLines = ['weeks', 'months', 'years', 'unknown'] as const satisfies readonly (
	Silence | 'unknown'
)[];
/** A length of silence that has lines of its own. */
export type SilenceOfLines = (typeof silencesOfLines)[number];

/** The lines to come back with after a silence, and those to warm up with. They have no gaps. */
export interface ComingBackLines {
	after: { readonly [length in SilenceOfLines]: LinesByCloseness };
	warmUp: LinesByCloseness;
}

/** The number of days whose wins tell with whom contact goes well. */
export const warmUpDays = 60;
/** The number of days after a contact in which a person is not offered again, as for suggestions. */
const restDays = 3;
const mostOffered = 3;
/** The ease of a win without a rating, between “Very hard” and “Came naturally”. */
const middleEase = 3;

/**
 * Returns at most three people to warm up with: those with whom the wins of the last 60 days went best by their
 * ease, on equal ease the ones with more wins. Never someone reached in the last three days, whose message has
 * no reply, or whom `except` names.
 */
export function peopleToWarmUpWith(
	people: readonly Person[],
	wins: readonly Pick<Win, 'at' | 'people' | 'ease' | 'reply'>[],
	nowMs: number,
	except: PersonId | null
): Person[] {
	const today = dayAt(nowMs);
	const rated = people.flatMap((person) => {
		if (person.id === except || person.shelved || !mayComeUp(person)) return [];
		const theirs = wins.filter(({ at, people: ids }) => {
			const days = daysBetween(dayOf(at), today);
			return ids.includes(person.id) && days >= 0 && days <= warmUpDays;
		});
		const days = theirs.map(({ at }) => daysBetween(dayOf(at), today));
		const isWaiting = theirs.some(({ reply }) => reply === 'no' || reply === 'notYet');
		if (theirs.length === 0 || isWaiting || Math.min(...days) < restDays) return [];
		const ease = theirs.reduce((sum, win) => sum + (win.ease ?? middleEase), 0) / theirs.length;
		return [{ person, ease, count: theirs.length }];
	});
	rated.sort(
		(a, b) => b.ease - a.ease || b.count - a.count || (a.person.id < b.person.id ? -1 : 1)
	);
	return rated.slice(0, mostOffered).map(({ person }) => person);
}
