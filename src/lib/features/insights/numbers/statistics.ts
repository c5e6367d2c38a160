/** A mean and the ends of its 95 % interval. */
export interface Estimate {
	mean: number;
	low: number;
	high: number;
}

/** The number of hits out of a total, and the ends of the 95 % interval of that share, 0 to 1. */
export interface Share {
	hits: number;
	of: number;
	low: number;
	high: number;
}

/** A value and how often it occurred. */
export interface Weighted {
	value: number;
	count: number;
}

/** A straight line. */
export interface Line {
	intercept: number;
	slope: number;
}

/** The smallest number of wins for a statement about a group. */
export const fewestEntries = 8;

const normalQuantile = 1.959964;
/**
 * Prior variance of answers from 1 to 5, and its weight in answers. With it, a few equal answers in a row do
 * not count as certainty.
 */
const usualVariance = 1;
const usualWeight = 4;

/** Returns the total number of values. */
export function countOf(values: readonly Weighted[]): number {
	return values.reduce((sum, { count }) => sum + count, 0);
}

/**
 * Returns the mean of at least one value, with the interval of Student's t for a variance that is shrunk
 * towards the usual one. Source: Smyth (2004), "moderated t", doi 10.2202/1544-6115.1027.
 */
export function estimateOf(values: readonly Weighted[]): Estimate {
	const n = countOf(values);
	const mean = values.reduce((sum, { value, count }) => sum + value * count, 0) / n;
	const squares = values.reduce((sum, { value, count }) => sum + count * (value - mean) ** 2, 0);
	const freedom = usualWeight + n - 1;
	const variance = (usualWeight * usualVariance + squares) / freedom;
	const margin = studentQuantile(freedom) * Math.sqrt(variance / n);
	return { mean, low: mean - margin, high: mean + margin };
}

/**
 * Returns the share of hits with its Wilson (1927) interval, doi 10.1080/01621459.1927.10502953.
 * @param quantile of the normal distribution; without it, the interval is that of 95 %
 */
export function shareOf(hits: number, of: number, quantile = normalQuantile): Share {
	const share = hits / of;
	const z2 = quantile ** 2 / of;
	const middle = (share + z2 / 2) / (1 + z2);
	const margin = (quantile * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of))) / (1 + z2);
	// At a share of 0 or 1 the interval must end there exactly, despite rounding.
	return {
		hits,
		of,
		low: Math.max(0, Math.min(share, middle - margin)),
		high: Math.min(1, Math.max(share, middle + margin))
	};
}

/**
 * Returns the quantile for an interval of 95 % that holds for that many comparisons at once (Bonferroni). It
 * is the Chernoff bound of the normal quantile, which is a little larger.
 */
export function quantileFor(comparisons: number): number {
	return Math.sqrt(2 * Math.log(20 * comparisons));
}

/** Returns how much higher `one` is than `other`, which must be independent of it. */
export function differenceOf(one: Estimate, other: Estimate): Estimate {
	const mean = one.mean - other.mean;
	const margin = Math.hypot(one.high - one.mean, other.high - other.mean);
	return { mean, low: mean - margin, high: mean + margin };
}

/** Returns the same mean, with its interval cut at the ends of the scale. */
export function within({ mean, low, high }: Estimate, least: number, most: number): Estimate {
	return { mean, low: Math.max(least, low), high: Math.min(most, high) };
}

/** Returns true if the interval lies entirely on one side of zero. */
export function isClear({ low, high }: Estimate): boolean {
	return low > 0 || high < 0;
}

/** Returns the least-squares line through points of at least two different x. */
export function lineThrough(points: readonly { x: number; y: number; count: number }[]): Line {
	let [n, sumX, sumY, sumXX, sumXY] = [0, 0, 0, 0, 0];
	for (const { x, y, count } of points) {
		n += count;
		sumX += count * x;
		sumY += count * y;
		sumXX += count * x * x;
		sumXY += count * x * y;
	}
	const slope = (n * sumXY - sumX * sumY) / (n * sumXX - sumX ** 2);
	return { intercept: (sumY - slope * sumX) / n, slope };
}

/**
 * Returns the 97.5 % quantile of Student's t, to three digits from 4 degrees of freedom on. Source:
 * Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.5.
 */
export function studentQuantile(freedom: number): number {
	const z = normalQuantile;
	const terms = [
		(z ** 3 + z) / 4,
		(5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
		(3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
		(79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160
	];
	return terms.reduce((sum, term, at) => sum + term / freedom ** (at + 1), z);
}
