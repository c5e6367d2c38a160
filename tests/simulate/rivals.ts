import type { CardFacts, CardId } from '#lib/core/card.ts';
import type { Family } from '#lib/core/families.ts';
import { dayNumber } from '#lib/core/day.ts';
import { featuresOf } from '#lib/engine/features.ts';
import { learnedFrom, nothingLearned } from '#lib/engine/learning.ts';
import { noiseDeviation } from '#lib/engine/prior.ts';
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

/**
 * Thompson sampling on the share of answers that were done: a beta distribution for each card, shrunk towards
 * its family, and the family towards all cards.
 */
export function betaFamilies(name: string, pull = 2): Policy {
	return {
		name,
		begin() {
			const rates = new Map<string, { done: number; times: number }>();
			const of = (key: string) => rates.get(key) ?? { done: 0, times: 0 };
			const shrunk = (key: string, towards: number, strength: number) => {
				const { done, times } = of(key);
				return (done + strength * towards) / (times + strength);
			};
			return {
				offer({ pool, random, situation }) {
					const all = shrunk('all', 0.5, 2);
					const scored = pool.map((card) => {
						const family = shrunk(`family ${card.family}`, all, 4);
						const mean = shrunk(card.id, family, pull);
						// The normal distribution with the variance of the beta distribution.
						const deviation = Math.sqrt((mean * (1 - mean)) / (of(card.id).times + pull + 1));
						return {
							card,
							mean: mean + tieBreak(random),
							draw: mean + deviation * random.normal()
						};
					});
					return pairOf(scored, situation.energy);
				},
				learn(choices, observations) {
					const done = new Set(
						choices.flatMap(({ kind, cardId }) => (kind === 'done' ? cardId : []))
					);
					for (const { card, weight } of observations)
						for (const key of ['all', `family ${card.family}`, card.id]) {
							const before = of(key);
							rates.set(key, {
								done: before.done + (done.has(card.id) ? weight : 0),
								times: before.times + weight
							});
						}
				}
			};
		}
	};
}

/** Offers what went well lately, but no card of the last days again: what a thoughtful person would do. */
export function workedLately(name: string, memoryDays = 30): Policy {
	return {
		name,
		begin() {
			const past = new Map<CardId, { value: number; weight: number; day: number; shown: number }>();
			const none = { value: 0, weight: 0, day: 0, shown: -Infinity };
			const restDays = 3;
			let today = 0;
			let offered: readonly CardFacts[] = [];
			return {
				offer({ moment, pool, random, situation }) {
					today = dayNumber(moment.today);
					const scored = pool.map((card) => {
						const { value, weight, day, shown } = past.get(card.id) ?? none;
						const faded = Math.exp((day - today) / memoryDays);
						const mean = (faded * value + 0.5 * 0.9) / (faded * weight + 0.9);
						const score = mean - (today - shown <= restDays ? 0.4 : 0) + 0.05 * random.uniform();
						return { card, draw: score, mean: score };
					});
					offered = pairOf(scored, situation.energy);
					return offered;
				},
				learn(_, observations) {
					for (const card of offered) {
						const before = past.get(card.id) ?? none;
						past.set(card.id, { ...before, shown: today });
					}
					for (const { card, reward, weight } of observations) {
						const before = past.get(card.id) ?? none;
						const faded = Math.exp((before.day - today) / memoryDays);
						past.set(card.id, {
							...before,
							day: today,
							value: faded * before.value + weight * reward,
							weight: faded * before.weight + weight
						});
					}
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

/**
 * Number of features of the linear rivals: those of the engine when the bars were set. More features make them
 * slower to learn.
 */
const plainFeatures = 32;

function linear(
	name: string,
	priorVariance: number,
	noiseVariance: number,
	scorer: (model: Regression, random: Random) => Scorer
): Policy {
	return {
		name,
		begin(deck) {
			const model = regression(plainFeatures, priorVariance, noiseVariance);
			let learned = nothingLearned();
			let offered = new Map<CardId, Float64Array>();
			return {
				offer({ moment, pool, random }: Scene) {
					const day = dayNumber(moment.today);
					const context = { ...moment, day, isIntended: () => false };
					const score = scorer(model, random);
					const features = new Map<CardId, Float64Array>();
					const scored = pool.map((card) => {
						const ofCard = featuresOf(card, context, learned.history).subarray(0, plainFeatures);
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
