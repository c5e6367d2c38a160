import { pngOf } from '#lib/platform/picture.ts';
import type { CardPart } from './card-words.ts';
import { directionOf, linesOf } from './text-lines.ts';

/** The colours of the light theme: a picture is read on devices with another theme. */
const colours = {
	page: '#dcecec',
	paper: '#fdfefb',
	ink: '#1d2b2b',
	label: '#1d5c4e',
	ripple: '#9fbfcb'
};
/** Lengths in CSS pixels. */
const margin = 20;
const padding = 26;
const gap = 22;
const pondHeight = 56;
const styles = {
	label: { size: 15, lineHeight: 22, weight: 600, family: '--plain', colour: colours.label },
	text: { size: 23, lineHeight: 32, weight: 400, family: '--voice', colour: colours.ink },
	when: { size: 16, lineHeight: 24, weight: 400, family: '--plain', colour: colours.ink }
};
type Style = keyof typeof styles;

/** Above this number of characters, the picture is wider. */
const longText = 400;
/** The largest number of pixels at a side, which every browser can draw. */
const mostPixels = 8_000;
/** A card that is higher than this, in CSS pixels, would be too small to read. */
const highest = 8_000;

interface Row {
	style: Style;
	text: string;
	direction: 'ltr' | 'rtl';
	/** Distance from the top of the card to the middle of the row. */
	y: number;
}

/** Returns the card as a PNG with light colours, as high as its words need. */
export async function pictureOf(parts: readonly CardPart[]): Promise<Blob> {
	await document.fonts.ready;
	const length = parts.reduce((sum, { text }) => sum + text.length, 0);
	const width = length > longText ? 640 : 400;
	const context = document.createElement('canvas').getContext('2d');
	if (!context) throw new Error('no canvas');
	const room = width - 2 * (margin + padding);
	const laid = layout(parts, room, context);
	// Hundreds of short lines: run on, they are still read.
	const { rows, height } = laid.height <= highest ? laid : layout(parts.map(runOn), room, context);
	const whole = height + 2 * margin + pondHeight;
	const scale = Math.min(3, mostPixels / whole);
	return pngOf({ width, height: whole }, scale, (canvas) => {
		draw(canvas, { width, height, whole }, rows);
	});
}

/** Returns the rows of the text and the height of the card. */
function layout(
	parts: readonly CardPart[],
	width: number,
	context: CanvasRenderingContext2D
): { rows: Row[]; height: number } {
	const rows: Row[] = [];
	let y = padding;
	for (const { label, text, when } of parts) {
		if (rows.length > 0) y += gap;
		for (const [style, words] of [
			['label', label],
			['text', text],
			['when', when]
		] as const) {
			if (words === null) continue;
			const { lineHeight } = styles[style];
			context.font = fontOf(style);
			for (const paragraph of words.split(/\r\n|[\n\r]/))
				for (const line of linesOf(paragraph, width, (piece) => context.measureText(piece).width)) {
					rows.push({
						style,
						text: line,
						direction: directionOf(paragraph),
						y: y + lineHeight / 2
					});
					y += lineHeight;
				}
		}
	}
	return { rows, height: y + padding };
}

function runOn(part: CardPart): CardPart {
	return { ...part, text: part.text.replaceAll(/\s*[\n\r]\s*/g, ' · ') };
}

function draw(
	context: CanvasRenderingContext2D,
	{ width, height, whole }: { width: number; height: number; whole: number },
	rows: readonly Row[]
): void {
	context.fillStyle = colours.page;
	context.fillRect(0, 0, width, whole);
	context.strokeStyle = colours.ripple;
	context.lineWidth = 1.5;
	for (const radius of [12, 30, 52]) {
		context.beginPath();
		const middle = whole - margin / 2 - pondHeight / 2;
		context.ellipse(width / 2, middle, radius, radius * 0.32, 0, 0, 2 * Math.PI);
		context.stroke();
	}
	context.fillStyle = colours.paper;
	context.beginPath();
	context.roundRect(margin, margin, width - 2 * margin, height, 28);
	context.fill();
	context.textBaseline = 'middle';
	context.textAlign = 'start';
	for (const { style, text, direction, y } of rows) {
		context.font = fontOf(style);
		context.fillStyle = styles[style].colour;
		context.direction = direction;
		const start = margin + padding;
		context.fillText(text, direction === 'rtl' ? width - start : start, margin + y);
	}
}

function fontOf(style: Style): string {
	const { weight, size, family } = styles[style];
	const families = getComputedStyle(document.documentElement).getPropertyValue(family);
	return `${weight} ${size}px ${families}`;
}
