import { daysBetween, type Day } from '#lib/core/day.ts';
import type { Person, PersonId } from '#lib/core/person.ts';
import { foldedText } from '#lib/core/folded-text.ts';
import type { Win, WinDetails, WinId } from '#lib/core/win.ts';

/** A win that was shown as a good moment, and the day it was shown. */
export interface HandedBack {
	id: WinId;
	day: Day;
}

/** Days until a win that was shown may be shown again. Source: issue 4, a fortnight. */
export const restDays = 14;
/** Highest number of wins tried for one good moment. */
export const mostTries = 60;

/** Returns the wins that still rest on that day, those shown longest ago first. */
export function resting(handedBack: readonly HandedBack[], today: Day): HandedBack[] {
	// A clock set back must not end a rest early, so the distance counts in both directions.
	return handedBack.filter(({ day }) => Math.abs(daysBetween(day, today)) < restDays);
}

/** Returns the wins that still rest on that day, with this one last. */
export function withHandedBack(
	handedBack: readonly HandedBack[],
	id: WinId,
	today: Day
): HandedBack[] {
	return [...resting(handedBack, today).filter((one) => one.id !== id), { id, day: today }];
}

/** Returns the well-formed entries of the stored list; empty for any other value. */
export function restoredHandedBack(saved: unknown): HandedBack[] {
	const list = (saved as { handedBack?: unknown } | undefined)?.handedBack;
	if (!Array.isArray(list)) return [];
	return list.filter(
		(one: Partial<HandedBack> | null) =>
			typeof one?.id === 'string' && /^\d{4}-\d\d-\d\d$/.test(String(one.day))
	) as HandedBack[];
}

/**
 * Returns places from 0 to `count - 1` in random order: all of them, or `mostTries` different ones if there
 * are more. `chance` returns numbers from 0 inclusive to 1 exclusive.
 */
export function placesToTry(count: number, chance: () => number): number[] {
	const places: number[] = [];
	// A Fisher–Yates shuffle that stores only the swapped places.
	const swapped = new Map<number, number>();
	for (let i = 0; i < Math.min(count, mostTries); i++) {
		const at = Math.min(count - 1, i + Math.floor(chance() * (count - i)));
		places.push(swapped.get(at) ?? at);
		swapped.set(at, swapped.get(i) ?? i);
	}
	return places;
}

/**
 * Returns true if a win may be shown again: all its people are known, none is marked "not now", and its words
 * name no person marked "not now".
 */
export function mayComeBack(win: WinDetails, people: readonly Person[]): boolean {
	const known = new Map<PersonId, Person>(people.map((person) => [person.id, person]));
	if (!win.people.every((id) => known.get(id)?.notNow === false)) return false;
	const avoided = people.filter(({ notNow }) => notNow);
	if (avoided.length === 0) return true;
	const text = foldedText([win.note, win.genuine, win.carry, ...win.tags].join('\n'));
	return !avoided.some(({ name }) => isNamed(foldedText(name), text));
}

/** Returns true unless the mood of a win sank or stayed low: touching the pond hands back no sad moment. */
export function isKindToSee({ treasured, moodBefore, moodAfter }: WinDetails): boolean {
	if (treasured || moodAfter === null) return true;
	return moodAfter > 2 && moodAfter >= (moodBefore ?? 1);
}

/** Returns true if the win has words to remember. */
export function isCarried(win: Win): boolean {
	return win.carry.trim() !== '';
}

function isNamed(name: string, text: string): boolean {
	if (name === '') return false;
	// Scripts without capitals mostly have no spaces between words either.
	if (name === name.toUpperCase()) return text.includes(name);
	const literally = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
	return new RegExp(`(?<![\\p{L}\\p{N}])${literally}(?![\\p{L}\\p{N}])`, 'u').test(text);
}
