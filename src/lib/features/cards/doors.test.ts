import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { presumesSomebody, type CardFacts } from '#lib/core/card.ts';
import { doors, doorsFor, inOrderOfEffort, isBehind, isDoor } from './doors.ts';

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

test('a user without people finds all doors, led by one with cards for which no one has to be known', () => {
	const [first, ...others] = doorsFor(true);
	expect(doorsFor(false)).toEqual(doors);
	expect(others.toSorted()).toEqual(doors.toSorted());
	const cards = deck.filter((card) => isBehind(first!, card));
	expect(cards.length).toBeGreaterThanOrEqual(25);
	expect(Math.min(...cards.map(({ effort }) => effort))).toBe(0);
	expect(cards.filter(presumesSomebody)).toEqual([]);
	for (const id of ['bench-where-people-pass', 'hello-at-the-till', 'kind-word-in-a-group'])
		expect(cards.map((card) => card.id)).toContain(id);
	expect(isDoor(first!)).toBe(true);
});

test('no other text is a door', () => {
	for (const text of [null, '', 'nothing', 'toString', 'Rest']) expect(isDoor(text)).toBe(false);
});

test('cards that fit come first, and within each part the smaller ones', () => {
	fc.assert(
		fc.property(fc.shuffledSubarray([...deck]), fc.nat(90), (cards, most) => {
			const fits = ({ effort }: CardFacts) => effort <= most;
			const ordered = inOrderOfEffort(cards, fits);
			const withoutNames = inOrderOfEffort(cards, fits, true);
			expect(new Set(ordered)).toEqual(new Set(cards));
			expect(withoutNames).toEqual([
				...[true, false].flatMap((isFitting) =>
					[false, true].flatMap((presumes) =>
						ordered.filter(
							(card) => fits(card) === isFitting && presumesSomebody(card) === presumes
						)
					)
				)
			]);
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
