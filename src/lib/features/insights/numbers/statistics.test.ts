import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#lib/engine/random.ts';
import {
	differenceOf,
	estimateOf,
	lineThrough,
	shareOf,
	studentQuantile,
	within,
	type Weighted
} from './statistics.ts';

const someValues: fc.Arbitrary<Weighted[]> = fc.array(
	fc.record({ value: fc.integer({ min: 1, max: 5 }), count: fc.integer({ min: 1, max: 50 }) }),
	{ minLength: 1 }
);
const width = ({ low, high }: { low: number; high: number }) => high - low;

describe('studentQuantile', () => {
	// From a textbook table of the t distribution.
	test.each([
		[4, 2.776],
		[6, 2.447],
		[11, 2.201],
		[30, 2.042],
		[1000, 1.962]
	])('with %i degrees of freedom is %f', (freedom, quantile) => {
		expect(studentQuantile(freedom)).toBeCloseTo(quantile, 2);
	});
});

describe('estimateOf', () => {
	test('has the mean in the middle of its interval', () => {
		fc.assert(
			fc.property(someValues, (values) => {
				const { mean, low, high } = estimateOf(values);
				expect(low).toBeLessThan(mean);
				expect(high).toBeGreaterThan(mean);
				expect((low + high) / 2).toBeCloseTo(mean);
				const given = values.map(({ value }) => value);
				expect(mean).toBeGreaterThanOrEqual(Math.min(...given) - 1e-9);
				expect(mean).toBeLessThanOrEqual(Math.max(...given) + 1e-9);
			})
		);
	});

	test('does not depend on the order of values or on how equal values are grouped', () => {
		fc.assert(
			fc.property(someValues, (values) => {
				const split = values.flatMap(({ value, count }) =>
					Array.from({ length: count }, () => ({ value, count: 1 }))
				);
				const [one, other] = [estimateOf(values), estimateOf(split.reverse())];
				expect(one.mean).toBeCloseTo(other.mean);
				expect(one.low).toBeCloseTo(other.low);
			})
		);
	});

	test('gets narrower with more equal values, but never certain', () => {
		const widths = [1, 2, 8, 20, 200].map((count) => width(estimateOf([{ value: 4, count }])));
		expect(widths).toEqual([...widths].sort((one, other) => other - one));
		expect(widths.at(-1)).toBeGreaterThan(0);
		// Eight equal answers do not make a certainty.
		expect(widths[2]).toBeGreaterThan(0.8);
	});

	test('contains the true mean in about 95 of 100 cases', () => {
		const random = seededRandom('coverage');
		let held = 0;
		for (let i = 0; i < 2000; i++) {
			const values = Array.from({ length: 12 }, () => ({
				value: Math.min(5, Math.max(1, Math.round(3 + random.normal()))),
				count: 1
			}));
			const { low, high } = estimateOf(values);
			if (low <= 3 && high >= 3) held++;
		}
		expect(held / 2000).toBeGreaterThan(0.93);
		expect(held / 2000).toBeLessThan(0.98);
	});
});

describe('shareOf', () => {
	test('contains the share and stays between 0 and 1', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(10_000), (of, some) => {
				const hits = some % (of + 1);
				const { low, high } = shareOf(hits, of);
				expect(low).toBeGreaterThanOrEqual(0);
				expect(low).toBeLessThanOrEqual(hits / of);
				expect(high).toBeGreaterThanOrEqual(hits / of);
				expect(high).toBeLessThanOrEqual(1);
			})
		);
	});

	test('is the Wilson interval of a share', () => {
		const { low, high } = shareOf(14, 20);
		expect(low).toBeCloseTo(0.481, 3);
		expect(high).toBeCloseTo(0.855, 3);
	});

	test('does not take zero of eight for never', () => {
		expect(shareOf(0, 8)).toMatchObject({ low: 0 });
		expect(shareOf(0, 8).high).toBeGreaterThan(0.3);
		expect(shareOf(8, 8)).toMatchObject({ high: 1 });
	});
});

test('differenceOf has a wider interval than either mean', () => {
	const [one, other] = [
		estimateOf([{ value: 4, count: 20 }]),
		estimateOf([{ value: 2, count: 10 }])
	];
	const difference = differenceOf(one, other);
	expect(difference.mean).toBe(2);
	expect(width(difference)).toBeGreaterThan(Math.max(width(one), width(other)));
	expect(differenceOf(other, one)).toMatchObject({ mean: -2, low: -difference.high });
});

test('within cuts an interval at the ends of the scale', () => {
	expect(within({ mean: 4.8, low: 4.2, high: 5.4 }, 1, 5)).toEqual({
		mean: 4.8,
		low: 4.2,
		high: 5
	});
});

test('lineThrough returns the line that collinear points lie on', () => {
	const points = [1, 2, 5].map((x) => ({ x, y: 2 + 0.5 * x, count: x }));
	const { intercept, slope } = lineThrough(points);
	expect(intercept).toBeCloseTo(2);
	expect(slope).toBeCloseTo(0.5);
});
