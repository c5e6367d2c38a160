/** Where a kind sentence may fit. */
export const kindPlaces = ['lowEnergy', 'silence', 'tooMuch', 'veryLow', 'nothingFound'] as const;
/** Where a kind sentence may fit: one of these. */
export type KindPlace = (typeof kindPlaces)[number];

/** What is true of a kind sentence in any language. */
export interface KindFacts {
	/** The name of the sentence: kebab case. */
	id: string;
	fits: readonly KindPlace[];
}

/** One of those that fit a place: the next one for the next turn, such as the number of a day. */
export function kindFor(
	all: readonly KindFacts[],
	place: KindPlace,
	turn: number
): KindFacts | null {
	const fitting = all.filter(({ fits }) => fits.includes(place));
	return fitting[Math.abs(turn) % fitting.length] ?? null;
}
