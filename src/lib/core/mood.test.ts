import { describe, expect, test } from 'vitest';
import { expectedMood, moodLift } from './mood.ts';
import { ratings } from './win.ts';

describe('expectedMood', () => {
	test('is between the mood before and the usual mood, and increases with the former', () => {
		const expected = ratings.map(expectedMood);
		expect(expected).toEqual([...expected].sort((a, b) => a - b));
		expect(expectedMood(3)).toBe(3);
		for (const before of ratings) {
			const distance = Math.abs(expectedMood(before) - 3);
			expect(distance).toBeLessThanOrEqual(Math.abs(before - 3));
		}
	});

	test('expects a low mood to rise by itself and a high one to fall', () => {
		expect(expectedMood(1)).toBeCloseTo(1.8);
		expect(expectedMood(5)).toBeCloseTo(4.2);
	});
});

describe('moodLift', () => {
	test('is the difference from the expected mood', () => {
		expect(moodLift(3, 4)).toBe(1);
		expect(moodLift(1, 2)).toBeCloseTo(0.2);
		expect(moodLift(5, 5)).toBeCloseTo(0.8);
		expect(moodLift(4, 2)).toBeCloseTo(-1.6);
	});

	test('is null unless both moods are known', () => {
		expect(moodLift(null, 5)).toBeNull();
		expect(moodLift(1, null)).toBeNull();
		expect(moodLift(null, null)).toBeNull();
	});
});
