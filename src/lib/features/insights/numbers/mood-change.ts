import { expectedMood } from '#lib/core/mood.ts';
import { ratings, type Rating } from '#lib/core/win.ts';
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

/** A mood before, a mood after, and how often they occurred together. */
export interface MoodPair {
	before: Rating;
	after: Rating;
	count: number;
}

/** The mood change of one kind of card. */
export interface MoodChange<Kind> {
	kind: Kind;
	/** Number of wins with both moods. */
	count: number;
	/**
	 * The lift: the mood after minus the one expected from the mood before, in steps of the scale; null with
	 * fewer than `fewestEntries` wins.
	 */
	lift: Estimate | null;
	/** The share of wins with a lift of at least half a step; null with fewer than `fewestEntries` wins. */
	lifted: Share | null;
}

/** The smallest rise above the expected mood that counts as a lift. */
const smallestLift = 0.5;

/**
 * Returns the least-squares line from the mood before to the expected mood after, over all these wins. Moods
 * drift back to the usual one by themselves, so a plain difference would credit any card done on low days.
 * The line has a prior: one observation per mood before, taken from `expectedMood` in src/lib/core/mood.ts.
 * An effect that all cards share is part of the line, so lifts compare the kinds with one another.
 */
export function usualLine(pairs: readonly MoodPair[]): Line {
	return lineThrough([
		...ratings.map((before) => ({ x: before, y: expectedMood(before), count: 1 })),
		...pairs.map(({ before, after, count }) => ({ x: before, y: after, count }))
	]);
}

/**
 * Returns the mood change of each kind that has wins: the kind with the most wins first, then in the order of
 * `kinds`.
 */
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

/** Merges equal pairs, in a fixed order, so that rounding does not depend on the order of the months. */
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
