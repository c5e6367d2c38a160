import {
	comeBackSayings,
	crisisPhrases,
	occasions,
	sameWords,
	smallWords,
	takeBackSayings
} from '#lib/content/en/search-words.ts';
import { foldedText } from '#lib/core/folded-text.ts';
import type { Card, CardFacts, CardId } from '#lib/core/card.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { noFilter, passes, type CardFilter } from './card-search.ts';
import { inOrderOfEffort, isBehind, type Door } from './doors.ts';
import { CardIndex } from './search/card-index.ts';
import { sayingFinder } from './search/saying-finder.ts';

/** The search and filters of the deck. They persist while the user opens a card and returns. */
export class Browsing {
	readonly #app: App;
	#query = $state.raw('');
	#filter = $state.raw<CardFilter>(noFilter);
	#fitsEnergy = $state.raw(false);
	#isListed = $state.raw(false);
	#mark = $state.raw<'favourites' | 'hidden' | null>(null);
	#labels = $state.raw<(card: CardFacts) => readonly string[]>(() => []);
	/** The card that was shown last behind each door. */
	readonly #leftAt = new Map<Door, CardId>();

	/** Computed at the first search, and not again at each key. */
	readonly #index = $derived.by(
		() => new CardIndex(this.#app.deck.cards, this.#labels, { smallWords, sameWords, occasions })
	);
	readonly #isToTakeBack = $derived.by(() =>
		sayingFinder({ smallWords, sayings: takeBackSayings })
	);
	readonly #isToComeBack = $derived.by(() =>
		sayingFinder({ smallWords, sayings: comeBackSayings })
	);
	readonly #matching = $derived.by(() =>
		this.#query.trim() === '' ? null : this.#index.find(this.#query)
	);
	readonly #found = $derived.by(() => {
		const { deck, today } = this.#app;
		const filter = { ...this.#filter, among: this.#fitsEnergy ? today.fittingToday : null };
		const byId = new Map(deck.cards.map((card) => [card.id, card]));
		const ranked = this.#matching
			? this.#matching.ids.flatMap((id) => byId.get(id) ?? [])
			: deck.cards;
		return ranked.filter((card) => passes(card, filter) && this.#isShown(card.id));
	});

	constructor(app: App) {
		this.#app = app;
	}

	get query(): string {
		return this.#query;
	}
	/** True if the query tells that the user may be in danger. */
	get isCrisis(): boolean {
		const query = foldedText(this.#query).replace(/\s+/g, ' ');
		return crisisPhrases.some((phrase) => query.includes(foldedText(phrase)));
	}
	get filter(): CardFilter {
		return this.#filter;
	}
	/** True if cards that need more energy than there is are hidden. */
	get fitsEnergy(): boolean {
		return this.#fitsEnergy;
	}
	/** The mark that all shown cards have; null for every card that is not hidden. */
	get mark(): 'favourites' | 'hidden' | null {
		return this.#mark;
	}
	/** True if the cards behind a door are shown as a list, not one at a time. */
	get isListed(): boolean {
		return this.#isListed;
	}
	/** The cards that pass the filters: those of a search, the best one first, or the deck in its order. */
	get found(): readonly Card[] {
		return this.#found;
	}
	/** True if the found cards are ranked by a search. */
	get isRanked(): boolean {
		return this.#matching !== null;
	}
	/** True if no card matches the search as it was typed, so that the found ones are the closest. */
	get isClose(): boolean {
		return this.#matching?.isClose ?? false;
	}
	/** True if the query asks for words to take something back. */
	get isToTakeBack(): boolean {
		return this.#isToTakeBack(this.#query);
	}
	/** True if the query asks for a way back to someone after a silence. */
	get isToComeBack(): boolean {
		return this.#isToComeBack(this.#query);
	}
	/** The number of filters in use. */
	get filterCount(): number {
		const { channels, settings, families } = this.#filter;
		return (
			Number(this.#fitsEnergy) +
			Number(this.#mark !== null) +
			channels.length +
			settings.length +
			families.length
		);
	}
	/** True if the query or a filter hides any cards. */
	get isNarrowed(): boolean {
		return this.#query.trim() !== '' || this.filterCount > 0;
	}

	/**
	 * Returns the cards behind a door: those that fit the energy first, from small to large. While the user
	 * may have no one to write to, cards for someone known come last among those.
	 */
	behind(door: Door): readonly Card[] {
		const { deck, today } = this.#app;
		return inOrderOfEffort(
			deck.cards.filter((card) => isBehind(door, card) && !deck.personal?.hidden.has(card.id)),
			({ id }) => today.fittingToday.has(id),
			today.knowsNobody
		);
	}

	/** Returns the card that was shown last behind a door; null at the first visit. */
	leftAt(door: Door): CardId | null {
		return this.#leftAt.get(door) ?? null;
	}

	leaveAt(door: Door, id: CardId): void {
		this.#leftAt.set(door, id);
	}

	/** Makes a card findable by these labels as well: its family, channel and settings as displayed. */
	findAlsoBy(labels: (card: CardFacts) => readonly string[]): void {
		this.#labels = labels;
	}

	lookFor(query: string): void {
		this.#query = query;
	}

	/** Adds a value to a filter, or removes it. */
	toggle<Kind extends 'channels' | 'settings' | 'families'>(
		kind: Kind,
		value: CardFilter[Kind][number]
	): void {
		const list = this.#filter[kind] as readonly (typeof value)[];
		const next = list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
		this.#filter = { ...this.#filter, [kind]: next };
	}

	lookForFitting(fitsEnergy: boolean): void {
		this.#fitsEnergy = fitsEnergy;
	}

	/** Shows only the cards with that mark, or all cards again. */
	lookForMarked(mark: 'favourites' | 'hidden', isWanted: boolean): void {
		this.#mark = isWanted ? mark : null;
	}

	list(isListed: boolean): void {
		this.#isListed = isListed;
	}

	showAll(): void {
		this.#query = '';
		this.#filter = noFilter;
		this.#fitsEnergy = false;
		this.#mark = null;
	}

	#isShown(id: CardId): boolean {
		const { personal } = this.#app.deck;
		if (this.#mark) return personal?.[this.#mark].has(id) ?? false;
		return !personal?.hidden.has(id);
	}
}
