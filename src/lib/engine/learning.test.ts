import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardFacts, CardId } from '#lib/core/card.ts';
import type { Choice, Outcome } from '#lib/core/choice.ts';
import type { WinId } from '#lib/core/win.ts';
import { priorBelief, product } from './belief.ts';
import { featuresOf, type FeatureContext } from './features.ts';
import { noHistory, type History } from './history.ts';
import { digestOf } from './digest.ts';
import {
	fingerprintOf,
	knowledgeOf,
	learnedFrom,
	nothingLearned,
	restoredLearning,
	savedLearning,
	type Learned
} from './learning.ts';
import { beliefFrom, noEvidence, observe, type Evidence } from './posterior.ts';
import { seededRandom } from './random.ts';
import { rewardOf } from './reward.ts';
import type { Knowledge } from './suggest.ts';
import {
	aLog,
	choiceOf,
	dayOfLog,
	goldenLog,
	isoOfLog,
	oldestFirst
} from '../../../tests/support/choice-log.ts';

const never = -1_000_000;
const bestOutcome: Outcome = { ease: 5, moodBefore: 2, moodAfter: 5, treasured: false };
const anyLog = aLog(cardFacts, 80);
const aFewCards = cardFacts.filter((_, i) => i % 12 === 0);
/** A day of such a log, or one before or after it. */
const aDay = fc.integer({ min: -370, max: 3 });
/** A log of so few cards that each of them occurs often. */
const aNarrowLog = aLog(aFewCards, 80);

afterEach(() => {
	vi.unstubAllEnvs();
});

function learnedOf(choices: readonly Choice[], since: string | null = null): Learned {
	return learnedFrom(nothingLearned(), choices, cardFacts, since);
}

function cardOf(id: string): CardFacts {
	return cardFacts.find((card) => card.id === id)!;
}

const tomorrow: FeatureContext = {
	day: dayOfLog(1),
	hour: 14,
	energy: 60,
	isIntended: () => false,
	likedChannels: []
};

/** Posterior mean reward of a card on the next day. */
function expected(card: CardFacts, { belief, history }: Knowledge): number {
	const features = featuresOf(card, tomorrow, history);
	return product(belief.means, features) + belief.taste(card.id, belief.means);
}

/** Returns how much the choices change the mean reward of a card. */
function change(card: CardFacts, choices: readonly Choice[]): number {
	return (
		expected(card, knowledgeOf(learnedOf(choices), true)) -
		expected(card, { belief: beliefFrom(learnedOf([]).evidence), history: noHistory() })
	);
}

describe('a log that is learned in parts', () => {
	test('leads to the same bits as one learned at once, wherever it is split', () => {
		fc.assert(
			fc.property(anyLog, fc.array(fc.nat(80), { maxLength: 6 }), (log, splits) => {
				const whole = learnedOf(log);
				const ends = [...splits, log.length].sort((a, b) => a - b);
				let learned = nothingLearned();
				let from = 0;
				for (const end of ends) {
					learned = learnedFrom(learned, log.slice(from, end), cardFacts);
					from = Math.max(from, end);
				}
				expect(learned).toEqual(whole);
				expect(learned.evidence.products).toEqual(whole.evidence.products);
				expect(learned.evidence.rewards).toEqual(whole.evidence.rewards);
				expect(digestOf(learned)).toBe(digestOf(whole));
				expect(beliefFrom(learned.evidence).means).toEqual(beliefFrom(whole.evidence).means);
			})
		);
	});

	test('leads to the same bits choice by choice, with the state cloned in between', () => {
		fc.assert(
			fc.property(aNarrowLog, (log) => {
				let learned = nothingLearned();
				for (const choice of log)
					learned = structuredClone(learnedFrom(learned, [choice], cardFacts));
				expect(digestOf(learned)).toBe(digestOf(learnedOf(log)));
			}),
			{ numRuns: 40 }
		);
	});

	test('leaves the previous state and the log unchanged', () => {
		fc.assert(
			fc.property(anyLog, anyLog, (first, second) => {
				const before = learnedOf(first);
				const [copy, log] = [structuredClone(before), structuredClone(second)];
				learnedFrom(before, second, cardFacts);
				expect(before).toEqual(copy);
				expect(digestOf(before)).toBe(digestOf(copy));
				expect(second).toEqual(log);
			})
		);
	});

	test('leads to the same bits in every time zone and for every order of the deck', () => {
		fc.assert(
			fc.property(anyLog, (log) => {
				const digests = ['UTC', 'Pacific/Apia', 'America/St_Johns'].map((zone) => {
					vi.stubEnv('TZ', zone);
					return digestOf(learnedOf(log, isoOfLog(-200, 12)));
				});
				const turned = learnedFrom(
					nothingLearned(),
					log,
					[...cardFacts].reverse(),
					isoOfLog(-200, 12)
				);
				expect(new Set([...digests, digestOf(turned)]).size).toBe(1);
			}),
			{ numRuns: 40 }
		);
	});
});

