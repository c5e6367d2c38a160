/** A random number generator that yields the same numbers for the same seed on every device. */
export interface Random {
	/** Returns the next number, from 0 inclusive to 1 exclusive. */
	uniform(): number;
	/** Returns the next sample from an approximately standard normal distribution. */
	normal(): number;
}

/**
 * Returns a generator seeded by any text. It uses only integer arithmetic, and normal samples are sums of 12
 * uniform ones (Irwin-Hall), because logarithms and cosines differ in their last bits between JavaScript
 * engines. Source: Chris Doty-Humphrey's small fast counter generator
 * (sfc32, from PractRand) with an FNV-1a seed.
 */
export function seededRandom(seed: string): Random {
	let hash = 0x811c9dc5;
	for (let i = 0; i < seed.length; i++) {
		hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
	}
	let a = hash | 0;
	let b = 0x9e3779b9 | 0;
	let c = 0x243f6a88 | 0;
	let counter = 1;

	function uniform(): number {
		const sum = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (c << 21) | (c >>> 11);
		c = (c + sum) | 0;
		return (sum >>> 0) / 4_294_967_296;
	}
	// The first outputs still correlate with the seed; twelve rounds mix it in.
	for (let i = 0; i < 12; i++) uniform();

	return {
		uniform,
		normal() {
			let sum = -6;
			for (let i = 0; i < 12; i++) sum += uniform();
			return sum;
		}
	};
}
