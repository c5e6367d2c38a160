import { expect, test } from 'vitest';
import { calibrationOf, noPoints, notePoint } from './calibration.ts';
import { cardFacts } from '#lib/content/cards.ts';
import { bestOffer, worthOf } from './offers.ts';
import { regression } from './regression.ts';
import { averageOf, differenceOf, estimateOf, isClear, meanOfHighest } from './statistics.ts';
import type { Expected } from './users.ts';

test('an estimate is the mean with the half width of its 95 % interval', () => {
	expect(estimateOf([1, 2, 3, 4, 5])).toEqual({ mean: 3, margin: expect.closeTo(1.3859, 4) });
	expect(estimateOf([1, NaN, 3]).mean).toBe(2);
	expect(estimateOf([7])).toEqual({ mean: 7, margin: null });
});

test('a difference compares the same users', () => {
	expect(differenceOf([11, 22, 33], [10, 21, 32])).toEqual({ mean: 1, margin: 0 });
});

test('an average over families has a smaller margin than each of them', () => {
	const one = { mean: 1, margin: 0.4 };
	expect(averageOf([one, one, one, one])).toEqual({ mean: 1, margin: 0.2 });
	expect(isClear({ mean: -1, margin: 0.4 })).toBe(true);
	expect(isClear({ mean: 0.3, margin: 0.4 })).toBe(false);
	expect(isClear({ mean: 5, margin: null })).toBe(false);
});

test('the worst twentieth has at least one value', () => {
	expect(meanOfHighest([1, 9, 3], 0.05)).toBe(9);
	const hundred = Array.from({ length: 100 }, (_, at) => at);
	expect(meanOfHighest(hundred, 0.05)).toBe(97);
});

test('calibration is reported in fifths of the answers', () => {
	const points = noPoints();
	for (let at = 0; at < 100; at++) {
		const card = cardFacts[0]!;
		notePoint(points, at / 100, [{ card, reward: at / 50, weight: 1 }], 0.5);
	}
	const bins = calibrationOf(points);
	expect(bins.map(({ answers }) => answers)).toEqual([20, 20, 20, 20, 20]);
	for (const bin of bins) expect(bin.observed).toBeCloseTo(2 * bin.expected, 9);
});

test('a regression recovers the weights behind its observations', () => {
	const model = regression(2, 100, 0.01);
	for (let at = 0; at < 50; at++) {
		model.observe(Float64Array.of(1, at % 7), 0.5 - 0.2 * (at % 7), 1);
	}
	expect(model.means()[0]).toBeCloseTo(0.5, 3);
	expect(model.means()[1]).toBeCloseTo(-0.2, 3);
	expect(model.deviation(Float64Array.of(1, 3))).toBeLessThan(
		model.deviation(Float64Array.of(1, 30))
	);
});

test.each([10, 25, 50, 80])('the best offer at energy %i is the best allowed pair', (energy) => {
	const pool = cardFacts;
	const expected = pool.map((_, at): Expected => ({
		acceptance: ((at * 37) % 101) / 101,
		tooMuch: 0,
		reward: ((at * 53) % 103) / 103 - 0.2
	}));
	const isRest = (at: number) => pool[at]!.family === 'rest';
	const effort = (at: number) => pool[at]!.effort;
	const least = energy <= 30 ? 0 : energy < 70 ? energy / 3 : energy / 2;
	const most = energy < 70 ? 100 : 15;
	const takesFirst = (at: number) => isRest(at) === energy <= 15 && effort(at) >= least;
	const takesSecond = (at: number) =>
		isRest(at) === (energy > 15 && energy <= 30) && effort(at) <= most;
	let highest = -Infinity;
	for (const [first, card] of pool.entries()) {
		for (const [second, other] of pool.entries()) {
			if (!takesFirst(first) || !takesSecond(second) || card.family === other.family) continue;
			highest = Math.max(highest, worthOf(expected[first]!, expected[second]));
		}
	}
	expect(bestOffer(pool, expected, energy).worth).toBeCloseTo(highest, 12);
});
