/** How many characters (UTF-16 units) a note, and each other text of a win, may hold. */
export const longestText = 10_000;

/**
 * The text as it can be kept: well-formed Unicode (a lone surrogate becomes U+FFFD), at most
 * `longest` UTF-16 units long, and never cut inside a surrogate pair.
 */
export function keptText(text: string, longest = longestText): string {
	const clipped = text.slice(0, longest);
	const cutsPair = text.length > longest && /[\uD800-\uDBFF]$/.test(clipped);
	return (cutsPair ? clipped.slice(0, -1) : clipped).toWellFormed();
}

/** Text for comparing: lower case, without accents, compatibility forms made one. */
export function foldedText(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replaceAll('ß', 'ss')
		.replaceAll('ς', 'σ');
}

/** The words of a query, folded; none when it is blank. */
export function queryWords(query: string): string[] {
	return foldedText(query).split(/\s+/).filter(Boolean);
}
