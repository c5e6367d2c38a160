import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import {
	channels,
	cues,
	families,
	settings,
	type CardFacts,
	type CardId
} from '#lib/domain/card.ts';
import type { Choice, ChoiceKind } from '#lib/domain/choice.ts';
import type { Revision } from '#lib/domain/clock.ts';
import { dayAt, hourAt, localIso } from '#lib/domain/day.ts';
import {
	fittingNow,
	fittingToday,
	isPaused,
	isQuietHour,
	keptAwayDays,
	suggest,
	type Moment,
	type SuggestRequest,
	type Suggestion
} from '#lib/suggest/suggest.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const kinds: readonly ChoiceKind[] = [
	'shown',
	'done',
	'notNow',
	'lessLikeThis',
	'tooMuch',
	'madeItWorse'
];

afterEach(() => {
	vi.unstubAllEnvs();
});

// The rules again, written from PRODUCT.md (Safety 1 and 2) and not from the code.

const isPureRest = (card: Pick<CardFacts, 'family' | 'effort'>) =>
	card.family === 'rest' && card.effort === 0;

function isRestReceivingOrRehearsal(card: CardFacts): boolean {
	return (
		['rest', 'selfKindness', 'receive', 'rehearse'].includes(card.family) ||
		card.direction === 'receiving'
	);
}

function isOutward(card: CardFacts): boolean {
	return card.channel !== 'solo';
}

function daysFrom(from: string, to: string): number {
	const noon = (text: string) => Date.parse(`${text.slice(0, 10)}T12:00:00Z`);
	return Math.round((noon(to) - noon(from)) / dayMs);
}

function margin({ moment, choices, deck }: Pick<SuggestRequest, 'moment' | 'choices' | 'deck'>) {
	const gentle = choices.filter(
		({ kind, at }) =>
			kind === 'tooMuch' && Math.abs(moment.nowMs - new Date(at).getTime()) < 3 * dayMs
	);
	// What was too much is the measure for those days: nothing as heavy.
	const heavy = gentle.flatMap(({ cardId }) =>
		deck.filter(({ id }) => id === cardId).map(({ effort }) => effort - 1)
	);
	return Math.max(0, Math.min(moment.energy - (gentle.length > 0 ? 20 : 10), ...heavy));
}

function isTurnedDown(id: CardId, { moment, choices }: SuggestRequest): boolean {
	return choices.some(({ cardId, kind, at }) => {
		if (cardId !== id) return false;
		if (kind === 'notNow' || kind === 'done') return at.startsWith(moment.today);
		if (kind !== 'lessLikeThis' && kind !== 'madeItWorse') return false;
		return Math.abs(daysFrom(at, moment.today)) < 90;
	});
}

/** The rules that an offered card would break. */
function broken(card: CardFacts, request: SuggestRequest): string[] {
	const { energy, hour, strangersWelcome, asksAtNight } = request.moment;
	const isNight = hour >= 22 || hour < 7;
	const rules: Record<string, boolean> = {
		'above the margin': card.effort > margin(request),
		'not restful at very low energy': energy <= 15 && !isRestReceivingOrRehearsal(card),
		'with a stranger, unasked': card.withStranger && !strangersWelcome,
		'with a stranger in the dark': card.withStranger && (hour < 8 || hour >= 19),
		'reaching out at night': isOutward(card) && isNight && !asksAtNight,
		'turned down': isTurnedDown(card.id, request) && !isPureRest(card)
	};
	return Object.keys(rules).filter((rule) => rules[rule]);
}

/** One act of each effort that no rule but the margin could keep away. */
const probes = Array.from({ length: 101 }, (_, effort): CardFacts => ({
	id: `takes-${effort}` as CardId,
	family: 'selfKindness',
	channel: 'solo',
	effort,
	minutes: 1,
	needs: [],
	withStranger: false,
	direction: 'inward',
	closeness: 0,
	settings: ['home'],
	cues: ['evening'],
	note: null
}));

/** The highest effort that fits, by which of those acts do. */
function offeredUpTo(moment: Moment, choices: readonly Choice[]): number {
	return fittingNow(probes, moment, choices).size - 1;
}

function offered(request: SuggestRequest): CardFacts[] {
	return suggest(request).map(({ cardId }) => request.deck.find(({ id }) => id === cardId)!);
}

function ids(suggestions: readonly Suggestion[]): CardId[] {
	return suggestions.map(({ cardId }) => cardId);
}

