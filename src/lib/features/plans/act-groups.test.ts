import { expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { Card } from '#lib/core/card.ts';
import { families } from '#lib/core/families.ts';
import { byFamily, withActs } from './act-groups.ts';

const deck: readonly Card[] = cardFacts.map(
	(facts) => ({ ...facts, title: facts.id }) as unknown as Card
);

test('acts are in one group for each family, in the order of the families', () => {
	const groups = byFamily(deck.toReversed());
	expect(groups.map(({ cards: [first] }) => first!.family)).toEqual(families);
	const sizes = groups.map(({ cards }) => new Set(cards.map(({ family }) => family)).size);
	expect(new Set(sizes)).toEqual(new Set([1]));
	const all = groups.flatMap(({ cards }) => cards);
	expect(all).toHaveLength(deck.length);
	expect(new Set(all)).toEqual(new Set(deck));
});

test('a group without acts is left out', () => {
	const some = deck.slice(0, 1);
	expect(byFamily(some)).toHaveLength(1);
	expect(
		withActs([
			{ label: 'None', cards: [] },
			{ label: 'One', cards: some }
		])
	).toEqual([{ label: 'One', cards: some }]);
});
