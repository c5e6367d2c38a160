import { moodLift } from './mood.ts';
import type { Win } from './win.ts';

/** The rank of a win for showing it again: 2 if treasured, 1 if the mood rose a lot. */
export type Goodness = 1 | 2;

/** The lowest mood lift that counts as high. */
const highLift = 1;

/** Returns the rank of a win for showing it again; null if nothing marks it as good. */
export function goodnessOf({ treasured, moodBefore, moodAfter }: Win): Goodness | null {
	if (treasured) return 2;
	return (moodLift(moodBefore, moodAfter) ?? 0) >= highLift ? 1 : null;
}
