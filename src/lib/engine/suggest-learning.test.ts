import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardFacts, CardId } from '#lib/core/card.ts';
import type { Choice, Outcome } from '#lib/core/choice.ts';
import { dayAt, localIso } from '#lib/core/day.ts';
import { priorBelief, product } from './belief.ts';
import { featuresOf } from './features.ts';
import { featureNames, priorMeans } from './prior.ts';
import type { Reason } from './reasons.ts';
import { fittingNow, suggest, type Knowledge, type Moment } from './suggest.ts';
import { aLog, choiceOf, goldenLog, isoOfLog } from '../../../tests/support/choice-log.ts';
import { brokenRules, daysFrom } from '../../../tests/support/hard-rules.ts';
import { bestOutcome } from '../../../tests/support/random-requests.ts';
import { explained, falseReasons } from '../../../tests/support/reasons.ts';
import { runs } from '../../../tests/support/runs.ts';
import {
	dayMs,
	knowing,
	nowMs,
	offered,
	requestOf,
	seeds
} from '../../../tests/support/requests.ts';

afterEach(() => {
	vi.unstubAllEnvs();
});

/** Posterior mean reward of a card at that moment. */
function expectedOf(card: CardFacts, moment: Moment, { belief, history }: Knowledge): number {
	const day = Date.parse(`${moment.today}T00:00:00Z`) / dayMs;
	const isIntended = ({ id }: CardFacts) => id === moment.intendedCardId;
	const features = featuresOf(card, { ...moment, day, isIntended }, history);
	return product(belief.means, features) + belief.taste(card, belief.means);
}

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
			change: true,
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
		const aRealLog = fc.oneof(aLog(few, 200), aLog(cardFacts, 120));
		const logs = fc.sample(aRealLog, { numRuns: 1_000, seed: 7 });
		for (const [i, log] of logs.entries())
			if (i < runs(30).numRuns || kinds.size < Object.keys(allKinds).length) check(log, i);
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
			runs(70, 1_000)
		);
	});

	test('marks a card as a change only if another is expected to go better and its family was long away', () => {
		const few = cardFacts.filter((_, i) => i % 9 === 0);
		fc.assert(
			fc.property(
				aLog(few, 60),
				fc.string(),
				fc.integer({ min: 16, max: 100 }),
				(log, seed, energy) => {
					const knowledge = knowing(log);
					const { answerCount } = knowledge.history;
					const slope = 0.2 + (0.5 * answerCount) / (answerCount + 100);
					const familyOf = (id: CardId) => cardFacts.find((card) => card.id === id)!.family;
					const today = dayAt(nowMs);
					const isUsual = (id: CardId) =>
						log.some(({ kind, cardId, at }) => {
							const days = Math.abs(daysFrom(at, today));
							if (familyOf(cardId) !== familyOf(id) || days > 14) return false;
							return kind === 'done' || (kind === 'shown' && days > 0);
						});
					const request = requestOf({ energy }, { seed, knowledge });
					const fitting = fittingNow(cardFacts, request.moment, []);
					const means = cardFacts
						.filter(({ id, family }) => fitting.has(id) && family !== 'rest')
						.map((card) => ({ id: card.id, mean: expectedOf(card, request.moment, knowledge) }));
					const highest = Math.max(...means.map(({ mean }) => mean));
					for (const { cardId, reasons } of explained(request)) {
						const isChange = reasons.some(({ kind }) => kind === 'change');
						const mean = means.find(({ id }) => id === cardId)?.mean;
						const isBelow = mean !== undefined && slope * (highest - mean) > 0.08;
						expect(isChange).toBe(isBelow && !isUsual(cardId));
					}
				}
			),
			runs(70, 1_000)
		);
	});

	test('marks only cards of other families as a change for a user who loves one family', () => {
		const usual = cardFacts.filter(({ family }) => family === 'appreciate').slice(0, 4);
		const outcome = { ...bestOutcome, treasured: true };
		const knowledge = knowing(usual.flatMap((card) => said('done', card, 30, { outcome })));
		const changes = seeds.flatMap((seed) =>
			explained(requestOf({ energy: 100 }, { seed, knowledge }))
				.filter(({ reasons }) => reasons.some(({ kind }) => kind === 'change'))
				.map(({ cardId }) => cardId)
		);
		expect(changes.length).toBeGreaterThanOrEqual(seeds.length / 2);
		for (const card of usual) expect(changes).not.toContain(card.id);
	});
});
