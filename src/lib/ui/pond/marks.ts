import { css, mixed } from './colours.ts';
import type { Mark } from './places.ts';
import { fillOval, glow, type Scene } from './scene.ts';

/** The colours of the marks in one light. */
interface Paints {
	leaves: readonly [string, string];
	/** The shadow under a thing on the water. */
	under: string;
	ring: string;
	ringShadow: string;
	paper: readonly [string, string];
	mirroredPaper: string;
	/** The sides and two tops of a stone. */
	stone: readonly [string, string, string];
	spark: string;
	mirroredSpark: string;
	petals: readonly [string, string];
	heart: string;
}

/** The first wins of a place lie beside each other, at these offsets. */
const offsets = [
	[0, 0],
	[1.15, 0.3],
	[-0.95, 0.38],
	[0.35, -0.42]
] as const;

/** Draws the marks, each kind in its own way. They grow with the logarithm of the wins. */
export function drawMarks(scene: Scene, marks: readonly Mark[]): void {
	const paints = paintsIn(scene);
	const draw = [drawLeaves, drawRipple, drawLights, drawBoats, drawStones, drawLilies];
	for (const mark of marks) draw[mark.kind]!(scene, mark, paints);
}

function paintsIn({ light }: Scene): Paints {
	const { lit, tint, day, waterFar, waterNear } = light;
	const [petal, paler] = [0xe98fae, 0xffd3df];
	return {
		leaves: [
			css(lit(mixed(tint, 0x3c7a52, light.isAutumn ? 0.35 : 0.62))),
			css(lit(mixed(tint, 0x6ea869, 0.5)))
		],
		under: css(mixed(waterNear, 0x081420, 0.5), 0.34),
		ring: css(mixed(0xffffff, waterFar, 0.25 + 0.35 * (1 - day)), 0.62),
		ringShadow: css(mixed(waterNear, 0x0a2030, 0.4), 0.5),
		paper: [css(lit(0xfffdf6)), css(lit(0xe3dccb))],
		mirroredPaper: css(lit(0xe3dccb), 0.3),
		stone: [css(lit(0x85867f)), css(lit(0xb9b7ab)), css(lit(0xd6d2c4))],
		spark: css(mixed(0xffe2a4, 0xd9822b, day)),
		mirroredSpark: css(mixed(0xffdf9c, 0xe9a04e, day), 0.34),
		petals: [css(mixed(lit(petal), petal, 0.55)), css(mixed(lit(paler), paler, 0.6))],
		heart: css(0xffd978)
	};
}

/** Returns the scale of a place with that many wins: 1 for one win, at most 1 + `most`. */
function grown(wins: number, rate: number, most: number): number {
	return 1 + Math.min(most, Math.log2(wins) * rate);
}

function drawLeaves({ context }: Scene, { x, y, scale, wins, at }: Mark, paints: Paints): void {
	const size = grown(wins, 0.05, 0.45) * scale;
	const pads = offsets.slice(0, wins).map(([across, down], number) => ({
		number,
		x: x + across * scale * 12,
		y: y + down * scale * 11,
		radius: size * (number === 0 ? 11.5 : 7.5)
	}));
	context.fillStyle = paints.under;
	context.beginPath();
	for (const { x, y, radius } of pads) {
		context.moveTo(x + radius, y);
		context.ellipse(x, y + radius * 0.13, radius * 1.04, radius * 0.4, 0, 0, 7);
	}
	context.fill();
	for (const { number, x, y, radius } of pads.reverse()) {
		// The notch of a pad, in one of twelve directions.
		const turn = ((at * 7 + number * 3) % 12) * 0.52;
		context.fillStyle = paints.leaves[((at + number) % 2) as 0 | 1];
		context.beginPath();
		context.ellipse(x, y, radius, radius * 0.38, 0, turn + 0.22, turn + 6.06);
		context.lineTo(x, y);
		context.fill();
	}
}

function drawRipple({ context }: Scene, { x, y, scale, wins }: Mark, paints: Paints): void {
	const rings = Math.min(1 + wins, 4);
	const size = scale * (10 + 3 * rings) * grown(wins, 0.06, 0.6);
	const arcs = [
		{ style: paints.ringShadow, width: 0.8, from: 3.3, to: 6.12 },
		{ style: paints.ring, width: 1.2, from: 0.12, to: 3.02 }
	];
	for (const { style, width, from, to } of arcs) {
		context.strokeStyle = style;
		context.lineWidth = width * scale + 0.2;
		context.beginPath();
		for (let ring = 1; ring <= rings; ring++) {
			const radius = (size * ring) / rings;
			context.moveTo(x + radius * Math.cos(from), y + radius * 0.34 * Math.sin(from));
			context.ellipse(x, y, radius, radius * 0.34, 0, from, to);
		}
		context.stroke();
	}
}

function drawLights({ context, light }: Scene, mark: Mark, paints: Paints): void {
	const { x, y, scale, wins, at } = mark;
	const size = grown(wins, 0.05, 0.5) * scale;
	const sparks = offsets.slice(0, Math.min(wins, 3)).map(([across, down], number) => ({
		x: x + across * scale * 13,
		y: y - scale * (16 + ((at * 5 + number * 4) % 9) * 2.6) - down * scale * 10,
		mirrorY: y + down * scale * 8 + scale * 3,
		radius: size * (number === 0 ? 2.2 : 1.5)
	}));
	for (const [number, { x, y, radius }] of sparks.entries())
		if (number === 0 || light.day < 0.5)
			glow(context, x, y, radius * (4.5 + 4 * (1 - light.day)), 0.95 - 0.3 * light.day);
	context.fillStyle = paints.spark;
	context.beginPath();
	for (const { x, y, radius } of sparks) {
		context.moveTo(x + radius, y);
		context.ellipse(x, y, radius, radius, 0, 0, 7);
	}
	context.fill();
	context.fillStyle = paints.mirroredSpark;
	context.beginPath();
	for (const { x, mirrorY, radius } of sparks) {
		context.moveTo(x + radius, mirrorY);
		context.ellipse(x, mirrorY, radius * 0.9, radius * 2.6, 0, 0, 7);
	}
	context.fill();
}

