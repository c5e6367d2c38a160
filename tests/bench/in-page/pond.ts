import { addWin, emptyTally, type Tally } from '#lib/core/pond.ts';
import { drawPond } from '#lib/ui/pond/draw-pond.ts';
import { longDiary } from '../../support/long-diary.ts';
import { timesOf, type Times } from './times.ts';

const draws = 100;
/** A phone at two pixels per CSS pixel. */
const size = { width: 360, height: 196, density: 2 };

/** Measures one drawing of the pond with all its pixels, in ms, by its number of wins. */
export async function measurePond(): Promise<Record<string, Times>> {
	const canvas = document.createElement('canvas');
	const { width, height, density } = size;
	canvas.width = width * density;
	canvas.height = height * density;
	const context = canvas.getContext('2d', { willReadFrequently: true })!;
	context.scale(density, density);
	const times: Record<string, Times> = {};
	for (const wins of [0, 1_000, 100_000]) {
		const view = {
			tally: tallyOf(wins),
			seed: 7,
			hour: 12,
			season: 'summer',
			dark: false
		} as const;
		times[`${wins.toLocaleString('en')} wins`] = await timesOf(draws, () => {
			drawPond(context, width, height, view);
			// The browser draws the pixels when they are read.
			context.getImageData(0, 0, 1, 1);
		});
	}
	return times;
}

function tallyOf(wins: number): Tally {
	const tally = emptyTally();
	for (const win of longDiary(wins).wins()) addWin(tally, win, 1);
	return tally;
}
