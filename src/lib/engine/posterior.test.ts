import fc from 'fast-check';
import { inverse, Matrix } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import type { CardId } from '#lib/core/card.ts';
import type { Family } from '#lib/core/families.ts';
import { priorBelief, type Belief, type Tasted } from './belief.ts';
import { beliefFrom, noEvidence, observe } from './posterior.ts';
import {
	cardDeviation,
	familyDeviation,
	noiseDeviation,
	priorDeviations,
	priorMeans
} from './prior.ts';
import { seededRandom } from './random.ts';

const size = priorMeans.length;
const families = ['greet', 'ask', 'move'] as const satisfies Family[];
const cards = ['a', 'b', 'c', 'd', 'e'].map((id, at): Tasted => ({
	id: id as CardId,
	family: families[at >> 1]!
}));

interface Observation {
	card: Tasted;
	features: Float64Array;
	reward: number;
	weight: number;
}

const aNumber = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const aFeature = fc.oneof(fc.constantFrom(0, 1), aNumber(-0.5, 1));
const someFeatures = fc
	.array(aFeature, { minLength: size, maxLength: size })
	.map((values) => Float64Array.from(values));
/** The features of an observation of only the card effect. */
const noFeatures = new Float64Array(size);
const anObservation: fc.Arbitrary<Observation> = fc.record({
	card: fc.constantFrom(...cards),
	features: fc.oneof(
		{ weight: 4, arbitrary: someFeatures },
		{ weight: 1, arbitrary: fc.constant(noFeatures) }
	),
	reward: aNumber(-0.9, 1),
	weight: fc.oneof(fc.constantFrom(1, 0.3), aNumber(0.01, 3))
});
const someObservations = fc.array(anObservation, { maxLength: 60 });

function evidenceOf(observations: readonly Observation[]) {
	const evidence = noEvidence();
	for (const { card, features, reward, weight } of observations)
		observe(evidence, card, features, reward, weight);
	return evidence;
}

/**
 * The same posterior, computed the textbook way: the joint normal distribution of the weights and of all
 * effects of families and cards, by inverting its full precision matrix. The last rows are the tastes, each
 * the sum of a family's effect and a card's.
 */
function dense(observations: readonly Observation[]): { means: number[]; covariance: Matrix } {
	const all = size + families.length + cards.length;
	const deviations = [
		...priorDeviations,
		...families.map(() => familyDeviation),
		...cards.map(() => cardDeviation)
	];
	const precision = Matrix.diag(deviations.map((deviation) => 1 / (deviation * deviation)));
	const right = Matrix.zeros(all, 1);
	priorMeans.forEach((mean, i) => right.set(i, 0, mean / priorDeviations[i]! ** 2));
	for (const { card, features, reward, weight } of observations) {
		const row = [
			...features,
			...families.map((family) => Number(family === card.family)),
			...cards.map(({ id }) => Number(id === card.id))
		];
		const column = Matrix.columnVector(row);
		const counted = weight / (noiseDeviation * noiseDeviation);
		precision.add(column.mmul(column.transpose()).mul(counted));
		right.add(Matrix.mul(column, counted * reward));
	}
	const effects = inverse(precision);
	const toTastes = Matrix.zeros(size + cards.length, all);
	for (let i = 0; i < size; i++) toTastes.set(i, i, 1);
	for (const [i, { family }] of cards.entries()) {
		toTastes.set(size + i, size + families.indexOf(family as (typeof families)[number]), 1);
		toTastes.set(size + i, size + families.length + i, 1);
	}
	const means = toTastes.mmul(effects.mmul(right)).to1DArray();
	return { means, covariance: toTastes.mmul(effects).mmul(toTastes.transpose()) };
}

/**
 * The covariance of the samples of a belief: feeds in one unit vector of noise after the other and sums up
 * the outer products.
 */
function covarianceOf(belief: Belief): Matrix {
	const covariance = Matrix.zeros(size, size);
	for (let source = 0; source < size; source++) {
		let at = 0;
		const normal = () => Number(at++ === source);
		const drawn = belief.drawn({ normal, uniform: () => NaN }, 1);
		expect(at).toBe(size);
		const column = Matrix.columnVector([...drawn.map((value, i) => value - belief.means[i]!)]);
		covariance.add(column.mmul(column.transpose()));
	}
	return covariance;
}

function farthest(one: ArrayLike<number>, other: ArrayLike<number>): number {
	expect(one.length).toBe(other.length);
	return Math.max(0, ...Array.from(one, (value, i) => Math.abs(value - other[i]!)));
}

