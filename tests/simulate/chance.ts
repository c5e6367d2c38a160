/** Chance that can be repeated: the same seed gives the same draws. */
export interface Chance {
	/** A number from 0 up to but not including 1, evenly spread. */
	even(): number;
	between(low: number, high: number): number;
	/** A draw from the normal distribution. */
	normal(mean: number, spread: number): number;
	/** Whether something of this probability happens. */
	happens(probability: number): boolean;
}

const range = 2 ** 32;

/** A whole number below 2^32 that stands for the text. */
export function hashed(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	}
	return stirred(hash);
}

/** A whole number below 2^32 that stands for these two, in this order. */
export function combined(first: number, second: number): number {
	return stirred(Math.imul(first, 0x9e3779b1) ^ stirred(second + 0x85ebca6b));
}

/** Draws for a seed of 32 bits, by mulberry32. */
export function chance(seed: number): Chance {
	let state = seed | 0;
	function even(): number {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / range;
	}
	return {
		even,
		between: (low, high) => low + (high - low) * even(),
		normal(mean, spread) {
			const radius = Math.sqrt(-2 * Math.log(1 - even()));
			return mean + spread * radius * Math.cos(2 * Math.PI * even());
		},
		happens: (probability) => even() < probability
	};
}

/** The point of the standard logistic distribution below which this share lies. */
export function logit(share: number): number {
	const inside = Math.min(Math.max(share, 1e-9), 1 - 1e-9);
	return Math.log(inside / (1 - inside));
}

/** The share of the standard logistic distribution that lies below this point. */
export function logistic(point: number): number {
	return 1 / (1 + Math.exp(-point));
}

function stirred(value: number): number {
	let mixed = value ^ (value >>> 16);
	mixed = Math.imul(mixed, 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
	return (mixed ^ (mixed >>> 16)) >>> 0;
}
