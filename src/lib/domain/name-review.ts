import type { Revision } from './clock.ts';
import { isOffered, type Nearness, type Person, type PersonId } from './person.ts';
import { latestFirst, linesByPerson, type Remembered } from './remembered.ts';
import { foldedWords } from './words.ts';

/** How well a name is known, as the scheduler of ts-fsrs keeps it; instants are in ms since 1970. */
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

/** How many names are practised at a time. */
export const mostNamesAtATime = 5;
/** How many lines help with one name. */
const mostLines = 2;

/** What is said of somebody whose name is to be recalled. */
export interface Clue {
	nearness: Nearness | null;
	/** What is remembered of them, without their name in it. */
	lines: readonly string[];
}

/** Somebody whose name is practised. */
export interface Practised {
	id: PersonId;
	name: string;
	clue: Clue;
}

/** What can be said of somebody without giving their name away; null when there is nothing. */
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
 * Everybody whose name can be practised now: those whose time has come, the longest since first, and then those
 * who were never practised. Never somebody marked "not now".
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
