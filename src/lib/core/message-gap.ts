/** The sign in a line of a card for words that only the user can add. */
export const gap = '…';

/** A piece of a line: text, or the number of a gap. */
export type LinePiece = string | number;

/**
 * Splits a line into its texts and the numbers of its gaps, in order. A text after a filled gap begins with
 * the full stop that the filling gets.
 */
export function piecesOf(line: string, fillings: readonly string[]): LinePiece[] {
	const [start = '', ...rests] = line.split(gap);
	const pieces = rests.flatMap((rest, i): LinePiece[] => {
		const typed = (fillings[i] ?? '').trim();
		const hasStop = typed !== '' && filling(typed, rest) === `${typed.replace(/\s+/gu, ' ')}.`;
		return [i, (hasStop ? '.' : '') + rest];
	});
	return [start, ...pieces].filter((piece) => piece !== '');
}

/**
 * Returns a line with its gaps filled; a blank filling leaves the gap. A filling at the end of a sentence gets
 * a full stop, unless it ends with a mark of its own.
 */
export function filledLine(line: string, fillings: readonly string[]): string {
	const [start = '', ...rests] = line.split(gap);
	return rests.reduce((text, rest, i) => text + filling(fillings[i] ?? '', rest) + rest, start);
}

function filling(typed: string, rest: string): string {
	const words = typed.replace(/\s+/gu, ' ').trim();
	// Marks without a word fill nothing.
	if (/^[\s.,;:!?…]*$/u.test(words)) return gap;
	if (/^[.,;:!?]/u.test(rest)) return words.replace(/[\s.,;:!?…]+$/u, '');
	const isEnd = rest === '' || /^\s+\p{Lu}/u.test(rest);
	return isEnd && !/[.!?…]["”’)]?$/u.test(words) ? `${words}.` : words;
}

/** Returns the number of gaps of a line that are not filled yet. */
export function gapsLeft(line: string, fillings: readonly string[]): number {
	const [, ...rests] = line.split(gap);
	return rests.filter((rest, i) => filling(fillings[i] ?? '', rest) === gap).length;
}

/**
 * Returns whether a text that the user edited still has a gap of the line, recognised by the words on both
 * sides of it. An ellipsis of the user's own is not a gap. A line that is one gap and nothing else is
 * recognised as an ellipsis between two spaces.
 */
export function hasOpenGap(text: string, line: string): boolean {
	if (line === gap) return /(?:^|\s)…(?=\s|$)/u.test(text);
	const parts = line.split(gap);
	return parts.slice(1).some((after, i) => {
		const before = /\S*\s*$/u.exec(parts[i]!)![0].toLowerCase();
		const next = /^\s*\S*/u.exec(after)![0].toLowerCase();
		return text.toLowerCase().includes(before + gap + next);
	});
}
