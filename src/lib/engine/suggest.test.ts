import { afterEach, describe, expect, test, vi } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardFacts } from '#lib/core/card.ts';
import type { Choice } from '#lib/core/choice.ts';
import { localIso } from '#lib/core/day.ts';
import { isPaused, isQuietHour, keptAwayDays, suggest, type Moment } from './suggest.ts';
import { isOutward, isPureRest } from '../../../tests/support/hard-rules.ts';
import { choice } from '../../../tests/support/random-requests.ts';
import {
	dayMs,
	hourMs,
	ids,
	knowing,
	momentOf,
	nowMs,
	offered,
	offeredUpTo,
	requestOf,
	seeds
} from '../../../tests/support/requests.ts';

afterEach(() => {
	vi.unstubAllEnvs();
});

describe('a card that was too much', () => {
	test('lowers the effort limit for exactly three days', () => {
		const after = (ageMs: number) =>
			offeredUpTo(momentOf(), [choice('tooMuch', 'greet-by-name', localIso(nowMs - ageMs))]);
		expect(after(1_000)).toBe(40);
		expect(after(3 * dayMs - 1_000)).toBe(40);
		expect(after(3 * dayMs)).toBe(50);
	});

	test('still lowers it after later answers', () => {
		const choices = [
			choice('tooMuch', 'greet-by-name', localIso(nowMs - dayMs)),
			choice('done', 'greet-by-name', localIso(nowMs - hourMs)),
			choice('notNow', 'look-up-and-smile', localIso(nowMs))
		];
		expect(offeredUpTo(momentOf(), choices)).toBe(40);
	});

	test('still lowers it after an older report that a wrong clock dated far ahead', () => {
		const choices = [
			choice('tooMuch', 'greet-by-name', localIso(nowMs - hourMs)),
			choice('tooMuch', 'look-up-and-smile', localIso(nowMs + 30 * dayMs))
		];
		expect(offeredUpTo(momentOf(), choices)).toBe(40);
	});
});

describe('a card with "less like this" or "this made it worse"', () => {
	const example = cardFacts.find(({ effort, withStranger, channel }) => {
		return effort > 5 && effort < 40 && !withStranger && channel === 'inPerson';
	})!;

	test.each(['lessLikeThis', 'madeItWorse'] as const)('%s excludes it for 90 days', (kind) => {
		expect(keptAwayDays).toBe(90);
		const deck = [example, ...cardFacts.filter(isPureRest)];
		const isOffered = (days: number) => {
			const choices = [choice(kind, example.id, localIso(nowMs - days * dayMs))];
			return ids(suggest(requestOf({}, { deck, choices }))).includes(example.id);
		};
		expect([0, 1, 89].map(isOffered)).toEqual([false, false, false]);
		expect(isOffered(90)).toBe(true);
	});

	test('excludes its family for a week, learning or not, until the choice is undone', () => {
		const countAfter = (days: number | null, learns: boolean) => {
			const choices =
				days === null
					? []
					: [choice('lessLikeThis', 'celebrate-a-small-win', localIso(nowMs - days * dayMs))];
			return seeds.filter((seed) =>
				offered(requestOf({}, { seed, choices, knowledge: knowing(choices, learns) })).some(
					({ family }) => family === 'celebrate'
				)
			).length;
		};
		for (const learns of [true, false]) {
			expect([0, 3, 7].map((days) => countAfter(days, learns))).toEqual([0, 0, 0]);
			expect(countAfter(null, learns)).toBeGreaterThan(0);
		}
		expect(countAfter(8, false)).toBe(countAfter(null, false));
	});

	test('does not exclude the card of its family that was picked for today', () => {
		const choices = [choice('lessLikeThis', 'look-up-and-smile', localIso(nowMs))];
		const picked = cardFacts.find(
			({ id, family }) => family === 'smile' && id !== 'look-up-and-smile'
		)!;
		const request = requestOf({ energy: 60, intendedCardId: picked.id }, { choices });
		expect(ids(suggest(request))).toContain(picked.id);
	});

	test('makes its family rarer, and while learning is off only excludes the card itself', () => {
		const unwanted = [
			choice('lessLikeThis', 'celebrate-a-small-win', localIso(nowMs - 10 * dayMs))
		];
		const count = (choices: Choice[], learns: boolean, isMeant: (card: CardFacts) => boolean) =>
			seeds.filter((seed) =>
				offered(requestOf({}, { seed, choices, knowledge: knowing(choices, learns) })).some(isMeant)
			).length;
		const isOfFamily = ({ family }: CardFacts) => family === 'celebrate';
		const isSibling = (card: CardFacts) => isOfFamily(card) && card.id !== 'celebrate-a-small-win';
		expect(count(unwanted, true, isOfFamily)).toBeLessThan(count([], true, isOfFamily));
		expect(count(unwanted, true, isSibling)).toBeLessThan(count([], true, isSibling));
		// A hard rule excludes the card itself, not learning.
		for (const learns of [true, false])
			expect(count(unwanted, learns, ({ id }) => id === 'celebrate-a-small-win')).toBe(0);
		expect(count(unwanted, false, isSibling)).toBeGreaterThanOrEqual(count([], false, isSibling));
	});

	test('stays eligible if it is pure rest, after any other rest', () => {
		const rests = cardFacts.filter(isPureRest);
		const choices = rests.map(({ id }) => choice('madeItWorse', id, localIso(nowMs)));
		for (const seed of seeds) {
			expect(offered(requestOf({ energy: 5 }, { seed, choices }))[0]?.family).toBe('rest');
			const [first] = ids(suggest(requestOf({ energy: 5 }, { seed, choices: choices.slice(1) })));
			expect(first).toBe(rests[0]?.id);
		}
	});
});

