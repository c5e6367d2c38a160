import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardFacts, CardId } from '#lib/core/card.ts';
import { noFilter, passes, type CardFilter } from './card-search.ts';

const deck = cardFacts as readonly CardFacts[];

/** Returns the cards that pass a filter. */
const left = (filter: Partial<CardFilter>) =>
	deck.filter((card) => passes(card, { ...noFilter, ...filter }));

describe('passes', () => {
	test('is true for all cards without a filter', () => {
		expect(left({})).toEqual(deck);
	});

	test('is true for any of the values of one filter', () => {
		const both = left({ channels: ['call', 'letter'] });
		expect(both).toEqual(deck.filter(({ channel }) => ['call', 'letter'].includes(channel)));
		const outside = left({ settings: ['nature', 'cafe'] });
		expect(outside).toEqual(
			deck.filter(({ settings }) => settings.includes('nature') || settings.includes('cafe'))
		);
		expect(outside.length).toBeGreaterThan(0);
	});

	test('needs a value of every filter', () => {
		const some = left({ channels: ['inPerson'], settings: ['cafe'], families: ['smile'] });
		expect(some.map(({ id }) => id)).toEqual([
			'look-up-and-smile',
			'smile-as-the-cup-is-handed-over'
		]);
		expect(left({ channels: ['solo'], families: ['greet'] })).toEqual([]);
	});

	test('is false for a card that is not among the chosen ones', () => {
		const among = new Set(['greet-by-name', 'gone'] as CardId[]);
		expect(left({ among }).map(({ id }) => id)).toEqual(['greet-by-name']);
		expect(left({ among, channels: ['call'] })).toEqual([]);
		expect(left({ among: new Set() })).toEqual([]);
	});
});
