import { arcOf, type Ripple } from './pond.ts';

/** The size of the wide picture of the pond, in its own units. */
export const wideSize = { width: 640, height: 340 };
/** How many ripples it has at most; further wins widen those that are there. */
export const mostRipples = 240;

const margin = 50;
const stepX = 0.754877666246693;
const stepY = 0.569840290998053;

/** A ripple of the wide picture, as the paths of its nearer and its farther half. */
export interface DrawnRipple {
	near: string;
	far: string;
	/** 0 to 1. */
	strength: number;
}

/**
 * The picture of so many wins, by the rules of the small pond: each win adds a ripple, none ever moves
 * or goes, and past `mostRipples` each widens one that is there and gives it more rings.
 */
export function widePondOf(wins: number): DrawnRipple[] {
	const { width, height } = wideSize;
	const shown = Math.min(wins, mostRipples);
	return Array.from({ length: shown }, (_, i) => {
		const near = (0.5 + i * stepY) % 1;
		const joined = Math.log2(1 + Math.floor((wins - 1 - i) / mostRipples));
		const ripple: Ripple = {
			x: margin + ((0.5 + i * stepX) % 1) * (width - 2 * margin),
			y: 26 + near * (height - 64),
			size: 20 + near * 26 + ((i * 7) % 9) + 2 * joined,
			strength: 0.2 + 0.7 / (1 + (shown - 1 - i) / 24)
		};
		const rings = 2 + Math.floor(joined / 2);
		const halfOf = (half: 'near' | 'far') =>
			Array.from({ length: rings }, (_, ring) => arcOf(rounded(ripple), (ring + 1) / rings, half));
		return {
			near: halfOf('near').join(''),
			far: halfOf('far').join(''),
			strength: ripple.strength
		};
	});
}

function rounded({ x, y, size, strength }: Ripple): Ripple {
	const round = (value: number) => Math.round(value * 10) / 10;
	return { x: round(x), y: round(y), size: round(size), strength };
}
