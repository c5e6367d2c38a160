import type { Revision } from './clock.ts';
import { isOffered, type Nearness, type Person, type PersonId } from './person.ts';
import { latestFirst, linesByPerson, type Remembered } from './remembered.ts';
import { foldedWords } from './words.ts';

/** A name's state in the ts-fsrs scheduler; instants are in ms since 1970. */
export interface NameReview {
	id: PersonId;
	dueAtMs: number;
	stability: number;
	difficulty: number;
	scheduledDays: number;
	learningSteps: number;
	reviews: number;
	lapses: number;
	/** 0 new, 1 learning, 2 known, 3 learning again. */
	phase: number;
	lastAtMs: number;
	revision: Revision;
}

/** The number of names in one practice session. */
export const mostNamesAtATime = 5;
/** The maximum number of lines in a clue. */
const mostLines = 2;

/** The clue shown for a name that the user tries to recall. */
export interface Clue {
	nearness: Nearness | null;
	/** Remembered lines about the person that do not contain the name. */
	lines: readonly string[];
}

/** A person whose name the user practises. */
export interface Practised {
	id: PersonId;
	name: string;
	clue: Clue;
}

/** Returns the clue to a person's name, without the name in it; null if there is nothing to show. */
export function clueFor(
	{ name, nearness }: Pick<Person, 'name' | 'nearness'>,
	lines: readonly Remembered[]
): Clue | null {
	const names = new Set(foldedWords(name));
	const tells = ({ text }: Remembered) => foldedWords(text).some((word) => names.has(word));
	const fitting = latestFirst(lines).filter((line) => !tells(line));
	if (fitting.length === 0 && !nearness) return null;
	return {
		nearness: nearness ?? null,
		lines: fitting.slice(0, mostLines).map(({ text }) => text)
	};
}

/**
 * Returns the people whose names can be practised at `nowMs`: first those whose day has come, the earliest day
 * first, then those never practised. Leaves out snoozed people and people without a clue.
 */
export function namesToPractise(
	people: readonly Person[],
	lines: readonly Remembered[],
	reviews: readonly NameReview[],
	nowMs: number
): Practised[] {
	const linesOf = linesByPerson(lines);
	const dueOf = new Map(reviews.map(({ id, dueAtMs }) => [id, dueAtMs]));
	return people
		.filter((person) => {
			const dueAtMs = dueOf.get(person.id);
			return isOffered(person) && (dueAtMs === undefined || dueAtMs <= nowMs);
		})
		.flatMap((person) => {
			const { id, name } = person;
			const clue = clueFor(person, linesOf.get(id) ?? []);
			return clue ? { id, name, clue, dueAtMs: dueOf.get(id) ?? Infinity } : [];
		})
		.sort((a, b) => (a.dueAtMs === b.dueAtMs ? (a.id < b.id ? -1 : 1) : a.dueAtMs - b.dueAtMs))
		.map(({ id, name, clue }) => ({ id, name, clue }));
}
