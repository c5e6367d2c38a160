import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { channels, cues, families, settings, type CardFacts, type CardId } from '#lib/core/card.ts';
import type { Choice, Outcome } from '#lib/core/choice.ts';
import { dayAt, hourAt, localIso, type Day } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import { firstPreferences } from '#lib/core/preferences.ts';
import type { WinId } from '#lib/core/win.ts';
import { priorBelief, product } from './belief.ts';
import { featuresOf } from './features.ts';
import { knowledgeOf, learnedFrom, nothingLearned } from './learning.ts';
import { featureNames, priorMeans, type FeatureName } from './prior.ts';
import { reasonsFor, type Reason } from './reasons.ts';
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
} from './suggest.ts';
import {
	aLog,
	anOutcome,
	choiceKinds,
	choiceOf,
	goldenLog,
	isoOfLog,
	oldestFirst
} from '../../../tests/support/choice-log.ts';
import { runs } from '../../../tests/support/runs.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

afterEach(() => {
	vi.unstubAllEnvs();
});

// The hard rules again, written from the specification and not from the code.

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
	// In the gentle days, nothing as heavy as the card that was too much.
	const heavy = gentle.flatMap(({ cardId }) =>
		deck.filter(({ id }) => id === cardId).map(({ effort }) => effort - 1)
	);
	return Math.max(0, Math.min(moment.energy - (gentle.length > 0 ? 20 : 10), ...heavy));
}

function isDeclined(id: CardId, { moment, choices }: SuggestRequest): boolean {
	return choices.some(({ cardId, kind, at }) => {
		if (cardId !== id) return false;
		if (kind === 'notNow' || kind === 'done') return at.startsWith(moment.today);
		if (kind !== 'lessLikeThis' && kind !== 'madeItWorse') return false;
		return Math.abs(daysFrom(at, moment.today)) < 90;
	});
}

/** Returns true in the quiet hours: the night, or longer if the user extended it. */
function isNightAt({ hour, quietFromHour, quietUntilHour }: Moment): boolean {
	return hour >= 22 || hour < 7 || hour >= quietFromHour || hour < quietUntilHour;
}

/** Returns the rules that offering the card would break. */
function brokenRules(card: CardFacts, request: SuggestRequest): string[] {
	const { energy, hour, strangersWelcome, asksAtNight, avoidedChannels } = request.moment;
	const isNight = isNightAt(request.moment);
	const rules: Record<string, boolean> = {
		'above the margin': card.effort > margin(request),
		'asks for energy when it is very low': energy <= 15 && !isRestReceivingOrRehearsal(card),
		'with a stranger, without consent': card.withStranger && !strangersWelcome,
		'with a stranger in the dark': card.withStranger && (hour < 8 || hour >= 19),
		'reaching out at night': isOutward(card) && isNight && !asksAtNight,
		'through an avoided channel': isOutward(card) && avoidedChannels.includes(card.channel),
		'already declined': isDeclined(card.id, request) && !isPureRest(card)
	};
	return Object.keys(rules).filter((rule) => rules[rule]);
}

/** Returns the rules that suggesting the person would break. */
function personRulesBroken(
	{ cardId, personId }: Suggestion,
	{ deck, people, moment }: SuggestRequest
) {
	if (personId === null) return [];
	const card = deck.find(({ id }) => id === cardId)!;
	const matching = people.filter(({ id }) => id === personId);
	const isRecent = (day: Day | null) => day !== null && Math.abs(daysFrom(day, moment.today)) < 3;
	const rules: Record<string, boolean> = {
		'is unknown': matching.length === 0,
		'is marked "not now"': matching.some(({ notNow }) => notNow),
		'was contacted in the last days': matching.some(({ lastContactDay }) =>
			isRecent(lastContactDay)
		),
		'does not fit the card': !card.needs.includes('knownPerson') || !isOutward(card)
	};
	return Object.keys(rules).filter((rule) => rules[rule]);
}

