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
import type { Choice, Outcome } from '#lib/domain/choice.ts';
import { dayAt, hourAt, localIso, type Day } from '#lib/domain/day.ts';
import type { PersonId } from '#lib/domain/person.ts';
import { firstPreferences } from '#lib/domain/preferences.ts';
import type { WinId } from '#lib/domain/win.ts';
import { priorBelief } from '#lib/suggest/belief.ts';
import { knowledgeOf, learnedFrom, nothingLearned } from '#lib/suggest/learning.ts';
import {
	chancesOf,
	fittingNow,
	fittingToday,
	isPaused,
	isQuietHour,
	keptAwayDays,
	suggest,
	type Companion,
	type Knowledge,
	type Moment,
	type SuggestRequest,
	type Suggestion
} from '#lib/suggest/suggest.ts';
import { anOutcome, choiceKinds, choiceOf, oldestFirst } from '../../../tests/scenes/choice-log.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

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

/** Whether the hour is one of the quiet ones: the night, or longer where the person has settled so. */
function isNightAt({ hour, quietFromHour, quietUntilHour }: Moment): boolean {
	return hour >= 22 || hour < 7 || hour >= quietFromHour || hour < quietUntilHour;
}

/** The rules that an offered card would break. */
function broken(card: CardFacts, request: SuggestRequest): string[] {
	const { energy, hour, strangersWelcome, asksAtNight, avoidedChannels } = request.moment;
	const isNight = isNightAt(request.moment);
	const rules: Record<string, boolean> = {
		'above the margin': card.effort > margin(request),
		'not restful at very low energy': energy <= 15 && !isRestReceivingOrRehearsal(card),
		'with a stranger, unasked': card.withStranger && !strangersWelcome,
		'with a stranger in the dark': card.withStranger && (hour < 8 || hour >= 19),
		'reaching out at night': isOutward(card) && isNight && !asksAtNight,
		'by a way that is avoided': isOutward(card) && avoidedChannels.includes(card.channel),
		'turned down': isTurnedDown(card.id, request) && !isPureRest(card)
	};
	return Object.keys(rules).filter((rule) => rules[rule]);
}

/** The rules that pointing to somebody would break. */
function brokenBy({ cardId, personId }: Suggestion, { deck, people, moment }: SuggestRequest) {
	if (personId === null) return [];
	const card = deck.find(({ id }) => id === cardId)!;
	const those = people.filter(({ id }) => id === personId);
	const isLately = (day: Day | null) => day !== null && Math.abs(daysFrom(day, moment.today)) < 3;
	const rules: Record<string, boolean> = {
		'nobody who is kept': those.length === 0,
		'marked "not now"': those.some(({ notNow }) => notNow),
		'reached in the last days': those.some(({ lastContactDay }) => isLately(lastContactDay)),
		'for an act with nobody known': !card.needs.includes('knownPerson') || !isOutward(card)
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
		kind: fc.constantFrom(...choiceKinds),
		cardIndex: fc.nat(),
		ageMs: anAge,
		// The person may have been in another zone then.
		offset: fc.option(fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 15)),
		energy: fc.integer({ min: 0, max: 100 })
	}),
	{ maxLength: 25 }
);

function choice(kind: Choice['kind'], cardId: string, at: string, energy = 50): Choice {
	return choiceOf(kind, cardId, at, { energy });
}

/** Of two people with one id nobody could tell which is meant. */
const somePeople = fc
	.array(
		fc.record({
			notNow: fc.boolean(),
			contactAgeMs: fc.option(
				fc.oneof(
					anAge,
					fc.integer({ min: -6, max: 6 }).map((d) => d * dayMs)
				)
			)
		}),
		{ maxLength: 5 }
	)
	.map((people) => people.map((person, i) => ({ ...person, id: `person-${i}` as PersonId })));

/** The best that can be said of an act. */
const bestOutcome: Outcome = { ease: 5, moodBefore: 1, moodAfter: 5, treasured: true };

