/** A mean with the half width of its 95 % interval. */
export interface Estimate {
	mean: number;
	/** Half the width of the interval, by the normal approximation; null for fewer than two values. */
	margin: number | null;
}

const normalQuantile = 1.959964;

/** Returns the mean of the values. */
export function meanOf(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Returns the mean of the values with its interval; NaN values are ignored. */
export function estimateOf(values: readonly number[]): Estimate {
	const valid = values.filter((value) => !Number.isNaN(value));
	const mean = meanOf(valid);
	if (valid.length < 2) return { mean, margin: null };
	const squares = valid.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	const deviation = Math.sqrt(squares / (valid.length - 1));
	return { mean, margin: (normalQuantile * deviation) / Math.sqrt(valid.length) };
}

/** Returns the mean paired difference: both arrays have one value for each user, in the same order. */
export function differenceOf(first: readonly number[], second: readonly number[]): Estimate {
	return estimateOf(first.map((value, at) => value - second[at]!));
}

/** Returns the unweighted mean of independent estimates. */
export function averageOf(estimates: readonly Estimate[]): Estimate {
	const mean = meanOf(estimates.map((one) => one.mean));
	if (estimates.some(({ margin }) => margin === null)) return { mean, margin: null };
	const squares = estimates.reduce((sum, { margin }) => sum + margin! ** 2, 0);
	return { mean, margin: Math.sqrt(squares) / estimates.length };
}

/** Returns true if the interval excludes zero. */
export function isClear({ mean, margin }: Estimate): boolean {
	return margin !== null && Math.abs(mean) > margin;
}

/** Returns the mean of the highest values: this share of all, and at least one value. */
export function meanOfHighest(values: readonly number[], share: number): number {
	const count = Math.max(1, Math.round(values.length * share));
	return meanOf([...values].sort((one, other) => other - one).slice(0, count));
}
