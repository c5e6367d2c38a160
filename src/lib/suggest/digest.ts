const prime = 0x01000193;

function textHash(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), prime);
	return hash;
}

/**
 * A short text that is the same for the same value, to the last bit of its numbers, and another when a
 * number, a text, the name of a field or the kind of a container is another. FNV-1a over words of 32 bits.
 */
export function digestOf(value: unknown): string {
	const numbers: number[] = [];
	const known = new Map<string, number>();
	let hash = 0x811c9dc5;
	const mix = (word: number) => {
		hash = Math.imul(hash ^ word, prime);
		// Carries downwards what differs in the upper bits alone.
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
			// Tells where the numbers up to here stood.
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
	// All bits of the numbers at once, which is several times faster than one by one.
	for (const word of new Uint32Array(Float64Array.from(numbers).buffer)) mix(word);
	return `${numbers.length.toString(36)}-${(hash >>> 0).toString(36)}`;
}