/** One card for each effort: only the effort limit can exclude it. */
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
	cues: ['evening']
}));

/** Returns the effort limit, measured by the number of probes that fit. */
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
		cues: fc.subarray([...cues])
	} satisfies { [key in keyof Omit<CardFacts, 'id'>]: fc.Arbitrary<CardFacts[key]> })
	// Pure rest reaches no person: a test of the content checks it.
	.map((card) =>
		isPureRest(card) ? { ...card, channel: 'solo', direction: 'inward', withStranger: false } : card
	);
const aRandomDeck = fc
	.array(aCard, { maxLength: 16 })
	.map((cards) => cards.map((card, i): CardFacts => ({ ...card, id: `card-${i}` as CardId })));
const aRealDeck = fc.oneof(fc.constant(cardFacts), fc.subarray([...cardFacts], { maxLength: 20 }));

/** Midnights, New Year, leap days, and the hours of daylight saving changes. */
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
/** Age of a choice; negative if it was made before the clock was set back. */
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
		// The user may have been in another time zone.
		offset: fc.option(fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 15)),
		energy: fc.integer({ min: 0, max: 100 })
	}),
	{ maxLength: 25 }
);

function choice(kind: Choice['kind'], cardId: string, at: string, energy = 50): Choice {
	return choiceOf(kind, cardId, at, { energy });
}

/** Ids are unique: two people with the same id would be ambiguous. */
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

/** The best outcome of a card. */
const bestOutcome: Outcome = { ease: 5, moodBefore: 1, moodAfter: 5, treasured: true };

/** Learning from any log, and from logs that favour everything the hard rules forbid. */
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
	/** Number of times that each heavy or outward card was done, at night and with the best outcome. */
	temptations: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 })),
	since: fc.option(anAge)
});

/** The log behind the knowledge, and those of its choices that count as answers. */
interface LearnedLog {
	log: readonly Choice[];
	answers: readonly Choice[];
}

const aRequest: fc.Arbitrary<{
	zone: string;
	request: () => SuggestRequest;
	learned: () => LearnedLog;
}> = fc
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
		// Values out of range must not shorten the quiet hours.
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
		// Built after the time zone is set, because days and hours depend on it.
		learned: () => learnedBy(drawn.learning, drawn.deck, drawn.nowMs),
		request() {
			const { deck, nowMs } = drawn;
			const cardAt = (index: number) => cardIdAt(deck, index);
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
				knowledge: drawn.learning && knowledgeFrom(drawn.learning, deck, nowMs),
				seed: drawn.seed
			};
		}
	}));

type SomeLearning = typeof someLearning extends fc.Arbitrary<infer T> ? T : never;

function cardIdAt(deck: readonly CardFacts[], index: number): CardId {
	return deck[index % Math.max(1, deck.length)]?.id ?? ('x' as CardId);
}

