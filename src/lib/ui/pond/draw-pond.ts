import { drawBackdrop } from './backdrop.ts';
import { winsIn } from './counts.ts';
import { drawMarks } from './marks.ts';
import { discAt, lightAt } from './light.ts';
import { marksOf } from './places.ts';
import { drawReeds } from './reeds.ts';
import { horizonShare, unitOf, type Context, type PondView, type Scene } from './scene.ts';

/**
 * Draws the pond into a context, with a width and a height in its units. The same view gives the same picture.
 */
export function drawPond(context: Context, width: number, height: number, view: PondView): void {
	const { tally, seed, hour, season, dark } = view;
	const horizon = height * horizonShare;
	const scene: Scene = {
		context,
		width,
		height,
		horizon,
		depth: height - horizon,
		unit: unitOf(width, height),
		growth: Math.floor(Math.log2(1 + winsIn(tally))),
		light: lightAt(hour, season, dark)
	};
	context.lineCap = context.lineJoin = 'round';
	drawBackdrop(scene, seed, discAt(hour, season));
	drawMarks(scene, marksOf(tally, seed, width, height));
	drawReeds(scene, seed);
}