/** What was learned: from any log, and from one that speaks for all that the rules forbid. */
const someLearning = fc.record({
	learns: fc.boolean(),
	choices: fc.array(
		fc.record({
			kind: fc.constantFrom(...choiceKinds),
			cardIndex: fc.nat(),
			ageMs: anAge,
			energy: fc.integer({ min: 0, max: 100 }),
			outcome: fc.option(anOutcome, { nil: undefined }),
			isIntended: fc.boolean()
		}),
		{ maxLength: 40 }
	),
	/** How often each of the heavy and far acts was done, at night and at its best. */
	temptations: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 })),
	since: fc.option(anAge)
});

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
		// What lies outside its bounds must not make the quiet hours shorter.
		quietFromHour: fc.integer({ min: 18, max: 24 }),
		quietUntilHour: fc.integer({ min: 0, max: 12 }),
		likedChannels: fc.subarray([...channels]),
		avoidedChannels: fc.oneof(fc.constant([]), fc.subarray([...channels])),
		people: somePeople,
		learning: fc.option(someLearning, { freq: 6 }),
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
			const today = dayAt(nowMs);
			return {
				deck,
				moment: {
					nowMs,
					today,
					hour: drawn.hour ?? hourAt(nowMs),
					energy: drawn.energy,
					strangersWelcome: drawn.strangersWelcome,
					asksAtNight: drawn.asksAtNight,
					quietFromHour: drawn.quietFromHour,
					quietUntilHour: drawn.quietUntilHour,
					likedChannels: drawn.likedChannels,
					avoidedChannels: drawn.avoidedChannels,
					intendedCardId: drawn.intended === null ? null : cardAt(drawn.intended)
				},
				choices: oldestFirst(
					drawn.choices.map(({ kind, cardIndex, ageMs, offset, energy }) =>
						choice(kind, cardAt(cardIndex), localIso(nowMs - ageMs, offset ?? undefined), energy)
					)
				),
				seen: new Set(drawn.seen.map(cardAt)),
				people: drawn.people.map(({ id, notNow, contactAgeMs }): Companion => ({
					id,
					notNow,
					lastContactDay: contactAgeMs === null ? null : dayAt(nowMs - contactAgeMs)
				})),
				knowledge: drawn.learning && knowledgeFrom(drawn.learning, deck, nowMs, cardAt),
				seed: drawn.seed
			};
		}
	}));

