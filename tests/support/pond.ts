import fc from 'fast-check';
import { channels } from '#lib/core/card.ts';
import { addWin, emptyTally, type Placed, type Tally } from '#lib/core/pond.ts';
import type { WinId } from '#lib/core/win.ts';

/** A random win, as far as the pond shows it. */
export const somePlaced: fc.Arbitrary<Placed> = fc.record({
	id: fc.uuid({ version: 7 }).map((id) => id as WinId),
	channel: fc.constantFrom(...channels, null),
	treasured: fc.boolean()
});

/** Up to 30 random wins. */
export const someWins = fc.array(somePlaced, { maxLength: 30 });

/** Returns the tally of these wins. */
export function tallyOf(wins: readonly Placed[]): Tally {
	const tally = emptyTally();
	for (const win of wins) addWin(tally, win, 1);
	return tally;
}
