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
import { priorBelief, product } from '#lib/suggest/belief.ts';
import { featuresOf } from '#lib/suggest/features.ts';
import { knowledgeOf, learnedFrom, nothingLearned } from '#lib/suggest/learning.ts';
import { featureNames, priorMeans, type FeatureName } from '#lib/suggest/prior.ts';
import { reasonsFor, type Reason } from '#lib/suggest/reasons.ts';
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
import {
	aLog,
	anOutcome,
	choiceKinds,
	choiceOf,
	goldenLog,
	isoOfLog,
	oldestFirst
} from '../../../tests/scenes/choice-log.ts';

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

/** The log behind what is known, and those of its choices that count as answers. */
interface Told {
	log: readonly Choice[];
	answers: readonly Choice[];
}

const aRequest: fc.Arbitrary<{
	zone: string;
	request: () => SuggestRequest;
	told: () => Told;
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
		told: () => toldBy(drawn.learning, drawn.deck, drawn.nowMs),
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

/** The log that was drawn, with all temptations of the deck. */
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

/** What was learned of that log. */
function knowledgeFrom(
	learning: SomeLearning,
	deck: readonly CardFacts[],
	nowMs: number
): Knowledge {
	const log = logFrom(learning, deck, nowMs);
	const learned = learnedFrom(nothingLearned(), log, deck, sinceOf(learning, nowMs));
	return knowledgeOf(learned, learning.learns);
}

function toldBy(learning: SomeLearning | null, deck: readonly CardFacts[], nowMs: number): Told {
	if (!learning) return { log: [], answers: [] };
	const log = logFrom(learning, deck, nowMs);
	const since = sinceOf(learning, nowMs);
	const isAfter = ({ at }: Choice) => since === null || Date.parse(at) > Date.parse(since);
	return { log, answers: learning.learns ? log.filter(isAfter) : [] };
}

function holds(rule: (request: SuggestRequest, told: Told) => void, numRuns = 500): void {
	fc.assert(
		fc.property(aRequest, ({ zone, request, told }) => {
			vi.stubEnv('TZ', zone);
			rule(request(), told());
		}),
		{ numRuns }
	);
}

/** What of a reason is not so, counted from the log and not from what was learned of it. */
function untrue(
	reason: Reason,
	card: CardFacts,
	{ moment, deck, knowledge }: SuggestRequest,
	{ log, answers }: Told
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
	const facts: { [kind in Reason['kind']]: Record<string, boolean> } = {
		rest: { 'it takes nothing': isPureRest(card) },
		intended: { 'it was picked': moment.intendedCardId === card.id },
		fitsHour: {},
		suitsChannel: { 'it reaches somebody': isOutward(card) },
		firstMove: {
			'it is of a first family': [
				'smile',
				'greet',
				'acknowledge',
				'celebrate',
				'appreciate'
			].includes(card.family)
		},
		likedChannel: { 'its way is liked': moment.likedChannels.includes(card.channel) },
		contactDue: {
			'it is with somebody known': card.needs.includes('knownPerson') && isOutward(card),
			'somebody was reached before': contacts.length > 0
		},
		wentWell: {
			'it was done': dones.length > 0,
			'it was never too much and never made it worse': !wasHarmful,
			'it was rated well, or is treasured': wentWell
		},
		doneBefore: {
			'it was done': dones.length > 0,
			'it was never too much and never made it worse': !wasHarmful,
			'nothing better can be said': !wentWell
		},
		channelWentWell:
			reason.kind !== 'channelWentWell'
				? {}
				: {
						'the way is its own, and reaches somebody':
							reason.channel === card.channel && isOutward(card),
						'it was done so often': reason.times === channelDones,
						'it was answered so often': reason.of === ofChannel.length,
						'that is often enough to be told': channelDones >= 3,
						'it was taken up at least every other time': 2 * channelDones >= ofChannel.length,
						'it goes better than was guessed':
							isOutward(card) && learnedWeight(card.channel as FeatureName) > 0
					},
		notLately:
			reason.kind !== 'notLately'
				? {}
				: {
						'it was not shown for so long':
							reason.days === null
								? shownDaysAgo.length === 0
								: shownDaysAgo.includes(reason.days) && reason.days >= 5
					},
		fitsEnergy:
			reason.kind !== 'fitsEnergy'
				? {}
				: {
						'the energy is that of the moment': reason.energy === moment.energy,
						'it takes so much': reason.effort === card.effort && card.effort <= moment.energy
					}
	};
	return Object.entries(facts[reason.kind])
		.filter(([, isSo]) => !isSo)
		.map(([fact]) => `${reason.kind}: ${fact}`);
}

/** What is suggested, with why. */
function explained(request: SuggestRequest): (Suggestion & { reasons: readonly Reason[] })[] {
	return suggest(request).map((one) => ({ ...one, reasons: reasonsFor(request, one.cardId) }));
}

/** All that is not so of the reasons that are given for what is suggested. */
function untruths(request: SuggestRequest, told: Told): string[] {
	return explained(request).flatMap(({ cardId, reasons }) => {
		const card = request.deck.find(({ id }) => id === cardId)!;
		return reasons.flatMap((reason) => untrue(reason, card, request, told));
	});
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
			for (const { reasons } of explained(request)) {
				expect(reasons.length).toBeGreaterThanOrEqual(1);
				expect(reasons.length).toBeLessThanOrEqual(3);
				expect(new Set(reasons.map(({ kind }) => kind)).size).toBe(reasons.length);
			}
		});
	});

	test('the reasons are true', () => {
		holds((request, told) => expect(untruths(request, told)).toEqual([]), 1_500);
	});

	test('what cannot be offered has no reasons', () => {
		holds((request) => {
			for (const { id } of request.deck.filter((card) => broken(card, request).length > 0))
				expect(reasonsFor(request, id)).toEqual([]);
			expect(reasonsFor(request, 'gone' as CardId)).toEqual([]);
		}, 100);
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

	test('its family comes less often, and where learning is switched off the act alone stays away', () => {
		const unwanted = [choice('lessLikeThis', 'greet-by-name', localIso(nowMs - dayMs))];
		const count = (choices: Choice[], learns: boolean, isMeant: (card: CardFacts) => boolean) =>
			seeds.filter((seed) =>
				offered(requestOf({}, { seed, choices, knowledge: knowing(choices, learns) })).some(isMeant)
			).length;
		const isOfFamily = ({ family }: CardFacts) => family === 'greet';
		const isSibling = (card: CardFacts) => isOfFamily(card) && card.id !== 'greet-by-name';
		expect(count(unwanted, true, isOfFamily)).toBeLessThan(count([], true, isOfFamily));
		expect(count(unwanted, true, isSibling)).toBeLessThan(count([], true, isSibling));
		// The act itself is put away by rule, and not by what was learned.
		for (const learns of [true, false])
			expect(count(unwanted, learns, ({ id }) => id === 'greet-by-name')).toBe(0);
		expect(count(unwanted, false, isSibling)).toBeGreaterThanOrEqual(count([], false, isSibling));
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

	const aWay = cardFacts.filter(({ channel }) => channel === 'text');
	/** What is told of an act that is picked for the day. */
	const toldOf = (card: CardFacts, log: readonly Choice[]) => {
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
		['was rather easy', { ease: 4 }, 'wentWell'],
		['was middling', { ease: 3 }, 'doneBefore'],
		['was very hard, and the mood fell', { ease: 1, moodBefore: 3, moodAfter: 2 }, 'doneBefore'],
		['was never rated', undefined, 'doneBefore'],
		['is treasured', { treasured: true }, 'wentWell'],
		['is treasured though it was hard', { ease: 1, treasured: true }, 'wentWell'],
		['was easy and too much', { ease: 5, wasHarmful: true }, null],
		['is treasured and made it worse', { ease: 5, treasured: true, wasHarmful: true }, null]
	])('an act that %s is told of as what it was', (_, how, expected) => {
		const unsaid = { ease: null, moodBefore: null, moodAfter: null, treasured: false };
		const outcome = how && { ...unsaid, ...how };
		const acts = cardFacts.filter(
			({ family, withStranger, effort }, i) =>
				i % 3 === 0 && family !== 'rest' && !withStranger && effort <= 60
		);
		const kinds = new Set<Reason['kind']>();
		for (const card of acts)
			for (const times of [1, 2, 5])
				for (const kind of kindsOf(toldOf(card, said('done', card, times, { outcome }))))
					kinds.add(kind);
		expect([...kinds].filter((kind) => kind === 'wentWell' || kind === 'doneBefore')).toEqual(
			expected ? [expected] : []
		);
	});

	test.each<[string, number, number, number, boolean]>([
		['done three times, and once not now', 3, 1, 0, true],
		['done three times of six', 3, 3, 0, true],
		['done twice', 2, 0, 0, false],
		['done once, and often not now', 1, 11, 0, false],
		['done three times of seven', 3, 4, 0, false],
		['done three times, and often less of it wished', 3, 0, 6, false],
		['never done, and less of it wished', 0, 0, 4, false]
	])(
		'a way that was %s is told with its counts, or not at all',
		(_, done, notNow, less, isTold) => {
			const [tried, ...others] = aWay;
			const outcome = { ...bestOutcome, treasured: false };
			const log = [
				...said('done', tried!, done, { outcome }),
				...said('notNow', tried!, notNow),
				...said('lessLikeThis', tried!, less)
			];
			const told = others.flatMap((card) => toldOf(card, log));
			const counts = told.filter(({ kind }) => kind === 'channelWentWell');
			expect(counts.length > 0).toBe(isTold);
			for (const one of counts)
				expect(one).toEqual({
					kind: 'channelWentWell',
					channel: 'text',
					times: done,
					of: done + notNow + less
				});
		}
	);

	test('a way is not told of where it goes worse than was guessed, though it was done often', () => {
		const outcome = { ease: 1, moodBefore: 5, moodAfter: 1, treasured: false } as const;
		const log = aWay.flatMap((card) =>
			said('done', card, 4, { outcome: { ...outcome, wasHarmful: true } })
		);
		const at = featureNames.indexOf('text');
		expect(knowing(log).belief.means[at]).toBeLessThan(priorMeans[at]!);
		const kinds = kindsOf(aWay.flatMap((card) => toldOf(card, log)));
		expect(kinds).not.toContain('channelWentWell');
	});

	test('is told truly after any log of the real deck, and all of it is told now and then', () => {
		const kinds = new Set<Reason['kind']>();
		const told = (log: readonly Choice[], i: number) => {
			const energy = 5 + ((i * 17) % 96);
			// The day after the log.
			const at = Date.parse(isoOfLog(4, 10));
			const moment = { nowMs: at, today: dayAt(at), energy, hour: 8 + (i % 13) };
			const knowledge = knowing(log);
			for (const seed of seeds.slice(0, 5)) {
				const request = requestOf(
					{ ...moment, likedChannels: i % 2 ? ['text'] : [], intendedCardId: cardFacts[i]!.id },
					{ seed, knowledge }
				);
				expect(untruths(request, { log, answers: log })).toEqual([]);
				for (const { reasons } of explained(request))
					for (const { kind } of reasons) kinds.add(kind);
			}
		};
		const few = cardFacts.filter((_, i) => i % 9 === 0);
		// Always the same ones, so that what is told of them is.
		const logs = fc.sample(fc.oneof(aLog(few, 60), aLog(cardFacts, 120)), { numRuns: 60, seed: 7 });
		for (const [i, log] of logs.entries()) told(log, i);
		for (let i = 0; i < 10; i++) told(goldenLog(100 * (i + 1)), i);
		expect([...kinds].sort()).toEqual(
			[
				...['channelWentWell', 'contactDue', 'doneBefore', 'firstMove', 'fitsEnergy', 'fitsHour'],
				...['intended', 'likedChannel', 'notLately', 'rest', 'suitsChannel', 'wentWell']
			].sort()
		);
	});

	test('is told: how often it went well, and that a way goes well', () => {
		const known = knowing(dones('letter', 4));
		const told = seeds
			.flatMap((seed) => explained(requestOf({}, { seed, knowledge: known })))
			.filter(({ cardId }) => cardFacts.find(({ id }) => id === cardId)!.channel === 'letter');
		expect(told.length).toBeGreaterThan(0);
		const kinds = new Set(told.flatMap(({ reasons }) => reasons.map(({ kind }) => kind)));
		expect(kinds.has('wentWell') || kinds.has('channelWentWell')).toBe(true);
	});

	test('is left aside where learning is switched off: the prior alone speaks', () => {
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
		// What was done so long ago has worn off, so that it is as if nothing had ever been said.
		expect(offeredBy('letter', off)).toBe(offeredBy('letter', null));
		expect(offeredBy('letter', knowing(dones('letter', 4)))).toBeGreaterThan(
			offeredBy('letter', off)
		);
	});

	test('leaves no trace where learning is switched off: other answers, the same suggestions', () => {
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
				// A third has said nothing, and was shown and did the same on the same days.
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

	test('an act is there to find something out where another of its kind is expected to go better', () => {
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

/** What is expected of an act at that moment. */
function expectedOf(card: CardFacts, moment: Moment, { belief, history }: Knowledge): number {
	const day = Date.parse(`${moment.today}T00:00:00Z`) / dayMs;
	const isIntended = ({ id }: CardFacts) => id === moment.intendedCardId;
	const features = featuresOf(card, { ...moment, day, isIntended }, history);
	return product(belief.means, features) + belief.taste(card.id, belief.means);
}

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
		// Nearly three standard deviations of a share of 21 draws.
		expect(Math.abs(chance - times.length / 400)).toBeLessThan(0.32);
	});
});
