import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Choice } from '#lib/core/choice.ts';
import { featuresOf } from './features.ts';
import { noEvidence, observe, type Evidence } from './posterior.ts';
import { rewardOf } from './reward.ts';
import { goldenLog, isoOfLog } from '../../../tests/support/choice-log.ts';
import {
	aDay,
	aNarrowLog,
	anyLog,
	cardOf,
	ignoredIn,
	learnedOf,
	recounted,
	rounded
} from '../../../tests/support/learned.ts';

afterEach(() => {
	vi.unstubAllEnvs();
});

/** Recounts the evidence naively: each answer with the features that follow from the log before it. */
function recountedEvidence(log: readonly Choice[], sinceMs = -Infinity): Evidence {
	const evidence = noEvidence();
	const ignored = new Set(ignoredIn(log, sinceMs));
	for (const [i, choice] of log.entries()) {
		const { at, kind, cardId, energy, winId, outcome, isIntended } = choice;
		if (Date.parse(at) <= sinceMs) continue;
		if (kind === 'shown' && !ignored.has(choice)) continue;
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
			recounted(log.slice(0, i), sinceMs, at.slice(0, 10))
		);
		if (kind === 'shown') {
			observe(evidence, cardOf(cardId), features, 0, 0.4);
			continue;
		}
		if (kind === 'done') observe(evidence, cardOf(cardId), features, rewardOf(outcome), 1);
		else if (kind === 'notNow') observe(evidence, cardOf(cardId), features, 0, 0.6);
		else if (kind === 'lessLikeThis') {
			// A plain refusal of the features, and a strong one of only the card.
			observe(evidence, cardOf(cardId), features, 0, 1);
			observe(
				evidence,
				cardOf(cardId),
				features.map(() => 0),
				-0.5,
				1
			);
		} else if (winId === null) observe(evidence, cardOf(cardId), features, -0.4, 1);
	}
	return evidence;
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
