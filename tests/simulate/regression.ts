import type { Random } from '#lib/engine/random.ts';

/** An incremental Bayesian linear regression with a zero-mean normal prior. */
export interface Regression {
	observe(features: Float64Array, reward: number, weight: number): void;
	/** Posterior mean of the weights. */
	means(): Float64Array;
	/** Posterior standard deviation of the mean reward for these features. */
	deviation(features: Float64Array): number;
	/** Samples the weights, with deviations from the mean scaled by `boldness`. */
	drawn(random: Random, boldness: number): Float64Array;
}

/** Returns a regression without observations; `priorVariance` is that of each weight. */
export function regression(size: number, priorVariance: number, noiseVariance: number): Regression {
	const precision = new Float64Array(size * size);
	for (let i = 0; i < size; i++) precision[i * size + i] = 1 / priorVariance;
	const rewards = new Float64Array(size);
	const factor = new Float64Array(size * size);
	const means = new Float64Array(size);
	const scratch = new Float64Array(size);
	let isCurrent = false;

	function update(): void {
		if (isCurrent) return;
		factorise(precision, factor, size);
		means.set(rewards);
		solveLower(factor, means);
		solveUpper(factor, means);
		isCurrent = true;
	}

	return {
		observe(features, reward, weight) {
			for (let row = 0; row < size; row++) {
				const scaled = (weight * features[row]!) / noiseVariance;
				if (scaled === 0) continue;
				for (let column = 0; column <= row; column++)
					precision[row * size + column]! += scaled * features[column]!;
				rewards[row]! += scaled * reward;
			}
			isCurrent = false;
		},
		means() {
			update();
			return means;
		},
		deviation(features) {
			update();
			scratch.set(features);
			solveLower(factor, scratch);
			return Math.sqrt(dot(scratch, scratch));
		},
		drawn(random, boldness) {
			update();
			const drawn = Float64Array.from({ length: size }, () => random.normal());
			solveUpper(factor, drawn);
			for (let i = 0; i < size; i++) drawn[i] = means[i]! + boldness * drawn[i]!;
			return drawn;
		}
	};
}

/** Returns the dot product of two vectors of the same length. */
export function dot(one: Float64Array, other: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < one.length; i++) sum += one[i]! * other[i]!;
	return sum;
}

function factorise(matrix: Float64Array, factor: Float64Array, size: number): void {
	for (let row = 0; row < size; row++) {
		for (let column = 0; column <= row; column++) {
			let sum = matrix[row * size + column]!;
			for (let i = 0; i < column; i++) sum -= factor[row * size + i]! * factor[column * size + i]!;
			factor[row * size + column] =
				row === column ? Math.sqrt(sum) : sum / factor[column * size + column]!;
		}
	}
}

function solveLower(factor: Float64Array, right: Float64Array): void {
	const size = right.length;
	for (let row = 0; row < size; row++) {
		let sum = right[row]!;
		for (let i = 0; i < row; i++) sum -= factor[row * size + i]! * right[i]!;
		right[row] = sum / factor[row * size + row]!;
	}
}

function solveUpper(factor: Float64Array, right: Float64Array): void {
	const size = right.length;
	for (let row = size - 1; row >= 0; row--) {
		let sum = right[row]!;
		for (let i = row + 1; i < size; i++) sum -= factor[i * size + row]! * right[i]!;
		right[row] = sum / factor[row * size + row]!;
	}
}
