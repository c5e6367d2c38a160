const rightToLeft =
	/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1eeff}]/u;

const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Returns the direction of a text by its first letter, as `dir="auto"` does. */
export function directionOf(text: string): 'ltr' | 'rtl' {
	const [letter] = /\p{L}/u.exec(text) ?? [];
	return letter !== undefined && rightToLeft.test(letter) ? 'rtl' : 'ltr';
}

/**
 * Returns a text in lines that are no wider than `width`. It breaks at its own line ends and between words, and
 * within a word only if it is too wide by itself. `widthOf` measures a text in the same unit.
 */
export function linesOf(text: string, width: number, widthOf: (text: string) => number): string[] {
	return text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((paragraph) => {
		const lines: string[] = [];
		let line = '';
		/** Adds a piece to the line, or begins the next one; returns false if the piece is too wide by itself. */
		const fits = (piece: string): boolean => {
			// A blank at the end of a line takes no room.
			if (widthOf((line + piece).trimEnd()) <= width) line += piece;
			else if (widthOf(piece) <= width) {
				lines.push(line.trimEnd());
				line = piece.trimStart();
			} else return false;
			return true;
		};
		for (const { segment } of words.segment(paragraph)) {
			if (fits(segment)) continue;
			for (const { segment: character } of characters.segment(segment))
				// A character that is too wide by itself has a line of its own.
				if (!fits(character)) {
					if (line) lines.push(line.trimEnd());
					line = character;
				}
		}
		return [...lines, line.trimEnd()];
	});
}
