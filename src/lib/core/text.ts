/** The maximum length, in UTF-16 units, of a note and of each other text of a win. */
export const longestText = 10_000;

/**
 * Returns a text as it is stored: well-formed Unicode (a lone surrogate becomes U+FFFD), at most `longest`
 * UTF-16 units long, and never cut inside a surrogate pair.
 */
export function storableText(text: string, longest = longestText): string {
	const clipped = text.slice(0, longest);
	const cutsPair = text.length > longest && /[\uD800-\uDBFF]$/.test(clipped);
	return (cutsPair ? clipped.slice(0, -1) : clipped).toWellFormed();
}
