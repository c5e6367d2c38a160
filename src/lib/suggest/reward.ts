import type { Outcome } from '#lib/domain/choice.ts';
import { moodLift } from '#lib/domain/mood.ts';
import type { Rating } from '#lib/domain/win.ts';

/** What "less like this" counts as for the act itself, beside a plain no for what is like it. */
export const lessReward = -0.5;
/** What is taken off when an act was too much, or made it worse. */
export const harmPenalty = 0.4;
/** How much a "not now" counts: it is about the moment more than about the act. */
export const notNowWeight = 0.3;

/**
 * The reward of an act that was done, 0.5 to 1, and `harmPenalty` less when it was too much or made it
 * worse: half for having done it, the rest for how it went.
 * Mood counts as the lift beyond what the mood before predicts; what was not rated counts as what was,
 * and as the middle when nothing was. Source: ENGINE.md, the model.
 */
export function rewardOf(outcome: Outcome | undefined): number {
	const ease = outcome?.ease ? easeOf(outcome.ease) : null;
	const steps = moodLift(outcome?.moodBefore ?? null, outcome?.moodAfter ?? null);
	const lift = steps === null ? null : Math.min(1, Math.max(0, 0.5 + steps / 4));
	const harm = outcome?.wasHarmful ? harmPenalty : 0;
	return 0.5 + 0.25 * (ease ?? lift ?? 0.5) + 0.25 * (lift ?? ease ?? 0.5) - harm;
}

/** An ease as a number from 0, very hard, to 1. */
export function easeOf(ease: Rating): number {
	return (ease - 1) / 4;
}
