import fc from 'fast-check';
import { vi } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { channels, settings, type CardFacts, type CardId } from '#lib/core/card.ts';
import { cues } from '#lib/core/cue.ts';
import { families } from '#lib/core/families.ts';
import type { Choice, Outcome } from '#lib/core/choice.ts';
import { dayAt, hourAt, localIso } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import type { WinId } from '#lib/core/win.ts';
import { knowledgeOf, learnedFrom, nothingLearned } from '#lib/engine/learning.ts';
import type { Companion, Knowledge, SuggestRequest } from '#lib/engine/suggest.ts';
import { anOutcome, choiceKinds, choiceOf, oldestFirst } from './choice-log.ts';
import { runs } from './runs.ts';
import { isPureRest } from './hard-rules.ts';
import { dayMs, hourMs } from './requests.ts';

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

/** Returns a choice about a card at that time. */
export function choice(kind: Choice['kind'], cardId: string, at: string, energy = 50): Choice {
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
export const bestOutcome: Outcome = { ease: 5, moodBefore: 1, moodAfter: 5, treasured: true };

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
export interface LearnedLog {
	log: readonly Choice[];
	answers: readonly Choice[];
}

/** Random requests of suggestions, with the log behind their knowledge. Build each one in its time zone. */
export const aRequest: fc.Arbitrary<{
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
		isNobodyHere: fc.boolean(),
		place: fc.option(fc.constantFrom('home', 'out')),
		knowsNobody: fc.boolean(),
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
					intendedCardId: drawn.intended === null ? null : cardAt(drawn.intended),
					isNobodyHere: drawn.isNobodyHere,
					place: drawn.place,
					knowsNobody: drawn.knowsNobody
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

/** Checks a rule on random requests, `usual` times in a usual run. */
export function holds(
	rule: (request: SuggestRequest, learned: LearnedLog) => void,
	usual = 100
): void {
	fc.assert(
		fc.property(aRequest, ({ zone, request, learned }) => {
			vi.stubEnv('TZ', zone);
			rule(request(), learned());
		}),
		runs(usual)
	);
}
