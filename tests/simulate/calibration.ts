import type { Observation } from './log.ts';

/** Sums over the answers for which about the same reward was expected. */
interface Bin {
	count: number;
	weight: number;
	/** The sum of weight × expected reward. */
	expected: number;
	/** The sum of weight × reward as the policies learn it. */
	observed: number;
	/** The sum of the mean rewards, over all that the user might have done. */
	truth: number;
}

/** Narrow bins by what was expected, which are joined into few of equal size at the end. */
export type Points = Map<number, Bin>;

/** What was expected and what came of it, for a fifth of the answers. */
export interface CalibrationBin {
	answers: number;
	expected: number;
	observed: number;
	/** The mean reward of such offers with those that were ignored, which nobody can learn of. */
	truth: number;
}

const binWidth = 0.02;
const shownBins = 5;

/** No answers yet. */
export function noPoints(): Points {
	return new Map();
}

/** Notes the reward that was expected of a card, what was observed, and the mean of what can happen. */
export function notePoint(
	points: Points,
	expected: number,
	observations: readonly Observation[],
	truth: number
): void {
	// "Too much" and an answer besides are one event; its weight is that of the heavier part.
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

/** Adds further points to the first ones. */
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

/** Fifths of the answers, those of which the least was expected first. */
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
