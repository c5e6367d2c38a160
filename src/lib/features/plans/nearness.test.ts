import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAfter } from '#lib/core/calendar.ts';
import type { Day } from '#lib/core/day.ts';
import { onceRule } from '#lib/core/once.ts';
import type { TimeOfDay } from '#lib/core/plan.ts';
import { nearnessOf } from './nearness.ts';

const friday = '2026-11-27' as Day;
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const once = (time: string | null) => ({
	...{ rule: onceRule, since: friday, time: time as TimeOfDay | null }
});
const timeOf = (minutes: number) =>
	[Math.floor(minutes / 60), minutes % 60]
		.map((part) => String(part).padStart(2, '0'))
		.join(':') as TimeOfDay;
const someMinute = fc.integer({ min: 0, max: 1439 });

describe('a plan for one day', () => {
	test('comes up from four hours before its time until an hour and a half after it', () => {
		const at = (time: string) =>
			nearnessOf(once('15:00'), { day: friday, minutes: minuteOf(time) });
		for (const time of ['11:00', '14:59', '15:00', '16:29']) expect(at(time), time).toBe('today');
		for (const time of ['00:00', '10:59', '16:30', '23:59']) expect(at(time), time).toBeNull();
	});

	test('comes up all day without a time', () => {
		fc.assert(
			fc.property(someMinute, (minutes) => {
				expect(nearnessOf(once(null), { day: friday, minutes })).toBe('today');
			})
		);
	});

	test('comes up as tomorrow on the evening before, with any time, and on no other day', () => {
		fc.assert(
			fc.property(
				fc.option(someMinute),
				fc.integer({ min: -400, max: 400 }).filter((days) => days !== 0),
				someMinute,
				(time, days, minutes) => {
					const plan = once(time === null ? null : timeOf(time));
					const expected = days === -1 && minutes >= minuteOf('18:00') ? 'tomorrow' : null;
					expect(nearnessOf(plan, { day: dayAfter(friday, days), minutes })).toBe(expected);
				}
			)
		);
	});
});

describe('a repeating plan', () => {
	test('comes up from four hours before its time until its time', () => {
		fc.assert(
			fc.property(someMinute, someMinute, (time, minutes) => {
				const plan = { rule: 'FREQ=DAILY', since: '2026-01-01' as Day, time: timeOf(time) };
				const isNear = minutes < time && minutes >= time - 240;
				expect(nearnessOf(plan, { day: friday, minutes })).toBe(isNear ? 'today' : null);
			})
		);
	});

	test('without a time does not come up', () => {
		const plan = { rule: 'FREQ=DAILY', since: friday, time: null };
		expect(nearnessOf(plan, { day: friday, minutes: 720 })).toBeNull();
	});
});
