import { firstPreferences } from '#lib/core/preferences.ts';
import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { firstCards, tasteAfter } from './first-tastes.ts';

const [id, other] = firstCards as [(typeof firstCards)[number], (typeof firstCards)[number]];

describe('the cards of the first questions', () => {
	test('are six cards of the deck, with a channel or family of their own each', () => {
		const cards = firstCards.map((card) => cardFacts.find((one) => one.id === card)!);
		expect(cards.every(Boolean)).toBe(true);
		expect(new Set(cards.map(({ family }) => family)).size).toBe(6);
		expect(cards.every(({ withStranger, effort }) => !withStranger && effort <= 20)).toBe(true);
	});

	test('a tap answers, the same tap again takes it back, and the other answer replaces it', () => {
		const liked = tasteAfter(firstPreferences, id, 'moreLike');
		expect(liked).toEqual({ moreLike: [id], ratherNot: [] });
		expect(tasteAfter(liked, id, 'moreLike')).toEqual({ moreLike: [], ratherNot: [] });
		expect(tasteAfter(liked, id, 'ratherNot')).toEqual({ moreLike: [], ratherNot: [id] });
		expect(tasteAfter(liked, other, 'ratherNot')).toEqual({ moreLike: [id], ratherNot: [other] });
	});
});
