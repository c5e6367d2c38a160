import fc from 'fast-check';
import { expectedMood } from '#lib/core/mood.ts';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '#lib/core/choice.ts';
import { ratings } from '#lib/core/win.ts';
import { easeOf, harmPenalty, lessReward, notNowWeight, rewardOf } from './reward.ts';
import { anOutcome } from '../../../tests/support/choice-log.ts';

const unsaid: Outcome = { ease: null, moodBefore: null, moodAfter: null, treasured: false };
const rewardFor = (said: Partial<Outcome>) => rewardOf({ ...unsaid, ...said });

describe('the reward of a done card', () => {
	test('is from 0.5 to 1 for every outcome without harm', () => {
		fc.assert(
			fc.property(anOutcome, ({ wasHarmful: _, ...outcome }) => {
				expect(rewardOf(outcome)).toBeGreaterThanOrEqual(0.5);
				expect(rewardOf(outcome)).toBeLessThanOrEqual(1);
			})
		);
		expect(rewardFor({ ease: 5, moodBefore: 1, moodAfter: 5 })).toBe(1);
		expect(rewardFor({ ease: 1, moodBefore: 5, moodAfter: 1 })).toBe(0.5);
	});

	test('is in the middle if nothing was rated', () => {
		expect(rewardOf(undefined)).toBe(0.75);
		expect(rewardFor({})).toBe(0.75);
	});

	test('counts the ease twice if no mood was rated', () => {
		expect(ratings.map((ease) => rewardFor({ ease }))).toEqual([0.5, 0.625, 0.75, 0.875, 1]);
	});

	test('ignores a mood that was rated only before or only after', () => {
		for (const mood of ratings) {
			expect(rewardFor({ moodBefore: mood })).toBe(0.75);
			expect(rewardFor({ moodAfter: mood })).toBe(0.75);
			expect(rewardFor({ ease: 4, moodAfter: mood })).toBe(rewardFor({ ease: 4 }));
			expect(rewardFor({ ease: 4, moodBefore: mood })).toBe(rewardFor({ ease: 4 }));
		}
	});

	test('counts the lift twice if no ease was rated', () => {
		// At the middle of the scale no change is expected, so the lift is the whole change.
		expect(rewardFor({ moodBefore: 3, moodAfter: 3 })).toBe(0.75);
		expect(rewardFor({ moodBefore: 3, moodAfter: 4 })).toBe(0.875);
		expect(rewardFor({ moodBefore: 3, moodAfter: 5 })).toBe(1);
		expect(rewardFor({ moodBefore: 3, moodAfter: 1 })).toBe(0.5);
	});

	test('is half for doing it, and a quarter each for ease and lift', () => {
		expect(rewardFor({ ease: 5, moodBefore: 3, moodAfter: 3 })).toBe(0.5 + 0.25 + 0.125);
		expect(rewardFor({ ease: 1, moodBefore: 3, moodAfter: 5 })).toBe(0.5 + 0 + 0.25);
	});

	test('rises with the ease and never falls with a higher mood after', () => {
		fc.assert(
			fc.property(anOutcome, (outcome) => {
				for (const [low, high] of [
					[1, 2],
					[2, 3],
					[3, 4],
					[4, 5]
				] as const) {
					expect(rewardOf({ ...outcome, ease: low })).toBeLessThan(
						rewardOf({ ...outcome, ease: high })
					);
					expect(rewardOf({ ...outcome, moodAfter: low })).toBeLessThanOrEqual(
						rewardOf({ ...outcome, moodAfter: high })
					);
				}
			})
		);
	});

	test('is lower by the penalty if it was too much or made it worse, for every outcome', () => {
		fc.assert(
			fc.property(anOutcome, ({ wasHarmful: _, ...outcome }) => {
				const harmful = rewardOf({ ...outcome, wasHarmful: true });
				expect(harmful).toBeCloseTo(rewardOf(outcome) - 0.4, 12);
			})
		);
		expect(rewardFor({ wasHarmful: true })).toBe(0.75 - harmPenalty);
	});

	test('does not depend on what is treasured', () => {
		fc.assert(
			fc.property(anOutcome, (outcome) => {
				expect(rewardOf({ ...outcome, treasured: !outcome.treasured })).toBe(rewardOf(outcome));
			})
		);
	});
});

describe('the mood before', () => {
	test('tends towards the middle: low moods rise and high ones fall', () => {
		expect(expectedMood(3)).toBe(3);
		for (const mood of [1, 2] as const) {
			expect(expectedMood(mood)).toBeGreaterThan(mood);
			expect(expectedMood(mood)).toBeLessThan(3);
		}
		for (const mood of [4, 5] as const) {
			expect(expectedMood(mood)).toBeLessThan(mood);
			expect(expectedMood(mood)).toBeGreaterThan(3);
		}
	});

	test('lowers the lift of the same mood after when it was higher', () => {
		for (const moodAfter of [2, 3, 4] as const) {
			const rewards = ratings.map((moodBefore) => rewardFor({ moodBefore, moodAfter }));
			expect(rewards).toEqual([...rewards].sort((a, b) => b - a));
			expect(rewards[4]).toBeLessThan(rewards[0]!);
		}
	});

	test('is no gain when it stays low, and no loss when it stays high', () => {
		// A low mood that stays low lacks the expected rise; a high one that stays high avoids the expected
		// fall.
		expect(rewardFor({ moodBefore: 1, moodAfter: 1 })).toBeLessThan(0.75);
		expect(rewardFor({ moodBefore: 5, moodAfter: 5 })).toBeGreaterThan(0.75);
		expect(rewardFor({ moodBefore: 1, moodAfter: 2 })).toBeLessThan(0.875);
	});
});

describe('other answers', () => {
	test('scale ease from 0 (very hard) to 1', () => {
		expect(ratings.map(easeOf)).toEqual([0, 0.25, 0.5, 0.75, 1]);
	});

	test('make "less like this" a strong refusal, "not now" a weak one, and harm a deduction', () => {
		expect(lessReward).toBeLessThan(0);
		expect(notNowWeight).toBeGreaterThan(0);
		expect(notNowWeight).toBeLessThan(1);
		// A done card that was too much still ranks above a "less like this".
		expect(harmPenalty).toBeGreaterThan(0);
		expect(rewardFor({ wasHarmful: true })).toBeLessThan(0.5);
		expect(rewardFor({ ease: 1, wasHarmful: true })).toBeGreaterThan(0);
		expect(rewardFor({ ease: 1, wasHarmful: true })).toBeGreaterThan(lessReward);
	});
});
