import { describe, expect, test } from 'vitest';
import { mostRipples, widePondOf, wideSize } from './wide-pond.ts';

const beginnings = (wins: number) => widePondOf(wins).map(({ near }) => near.split('A')[0]);

describe('the wide pond', () => {
	test('an empty one has no ripples, and each win adds one, up to the most', () => {
		for (const wins of [0, 1, 2, 100, mostRipples, mostRipples + 1, 100_000])
			expect(widePondOf(wins)).toHaveLength(Math.min(wins, mostRipples));
	});

	test('what is there never moves when more comes', () => {
		for (const wins of [1, 30, mostRipples - 1])
			expect(beginnings(wins + 1).slice(0, wins)).toEqual(beginnings(wins));
	});

	test('past the most, ripples widen and get more rings, and none gets smaller', () => {
		const rings = (wins: number) => widePondOf(wins).map(({ near }) => near.split('M').length - 1);
		expect(Math.min(...rings(mostRipples))).toBe(2);
		expect(Math.max(...rings(100_000))).toBe(4);
		const [few, many] = [rings(1000), rings(50_000)];
		expect(few.every((count, at) => count <= many[at]!)).toBe(true);
	});

	test('all of it is inside of the picture, and can be seen', () => {
		for (const wins of [1, mostRipples, 100_000]) {
			for (const { near, far, strength } of widePondOf(wins)) {
				for (const [, x, y] of (near + far).matchAll(/M(-?[\d.]+) (-?[\d.]+)/g)) {
					expect(Number(x)).toBeGreaterThan(-100);
					expect(Number(x)).toBeLessThan(wideSize.width);
					expect(Number(y)).toBeGreaterThan(0);
					expect(Number(y)).toBeLessThan(wideSize.height);
				}
				expect(strength).toBeGreaterThanOrEqual(0.15);
				expect(strength).toBeLessThanOrEqual(0.9);
			}
		}
	});
});