/**
 * Recounts the history naively, with a pass over the whole log for each figure. Choices up to `sinceMs`
 * contribute only the days on which cards were shown and done.
 */
function recounted(log: readonly Choice[], sinceMs = -Infinity): History {
	const known = log.filter(({ cardId }) => cardFacts.some(({ id }) => id === cardId));
	const isCounted = ({ at }: Choice) => Date.parse(at) > sinceMs;
	const counted = known.filter(isCounted);
	const daysOf = (choices: readonly Choice[], kind: Choice['kind']) => [
		...new Set(
			choices
				.filter((choice) => choice.kind === kind)
				.map(({ at }) => Date.parse(`${at.slice(0, 10)}T00:00:00Z`) / 86_400_000)
		)
	];
	const showings = (choices: readonly Choice[]) => ({
		shownDay: daysOf(choices, 'shown').at(-1) ?? never,
		shownDayBefore: daysOf(choices, 'shown').at(-2) ?? never,
		doneDay: daysOf(choices, 'done').at(-1) ?? never
	});
	const answers = (choices: readonly Choice[]) => {
		const those = choices.filter(isCounted);
		const count = (kind: Choice['kind']) => those.filter((one) => one.kind === kind).length;
		const eases = those.flatMap(({ kind, outcome }) =>
			kind === 'done' && outcome?.ease ? outcome.ease : []
		);
		return {
			times: count('done') + count('lessLikeThis') + count('notNow'),
			done: count('done'),
			weight: count('done') + count('lessLikeThis') + 0.3 * count('notNow'),
			easeSum: eases.reduce((sum: number, ease) => sum + (ease - 1) / 4, 0),
			easeCount: eases.length,
			harmCount: those.filter(({ kind, winId, outcome }) =>
				// The outcome of a win already includes the harm reported about it.
				kind === 'done' ? outcome?.wasHarmful : isHarm(kind) && winId === null
			).length
		};
	};
	const by = <Key, Value>(
		keyOf: (card: CardFacts) => Key,
		choices: readonly Choice[],
		value: (choices: readonly Choice[]) => Value
	) =>
		new Map(
			choices.map(({ cardId }) => {
				const key = keyOf(cardOf(cardId));
				return [key, value(known.filter((one) => keyOf(cardOf(one.cardId)) === key))];
			})
		);
	return {
		cards: by(
			({ id }) => id,
			known,
			(those) => ({
				...showings(those),
				...answers(those),
				isTreasured: those.some(
					(one) => isCounted(one) && one.kind === 'done' && one.outcome?.treasured
				)
			})
		),
		families: by(
			({ family }) => family,
			known,
			(those) => ({
				...showings(those),
				unwantedDay: daysOf(those.filter(isCounted), 'lessLikeThis').at(-1) ?? never
			})
		),
		channels: by(
			({ channel }) => channel,
			counted.filter(({ kind }) => kind !== 'shown'),
			answers
		),
		doneCount: counted.filter(({ kind }) => kind === 'done').length,
		answerCount: counted.filter(({ kind }) => ['done', 'notNow', 'lessLikeThis'].includes(kind))
			.length,
		contactDay:
			daysOf(
				counted.filter(({ cardId }) => {
					const { channel, needs } = cardOf(cardId);
					return channel !== 'solo' && needs.includes('knownPerson');
				}),
				'done'
			).at(-1) ?? never
	};
}

