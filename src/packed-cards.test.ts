import { expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { packedCards, unpackedCards } from './packed-cards.ts';

test('every fact of every card is there again when the deck is unpacked', () => {
	expect(cardFacts.length).toBeGreaterThan(120);
	expect(unpackedCards(packedCards(cardFacts))).toEqual(cardFacts);
});

test('what travels is less than a quarter of the facts written out', () => {
	const packed = JSON.stringify(packedCards(cardFacts));
	expect(packed.length).toBeLessThan(JSON.stringify(cardFacts).length / 4);
});