function holds(check: (observations: Observation[], belief: Belief) => void, numRuns = 60): void {
	fc.assert(
		fc.property(someObservations, (observations) =>
			check(observations, beliefFrom(evidenceOf(observations)))
		),
		{ numRuns }
	);
}

describe('the posterior equals the joint distribution of weights and effects', () => {
	test('in the mean weights', () => {
		holds((observations, { means }) => {
			expect(farthest(means, dense(observations).means.slice(0, size))).toBeLessThan(1e-8);
		});
	});

	test('in the mean of each taste', () => {
		holds((observations, { means, taste }) => {
			const tastes = cards.map((card) => taste(card, means));
			expect(farthest(tastes, dense(observations).means.slice(size))).toBeLessThan(1e-8);
		});
	});

	test('in the covariance of sampled weights', () => {
		holds((observations, belief) => {
			const expected = dense(observations).covariance.subMatrix(0, size - 1, 0, size - 1);
			const difference = Matrix.sub(covarianceOf(belief), expected);
			expect(difference.abs().max()).toBeLessThan(1e-8);
			const deviations = expected.diag().map(Math.sqrt);
			expect(
				farthest(
					priorMeans.map((_, i) => belief.deviation(i)),
					deviations
				)
			).toBeLessThan(1e-8);
		}, 30);
	});

	test('in the conditional mean and deviation of tastes given the weights', () => {
		fc.assert(
			fc.property(someObservations, someFeatures, (observations, weights) => {
				const { taste, tasteDeviation } = beliefFrom(evidenceOf(observations));
				const { means, covariance } = dense(observations);
				const among = covariance.subMatrix(0, size - 1, 0, size - 1);
				const off = Matrix.columnVector([...weights].map((weight, i) => weight - means[i]!));
				for (const [i, card] of cards.entries()) {
					const between = covariance.subMatrix(size + i, size + i, 0, size - 1);
					const slope = between.mmul(inverse(among));
					const expected = means[size + i]! + slope.mmul(off).get(0, 0);
					expect(Math.abs(taste(card, weights) - expected)).toBeLessThan(1e-8);
					const variance =
						covariance.get(size + i, size + i) - slope.mmul(between.transpose()).get(0, 0);
					expect(Math.abs(tasteDeviation(card) ** 2 - variance)).toBeLessThan(1e-8);
				}
			}),
			{ numRuns: 30 }
		);
	});

	test('even after ten thousand observations of nearly equal cards', () => {
		const random = seededRandom('many');
		const base = Float64Array.from({ length: size }, () => random.uniform());
		const observations = Array.from({ length: 10_000 }, (_, i) => ({
			card: cards[i % 5]!,
			features: base.map((value, at) => (at === i % size ? random.uniform() : value)),
			reward: random.uniform(),
			weight: 1
		}));
		const { means } = beliefFrom(evidenceOf(observations));
		expect(farthest(means, dense(observations).means.slice(0, size))).toBeLessThan(1e-8);
	});
});

describe('samples', () => {
	test('deviate from the mean in proportion to the exploration scale', () => {
		holds((observations, belief) => {
			const [none, some, whole] = [0, 0.25, 1].map((boldness) =>
				belief.drawn(seededRandom('one'), boldness)
			);
			// Not by bits: a mean may be -0.
			expect(farthest(none!, belief.means)).toBe(0);
			const quarter = whole!.map(
				(value, i) => belief.means[i]! + 0.25 * (value - belief.means[i]!)
			);
			expect(farthest(some!, quarter)).toBeLessThan(1e-12);
		}, 20);
	});

	test('have the posterior covariance, estimated from ten thousand of them', () => {
		const random = seededRandom('scatter');
		const observations = Array.from({ length: 50 }, (_, i) => ({
			card: cards[i % 5]!,
			features: Float64Array.from({ length: size }, () => random.uniform()),
			reward: random.uniform(),
			weight: 1
		}));
		const belief = beliefFrom(evidenceOf(observations));
		const count = 10_000;
		const draws = Array.from({ length: count }, () => [...belief.drawn(random, 1)]);
		const off = new Matrix(draws).subRowVector([...belief.means]);
		const found = off.transpose().mmul(off).div(count);
		const expected = dense(observations).covariance.subMatrix(0, size - 1, 0, size - 1);
		// Six standard deviations of an estimate from 10,000 samples.
		const most = (6 * Math.sqrt(2) * expected.diag().reduce((a, b) => Math.max(a, b))) / 100;
		expect(Matrix.sub(found, expected).abs().max()).toBeLessThan(most);
	});
});

