import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from './random.ts';

const aSeed = fc.string({ unit: fc.constantFrom('a', '7', ' ', '-', 'é', '한', '🙂', '\uD83D') });

function numbers(count: number, next: () => number): number[] {
	return Array.from({ length: count }, next);
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: readonly number[]): number {
	const middle = mean(values);
	return mean(values.map((value) => (value - middle) ** 2));
}

// Frozen: other numbers would change the suggestions of every user. Verified with an independent program in a
// language whose integers never overflow.
describe('the first numbers of a seed are frozen', () => {
	test.each([
		['', [1_741_236_524, 895_900_504, 3_923_051_020, 1_644_209_936]],
		['small hello', [221_737_993, 1_554_763_581, 4_152_534_501, 1_813_943_163]],
		['2026-11-20 0', [4_093_094_986, 3_909_051_960, 3_618_868_362, 1_086_462_552]],
		['שלום 🙂', [2_067_485_664, 416_158_692, 1_933_181_326, 2_451_792_935]]
	])('for uniform and the seed %j', (seed, expected) => {
		const random = seededRandom(seed);
		expect(numbers(4, () => random.uniform() * 4_294_967_296)).toEqual(expected);
	});

	test.each([
		['', [-0.02780411927960813, 0.5138665379490703, 0.46962739271111786]],
		['small hello', [-1.4248746181838214, -0.1896396861411631, 1.3351560458540916]],
		['2026-11-20 0', [-0.2105795769020915, -0.4879399405326694, -1.9911814979277551]]
	])('for normal and the seed %j', (seed, expected) => {
		const random = seededRandom(seed);
		expect(numbers(3, random.normal)).toEqual(expected);
	});
});

describe('seededRandom', () => {
	test('yields the same numbers for the same seed, even with interleaved calls', () => {
		fc.assert(
			fc.property(aSeed, fc.array(fc.boolean(), { maxLength: 20 }), (seed, calls) => {
				const one = seededRandom(seed);
				const other = seededRandom(seed);
				const [ones, others] = [one, other].map((random) => [
					...calls.map((isNormal) => (isNormal ? random.normal() : random.uniform())),
					random.uniform()
				]);
				expect(ones).toEqual(others);
			})
		);
	});

	test('yields other numbers for a seed that differs in one character', () => {
		const seeds = Array.from({ length: 500 }, (_, i) => `2026-11-20 ${i}`);
		const firsts = seeds.map((seed) => seededRandom(seed).uniform());
		expect(new Set(firsts).size).toBe(500);
		expect(Math.abs(mean(firsts) - 0.5)).toBeLessThan(0.05);
		expect(Math.abs(variance(firsts) - 1 / 12)).toBeLessThan(0.01);
	});

	test('yields uniform numbers from 0 to below 1 for every seed', () => {
		fc.assert(
			fc.property(aSeed, (seed) => {
				const random = seededRandom(seed);
				const values = numbers(200, random.uniform);
				expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
			})
		);
	});

	test('fills every tenth evenly with uniform numbers', () => {
		const random = seededRandom('tenths');
		const tenths = new Array<number>(10).fill(0);
		for (const value of numbers(100_000, random.uniform)) tenths[Math.floor(value * 10)]! += 1;
		// Six standard deviations of a count of 10,000.
		for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(570);
	});

	test('yields normal numbers of mean 0 and variance 1, about two thirds of them within 1', () => {
		const random = seededRandom('bell');
		const values = numbers(50_000, random.normal);
		expect(Math.abs(mean(values))).toBeLessThan(0.02);
		expect(Math.abs(variance(values) - 1)).toBeLessThan(0.03);
		const within = values.filter((value) => Math.abs(value) < 1).length / values.length;
		expect(Math.abs(within - 0.683)).toBeLessThan(0.015);
		expect(values.every((value) => value >= -6 && value <= 6)).toBe(true);
	});

	test('yields uncorrelated consecutive numbers', () => {
		const random = seededRandom('pairs');
		const values = numbers(50_000, random.normal);
		const products = values.slice(1).map((value, i) => value * (values[i] ?? 0));
		expect(Math.abs(mean(products))).toBeLessThan(0.03);
	});
});
