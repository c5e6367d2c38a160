/** The places where a kind sentence can be shown. */
export const kindPlaces = ['lowEnergy', 'silence', 'tooMuch', 'veryLow', 'nothingFound'] as const;
/** A place where a kind sentence can be shown. */
export type KindPlace = (typeof kindPlaces)[number];

/** The language-independent part of a kind sentence. */
export interface KindFacts {
	/** The id of the sentence, in kebab case. */
	id: string;
	fits: readonly KindPlace[];
}

/**
 * Returns a sentence that fits a place; null if none does. Successive turns, such as day numbers, rotate
 * them.
 */
export function kindFor(
	all: readonly KindFacts[],
	place: KindPlace,
	turn: number
): KindFacts | null {
	const fitting = all.filter(({ fits }) => fits.includes(place));
	return fitting[Math.abs(turn) % fitting.length] ?? null;
}
