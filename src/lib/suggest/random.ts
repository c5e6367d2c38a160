/** A source of chance that gives the same numbers for the same seed on every device. */
export interface Random {
	/** The next number, 0 inclusive to 1 exclusive. */
	uniform(): number;
	/** The next draw from (nearly) a standard normal distribution. */
	normal(): number;
}

/**
 * A generator seeded by any text. It uses whole-number arithmetic alone, and normal draws are sums
 * (Irwin-Hall of 12), because logarithms and cosines differ between engines in their last bits.
 * Source: Bob Jenkins' small fast generator (sfc32) with an FNV-1a seed.
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
	// The first numbers still show the seed; a dozen rounds mix it in.
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
