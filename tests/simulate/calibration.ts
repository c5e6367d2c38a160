import type { Observation } from './log.ts';

/** Sums over answers with about the same expected reward. */
interface Bin {
	count: number;
	weight: number;
	/** Sum of weight × expected reward. */
	expected: number;
	/** Sum of weight × reward, with rewards as the policies learn them. */
	observed: number;
	/** Sum of the true mean rewards, over all possible reactions. */
	truth: number;
}

/** Narrow bins by expected reward, which are joined into a few bins of equal size at the end. */
export type Points = Map<number, Bin>;

/** Expected and observed reward for a fifth of the answers. */
export interface CalibrationBin {
	answers: number;
	expected: number;
	observed: number;
	/** True mean reward of such offers, including ignored ones, which no policy can observe. */
	truth: number;
}

const binWidth = 0.02;
const shownBins = 5;

/** Returns no bins. */
export function noPoints(): Points {
	return new Map();
}

/** Adds the expected reward of a card, the observations, and the true mean reward. */
export function notePoint(
	points: Points,
	expected: number,
	observations: readonly Observation[],
	truth: number
): void {
	// "Too much" together with another answer is one event, with the larger of the two weights.
	const weight = Math.max(...observations.map((one) => one.weight));
	const observed = observations.reduce((sum, one) => sum + one.weight * one.reward, 0);
	addTo(points, Math.floor(expected / binWidth), {
		count: 1,
		weight,
		expected: weight * expected,
		observed,
		truth
	});
}

/** Adds the points in `further` to `points`. */
export function joinPoints(points: Points, further: Points): void {
	for (const [place, bin] of further) addTo(points, place, bin);
}

function addTo(points: Points, place: number, bin: Bin): void {
	const into = points.get(place);
	if (into) addBin(into, bin);
	else points.set(place, { ...bin });
}

function addBin(into: Bin, bin: Bin): void {
	into.count += bin.count;
	into.weight += bin.weight;
	into.expected += bin.expected;
	into.observed += bin.observed;
	into.truth += bin.truth;
}

/** Returns the fifths of the answers, in ascending order of the expected reward. */
export function calibrationOf(points: Points): readonly CalibrationBin[] {
	const all = [...points].sort(([one], [other]) => one - other).map(([, bin]) => bin);
	const count = all.reduce((sum, bin) => sum + bin.count, 0);
	const joined = Array.from({ length: shownBins }, () => ({
		count: 0,
		weight: 0,
		expected: 0,
		observed: 0,
		truth: 0
	}));
	let before = 0;
	for (const bin of all) {
		const middle = (before + bin.count / 2) / count;
		addBin(joined[Math.min(shownBins - 1, Math.floor(middle * shownBins))]!, bin);
		before += bin.count;
	}
	return joined
		.filter((bin) => bin.count > 0)
		.map((bin) => ({
			answers: bin.count,
			expected: bin.expected / bin.weight,
			observed: bin.observed / bin.weight,
			truth: bin.truth / bin.count
		}));
}
