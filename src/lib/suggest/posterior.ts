import type { CardId } from '#lib/domain/card.ts';
import { product, type Belief } from './belief.ts';
import { cardDeviation, noiseDeviation, priorDeviation, priorMeans } from './prior.ts';

/** What was observed about one card, summed up. */
export interface CardSums {
	weight: number;
	/** The sum of weight × reward. */
	reward: number;
	/** The sum of weight × features. */
	features: Float64Array;
}

/**
 * All that was observed, summed up: enough to tell the posterior exactly, and added to by one
 * rank-one update for each observation.
 */
export interface Evidence {
	/** The sum of weight × features × featuresᵀ: the lower triangle, row by row. */
	products: Float64Array;
	/** The sum of weight × reward × features. */
	rewards: Float64Array;
	cards: Map<CardId, CardSums>;
}

const size = priorMeans.length;
const noiseVariance = noiseDeviation * noiseDeviation;
const priorPrecision = 1 / (priorDeviation * priorDeviation);
/** So many observations weigh as much as the prior of a card's taste. */
const tasteStrength = noiseVariance / (cardDeviation * cardDeviation);

/** Evidence before anything was observed. */
export function noEvidence(): Evidence {
	return {
		products: new Float64Array((size * (size + 1)) / 2),
		rewards: new Float64Array(size),
		cards: new Map()
	};
}

/** Evidence of its own, which can be added to and leaves the other as it was. */
export function copiedEvidence({ products, rewards, cards }: Evidence): Evidence {
	// What stands for a card is replaced and never changed, so that it can be shared.
	return { products: products.slice(), rewards: rewards.slice(), cards: new Map(cards) };
}

/** Adds one observation: this reward for an act with these features, counted `weight` times. */
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
 * The posterior of reward = features · weights + taste of the card + noise, all normal. The tastes are
 * integrated out exactly (a Schur complement for each card), which leaves a system of the size of the
 * features. Source: Bishop, Pattern Recognition and Machine Learning (2006), 2.3 and 3.3.
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

/** Turns a positive definite matrix, its lower triangle row by row, into its Cholesky factor. */
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
