import type { CardId } from '#lib/core/card.ts';
import { cardDeviation, priorDeviation, priorMeans } from './prior.ts';
import type { History } from './history.ts';
import type { Random } from './random.ts';

/** Distribution of the feature weights and card effects: the prior or a posterior. */
export interface Belief {
	/** Mean feature weights, in the order of `featureNames`. */
	readonly means: Float64Array;
	/** Samples the feature weights, with deviations from the mean scaled by `boldness`. */
	drawn(random: Random, boldness: number): Float64Array;
	/** Mean of a card effect, conditional on these feature weights. */
	taste(cardId: CardId, weights: Float64Array): number;
	/** Standard deviation of a card effect, conditional on the feature weights. */
	tasteDeviation(cardId: CardId): number;
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
		priorMeans.map((mean) => mean + boldness * priorDeviation * random.normal()),
	taste: () => 0,
	tasteDeviation: () => cardDeviation,
	deviation: () => priorDeviation
};

/** Returns the dot product of two vectors of the same length. */
export function product(weights: Float64Array, features: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < features.length; i++) sum += weights[i]! * features[i]!;
	return sum;
}
