import type { Tally } from '#lib/core/pond.ts';
import type { Light, Season } from './light.ts';

/** A context to draw into: of a canvas on the page or beside it. */
export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** The pond to draw. */
export interface PondView {
	tally: Tally;
	/** Decides hills, reeds and places; a whole number. */
	seed: number;
	/** 0 to 24. */
	hour: number;
	season: Season;
	/** True for the dark theme. */
	dark: boolean;
}

/** The measures that all parts of one picture share, in the units of its context. */
export interface Scene {
	context: Context;
	width: number;
	height: number;
	/** The height of the far shore. */
	horizon: number;
	/** From the far shore to the lower edge. */
	depth: number;
	/** The size of things relative to a picture that is 360 wide and 190 high. */
	unit: number;
	/** The number of times that the wins have doubled. */
	growth: number;
	light: Light;
}

/** The far shore as a share of the height. */
export const horizonShare = 0.44;

/** Returns the relative size of things in a picture of that size. */
export function unitOf(width: number, height: number): number {
	return Math.min(width / 360, 1.9) * Math.min(1, height / 190) ** 0.4;
}

/** Fills a band of the picture with colours from top to bottom. */
export function fillBand(
	{ context, width }: Scene,
	top: number,
	height: number,
	colours: readonly string[]
): void {
	const gradient = context.createLinearGradient(0, top, 0, top + height);
	colours.forEach((colour, at) => gradient.addColorStop(at / (colours.length - 1), colour));
	context.fillStyle = gradient;
	context.fillRect(0, top, width, height);
}

/** Fills an ellipse. */
export function fillOval(
	context: Context,
	x: number,
	y: number,
	radiusX: number,
	radiusY: number,
	turn = 0
): void {
	context.beginPath();
	context.ellipse(x, y, radiusX, radiusY, turn, 0, 7);
	context.fill();
}

/** Draws a soft round light. */
export function glow(
	context: Context,
	x: number,
	y: number,
	radius: number,
	opacity: number
): void {
	const gradient = context.createRadialGradient(x, y, 0, x, y, radius);
	gradient.addColorStop(0, `rgb(255 236 190/${opacity})`);
	gradient.addColorStop(0.35, `rgb(255 222 160/${0.35 * opacity})`);
	gradient.addColorStop(1, 'rgb(255 210 140/0)');
	context.fillStyle = gradient;
	context.fillRect(x - radius, y - radius, radius * 2, radius * 2);
}
