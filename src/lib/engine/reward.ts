import type { Outcome } from '#lib/core/choice.ts';
import { moodLift } from '#lib/core/mood.ts';
import type { Rating } from '#lib/core/win.ts';

/** Reward of "less like this" for the card effect; the features observe a reward of 0. */
export const lessReward = -0.5;
/** Subtracted from the reward if a card was too much or made it worse. */
export const harmPenalty = 0.4;
/** Observation weight of a "not now", which is partly about the moment and not the card. */
export const notNowWeight = 0.6;
/** Observation weight of a card that was looked at and left without an answer, a weak refusal. */
export const ignoredWeight = 0.4;

/**
 * Returns the reward of a done card: 0.5 for doing it, and up to 0.25 each for ease and mood lift. The range
 * is 0.5 to 1, less `harmPenalty` if it was too much or made it worse. The mood lift is measured against the
 * mood expected from the one before. A missing rating takes the value of the other one, or 0.5 if both are
 * missing.
 */
export function rewardOf(outcome: Outcome | undefined): number {
	const ease = outcome?.ease ? easeOf(outcome.ease) : null;
	const steps = moodLift(outcome?.moodBefore ?? null, outcome?.moodAfter ?? null);
	const lift = steps === null ? null : Math.min(1, Math.max(0, 0.5 + steps / 4));
	const harm = outcome?.wasHarmful ? harmPenalty : 0;
	return 0.5 + 0.25 * (ease ?? lift ?? 0.5) + 0.25 * (lift ?? ease ?? 0.5) - harm;
}

/** Scales an ease rating to the range from 0 (very hard) to 1. */
export function easeOf(ease: Rating): number {
	return (ease - 1) / 4;
}
