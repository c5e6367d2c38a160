import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channels, type Channel } from '#lib/core/card.ts';
import type { PersonId } from '#lib/core/person.ts';
import { blankWin, ratings, type Rating, type WinDetails } from '#lib/core/win.ts';
import { seededRandom } from '#lib/engine/random.ts';
import { someDetails } from '../../../../../tests/support/wins.ts';
import { dayPartOf, findingsIn } from './finding.ts';
import { fewestEntries } from './statistics.ts';

const lena = 'lena' as PersonId;
const times = (count: number, details: Partial<WinDetails>) =>
	Array.from({ length: count }, () => ({ ...blankWin('2026-11-20T09:30:00+01:00'), ...details }));
const noon = '2026-11-20T13:30:00+01:00';

describe('the finding about mood', () => {
	const good = (count: number) =>
		times(count, { channel: 'text', people: [lena], moodBefore: 3, moodAfter: 5 });
	const usual = (count: number) => [
		...times(count, { channel: 'text', moodBefore: 3, moodAfter: 3 }),
		...times(count, { channel: 'call', people: [lena], moodBefore: 3, moodAfter: 3 })
	];

	test('names the channel and the person that went best together', () => {
		const { mood } = findingsIn([...good(20), ...usual(20)]);
		expect(mood).toMatchObject({ group: { channel: 'text', person: lena }, count: 20, others: 40 });
		expect(mood!.difference.mean).toBeCloseTo(2, 5);
	});

	test('is null with fewer than eight entries, or fewer than eight others', () => {
		const { mood } = findingsIn([...good(7), ...usual(20)]);
		expect(mood?.group).not.toEqual({ channel: 'text', person: lena });
		expect(findingsIn(good(30)).mood).toBeNull();
	});

	test('does not credit a group with the drift of low moods towards the usual one', () => {
		const wins = [
			...times(30, { channel: 'text', moodBefore: 1, moodAfter: 2 }),
			...times(30, { channel: 'call', moodBefore: 5, moodAfter: 4 })
		];
		expect(findingsIn(wins).mood).toBeNull();
	});
});

test('the finding about ease names a part of the day', () => {
	const wins = [...times(20, { ease: 5 }), ...times(20, { at: noon, ease: 2 })];
	expect(findingsIn(wins).ease).toMatchObject({ group: 'morning', count: 20, others: 20 });
	expect(
		findingsIn([...times(20, { ease: 4 }), ...times(20, { at: noon, ease: 4 })]).ease
	).toBeNull();
});

test('every hour belongs to a part of the day', () => {
	expect([0, 4, 5, 11, 12, 16, 17, 21, 22, 23].map(dayPartOf)).toEqual([
		...['night', 'night', 'morning', 'morning', 'afternoon', 'afternoon'],
		...['evening', 'evening', 'night', 'night']
	]);
});

test('a finding has enough entries on both sides and an interval above zero, in any order', () => {
	fc.assert(
		fc.property(fc.array(someDetails, { maxLength: 60 }), (wins) => {
			const found = findingsIn(wins);
			for (const one of [found.mood, found.ease]) {
				if (!one) continue;
				expect(one.count).toBeGreaterThanOrEqual(fewestEntries);
				expect(one.others).toBeGreaterThanOrEqual(fewestEntries);
				expect(one.difference.low).toBeGreaterThan(0);
				expect(one.difference.mean).toBeGreaterThan(one.difference.low);
			}
			const turned = findingsIn([...wins].reverse());
			expect(turned.ease).toEqual(found.ease);
			expect(turned.mood === null).toBe(found.mood === null);
		})
	);
});

test('chance makes a claim in at most one of twenty diaries', () => {
	const { uniform: random } = seededRandom('claims');
	const one = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)]!;
	const people = ['ann', 'ben', 'cem', 'dee'] as PersonId[];
	const diaries = 200;
	let [moods, eases] = [0, 0];
	for (let diary = 0; diary < diaries; diary++) {
		const wins = Array.from({ length: 90 }, () => ({
			...blankWin(
				`2026-11-20T${String(6 + Math.floor(random() * 16)).padStart(2, '0')}:30:00+01:00`
			),
			channel: one<Channel>(channels),
			people: [one(people)],
			moodBefore: one<Rating>(ratings),
			moodAfter: one<Rating>(ratings),
			ease: one<Rating>(ratings)
		}));
		const found = findingsIn(wins);
		if (found.mood) moods++;
		if (found.ease) eases++;
	}
	expect(moods / diaries).toBeLessThanOrEqual(0.05);
	expect(eases / diaries).toBeLessThanOrEqual(0.05);
});
