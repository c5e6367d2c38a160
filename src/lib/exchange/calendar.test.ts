import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { dayNumber, type Day } from '#lib/domain/day.ts';
import { isPlanRule } from '#lib/domain/plan.ts';
import { comesUpOn, nextDays, type Recurrence } from './calendar.ts';

const day = (text: string) => text as Day;
const dayMs = 86_400_000;
const dayAfter = (first: Day, days: number) =>
	new Date((dayNumber(first) + days) * dayMs).toISOString().slice(0, 10) as Day;

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const interval = fc.oneof(
	fc.constant(''),
	fc.integer({ min: 1, max: 99 }).map((n) => `;INTERVAL=${n}`)
);
const someRule = fc
	.tuple(
		fc.oneof(
			fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY'),
			fc
				.array(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 7 })
				.map((days) => `WEEKLY;BYDAY=${days.join()}`),
			fc
				.tuple(fc.constantFrom('-1', '1', '2', '3', '4', '5'), fc.constantFrom(...weekdays))
				.map((parts) => `MONTHLY;BYDAY=${parts.join('')}`),
			fc.constantFrom(-1, 1, 15, 28, 29, 30, 31).map((n) => `MONTHLY;BYMONTHDAY=${n}`)
		),
		interval
	)
	.map(([rule, every]) => `FREQ=${rule}${every}`);
const someDay = fc.integer({ min: 0, max: 9000 }).map((days) => dayAfter(day('2015-01-01'), days));

/** Whether a rule fits a day, as RFC 5545 tells it, a day at a time and without any library. */
function fits({ rule, since }: Recurrence, on: Day): boolean {
	if (on < since) return false;
	const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]));
	const every = Number(parts.get('INTERVAL') ?? 1);
	const week = (of: Day) => Math.floor((dayNumber(of) + 3) / 7);
	const month = (of: Day) => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7));
	const weekday = (of: Day) => weekdays[(dayNumber(of) + 3) % 7]!;
	const date = (of: Day) => Number(of.slice(8));
	const isLast = (span: number) => dayAfter(on, span).slice(0, 7) !== on.slice(0, 7);
	const byDay = parts.get('BYDAY');
	if (parts.get('FREQ') === 'DAILY') return (dayNumber(on) - dayNumber(since)) % every === 0;
	if (parts.get('FREQ') === 'WEEKLY')
		return (
			(week(on) - week(since)) % every === 0 &&
			(byDay?.split(',') ?? [weekday(since)]).includes(weekday(on))
		);
	if ((month(on) - month(since)) % every !== 0) return false;
	if (byDay) {
		const place = Number(byDay.slice(0, -2));
		const isThere = place < 0 ? isLast(7) : Math.ceil(date(on) / 7) === place;
		return byDay.endsWith(weekday(on)) && isThere;
	}
	const wanted = Number(parts.get('BYMONTHDAY') ?? date(since));
	return wanted < 0 ? isLast(1) : date(on) === wanted;
}

