import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channels } from '#lib/core/card.ts';
import type { Revision } from '#lib/core/clock.ts';
import type { PersonId } from '#lib/core/person.ts';
import { blankWin, ratings, type Win, type WinId } from '#lib/core/win.ts';
import { emptySummary, mostNotes, sumOf, summaryWith } from './summary.ts';

const rating = fc.option(fc.constantFrom(...ratings));
const wins = fc.array(
	fc
		.record({
			channel: fc.option(fc.constantFrom(...channels)),
			moodBefore: rating,
			moodAfter: rating,
			ease: rating,
			people: fc.array(fc.constantFrom('a' as PersonId, 'b' as PersonId)),
			note: fc.constantFrom('', 'words'),
			carry: fc.constantFrom('', 'more')
		})
		.map((details): Win => ({
			...blankWin('2026-11-20T09:30:00+01:00'),
			id: 'w' as WinId,
			revision: '0' as Revision,
			...details
		})),
	{ maxLength: 60 }
);

describe('summaryWith', () => {
	test('gives the same result page by page as all at once', () => {
		fc.assert(
			fc.property(wins, wins, (first, second) => {
				const paged = summaryWith(summaryWith(emptySummary, first), second);
				expect(paged).toEqual(summaryWith(emptySummary, [...first, ...second]));
			})
		);
	});

	test('counts the wins by each detail', () => {
		fc.assert(
			fc.property(wins, (list) => {
				const summary = summaryWith(emptySummary, list);
				const count = (is: (win: Win) => unknown) => list.filter(is).length;
				expect(summary.wins).toBe(list.length);
				expect(Object.values(summary.channels).reduce((a, b) => a + b, 0)).toBe(list.length);
				expect(summary.channels.none).toBe(count(({ channel }) => channel === null));
				expect(sumOf(summary.moodBefore)).toBe(count(({ moodBefore }) => moodBefore));
				expect(summary.moodAfter[4]).toBe(count(({ moodAfter }) => moodAfter === 4));
				expect(sumOf(summary.ease)).toBe(count(({ ease }) => ease));
				for (const one of ['a', 'b'] as PersonId[])
					expect(summary.people.get(one) ?? 0).toBe(count(({ people }) => people.includes(one)));
				expect(summary.withWords).toBe(count(({ note, carry }) => note || carry));
			})
		);
		expect(emptySummary.wins).toBe(0);
	});

	test('includes a limited number of notes, and counts all of them', () => {
		const [win] = fc.sample(wins, 50).flat();
		const many = Array.from({ length: mostNotes + 30 }, () => ({ ...win!, note: 'words' }));
		const summary = summaryWith(emptySummary, many);
		expect(summary.notes).toHaveLength(mostNotes);
		expect(summary.withWords).toBe(mostNotes + 30);
	});
});
