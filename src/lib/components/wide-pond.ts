import { arcOf, type Ripple } from './pond.ts';

/** The size of the wide picture of the pond, in its own units. */
export const wideSize = { width: 640, height: 340 };
/** How many ripples it has at most; further wins widen those that are there. */
export const mostRipples = 120;

const margin = 24;
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
			y: 24 + near * near * 60 + near * (height - 130),
			size: 15 + near * 42 + ((i * 7) % 9) + (1 + 3 * near) * joined,
			strength: 0.15 + 0.75 / (1 + (shown - 1 - i) / 9)
		};
		const rings = 2 + Math.floor(joined / 4);
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
