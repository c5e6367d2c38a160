import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CardId, Channel } from '#lib/core/card.ts';
import type { Family } from '#lib/core/families.ts';
import { expectedMood } from '#lib/core/mood.ts';
import type { PersonId } from '#lib/core/person.ts';
import { totalsOf, type Month, type MonthTotals } from '#lib/core/totals.ts';
import { blankWin, type Rating, type Win, type WinDetails } from '#lib/core/win.ts';
import { insightsOf } from './insights.ts';
import { seededRandom } from '#lib/engine/random.ts';
import { someDetails } from '../../../../../tests/support/wins.ts';

const familyOf = (id: CardId): Family | null =>
	({ 'greet-by-name': 'greet', 'one-line-check-in': 'checkIn' })[id as string] as Family | null;

const winWith = (details: Partial<WinDetails>) =>
	({ ...blankWin('2026-11-20T09:30:00+01:00'), ...details }) as Win;
const of = (...wins: Partial<WinDetails>[]) => insightsOf(totalsOf(wins.map(winWith)), familyOf);
const times = (count: number, details: Partial<WinDetails>) =>
	Array.from({ length: count }, () => details);
const inMonth = (month: string) => `${month}-10T09:30:00+01:00`;

const someWins = fc.array(someDetails.map(winWith), { maxLength: 60 });

describe('all insights', () => {
	test('are empty for an empty diary and claim nothing', () => {
		const nothing = of();
		expect(nothing).toMatchObject({
			wins: 0,
			moodCount: 0,
			moodByFamily: [],
			moodByChannel: [],
			replies: []
		});
		expect(nothing.ease).toEqual({ count: 0, periods: [], overall: null, change: null });
		expect(nothing.hours.busiest).toBeNull();
		expect(nothing.energy).toEqual({ count: 0, cells: [], highest: null });
		expect(nothing.reach).toEqual({ count: 0, people: 0, months: [] });
	});

	test('do not depend on the order of the months or of the counts in them', () => {
		fc.assert(
			fc.property(someWins, (wins) => {
				const totals = totalsOf(wins);
				const turned = [...totals].reverse().map(({ id, counts }) => ({
					id,
					counts: Object.fromEntries(Object.entries(counts).reverse())
				}));
				expect(insightsOf(turned, familyOf)).toEqual(insightsOf(totals, familyOf));
			})
		);
	});

	test('claim nothing about a group of fewer than eight, and every interval contains its mean', () => {
		fc.assert(
			fc.property(someWins, (wins) => {
				const { ease, mood, moodByChannel, moodByFamily, energy, replies } = insightsOf(
					totalsOf(wins),
					familyOf
				);
				for (const { count, lift, lifted } of [...moodByChannel, ...moodByFamily]) {
					expect(lift === null).toBe(count < 8);
					if (lift && lifted) {
						expect(lift.low).toBeLessThan(lift.mean);
						expect(lift.high).toBeGreaterThan(lift.mean);
						expect(lifted.of).toBe(count);
					}
				}
				for (const { rated, ease } of energy.cells) {
					expect(ease === null).toBe(rated < 8);
					if (ease) expect(ease.low >= 1 && ease.low <= ease.mean && ease.high <= 5).toBe(true);
				}
				for (const { count, answered } of replies) expect(answered === null).toBe(count < 8);
				for (const { count, periods } of [ease, mood]) {
					expect(periods.length > 0).toBe(count >= 8);
					expect(periods.reduce((sum, period) => sum + period.count, 0)).toBe(
						count < 8 ? 0 : count
					);
					for (const { count, mean } of periods) {
						expect(count).toBeGreaterThanOrEqual(3);
						expect(mean.low <= mean.mean && mean.mean <= mean.high).toBe(true);
					}
				}
			})
		);
	});

	test('do not change with details that are not counted', () => {
		fc.assert(
			fc.property(someWins, (wins) => {
				const other = wins.map((win) => ({
					...win,
					note: 'Other words',
					treasured: !win.treasured,
					carry: '',
					tags: ['x']
				}));
				expect(insightsOf(totalsOf(other), familyOf)).toEqual(insightsOf(totalsOf(wins), familyOf));
			})
		);
	});

	test('ignore unknown keys and months', () => {
		const strange: MonthTotals[] = [
			{ id: '2026-13' as Month, counts: { win: 3 } },
			{
				id: '2026-11' as Month,
				counts: { win: 1, 'mood|text||9|4': 9, 'reply|text|maybe': 9, 'hour|NaN': 9, later: 2 }
			}
		];
		const { wins, moodCount, replies, hours } = insightsOf(strange, familyOf);
		expect({ wins, moodCount, replies, hours: hours.count }).toEqual({
			wins: 1,
			moodCount: 0,
			replies: [],
			hours: 0
		});
	});
});

