import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type CardFacts, type CardId } from '#lib/core/card.ts';
import { reasonsFor } from './reasons.ts';
import { chancesOf } from './chances.ts';
import { fittingNow, fittingToday, isPaused, suggest, type Suggestion } from './suggest.ts';
import {
	brokenRules,
	isDeclined,
	isPureRest,
	personRulesBroken
} from '../../../tests/support/hard-rules.ts';
import { aRequest, holds } from '../../../tests/support/random-requests.ts';
import { explained, falseReasons } from '../../../tests/support/reasons.ts';
import { dayMs, ids, offered } from '../../../tests/support/requests.ts';
import { runs } from '../../../tests/support/runs.ts';

afterEach(() => {
	vi.unstubAllEnvs();
});

describe('hard rules, for any deck, log and moment', () => {
	test('no offered card breaks a rule', () => {
		holds((request) => {
			for (const card of offered(request)) expect(brokenRules(card, request)).toEqual([]);
		}, 300);
	});

	test('no suggested person is marked "not now", was reached lately or does not fit the card', () => {
		holds((request) => {
			for (const one of suggest(request)) expect(personRulesBroken(one, request)).toEqual([]);
		}, 300);
	});

	test('a person is suggested whenever the card and the rules allow one, each only once, and a message first', () => {
		holds((request) => {
			let { people } = request;
			const channelOf = (id: CardId) => request.deck.find((card) => card.id === id)!.channel;
			const isInPerson = (one?: Suggestion) => one && channelOf(one.cardId) === 'inPerson';
			const all = suggest(request);
			for (const one of isInPerson(all[0]) ? all.toReversed() : all) {
				const may = people.filter(
					({ id }) => personRulesBroken({ ...one, personId: id }, request).length === 0
				);
				expect(one.personId === null).toBe(may.length === 0);
				expect(one.personId === null || may.some(({ id }) => id === one.personId)).toBe(true);
				people = people.filter(({ id }) => id !== one.personId);
			}
		});
	});

	test('pure rest is always allowed on the screen', () => {
		holds((request) => {
			const fitting = fittingNow(request.deck, request.moment, request.choices);
			for (const card of request.deck.filter(isPureRest)) expect(fitting).toContain(card.id);
		});
	});

	test('each offered card has a propensity of at least 1/21, and of 1 without alternatives', () => {
		holds((request) => {
			const suggestions = suggest(request);
			const chances = chancesOf(request, suggestions);
			expect([...chances.keys()]).toEqual(ids(suggestions));
			for (const chance of chances.values()) {
				expect(chance).toBeGreaterThanOrEqual(1 / 21);
				expect(chance).toBeLessThanOrEqual(1);
				expect(Math.abs(chance * 21 - Math.round(chance * 21))).toBeLessThan(1e-9);
			}
			const alone = { ...request, deck: request.deck.filter(isPureRest).slice(0, 1) };
			expect([...chancesOf(alone, suggest(alone)).values()]).toEqual(alone.deck.map(() => 1));
		}, 50);
	});

	test('in the gentle days, no offered card is as heavy as the one that was too much', () => {
		holds((request) => {
			const gentle = request.choices.filter(
				({ kind, at }) =>
					kind === 'tooMuch' && Math.abs(request.moment.nowMs - new Date(at).getTime()) < 3 * dayMs
			);
			for (const { cardId } of gentle) {
				const heavy = request.deck.find(({ id }) => id === cardId)?.effort ?? Infinity;
				for (const card of offered(request))
					expect(isPureRest(card) || card.effort < Math.max(1, heavy)).toBe(true);
			}
			expect(offered(request).length).toBeLessThanOrEqual(2);
		});
	});

	test('the cards allowed on the screen are those that break no rule, declined or not', () => {
		holds((request) => {
			const { deck, moment, choices } = request;
			const fitting = fittingNow(deck, moment, choices);
			const allowed = deck.filter((card) =>
				brokenRules(card, request).every((rule) => rule.includes('declined'))
			);
			expect([...fitting].sort()).toEqual(allowed.map(({ id }) => id).sort());
		});
	});

	test('the cards allowed for later today ignore the hour and the place, and nothing else', () => {
		holds((request) => {
			const { deck, moment, choices } = request;
			const elsewhere = { isNobodyHere: false, place: null };
			const atNoon = fittingNow(deck, { ...moment, hour: 12, ...elsewhere }, choices);
			expect(fittingToday(deck, moment, choices)).toEqual(atNoon);
			for (const id of fittingNow(deck, moment, choices)) expect(atNoon).toContain(id);
		});
	});

	test('at most two cards of two families are offered, all from the deck', () => {
		holds((request) => {
			const cards = offered(request);
			expect(cards.length).toBeLessThanOrEqual(2);
			expect(new Set(cards.map(({ family }) => family)).size).toBe(cards.length);
			expect(cards).not.toContain(undefined);
		});
	});

	test('at least one card is offered if the deck has pure rest', () => {
		holds((request) => {
			const hasRest = request.deck.some(isPureRest);
			const fallback = hasRest ? 1 : 0;
			expect(offered(request).length).toBeGreaterThanOrEqual(fallback);
		});
	});

	test('rest comes first at energy 15 and below', () => {
		holds((request) => {
			const low = { ...request, moment: { ...request.moment, energy: request.moment.energy % 16 } };
			const [first] = offered(low);
			expect(first?.family).toBe(low.deck.some(isPureRest) ? 'rest' : first?.family);
		});
	});

	test('each suggestion has one to three different reasons', () => {
		holds((request) => {
			for (const { reasons } of explained(request)) {
				expect(reasons.length).toBeGreaterThanOrEqual(1);
				expect(reasons.length).toBeLessThanOrEqual(3);
				expect(new Set(reasons.map(({ kind }) => kind)).size).toBe(reasons.length);
			}
		});
	});

	test('all reasons are true', () => {
		holds((request, learned) => expect(falseReasons(request, learned)).toEqual([]), 300);
	});

	test('a card that cannot be offered has no reasons', () => {
		holds((request) => {
			for (const { id } of request.deck.filter((card) => brokenRules(card, request).length > 0))
				expect(reasonsFor(request, id)).toEqual([]);
			expect(reasonsFor(request, 'gone' as CardId)).toEqual([]);
		}, 50);
	});

	test('the same seed and request lead to the same suggestions, and the input is not modified', () => {
		fc.assert(
			fc.property(aRequest, ({ zone, request }) => {
				vi.stubEnv('TZ', zone);
				const { knowledge, ...rest } = request();
				const before = structuredClone(rest);
				const knownBefore = structuredClone([knowledge?.belief.means, knowledge?.history]);
				const once = suggest({ ...rest, knowledge });
				expect(suggest({ ...rest, knowledge })).toEqual(once);
				expect(rest).toEqual(before);
				expect([knowledge?.belief.means, knowledge?.history]).toEqual(knownBefore);
				// Learning from the same log again leads to the same suggestions.
				expect(suggest({ ...before, knowledge: request().knowledge })).toEqual(once);
			}),
			runs(60, 1_000)
		);
	});

	test('the order of the deck does not matter', () => {
		holds((request) => {
			const turned = { ...request, deck: [...request.deck].reverse() };
			expect(suggest(turned)).toEqual(suggest(request));
		}, 50);
	});

	test('a seen card is offered only when no unseen card fits', () => {
		holds((request) => {
			const { deck, seen } = request;
			const unseen = deck.filter(
				(card) =>
					!seen.has(card.id) &&
					!isDeclined(card.id, request) &&
					brokenRules(card, request).length === 0
			);
			const [first, second] = offered(request);
			const { energy, intendedCardId } = request.moment;
			const isLarge = ({ id, effort }: CardFacts) => effort >= energy / 2 || id === intendedCardId;
			const others = (card: CardFacts) =>
				unseen.filter((other) => {
					const { family } = other;
					return card.family === 'rest'
						? family === 'rest'
						: family !== 'rest' &&
								(card === first || family !== first?.family) &&
								// At full energy, large and small cards make way for their own kind.
								(energy < 70 || isLarge(other) === isLarge(card));
				});
			for (const card of [first, second]) {
				const left = card && seen.has(card.id) ? others(card) : [];
				expect(left.map(({ id }) => id)).toEqual([]);
			}
		});
	});

	test('two "not now" today pause suggestions, and those of other days do not', () => {
		holds((request) => {
			const { moment, choices } = request;
			const today = choices.filter(
				({ kind, at }) => kind === 'notNow' && at.startsWith(moment.today)
			);
			expect(isPaused(moment, choices)).toBe(today.length >= 2);
		}, 50);
	});
});
