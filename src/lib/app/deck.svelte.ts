import { fileOf } from './card-file.ts';
import {
	type Card,
	type CardFacts,
	type CardId,
	type LinesOfCards,
	type TitledCard,
	type WordsOfCards
} from '#lib/core/card.ts';
import type { DiaryDatabase } from '#lib/storage/database.ts';
import type { CardRecords } from '#lib/storage/day-records.ts';
import type { PersonalCards } from './personal-cards.ts';

/**
 * Words are loaded by family, so that the first screen waits only for those that it shows. These are without
 * the words that only the page of a card shows (`scripts/card-lines.ts`).
 */
const lineFiles = import.meta.glob<LinesOfCards>('../content/en/cards/*.ts', {
	import: 'words',
	query: '?lines'
});

/** The practice cards in the user's language, as far as their words have been loaded, with the user's own. */
export class Deck {
	readonly #facts: readonly CardFacts[];
	readonly #storage: DiaryDatabase;
	#words = $state.raw<WordsOfCards>({});
	#lines = $state.raw<LinesOfCards>({});
	/** Null until the user has an own card or a mark on a card. */
	#personal = $state.raw<PersonalCards | null>(null);

	readonly #titled = $derived.by(
		() =>
			new Map(
				this.facts.flatMap((facts): [CardId, TitledCard][] => {
					const { id } = facts;
					const words = this.#personal?.words[id] ?? this.#words[id] ?? this.#lines[id];
					return words ? [[id, { ...facts, ...words }]] : [];
				})
			)
	);
	readonly #cards = $derived(
		[...this.#titled.values()].filter((card): card is Card => 'how' in card)
	);

	constructor(facts: readonly CardFacts[], storage: DiaryDatabase) {
		this.#facts = facts;
		this.#storage = storage;
	}

	/** All cards, the user's own first. */
	get facts(): readonly CardFacts[] {
		return this.#personal?.all ?? this.#facts;
	}
	/** The cards that may be suggested: all but those that the user has hidden. */
	get offered(): readonly CardFacts[] {
		return this.#personal?.offered ?? this.#facts;
	}
	/** The cards whose words have all been loaded, the user's own first. */
	get cards(): readonly Card[] {
		return this.#cards;
	}
	/** The user's additions to the deck; null if there are none. */
	get personal(): PersonalCards | null {
		return this.#personal;
	}
	/** True once the words of all cards have been loaded. */
	get isLoaded(): boolean {
		return this.#cards.length === this.facts.length;
	}

	/** Loads the titles and first lines to say of the families of these cards, by default of all cards. */
	async loadLines(ids?: readonly (CardId | null)[]): Promise<void> {
		const missing = this.facts.filter(
			({ id }) => (!ids || ids.includes(id)) && !this.#titled.has(id)
		);
		if (missing.length === 0) return;
		const families = new Set(missing.map(({ family }) => family));
		const read = await Promise.all([...families].map((family) => lineFiles[fileOf(family)]?.()));
		this.#lines = Object.assign({}, this.#lines, ...read);
	}

	/** Loads the words of all cards and the user's own cards, which it follows from then on. */
	async load(): Promise<void> {
		this.#words = await (await personalFile()).wholeDeck(this, this.#storage, this.#words);
	}

	/** Takes over the user's own cards and marks as they are stored. The code is loaded only if there are any. */
	async show(records: CardRecords): Promise<void> {
		if (!this.#personal && records.ownCards.length + records.cardMarks.length === 0) return;
		this.#personal = (await personalFile()).personalCards(records, this.#facts, this.#personal);
	}

	/** Returns a card whose title has been loaded. */
	card(id: CardId | null): TitledCard | null {
		return (id && this.#titled.get(id)) || null;
	}
}

const personalFile = () => import('./personal-cards.ts');