function isHarm(kind: Choice['kind']): boolean {
	return kind === 'tooMuch' || kind === 'madeItWorse';
}

/** Recounts the evidence naively: each answer with the features that follow from the log before it. */
function recountedEvidence(log: readonly Choice[], sinceMs = -Infinity): Evidence {
	const evidence = noEvidence();
	for (const [i, { at, kind, cardId, energy, winId, outcome, isIntended }] of log.entries()) {
		if (kind === 'shown' || Date.parse(at) <= sinceMs) continue;
		const day = Date.parse(`${at.slice(0, 10)}T00:00:00Z`) / 86_400_000;
		const features = featuresOf(
			cardOf(cardId),
			{
				day,
				hour: Number(at.slice(11, 13)),
				energy,
				isIntended: () => isIntended === true,
				likedChannels: []
			},
			recounted(log.slice(0, i), sinceMs)
		);
		if (kind === 'done') observe(evidence, cardId, features, rewardOf(outcome), 1);
		else if (kind === 'notNow') observe(evidence, cardId, features, 0, 0.3);
		else if (kind === 'lessLikeThis') {
			// A plain refusal of the features, and a strong one of only the card.
			observe(evidence, cardId, features, 0, 1);
			observe(
				evidence,
				cardId,
				features.map(() => 0),
				-0.5,
				1
			);
		} else if (winId === null) observe(evidence, cardId, features, -0.4, 1);
	}
	return evidence;
}

/** Rounds every number to nine decimals and sorts maps by key. */
function rounded(value: unknown): unknown {
	if (typeof value === 'number') return Number(value.toFixed(9));
	if (value instanceof Map) return [...value].sort(([a], [b]) => (a < b ? -1 : 1)).map(rounded);
	if (Array.isArray(value)) return value.map(rounded);
	if (value instanceof Float64Array) return [...value].map(rounded);
	if (typeof value === 'object' && value !== null)
		return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, rounded(part)]));
	return value;
}

describe('the history', () => {
	test('equals a recount of the whole log', () => {
		fc.assert(
			fc.property(fc.oneof(anyLog, aNarrowLog), (log) => {
				expect(rounded(learnedOf(log).history)).toEqual(rounded(recounted(log)));
			})
		);
	});

	test('equals a recount when learning starts later: of earlier choices only the days remain', () => {
		fc.assert(
			fc.property(fc.oneof(anyLog, aNarrowLog), aDay, (log, day) => {
				const since = isoOfLog(day, 9);
				const { history } = learnedOf(log, since);
				expect(rounded(history)).toEqual(rounded(recounted(log, Date.parse(since))));
			})
		);
	});

	test('equals a recount after years', () => {
		const log = goldenLog(600);
		expect(rounded(learnedOf(log).history)).toEqual(rounded(recounted(log)));
	});
});

describe('the evidence', () => {
	test('equals a recount, with the features of each answer at the time it was made', () => {
		const aBeginning = fc.option(aDay.map((day) => isoOfLog(day, 9)));
		fc.assert(
			fc.property(fc.oneof(anyLog, aNarrowLog), aBeginning, (log, since) => {
				const sinceMs = since === null ? -Infinity : Date.parse(since);
				expect(rounded(learnedOf(log, since).evidence)).toEqual(
					rounded(recountedEvidence(log, sinceMs))
				);
			}),
			{ numRuns: 40 }
		);
	});
});

/** Changes all answers up to `sinceMs`, but not the days on which cards were shown and done. */
function saidOtherwise(log: readonly Choice[], sinceMs = Infinity): Choice[] {
	return log.map((choice): Choice => {
		const { id, at, kind, cardId, winId, probability, revision, energy, isIntended } = choice;
		if (Date.parse(at) > sinceMs) return choice;
		return {
			...{ id, at, cardId, probability, revision },
			energy: 100 - energy,
			isIntended: !isIntended,
			winId: winId === null ? ('other' as WinId) : null,
			...(kind === 'done' && { outcome: { ...bestOutcome, wasHarmful: true } }),
			kind:
				kind === 'shown' || kind === 'done'
					? kind
					: kind === 'lessLikeThis'
						? 'madeItWorse'
						: 'lessLikeThis'
		};
	});
}

