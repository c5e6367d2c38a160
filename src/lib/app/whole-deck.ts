import type { WordsOfCards } from '#lib/core/card.ts';
import type { DiaryDatabase } from '#lib/storage/database.ts';
import { wordsOfAll } from './card-words.ts';
import type { Deck } from './deck.svelte.ts';

const followed = new WeakSet<Deck>();

/**
 * Shows the stored own cards and marks in a deck, now and after each change to them. Returns the words of the
 * app's cards, which are there even if the database cannot be read.
 * @param present the words that have been loaded before
 */
export async function wholeDeck(
	deck: Deck,
	storage: DiaryDatabase,
	present: WordsOfCards
): Promise<WordsOfCards> {
	const read = async () => {
		const [ownCards, cardMarks] = await Promise.all([
			storage.all('ownCards'),
			storage.all('cardMarks')
		]);
		await deck.show({ ownCards, cardMarks });
	};
	// Another read reports the problem with the database.
	const readWell = () => read().catch(() => {});
	if (!followed.has(deck)) {
		followed.add(deck);
		storage.onchange(({ collections }) => {
			if (collections.has('ownCards') || collections.has('cardMarks')) void readWell();
		});
	}
	const isLoaded = Object.keys(present).length > 0;
	const [words] = await Promise.all([isLoaded ? present : wordsOfAll(), readWell()]);
	return words;
}
