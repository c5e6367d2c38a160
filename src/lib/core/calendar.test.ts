import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayAfter, monthAfter, weekdayOf, weeksOf, type Weekday } from './calendar.ts';
import { dayMoods } from './day-moods.ts';
import type { Day } from './day.ts';
import type { Month } from './totals.ts';
import { ratings, type Rating } from './win.ts';

const month = fc
	.tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }))
	.map(([year, number]) => `${year}-${String(number).padStart(2, '0')}` as Month);
const weekday = fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>;

test('a month has all its days once, in order, each below its weekday', () => {
	fc.assert(
		fc.property(month, weekday, (of, firstWeekday) => {
			const weeks = weeksOf(of, firstWeekday);
			const days = weeks.flat().filter((day) => day !== null);
			expect(days[0]).toBe(`${of}-01`);
			expect(dayAfter(days.at(-1)!, 1)).toBe(`${monthAfter(of, 1)}-01`);
			for (const [at, day] of days.entries()) expect(day).toBe(dayAfter(days[0]!, at));
			for (const week of weeks) {
				expect(week).toHaveLength(7);
				for (const [at, day] of week.entries())
					if (day) expect((firstWeekday + at - 1) % 7).toBe(weekdayOf(day) - 1);
			}
		})
	);
});

test('November 2026 begins on a Sunday, and February 2024 has 29 days', () => {
	expect(weeksOf('2026-11' as Month, 1)[0]).toEqual([
		null,
		null,
		null,
		null,
		null,
		null,
		'2026-11-01'
	]);
	expect(weeksOf('2024-02' as Month, 1).flat()).toContain('2024-02-29');
});

test('months can be counted in both directions, across a year', () => {
	expect(monthAfter('2026-12' as Month, 1)).toBe('2027-01');
	fc.assert(
		fc.property(month, fc.integer({ min: -40, max: 40 }), (of, by) => {
			expect(monthAfter(monthAfter(of, by), -by)).toBe(of);
		})
	);
});

const day = fc.constantFrom('2026-11-18', '2026-11-19', '2026-11-20') as fc.Arbitrary<Day>;
const wins = fc.array(
	fc.record({
		at: day.map((each) => `${each}T09:30:00+01:00`),
		moodAfter: fc.constantFrom(null, ...ratings)
	})
);

test('each day with wins has their number and an average within their moods', () => {
	fc.assert(
		fc.property(wins, (all) => {
			const days = dayMoods(all);
			expect([...days.values()].reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
			for (const [of, { mood }] of days) {
				const moods = all
					.filter(({ at }) => at.startsWith(of))
					.flatMap(({ moodAfter }) => moodAfter ?? []);
				if (moods.length === 0) expect(mood).toBeNull();
				else {
					expect(mood).toBeGreaterThanOrEqual(Math.min(...moods));
					expect(mood).toBeLessThanOrEqual(Math.max(...moods));
				}
			}
		})
	);
});

test('the average is rounded to the scale', () => {
	const at = '2026-11-20T09:30:00+01:00';
	const of = (...moods: Rating[]) =>
		dayMoods(moods.map((moodAfter) => ({ at, moodAfter }))).get('2026-11-20' as Day);
	expect(of(1, 2)).toEqual({ count: 2, mood: 2 });
	expect(of(5, 4, 4)).toEqual({ count: 3, mood: 4 });
});
