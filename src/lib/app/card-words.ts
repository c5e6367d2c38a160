import type { WordsOfCards } from '#lib/core/card.ts';
import { families, type Family } from '#lib/core/families.ts';
import { fileOf } from './card-file.ts';

const wordFiles = import.meta.glob<WordsOfCards>('../content/en/cards/*.ts', { import: 'words' });

/** Returns the words of all cards of a family in the user's language. */
export async function wordsOf(family: Family): Promise<WordsOfCards> {
	return (await wordFiles[fileOf(family)]?.()) ?? {};
}

/** Returns the words of all cards in the user's language. */
export async function wordsOfAll(): Promise<WordsOfCards> {
	return Object.assign({}, ...(await Promise.all(families.map(wordsOf)))) as WordsOfCards;
}
