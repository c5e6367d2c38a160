import { markOf, type Mark } from './mark.ts';
import type { Win } from './win.ts';

/** The kinds of marks on the pond. A treasured win leaves a lily besides the mark of its channel. */
export const markKinds: readonly MarkKind[] = ['leaf', 'ripple', 'light', 'boat', 'stone', 'lily'];
/** A kind of mark on the pond. */
export type MarkKind = Mark | 'lily';

/** The number of places of each kind, in the order of `markKinds`. */
export const placesOfKind: readonly number[] = [22, 12, 18, 8, 12, 14];
/** The number of all places. */
export const placeCount = 86;

/** The position of the lily in `markKinds`. */
export const lilyKind = 5;
/** The number of wins at each place: the places of the leaves first, then those of the other kinds. */
export type Tally = readonly number[];

/** The parts of a win that decide its places. */
export type Placed = Pick<Win, 'id' | 'channel' | 'treasured'>;

/** Returns the tally of a pond without wins. */
export function emptyTally(): number[] {
	return new Array<number>(placeCount).fill(0);
}

/** Adds a win to a tally, or subtracts it if `by` is −1. */
export function addWin(tally: number[], win: Placed, by: 1 | -1): void {
	for (const place of placesOf(win)) tally[place]! += by;
}

/**
 * Returns the place of a win and, if it is treasured, that of its lily. They follow from the id, so that
 * devices that merge show one pond and no mark moves.
 */
export function placesOf({ id, channel, treasured }: Placed): number[] {
	const hash = hashOf(id);
	const kind = markKinds.indexOf(markOf(channel));
	const place = firstPlaceOf(kind) + (hash % placesOfKind[kind]!);
	if (!treasured) return [place];
	return [place, firstPlaceOf(lilyKind) + ((hash >>> 8) % placesOfKind[lilyKind]!)];
}

/** Returns the first place of a kind, by its position in `markKinds`. */
export function firstPlaceOf(kind: number): number {
	return placesOfKind.slice(0, kind).reduce((sum, places) => sum + places, 0);
}

/**
 * Returns a number from 0 to 2³² − 1 that depends on the last twelve characters of a text, which are random in
 * the id of a win. FNV-1a with a finishing step, because the lower bits of FNV-1a are too regular.
 */
export function hashOf(text: string): number {
	let hash = 2166136261;
	for (const letter of text.slice(-12)) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
	hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
	return (hash ^ (hash >>> 13)) >>> 0;
}
