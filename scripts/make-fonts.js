// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const { resolve } = createRequire(import.meta.url);
const fonts = new URL('../src/lib/ui/fonts/', import.meta.url);

/**
 * The characters in the fonts: those of `unicode-range` in `src/app.css`. The browser takes all others from
 * the next font of the stack.
 */
const ranges = [
	[0x20, 0x7e],
	[0xa0, 0xff],
	[0x152, 0x153],
	[0x2013, 0x2014],
	[0x2018, 0x201e],
	[0x2022, 0x2022],
	[0x2026, 0x2026],
	[0x2039, 0x203a],
	[0x20ac, 0x20ac],
	[0x2212, 0x2212]
];

/** The fonts of the app, with the weights that it uses. */
export const families = [
	{ name: 'literata', weights: { min: 400, max: 500 } },
	{ name: 'nunito', weights: { min: 400, max: 600 } }
];

/**
 * Returns the subset of a font that the app ships, as WOFF2.
 * @param {(typeof families)[number]} family
 */
export function subsetOf({ name, weights }) {
	const whole = resolve(`@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`);
	const characters = ranges.flatMap(([from = 0, to = 0]) =>
		Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at))
	);
	return subsetFont(readFileSync(whole), characters.join(''), {
		targetFormat: 'woff2',
		variationAxes: { wght: weights }
	});
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	for (const family of families) {
		writeFileSync(new URL(`${family.name}.woff2`, fonts), await subsetOf(family));
	}
}
