import { describe, expect, test } from 'vitest';
import { calibrated, slopeAfter } from './calibration.ts';

describe('the correction of expected rewards', () => {
	test('trusts differences more with more answers, and never in full', () => {
		const slopes = [0, 20, 100, 1_000, 100_000].map(slopeAfter);
		expect(slopes).toEqual([...slopes].sort((a, b) => a - b));
		expect(slopes[0]).toBe(0.2);
		expect(slopes[2]).toBe(0.45);
		expect(slopes.at(-1)).toBeLessThan(0.7);
	});

	test('leaves the order of the cards unchanged', () => {
		const expected = [-0.2, 0, 0.3, 0.56, 0.9];
		for (const answers of [0, 50, 500]) {
			const corrected = expected.map((one) => calibrated(one, answers));
			expect(corrected).toEqual([...corrected].sort((a, b) => a - b));
			expect(new Set(corrected).size).toBe(5);
		}
	});
});
