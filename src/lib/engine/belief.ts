import type { CardFacts } from '#lib/core/card.ts';
import { cardDeviation, familyDeviation, priorDeviations, priorMeans } from './prior.ts';
import type { History } from './history.ts';
import type { Random } from './random.ts';

/** The part of a card that its taste depends on. */
export type Tasted = Pick<CardFacts, 'id' | 'family'>;

/** Distribution of the feature weights and card effects: the prior or a posterior. */
export interface Belief {
	/** Mean feature weights, in the order of `featureNames`. */
	readonly means: Float64Array;
	/** Samples the feature weights, with deviations from the mean scaled by `boldness`. */
	drawn(random: Random, boldness: number): Float64Array;
	/** Mean taste for a card, conditional on these feature weights: the effects of the card and its family. */
	taste(card: Tasted, weights: Float64Array): number;
	/** Standard deviation of the taste for a card, conditional on the feature weights. */
	tasteDeviation(card: Tasted): number;
	/** Standard deviation of the weight of the feature at this index. */
	deviation(feature: number): number;
}

/** Everything that the engine knows about the user. */
export interface Knowledge {
	belief: Belief;
	history: History;
}

/** The distribution before any observation. */
export const priorBelief: Belief = {
	means: priorMeans,
	drawn: (random, boldness) =>
		priorMeans.map((mean, at) => mean + boldness * priorDeviations[at]! * random.normal()),
	taste: () => 0,
	tasteDeviation: () => Math.sqrt(cardDeviation ** 2 + familyDeviation ** 2),
	deviation: (feature) => priorDeviations[feature]!
};

/** Returns the dot product of two vectors of the same length. */
export function product(weights: Float64Array, features: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < features.length; i++) sum += weights[i]! * features[i]!;
	return sum;
}
