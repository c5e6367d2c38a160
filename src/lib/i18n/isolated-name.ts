/** The characters that change the direction of what follows: embeddings, overrides and isolates. */
const controls = /[\u202a-\u202e\u2066-\u2069]/u;
const begins = /[\u2066-\u2068]/u;
const firstStrong = '\u2068';
const end = '\u2069';

/**
 * Returns a name for a place inside a sentence: direction controls in the name end with it, so that they
 * reorder no word after it. A name without such controls is returned as it is.
 */
export function isolatedName(name: string): string {
	if (!controls.test(name)) return name;
	let inside = '';
	let open = 0;
	for (const character of name) {
		// An end without a beginning would end the isolation around the name.
		if (character === end && open === 0) continue;
		if (begins.test(character)) open++;
		if (character === end) open--;
		inside += character;
	}
	return firstStrong + inside + end.repeat(open + 1);
}
