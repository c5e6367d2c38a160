import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channels } from '#lib/core/card.ts';
import { addWin, emptyTally, type Placed, type Tally } from '#lib/core/pond.ts';
import type { WinId } from '#lib/core/win.ts';
import { drawPond } from './draw-pond.ts';
import type { Season } from './light.ts';
import type { PondView } from './scene.ts';

const [width, height] = [180, 98];

const somePlaced: fc.Arbitrary<Placed> = fc.record({
	id: fc.uuid({ version: 7 }).map((id) => id as WinId),
	channel: fc.constantFrom(...channels, null),
	treasured: fc.boolean()
});
const someWins = fc.array(somePlaced, { maxLength: 20 });

function tallyOf(wins: readonly Placed[]): Tally {
	const tally = emptyTally();
	for (const win of wins) addWin(tally, win, 1);
	return tally;
}

/** Returns the pixels of a pond as a text that is the same for the same picture. */
function pictureOf(tally: Tally, view: Partial<PondView> = {}): string {
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d', { willReadFrequently: true })!;
	drawPond(context, width, height, {
		tally,
		seed: 42,
		hour: 12,
		season: 'summer',
		dark: false,
		...view
	});
	return context.getImageData(0, 0, width, height).data.join();
}

describe('the picture of the pond', () => {
	test('is the same for any order of the wins, and after a deletion and its undo', () => {
		fc.assert(
			fc.property(someWins, somePlaced, (wins, win) => {
				const tally = [...tallyOf([...wins, win])];
				const before = pictureOf(tally);
				addWin(tally, win, -1);
				const without = pictureOf(tally);
				addWin(tally, win, 1);
				expect(without).toBe(pictureOf(tallyOf(wins)));
				expect(pictureOf(tally)).toBe(before);
				expect(pictureOf(tallyOf([win, ...wins].reverse()))).toBe(before);
			}),
			{ numRuns: 15 }
		);
	});

	test('changes with the first win of each kind, and with a lily', () => {
		const id = '01a1f8d3-ea00-7000-8000-000000000001' as WinId;
		const pictures = channels.map((channel) =>
			pictureOf(tallyOf([{ id, channel, treasured: false }]))
		);
		const treasured = pictureOf(tallyOf([{ id, channel: 'inPerson', treasured: true }]));
		// A call and a voice note leave the same mark, and so do a message and an answer online.
		expect(new Set([pictureOf(emptyTally()), treasured, ...pictures]).size).toBe(7);
	});

	test('has another light at each hour, in each season and in the dark theme', () => {
		const hours = [0, 6.5, 12, 18.5].map((hour) => pictureOf(emptyTally(), { hour }));
		const seasons = (['spring', 'summer', 'autumn', 'winter'] as Season[]).map((season) =>
			pictureOf(emptyTally(), { season })
		);
		const dark = pictureOf(emptyTally(), { dark: true });
		// Noon in summer is in both lists.
		expect(new Set([...hours, ...seasons, dark]).size).toBe(8);
	});

	test('is drawn at every hour and with any number of wins', () => {
		const full = emptyTally().map(() => 2_000);
		for (let hour = 0; hour < 24; hour += 1.7)
			for (const tally of [emptyTally(), full])
				expect(new Set(pictureOf(tally, { hour }).split(',')).size).toBeGreaterThan(20);
	});
});
