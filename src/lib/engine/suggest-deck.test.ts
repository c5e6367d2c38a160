import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardId } from '#lib/core/card.ts';
import type { Choice } from '#lib/core/choice.ts';
import { localIso } from '#lib/core/day.ts';
import { chancesOf } from './chances.ts';
import { suggest } from './suggest.ts';
import { choiceKinds } from '../../../tests/support/choice-log.ts';
import { brokenRules, isPureRest } from '../../../tests/support/hard-rules.ts';
import { choice } from '../../../tests/support/random-requests.ts';
import {
	dayMs,
	hourMs,
	ids,
	knowing,
	nowMs,
	offered,
	offeredInTurn,
	requestOf,
	seeds
} from '../../../tests/support/requests.ts';

afterEach(() => {
	vi.unstubAllEnvs();
});

describe('the deck of the app', () => {
	const hours = [3, 9, 15, 20, 23];

	test('breaks no rule at any energy, at any of these hours', () => {
		for (const hour of hours) {
			for (let energy = 0; energy <= 100; energy += 3) {
				const request = requestOf({ hour, energy, strangersWelcome: energy % 2 === 0 });
				for (const card of offered(request)) expect(brokenRules(card, request)).toEqual([]);
			}
		}
	});

	test('has one card or two for every energy and hour', () => {
		for (const hour of hours) {
			for (let energy = 0; energy <= 100; energy += 3) {
				expect(offered(requestOf({ hour, energy })).length).toBeGreaterThan(0);
			}
		}
	});

	test('offers rest as the second card up to energy 30', () => {
		for (const energy of [16, 20, 25, 30]) {
			const pair = offered(requestOf({ energy })).map(({ family }) => family);
			expect(pair).toHaveLength(2);
			expect(pair[0]).not.toBe('rest');
			expect(pair[1]).toBe('rest');
		}
	});

	test('follows the energy: the whole slider passes five different first acts', () => {
		const energies = Array.from({ length: 21 }, (_, i) => i * 5);
		fc.assert(
			fc.property(fc.integer({ min: 9, max: 20 }), fc.string(), (hour, seed) => {
				const firsts = energies.map(
					(energy) => ids(suggest(requestOf({ energy, hour }, { seed })))[0]
				);
				expect(new Set(firsts).size).toBeGreaterThanOrEqual(5);
			}),
			{ numRuns: 50 }
		);
	});

	test('asks for at least half of a full energy, and for hardly anything beside it', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 70, max: 100 }),
				fc.integer({ min: 7, max: 21 }),
				fc.constantFrom(...seeds),
				(energy, hour, seed) => {
					const efforts = ids(suggest(requestOf({ energy, hour }, { seed }))).map(
						(id) => cardFacts.find((card) => card.id === id)!.effort
					);
					expect(Math.max(...efforts)).toBeGreaterThanOrEqual(energy / 2);
					expect(Math.max(...efforts)).toBeLessThanOrEqual(energy - 10);
					expect(Math.min(...efforts)).toBeLessThanOrEqual(15);
				}
			)
		);
	});

	test('nearly always offers the card that was picked for today', () => {
		const intendedCardId = 'greet-by-name' as CardId;
		const times = seeds.filter((seed) =>
			ids(suggest(requestOf({ intendedCardId }, { seed }))).includes(intendedCardId)
		);
		expect(times.length).toBeGreaterThan(seeds.length * 0.9);
	});

	test('does not offer a picked card that exceeds the effort limit', () => {
		const intendedCardId = cardFacts.find(({ effort }) => effort > 40)!.id;
		expect(ids(suggest(requestOf({ energy: 30, intendedCardId })))).not.toContain(intendedCardId);
	});

	test('offers a card less often after it was shown on an earlier day', () => {
		const [usual] = ids(suggest(requestOf()));
		const choices = [choice('shown', usual!, localIso(nowMs - dayMs))];
		const count = (log: Choice[]) =>
			seeds.filter((seed) =>
				ids(suggest(requestOf({}, { seed, choices: log, knowledge: knowing(log) }))).includes(
					usual!
				)
			).length;
		expect(count(choices)).toBeLessThan(count([]));
	});

	test('offers other cards for other seeds', () => {
		const firsts = seeds.map((seed) => ids(suggest(requestOf({}, { seed })))[0]);
		expect(new Set(firsts).size).toBeGreaterThan(3);
	});

	test('offers the same cards after another one was removed', () => {
		for (const seed of seeds) {
			const before = ids(suggest(requestOf({}, { seed })));
			const leaving = cardFacts.find(({ id }) => !before.includes(id))!;
			const deck = cardFacts.filter((card) => card !== leaving);
			expect(ids(suggest(requestOf({}, { seed, deck })))).toEqual(before);
		}
	});

	test('offers only unseen cards when the user requests others', () => {
		const request = requestOf({ energy: 70 });
		let seen = new Set<CardId>();
		for (let round = 0; round < 15; round++) {
			const present = ids(suggest({ ...request, seen, seed: `seed ${round}` }));
			expect(present.filter((id) => seen.has(id))).toEqual([]);
			seen = new Set([...seen, ...present]);
		}
		expect(seen.size).toBe(30);
	});

	test('offers the only unseen rest when everything else was seen', () => {
		for (const unseen of cardFacts.filter(isPureRest)) {
			const seen = new Set(cardFacts.filter((card) => card !== unseen).map(({ id }) => id));
			expect(ids(suggest(requestOf({ energy: 5 }, { seen })))[0]).toBe(unseen.id);
		}
	});

	test('tolerates choices of cards that were removed', () => {
		const choices = choiceKinds.map((kind) => choice(kind, 'gone', localIso(nowMs - hourMs)));
		expect(suggest(requestOf({}, { choices }))).toHaveLength(2);
		const knowledge = knowing(choices);
		expect(suggest(requestOf({}, { choices, knowledge }))).toHaveLength(2);
		expect(knowledge.history).toEqual(knowing([]).history);
	});

	test('offers every card sooner or later', () => {
		const all = new Set<CardId>();
		for (const [energy, hour] of [
			[5, 10],
			[12, 10],
			[15, 10],
			[25, 10],
			[40, 10],
			[60, 15],
			[100, 15]
		] as const) {
			const request = requestOf({ energy, hour, strangersWelcome: true });
			for (const id of offeredInTurn(request, 90)) all.add(id);
		}
		expect(cardFacts.filter(({ id }) => !all.has(id)).map(({ id }) => id)).toEqual([]);
	});
});

