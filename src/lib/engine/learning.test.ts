import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardFacts, CardId } from '#lib/core/card.ts';
import type { Choice, Outcome } from '#lib/core/choice.ts';
import type { WinId } from '#lib/core/win.ts';
import { priorBelief, product } from './belief.ts';
import { featuresOf, type FeatureContext } from './features.ts';
import { noHistory } from './history.ts';
import { digestOf } from './digest.ts';
import { knowledgeOf, learnedFrom, nothingLearned, type Learned } from './learning.ts';
import { beliefFrom } from './posterior.ts';
import { seededRandom } from './random.ts';
import type { Knowledge } from './suggest.ts';
import {
	aLog,
	choiceOf,
	dayOfLog,
	goldenLog,
	isoOfLog,
	oldestFirst
} from '../../../tests/support/choice-log.ts';
import { runs } from '../../../tests/support/runs.ts';
import {
	aDay,
	aFewCards,
	aNarrowLog,
	anyLog,
	bestOutcome,
	cardOf,
	learnedOf,
	recounted,
	rounded,
	saidOtherwise
} from '../../../tests/support/learned.ts';

afterEach(() => {
	vi.unstubAllEnvs();
});

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
	return product(belief.means, features) + belief.taste(card, belief.means);
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
			runs(20, 400)
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
			runs(20, 400)
		);
	});
});

describe('learning ignores', () => {
	test('choices of cards that are not in the deck', () => {
		fc.assert(
			fc.property(anyLog, aLog([], 20), (log, gone) => {
				expect(gone.every(({ cardId }) => cardId === 'gone')).toBe(true);
				const mixed = oldestFirst([...log, ...gone]);
				expect(digestOf(learnedOf(mixed))).toBe(digestOf(learnedOf(log)));
			}),
			runs(20, 400)
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
			runs(20, 400)
		);
	});

	test('the showings of a day that is not over, as far as the posterior is concerned', () => {
		fc.assert(
			fc.property(anyLog, (log) => {
				const shown = log.map((choice): Choice => ({
					...choice,
					kind: 'shown',
					at: isoOfLog(0, 9)
				}));
				const { evidence } = learnedOf(shown);
				expect(evidence).toEqual(nothingLearned().evidence);
				expect(digestOf(beliefFrom(evidence).means)).toBe(
					digestOf(beliefFrom(nothingLearned().evidence).means)
				);
			}),
			runs(20, 400)
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
				for (const card of aFewCards) {
					expect(belief.taste(card, belief.means)).toBe(0);
					expect(belief.tasteDeviation(card)).toBe(priorBelief.tasteDeviation(card));
				}
				// The days on which cards were shown and done are facts, not learning: they still count.
				expect(rounded(history)).toEqual(rounded(recounted(log, Infinity)));
				const other = knowledgeOf(learnedOf(saidOtherwise(log)), false);
				expect(digestOf(other.history)).toBe(digestOf(history));
			}),
			runs(20, 400)
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
		const { taste, means } = known.belief;
		for (const card of tried) expect(taste(card, means)).not.toBe(0);
	});

	describe('from a card that was left without an answer', () => {
		const [one, two, three] = ['greet-by-name', 'one-word-hello', 'same-room-own-book'] as const;
		const shown = (id: string, hour: number, minute = 0) =>
			choiceOf('shown', id, isoOfLog(0, hour, minute));
		const nextDay = choiceOf('shown', 'rest-counts', isoOfLog(1, 9));
		const refused = (...day: Choice[]) =>
			[one, two, three].filter((id) => {
				const sums = learnedOf([...day, nextDay]).evidence.cards.get(id as CardId);
				return sums?.reward === 0 && sums.weight === 0.4;
			});

		test('is a weak refusal, once the day is over', () => {
			expect(refused(shown(one, 9), shown(two, 9))).toEqual([one, two]);
			expect(learnedOf([shown(one, 9)]).evidence.cards.size).toBe(0);
		});

		test('is none if the card was answered, or made way within seconds', () => {
			expect(refused(shown(one, 9), choiceOf('notNow', one, isoOfLog(0, 9)))).toEqual([]);
			const soon = { ...shown(two, 9), at: isoOfLog(0, 9).replace(':00+', ':05+') };
			expect(refused(shown(one, 9), soon)).toEqual([two]);
		});

		test('is none for cards after the one that was done, but one for those before', () => {
			const day = [shown(one, 9), shown(two, 9), shown(three, 9)];
			expect(refused(...day, choiceOf('done', two, isoOfLog(0, 10)))).toEqual([one]);
			expect(refused(...day, choiceOf('done', 'hold-a-door', isoOfLog(0, 10)))).toEqual([]);
		});
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
			expect(lowered('notNow', card)).toBeLessThan(lowered('lessLikeThis', card) / 2.5);
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
		for (const card of cardFacts) {
			expect(belief.taste(card, belief.means)).toSatisfy(Number.isFinite);
			expect(belief.tasteDeviation(card)).toBeGreaterThan(0);
		}
		expect([...belief.drawn(seededRandom('years'), 1)].every(Number.isFinite)).toBe(true);
	});
});