/** The generated log plus the temptations. */
function logFrom(
	{ choices, temptations }: SomeLearning,
	deck: readonly CardFacts[],
	nowMs: number
): Choice[] {
	const atNight = (nights: number) => `${dayAt(nowMs - nights * dayMs)}T23:30:00+00:00`;
	const tempting = deck.filter(
		({ effort, withStranger, channel }) => effort > 40 || withStranger || channel !== 'solo'
	);
	return oldestFirst([
		...choices.map(({ kind, cardIndex, ageMs, ...rest }) =>
			choiceOf(kind, cardIdAt(deck, cardIndex), localIso(nowMs - ageMs), {
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
	]);
}

function sinceOf({ since }: SomeLearning, nowMs: number): string | null {
	return since === null ? null : localIso(nowMs - since);
}

/** The knowledge from that log. */
function knowledgeFrom(
	learning: SomeLearning,
	deck: readonly CardFacts[],
	nowMs: number
): Knowledge {
	const log = logFrom(learning, deck, nowMs);
	const learned = learnedFrom(nothingLearned(), log, deck, sinceOf(learning, nowMs));
	return knowledgeOf(learned, learning.learns);
}

function learnedBy(
	learning: SomeLearning | null,
	deck: readonly CardFacts[],
	nowMs: number
): LearnedLog {
	if (!learning) return { log: [], answers: [] };
	const log = logFrom(learning, deck, nowMs);
	const since = sinceOf(learning, nowMs);
	const isAfter = ({ at }: Choice) => since === null || Date.parse(at) > Date.parse(since);
	return { log, answers: learning.learns ? log.filter(isAfter) : [] };
}

function holds(rule: (request: SuggestRequest, learned: LearnedLog) => void, usual = 100): void {
	fc.assert(
		fc.property(aRequest, ({ zone, request, learned }) => {
			vi.stubEnv('TZ', zone);
			rule(request(), learned());
		}),
		runs(usual)
	);
}

/** Returns the claims of a reason that are false, recounted from the log. */
function falseClaims(
	reason: Reason,
	card: CardFacts,
	{ moment, deck, knowledge }: SuggestRequest,
	{ log, answers }: LearnedLog
): string[] {
	const ofCard = answers.filter(({ cardId }) => cardId === card.id);
	const dones = ofCard.filter(({ kind }) => kind === 'done');
	const eases = dones.flatMap(({ outcome }) => outcome?.ease ?? []);
	const wasHarmful = ofCard.some(({ kind, winId, outcome }) =>
		kind === 'done'
			? outcome?.wasHarmful
			: (kind === 'tooMuch' || kind === 'madeItWorse') && winId === null
	);
	const wentWell =
		(eases.length > 0 &&
			eases.reduce((sum: number, ease) => sum + ease, 0) >= 3.5 * eases.length) ||
		dones.some(({ outcome }) => outcome?.treasured);
	const ofChannel = answers.filter(({ cardId, kind }) => {
		const isAnswer = ['done', 'notNow', 'lessLikeThis'].includes(kind);
		return isAnswer && deck.find(({ id }) => id === cardId)?.channel === card.channel;
	});
	const channelDones = ofChannel.filter(({ kind }) => kind === 'done').length;
	const learnedWeight = (name: FeatureName) => {
		const at = featureNames.indexOf(name);
		return (knowledge?.belief ?? priorBelief).means[at]! - priorMeans[at]!;
	};
	const shownDaysAgo = log
		.filter(({ kind, cardId, at }) => {
			return kind === 'shown' && cardId === card.id && !at.startsWith(moment.today);
		})
		.map(({ at }) => Math.abs(daysFrom(at, moment.today)));
	const contacts = answers.filter(({ kind, cardId }) => {
		const done = deck.find(({ id }) => id === cardId);
		return kind === 'done' && done && isOutward(done) && done.needs.includes('knownPerson');
	});
	const claims: { [kind in Reason['kind']]: Record<string, boolean> } = {
		rest: { 'the card is pure rest': isPureRest(card) },
		intended: { 'the user picked the card for today': moment.intendedCardId === card.id },
		fitsHour: {},
		suitsChannel: { 'the card involves other people': isOutward(card) },
		firstMove: {
			'the card is in one of the first families': [
				'smile',
				'greet',
				'acknowledge',
				'celebrate',
				'appreciate'
			].includes(card.family)
		},
		likedChannel: { 'the user likes the channel': moment.likedChannels.includes(card.channel) },
		contactDue: {
			'the card is with a known person': card.needs.includes('knownPerson') && isOutward(card),
			'a known person was contacted before': contacts.length > 0
		},
		wentWell: {
			'the card was done': dones.length > 0,
			'the card was never too much and never made it worse': !wasHarmful,
			'a win of the card was rated well or is treasured': wentWell
		},
		doneBefore: {
			'the card was done': dones.length > 0,
			'the card was never too much and never made it worse': !wasHarmful,
			'no win of the card was rated well or is treasured': !wentWell
		},
		channelWentWell:
			reason.kind !== 'channelWentWell'
				? {}
				: {
						'the channel is that of the card and involves other people':
							reason.channel === card.channel && isOutward(card),
						'the number of wins is right': reason.times === channelDones,
						'the number of answers is right': reason.of === ofChannel.length,
						'the channel was used at least three times': channelDones >= 3,
						'at least half of the answers are wins': 2 * channelDones >= ofChannel.length,
						'the learned weight is above the prior':
							isOutward(card) && learnedWeight(card.channel as FeatureName) > 0
					},
		notLately:
			reason.kind !== 'notLately'
				? {}
				: {
						'the number of days since the card was shown is right':
							reason.days === null
								? shownDaysAgo.length === 0
								: shownDaysAgo.includes(reason.days) && reason.days >= 5
					},
		fitsEnergy:
			reason.kind !== 'fitsEnergy'
				? {}
				: {
						'the energy is that of the moment': reason.energy === moment.energy,
						'the effort is that of the card and within the energy':
							reason.effort === card.effort && card.effort <= moment.energy
					}
	};
	return Object.entries(claims[reason.kind])
		.filter(([, isTrue]) => !isTrue)
		.map(([claim]) => `${reason.kind}: ${claim}`);
}

/** The suggestions with their reasons. */
function explained(request: SuggestRequest): (Suggestion & { reasons: readonly Reason[] })[] {
	return suggest(request).map((one) => ({ ...one, reasons: reasonsFor(request, one.cardId) }));
}

/** Returns the false claims in the reasons of all suggestions. */
function falseReasons(request: SuggestRequest, learned: LearnedLog): string[] {
	return explained(request).flatMap(({ cardId, reasons }) => {
		const card = request.deck.find(({ id }) => id === cardId)!;
		return reasons.flatMap((reason) => falseClaims(reason, card, request, learned));
	});
}

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

	test('a person is suggested whenever the card and the rules allow one, and each only once', () => {
		holds((request) => {
			let { people } = request;
			for (const one of suggest(request)) {
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
				brokenRules(card, request).every((rule) => rule === 'already declined')
			);
			expect([...fitting].sort()).toEqual(allowed.map(({ id }) => id).sort());
		});
	});

	test('the cards allowed for later today ignore the hour and nothing else', () => {
		holds((request) => {
			const { deck, moment, choices } = request;
			const atNoon = fittingNow(deck, { ...moment, hour: 12 }, choices);
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
			{ numRuns: 150 }
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

// Single cases, with the deck of the app.

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

/** The knowledge after these choices. */
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

/** Returns all cards that are offered while the user requests others again and again. */
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

	test('makes its family rarer, and while learning is off only excludes the card itself', () => {
		const unwanted = [choice('lessLikeThis', 'greet-by-name', localIso(nowMs - dayMs))];
		const count = (choices: Choice[], learns: boolean, isMeant: (card: CardFacts) => boolean) =>
			seeds.filter((seed) =>
				offered(requestOf({}, { seed, choices, knowledge: knowing(choices, learns) })).some(isMeant)
			).length;
		const isOfFamily = ({ family }: CardFacts) => family === 'greet';
		const isSibling = (card: CardFacts) => isOfFamily(card) && card.id !== 'greet-by-name';
		expect(count(unwanted, true, isOfFamily)).toBeLessThan(count([], true, isOfFamily));
		expect(count(unwanted, true, isSibling)).toBeLessThan(count([], true, isSibling));
		// A hard rule excludes the card itself, not learning.
		for (const learns of [true, false])
			expect(count(unwanted, learns, ({ id }) => id === 'greet-by-name')).toBe(0);
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

	test('follows the energy: five clearly different offers for a new person', () => {
		const offers = [8, 22, 40, 60, 95].map((energy) =>
			ids(suggest(requestOf({ energy }, { seed: seeds[0]! }))).join()
		);
		expect(new Set(offers).size).toBe(offers.length);
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

	test('offers every card at some time', () => {
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

describe('learning', () => {
	/** The best outcome, `times` times for every card of a channel. */
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

	test('offers more of what goes well', () => {
		const known = knowing(dones('letter', 3));
		expect(offeredBy('letter', known)).toBeGreaterThan(offeredBy('letter', null) + 5);
	});

	test('offers nothing that a rule forbids, however well it went', () => {
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
					expect(brokenRules(card, request)).toEqual([]);
					expect(card.withStranger).toBe(false);
					expect(card.effort).toBeLessThanOrEqual(20);
				}
			}
		}
	});

	const aWay = cardFacts.filter(({ channel }) => channel === 'text');
	/** The reasons for a card that is picked for the day. */
	const reasonsOf = (card: CardFacts, log: readonly Choice[]) => {
		const knowledge = knowing(log);
		return seeds.slice(0, 3).flatMap((seed) =>
			explained(requestOf({ energy: 100, intendedCardId: card.id }, { seed, knowledge }))
				.filter(({ cardId }) => cardId === card.id)
				.flatMap(({ reasons }) => reasons)
		);
	};
	const kindsOf = (reasons: readonly Reason[]) => new Set(reasons.map(({ kind }) => kind));
	const said = (kind: Choice['kind'], card: CardFacts, times: number, rest: Partial<Choice> = {}) =>
		Array.from({ length: times }, (_, i) =>
			choiceOf(kind, card.id, localIso(nowMs - (30 + i) * dayMs), { winId: null, ...rest })
		);

	test.each<[string, Partial<Outcome> | undefined, 'wentWell' | 'doneBefore' | null]>([
		['went very well', { ease: 5, moodBefore: 2, moodAfter: 5 }, 'wentWell'],
		['was fairly easy', { ease: 4 }, 'wentWell'],
		['was neither easy nor hard', { ease: 3 }, 'doneBefore'],
		['was very hard and lowered the mood', { ease: 1, moodBefore: 3, moodAfter: 2 }, 'doneBefore'],
		['was never rated', undefined, 'doneBefore'],
		['is treasured', { treasured: true }, 'wentWell'],
		['is treasured although it was hard', { ease: 1, treasured: true }, 'wentWell'],
		['was easy but too much', { ease: 5, wasHarmful: true }, null],
		['is treasured but made it worse', { ease: 5, treasured: true, wasHarmful: true }, null]
	])('gives a truthful reason for a card that %s', (_, how, expected) => {
		const unsaid = { ease: null, moodBefore: null, moodAfter: null, treasured: false };
		const outcome = how && { ...unsaid, ...how };
		const acts = cardFacts.filter(
			({ family, withStranger, effort }, i) =>
				i % 9 === 0 && family !== 'rest' && !withStranger && effort <= 60
		);
		const kinds = new Set<Reason['kind']>();
		for (const card of acts)
			for (const times of [1, 2, 5])
				for (const kind of kindsOf(reasonsOf(card, said('done', card, times, { outcome }))))
					kinds.add(kind);
		expect([...kinds].filter((kind) => kind === 'wentWell' || kind === 'doneBefore')).toEqual(
			expected ? [expected] : []
		);
	});

	test.each<[string, number, number, number, boolean]>([
		['three wins and one "not now"', 3, 1, 0, true],
		['three wins in six answers', 3, 3, 0, true],
		['two wins', 2, 0, 0, false],
		['one win and many "not now"', 1, 11, 0, false],
		['three wins in seven answers', 3, 4, 0, false],
		['three wins and many "less like this"', 3, 0, 6, false],
		['no win and some "less like this"', 0, 0, 4, false]
	])(
		'gives the counts of a channel as a reason only if they are good: %s',
		(_, done, notNow, less, isGiven) => {
			const [tried, ...others] = aWay;
			const outcome = { ...bestOutcome, treasured: false };
			const log = [
				...said('done', tried!, done, { outcome }),
				...said('notNow', tried!, notNow),
				...said('lessLikeThis', tried!, less)
			];
			const reasons = others.flatMap((card) => reasonsOf(card, log));
			const counts = reasons.filter(({ kind }) => kind === 'channelWentWell');
			expect(counts.length > 0).toBe(isGiven);
			for (const one of counts)
				expect(one).toEqual({
					kind: 'channelWentWell',
					channel: 'text',
					times: done,
					of: done + notNow + less
				});
		}
	);

	test('does not praise a channel that does worse than the prior assumed, though it was done often', () => {
		const outcome = { ease: 1, moodBefore: 5, moodAfter: 1, treasured: false } as const;
		const log = aWay.flatMap((card) =>
			said('done', card, 4, { outcome: { ...outcome, wasHarmful: true } })
		);
		const at = featureNames.indexOf('text');
		expect(knowing(log).belief.means[at]).toBeLessThan(priorMeans[at]!);
		const kinds = kindsOf(aWay.flatMap((card) => reasonsOf(card, log)));
		expect(kinds).not.toContain('channelWentWell');
	});

	test('gives only true reasons after any log of the real deck, and every kind of them at times', () => {
		const allKinds: Readonly<Record<Reason['kind'], true>> = {
			channelWentWell: true,
			contactDue: true,
			doneBefore: true,
			firstMove: true,
			fitsEnergy: true,
			fitsHour: true,
			intended: true,
			likedChannel: true,
			notLately: true,
			rest: true,
			suitsChannel: true,
			wentWell: true
		};
		const kinds = new Set<Reason['kind']>();
		const check = (log: readonly Choice[], i: number) => {
			const energy = 5 + ((i * 17) % 96);
			// The day after the log.
			const at = Date.parse(isoOfLog(4, 10));
			const moment = { nowMs: at, today: dayAt(at), energy, hour: 8 + (i % 13) };
			const knowledge = knowing(log);
			for (const seed of seeds.slice(0, 5)) {
				const request = requestOf(
					{
						...moment,
						likedChannels: i % 2 ? ['text'] : [],
						intendedCardId: cardFacts[i % cardFacts.length]!.id
					},
					{ seed, knowledge }
				);
				expect(falseReasons(request, { log, answers: log })).toEqual([]);
				for (const { reasons } of explained(request))
					for (const { kind } of reasons) kinds.add(kind);
			}
		};
		const few = cardFacts.filter((_, i) => i % 9 === 0);
		for (let i = 0; i < 10; i++) check(goldenLog(100 * (i + 1)), i);
		// A rare kind needs more logs with some decks than with others.
		const aRealLog = fc.oneof(aLog(few, 60), aLog(cardFacts, 120));
		const logs = fc.sample(aRealLog, { numRuns: 1_000, seed: 7 });
		for (const [i, log] of logs.entries())
			if (i < 60 || kinds.size < Object.keys(allKinds).length) check(log, i);
		expect([...kinds].sort()).toEqual(Object.keys(allKinds).sort());
	});

	test('gives the reason that a card or its channel went well', () => {
		const known = knowing(dones('letter', 4));
		const letters = seeds
			.flatMap((seed) => explained(requestOf({}, { seed, knowledge: known })))
			.filter(({ cardId }) => cardFacts.find(({ id }) => id === cardId)!.channel === 'letter');
		expect(letters.length).toBeGreaterThan(0);
		const kinds = new Set(letters.flatMap(({ reasons }) => reasons.map(({ kind }) => kind)));
		expect(kinds.has('wentWell') || kinds.has('channelWentWell')).toBe(true);
	});

	test('does not count while it is off: only the prior decides', () => {
		const off = knowing(dones('letter', 4), false);
		expect(off.belief).toBe(priorBelief);
		const long = knowing(
			dones('letter', 4).map((one) => ({ ...one, outcome: undefined })),
			false
		);
		for (const seed of seeds)
			expect(suggest(requestOf({}, { seed, knowledge: off }))).toEqual(
				suggest(requestOf({}, { seed, knowledge: long }))
			);
		// Wins from so long ago affect no feature, so this equals an empty log.
		expect(offeredBy('letter', off)).toBe(offeredBy('letter', null));
		expect(offeredBy('letter', knowing(dones('letter', 4)))).toBeGreaterThan(
			offeredBy('letter', off)
		);
	});

	test('leaves no trace while it is off: other answers lead to the same suggestions', () => {
		const otherwise = (choice: Choice, kind: Choice['kind']): Choice => ({
			...choice,
			energy: 100 - choice.energy,
			isIntended: !choice.isIntended,
			winId: null,
			kind: choice.kind === 'shown' || choice.kind === 'done' ? choice.kind : kind,
			outcome: choice.kind === 'done' && !choice.outcome?.treasured ? bestOutcome : undefined
		});
		const anAnswer = fc.constantFrom<Choice['kind']>('notNow', 'lessLikeThis', 'tooMuch');
		const few = cardFacts.filter((_, i) => i % 9 === 0);
		fc.assert(
			fc.property(aLog(few, 60), anAnswer, fc.string(), fc.nat(100), (log, kind, seed, energy) => {
				const other = log.map((choice) => otherwise(choice, kind));
				// A third log without answers, with the same cards shown and done on the same days.
				const [one, two, silent] = [
					log,
					other,
					log.filter((c) => c.kind === 'shown' || c.kind === 'done')
				].map((choices) =>
					explained(requestOf({ energy }, { seed, knowledge: knowing(choices, false) }))
				);
				expect(two).toEqual(one);
				expect(silent).toEqual(one);
				const kinds = one!.flatMap(({ reasons }) => reasons.map((reason) => reason.kind));
				for (const learned of ['wentWell', 'doneBefore', 'channelWentWell', 'contactDue'])
					expect(kinds).not.toContain(learned);
			}),
			{ numRuns: 150 }
		);
	});

	test('marks a card as exploring if another active card has a clearly higher mean', () => {
		const few = cardFacts.filter((_, i) => i % 9 === 0);
		let explored = 0;
		fc.assert(
			fc.property(
				aLog(few, 60),
				fc.string(),
				fc.integer({ min: 16, max: 100 }),
				(log, seed, energy) => {
					const knowledge = knowing(log);
					const request = requestOf({ energy }, { seed, knowledge });
					const fitting = fittingNow(cardFacts, request.moment, []);
					const means = cardFacts
						.filter(({ id, family }) => fitting.has(id) && family !== 'rest')
						.map((card) => ({ id: card.id, mean: expectedOf(card, request.moment, knowledge) }));
					const highest = Math.max(...means.map(({ mean }) => mean));
					for (const { cardId, isExploring } of suggest(request)) {
						const mean = means.find(({ id }) => id === cardId)?.mean;
						expect(isExploring).toBe(mean !== undefined && mean < highest - 0.08);
						explored += Number(isExploring);
					}
				}
			),
			{ numRuns: 150 }
		);
		expect(explored).toBeGreaterThan(0);
	});
});

/** Posterior mean reward of a card at that moment. */
function expectedOf(card: CardFacts, moment: Moment, { belief, history }: Knowledge): number {
	const day = Date.parse(`${moment.today}T00:00:00Z`) / dayMs;
	const isIntended = ({ id }: CardFacts) => id === moment.intendedCardId;
	const features = featuresOf(card, { ...moment, day, isIntended }, history);
	return product(belief.means, features) + belief.taste(card.id, belief.means);
}

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
