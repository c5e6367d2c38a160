import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { presumesSomebody, type CardFacts, type CardId } from '#lib/core/card.ts';
import type { Choice } from '#lib/core/choice.ts';
import { dayAt, localIso } from '#lib/core/day.ts';
import { choiceOf } from '../../../tests/support/choice-log.ts';
import { holds } from '../../../tests/support/random-requests.ts';
import { dayMs, knowing, nowMs, offered, requestOf } from '../../../tests/support/requests.ts';
import { offeredInTurn, seeds } from '../../../tests/support/requests.ts';
import { knowsNobody, suggest } from './suggest.ts';

/** Returns the offers of four weeks without an answer, one a day, each with its cards in order. */
function offersOf(energy: number, namesNobody: boolean): CardFacts[][] {
	const choices: Choice[] = [];
	return Array.from({ length: 28 }, (_, day) => {
		const ms = nowMs + day * dayMs;
		const request = requestOf(
			{ nowMs: ms, today: dayAt(ms), energy, namesNobody },
			{ choices, knowledge: knowing(choices), seed: `${dayAt(ms)} 0` }
		);
		const cards = offered(request);
		for (const { id } of cards) choices.push(choiceOf('shown', id, localIso(ms), { energy }));
		return cards;
	});
}

describe('while the diary names nobody', () => {
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
		const all = offeredInTurn(requestOf({ namesNobody: true }), 120);
		expect(all).toEqual(offeredInTurn(requestOf(), 120));
		expect(cardFacts.some((card) => presumesSomebody(card) && all.has(card.id))).toBe(true);
	});

	test('a card for someone known that was picked for today is offered as ever', () => {
		const intendedCardId = 'one-word-hello' as CardId;
		for (const seed of seeds) {
			const usual = suggest(requestOf({ intendedCardId }, { seed }));
			const request = requestOf({ intendedCardId, namesNobody: true }, { seed });
			expect(suggest(request)[0]).toEqual(usual[0]);
		}
	});

	test('the rule ends once a card that reaches someone known was done, with learning on and off', () => {
		const done = (cardId: string) => [choiceOf('done', cardId, localIso(nowMs - dayMs))];
		for (const learns of [true, false])
			for (const [cardId, isOver] of [
				['one-word-hello', true],
				['hello-at-the-till', false],
				['note-a-date-of-theirs', false]
			] as const) {
				const rest = { choices: done(cardId), knowledge: knowing(done(cardId), learns) };
				expect(knowsNobody(requestOf({ namesNobody: true }, rest)), cardId).toBe(!isOver);
				if (isOver)
					expect(suggest(requestOf({ namesNobody: true }, rest))).toEqual(
						suggest(requestOf({}, rest))
					);
			}
	});

	test('what was done long ago counts while it is learned', () => {
		const long = [choiceOf('done', 'one-word-hello', localIso(nowMs - 400 * dayMs))];
		const request = requestOf({ namesNobody: true }, { knowledge: knowing(long) });
		expect(knowsNobody(request)).toBe(false);
	});
});

test('without that, nothing is different, for any request', () => {
	holds((request) => {
		const { moment } = request;
		const named = { ...request, moment: { ...moment, namesNobody: false } };
		expect(knowsNobody(named)).toBe(false);
		if (!knowsNobody(request)) expect(suggest(request)).toEqual(suggest(named));
	});
});
