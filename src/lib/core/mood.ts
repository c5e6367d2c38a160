import type { Rating } from './win.ts';

/**
 * The usual mood, 1 to 5, and the share of a deviation from it that remains a while later without any cause:
 * low moods tend to rise and high ones to fall.
 */
const usualMood = 3;
const moodThatStays = 0.6;

/** Returns the mood, 1 to 5, to expect after a card if the card had no effect. */
export function expectedMood(before: Rating): number {
	return usualMood + moodThatStays * (before - usualMood);
}

/**
 * Returns the difference between the mood after a card and the expected one, in steps of the scale; null if
 * either mood is unknown.
 */
export function moodLift(before: Rating | null, after: Rating | null): number | null {
	return before === null || after === null ? null : after - expectedMood(before);
}
