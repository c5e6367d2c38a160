import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardFacts } from '#lib/core/card.ts';
import { doors, inOrderOfEffort, isBehind, isDoor } from './doors.ts';

const deck = cardFacts as readonly CardFacts[];

test('each card is behind a door, and none is behind three', () => {
	for (const card of deck) {
		const count = doors.filter((door) => isBehind(door, card)).length;
		expect([1, 2], card.id).toContain(count);
	}
});

test.each(doors)('the door %s has enough cards to leaf through, and some for a low day', (door) => {
	const cards = deck.filter((card) => isBehind(door, card));
	expect(cards.length).toBeGreaterThanOrEqual(15);
	expect(Math.min(...cards.map(({ effort }) => effort))).toBeLessThanOrEqual(8);
	expect(isDoor(door)).toBe(true);
});

test('no other text is a door', () => {
	for (const text of [null, '', 'nothing', 'toString', 'Rest']) expect(isDoor(text)).toBe(false);
});

test('cards that fit come first, and within each part the smaller ones', () => {
	fc.assert(
		fc.property(fc.shuffledSubarray([...deck]), fc.nat(90), (cards, most) => {
			const fits = ({ effort }: CardFacts) => effort <= most;
			const ordered = inOrderOfEffort(cards, fits);
			expect(new Set(ordered)).toEqual(new Set(cards));
			expect(ordered).toHaveLength(cards.length);
			for (const [at, card] of ordered.entries()) {
				const before = ordered[at - 1];
				if (!before) continue;
				expect(Number(fits(before))).toBeGreaterThanOrEqual(Number(fits(card)));
				if (fits(before) === fits(card)) expect(before.effort).toBeLessThanOrEqual(card.effort);
			}
		})
	);
});