// Random decks, logs and moments.

const aCard: fc.Arbitrary<Omit<CardFacts, 'id'>> = fc
	.record({
		family: fc.oneof(
			{ weight: 4, arbitrary: fc.constantFrom(...families) },
			{ weight: 1, arbitrary: fc.constantFrom('rest', 'selfKindness', 'receive') }
		),
		channel: fc.constantFrom(...channels),
		effort: fc.oneof(
			fc.integer({ min: 0, max: 90 }),
			fc.constantFrom(0, 1, 5, 6, 10, 14, 15, 16, 20, 80, 90)
		),
		minutes: fc.integer({ min: 1, max: 120 }),
		needs: fc.subarray(['personNearby', 'knownPerson', 'phone', 'goingOut']),
		withStranger: fc.boolean(),
		direction: fc.constantFrom('giving', 'receiving', 'mutual', 'inward'),
		closeness: fc.constantFrom(0, 1, 2, 3),
		settings: fc.subarray([...settings]),
		cues: fc.subarray([...cues]),
		note: fc.constant(null)
	} satisfies { [key in keyof Omit<CardFacts, 'id'>]: fc.Arbitrary<CardFacts[key]> })
	// Rest that takes nothing is with nobody: a test of the content holds that.
	.map((card) =>
		isPureRest(card) ? { ...card, channel: 'solo', direction: 'inward', withStranger: false } : card
	);
const aRandomDeck = fc
	.array(aCard, { maxLength: 16 })
	.map((cards) => cards.map((card, i): CardFacts => ({ ...card, id: `card-${i}` as CardId })));
const aRealDeck = fc.oneof(fc.constant(cardFacts), fc.subarray([...cardFacts], { maxLength: 20 }));

/** Midnights, new years, and the hours in which clocks are turned. */
const aTurningPoint = fc
	.tuple(
		fc.constantFrom(
			Date.UTC(2026, 2, 29, 1),
			Date.UTC(2026, 9, 25, 1),
			Date.UTC(2026, 2, 8, 5, 30),
			Date.UTC(2026, 10, 1, 4, 30),
			Date.UTC(2026, 3, 4, 14),
			Date.UTC(2026, 11, 31, 23, 59, 59),
			Date.UTC(2028, 1, 29)
		),
		fc.integer({ min: -26, max: 26 }),
		fc.constantFrom(-1, 0, 1)
	)
	.map(([ms, hours, aside]) => ms + hours * hourMs + aside);
const anInstant = fc.oneof(
	fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) }),
	aTurningPoint
);
const aZone = fc.constantFrom(
	'UTC',
	'Europe/Berlin',
	'America/St_Johns',
	'Asia/Kathmandu',
	'Pacific/Apia'
);
/** How long before now something was said; what a clock that was set back has written lies ahead. */
const anAge = fc.oneof(
	fc.integer({ min: -2 * dayMs, max: 4 * dayMs }),
	fc.integer({ min: -100 * dayMs, max: 100 * dayMs }),
	fc.integer({ min: -5_000 * dayMs, max: 5_000 * dayMs }),
	fc.constantFrom(0, 1_000, -1_000, 3 * dayMs, 3 * dayMs - 1_000, 89 * dayMs, 90 * dayMs)
);
const someChoices = fc.array(
	fc.record({
		kind: fc.constantFrom(...kinds),
		cardIndex: fc.nat(),
		ageMs: anAge,
		// The person may have been in another zone then.
		offset: fc.option(fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 15)),
		energy: fc.integer({ min: 0, max: 100 })
	}),
	{ maxLength: 25 }
);

function choice(kind: ChoiceKind, cardId: string, at: string, energy = 50): Choice {
	return {
		id: `${kind} ${cardId} ${at}`,
		at,
		kind,
		cardId: cardId as CardId,
		energy,
		winId: null,
		probability: null,
		revision: '' as Revision
	};
}

/** As storage hands them over: by the day on the wall, then by the instant. */
function oldestFirst(choices: readonly Choice[]): Choice[] {
	const day = (one: Choice) => one.at.slice(0, 10);
	return [...choices].sort(
		(a, b) =>
			Number(day(a) > day(b)) - Number(day(a) < day(b)) || Date.parse(a.at) - Date.parse(b.at)
	);
}

