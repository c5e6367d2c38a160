import {
	families,
	type Card,
	type CardFacts,
	type CardId,
	type Family,
	type WordsOfCards
} from '#lib/domain/card.ts';

/** Families are read one by one, so that the first screen waits for the words that it shows alone. */
const wordFiles = import.meta.glob<WordsOfCards>('../content/words/en/*.ts', { import: 'words' });

/** The practice cards in the person's language, as far as their words have been read. */
export class Deck {
	readonly facts: readonly CardFacts[];
	#words = $state.raw<WordsOfCards>({});
	#loaded = $state.raw<ReadonlySet<Family>>(new Set());

	readonly #cards = $derived.by(() =>
		this.facts.flatMap((facts): Card[] => {
			const words = this.#words[facts.id];
			return words ? [{ ...facts, ...words }] : [];
		})
	);
	readonly #byId = $derived(new Map(this.#cards.map((card) => [card.id, card])));

	constructor(facts: readonly CardFacts[]) {
		this.facts = facts;
	}

	get cards(): readonly Card[] {
		return this.#cards;
	}
	/** Whether the words of all cards have been read. */
	get isLoaded(): boolean {
		return this.#loaded.size === families.length;
	}

	/** Reads the words of these cards, and of their families with them. */
	async loadCards(ids: readonly (CardId | null)[]): Promise<void> {
		const wanted = this.facts.filter(({ id }) => ids.includes(id));
		await this.#loadFamilies(wanted.map(({ family }) => family));
	}

	/** Reads the words of all cards. */
	load(): Promise<void> {
		return this.#loadFamilies(families);
	}

	card(id: CardId | null): Card | null {
		return (id && this.#byId.get(id)) || null;
	}

	async #loadFamilies(wanted: readonly Family[]): Promise<void> {
		const missing = [...new Set(wanted)].filter((family) => !this.#loaded.has(family));
		if (missing.length === 0) return;
		const read = await Promise.all(missing.map((family) => wordsOf(family)));
		this.#words = Object.assign({}, this.#words, ...read) as WordsOfCards;
		this.#loaded = new Set([...this.#loaded, ...missing]);
	}
}

/** The words of all cards of a family in the person's language. */
export async function wordsOf(family: Family): Promise<WordsOfCards> {
	const file = family.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
	return (await wordFiles[`../content/words/en/${file}.ts`]?.()) ?? {};
}
