import { describe, expect, test } from 'vitest';
import { arcOf, pondOf, pondSize, type Ripple } from '#lib/components/pond.ts';

/** So many are drawn; a win more widens one of them. */
const mostRipples = pondOf(100_000).length;
const counts = [1, 2, 10, 50, mostRipples - 1, mostRipples, mostRipples + 1, 500, 20_000, 100_000];

const place = ({ x, y }: Ripple) => `${x} ${y}`;

describe('pondOf', () => {
	test('is empty without wins', () => {
		expect(pondOf(0)).toEqual([]);
	});

	test('has a ripple for each win, up to as many as can be told apart', () => {
		for (const count of counts) {
			expect(pondOf(count)).toHaveLength(Math.min(count, mostRipples));
		}
	});

	test('grows alone: with a further win each ripple keeps its place, and none shrinks', () => {
		const wrong: string[] = [];
		let before = pondOf(0);
		for (let wins = 1; wins <= 700; wins++) {
			const after = pondOf(wins);
			for (const [i, ripple] of before.entries()) {
				const grown = after[i];
				const isKept =
					grown !== undefined && place(grown) === place(ripple) && grown.size >= ripple.size;
				if (!isKept) wrong.push(`ripple ${i} of ${wins}`);
			}
			before = after;
		}
		expect(wrong).toEqual([]);
	});

	test('past the cap it never gets smaller, for a lifetime of wins', () => {
		let before = pondOf(mostRipples);
		for (const count of counts.filter((each) => each > mostRipples)) {
			const after = pondOf(count);
			expect(after.map(place)).toEqual(before.map(place));
			for (const [i, { size }] of before.entries()) {
				expect(after[i]!.size).toBeGreaterThanOrEqual(size);
			}
			before = after;
		}
	});

	test('past the cap, winning on widens ripples that are there', () => {
		const total = (wins: number) => pondOf(wins).reduce((sum, { size }) => sum + size, 0);
		expect(total(2 * mostRipples)).toBeGreaterThan(total(mostRipples));
		expect(total(4 * mostRipples)).toBeGreaterThan(total(2 * mostRipples));
	});

	test('every ripple has its middle inside the picture, and is smaller than that', () => {
		for (const count of counts) {
			for (const { x, y, size } of pondOf(count)) {
				expect(x).toBeGreaterThan(0);
				expect(x).toBeLessThan(pondSize.width);
				expect(y).toBeGreaterThan(0);
				expect(y).toBeLessThan(pondSize.height);
				expect(size).toBeLessThan(pondSize.width / 4);
			}
		}
	});

	test('every ripple can be seen, the oldest included, and the newest best', () => {
		for (const count of counts) {
			const ripples = pondOf(count);
			for (const { size, strength } of ripples) {
				expect(size).toBeGreaterThan(5);
				expect(strength).toBeGreaterThan(0.1);
				expect(strength).toBeLessThanOrEqual(1);
			}
			const strengths = ripples.map(({ strength }) => strength);
			expect(ripples.at(-1)?.strength).toBe(Math.max(...strengths));
		}
	});

	test('the cap leaves room for many', () => {
		expect(mostRipples).toBeGreaterThanOrEqual(50);
	});

	test('no two ripples share a place', () => {
		expect(new Set(pondOf(mostRipples).map(place)).size).toBe(mostRipples);
	});

	test('is spread over the whole of the water', () => {
		const { width, height } = pondSize;
		const corners = pondOf(mostRipples).map(({ x, y }) => `${x < width / 2} ${y < height / 2}`);
		for (const corner of new Set(corners)) {
			const share = corners.filter((each) => each === corner).length / mostRipples;
			expect(share).toBeGreaterThan(0.15);
		}
		expect(new Set(corners).size).toBe(4);
	});

	test('the same number of wins is the same picture', () => {
		for (const count of counts) expect(pondOf(count)).toEqual(pondOf(count));
	});
});

describe('arcOf', () => {
	const ripple: Ripple = { x: 100, y: 50, size: 20, strength: 1 };

	test('is half an ellipse round the middle of the ripple', () => {
		expect(arcOf(ripple, 1, 'near')).toBe('M80 50A20 7.2 0 0 0 120 50');
		expect(arcOf(ripple, 1, 'far')).toBe('M80 50A20 7.2 0 0 1 120 50');
	});

	test('can be a share of it', () => {
		expect(arcOf(ripple, 0.5, 'near')).toBe('M90 50A10 3.6 0 0 0 110 50');
	});
});
