import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPlanRule } from '#lib/core/plan.ts';
import { rhythmOf, ruleOf, weekdays, whichOnes, type Rhythm } from './rhythm.ts';

const aRhythm: fc.Arbitrary<Rhythm> = fc.oneof(
	fc.constant({ every: 'once' } as const),
	fc.constant({ every: 'day' } as const),
	fc.record({
		every: fc.constant('week' as const),
		interval: fc.constantFrom(1 as const, 2 as const),
		days: fc.subarray([...weekdays], { minLength: 1 })
	}),
	fc.record({
		every: fc.constant('month' as const),
		which: fc.constantFrom(...whichOnes),
		day: fc.constantFrom(...weekdays)
	})
);

describe('a rhythm', () => {
	test('converts to a valid plan rule and back', () => {
		fc.assert(
			fc.property(aRhythm, (rhythm) => {
				expect(isPlanRule(ruleOf(rhythm))).toBe(true);
				expect(rhythmOf(ruleOf(rhythm))).toEqual(rhythm);
			})
		);
	});

	test('lists its days from Monday on', () => {
		expect(ruleOf({ every: 'week', interval: 2, days: ['FR', 'MO'] })).toBe(
			'FREQ=WEEKLY;BYDAY=MO,FR;INTERVAL=2'
		);
		expect(ruleOf({ every: 'month', which: -1, day: 'SU' })).toBe('FREQ=MONTHLY;BYDAY=-1SU');
	});

	test('is daily for a week without days', () => {
		expect(ruleOf({ every: 'week', interval: 1, days: [] })).toBe('FREQ=DAILY');
	});

	test('is null for a rule that `ruleOf` did not write', () => {
		for (const rule of ['FREQ=DAILY;INTERVAL=3', 'FREQ=WEEKLY', 'FREQ=MONTHLY;BYMONTHDAY=31', ''])
			expect(rhythmOf(rule)).toBeNull();
	});
});
