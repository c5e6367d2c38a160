import { describe, expect, test } from 'vitest';
import { daysBetween, type Day } from '#lib/core/day.ts';
import { spanBetween, spanDays, spanNames, spanUntil } from './span.ts';

describe('spans of days', () => {
	test.each(spanNames)('%s ends today and spans its days, both ends included', (name) => {
		for (const today of ['2026-03-01', '2024-03-01', '2026-11-20'] as Day[]) {
			const { from, to } = spanUntil(today, name);
			expect(to).toBe(today);
			expect(daysBetween(from, to) + 1).toBe(spanDays[name]);
		}
	});

	test('two dates make a span, and so does a single day', () => {
		expect(spanBetween('2026-01-01', '2026-02-01')).toEqual({
			from: '2026-01-01',
			to: '2026-02-01'
		});
		expect(spanBetween('2026-01-01', '2026-01-01')).toMatchObject({ from: '2026-01-01' });
	});

	test.each([
		['', '2026-01-01', 'incomplete'],
		['2026-01-01', '', 'incomplete'],
		['2026-02-30', '2026-03-01', 'incomplete'],
		['20260-01-01', '2026-03-01', 'incomplete'],
		['soon', 'later', 'incomplete'],
		['2026-03-02', '2026-03-01', 'reversed']
	])('%j to %j is %s', (from, to, problem) => {
		expect(spanBetween(from, to)).toBe(problem);
	});
});
