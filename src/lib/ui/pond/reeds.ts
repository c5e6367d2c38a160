import { chanceOf } from './chance.ts';
import { css, mixed } from './colours.ts';
import type { Scene } from './scene.ts';

/** Draws the reeds at both ends, nearest to the eye. They thicken with each doubling. */
export function drawReeds(scene: Scene, seed: number): void {
	const { context, width, height, unit, growth, light } = scene;
	const chance = chanceOf(seed * 101 + 3);
	const blades = Math.round((11 + growth * 1.1) * Math.min(1.6, 0.55 + width / 800));
	const shaded = mixed(light.nearHill, light.waterNear, 0.3);
	const tones = [0, 0.22, 0.44].map((share) => ({
		colour: css(mixed(light.reed, shaded, share)),
		path: new Path2D()
	}));
	const stems = new Path2D();
	const heads = new Path2D();
	for (let i = 0; i < blades * 2; i++) {
		const isLeft = i % 2 === 0;
		const away = chance() ** 1.3 * Math.min(0.2, 96 / width) * (1 + growth * 0.02);
		const x = width * (isLeft ? away - 0.008 : 1.008 - away);
		const length = height * (0.5 - away * 1.1) * (0.5 + 0.6 * chance());
		const lean = (isLeft ? 1 : -1) * (4 + 26 * chance()) * unit * (chance() > 0.25 ? 1 : -0.5);
		const wide = (1.7 + 1.5 * chance()) * unit;
		const [foot, tip] = [height + 4, height - length];
		const { path } = tones[Math.floor(chance() * 3)]!;
		path.moveTo(x - wide, foot);
		path.quadraticCurveTo(x - wide * 0.4, height - length * 0.55, x + lean, tip);
		path.quadraticCurveTo(x + wide * 0.9, height - length * 0.5, x + wide, foot);
		if (i % 5 === 1) {
			stems.moveTo(x, foot);
			stems.quadraticCurveTo(x + wide * 0.25, height - length * 0.52, x + lean, tip);
			heads.moveTo(x + lean * 0.94, tip + length * 0.06);
			heads.lineTo(x + lean, tip - 9 * unit);
		}
	}
	for (const { colour, path } of tones.reverse()) {
		context.fillStyle = colour;
		context.fill(path);
	}
	// A blade is too thin at its tip to carry a head.
	context.strokeStyle = css(light.reed);
	context.lineWidth = 1.3 * unit;
	context.stroke(stems);
	context.strokeStyle = css(light.lit(0x7a5638));
	context.lineWidth = 4.2 * unit;
	context.stroke(heads);
}