describe('a card with "not now"', () => {
	test('is not offered today and may return tomorrow', () => {
		const deck = cardFacts.filter(({ id }) => id === 'greet-by-name');
		const on = (ageMs: number) =>
			suggest(
				requestOf(
					{},
					{ deck, choices: [choice('notNow', 'greet-by-name', localIso(nowMs - ageMs))] }
				)
			).length;
		expect(on(hourMs)).toBe(0);
		expect(on(dayMs)).toBe(1);
	});

	test('counts for the local day on which the user answered', () => {
		// 2 o'clock on the 20th in Apia, when it was still the 19th in London.
		const at = localIso(nowMs - 21 * hourMs, 13 * 60);
		expect(at).toBe('2026-11-20T02:00:00+13:00');
		const choices = [choice('notNow', 'a', at), choice('notNow', 'b', at)];
		expect(isPaused(momentOf(), choices)).toBe(true);
	});

	test('pauses suggestions if it is the second one', () => {
		const choices = ['a', 'b'].map((id) => choice('notNow', id, localIso(nowMs)));
		expect(isPaused(momentOf(), [])).toBe(false);
		expect(isPaused(momentOf(), choices.slice(1))).toBe(false);
		expect(isPaused(momentOf(), choices)).toBe(true);
	});
});

describe('a done card', () => {
	test('is not offered again until tomorrow', () => {
		const deck = cardFacts.filter(({ id }) => id === 'greet-by-name');
		const on = (ageMs: number) =>
			suggest(
				requestOf({}, { deck, choices: [choice('done', 'greet-by-name', localIso(nowMs - ageMs))] })
			).length;
		expect(on(hourMs)).toBe(0);
		expect(on(dayMs)).toBe(1);
	});
});

describe('the quiet hours', () => {
	const quietHours = (settled: Partial<Moment>) =>
		Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
			isQuietHour(momentOf({ ...settled, hour }))
		);

	test('last from ten in the evening to seven in the morning', () => {
		expect(quietHours({})).toEqual([0, 1, 2, 3, 4, 5, 6, 22, 23]);
	});

	test('can be extended but not shortened', () => {
		expect(quietHours({ quietFromHour: 20, quietUntilHour: 9 })).toEqual([
			...[0, 1, 2, 3, 4, 5, 6, 7, 8],
			...[20, 21, 22, 23]
		]);
		expect(quietHours({ quietFromHour: 24, quietUntilHour: 0 })).toEqual(quietHours({}));
	});

	test('allow cards with other people on request', () => {
		const reaching = (asksAtNight: boolean) =>
			seeds
				.flatMap((seed) => offered(requestOf({ hour: 23, asksAtNight }, { seed })))
				.filter(isOutward).length;
		expect(reaching(false)).toBe(0);
		expect(reaching(true)).toBeGreaterThan(0);
	});
});
