import type { CardId } from '#lib/core/card.ts';
import type { Family } from '#lib/core/families.ts';
import { product, type Belief, type Tasted } from './belief.ts';
import {
	cardDeviation,
	familyDeviation,
	noiseDeviation,
	priorDeviations,
	priorMeans
} from './prior.ts';

/** Sufficient statistics of the observations of one card. */
export interface CardSums {
	family: Family;
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
const priorPrecisions = priorDeviations.map((deviation) => 1 / (deviation * deviation));
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
	card: Tasted,
	features: Float64Array,
	reward: number,
	weight: number
): void {
	const { products } = evidence;
	for (let row = 0, at = 0; row < size; row++) {
		const scaled = weight * features[row]!;
		// Most features of a card are 0.
		if (scaled === 0) at += row + 1;
		else
			for (let column = 0; column <= row; column++, at++)
				products[at]! += scaled * features[column]!;
	}
	const earned = weight * reward;
	for (let i = 0; i < size; i++) evidence.rewards[i]! += earned * features[i]!;
	const sums = sumsOf(evidence, card);
	evidence.cards.set(card.id, {
		family: card.family,
		weight: sums.weight + weight,
		reward: sums.reward + earned,
		features: sums.features.map((sum, i) => sum + weight * features[i]!)
	});
}

function sumsOf({ cards }: Evidence, { id, family }: Tasted): CardSums {
	return cards.get(id) ?? { family, weight: 0, reward: 0, features: new Float64Array(size) };
}

/** Statistics of the cards of a family about its effect; card effects are integrated out. */
interface FamilySums {
	precision: number;
	/** Precision between the family effect and each weight. */
	features: Float64Array;
	reward: number;
}

/**
 * Returns the exact posterior of the model reward = features · weights + family effect + card effect + noise,
 * with Gaussian priors and noise. First the card effects and then the family effects are integrated out, with
 * one Schur complement for each, which leaves a linear system of the size of the feature vector. Source:
 * Bishop, Pattern Recognition and Machine Learning (2006), 2.3 and 3.3.
 */
export function beliefFrom(evidence: Evidence): Belief {
	const factor = new Float64Array(evidence.products.length);
	const right = new Float64Array(size);
	for (let row = 0, at = 0; row < size; row++) {
		for (let column = 0; column <= row; column++, at++)
			factor[at] =
				evidence.products[at]! / noiseVariance + (row === column ? priorPrecisions[row]! : 0);
		right[row] = priorPrecisions[row]! * priorMeans[row]! + evidence.rewards[row]! / noiseVariance;
	}
	const subtract = (features: Float64Array, reward: number, share: number) => {
		for (let row = 0, at = 0; row < size; row++) {
			const scaled = share * features[row]!;
			if (scaled === 0) at += row + 1;
			else {
				for (let column = 0; column <= row; column++, at++)
					factor[at]! -= scaled * features[column]!;
				right[row]! -= scaled * reward;
			}
		}
	};
	const families = new Map<Family, FamilySums>();
	for (const { family, weight, reward, features } of evidence.cards.values()) {
		subtract(features, reward, 1 / (noiseVariance * (tasteStrength + weight)));
		const sums = families.get(family) ?? {
			precision: 1 / (familyDeviation * familyDeviation),
			features: new Float64Array(size),
			reward: 0
		};
		const share = tasteStrength / (noiseVariance * (tasteStrength + weight));
		sums.precision += share * weight;
		sums.reward += share * reward;
		for (let i = 0; i < size; i++) sums.features[i]! += share * features[i]!;
		families.set(family, sums);
	}
	for (const { precision, features, reward } of families.values())
		subtract(features, reward, 1 / precision);
	factorise(factor);
	solveLower(factor, right);
	solveUpper(factor, right);
	const means = right;

	const familyMeans = new WeakMap<Float64Array, Map<Family, number>>();
	/** Mean effect of a family, conditional on these weights; all cards of a request share it. */
	function familyMean(family: Family, weights: Float64Array): number {
		const means = familyMeans.get(weights) ?? new Map<Family, number>();
		familyMeans.set(weights, means);
		const known = means.get(family);
		if (known !== undefined) return known;
		const sums = families.get(family);
		const mean = sums ? (sums.reward - product(weights, sums.features)) / sums.precision : 0;
		means.set(family, mean);
		return mean;
	}

	return {
		means,
		drawn(random, boldness) {
			const drawn = Float64Array.from({ length: size }, () => random.normal());
			solveUpper(factor, drawn);
			for (let i = 0; i < size; i++) drawn[i] = means[i]! + boldness * drawn[i]!;
			return drawn;
		},
		taste({ id, family }, weights) {
			const ofFamily = familyMean(family, weights);
			const sums = evidence.cards.get(id);
			if (!sums) return ofFamily;
			const ofCard = sums.reward - product(weights, sums.features);
			return (tasteStrength * ofFamily + ofCard) / (tasteStrength + sums.weight);
		},
		tasteDeviation({ id, family }) {
			const strength = tasteStrength + (evidence.cards.get(id)?.weight ?? 0);
			const share = tasteStrength / strength;
			const precision = families.get(family)?.precision ?? 1 / familyDeviation ** 2;
			return Math.sqrt(noiseVariance / strength + (share * share) / precision);
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