describe('mood change', () => {
	const mood = (channel: Channel, moodBefore: Rating, moodAfter: Rating): Partial<WinDetails> => ({
		channel,
		moodBefore,
		moodAfter
	});

	test('finds the kind of card that lifted the mood more than the others', () => {
		const { moodByChannel, moodByFamily } = of(
			...times(20, { ...mood('text', 3, 4), cardId: 'one-line-check-in' as CardId }),
			...times(40, { ...mood('inPerson', 3, 3), cardId: 'greet-by-name' as CardId })
		);
		expect(moodByChannel.map(({ kind }) => kind)).toEqual(['inPerson', 'text']);
		const text = moodByChannel[1]!;
		expect(text.lift!.low).toBeGreaterThan(0);
		expect(text.lifted).toMatchObject({ hits: 20, of: 20 });
		expect(moodByChannel[0]!.lifted).toMatchObject({ hits: 0, of: 40 });
		expect(moodByFamily.map(({ kind }) => kind)).toEqual(['greet', 'checkIn']);
		expect(moodByFamily[1]!.lift).toEqual(text.lift);
	});

	test('counts a win without a known kind towards the usual line, but in no group', () => {
		const { moodCount, moodByFamily, moodByChannel } = of(
			...times(9, { moodBefore: 2, moodAfter: 3, cardId: 'gone' as CardId })
		);
		expect({ moodCount, moodByFamily, moodByChannel }).toEqual({
			moodCount: 9,
			moodByFamily: [],
			moodByChannel: []
		});
	});

	test('sees no lift if the mood after is the expected one', () => {
		const pairs = ([1, 2, 3, 4, 5] as const).flatMap((before) =>
			times(8, mood('call', before, Math.round(expectedMood(before)) as Rating))
		);
		const [call] = of(...pairs).moodByChannel;
		expect(Math.abs(call!.lift!.mean)).toBeLessThan(0.1);
		expect(call!.lifted!.hits).toBe(0);
	});

	test('sees no lift for cards without any effect, even if they are done on low days', () => {
		// Moods vary around 3.4 by themselves. Calls are made on low days, in-person cards on good ones.
		const random = seededRandom('no effect');
		const rated = (value: number) => Math.min(5, Math.max(1, Math.round(value))) as Rating;
		let [clear, groups, raw, rawCount, sum] = [0, 0, 0, 0, 0];
		for (let person = 0; person < 200; person++) {
			const wins: Partial<WinDetails>[] = [];
			for (let entry = 0; entry < 80; entry++) {
				const swing = random.normal();
				const before = rated(3.4 + swing);
				const after = rated(3.4 + 0.5 * swing + 0.8 * random.normal());
				const isLow = before + 0.5 * random.normal() < 2.6;
				wins.push(mood(isLow ? 'call' : 'inPerson', before, after));
				if (isLow) {
					raw += after - before;
					rawCount++;
				}
			}
			const call = of(...wins).moodByChannel.find(({ kind }) => kind === 'call')!;
			groups++;
			sum += call.lift!.mean;
			if (call.lift!.low > 0 || call.lift!.high < 0) clear++;
		}
		expect(raw / rawCount).toBeGreaterThan(0.5);
		expect(Math.abs(sum / groups)).toBeLessThan(0.06);
		expect(clear / groups).toBeLessThan(0.08);
	});

	test('finds a real effect of one channel and about its size', () => {
		const random = seededRandom('effect');
		const rated = (value: number) => Math.min(5, Math.max(1, Math.round(value))) as Rating;
		let sum = 0;
		for (let person = 0; person < 100; person++) {
			const wins = Array.from({ length: 120 }, (_, entry) => {
				const swing = random.normal();
				const isCall = entry % 4 === 0;
				const after = 2.8 + 0.5 * swing + 0.5 * random.normal() + (isCall ? 0.8 : 0);
				return mood(isCall ? 'call' : 'inPerson', rated(2.8 + swing), rated(after));
			});
			const { moodByChannel } = of(...wins);
			const lift = (kind: Channel) => moodByChannel.find((one) => one.kind === kind)!.lift!.mean;
			sum += lift('call') - lift('inPerson');
		}
		expect(sum / 100).toBeGreaterThan(0.65);
		expect(sum / 100).toBeLessThan(0.95);
	});
});

describe('over time', () => {
	const eases = (month: string, ...given: Rating[]) =>
		given.map((ease) => ({ at: inMonth(month), ease }));

	test('pools months with few answers, and the last ones with those before', () => {
		const { ease } = of(
			...eases('2025-12', 2),
			...eases('2026-02', 3, 3),
			...eases('2026-03', 4, 4, 4),
			...eases('2026-04', 5),
			...eases('2026-06', 5)
		);
		expect(ease.periods.map(({ from, to, count }) => [from, to, count])).toEqual([
			['2025-12', '2026-02', 3],
			['2026-03', '2026-06', 5]
		]);
		expect(ease.periods[0]!.mean.mean).toBeCloseTo(8 / 3);
		expect(ease.change).toBeNull();
		expect(ease.overall!.mean).toBeCloseTo(30 / 8);
	});

	test('reports a rise in ease once both halves have enough answers', () => {
		const low = times(10, {}).flatMap(() => eases('2026-01', 2));
		const high = times(10, {}).flatMap(() => eases('2026-05', 4));
		const { change } = of(...low, ...high).ease;
		expect(change!.earlier.mean).toBe(2);
		expect(change!.later.mean).toBe(4);
		expect(change!.difference.low).toBeGreaterThan(0);
		expect(of(...low, ...high.slice(0, 5)).ease.change).toBeNull();
	});
});