/** What was learned, from the log that was drawn and from all temptations of the deck. */
function knowledgeFrom(
	{
		learns,
		choices,
		temptations,
		since
	}: typeof someLearning extends fc.Arbitrary<infer T> ? T : never,
	deck: readonly CardFacts[],
	nowMs: number,
	cardAt: (index: number) => CardId
): Knowledge {
	const atNight = (nights: number) => `${dayAt(nowMs - nights * dayMs)}T23:30:00+00:00`;
	const tempting = deck.filter(
		({ effort, withStranger, channel }) => effort > 40 || withStranger || channel !== 'solo'
	);
	const log = [
		...choices.map(({ kind, cardIndex, ageMs, ...rest }) =>
			choiceOf(kind, cardAt(cardIndex), localIso(nowMs - ageMs), {
				...rest,
				winId: rest.isIntended ? ('win' as WinId) : null
			})
		),
		...Array.from({ length: temptations }, (_, nights) =>
			tempting.slice(0, 12).map(({ id }) =>
				choiceOf('done', id, atNight(nights), {
					energy: 0,
					outcome: bestOutcome,
					isIntended: true
				})
			)
		).flat()
	];
	const sinceIso = since === null ? null : localIso(nowMs - since);
	return knowledgeOf(learnedFrom(nothingLearned(), oldestFirst(log), deck, sinceIso), learns);
}

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
		}, 1_500);
	});

	test('nobody is pointed to who is not to be: marked "not now", reached lately, or not meant', () => {
		holds((request) => {
			for (const one of suggest(request)) expect(brokenBy(one, request)).toEqual([]);
		}, 1_500);
	});

	test('somebody is pointed to where an act is with somebody known and anybody may be, each once', () => {
		holds((request) => {
			let { people } = request;
			for (const one of suggest(request)) {
				const may = people.filter(
					({ id }) => brokenBy({ ...one, personId: id }, request).length === 0
				);
				expect(one.personId === null).toBe(may.length === 0);
				expect(one.personId === null || may.some(({ id }) => id === one.personId)).toBe(true);
				people = people.filter(({ id }) => id !== one.personId);
			}
		});
	});

	test('rest that takes nothing may always stand there', () => {
		holds((request) => {
			const fitting = fittingNow(request.deck, request.moment, request.choices);
			for (const card of request.deck.filter(isPureRest)) expect(fitting).toContain(card.id);
		});
	});

	test('each act that is offered had a chance, 1 where nothing else could have come', () => {
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
		}, 150);
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
					const history = request.knowledge?.history;
					if (reason.kind === 'wentWell')
						expect(history?.cards.get(cardId)?.done).toBeGreaterThan(0);
					if (reason.kind === 'channelWentWell') {
						expect(reason.channel).toBe(card.channel);
						expect(reason.times).toBe(history?.channels.get(card.channel)?.done);
						expect(reason.times).toBeGreaterThanOrEqual(3);
						expect(reason.of).toBeGreaterThanOrEqual(reason.times);
					}
					if (reason.kind === 'likedChannel')
						expect(request.moment.likedChannels).toContain(card.channel);
					if (reason.kind === 'contactDue') expect(card.needs).toContain('knownPerson');
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
				// What was learned once more from the same log is the same as well.
				expect(suggest({ ...before, knowledge: request().knowledge })).toEqual(once);
			}),
			{ numRuns: 150 }
		);
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
		...firstPreferences,
		asksAtNight: false,
		intendedCardId: null,
		...changed
	};
}

