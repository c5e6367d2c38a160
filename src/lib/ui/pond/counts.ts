import {
	firstPlaceOf,
	lilyKind,
	markKinds,
	placesOfKind,
	type MarkKind,
	type Tally
} from '#lib/core/pond.ts';

/** Returns the number of wins in a tally. */
export function winsIn(tally: Tally): number {
	return tally.slice(0, firstPlaceOf(lilyKind)).reduce((sum, count) => sum + count, 0);
}

/** Returns the number of marks of each kind. A lily is not a further win. */
export function marksIn(tally: Tally): { readonly [Kind in MarkKind]: number } {
	const counts = markKinds.map((kind, at) => {
		const first = firstPlaceOf(at);
		const marks = tally.slice(first, first + placesOfKind[at]!);
		return [kind, marks.reduce((sum, count) => sum + count, 0)] as const;
	});
	return Object.fromEntries(counts) as { [Kind in MarkKind]: number };
}