describe('people', () => {
	test('counts each person once, and the number so far never falls', () => {
		fc.assert(
			fc.property(someWins, (wins) => {
				const { people, months } = insightsOf(totalsOf(wins), familyOf).reach;
				const soFar = months.map(({ peopleSoFar }) => peopleSoFar);
				expect(soFar).toEqual([...soFar].sort((one, other) => one - other));
				expect(soFar.at(-1) ?? 0).toBe(people);
				expect(people).toBe(new Set(wins.flatMap((win) => win.people)).size);
				for (const { people: inMonth, peopleSoFar } of months) {
					expect(inMonth).toBeGreaterThan(0);
					expect(inMonth).toBeLessThanOrEqual(peopleSoFar);
				}
			})
		);
	});

	test('counts people by month and up to that month', () => {
		const [ann, ben, cem] = ['ann', 'ben', 'cem'] as PersonId[];
		const { reach } = of(
			{ at: inMonth('2026-03'), people: [ann!, ben!] },
			{ at: inMonth('2026-01'), people: [ann!] },
			{ at: inMonth('2026-01'), people: [ann!] },
			{ at: inMonth('2026-04'), people: [cem!] }
		);
		expect(reach).toEqual({
			count: 5,
			people: 3,
			months: [
				{ month: '2026-01', people: 1, peopleSoFar: 1 },
				{ month: '2026-03', people: 2, peopleSoFar: 2 },
				{ month: '2026-04', people: 1, peopleSoFar: 3 }
			]
		});
	});
});

describe('energy', () => {
	test('reports the cell with the highest ease, and marks a clear difference from the others', () => {
		const act = (channel: Channel, energy: number, ease: Rating) => ({ channel, energy, ease });
		const { energy } = of(
			...times(20, act('text', 30, 5)),
			...times(20, act('call', 70, 2)),
			...times(7, act('letter', 10, 5))
		);
		expect(energy.highest).toMatchObject({
			cell: { channel: 'text', part: 1, rated: 20 },
			isClear: true
		});
		expect(energy.cells.map(({ channel, part }) => [channel, part])).toEqual([
			['call', 3],
			['text', 1],
			['letter', 0]
		]);
		const even = of(...times(20, act('text', 30, 3)), ...times(20, act('call', 70, 3)));
		expect(even.energy.highest).toMatchObject({ isClear: false });
	});

	test('counts a win without an ease, but not as a rating', () => {
		const { energy } = of(...times(9, { channel: 'text', energy: 100 }));
		expect(energy.cells).toEqual([{ channel: 'text', part: 4, count: 9, rated: 0, ease: null }]);
		expect(energy.count).toBe(0);
	});
});

describe('hours of the day', () => {
	test('finds the busiest hours even across midnight', () => {
		const at = (hour: string) => ({ at: `2026-11-20T${hour}:10:00+01:00` });
		const { hours } = of(...times(4, at('23')), ...times(4, at('00')), at('12'));
		expect(hours.busiest).toMatchObject({ from: 22, share: { hits: 8, of: 9 } });
		expect(hours.hours).toHaveLength(24);
		expect(hours.hours[23]).toBe(4);
		expect(of(...times(9, at('12'))).hours.busiest).toMatchObject({ from: 11 });
	});

	test('names no busiest hours where the difference could be chance', () => {
		const at = (hour: number) => ({
			at: `2026-11-20T${String(hour).padStart(2, '0')}:10:00+01:00`
		});
		// Three to six wins in each hour from 7 to 22.
		const uneven = [3, 5, 4, 3, 6, 4, 5, 3, 4, 6, 5, 4, 3, 5, 4, 6];
		const flat = uneven.flatMap((count, hour) => times(count, at(hour + 7)));
		expect(of(...flat).hours.busiest).toBeNull();
		expect(of(...flat, ...times(40, at(9))).hours.busiest).toMatchObject({ from: 9 });
		expect(of(...times(3, at(9)), ...[12, 15, 17, 19, 21].map(at)).hours.busiest).toBeNull();
	});
});

describe('replies', () => {
	test('are counted by channel, the one with the most answers first', () => {
		const { replies } = of(
			...times(3, { channel: 'call', reply: 'yes' }),
			...times(6, { channel: 'text', reply: 'yes' }),
			...times(2, { channel: 'text', reply: 'no' }),
			...times(2, { channel: 'text', reply: 'notYet' }),
			...times(2, { reply: 'yes' })
		);
		expect(replies).toEqual([
			{
				channel: 'text',
				count: 10,
				yes: 6,
				notYet: 2,
				no: 2,
				answered: { hits: 6, of: 10, low: expect.any(Number), high: expect.any(Number) }
			},
			{ channel: 'call', count: 3, yes: 3, notYet: 0, no: 0, answered: null }
		]);
	});
});
