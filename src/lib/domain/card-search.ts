import type { Card, CardId, Channel, Family, Setting } from './card.ts';
import { foldedText, queryWords } from './text.ts';

/** What of the deck is being looked for; every part holds at once. */
export interface CardFilter {
	query: string;
	/** The cards that may be shown; null leaves none out. */
	among: ReadonlySet<CardId> | null;
	channel: Channel | null;
	setting: Setting | null;
	family: Family | null;
}

/** A filter that leaves no card out. */
export const noFilter: CardFilter = {
	query: '',
	among: null,
	channel: null,
	setting: null,
	family: null
};

/** A card with its words folded once, so that searching a thousand of them takes a moment. */
export interface SearchableCard {
	card: Card;
	title: string;
	text: string;
}

/** Cards made ready for `fittingCards`; `labels` adds words that a person may type for a card. */
export function searchableCards(
	cards: readonly Card[],
	labels: (card: Card) => readonly string[]
): SearchableCard[] {
	return cards.map((card) => ({
		card,
		title: foldedText(card.title),
		text: foldedText(
			[card.title, ...labels(card), ...card.how, ...card.say, card.smaller].join(' ')
		)
	}));
}

/**
 * The cards that pass every part of the filter, in the order given; with a query, cards whose title
 * holds all of its words come first.
 */
export function fittingCards(cards: readonly SearchableCard[], filter: CardFilter): Card[] {
	const words = queryWords(filter.query);
	const inTitle: Card[] = [];
	const elsewhere: Card[] = [];
	for (const { card, title, text } of cards) {
		if (filter.among !== null && !filter.among.has(card.id)) continue;
		if (filter.channel !== null && card.channel !== filter.channel) continue;
		if (filter.setting !== null && !card.settings.includes(filter.setting)) continue;
		if (filter.family !== null && card.family !== filter.family) continue;
		if (!words.every((word) => text.includes(word))) continue;
		(words.every((word) => title.includes(word)) ? inTitle : elsewhere).push(card);
	}
	return [...inTitle, ...elsewhere];
}
