import type { CardFacts, CardId, Family } from '#lib/core/card.ts';
import { dayNumber } from '#lib/core/day.ts';
import { featuresOf } from '#lib/engine/features.ts';
import { learnedFrom, nothingLearned } from '#lib/engine/learning.ts';
import { noiseDeviation, priorMeans } from '#lib/engine/prior.ts';
import type { Random } from '#lib/engine/random.ts';
import { pairOf } from './offers.ts';
import type { Policy, Scene } from './policies.ts';
import { dot, regression, type Regression } from './regression.ts';

// The settings below are the best ones found by `npm run simulate -- --tune`, which uses other users.

/** Random tie-breaker, too small to outweigh any other difference. */
const tieBreak = (random: Random) => 1e-9 * random.uniform();

/** Offers random eligible cards, all with the same probability. */
export const uniform: Policy = {
	name: 'uniform',
	begin: () => ({
		offer: ({ pool, random, situation }) =>
			pairOf(
				pool.map((card) => ({ card, draw: random.uniform(), mean: random.uniform() })),
				situation.energy
			),
		learn: () => undefined
	})
};

/** Prefers cards that suit the energy, and among them the family shown longest ago. */
export const staticRule: Policy = {
	name: 'staticRule',
	begin() {
		const shownAt = new Map<Family, number>();
		let turn = 0;
		return {
			offer({ pool, random, situation: { energy } }) {
				turn++;
				const scored = pool.map((card) => {
					const suits = card.effort >= energy - 40 && card.effort <= energy - 10;
					const waiting = turn - (shownAt.get(card.family) ?? 0);
					const score = (suits ? 1e6 : 0) + waiting + random.uniform();
					return { card, draw: score, mean: score };
				});
				const pair = pairOf(scored, energy);
				for (const { family } of pair) shownAt.set(family, turn);
				return pair;
			},
			learn: () => undefined
		};
	}
};

/**
 * A mean for each card, shrunk by `pull` pseudo-observations of `start`, or of the overall mean if it is
 * null.
 */
export interface Smoothing {
	pull: number;
	start: number | null;
}

interface Sums {
	value: number;
	weight: number;
}

function cardScores(smoothing: Smoothing) {
	const all: Sums = { value: 0, weight: 0 };
	const cards = new Map<CardId, Sums>();
	return {
		add(card: CardFacts, value: number, weight: number) {
			const sums = cards.get(card.id) ?? { value: 0, weight: 0 };
			cards.set(card.id, sums);
			for (const one of [all, sums]) {
				one.value += weight * value;
				one.weight += weight;
			}
		},
		of(card: CardFacts): number {
			const start = smoothing.start ?? (all.value + 0.5) / (all.weight + 1);
			const { value, weight } = cards.get(card.id) ?? { value: 0, weight: 0 };
			return (value + smoothing.pull * start) / (weight + smoothing.pull);
		}
	};
}

/** Ranks cards by the share of their answers that were done. */
export function popularity(name: string, smoothing: Smoothing = { pull: 2, start: null }): Policy {
	return {
		name,
		begin() {
			const rates = cardScores(smoothing);
			return {
				offer: ({ pool, random, situation }) =>
					pairOf(
						pool.map((card) => {
							const score = rates.of(card) + tieBreak(random);
							return { card, draw: score, mean: score };
						}),
						situation.energy
					),
				learn(choices, observations) {
					const done = new Set(
						choices.flatMap(({ kind, cardId }) => (kind === 'done' ? cardId : []))
					);
					for (const { card, weight } of observations)
						rates.add(card, done.has(card.id) ? 1 : 0, weight);
				}
			};
		}
	};
}

const epsilon = 0.1;

/** Offers the card with the highest mean reward, and a random one at one visit in ten. */
export function epsilonGreedy(
	name: string,
	smoothing: Smoothing = { pull: 2, start: 0.5 }
): Policy {
	return {
		name,
		begin() {
			const rewards = cardScores(smoothing);
			return {
				offer({ pool, random, situation }) {
					const explores = random.uniform() < epsilon;
					const scored = pool.map((card) => {
						const mean = rewards.of(card) + tieBreak(random);
						return { card, draw: explores ? random.uniform() : mean, mean };
					});
					return pairOf(scored, situation.energy);
				},
				learn(_, observations) {
					for (const { card, reward, weight } of observations) rewards.add(card, reward, weight);
				}
			};
		}
	};
}

/**
 * LinUCB: offers the card with the highest upper confidence bound, from a ridge regression on the features of
 * the engine.
 */
export function linUcb(name: string, alpha = 0.3): Policy {
	return linear(name, 1, 1, (model) => {
		const means = model.means();
		return (features) => {
			const mean = dot(means, features);
			return { mean, draw: mean + alpha * model.deviation(features) };
		};
	});
}

/** Thompson sampling on the features of the engine, without its prior means and without card effects. */
export function flatThompson(name: string, boldness = 0.25): Policy {
	return linear(name, 1, noiseDeviation * noiseDeviation, (model, random) => {
		const means = model.means();
		const drawn = model.drawn(random, boldness);
		return (features) => ({ mean: dot(means, features), draw: dot(drawn, features) });
	});
}

type Scorer = (features: Float64Array) => { mean: number; draw: number };

function linear(
	name: string,
	priorVariance: number,
	noiseVariance: number,
	scorer: (model: Regression, random: Random) => Scorer
): Policy {
	return {
		name,
		begin(deck) {
			const model = regression(priorMeans.length, priorVariance, noiseVariance);
			let learned = nothingLearned();
			let offered = new Map<CardId, Float64Array>();
			return {
				offer({ moment, pool, random }: Scene) {
					const day = dayNumber(moment.today);
					const context = { ...moment, day, isIntended: () => false };
					const score = scorer(model, random);
					const features = new Map<CardId, Float64Array>();
					const scored = pool.map((card) => {
						const ofCard = featuresOf(card, context, learned.history);
						features.set(card.id, ofCard);
						const { mean, draw } = score(ofCard);
						return { card, mean: mean + tieBreak(random), draw: draw + tieBreak(random) };
					});
					offered = features;
					return pairOf(scored, moment.energy);
				},
				learn(choices, observations) {
					for (const { card, reward, weight } of observations)
						model.observe(offered.get(card.id)!, reward, weight);
					// Update the history from which the features follow, as in the engine.
					learned = learnedFrom(learned, choices, deck);
				}
			};
		}
	};
}