describe('learning ignores', () => {
	test('choices of cards that are not in the deck', () => {
		fc.assert(
			fc.property(anyLog, aLog([], 20), (log, gone) => {
				expect(gone.every(({ cardId }) => cardId === 'gone')).toBe(true);
				const mixed = oldestFirst([...log, ...gone]);
				expect(digestOf(learnedOf(mixed))).toBe(digestOf(learnedOf(log)));
			}),
			{ numRuns: 40 }
		);
	});

	test('choices up to the start of learning, except for their days', () => {
		fc.assert(
			fc.property(fc.oneof(anyLog, aNarrowLog), aDay, (log, day) => {
				// The same instant in two time zones.
				const here = isoOfLog(day, 9);
				const there = `${isoOfLog(day, 8).slice(0, -6)}+00:00`;
				// Always include a choice exactly at this instant; the log has no fractions of a second.
				const all = oldestFirst([...log, choiceOf('done', cardFacts[0]!.id, here)]);
				const digest = digestOf(learnedOf(all, here));
				expect(digestOf(learnedOf(all, there))).toBe(digest);
				expect(digestOf(learnedOf(saidOtherwise(all, Date.parse(here)), here))).toBe(digest);
				// Earlier answers other than done leave no trace in the evidence.
				const later = all.filter(({ at }) => Date.parse(at) > Date.parse(here));
				const answersBefore = all.filter(
					(one) => !later.includes(one) && one.kind !== 'shown' && one.kind !== 'done'
				);
				const after = learnedOf([...answersBefore, ...later], here);
				expect(after.evidence).toEqual(learnedOf(later).evidence);
			})
		);
	});

	test('harm reports about a win, because its outcome includes them', () => {
		fc.assert(
			fc.property(aNarrowLog, fc.constantFrom('tooMuch', 'madeItWorse'), (log, kind) => {
				const winId = 'win' as WinId;
				const harms = aFewCards.map(({ id }) => choiceOf(kind, id, isoOfLog(3, 9), { winId }));
				const [before, after] = [learnedOf(log), learnedOf([...log, ...harms])];
				expect(after.evidence).toEqual(before.evidence);
				for (const [id, past] of before.history.cards)
					expect(after.history.cards.get(id)).toEqual(past);
			}),
			{ numRuns: 40 }
		);
	});

	test('showings, as far as the posterior is concerned', () => {
		fc.assert(
			fc.property(anyLog, (log) => {
				const shown = log.map((choice): Choice => ({ ...choice, kind: 'shown' }));
				const { evidence } = learnedOf(shown);
				expect(evidence).toEqual(nothingLearned().evidence);
				expect(digestOf(beliefFrom(evidence).means)).toBe(
					digestOf(beliefFrom(nothingLearned().evidence).means)
				);
			}),
			{ numRuns: 40 }
		);
	});

	test('deleted choices: replaying the log without them restores the previous state', () => {
		fc.assert(
			fc.property(aNarrowLog, aLog(aFewCards, 5), (log, more) => {
				const before = learnedOf(log);
				learnedFrom(before, more, cardFacts);
				const undone = learnedOf([...log, ...more].filter((choice) => !more.includes(choice)));
				expect(undone).toEqual(before);
				expect(digestOf(undone)).toBe(digestOf(before));
			})
		);
	});

	test('everything while learning is off: the belief equals the prior to the last bit', () => {
		fc.assert(
			fc.property(anyLog, fc.string(), (log, seed) => {
				const { belief, history } = knowledgeOf(learnedOf(log), false);
				expect(digestOf(belief.means)).toBe(digestOf(priorBelief.means));
				expect(belief.drawn(seededRandom(seed), 0.25)).toEqual(
					priorBelief.drawn(seededRandom(seed), 0.25)
				);
				for (const { id } of aFewCards) {
					expect(belief.taste(id, belief.means)).toBe(0);
					expect(belief.tasteDeviation(id)).toBe(priorBelief.tasteDeviation(id));
				}
				// The days on which cards were shown and done are facts, not learning: they still count.
				expect(rounded(history)).toEqual(rounded(recounted(log, Infinity)));
				const other = knowledgeOf(learnedOf(saidOtherwise(log)), false);
				expect(digestOf(other.history)).toBe(digestOf(history));
			}),
			{ numRuns: 40 }
		);
	});
});

