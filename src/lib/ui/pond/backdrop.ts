import { chanceOf } from './chance.ts';
import { css, mixed, type Colour } from './colours.ts';
import type { Disc } from './light.ts';
import { fillBand, fillOval, glow, type Scene } from './scene.ts';

const stars = 46;
const hillSteps = 40;
const mostTrees = 34;
const sparkles = 15;
const waves = 17;
/** The circles of a tree's crown: x, y and radius in sizes of the tree. */
const crownParts = [
	[0, 1.75, 0.8],
	[-0.62, 1.15, 0.62],
	[0.66, 1.05, 0.58]
] as const;

/** Draws everything behind the marks: the sky, the far shore, the water and the mist over it. */
export function drawBackdrop(scene: Scene, seed: number, disc: Disc): void {
	const { context, width, height, horizon, depth, light } = scene;
	const chance = chanceOf(seed * 7919);
	fillBand(scene, 0, horizon + 1, [css(light.skyTop), css(light.skyLow)]);
	drawStars(scene, chance);
	const sun = drawDisc(scene, disc);
	const hills = hillsOf(scene, chance);
	const trees = treesOf(scene, seed);
	drawHills(scene, hills, 1, 1);
	drawTrees(scene, trees, 1, 1);

	const { waterFar, waterNear } = light;
	const water = [waterFar, mixed(waterFar, waterNear, 0.6), waterNear].map((colour) => css(colour));
	fillBand(scene, horizon, depth, water);
	context.save();
	context.beginPath();
	context.rect(0, horizon, width, depth);
	context.clip();
	drawHills(scene, hills, -0.8, 0.3);
	drawTrees(scene, trees, -1, 0.28);
	drawSparkles(scene, sun, chance);
	drawWaves(scene, chance);
	context.restore();

	const mist = 0.16 + 0.34 * (1 - Math.abs(light.day - 0.6) / 0.6);
	const veil = [0, mist, 0].map((opacity) => css(light.skyLow, opacity));
	fillBand(scene, horizon - height * 0.07, height * 0.15, veil);
}

function drawStars({ context, width, horizon, light }: Scene, chance: () => number): void {
	if (light.day >= 0.35) return;
	for (let i = 0; i < stars; i++) {
		const y = chance() ** 1.4 * horizon * 0.8;
		const strength = (0.35 - light.day) * (0.8 + 2 * chance()) * (1 - y / horizon);
		context.fillStyle = css(0xfff6e0, strength);
		context.fillRect(chance() * width, y, 0.8 + chance(), 0.8 + chance());
	}
}

interface Sun extends Disc {
	x: number;
	radius: number;
}

function drawDisc({ context, width, horizon, unit, light }: Scene, disc: Disc): Sun {
	const { isSun, along } = disc;
	const x = width * (0.16 + 0.68 * along);
	const y = horizon * (1.02 - 0.38 * Math.sin(Math.PI * along));
	const radius = (isSun ? 15 : 10) * unit;
	glow(context, x, y, radius * 5.5, isSun ? 0.5 - light.moonlight * 0.6 : 0.28);
	context.fillStyle = css(light.sun, 0.94);
	fillOval(context, x, y, radius, radius);
	return { ...disc, x, radius };
}

interface Hill {
	colour: Colour;
	line: readonly (readonly [x: number, height: number])[];
}

/** From the farthest to the nearest. */
function hillsOf({ width, height, light }: Scene, chance: () => number): Hill[] {
	const hill = (share: number, colour: Colour): Hill => {
		const phase = chance() * 9;
		const line = Array.from({ length: hillSteps + 1 }, (_, step) => {
			const at = step / hillSteps;
			const rise =
				0.55 + 0.3 * Math.sin(at * 5.1 + phase) + 0.15 * Math.sin(at * 12.7 + phase * 2.3);
			return [at * width, height * share * rise] as const;
		});
		return { colour, line };
	};
	const { farHill, nearHill, skyLow, isWinter, lit } = light;
	return [
		hill(0.2, mixed(farHill, isWinter ? lit(0xffffff) : skyLow, 0.35)),
		hill(0.13, mixed(farHill, nearHill, 0.4)),
		hill(0.055, nearHill)
	];
}

/** `scale` is 1 for the hills themselves and negative for their mirror image. */
function drawHills(
	{ context, width, horizon }: Scene,
	hills: readonly Hill[],
	scale: number,
	opacity: number
): void {
	for (const { line, colour } of hills) {
		context.beginPath();
		context.moveTo(-2, horizon);
		for (const [x, height] of line) context.lineTo(x, horizon - height * scale);
		context.lineTo(width + 2, horizon);
		context.fillStyle = css(colour, opacity);
		context.fill();
	}
}

type Tree = readonly [x: number, size: number];

/** Returns two trees for each doubling of the wins. Further wins add trees and never move one. */
function treesOf({ width, height, growth }: Scene, seed: number): Tree[] {
	const chance = chanceOf(seed * 31 + 5);
	return Array.from({ length: Math.min(growth * 2, mostTrees) }, (_, i) => {
		const isSmall = i % 2 === 1;
		const pair = Math.floor(i / 2) * 0.381966;
		const x = width * ((0.13 + pair + (isSmall ? 0.02 : 0) + chance() * 0.03) % 1);
		return [x, height * (0.028 + 0.026 * chance()) * (isSmall ? 0.75 : 1)] as const;
	});
}

function drawTrees(
	{ context, horizon, light }: Scene,
	trees: readonly Tree[],
	scale: 1 | -1,
	opacity: number
): void {
	context.globalAlpha = opacity;
	context.fillStyle = css(mixed(light.nearHill, light.reed, 0.45));
	context.beginPath();
	for (const [x, size] of trees) {
		for (const [across, up, radius] of crownParts) {
			const y = horizon - size * up * scale;
			context.moveTo(x + (across + radius) * size, y);
			context.ellipse(x + across * size, y, size * radius, size * radius * 1.05, 0, 0, 7);
		}
		const foot = scale === 1 ? horizon - size * 0.5 : horizon;
		context.rect(x - size * 0.09, foot, size * 0.18, size * 0.5);
	}
	context.fill();
	context.globalAlpha = 1;
}

/** The light of the sun or the moon on the water. */
function drawSparkles(scene: Scene, { isSun, x, radius }: Sun, chance: () => number): void {
	const { context, horizon, depth, unit, light } = scene;
	for (let i = 0; i < sparkles; i++) {
		const near = (i + 0.3) / sparkles;
		context.fillStyle = css(light.sun, (isSun ? 0.62 : 0.4) * (1 - near) * (1 - light.moonlight));
		const aside = (chance() - 0.5) * 16 * unit * (0.3 + near);
		const long = radius * (0.5 + 1.1 * chance() * (0.4 + near));
		fillOval(context, x + aside, horizon + near * near * depth * 0.9 + 2, long, 0.7 + 1.1 * near);
	}
}

function drawWaves({ context, width, horizon, depth, unit, light }: Scene, chance: () => number) {
	const bright = mixed(light.waterFar, 0xffffff, 0.45 * light.day + 0.08);
	for (const opacity of [0.14, 0.26]) {
		context.fillStyle = css(bright, opacity);
		context.beginPath();
		for (let i = 0; i < waves; i++) {
			const near = chance() ** 1.7;
			const [x, y] = [chance() * width, horizon + near * depth];
			const long = (12 + 46 * near) * unit * (0.4 + chance());
			context.moveTo(x + long, y);
			context.ellipse(x, y, long, 0.5 + 1.2 * near, 0, 0, 7);
		}
		context.fill();
	}
}
