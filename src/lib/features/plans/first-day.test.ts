import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayAfter } from '#lib/core/calendar.ts';
import type { Day } from '#lib/core/day.ts';
import { onceRule } from '#lib/core/once.ts';
import { nextDays } from '#lib/formats/calendar/calendar.ts';
import { hasComeUp } from './first-day.ts';
import { ruleOf, weekdays, whichOnes } from './rhythm.ts';

const day = (text: string) => text as Day;

test('a plan for one day has come up from that day on', () => {
	const plan = { rule: onceRule, since: day('2026-11-21') };
	expect(hasComeUp(plan, day('2026-11-20'))).toBe(false);
	expect(hasComeUp(plan, day('2026-11-21'))).toBe(true);
	expect(hasComeUp(plan, day('2026-11-22'))).toBe(true);
});

test('a weekly plan has come up from its first weekday on, also between two of its days', () => {
	// A plan made on a Friday for Tuesdays.
	const plan = { rule: 'FREQ=WEEKLY;BYDAY=TU', since: day('2026-11-20') };
	expect(hasComeUp(plan, day('2026-11-23'))).toBe(false);
	for (const text of ['2026-11-24', '2026-11-25', '2027-11-25'])
		expect(hasComeUp(plan, day(text))).toBe(true);
});

test('a rule of a later version has come up from the beginning of its plan on', () => {
	const plan = { rule: 'FREQ=DAILY;INTERVAL=3', since: day('2026-11-20') };
	expect(hasComeUp(plan, day('2026-11-19'))).toBe(false);
	expect(hasComeUp(plan, day('2026-11-20'))).toBe(true);
});

test('agrees with the calendar about the first day of each rhythm', () => {
	const rule = fc.oneof(
		fc
			.tuple(fc.constantFrom(1 as const, 2 as const), fc.subarray([...weekdays], { minLength: 1 }))
			.map(([interval, days]) => ruleOf({ every: 'week', interval, days })),
		fc
			.tuple(fc.constantFrom(...whichOnes), fc.constantFrom(...weekdays))
			.map(([which, weekday]) => ruleOf({ every: 'month', which, day: weekday })),
		fc.constant(ruleOf({ every: 'day' }))
	);
	fc.assert(
		fc.property(rule, fc.nat(3000), fc.nat(80), (rule, begun, later) => {
			const plan = { rule, since: dayAfter(day('2024-01-01'), begun) };
			const today = dayAfter(plan.since, later);
			expect(hasComeUp(plan, today)).toBe(nextDays(plan, plan.since, 1)[0]! <= today);
		})
	);
});
