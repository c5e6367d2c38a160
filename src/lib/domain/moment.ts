import { moodLift } from './mood.ts';
import type { Win } from './win.ts';

/** How good a moment is to be handed back: 2 when it was treasured, 1 when it went with a high lift. */
export type Goodness = 1 | 2;

/** A mood so much higher than the one before it tells is a high lift. */
const highLift = 1;

/** How good a moment a win is; null when nothing says so. */
export function goodnessOf({ treasured, moodBefore, moodAfter }: Win): Goodness | null {
	if (treasured) return 2;
	return (moodLift(moodBefore, moodAfter) ?? 0) >= highLift ? 1 : null;
}
