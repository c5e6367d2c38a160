import type { CardId } from '#lib/domain/card.ts';
import { cardDeviation, priorDeviation, priorMeans } from './prior.ts';
import type { History } from './history.ts';
import type { Random } from './random.ts';

/** What is believed about the person: how much each feature matters, and how much each act is to their taste. */
export interface Belief {
	/** The expected weight of each feature, in the order of `featureNames`. */
	readonly means: Float64Array;
	/** Weights drawn at random, `boldness` times as far from the mean as the belief is unsure. */
	drawn(random: Random, boldness: number): Float64Array;
	/** The taste for an act that is expected if the weights were these. */
	taste(cardId: CardId, weights: Float64Array): number;
	/** How unsure the taste for an act is, given the weights: a standard deviation. */
	tasteDeviation(cardId: CardId): number;
	/** How unsure the weight of the feature at that place is: a standard deviation. */
	deviation(feature: number): number;
}

/** What is known about the person. */
export interface Knowledge {
	belief: Belief;
	history: History;
}

/** The belief before anything is known about the person. */
export const priorBelief: Belief = {
	means: priorMeans,
	drawn: (random, boldness) =>
		priorMeans.map((mean) => mean + boldness * priorDeviation * random.normal()),
	taste: () => 0,
	tasteDeviation: () => cardDeviation,
	deviation: () => priorDeviation
};

/** The sum of the products of two vectors of one length. */
export function product(weights: Float64Array, features: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < features.length; i++) sum += weights[i]! * features[i]!;
	return sum;
}
