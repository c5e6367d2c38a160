import { lowEnergy } from './energy.ts';
import type { Nearness } from './person.ts';

/** The closenesses of words, in display order. */
export const closenesses = ['close', 'friendly', 'distant'] as const;
/** The closeness of words: as to a dear person, to someone one likes, or to someone one hardly knows. */
export type Closeness = (typeof closenesses)[number];

/** The kinds of line: to write, and to say aloud or in a voice note. */
export const lineKinds = ['written', 'spoken'] as const;
/** A kind of line. */
export type LineKind = (typeof lineKinds)[number];

/** The lines for each closeness and kind. A “…” in a line is a gap for words of the user. */
export type LinesByCloseness = {
	readonly [closeness in Closeness]: { readonly [kind in LineKind]: readonly string[] };
};

const closenessOf: { readonly [nearness in Nearness]: Closeness } = {
	family: 'close',
	friend: 'close',
	neighbour: 'friendly',
	colleague: 'friendly',
	seenAround: 'distant'
};

/**
 * Returns how close words to a person sound: distant to someone addressed by a title, else by the nearness.
 * All three, friendly ones first, while nothing is known.
 */
export function closenessesFor(nearness: Nearness | null, isFormal: boolean): readonly Closeness[] {
	if (isFormal) return ['distant'];
	return nearness === null ? ['friendly', 'close', 'distant'] : [closenessOf[nearness]];
}

/**
 * Returns lines in the order to offer them: in the order of the closenesses and, at an energy of 15 and below,
 * the shortest first within each.
 */
export function orderedLines(
	lines: LinesByCloseness,
	kind: LineKind,
	order: readonly Closeness[],
	energy: number
): string[] {
	return order.flatMap((closeness) => {
		const those = lines[closeness][kind];
		return energy > lowEnergy ? those : [...those].sort((a, b) => a.length - b.length);
	});
}
