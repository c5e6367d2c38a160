/** A repeatable random number generator: the same seed yields the same numbers. */
export interface Chance {
	/** A uniform number from 0 up to but not including 1. */
	even(): number;
	between(low: number, high: number): number;
	/** A sample from the normal distribution. */
	normal(mean: number, spread: number): number;
	/** Returns true with this probability. */
	happens(probability: number): boolean;
}

const range = 2 ** 32;

/** Returns a 32-bit hash of a text. */
export function hashed(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	}
	return stirred(hash);
}

/** Returns a 32-bit hash of two numbers in this order. */
export function combined(first: number, second: number): number {
	return stirred(Math.imul(first, 0x9e3779b1) ^ stirred(second + 0x85ebca6b));
}

/** Returns the generator mulberry32 for a seed of 32 bits. */
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

/** Returns the quantile of the standard logistic distribution. */
export function logit(share: number): number {
	const inside = Math.min(Math.max(share, 1e-9), 1 - 1e-9);
	return Math.log(inside / (1 - inside));
}

/** Returns the share of the standard logistic distribution below this point. */
export function logistic(point: number): number {
	return 1 / (1 + Math.exp(-point));
}

function stirred(value: number): number {
	let mixed = value ^ (value >>> 16);
	mixed = Math.imul(mixed, 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
	return (mixed ^ (mixed >>> 16)) >>> 0;
}