describe('what is learned', () => {
	const acts = cardFacts.filter(({ family }) => family !== 'rest');

	test('"less like this" is a plain refusal of the features and a strong one of only the card', () => {
		for (const card of acts) {
			const at = isoOfLog(0, 14);
			const no = choiceOf('lessLikeThis', card.id, at);
			const { evidence } = learnedOf([no]);
			// One observation of the features, with a reward of 0.
			const done = learnedOf([choiceOf('done', card.id, at)]).evidence;
			expect(evidence.products).toEqual(done.products);
			expect([...evidence.rewards].every((sum) => sum === 0)).toBe(true);
			expect(evidence.cards.get(card.id)).toMatchObject({ weight: 2, reward: -0.5 });
		}
	});

	test('"less like this" lowers the card, and its family less', () => {
		for (const card of acts) {
			const choices = [choiceOf('lessLikeThis', card.id, isoOfLog(0, 14))];
			const siblings = cardFacts.filter(
				({ id, family }) => family === card.family && id !== card.id
			);
			const lowered = change(card, choices);
			expect(lowered).toBeLessThan(-0.3);
			for (const sibling of siblings) {
				expect(change(sibling, choices)).toBeLessThan(-0.2);
				expect(change(sibling, choices)).toBeGreaterThan(lowered);
			}
		}
	});

	test('many texts that went well raise texts that were never tried', () => {
		const texts = cardFacts.filter(({ channel }) => channel === 'text');
		const tried = texts.filter((_, i) => i % 2 === 0);
		const log = oldestFirst(
			tried.flatMap(({ id }) =>
				[-40, -35, -30, -25, -20].map((day) =>
					choiceOf('done', id, isoOfLog(day, 14), { outcome: bestOutcome, energy: 60 })
				)
			)
		);
		const known = knowledgeOf(learnedOf(log), true);
		const prior = { ...known, belief: priorBelief };
		const untried = texts.filter((card) => !tried.includes(card));
		expect(untried.length).toBeGreaterThan(2);
		for (const card of untried)
			expect(expected(card, known) - expected(card, prior)).toBeGreaterThan(0.05);
		// The effect of each untried card is still 0.
		const { taste, means } = known.belief;
		for (const { id } of untried) expect(taste(id, means)).toBe(0);
		for (const { id } of tried) expect(taste(id, means)).not.toBe(0);
	});

	test('"not now" lowers a card far less than "less like this", and barely after a long log', () => {
		const lowered = (kind: Choice['kind'], card: CardFacts, before: readonly Choice[] = []) =>
			change(card, before) - change(card, [...before, choiceOf(kind, card.id, isoOfLog(0, 14))]);
		// The same answers about every card, so that the limits below hold for any deck.
		const log = oldestFirst(
			acts.flatMap(({ id }) => [
				...[-80, -50].map((day) => choiceOf('done', id, isoOfLog(day, 14))),
				...[-60, -10].map((day) => choiceOf('notNow', id, isoOfLog(day, 14)))
			])
		);
		for (const card of acts) {
			expect(lowered('notNow', card)).toBeGreaterThan(-0.01);
			expect(lowered('notNow', card)).toBeLessThan(lowered('lessLikeThis', card) / 3);
		}
		for (const card of acts.filter((_, i) => i % 5 === 0)) {
			expect(lowered('notNow', card, log)).toBeLessThan(0.1);
			expect(lowered('notNow', card, log)).toBeLessThan(lowered('lessLikeThis', card, log) / 3);
		}
	});

	test.each(['tooMuch', 'madeItWorse'] as const)(
		'%s lowers the reward of a win once, whenever and however often it is reported',
		(kind) => {
			const winId = 'win' as WinId;
			const card = cardOf('greet-by-name');
			const said = (outcome: Outcome) =>
				choiceOf('done', card.id, isoOfLog(-3, 14), { winId, outcome });
			const done = said({ ...bestOutcome, wasHarmful: true });
			const later = choiceOf(kind, card.id, isoOfLog(-1, 9), { winId, energy: 5 });
			// The user can move a win to a time after the harm report.
			const earlier = { ...later, at: isoOfLog(-5, 9) };
			const [well, badly, before, twice] = [
				[said(bestOutcome)],
				[done, later],
				[earlier, done],
				[done, later, later]
			].map((log) => learnedOf(log));
			const sums = (learned: Learned) => learned.evidence.cards.get(card.id)!;
			expect(sums(badly!).reward).toBeCloseTo(sums(well!).reward - 0.4, 12);
			// One observation, with the features from the time of the win.
			expect(sums(badly!).weight).toBe(1);
			expect(sums(badly!).features).toEqual(sums(well!).features);
			expect(badly!.evidence.products).toEqual(well!.evidence.products);
			const past = well!.history.cards.get(card.id);
			expect(badly!.history.cards.get(card.id)).toEqual({ ...past, harmCount: 1 });
			expect(badly!.history.channels.get(card.channel)).toMatchObject({ times: 1, harmCount: 1 });
			expect(expected(card, knowledgeOf(badly!, true))).toBeLessThan(
				expected(card, knowledgeOf(well!, true))
			);
			// The penalty applies once, however often and whenever harm is reported.
			expect(twice!.evidence).toEqual(badly!.evidence);
			expect(before!.evidence).toEqual(badly!.evidence);
			expect(before!.history).toEqual(badly!.history);
		}
	);

	test.each(['tooMuch', 'madeItWorse'] as const)(
		'%s about a card that was only offered is an observation of its own',
		(kind) => {
			const harm = choiceOf(kind, 'greet-by-name', isoOfLog(-1, 9));
			const { evidence, history } = learnedOf([harm]);
			const { weight, reward } = evidence.cards.get(harm.cardId)!;
			expect(weight).toBe(1);
			expect(reward).toBeCloseTo(-0.4, 12);
			expect(history.cards.get(harm.cardId)).toMatchObject({ times: 0, done: 0, harmCount: 1 });
			// A harm report about a win that is not in the log adds nothing.
			const ofWin = { ...harm, winId: 'win' as WinId };
			expect(learnedOf([ofWin]).evidence).toEqual(nothingLearned().evidence);
		}
	);

	test('a card that went well has a higher mean than one that went badly', () => {
		const outcomes: Outcome[] = [
			{ ease: 1, moodBefore: 4, moodAfter: 1, treasured: false },
			{ ease: 3, moodBefore: 3, moodAfter: 3, treasured: false },
			bestOutcome
		];
		for (const card of acts) {
			const changes = outcomes.map((outcome) =>
				change(card, [choiceOf('done', card.id, isoOfLog(-20, 14), { outcome })])
			);
			expect(changes).toEqual([...changes].sort((a, b) => a - b));
			expect(changes[0]).toBeLessThan(changes[2]!);
		}
	});

	test('every number stays finite after years', () => {
		const learned = learnedOf(goldenLog());
		const belief = beliefFrom(learned.evidence);
		expect([...belief.means].every(Number.isFinite)).toBe(true);
		for (const { id } of cardFacts) {
			expect(belief.taste(id, belief.means)).toSatisfy(Number.isFinite);
			expect(belief.tasteDeviation(id)).toBeGreaterThan(0);
		}
		expect([...belief.drawn(seededRandom('years'), 1)].every(Number.isFinite)).toBe(true);
	});
});

