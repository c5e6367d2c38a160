import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { Choice } from '#lib/core/choice.ts';
import { dayOf } from '#lib/core/day.ts';
import { learnedFrom, nothingLearned } from './learning.ts';
import { lessonsOf, type Lessons } from './lessons.ts';
import { aLog, choiceOf, isoOfLog } from '../../../tests/support/choice-log.ts';

const texts = cardFacts.filter(({ channel }) => channel === 'text');
const [greet] = cardFacts.filter(({ id }) => id === 'greet-by-name');
const best = { ease: 5, moodBefore: 2, moodAfter: 5, treasured: false } as const;

function lessonsFrom(log: readonly Choice[]): Lessons {
	return lessonsOf(
		learnedFrom(nothingLearned(), log, cardFacts),
		cardFacts,
		dayOf(isoOfLog(1, 12))
	);
}

/** The same choice on each of `times` consecutive days. */
function said(kind: Choice['kind'], cardId: string, times: number, rest: Partial<Choice> = {}) {
	return Array.from({ length: times }, (_, i) =>
		choiceOf(kind, cardId, isoOfLog(i - 60, 12), rest)
	);
}

describe('lessons', () => {
	test('count whole answers, as a user would count them in the log', () => {
		fc.assert(
			fc.property(aLog(cardFacts, 60), (log) => {
				const { channels, answerCount } = lessonsFrom(log);
				const answers = log.filter(({ kind }) => ['done', 'notNow', 'lessLikeThis'].includes(kind));
				expect(answerCount).toBe(answers.length);
				const of = (those: readonly Choice[], channel: string) =>
					those.filter(
						({ cardId }) => cardFacts.find(({ id }) => id === cardId)!.channel === channel
					).length;
				const dones = answers.filter(({ kind }) => kind === 'done');
				for (const { channel, times, done } of channels)
					expect([times, done]).toEqual([of(answers, channel), of(dones, channel)]);
				// Exactly the channels with an answer, without `solo`.
				const ways = new Set(
					answers.map(({ cardId }) => cardFacts.find(({ id }) => id === cardId)!.channel)
				);
				ways.delete('solo');
				expect(channels.map(({ channel }) => channel).sort()).toEqual([...ways].sort());
			}),
			{ numRuns: 60 }
		);
	});

	test('count a "not now" as one answer, although it weighs less', () => {
		const [text] = texts;
		const log = [...said('done', text!.id, 1), ...said('notNow', text!.id, 11)];
		expect(lessonsFrom(log).channels).toMatchObject([{ channel: 'text', times: 12, done: 1 }]);
	});

	test('report whether a channel goes better or worse than the prior assumed', () => {
		const changeOf = (log: readonly Choice[]) => lessonsFrom(log).channels[0]!.change;
		const well = texts.flatMap(({ id }) => said('done', id, 3, { outcome: best }));
		const badly = texts.flatMap(({ id }) => said('lessLikeThis', id, 3));
		expect(changeOf(well)).toBeGreaterThan(0);
		expect(changeOf(badly)).toBeLessThan(0);
	});

	test('name the card that went well more than once, and the family with a "less like this"', () => {
		const log = [
			...said('done', texts[0]!.id, 5, { outcome: best }),
			...said('lessLikeThis', greet!.id, 2)
		];
		const { favourites, disliked, unwanted } = lessonsFrom(log);
		expect(favourites).toEqual([texts[0]!.id]);
		expect(disliked).toEqual([greet!.id]);
		expect(unwanted).toEqual(['greet']);
	});

	test('are empty when there are no answers', () => {
		const log = [...said('shown', texts[0]!.id, 9), ...said('shown', greet!.id, 9)];
		expect(lessonsFrom(log)).toEqual({
			answerCount: 0,
			channels: [],
			heavier: null,
			favourites: [],
			disliked: [],
			unwanted: []
		});
	});
});
