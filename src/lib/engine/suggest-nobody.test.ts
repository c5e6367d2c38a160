import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { presumesSomebody, type CardFacts, type CardId } from '#lib/core/card.ts';
import type { Choice } from '#lib/core/choice.ts';
import { dayAt, localIso } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import { choiceOf } from '../../../tests/support/choice-log.ts';
import { dayMs, knowing, nowMs, offered, requestOf } from '../../../tests/support/requests.ts';
import { offeredInTurn, seeds } from '../../../tests/support/requests.ts';
import { knowsNobody, suggest, type Companion } from './suggest.ts';

/** Returns the offers of four weeks without an answer, one a day, each with its cards in order. */
function offersOf(energy: number, knowsNobody: boolean): CardFacts[][] {
	const choices: Choice[] = [];
	return Array.from({ length: 28 }, (_, day) => {
		const ms = nowMs + day * dayMs;
		const request = requestOf(
			{ nowMs: ms, today: dayAt(ms), energy, knowsNobody },
			{ choices, knowledge: knowing(choices), seed: `${dayAt(ms)} 0` }
		);
		const cards = offered(request);
		for (const { id } of cards) choices.push(choiceOf('shown', id, localIso(ms), { energy }));
		return cards;
	});
}

describe('while the diary names no person', () => {
	test.each([
		[10, 0],
		[25, 0],
		[45, 4],
		[60, 4],
		[80, 10],
		[100, 10]
	])('half-known people and places lead the offers at energy %i', (energy, most) => {
		const offers = offersOf(energy, true);
		expect(offers.filter(([first]) => presumesSomebody(first!)).length).toBeLessThanOrEqual(most);
		expect(offers.filter((cards) => cards.every(presumesSomebody))).toEqual([]);
		const usual = offersOf(energy, false).flat().filter(presumesSomebody).length;
		expect(offers.flat().filter(presumesSomebody).length).toBeLessThanOrEqual(usual);
	});

	test('the offers of a month are as varied as the deck allows', () => {
		for (const energy of [25, 60, 80])
			expect(new Set(offersOf(energy, true).flat()).size, `energy ${energy}`).toBeGreaterThan(20);
	});

	test('no card is ruled out: those for someone known come with "show others"', () => {
		const all = offeredInTurn(requestOf({ knowsNobody: true }), 120);
		expect(all).toEqual(offeredInTurn(requestOf(), 120));
		expect(cardFacts.some((card) => presumesSomebody(card) && all.has(card.id))).toBe(true);
	});

	test('a card for someone known that was picked for today is offered as ever', () => {
		const intendedCardId = 'one-word-hello' as CardId;
		for (const seed of seeds) {
			const usual = suggest(requestOf({ intendedCardId }, { seed }));
			const request = requestOf({ intendedCardId, knowsNobody: true }, { seed });
			expect(suggest(request)[0]).toEqual(usual[0]);
		}
	});
});

test('who has a person, or did a card that reaches someone known, is taken to know people', () => {
	const done = (cardId: string) => [choiceOf('done', cardId, localIso(nowMs - dayMs))];
	const shown = [choiceOf('shown', 'one-word-hello', localIso(nowMs))];
	const person: Companion = { id: 'ann' as PersonId, notNow: false, lastContactDay: null };
	expect(knowsNobody([], [], cardFacts)).toBe(true);
	expect(knowsNobody([person], [], cardFacts)).toBe(false);
	expect(knowsNobody([], done('one-word-hello'), cardFacts)).toBe(false);
	for (const choices of [done('hello-at-the-till'), done('note-a-date-of-theirs'), shown])
		expect(knowsNobody([], choices, cardFacts)).toBe(true);
});