const print = fingerprintOf(cardFacts, null);

type Step = string | number | { key: unknown };

/** Returns the paths to all parts of a value, including each element of a `Float64Array`. */
function waysInto(value: unknown, way: readonly Step[] = []): (readonly Step[])[] {
	if (value instanceof Map)
		return [way, ...[...value].flatMap(([key, part]) => waysInto(part, [...way, { key }]))];
	if (value instanceof Float64Array) return [way, ...[...value.keys()].map((at) => [...way, at])];
	if (typeof value === 'object' && value !== null)
		return [way, ...Object.entries(value).flatMap(([key, part]) => waysInto(part, [...way, key]))];
	return [way];
}

/** Replaces the part at a path with `next(part)`. */
function changedAt(
	value: unknown,
	[step, ...rest]: readonly Step[],
	next: (present: unknown) => unknown
): unknown {
	if (step === undefined) return next(value);
	if (typeof step === 'object') {
		const map = value as Map<unknown, unknown>;
		map.set(step.key, changedAt(map.get(step.key), rest, next));
	} else {
		const record = value as Record<Step & string, unknown>;
		record[step as string] = changedAt(record[step as string], rest, next);
	}
	return value;
}

function withBitFlipped(value: number, bit: number): number {
	const view = new DataView(new ArrayBuffer(8));
	view.setFloat64(0, value);
	view.setUint8(bit >> 3, view.getUint8(bit >> 3) ^ (1 << (bit & 7)));
	return view.getFloat64(0);
}

