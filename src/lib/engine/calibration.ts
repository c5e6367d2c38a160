/** The expected reward on which the corrected expectations turn: the usual reward of an answered card. */
const usualReward = 0.56;

/**
 * Returns the share of a difference between expected rewards that is true on average, after this many answers:
 * expectations spread too far, the more so the less is known. The line was fitted in the simulation.
 */
export function slopeAfter(answerCount: number): number {
	return 0.2 + (0.5 * answerCount) / (answerCount + 100);
}

/** Returns the expected reward corrected by that line. The order of the cards stays the same. */
export function calibrated(expected: number, answerCount: number): number {
	return usualReward + slopeAfter(answerCount) * (expected - usualReward);
}