const aRequest: fc.Arbitrary<{ zone: string; request: () => SuggestRequest }> = fc
	.record({
		zone: aZone,
		deck: fc.oneof({ weight: 3, arbitrary: aRandomDeck }, { weight: 1, arbitrary: aRealDeck }),
		nowMs: anInstant,
		hour: fc.option(fc.integer({ min: 0, max: 23 })),
		energy: fc.oneof(
			fc.integer({ min: 0, max: 100 }),
			fc.constantFrom(0, 10, 14, 15, 16, 20, 25, 30, 31, 100)
		),
		strangersWelcome: fc.boolean(),
		asksAtNight: fc.boolean(),
		intended: fc.option(fc.nat()),
		choices: someChoices,
		seen: fc.array(fc.nat(), { maxLength: 20 }),
		seed: fc.string()
	})
	.map((drawn) => ({
		zone: drawn.zone,
		[fc.toStringMethod]: () =>
			JSON.stringify({ ...drawn, deck: drawn.deck === cardFacts ? 'the real one' : drawn.deck }),
		// Built when the zone is entered, because days and hours hang on it.
		request() {
			const { deck, nowMs } = drawn;
			const cardAt = (index: number) =>
				deck[index % Math.max(1, deck.length)]?.id ?? ('x' as CardId);
			return {
				deck,
				moment: {
					nowMs,
					today: dayAt(nowMs),
					hour: drawn.hour ?? hourAt(nowMs),
					energy: drawn.energy,
					strangersWelcome: drawn.strangersWelcome,
					asksAtNight: drawn.asksAtNight,
					intendedCardId: drawn.intended === null ? null : cardAt(drawn.intended)
				},
				choices: oldestFirst(
					drawn.choices.map(({ kind, cardIndex, ageMs, offset, energy }) =>
						choice(kind, cardAt(cardIndex), localIso(nowMs - ageMs, offset ?? undefined), energy)
					)
				),
				seen: new Set(drawn.seen.map(cardAt)),
				seed: drawn.seed
			};
		}
	}));

function holds(rule: (request: SuggestRequest) => void, numRuns = 500): void {
	fc.assert(
		fc.property(aRequest, ({ zone, request }) => {
			vi.stubEnv('TZ', zone);
			rule(request());
		}),
		{ numRuns }
	);
}