describe('the days on which a plan comes up', () => {
	test('are those that fit its rule, asked about any day', () => {
		fc.assert(
			fc.property(someRule, someDay, someDay, (rule, since, from) => {
				expect(isPlanRule(rule)).toBe(true);
				const plan = { rule, since };
				const found = nextDays(plan, from, 4);
				const until = found[3] ?? dayAfter(from, 800);
				const fitting = [];
				const first = from > since ? from : since;
				for (let on = first; on <= until; on = dayAfter(on, 1))
					if (fits(plan, on)) fitting.push(on);
				expect(found.filter((each) => each <= until).slice(0, fitting.length)).toEqual(fitting);
				expect(comesUpOn(plan, from)).toBe(fits(plan, from));
			}),
			{ numRuns: 400 }
		);
	});

	test('are those that the library finds by following the rule from its first day', () => {
		fc.assert(
			fc.property(someRule, someDay, someDay, (rule, since, from) => {
				// The library goes in circles there, see the tests below.
				fc.pre(!/BYDAY=.*(MO|TU|WE|TH|FR|SA|SU).*\1|=5|=29|=3\d|MONTHLY(;INTERVAL.*)?$/.test(rule));
				const dates = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(since));
				const followed: string[] = [];
				while (followed.length < 3) {
					const next = dates.next().toString();
					if (next >= from) followed.push(next);
				}
				expect(nextDays({ rule, since }, from, 3)).toEqual(followed);
			}),
			{ numRuns: 300 }
		);
	});

	test('a short month has no 31st, and each has a last day', () => {
		const since = day('2026-01-31');
		const months = ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31', '2026-08-31'];
		expect(nextDays({ rule: 'FREQ=MONTHLY;BYMONTHDAY=31', since }, since, 5)).toEqual(months);
		expect(nextDays({ rule: 'FREQ=MONTHLY', since }, since, 5)).toEqual(months);
		expect(nextDays({ rule: 'FREQ=MONTHLY;BYMONTHDAY=-1', since }, day('2028-02-01'), 2)).toEqual([
			'2028-02-29',
			'2028-03-31'
		]);
	});

	test('a week begins on Monday, so every second week is counted from there', () => {
		const plan = { rule: 'FREQ=WEEKLY;BYDAY=MO,SU;INTERVAL=2', since: day('2026-11-22') };
		expect(nextDays(plan, plan.since, 4)).toEqual([
			'2026-11-22',
			'2026-11-30',
			'2026-12-06',
			'2026-12-14'
		]);
	});

	test('a rule that fits no day at all comes to an end, and so does the calendar', () => {
		const february = day('2027-02-01');
		for (const rule of [
			'FREQ=MONTHLY;BYMONTHDAY=30;INTERVAL=12',
			'FREQ=MONTHLY;BYMONTHDAY=29;INTERVAL=24',
			'FREQ=MONTHLY;BYDAY=5MO;INTERVAL=24'
		]) {
			expect(isPlanRule(rule)).toBe(true);
			expect(nextDays({ rule, since: february }, february, 3), rule).toEqual([]);
		}
		const last = { rule: 'FREQ=DAILY', since: day('9999-12-30') };
		expect(nextDays(last, last.since, 9)).toEqual(['9999-12-30', '9999-12-31']);
		const monthly = { ...last, rule: 'FREQ=MONTHLY' };
		expect(nextDays(monthly, last.since, 9)).toEqual(['9999-12-30']);
	});

	test('a day in the first century is as good a beginning as any', () => {
		for (const rule of ['FREQ=WEEKLY', 'FREQ=DAILY;INTERVAL=7', 'FREQ=WEEKLY;BYDAY=MO'])
			expect(comesUpOn({ rule, since: day('0001-01-01') }, day('2026-11-23')), rule).toBe(true);
		const monthly = { rule: 'FREQ=MONTHLY;INTERVAL=5', since: day('0001-01-05') };
		expect(nextDays(monthly, day('2026-11-23'), 1)).toEqual(['2027-04-05']);
	});

	test('a leap day is waited for, over a century without one as well', () => {
		const plan = { rule: 'FREQ=MONTHLY;BYMONTHDAY=29;INTERVAL=12', since: day('2096-02-01') };
		expect(nextDays(plan, plan.since, 2)).toEqual(['2096-02-29', '2104-02-29']);
	});

	test('a weekday that is named three times is one', () => {
		const plan = { rule: 'FREQ=WEEKLY;BYDAY=MO,MO,MO', since: day('2026-11-23') };
		expect(nextDays(plan, plan.since, 2)).toEqual(['2026-11-23', '2026-11-30']);
	});

	test('one of long ago is asked about at once', () => {
		const plans = [
			{ rule: 'FREQ=DAILY;INTERVAL=3', since: day('2016-01-01') },
			{ rule: 'FREQ=WEEKLY;BYDAY=MO,TH', since: day('1990-01-01') },
			{ rule: 'FREQ=MONTHLY;BYDAY=-1FR', since: day('1990-01-01') }
		];
		for (const plan of plans) comesUpOn(plan, day('2026-11-20'));
		const begunMs = performance.now();
		for (let time = 0; time < 100; time++)
			for (const plan of plans) comesUpOn(plan, day('2026-11-20'));
		expect((performance.now() - begunMs) / 300).toBeLessThan(1);
	});
});
