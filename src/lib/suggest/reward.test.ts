import fc from 'fast-check';
import { expectedMood } from '#lib/domain/mood.ts';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '#lib/domain/choice.ts';
import { ratings } from '#lib/domain/win.ts';
import { easeOf, harmPenalty, lessReward, notNowWeight, rewardOf } from '#lib/suggest/reward.ts';
import { anOutcome } from '../../../tests/scenes/choice-log.ts';

const unsaid: Outcome = { ease: null, moodBefore: null, moodAfter: null, treasured: false };
const rewardFor = (said: Partial<Outcome>) => rewardOf({ ...unsaid, ...said });

describe('the reward of an act that was done', () => {
	test('is between a half and one, whatever was said of how it went', () => {
		fc.assert(
			fc.property(anOutcome, ({ wasHarmful: _, ...outcome }) => {
				expect(rewardOf(outcome)).toBeGreaterThanOrEqual(0.5);
				expect(rewardOf(outcome)).toBeLessThanOrEqual(1);
			})
		);
		expect(rewardFor({ ease: 5, moodBefore: 1, moodAfter: 5 })).toBe(1);
		expect(rewardFor({ ease: 1, moodBefore: 5, moodAfter: 1 })).toBe(0.5);
	});

	test('is in the middle where nothing was rated', () => {
		expect(rewardOf(undefined)).toBe(0.75);
		expect(rewardFor({})).toBe(0.75);
	});

	test('goes by the ease alone where no mood was rated, and counts it for both', () => {
		expect(ratings.map((ease) => rewardFor({ ease }))).toEqual([0.5, 0.625, 0.75, 0.875, 1]);
	});

	test('takes one mood of the two for none', () => {
		for (const mood of ratings) {
			expect(rewardFor({ moodBefore: mood })).toBe(0.75);
			expect(rewardFor({ moodAfter: mood })).toBe(0.75);
			expect(rewardFor({ ease: 4, moodAfter: mood })).toBe(rewardFor({ ease: 4 }));
			expect(rewardFor({ ease: 4, moodBefore: mood })).toBe(rewardFor({ ease: 4 }));
		}
	});

	test('goes by the lift alone where no ease was rated, and counts it for both', () => {
		// From the middle no change is expected, so the lift is what the mood has risen.
		expect(rewardFor({ moodBefore: 3, moodAfter: 3 })).toBe(0.75);
		expect(rewardFor({ moodBefore: 3, moodAfter: 4 })).toBe(0.875);
		expect(rewardFor({ moodBefore: 3, moodAfter: 5 })).toBe(1);
		expect(rewardFor({ moodBefore: 3, moodAfter: 1 })).toBe(0.5);
	});

	test('is half for doing it, and a quarter each for ease and lift', () => {
		expect(rewardFor({ ease: 5, moodBefore: 3, moodAfter: 3 })).toBe(0.5 + 0.25 + 0.125);
		expect(rewardFor({ ease: 1, moodBefore: 3, moodAfter: 5 })).toBe(0.5 + 0 + 0.25);
	});

	test('rises with the ease and with the mood after, and never falls', () => {
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

	test('is less by the penalty when it was too much or made it worse, whatever else was said', () => {
		fc.assert(
			fc.property(anOutcome, ({ wasHarmful: _, ...outcome }) => {
				const harmful = rewardOf({ ...outcome, wasHarmful: true });
				expect(harmful).toBeCloseTo(rewardOf(outcome) - 0.4, 12);
			})
		);
		expect(rewardFor({ wasHarmful: true })).toBe(0.75 - harmPenalty);
	});

	test('does not hang on what is treasured', () => {
		fc.assert(
			fc.property(anOutcome, (outcome) => {
				expect(rewardOf({ ...outcome, treasured: !outcome.treasured })).toBe(rewardOf(outcome));
			})
		);
	});
});

describe('a mood before', () => {
	test('tends towards the middle by itself: low ones rise and high ones fall', () => {
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

	test('that was high lowers the lift counted for the same mood after', () => {
		for (const moodAfter of [2, 3, 4] as const) {
			const rewards = ratings.map((moodBefore) => rewardFor({ moodBefore, moodAfter }));
			expect(rewards).toEqual([...rewards].sort((a, b) => b - a));
			expect(rewards[4]).toBeLessThan(rewards[0]!);
		}
	});

	test('that stays low is no gain, and one that stays high is no loss', () => {
		// A mood that is as low as it was has not risen as it tends to; a high one has held.
		expect(rewardFor({ moodBefore: 1, moodAfter: 1 })).toBeLessThan(0.75);
		expect(rewardFor({ moodBefore: 5, moodAfter: 5 })).toBeGreaterThan(0.75);
		expect(rewardFor({ moodBefore: 1, moodAfter: 2 })).toBeLessThan(0.875);
	});
});

describe('what else was said', () => {
	test('ease goes from 0, very hard, to 1', () => {
		expect(ratings.map(easeOf)).toEqual([0, 0.25, 0.5, 0.75, 1]);
	});

	test('"less like this" is a strong no, "not now" a weak one, and harm takes away part', () => {
		expect(lessReward).toBeLessThan(0);
		expect(notNowWeight).toBeGreaterThan(0);
		expect(notNowWeight).toBeLessThan(0.5);
		// An act that was done and was too much is still above one of which less is wished.
		expect(harmPenalty).toBeGreaterThan(0);
		expect(rewardFor({ wasHarmful: true })).toBeLessThan(0.5);
		expect(rewardFor({ ease: 1, wasHarmful: true })).toBeGreaterThan(0);
		expect(rewardFor({ ease: 1, wasHarmful: true })).toBeGreaterThan(lessReward);
	});
});