describe('the cache of what was learned', () => {
	const learned = learnedOf(goldenLog(60));
	const place = { revision: '0017', order: ['2026-11-20', 1_795_163_400_000], id: 'the last' };
	const savedState = savedLearning(learned, place, print);
	const ways = waysInto(savedState);
	const nodeAt = (way: readonly Step[]) => {
		let found: unknown;
		changedAt(structuredClone(savedState), way, (present) => (found = present));
		return found;
	};
	const numbers = ways.filter((way) => typeof nodeAt(way) === 'number');
	const restored = (saved: unknown) => restoredLearning(saved, print);
	/** Returns the paths of the parts whose damage is not detected. */
	const unnoticed = (
		those: readonly (readonly Step[])[],
		damaged: (way: readonly Step[]) => unknown
	) =>
		those
			.filter((way) => restored(damaged(way)) !== null)
			.map((way) => way.map((step) => (typeof step === 'object' ? step.key : step)).join('.'));

	test('is restored to the last bit, also after structured cloning', () => {
		fc.assert(
			fc.property(anyLog, (log) => {
				const whole = learnedOf(log);
				const back = restored(structuredClone(savedLearning(whole, place, print)))!;
				expect(back).toEqual({ learned: whole, place });
				expect(digestOf(back.learned)).toBe(digestOf(whole));
				// Learning continues from it as if it had never been stored.
				expect(digestOf(learnedFrom(back.learned, log, cardFacts))).toBe(
					digestOf(learnedFrom(whole, log, cardFacts))
				);
			}),
			{ numRuns: 40 }
		);
	});

	test('is rejected when one bit of any number is flipped', () => {
		expect(numbers.length).toBeGreaterThan(500);
		for (const bit of [0, 7, 20, 33, 63]) {
			const flipped = (way: readonly Step[]) =>
				changedAt(structuredClone(savedState), way, (value) =>
					withBitFlipped(value as number, bit)
				);
			expect(unnoticed(numbers, flipped)).toEqual([]);
		}
	});

	test('is rejected when two numbers are swapped', () => {
		fc.assert(
			fc.property(fc.constantFrom(...numbers), fc.constantFrom(...numbers), (one, other) => {
				const [a, b] = [nodeAt(one), nodeAt(other)];
				fc.pre(!Object.is(a, b));
				const half = changedAt(structuredClone(savedState), one, () => b);
				expect(restored(changedAt(half, other, () => a))).toBeNull();
			}),
			{ numRuns: 300 }
		);
	});

	test('is rejected when any part is missing', () => {
		const removable = ways.filter((way) => way.length > 0 && typeof way.at(-1) !== 'number');
		const removed = (way: readonly Step[]) =>
			changedAt(structuredClone(savedState), way.slice(0, -1), (holder) => {
				const last = way.at(-1)!;
				if (typeof last === 'object') (holder as Map<unknown, unknown>).delete(last.key);
				else Reflect.deleteProperty(holder as object, last);
				return holder;
			});
		expect(unnoticed(removable, removed)).toEqual([]);
	});

	test.each([
		['null', null],
		['nothing', undefined],
		['a text', 'x'],
		['a number', 7.5],
		['a truth', true],
		['an empty object', {}],
		['an empty list', []],
		['an empty map', new Map()]
	])('is rejected when %s replaces any part', (_, instead) => {
		const parts = ways.filter((way) => {
			if (typeof way.at(-1) === 'number') return false;
			const present = nodeAt(way);
			// The digest treats false, null and undefined alike.
			return !Object.is(present, instead) && (present !== false || Boolean(instead));
		});
		const replaced = (way: readonly Step[]) =>
			changedAt(structuredClone(savedState), way, () => instead);
		expect(unnoticed(parts, replaced)).toEqual([]);
	});

	test('is rejected when a plain array replaces a typed one with the same numbers', () => {
		const lists = ways.filter((way) => nodeAt(way) instanceof Float64Array);
		const relisted = (way: readonly Step[]) =>
			changedAt(structuredClone(savedState), way, (list) => [...(list as Float64Array)]);
		expect(unnoticed(lists, relisted)).toEqual([]);
	});

	test('is rejected when any part is renamed', () => {
		const named = ways.filter((way) => typeof way.at(-1) === 'string');
		const renamed = (way: readonly Step[]) =>
			changedAt(structuredClone(savedState), way.slice(0, -1), (holder) =>
				Object.fromEntries(
					Object.entries(holder as object).map(([key, part]) => [
						key === way.at(-1) ? `${key}2` : key,
						part
					])
				)
			);
		expect(unnoticed(named, renamed)).toEqual([]);
	});

	test('is rejected when the engine, the deck or the start of learning differs', () => {
		expect(restoredLearning(savedState, fingerprintOf(cardFacts.slice(1), null))).toBeNull();
		expect(restoredLearning(savedState, fingerprintOf(cardFacts, isoOfLog(0, 9)))).toBeNull();
		expect(restoredLearning(savedState, '')).toBeNull();
		expect(restored(structuredClone(savedState))).toEqual({ learned, place });
	});

	test.each([null, undefined, 'text', 7, true, {}, [], new Map(), new Float64Array(3)])(
		'is rejected when it is %o',
		(saved) => {
			expect(restored(saved)).toBeNull();
		}
	);
});

