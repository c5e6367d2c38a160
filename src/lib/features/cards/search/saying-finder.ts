import { foldedWords } from '#lib/core/words.ts';
import { wordStem } from './word-stem.ts';

/** The words of one language that ask for something beside the cards. */
export interface SayingWords {
	/** Words to ignore. */
	smallWords: readonly string[];
	sayings: readonly string[];
}

/**
 * Returns a function that returns whether a query is one of the sayings: it has the words of one, in any order
 * and form, and no others. Nothing is corrected, because “cancer” is another word than “cancel”.
 */
export function sayingFinder({ smallWords, sayings }: SayingWords): (query: string) => boolean {
	const small = new Set(smallWords.flatMap(foldedWords));
	const stemsOf = (text: string) => {
		const words = foldedWords(text).filter((word) => !small.has(word));
		return [...new Set(words.map(wordStem))].sort().join(' ');
	};
	const known = new Set(sayings.map(stemsOf));
	return (query) => known.has(stemsOf(query));
}
