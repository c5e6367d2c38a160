import type { CardFacts, CardId, Channel, Setting } from '#lib/core/card.ts';
import type { Family } from '#lib/core/families.ts';

/** The filters of the deck. A card must pass each of them; within one, any of its values will do. */
export interface CardFilter {
	/** The cards to choose from; null for all. */
	among: ReadonlySet<CardId> | null;
	/** An empty list is a filter that all cards pass, here and in the two lists below. */
	channels: readonly Channel[];
	settings: readonly Setting[];
	families: readonly Family[];
}

/** A filter that all cards pass. */
export const noFilter: CardFilter = { among: null, channels: [], settings: [], families: [] };

/** Returns whether a card passes every part of a filter. */
export function passes(card: CardFacts, { among, channels, settings, families }: CardFilter) {
	const isIn = <Value>(list: readonly Value[], ...values: readonly Value[]) =>
		list.length === 0 || values.some((value) => list.includes(value));
	return (
		(among === null || among.has(card.id)) &&
		isIn(channels, card.channel) &&
		isIn(settings, ...card.settings) &&
		isIn(families, card.family)
	);
}