describe('the fingerprint', () => {
	test('is the same for the same deck and start of learning', () => {
		expect(fingerprintOf(structuredClone(cardFacts), null)).toBe(print);
	});

	test('differs for another start of learning', () => {
		const prints = [null, '', isoOfLog(0, 9), isoOfLog(0, 10), isoOfLog(1, 9)].map((since) =>
			fingerprintOf(cardFacts, since)
		);
		expect(new Set(prints).size).toBe(5);
	});

	test('differs for any other deck', () => {
		const others = cardFacts.flatMap((card, i) => [
			cardFacts.toSpliced(i, 1),
			cardFacts.with(i, { ...card, effort: card.effort + 1 }),
			cardFacts.with(i, { ...card, withStranger: !card.withStranger }),
			cardFacts.with(i, { ...card, id: `${card.id}-2` as CardId }),
			cardFacts.with(i, { ...card, cues: [...card.cues, 'bedtime', 'coffee'] })
		]);
		const prints = others.map((deck) => fingerprintOf(deck, null));
		expect(prints).not.toContain(print);
		expect(new Set(prints).size).toBe(others.length);
	});
});

describe('digests', () => {
	test('are the same for the same value, and differ after the least change', () => {
		const aValue = fc.array(fc.oneof(fc.double(), fc.string(), fc.boolean()), { maxLength: 12 });
		fc.assert(
			fc.property(aValue, (value) => {
				expect(digestOf(structuredClone(value))).toBe(digestOf(value));
			})
		);
		const values = [
			0,
			-0,
			1,
			1 + Number.EPSILON,
			NaN,
			Infinity,
			-Infinity,
			5e-324,
			true,
			false,
			'a'
		];
		expect(new Set(values.map(digestOf)).size).toBe(values.length);
	});

	test('differ when any two numbers of an array are swapped, even close ones', () => {
		const halves = Array.from({ length: 129 }, (_, i) => i / 64 - 1);
		const digest = digestOf(halves);
		const unnoticed: (readonly [number, number])[] = [];
		for (let one = 0; one < halves.length; one++) {
			for (let other = one + 1; other < halves.length; other++) {
				const swapped = halves.with(one, halves[other]!).with(other, halves[one]!);
				if (digestOf(swapped) === digest) unnoticed.push([halves[one]!, halves[other]!]);
			}
		}
		expect(unnoticed).toEqual([]);
	});
});
