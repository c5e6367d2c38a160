import { daysBetween, type Day } from './day.ts';
import type { Person, PersonId } from './person.ts';
import { foldedText } from './text.ts';
import type { Win, WinDetails, WinId } from './win.ts';

/** A moment that was handed back on a day. */
export interface HandedBack {
	id: WinId;
	day: Day;
}

/** A moment that was handed back rests for so many days. Source: issue 4, a fortnight. */
export const restDays = 14;
/** How many places are tried for one moment, however many there are. */
export const mostTries = 60;

/** Those that still rest on that day, the one that was handed back longest ago first. */
export function resting(handedBack: readonly HandedBack[], today: Day): HandedBack[] {
	// A clock set back must not end a rest early, so the distance counts both ways.
	return handedBack.filter(({ day }) => Math.abs(daysBetween(day, today)) < restDays);
}

/** The same with one more that is handed back on that day. */
export function withHandedBack(
	handedBack: readonly HandedBack[],
	id: WinId,
	today: Day
): HandedBack[] {
	return [...resting(handedBack, today).filter((one) => one.id !== id), { id, day: today }];
}

/** What was kept, as far as it has the right shape. */
export function restoredHandedBack(kept: unknown): HandedBack[] {
	const list = (kept as { handedBack?: unknown } | undefined)?.handedBack;
	if (!Array.isArray(list)) return [];
	return list.filter(
		(one: Partial<HandedBack> | null) =>
			typeof one?.id === 'string' && /^\d{4}-\d\d-\d\d$/.test(String(one.day))
	) as HandedBack[];
}

/**
 * Places among so many, in an order by chance: all of them, or `mostTries` different ones when there
 * are more. `chance` gives numbers from 0 inclusive to 1 exclusive.
 */
export function placesToTry(count: number, chance: () => number): number[] {
	const places: number[] = [];
	// The shuffle of Fisher and Yates, of which the places that were swapped are kept and no others.
	const swapped = new Map<number, number>();
	for (let i = 0; i < Math.min(count, mostTries); i++) {
		const at = Math.min(count - 1, i + Math.floor(chance() * (count - i)));
		places.push(swapped.get(at) ?? at);
		swapped.set(at, swapped.get(i) ?? i);
	}
	return places;
}

/**
 * Whether a win may be handed back unasked for its people: each of them is known and none is marked
 * "not now", and nobody so marked is named in what it says.
 */
export function mayComeBack(win: WinDetails, people: readonly Person[]): boolean {
	const known = new Map<PersonId, Person>(people.map((person) => [person.id, person]));
	if (!win.people.every((id) => known.get(id)?.notNow === false)) return false;
	const avoided = people.filter(({ notNow }) => notNow);
	if (avoided.length === 0) return true;
	const text = foldedText([win.note, win.genuine, win.carry, ...win.tags].join('\n'));
	return !avoided.some(({ name }) => isNamed(foldedText(name), text));
}

/** Whether a win of an act says what the person wants to remember with it. */
export function isCarried(win: Win): boolean {
	return win.carry.trim() !== '';
}

function isNamed(name: string, text: string): boolean {
	if (name === '') return false;
	// Scripts without capitals mostly have no gaps between words either.
	if (name === name.toUpperCase()) return text.includes(name);
	const literally = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
	return new RegExp(`(?<![\\p{L}\\p{N}])${literally}(?![\\p{L}\\p{N}])`, 'u').test(text);
}
