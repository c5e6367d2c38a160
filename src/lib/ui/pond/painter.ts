import { dayOf, hourOf, localIso } from '#lib/core/day.ts';
import type { Tally } from '#lib/core/pond.ts';
import { drawPond } from './draw-pond.ts';
import { isSouthern } from './hemisphere.ts';
import { marksOf, placeAt } from './places.ts';
import type { Context } from './scene.ts';
import { seasonOf } from './season.ts';

/** The pond of a diary. */
export interface Pond {
	tally: Tally;
	seed: number;
	/** True if it is summer there in January; null to go by the time zone of the device. */
	isSouth: boolean | null;
}

/** Options of a painter; all may be absent. */
export interface PainterOptions {
	/** Called with the place of a mark that was touched. */
	onplace?: (place: number) => void;
	/** The clock, in ms since 1970. */
	now?: () => number;
}

/** The running drawing of one canvas. */
export interface Painter {
	/** Shows a pond; a ring spreads if it is the present one with one more win. */
	show(pond: Pond): void;
	/** Draws the pond that is shown into another context, in its present light. */
	drawInto(context: Context, width: number, height: number): void;
	stop(): void;
}

const redrawMs = 600_000;
const highestDensity = 2;

/**
 * Draws the pond into a canvas, again whenever its size, the theme, the hour or the pond has changed, until it
 * is stopped.
 */
export function paintPond(
	canvas: HTMLCanvasElement,
	{ onplace, now = Date.now }: PainterOptions = {}
): Painter {
	const context = canvas.getContext('2d');
	const darkScheme = matchMedia('(prefers-color-scheme: dark)');
	const ending = new AbortController();
	const { signal } = ending;
	let pond: Pond | null = null;

	function draw(): void {
		const { clientWidth: width, clientHeight: height } = canvas;
		if (!context || !pond || width === 0) return;
		const density = Math.min(highestDensity, devicePixelRatio);
		canvas.width = Math.round(width * density);
		canvas.height = Math.round(height * density);
		context.setTransform(density, 0, 0, density, 0, 0);
		drawInto(context, width, height);
	}

	function drawInto(target: Context, width: number, height: number): void {
		if (!pond) return;
		const at = localIso(now());
		const day = dayOf(at);
		const { tally, seed, isSouth } = pond;
		drawPond(target, width, height, {
			tally,
			seed,
			hour: hourOf(at) + Number(at.slice(14, 16)) / 60,
			season: seasonOf(day, isSouth ?? isSouthern(day)),
			dark: isDark(canvas, darkScheme.matches)
		});
	}

	function touch({ offsetX, offsetY }: MouseEvent): void {
		const { clientWidth: width, clientHeight: height } = canvas;
		const place = pond && placeAt(marksOf(pond.tally, pond.seed, width, height), offsetX, offsetY);
		if (place !== null) onplace?.(place);
	}

	const sizes = new ResizeObserver(draw);
	sizes.observe(canvas);
	const themes = new MutationObserver(draw);
	themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
	darkScheme.addEventListener('change', draw, { signal });
	const redraw = () => document.visibilityState === 'visible' && draw();
	document.addEventListener('visibilitychange', redraw, { signal });
	if (onplace) canvas.addEventListener('click', touch, { signal });
	const timer = setInterval(draw, redrawMs);

	return {
		show(next) {
			const grown = pond && grownPlace(pond, next);
			pond = next;
			draw();
			const { clientWidth: width, clientHeight: height } = canvas;
			const marks = marksOf(next.tally, next.seed, width, height);
			const mark = marks.find(({ place }) => place === grown);
			// Loaded on demand: a first visit shows no new win.
			if (mark)
				import('./ripple.ts').then(
					({ showRipple }) => showRipple(canvas, mark),
					() => {}
				);
		},
		drawInto,
		stop() {
			ending.abort();
			sizes.disconnect();
			themes.disconnect();
			clearInterval(timer);
		}
	};
}

/** Returns whether the canvas is shown in dark colours. */
function isDark(canvas: HTMLCanvasElement, isDarkDevice: boolean): boolean {
	const scheme = getComputedStyle(canvas).colorScheme;
	return scheme === 'dark' || (scheme !== 'light' && isDarkDevice);
}

/** Returns the place of a win that is the only change; null for any other change. */
function grownPlace(before: Pond, after: Pond): number | null {
	const changes = [...after.tally.keys()].filter(
		(place) => after.tally[place] !== before.tally[place]
	);
	const [place] = changes;
	const isWin = place !== undefined && after.tally[place]! - before.tally[place]! === 1;
	return isWin && changes.length === 1 ? place : null;
}
