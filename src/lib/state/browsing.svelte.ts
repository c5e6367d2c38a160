import { type Card, type CardFacts } from '#lib/domain/card.ts';
import {
	fittingCards,
	noFilter,
	searchableCards,
	type CardFilter
} from '#lib/domain/card-search.ts';
import type { App } from './app.svelte.ts';

/** What of the deck is being looked for; it stays while the person looks at a card and comes back. */
export class Browsing {
	readonly #app: App;
	#filter = $state.raw<CardFilter>(noFilter);
	#fitsEnergy = $state.raw(false);
	#labels = $state.raw<(card: CardFacts) => readonly string[]>(() => []);

	readonly #searchable = $derived.by(() => searchableCards(this.#app.deck.cards, this.#labels));
	readonly #found = $derived.by(() =>
		fittingCards(this.#searchable, {
			...this.#filter,
			among: this.#fitsEnergy ? this.#app.today.fittingToday : null
		})
	);

	constructor(app: App) {
		this.#app = app;
	}

	get filter(): CardFilter {
		return this.#filter;
	}
	/** Whether cards that ask more than there is energy for are left out. */
	get fitsEnergy(): boolean {
		return this.#fitsEnergy;
	}
	get found(): readonly Card[] {
		return this.#found;
	}
	/** Whether a query or a filter leaves cards out. */
	get isNarrowed(): boolean {
		const { query, channel, setting, family } = this.#filter;
		return query.trim() !== '' || this.#fitsEnergy || (channel ?? setting ?? family) !== null;
	}

	/** Lets a query find a card by these words as well: its family and places as they are shown. */
	findAlsoBy(labels: (card: CardFacts) => readonly string[]): void {
		this.#labels = labels;
	}

	lookFor(filter: Partial<CardFilter>): void {
		this.#filter = { ...this.#filter, ...filter };
	}

	lookForFitting(fitsEnergy: boolean): void {
		this.#fitsEnergy = fitsEnergy;
	}

	showAll(): void {
		this.#filter = noFilter;
		this.#fitsEnergy = false;
	}
}
