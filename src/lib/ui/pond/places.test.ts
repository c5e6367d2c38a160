import { describe, expect, test } from 'vitest';
import { emptyTally, placeCount } from '#lib/core/pond.ts';
import { marksOf, placeAt } from './places.ts';

const full = emptyTally().map(() => 1);
const [width, height] = [360, 196];

describe('the marks of a pond', () => {
	test('lie on the water, each place once, from the far ones to the near ones', () => {
		for (const seed of [0, 1, 42, 9999]) {
			const marks = marksOf(full, seed, width, height);
			expect(new Set(marks.map(({ place }) => place)).size).toBe(placeCount);
			for (const { x, y } of marks) {
				expect(x).toBeGreaterThan(0);
				expect(x).toBeLessThan(width);
				expect(y).toBeGreaterThan(height * 0.44);
				expect(y).toBeLessThan(height);
			}
			const distances = marks.map(({ near }) => near);
			expect(distances).toEqual([...distances].sort((a, b) => a - b));
		}
	});

	test('never move when others are added', () => {
		const tally = emptyTally();
		tally[30] = 1;
		const [mark] = marksOf(tally, 42, width, height);
		expect(marksOf(full, 42, width, height).find(({ place }) => place === 30)).toEqual(mark);
	});
});

describe('a touch', () => {
	test('finds the mark under the finger, and nothing on open water', () => {
		const tally = emptyTally();
		tally[5] = 3;
		const marks = marksOf(tally, 42, width, height);
		const { x, y } = marks[0]!;
		expect(placeAt(marks, x + 4, y - 3)).toBe(5);
		expect(placeAt(marks, x < 180 ? x + 120 : x - 120, y)).toBeNull();
		expect(placeAt([], x, y)).toBeNull();
	});

	test('finds each mark of a small pond', () => {
		for (let place = 0; place < placeCount; place++) {
			const tally = emptyTally();
			tally[place] = 1;
			const marks = marksOf(tally, 7, width, height);
			expect(placeAt(marks, marks[0]!.x, marks[0]!.y)).toBe(place);
		}
	});
});
