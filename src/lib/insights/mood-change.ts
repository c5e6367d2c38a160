import { expectedMood } from '#lib/domain/mood.ts';
import { ratings, type Rating } from '#lib/domain/win.ts';
import {
	countOf,
	estimateOf,
	fewestEntries,
	lineThrough,
	shareOf,
	type Estimate,
	type Line,
	type Share,
	type Weighted
} from './statistics.ts';

/** A mood before and one after, and how often they came together. */
export interface MoodPair {
	before: Rating;
	after: Rating;
	count: number;
}

/** The moods around the acts of one kind. */
export interface MoodChange<Kind> {
	kind: Kind;
	/** How many entries have both moods. */
	count: number;
	/**
	 * How much higher the mood after was than the one before it tells, in steps of the scale; null while
	 * there is not enough.
	 */
	lift: Estimate | null;
	/** In how many entries it was higher by half a step or more; null while there is not enough. */
	lifted: Share | null;
}

/** So much above what was expected counts as a lift: a mood that is simply the expected one does not. */
const smallestLift = 0.5;

/**
 * What the mood after tends to be after each mood before in all of these entries: moods drift back
 * towards the usual one by themselves, so a plain difference would praise whatever is done on low days.
 * The line of least squares begins as the one of src/lib/domain/mood.ts, as if each mood before had
 * been given once already. What all acts do alike is in the line, so lifts compare acts with one another.
 */
export function usualLine(pairs: readonly MoodPair[]): Line {
	return lineThrough([
		...ratings.map((before) => ({ x: before, y: expectedMood(before), count: 1 })),
		...pairs.map(({ before, after, count }) => ({ x: before, y: after, count }))
	]);
}

/** The mood change by kind of act: the kind with the most entries first, then in the order of `kinds`. */
export function moodChanges<Kind, Pair extends MoodPair>(
	pairs: readonly Pair[],
	kinds: readonly Kind[],
	kindOf: (pair: Pair) => Kind | null
): MoodChange<Kind>[] {
	const { intercept, slope } = usualLine(summed(pairs));
	return kinds
		.map((kind) => {
			const own = summed(pairs.filter((pair) => kindOf(pair) === kind));
			const lifts: Weighted[] = own.map(({ before, after, count }) => ({
				value: after - (intercept + slope * before),
				count
			}));
			const count = countOf(lifts);
			if (count < fewestEntries) return { kind, count, lift: null, lifted: null };
			const hits = countOf(lifts.filter(({ value }) => value >= smallestLift));
			return { kind, count, lift: estimateOf(lifts), lifted: shareOf(hits, count) };
		})
		.filter(({ count }) => count > 0)
		.sort((one, other) => other.count - one.count);
}

/** Each two moods once, in one order: sums of parts of a step then never depend on that of the months. */
function summed(pairs: readonly MoodPair[]): MoodPair[] {
	const counts = new Map<string, number>();
	for (const { before, after, count } of pairs) {
		const key = `${before} ${after}`;
		counts.set(key, (counts.get(key) ?? 0) + count);
	}
	return ratings.flatMap((before) =>
		ratings.flatMap((after) => {
			const count = counts.get(`${before} ${after}`);
			return count ? [{ before, after, count }] : [];
		})
	);
}
