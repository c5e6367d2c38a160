const prime = 0x01000193;

function textHash(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), prime);
	return hash;
}

/**
 * Returns a short hash of a value. It depends on every bit of the numbers, the strings, the field names and
 * the kinds of containers. FNV-1a over 32-bit words.
 */
export function digestOf(value: unknown): string {
	const numbers: number[] = [];
	const known = new Map<string, number>();
	let hash = 0x811c9dc5;
	const mix = (word: number) => {
		hash = Math.imul(hash ^ word, prime);
		// Multiplication carries differences only to higher bits; this carries them down.
		hash ^= hash >>> 15;
	};
	const addText = (text: string) => {
		let hashed = known.get(text);
		if (hashed === undefined) known.set(text, (hashed = textHash(text)));
		mix(hashed);
	};
	const add = (part: unknown): void => {
		if (typeof part === 'number') {
			numbers.push(part);
		} else if (part instanceof Float64Array) {
			mix(part.length);
			for (let i = 0; i < part.length; i++) numbers.push(part[i]!);
		} else if (typeof part === 'string') {
			addText(part);
		} else if (part instanceof Map) {
			mix(~part.size);
			for (const [key, held] of part) {
				add(key);
				add(held);
			}
		} else if (typeof part === 'object' && part !== null) {
			// The numbers are hashed at the end: their count so far fixes where they belong.
			mix(numbers.length);
			for (const key in part) {
				addText(key);
				add(part[key as keyof typeof part]);
			}
		} else {
			mix(part === true ? 1 : 2);
		}
	};
	add(value);
	// Hashing the bits of all numbers at once is several times faster than one by one.
	for (const word of new Uint32Array(Float64Array.from(numbers).buffer)) mix(word);
	return `${numbers.length.toString(36)}-${(hash >>> 0).toString(36)}`;
}