describe('hard rules, for any deck, log and moment', () => {
	test('nothing is offered that a rule forbids', () => {
		holds((request) => {
			for (const card of offered(request)) expect(broken(card, request)).toEqual([]);
		}, 1_000);
	});

	test('nothing as heavy as what was too much is offered in the gentle days', () => {
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

	test('what may stand on the screen is what no rule forbids, whether it was turned down or not', () => {
		holds((request) => {
			const { deck, moment, choices } = request;
			const fitting = fittingNow(deck, moment, choices);
			const allowed = deck.filter((card) =>
				broken(card, request).every((rule) => rule === 'turned down')
			);
			expect([...fitting].sort()).toEqual(allowed.map(({ id }) => id).sort());
		});
	});

	test('for later today the hour is left aside, and nothing else', () => {
		holds((request) => {
			const { deck, moment, choices } = request;
			const atNoon = fittingNow(deck, { ...moment, hour: 12 }, choices);
			expect(fittingToday(deck, moment, choices)).toEqual(atNoon);
			for (const id of fittingNow(deck, moment, choices)) expect(atNoon).toContain(id);
		});
	});

	test('at most two are offered, of two families, all from the deck', () => {
		holds((request) => {
			const cards = offered(request);
			expect(cards.length).toBeLessThanOrEqual(2);
			expect(new Set(cards.map(({ family }) => family)).size).toBe(cards.length);
			expect(cards).not.toContain(undefined);
		});
	});

	test('something is offered as long as the deck has rest that takes nothing', () => {
		holds((request) => {
			const hasRest = request.deck.some(isPureRest);
			const fallback = hasRest ? 1 : 0;
			expect(offered(request).length).toBeGreaterThanOrEqual(fallback);
		});
	});

	test('at energy 15 and below rest comes first', () => {
		holds((request) => {
			const low = { ...request, moment: { ...request.moment, energy: request.moment.energy % 16 } };
			const [first] = offered(low);
			expect(first?.family).toBe(low.deck.some(isPureRest) ? 'rest' : first?.family);
		});
	});

	test('each comes with one to three reasons, none of them twice', () => {
		holds((request) => {
			for (const { reasons } of suggest(request)) {
				expect(reasons.length).toBeGreaterThanOrEqual(1);
				expect(reasons.length).toBeLessThanOrEqual(3);
				expect(new Set(reasons.map(({ kind }) => kind)).size).toBe(reasons.length);
			}
		});
	});

	test('the reasons are true', () => {
		holds((request) => {
			for (const { cardId, reasons } of suggest(request)) {
				const card = request.deck.find(({ id }) => id === cardId)!;
				for (const reason of reasons) {
					if (reason.kind === 'rest') expect(isPureRest(card)).toBe(true);
					if (reason.kind === 'intended') expect(request.moment.intendedCardId).toBe(cardId);
					if (reason.kind === 'notLately' && reason.days !== null) {
						expect(reason.days).toBeGreaterThanOrEqual(5);
					}
					if (reason.kind === 'fitsEnergy') {
						expect(reason).toEqual({
							kind: 'fitsEnergy',
							energy: request.moment.energy,
							effort: card.effort
						});
						expect(reason.effort).toBeLessThanOrEqual(reason.energy);
					}
				}
			}
		});
	});

	test('the same seed and request give the same, and nothing that came in is changed', () => {
		holds((request) => {
			const before = structuredClone(request);
			const once = suggest(request);
			expect(suggest(request)).toEqual(once);
			expect(request).toEqual(before);
			expect(suggest(before)).toEqual(once);
		}, 150);
	});

	test('the order of the deck does not matter', () => {
		holds((request) => {
			const turned = { ...request, deck: [...request.deck].reverse() };
			expect(suggest(turned)).toEqual(suggest(request));
		}, 150);
	});

	test('what was seen just now makes way while something else is left', () => {
		holds((request) => {
			const { deck, seen } = request;
			const unseen = deck.filter(
				(card) =>
					!seen.has(card.id) &&
					!isTurnedDown(card.id, request) &&
					broken(card, request).length === 0
			);
			const [first, second] = offered(request);
			const others = (card: CardFacts) =>
				unseen.filter(({ family }) =>
					card.family === 'rest'
						? family === 'rest'
						: family !== 'rest' && (card === first || family !== first?.family)
				);
			for (const card of [first, second]) {
				const left = card && seen.has(card.id) ? others(card) : [];
				expect(left.map(({ id }) => id)).toEqual([]);
			}
		});
	});

	test('two "not now" on this day are a pause, and those of other days are none', () => {
		holds((request) => {
			const { moment, choices } = request;
			const today = choices.filter(
				({ kind, at }) => kind === 'notNow' && at.startsWith(moment.today)
			);
			expect(isPaused(moment, choices)).toBe(today.length >= 2);
		}, 150);
	});
});

// One thing after the other, with the deck that people get.

const nowMs = Date.UTC(2026, 10, 20, 10);

function momentOf(changed: Partial<Moment> = {}): Moment {
	return {
		nowMs,
		today: dayAt(nowMs),
		hour: 10,
		energy: 60,
		strangersWelcome: false,
		asksAtNight: false,
		intendedCardId: null,
		...changed
	};
}

function requestOf(
	changed: Partial<Moment> = {},
	rest: Partial<Omit<SuggestRequest, 'moment'>> = {}
): SuggestRequest {
	return {
		deck: cardFacts,
		moment: momentOf(changed),
		choices: [],
		seen: new Set(),
		seed: 'seed',
		...rest
	};
}

const seeds = Array.from({ length: 40 }, (_, i) => `seed ${i}`);

/** All that is offered while a person asks for others again and again, to the last of it. */
function offeredInTurn(request: SuggestRequest, rounds: number): Set<CardId> {
	let seen = new Set<CardId>();
	const all = new Set<CardId>();
	for (let round = 0; round < rounds; round++) {
		const present = ids(suggest({ ...request, seen, seed: `${request.seed} ${round}` }));
		for (const id of present) all.add(id);
		seen = present.every((id) => seen.has(id)) ? new Set(present) : new Set([...seen, ...present]);
	}
	return all;
}

describe('the act that was too much', () => {
	test('makes the next three days gentler, and no more than those', () => {
		const after = (ageMs: number) =>
			offeredUpTo(momentOf(), [choice('tooMuch', 'greet-by-name', localIso(nowMs - ageMs))]);
		expect(after(1_000)).toBe(40);
		expect(after(3 * dayMs - 1_000)).toBe(40);
		expect(after(3 * dayMs)).toBe(50);
	});

	test('stays so when something else was said since', () => {
		const choices = [
			choice('tooMuch', 'greet-by-name', localIso(nowMs - dayMs)),
			choice('done', 'greet-by-name', localIso(nowMs - hourMs)),
			choice('notNow', 'look-up-and-smile', localIso(nowMs))
		];
		expect(offeredUpTo(momentOf(), choices)).toBe(40);
	});

	test('stays so though an older one was written while the clock was far ahead', () => {
		const choices = [
			choice('tooMuch', 'greet-by-name', localIso(nowMs - hourMs)),
			choice('tooMuch', 'look-up-and-smile', localIso(nowMs + 30 * dayMs))
		];
		expect(offeredUpTo(momentOf(), choices)).toBe(40);
	});
});

describe('an act of which less is wished, or that made it worse', () => {
	const kept = cardFacts.find(({ effort, withStranger, channel }) => {
		return effort > 5 && effort < 40 && !withStranger && channel === 'inPerson';
	})!;

	test.each(['lessLikeThis', 'madeItWorse'] as const)('%s: it stays away for 90 days', (kind) => {
		expect(keptAwayDays).toBe(90);
		const deck = [kept, ...cardFacts.filter(isPureRest)];
		const isOffered = (days: number) => {
			const choices = [choice(kind, kept.id, localIso(nowMs - days * dayMs))];
			return ids(suggest(requestOf({}, { deck, choices }))).includes(kept.id);
		};
		expect([0, 1, 89].map(isOffered)).toEqual([false, false, false]);
		expect(isOffered(90)).toBe(true);
	});

	test('its family comes less often', () => {
		const count = (choices: Choice[]) =>
			seeds.filter((seed) =>
				offered(requestOf({}, { seed, choices })).some(({ family }) => family === 'greet')
			).length;
		const unwanted = [choice('lessLikeThis', 'greet-by-name', localIso(nowMs - dayMs))];
		expect(count(unwanted)).toBeLessThan(count([]));
	});

	test('rest that takes nothing stays there, and another rest comes before it', () => {
		const rests = cardFacts.filter(isPureRest);
		const choices = rests.map(({ id }) => choice('madeItWorse', id, localIso(nowMs)));
		for (const seed of seeds) {
			expect(offered(requestOf({ energy: 5 }, { seed, choices }))[0]?.family).toBe('rest');
			const [first] = ids(suggest(requestOf({ energy: 5 }, { seed, choices: choices.slice(1) })));
			expect(first).toBe(rests[0]?.id);
		}
	});
});

describe('what is not now', () => {
	test('stays away today and may come again tomorrow', () => {
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

	test('goes by the day on the wall where it was said', () => {
		// 2 o'clock on the 20th in Apia, when it was still the 19th in London.
		const at = localIso(nowMs - 21 * hourMs, 13 * 60);
		expect(at).toBe('2026-11-20T02:00:00+13:00');
		const choices = [choice('notNow', 'a', at), choice('notNow', 'b', at)];
		expect(isPaused(momentOf(), choices)).toBe(true);
	});

	test('a pause begins with the second one', () => {
		const choices = ['a', 'b'].map((id) => choice('notNow', id, localIso(nowMs)));
		expect(isPaused(momentOf(), [])).toBe(false);
		expect(isPaused(momentOf(), choices.slice(1))).toBe(false);
		expect(isPaused(momentOf(), choices)).toBe(true);
	});
});

describe('what is done', () => {
	test('makes way for something else until tomorrow', () => {
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
	test('are from ten in the evening to seven in the morning', () => {
		const quiet = Array.from({ length: 24 }, (_, hour) => hour).filter(isQuietHour);
		expect(quiet).toEqual([0, 1, 2, 3, 4, 5, 6, 22, 23]);
	});

	test('acts with others come at night when they are asked for', () => {
		const reaching = (asksAtNight: boolean) =>
			seeds
				.flatMap((seed) => offered(requestOf({ hour: 23, asksAtNight }, { seed })))
				.filter(isOutward).length;
		expect(reaching(false)).toBe(0);
		expect(reaching(true)).toBeGreaterThan(0);
	});
});

describe('the deck that people get', () => {
	const hours = [3, 9, 15, 20, 23];

	test('breaks no rule at any energy and any of these hours', () => {
		for (const hour of hours) {
			for (let energy = 0; energy <= 100; energy += 3) {
				const request = requestOf({ hour, energy, strangersWelcome: energy % 2 === 0 });
				for (const card of offered(request)) expect(broken(card, request)).toEqual([]);
			}
		}
	});

	test('has one act or two for every energy and hour', () => {
		for (const hour of hours) {
			for (let energy = 0; energy <= 100; energy += 3) {
				expect(offered(requestOf({ hour, energy })).length).toBeGreaterThan(0);
			}
		}
	});

	test('offers rest beside an act up to energy 30', () => {
		for (const energy of [16, 20, 25, 30]) {
			const pair = offered(requestOf({ energy })).map(({ family }) => family);
			expect(pair).toHaveLength(2);
			expect(pair[0]).not.toBe('rest');
			expect(pair[1]).toBe('rest');
		}
	});

	test('the act that was picked for today is among what is offered, nearly always', () => {
		const intendedCardId = 'greet-by-name' as CardId;
		const times = seeds.filter((seed) =>
			ids(suggest(requestOf({ intendedCardId }, { seed }))).includes(intendedCardId)
		);
		expect(times.length).toBeGreaterThan(seeds.length * 0.9);
	});

	test('an act that is picked and would be too much is not offered', () => {
		const intendedCardId = cardFacts.find(({ effort }) => effort > 40)!.id;
		expect(ids(suggest(requestOf({ energy: 30, intendedCardId })))).not.toContain(intendedCardId);
	});

	test('what was shown on the days before comes less often', () => {
		const [usual] = ids(suggest(requestOf()));
		const choices = [choice('shown', usual!, localIso(nowMs - dayMs))];
		const count = (log: Choice[]) =>
			seeds.filter((seed) => ids(suggest(requestOf({}, { seed, choices: log }))).includes(usual!))
				.length;
		expect(count(choices)).toBeLessThan(count([]));
	});

	test('other seeds bring other acts', () => {
		const firsts = seeds.map((seed) => ids(suggest(requestOf({}, { seed })))[0]);
		expect(new Set(firsts).size).toBeGreaterThan(3);
	});

	test('a card that leaves moves no other, unless it was offered', () => {
		for (const seed of seeds) {
			const before = ids(suggest(requestOf({}, { seed })));
			const leaving = cardFacts.find(({ id }) => !before.includes(id))!;
			const deck = cardFacts.filter((card) => card !== leaving);
			expect(ids(suggest(requestOf({}, { seed, deck })))).toEqual(before);
		}
	});

	test('"show others" goes through different acts before any comes again', () => {
		const request = requestOf({ energy: 70 });
		let seen = new Set<CardId>();
		for (let round = 0; round < 15; round++) {
			const present = ids(suggest({ ...request, seen, seed: `seed ${round}` }));
			expect(present.filter((id) => seen.has(id))).toEqual([]);
			seen = new Set([...seen, ...present]);
		}
		expect(seen.size).toBe(30);
	});

	test('when all else was seen, the one rest that was not comes next', () => {
		for (const unseen of cardFacts.filter(isPureRest)) {
			const seen = new Set(cardFacts.filter((card) => card !== unseen).map(({ id }) => id));
			expect(ids(suggest(requestOf({ energy: 5 }, { seen })))[0]).toBe(unseen.id);
		}
	});

	test('choices about cards that are gone from the deck do no harm', () => {
		const choices = kinds.map((kind) => choice(kind, 'gone', localIso(nowMs - hourMs)));
		expect(suggest(requestOf({}, { choices }))).toHaveLength(2);
	});

	test('every card can come up', () => {
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

describe('a deck with nothing for the moment', () => {
	test('an empty one gives nothing', () => {
		expect(suggest(requestOf({}, { deck: [] }))).toEqual([]);
	});

	test('one without rest gives nothing rather than something too big', () => {
		const deck = cardFacts.filter(({ effort }) => effort > 30);
		expect(suggest(requestOf({ energy: 20 }, { deck }))).toEqual([]);
	});

	test('one with rest alone gives that, once', () => {
		const deck = cardFacts.filter(isPureRest);
		for (const energy of [0, 15, 25, 60, 100]) {
			expect(offered(requestOf({ energy }, { deck })).map(({ family }) => family)).toEqual([
				'rest'
			]);
		}
	});
});
