import type { Rating } from './win.ts';

/**
 * What a person's mood is when nothing else is known, 1 to 5, and how much of a distance from it is
 * there still a while later by itself: low moods tend to rise and high ones to fall.
 */
const usualMood = 3;
const moodThatStays = 0.6;

/** What the mood after an act would be expected to be from the one before it alone, 1 to 5. */
export function expectedMood(before: Rating): number {
	return usualMood + moodThatStays * (before - usualMood);
}

/**
 * How much higher the mood was after an act than the one before it tells, in steps of the scale; null
 * when one of the two is not known.
 */
export function moodLift(before: Rating | null, after: Rating | null): number | null {
	return before === null || after === null ? null : after - expectedMood(before);
}