describe('evidence', () => {
	test('without observations leaves the prior', () => {
		const nothing = beliefFrom(noEvidence());
		expect(farthest(nothing.means, priorMeans)).toBeLessThan(1e-12);
		for (const card of cards) {
			expect(nothing.taste(card, nothing.means)).toBe(0);
			expect(nothing.tasteDeviation(card)).toBeCloseTo(priorBelief.tasteDeviation(card), 14);
		}
		for (const i of priorMeans.keys()) {
			expect(nothing.deviation(i)).toBeCloseTo(priorDeviations[i]!, 14);
			expect(priorBelief.deviation(i)).toBe(priorDeviations[i]);
		}
		const [one, other] = [nothing, priorBelief].map((belief) =>
			belief.drawn(seededRandom('same'), 0.25)
		);
		expect(farthest(one!, other!)).toBeLessThan(1e-12);
	});

	test('of weight 0 leaves the prior', () => {
		fc.assert(
			fc.property(someObservations, (observations) => {
				const idle = observations.map((one) => ({ ...one, weight: 0 }));
				expect(farthest(beliefFrom(evidenceOf(idle)).means, priorMeans)).toBeLessThan(1e-12);
			}),
			{ numRuns: 20 }
		);
	});

	test('of only a taste changes no weight if the family has no other evidence', () => {
		fc.assert(
			fc.property(someObservations, aNumber(-0.9, 1), (observations, reward) => {
				const others = observations.filter(({ card }) => card.family !== 'greet');
				const alone = { card: cards[0]!, features: noFeatures, reward, weight: 1 };
				const before = beliefFrom(evidenceOf(others));
				const after = beliefFrom(evidenceOf([...others, alone]));
				expect(farthest(after.means, before.means)).toBeLessThan(1e-12);
				// One noisy observation, shrunk towards the prior mean of 0; a sibling shares the family effect.
				const share = familyDeviation ** 2 + cardDeviation ** 2;
				const shrunk = reward / (share + noiseDeviation ** 2);
				for (const card of cards) {
					const expected =
						card.id === 'a'
							? share * shrunk
							: card.id === 'b'
								? familyDeviation ** 2 * shrunk
								: before.taste(card, before.means);
					expect(after.taste(card, after.means)).toBeCloseTo(expected, 12);
				}
			}),
			{ numRuns: 60 }
		);
	});

	test('with a fractional weight is that fraction of an observation', () => {
		fc.assert(
			fc.property(someObservations, anObservation, aNumber(0.1, 0.9), (others, one, part) => {
				const parts = [part, 1 - part].map((share) => ({ ...one, weight: share * one.weight }));
				const belief = beliefFrom(evidenceOf([...parts, ...others]));
				const expected = beliefFrom(evidenceOf([one, ...others]));
				expect(farthest(belief.means, expected.means)).toBeLessThan(1e-10);
				for (const card of cards) {
					const difference =
						belief.taste(card, belief.means) - expected.taste(card, expected.means);
					expect(Math.abs(difference)).toBeLessThan(1e-10);
				}
			}),
			{ numRuns: 60 }
		);
	});

	test('leads to the same posterior in any order', () => {
		fc.assert(
			fc.property(
				someObservations.chain((observations) =>
					fc.tuple(
						fc.constant(observations),
						fc.shuffledSubarray(observations, { minLength: observations.length })
					)
				),
				([observations, shuffled]) => {
					const one = beliefFrom(evidenceOf(observations));
					const other = beliefFrom(evidenceOf(shuffled));
					expect(farthest(one.means, other.means)).toBeLessThan(1e-9);
					for (const card of cards) {
						const difference = one.taste(card, one.means) - other.taste(card, other.means);
						expect(Math.abs(difference)).toBeLessThan(1e-9);
						const [wide, narrow] = [one, other].map(({ tasteDeviation }) => tasteDeviation(card));
						expect(Math.abs(wide! - narrow!)).toBeLessThan(1e-9);
					}
				}
			),
			{ numRuns: 60 }
		);
	});

	test('narrows a card effect with each observation, and more so with a larger weight', () => {
		const features = Float64Array.from(priorMeans);
		const deviation = (...weights: number[]) =>
			beliefFrom(
				evidenceOf(weights.map((weight) => ({ card: cards[0]!, features, reward: 1, weight })))
			).tasteDeviation(cards[0]!);
		const steps = [deviation(), deviation(0.3), deviation(1), deviation(1, 1), deviation(9)];
		expect(steps).toEqual([...steps].sort((a, b) => b - a));
		expect(new Set(steps).size).toBe(5);
	});
});