type Corners = readonly (readonly [x: number, y: number])[];
/** The parts of a boat in half its length, from the mirror image up. */
const boat: readonly { paint: (paints: Paints) => string; corners: Corners }[] = [
	{
		paint: (paints) => paints.mirroredPaper,
		corners: [
			[-1, 0.35],
			[1, 0.35],
			[0.55, 0.8],
			[-0.5, 0.8]
		]
	},
	{
		paint: (paints) => paints.under,
		corners: [
			[-0.85, 0.3],
			[0.9, 0.3],
			[0.6, 0.5],
			[-0.6, 0.5]
		]
	},
	{
		paint: (paints) => paints.paper[1],
		corners: [
			[-0.52, 0],
			[0.06, -0.95],
			[0.55, 0]
		]
	},
	{
		paint: (paints) => paints.paper[0],
		corners: [
			[0.06, -0.95],
			[0.55, 0],
			[0.02, 0]
		]
	},
	{
		paint: (paints) => paints.paper[0],
		corners: [
			[-1.05, -0.18],
			[-0.1, 0.06],
			[1.05, -0.18],
			[0.58, 0.36],
			[-0.55, 0.36]
		]
	},
	{
		paint: (paints) => paints.paper[1],
		corners: [
			[-1.05, -0.18],
			[-0.1, 0.06],
			[-0.3, 0.36],
			[-0.55, 0.36]
		]
	}
];

function drawBoats({ context }: Scene, { x, y, scale, wins, at }: Mark, paints: Paints): void {
	const size = grown(wins, 0.04, 0.4) * scale;
	for (const [across, down] of offsets.slice(0, Math.min(wins, 2)).reverse()) {
		const half = size * (across === 0 ? 10.5 : 7);
		const facing = at % 2 === 0 ? -1 : 1;
		for (const { paint, corners } of boat) {
			context.fillStyle = paint(paints);
			context.beginPath();
			for (const [cornerX, cornerY] of corners)
				context.lineTo(
					x + across * scale * 17 + cornerX * half * facing,
					y + down * scale * 7 + cornerY * half
				);
			context.fill();
		}
	}
}

function drawStones({ context }: Scene, { x, y, scale, wins, at }: Mark, paints: Paints): void {
	const size = grown(wins, 0.045, 0.4) * scale;
	context.fillStyle = paints.under;
	fillOval(context, x, y + scale * 2, size * 13, scale * 3.4);
	let top = y;
	for (let number = 0; number < Math.min(wins, 4); number++) {
		const radius = size * (10.5 - number * 1.75);
		const flat = radius * 0.46;
		const aside = number === 0 ? 0 : (((at * 5 + number * 7) % 5) - 2) * scale * 0.7;
		const turn = (((at + number) % 3) - 1) * 0.06;
		if (number > 0) top -= flat * 0.92;
		context.fillStyle = paints.stone[0];
		fillOval(context, x + aside, top, radius, flat, turn);
		context.fillStyle = paints.stone[(at + number) % 2 === 0 ? 2 : 1];
		fillOval(context, x + aside - radius * 0.05, top - flat * 0.2, radius * 0.9, flat * 0.74, turn);
		top -= flat * 0.62;
	}
}

/** The length and the directions of the petals, the outer ring first. */
const petalRings = [
	{ length: 1.06, turns: [-1.25, -0.62, 0, 0.62, 1.25] },
	{ length: 0.86, turns: [-0.95, 0.95, -0.32, 0.32] }
];

function drawLilies(scene: Scene, { x, y, scale, wins }: Mark, paints: Paints): void {
	const { context, light } = scene;
	for (const [across, down] of offsets.slice(0, Math.min(wins, 3)).reverse()) {
		const isFirst = across === 0;
		const size = scale * (isFirst ? 7.8 + Math.min(1.6, Math.log2(wins) * 0.3) : 5.8);
		const [lilyX, lilyY] = [x + across * scale * 12, y + down * scale * 11];
		if (isFirst && light.day < 0.8)
			glow(context, lilyX, lilyY - size * 0.5, size * 2.6, 0.7 - 0.45 * light.day);
		context.fillStyle = paints.under;
		fillOval(context, lilyX, lilyY + size * 0.12, size * 1.05, size * 0.3);
		for (const [ring, { length, turns }] of petalRings.entries()) {
			context.fillStyle = paints.petals[ring as 0 | 1];
			context.beginPath();
			for (const turn of turns) {
				const petalX = lilyX + Math.sin(turn) * 0.52 * size;
				const petalY = lilyY - Math.cos(turn) * 0.5 * length * size;
				const [along, across] = [Math.cos(turn) * 0.24 * size, Math.sin(turn) * 0.24 * size];
				context.moveTo(petalX + along, petalY + across);
				context.ellipse(petalX, petalY, 0.24 * size, 0.58 * length * size, turn, 0, 7);
			}
			context.fill();
		}
		context.fillStyle = paints.heart;
		fillOval(context, lilyX, lilyY - size * 0.12, size * 0.24, size * 0.14);
	}
}
