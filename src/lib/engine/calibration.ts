/** The mean reward of answered cards. */
const usualReward = 0.55;
/** The mean expected reward of these cards: lower, because cards without an answer count as refusals. */
const usualExpectation = 0.42;

/**
 * Returns the share of a difference between expected rewards that is true on average, after this many answers:
 * expectations spread too far, the more so the less is known. The line was fitted in the simulation.
 */
export function slopeAfter(answerCount: number): number {
	return 0.2 + (0.5 * answerCount) / (answerCount + 100);
}

/** Returns the expected reward corrected by that line. The order of the cards stays the same. */
export function calibrated(expected: number, answerCount: number): number {
	return usualReward + slopeAfter(answerCount) * (expected - usualExpectation);
}
