import { foldedWords, isUnspaced } from './words.ts';

/**
 * Returns a text for fast searches of `texts`: their folded words, each after a space. Folding is slow, so
 * callers store the result.
 */
export function searchText(texts: readonly string[]): string {
	return foldedWords(texts.join('\n'))
		.map((word) => ` ${word}`)
		.join('');
}

/** Returns whether a text from `searchText` contains all words, as returned by `soughtWords`. */
export function holdsAll(text: string, words: readonly string[]): boolean {
	return words.every((word) => text.includes(isUnspaced(word) ? word : ` ${word}`));
}
