import { describe, expect, test } from 'vitest';
import { expectedMood, moodLift } from '#lib/domain/mood.ts';
import { ratings } from '#lib/domain/win.ts';

describe('expectedMood', () => {
	test('lies between the mood before and the usual one, and rises with it', () => {
		const expected = ratings.map(expectedMood);
		expect(expected).toEqual([...expected].sort((a, b) => a - b));
		expect(expectedMood(3)).toBe(3);
		for (const before of ratings) {
			const distance = Math.abs(expectedMood(before) - 3);
			expect(distance).toBeLessThanOrEqual(Math.abs(before - 3));
		}
	});

	test('a low mood is expected to rise by itself, and a high one to fall', () => {
		expect(expectedMood(1)).toBeCloseTo(1.8);
		expect(expectedMood(5)).toBeCloseTo(4.2);
	});
});

describe('moodLift', () => {
	test('is what lies beyond the mood that was expected', () => {
		expect(moodLift(3, 4)).toBe(1);
		expect(moodLift(1, 2)).toBeCloseTo(0.2);
		expect(moodLift(5, 5)).toBeCloseTo(0.8);
		expect(moodLift(4, 2)).toBeCloseTo(-1.6);
	});

	test('is not known unless both moods are', () => {
		expect(moodLift(null, 5)).toBeNull();
		expect(moodLift(1, null)).toBeNull();
		expect(moodLift(null, null)).toBeNull();
	});
});
