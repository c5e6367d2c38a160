import { foldedWords, isUnspaced } from './words.ts';

/**
 * Texts as one that is searched quickly: their folded words, a blank before each. Folding takes a while, so it
 * is done once and kept.
 */
export function searchText(texts: readonly string[]): string {
	return foldedWords(texts.join('\n'))
		.map((word) => ` ${word}`)
		.join('');
}

/** Whether such a text holds each of some words, as `soughtWords` gives them. */
export function holdsAll(text: string, words: readonly string[]): boolean {
	return words.every((word) => text.includes(isUnspaced(word) ? word : ` ${word}`));
}
