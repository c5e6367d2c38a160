import { cardFacts } from '#lib/content/cards.ts';
import type { Card, CardFacts } from '#lib/core/card.ts';
import { wordsOfAll } from '#lib/app/card-words.ts';
import type { PageLoad } from './$types';

// Render HTML, so that the deck can be read and printed without the app.
export const ssr = true;

export const load: PageLoad = async () => {
	const words = await wordsOfAll();
	const cards = (cardFacts as readonly CardFacts[]).flatMap((facts): Card[] => {
		const ofCard = words[facts.id];
		return ofCard ? [{ ...facts, ...ofCard }] : [];
	});
	return { cards };
};