describe('a deck with no card for the moment', () => {
	test('leads to no suggestions if it is empty', () => {
		expect(suggest(requestOf({}, { deck: [] }))).toEqual([]);
	});

	test('leads to no suggestions rather than one that is too much', () => {
		const deck = cardFacts.filter(({ effort }) => effort > 30);
		expect(suggest(requestOf({ energy: 20 }, { deck }))).toEqual([]);
	});

	test('leads to one suggestion if it has only pure rest', () => {
		const deck = cardFacts.filter(isPureRest);
		for (const energy of [0, 15, 25, 60, 100]) {
			expect(offered(requestOf({ energy }, { deck })).map(({ family }) => family)).toEqual([
				'rest'
			]);
		}
	});
});

describe('propensities', () => {
	test('are 1 if nothing else fits, and less if much else does', () => {
		const alone = requestOf({}, { deck: cardFacts.filter(({ id }) => id === 'greet-by-name') });
		expect([...chancesOf(alone, suggest(alone)).values()]).toEqual([1]);
		const many = requestOf({ energy: 90 });
		const [first] = suggest(many);
		const chance = chancesOf(many, [first!]).get(first!.cardId)!;
		expect(chance).toBeGreaterThanOrEqual(1 / 21);
		expect(chance).toBeLessThan(1);
	});

	test('are close to the share of seeds that select the card', () => {
		const request = requestOf({}, { deck: cardFacts.filter(({ family }) => family === 'greet') });
		const [first] = suggest(request);
		const times = Array.from({ length: 400 }, (_, i) => `lot ${i}`).filter((seed) =>
			ids(suggest({ ...request, seed })).includes(first!.cardId)
		);
		const chance = chancesOf(request, [first!]).get(first!.cardId)!;
		// Nearly three standard deviations of a share of 21 samples.
		expect(Math.abs(chance - times.length / 400)).toBeLessThan(0.32);
	});
});