/** What is known after these choices. */
function knowing(choices: readonly Choice[], learns = true): Knowledge {
	return knowledgeOf(learnedFrom(nothingLearned(), oldestFirst(choices), cardFacts), learns);
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
		people: [],
		knowledge: null,
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
		const count = (choices: Choice[], learns: boolean) =>
			seeds.filter((seed) =>
				offered(requestOf({}, { seed, choices, knowledge: knowing(choices, learns) })).some(
					({ family }) => family === 'greet'
				)
			).length;
		const unwanted = [choice('lessLikeThis', 'greet-by-name', localIso(nowMs - dayMs))];
		// It is a wish, so it holds with learning switched off as well.
		for (const learns of [true, false])
			expect(count(unwanted, learns)).toBeLessThan(count([], learns));
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
	const quietHours = (settled: Partial<Moment>) =>
		Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
			isQuietHour(momentOf({ ...settled, hour }))
		);

	test('are from ten in the evening to seven in the morning', () => {
		expect(quietHours({})).toEqual([0, 1, 2, 3, 4, 5, 6, 22, 23]);
	});

	test('can be made longer and not shorter', () => {
		expect(quietHours({ quietFromHour: 20, quietUntilHour: 9 })).toEqual([
			...[0, 1, 2, 3, 4, 5, 6, 7, 8],
			...[20, 21, 22, 23]
		]);
		expect(quietHours({ quietFromHour: 24, quietUntilHour: 0 })).toEqual(quietHours({}));
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
			seeds.filter((seed) =>
				ids(suggest(requestOf({}, { seed, choices: log, knowledge: knowing(log) }))).includes(
					usual!
				)
			).length;
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
		const choices = choiceKinds.map((kind) => choice(kind, 'gone', localIso(nowMs - hourMs)));
		expect(suggest(requestOf({}, { choices }))).toHaveLength(2);
		const knowledge = knowing(choices);
		expect(suggest(requestOf({}, { choices, knowledge }))).toHaveLength(2);
		expect(knowledge.history).toEqual(knowing([]).history);
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

describe('what was learned', () => {
	/** So many dones of every card of a way, the oldest first, all of them well. */
	const dones = (channel: CardFacts['channel'], times: number) =>
		cardFacts
			.filter((card) => card.channel === channel)
			.flatMap(({ id }) =>
				Array.from({ length: times }, (_, i) =>
					choiceOf('done', id, localIso(nowMs - (30 + i) * dayMs), { outcome: bestOutcome })
				)
			);
	const offeredBy = (channel: CardFacts['channel'], knowledge: Knowledge | null) =>
		seeds.filter((seed) => offered(requestOf({}, { seed, knowledge }))[0]?.channel === channel)
			.length;

	test('brings more of what goes well', () => {
		const known = knowing(dones('letter', 3));
		expect(offeredBy('letter', known)).toBeGreaterThan(offeredBy('letter', null) + 5);
	});

	test('brings nothing that a rule keeps away, however well it went', () => {
		const strangers = cardFacts.filter(({ withStranger }) => withStranger);
		const heavy = cardFacts.filter(({ effort }) => effort > 30);
		expect(strangers.length).toBeGreaterThan(0);
		expect(heavy.length).toBeGreaterThan(0);
		const log = [...strangers, ...heavy].flatMap(({ id }) =>
			Array.from({ length: 20 }, (_, i) =>
				choiceOf('done', id, localIso(nowMs - (3 + i) * dayMs), {
					energy: 0,
					outcome: bestOutcome,
					isIntended: true
				})
			)
		);
		const knowledge = knowing(log);
		for (const seed of seeds) {
			for (const hour of [3, 10, 23]) {
				const request = requestOf({ energy: 30, hour }, { seed, knowledge });
				for (const card of offered(request)) {
					expect(broken(card, request)).toEqual([]);
					expect(card.withStranger).toBe(false);
					expect(card.effort).toBeLessThanOrEqual(20);
				}
			}
		}
	});

	test('is told: how often it went well, and that a way goes well', () => {
		const known = knowing(dones('letter', 4));
		const told = seeds
			.flatMap((seed) => suggest(requestOf({}, { seed, knowledge: known })))
			.filter(({ cardId }) => cardFacts.find(({ id }) => id === cardId)!.channel === 'letter');
		expect(told.length).toBeGreaterThan(0);
		const kinds = new Set(told.flatMap(({ reasons }) => reasons.map(({ kind }) => kind)));
		expect(kinds.has('wentWell') || kinds.has('channelWentWell')).toBe(true);
	});

	test('is left aside where learning is switched off: the prior alone speaks', () => {
		const off = knowing(dones('letter', 4), false);
		expect(off.belief).toBe(priorBelief);
		const expected = { belief: priorBelief, history: off.history };
		for (const seed of seeds)
			expect(suggest(requestOf({}, { seed, knowledge: off }))).toEqual(
				suggest(requestOf({}, { seed, knowledge: expected }))
			);
	});
});

describe('how likely an act was', () => {
	test('is 1 when nothing else fits, and less when much else does', () => {
		const alone = requestOf({}, { deck: cardFacts.filter(({ id }) => id === 'greet-by-name') });
		expect([...chancesOf(alone, suggest(alone)).values()]).toEqual([1]);
		const many = requestOf({ energy: 90 });
		const [first] = suggest(many);
		const chance = chancesOf(many, [first!]).get(first!.cardId)!;
		expect(chance).toBeGreaterThanOrEqual(1 / 21);
		expect(chance).toBeLessThan(1);
	});

	test('is about how often other seeds bring it', () => {
		const request = requestOf({}, { deck: cardFacts.filter(({ family }) => family === 'greet') });
		const [first] = suggest(request);
		const times = Array.from({ length: 400 }, (_, i) => `lot ${i}`).filter((seed) =>
			ids(suggest({ ...request, seed })).includes(first!.cardId)
		);
		const chance = chancesOf(request, [first!]).get(first!.cardId)!;
		// Four standard deviations of a share of 41 draws.
		expect(Math.abs(chance - times.length / 400)).toBeLessThan(0.32);
	});
});
