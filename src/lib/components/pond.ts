/** A ripple on the pond, in the units of its picture. */
export interface Ripple {
	x: number;
	y: number;
	/** Half of its width; seen at an angle, its height is `flatness` times as much. */
	size: number;
	/** 0 to 1. */
	strength: number;
}

/** The size of the picture of the pond, in its own units. */
export const pondSize = { width: 320, height: 84 };
/** How flat ripples look from the bank. */
const flatness = 0.36;

const mostRipples = 90;
const margin = 30;
// Powers of the plastic number spread points over a plane without clumps or rows, also as they grow.
const stepX = 0.754877666246693;
const stepY = 0.569840290998053;

/**
 * The ripples for so many wins: each win adds one, and none ever moves or goes; older ones soften. Past
 * `mostRipples` each further win widens one that is there, so that the picture stays calm and quick to
 * draw.
 * Source: Roberts, "The Unreasonable Effectiveness of Quasirandom Sequences" (2018), R2.
 */
export function pondOf(wins: number): Ripple[] {
	const { width, height } = pondSize;
	const shown = Math.min(wins, mostRipples);
	return Array.from({ length: shown }, (_, i) => {
		// What is nearer to the bank looks larger.
		const near = (0.5 + i * stepY) % 1;
		const joined = Math.floor((wins - 1 - i) / mostRipples);
		const size = 17 + near * 16 + ((i * 7) % 5);
		return {
			x: rounded(margin + ((0.5 + i * stepX) % 1) * (width - 2 * margin)),
			y: rounded(14 + near * (height - 28)),
			size: rounded(size + Math.log2(1 + joined)),
			strength: rounded(0.16 + 0.74 / (1 + (shown - 1 - i) / 8))
		};
	});
}

/** The lower half of an ellipse, which is the nearer one, or the upper half, as a path. */
export function arcOf({ x, y, size }: Ripple, share: number, half: 'near' | 'far'): string {
	const radius = rounded(size * share);
	const sweep = half === 'near' ? 0 : 1;
	return `M${rounded(x - radius)} ${y}A${radius} ${rounded(radius * flatness)} 0 0 ${sweep} ${rounded(x + radius)} ${y}`;
}

function rounded(value: number): number {
	return Math.round(value * 100) / 100;
}
