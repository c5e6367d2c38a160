import { foldedWords } from '#lib/core/words.ts';
import { wordStem } from './word-stem.ts';

/** The words of one language that ask for words to take something back. */
export interface TakeBackWords {
	/** Words to ignore. */
	smallWords: readonly string[];
	sayings: readonly string[];
}

/**
 * Returns a function that returns whether a query asks for words to take something back: it has the words of a
 * saying, in any order and form, and no others. Nothing is corrected, because “cancer” is another word.
 */
export function takeBackFinder({ smallWords, sayings }: TakeBackWords): (query: string) => boolean {
	const small = new Set(smallWords.flatMap(foldedWords));
	const stemsOf = (text: string) => {
		const words = foldedWords(text).filter((word) => !small.has(word));
		return [...new Set(words.map(wordStem))].sort().join(' ');
	};
	const known = new Set(sayings.map(stemsOf));
	return (query) => known.has(stemsOf(query));
}
