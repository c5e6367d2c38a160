import type { CardId } from '#lib/core/card.ts';
import { product, type Belief } from './belief.ts';
import { cardDeviation, noiseDeviation, priorDeviation, priorMeans } from './prior.ts';

/** Sufficient statistics of the observations of one card. */
export interface CardSums {
	weight: number;
	/** Sum of weight × reward. */
	reward: number;
	/** Sum of weight × features. */
	features: Float64Array;
}

/**
 * Sufficient statistics of all observations: they determine the posterior exactly. Each observation is a
 * rank-one update.
 */
export interface Evidence {
	/** Sum of weight × features × featuresᵀ: the lower triangle, row by row. */
	products: Float64Array;
	/** Sum of weight × reward × features. */
	rewards: Float64Array;
	cards: Map<CardId, CardSums>;
}

const size = priorMeans.length;
const noiseVariance = noiseDeviation * noiseDeviation;
const priorPrecision = 1 / (priorDeviation * priorDeviation);
/** Prior strength of a card effect, in observations: σ²/τ². */
const tasteStrength = noiseVariance / (cardDeviation * cardDeviation);

/** Returns the statistics of no observations. */
export function noEvidence(): Evidence {
	return {
		products: new Float64Array((size * (size + 1)) / 2),
		rewards: new Float64Array(size),
		cards: new Map()
	};
}

/** Returns an independent copy: observing into it leaves the original unchanged. */
export function copiedEvidence({ products, rewards, cards }: Evidence): Evidence {
	// Card sums are replaced and never mutated, so copies share them.
	return { products: products.slice(), rewards: rewards.slice(), cards: new Map(cards) };
}

/** Adds one observation in place: this reward for a card with these features, counted `weight` times. */
export function observe(
	evidence: Evidence,
	cardId: CardId,
	features: Float64Array,
	reward: number,
	weight: number
): void {
	const { products } = evidence;
	for (let row = 0, at = 0; row < size; row++) {
		const scaled = weight * features[row]!;
		for (let column = 0; column <= row; column++, at++) products[at]! += scaled * features[column]!;
	}
	const earned = weight * reward;
	for (let i = 0; i < size; i++) evidence.rewards[i]! += earned * features[i]!;
	const sums = sumsOf(evidence, cardId);
	evidence.cards.set(cardId, {
		weight: sums.weight + weight,
		reward: sums.reward + earned,
		features: sums.features.map((sum, i) => sum + weight * features[i]!)
	});
}

function sumsOf({ cards }: Evidence, cardId: CardId): CardSums {
	return cards.get(cardId) ?? { weight: 0, reward: 0, features: new Float64Array(size) };
}

/**
 * Returns the exact posterior of the model reward = features · weights + card effect + noise, with Gaussian
 * priors and noise. Card effects are integrated out, with one Schur complement per card, which leaves a
 * linear system of the size of the feature vector. Source: Bishop, Pattern Recognition and Machine Learning
 * (2006), 2.3 and 3.3.
 */
export function beliefFrom(evidence: Evidence): Belief {
	const factor = new Float64Array(evidence.products.length);
	const right = new Float64Array(size);
	for (let row = 0, at = 0; row < size; row++) {
		for (let column = 0; column <= row; column++, at++)
			factor[at] = evidence.products[at]! / noiseVariance + (row === column ? priorPrecision : 0);
		right[row] = priorPrecision * priorMeans[row]! + evidence.rewards[row]! / noiseVariance;
	}
	for (const { weight, reward, features } of evidence.cards.values()) {
		const share = 1 / (noiseVariance * (tasteStrength + weight));
		for (let row = 0, at = 0; row < size; row++) {
			const scaled = share * features[row]!;
			for (let column = 0; column <= row; column++, at++) factor[at]! -= scaled * features[column]!;
			right[row]! -= scaled * reward;
		}
	}
	factorise(factor);
	solveLower(factor, right);
	solveUpper(factor, right);
	const means = right;

	return {
		means,
		drawn(random, boldness) {
			const drawn = Float64Array.from({ length: size }, () => random.normal());
			solveUpper(factor, drawn);
			for (let i = 0; i < size; i++) drawn[i] = means[i]! + boldness * drawn[i]!;
			return drawn;
		},
		taste(cardId, weights) {
			const sums = evidence.cards.get(cardId);
			if (!sums) return 0;
			return (sums.reward - product(weights, sums.features)) / (tasteStrength + sums.weight);
		},
		tasteDeviation(cardId) {
			const weight = evidence.cards.get(cardId)?.weight ?? 0;
			return Math.sqrt(noiseVariance / (tasteStrength + weight));
		},
		deviation(feature) {
			const unit = new Float64Array(size);
			unit[feature] = 1;
			solveLower(factor, unit);
			return Math.sqrt(product(unit, unit));
		}
	};
}

/** Replaces a positive definite matrix (lower triangle, row by row) by its Cholesky factor. */
function factorise(matrix: Float64Array): void {
	for (let row = 0, start = 0; row < size; start += ++row) {
		for (let column = 0, other = 0; column <= row; other += ++column) {
			let sum = matrix[start + column]!;
			for (let i = 0; i < column; i++) sum -= matrix[start + i]! * matrix[other + i]!;
			matrix[start + column] = row === column ? Math.sqrt(sum) : sum / matrix[other + column]!;
		}
	}
}

/** Solves factor · x = right in place. */
function solveLower(factor: Float64Array, right: Float64Array): void {
	for (let row = 0, start = 0; row < size; start += ++row) {
		let sum = right[row]!;
		for (let i = 0; i < row; i++) sum -= factor[start + i]! * right[i]!;
		right[row] = sum / factor[start + row]!;
	}
}

/** Solves factorᵀ · x = right in place. */
function solveUpper(factor: Float64Array, right: Float64Array): void {
	for (let row = size - 1; row >= 0; row--) {
		let sum = right[row]!;
		for (let i = row + 1; i < size; i++) sum -= factor[(i * (i + 1)) / 2 + row]! * right[i]!;
		right[row] = sum / factor[(row * (row + 1)) / 2 + row]!;
	}
}
