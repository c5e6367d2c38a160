import { fileOf } from './card-file.ts';
import {
	type Card,
	type CardFacts,
	type CardId,
	type LinesOfCards,
	type TitledCard,
	type WordsOfCards
} from '#lib/core/card.ts';

/**
 * Words are loaded by family, so that the first screen waits only for those that it shows. These are without
 * the words that only the page of a card shows (`scripts/card-lines.ts`).
 */
const lineFiles = import.meta.glob<LinesOfCards>('../content/en/cards/*.ts', {
	import: 'words',
	query: '?lines'
});

/** The practice cards in the user's language, as far as their words have been loaded. */
export class Deck {
	readonly facts: readonly CardFacts[];
	#words = $state.raw<WordsOfCards>({});
	#lines = $state.raw<LinesOfCards>({});

	readonly #cards = $derived.by(() =>
		this.facts.flatMap((facts): Card[] => {
			const words = this.#words[facts.id];
			return words ? [{ ...facts, ...words }] : [];
		})
	);
	readonly #titled = $derived.by(
		() =>
			new Map(
				this.facts.flatMap((facts): [CardId, TitledCard][] => {
					const words = this.#words[facts.id] ?? this.#lines[facts.id];
					return words ? [[facts.id, { ...facts, ...words }]] : [];
				})
			)
	);

	constructor(facts: readonly CardFacts[]) {
		this.facts = facts;
	}

	/** The cards whose words have all been loaded. */
	get cards(): readonly Card[] {
		return this.#cards;
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

	/** Loads the words of all cards. */
	async load(): Promise<void> {
		if (!this.isLoaded) this.#words = await (await import('./card-words.ts')).wordsOfAll();
	}

	/** Returns a card whose title has been loaded. */
	card(id: CardId | null): TitledCard | null {
		return (id && this.#titled.get(id)) || null;
	}
}
