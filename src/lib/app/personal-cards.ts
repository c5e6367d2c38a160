import type { CardFacts, CardId, WordsOfCards } from '#lib/core/card.ts';
import { factsOf, wordsOf } from '#lib/core/own-card.ts';
import { isSamePlain } from '#lib/core/plain.ts';
import type { DiaryDatabase } from '#lib/storage/database.ts';
import type { CardRecords } from '#lib/storage/day-records.ts';
import { wordsOfAll } from './card-words.ts';

/** The deck with what the user has added to it. */
export interface PersonalCards {
	/** The user's own cards, the latest first, then those of the app. */
	all: readonly CardFacts[];
	/** The cards that may be suggested. */
	offered: readonly CardFacts[];
	/** The words of the own cards. */
	words: WordsOfCards;
	favourites: ReadonlySet<CardId>;
	hidden: ReadonlySet<CardId>;
	/** The records that this was made from. */
	records: CardRecords;
}

/**
 * Returns the app's cards with what the user has added to them. If the records are the same, that is
 * `present`: a deck that stays the same object need not be learned again.
 */
export function personalCards(
	{ ownCards, cardMarks }: CardRecords,
	facts: readonly CardFacts[],
	present: PersonalCards | null
): PersonalCards {
	const records = { ownCards, cardMarks };
	if (present && isSamePlain(present.records, records)) return present;
	const marked = (mark: 'isFavourite' | 'isHidden') =>
		new Set(cardMarks.filter((one) => one[mark]).map(({ id }) => id));
	// The ids are in the order in which the cards were written.
	const all = [...ownCards.map(factsOf).reverse(), ...facts];
	const hidden = marked('isHidden');
	return {
		all,
		offered: all.filter(({ id }) => !hidden.has(id)),
		words: Object.fromEntries(ownCards.map((own) => [own.id, wordsOf(own)])),
		favourites: marked('isFavourite'),
		hidden,
		records
	};
}

/** A deck that shows the records of the user's cards. */
interface ShowsCards {
	show(records: CardRecords): Promise<void>;
}

/** The latest read for each deck that follows the stored cards; null if it failed. */
const reads = new WeakMap<ShowsCards, Promise<void> | null>();

/**
 * Shows the stored own cards and marks in a deck, now and after each change to them. Returns the words of the
 * app's cards, which are there even if the database cannot be read.
 * @param present the words that have been loaded before
 */
export async function wholeDeck(
	deck: ShowsCards,
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
	const begin = () => {
		// Another read reports the problem with the database.
		const reading = read().catch(() => void reads.set(deck, null));
		reads.set(deck, reading);
		return reading;
	};
	if (!reads.has(deck))
		storage.onchange(({ collections }) => {
			if (collections.has('ownCards') || collections.has('cardMarks')) void begin();
		});
	const isLoaded = Object.keys(present).length > 0;
	const [words] = await Promise.all([
		isLoaded ? present : wordsOfAll(),
		reads.get(deck) ?? begin()
	]);
	return words;
}
