import { describe, expect, test } from 'vitest';
import { observances, type Observance } from './time-zone.ts';

const rulesOf = (told: readonly Observance[]) => told.flatMap(({ rule }) => rule ?? []);
const offsetsOf = (told: readonly Observance[]) =>
	told.map(({ offsetFrom, offsetTo }) => [offsetFrom, offsetTo]);

describe('the clock changes of a zone', () => {
	test('are two yearly rules for Berlin and New York', () => {
		expect(observances('Europe/Berlin', 2025, 2046)).toEqual([
			{ start: '2025-01-01T01:00:00', offsetFrom: 60, offsetTo: 60, rule: null },
			{
				...{ start: '2025-03-30T02:00:00', offsetFrom: 60, offsetTo: 120 },
				rule: 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'
			},
			{
				...{ start: '2025-10-26T03:00:00', offsetFrom: 120, offsetTo: 60 },
				rule: 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'
			}
		]);
		expect(rulesOf(observances('America/New_York', 2025, 2046))).toEqual([
			'FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
			'FREQ=YEARLY;BYMONTH=11;BYDAY=1SU'
		]);
	});

	test('are of half an hour for Lord Howe, and two rules for Dublin', () => {
		expect(offsetsOf(observances('Australia/Lord_Howe', 2025, 2046))).toEqual([
			[660, 660],
			[660, 630],
			[630, 660]
		]);
		expect(rulesOf(observances('Europe/Dublin', 2025, 2046))).toHaveLength(2);
	});

	test('are none for Kolkata and UTC, and have ended for Sao Paulo and Tehran', () => {
		expect(offsetsOf(observances('Asia/Kolkata', 2025, 2046))).toEqual([[330, 330]]);
		expect(offsetsOf(observances('UTC', 2025, 2046))).toEqual([[0, 0]]);
		for (const [zone, from] of [
			['America/Sao_Paulo', 2018],
			['Asia/Tehran', 2021]
		] as const) {
			const told = observances(zone, from, 2046);
			expect(told.length).toBeGreaterThan(2);
			expect(rulesOf(told), zone).toEqual([]);
			expect(told.at(-1)!.start < '2023').toBe(true);
		}
	});

	test('are listed one by one for Casablanca, which follows the moon', () => {
		const told = observances('Africa/Casablanca', 2026, 2046);
		expect(rulesOf(told)).toEqual([]);
		expect(told.length).toBeGreaterThan(40);
		expect(told.slice(1, 3)).toEqual([
			{ start: '2026-02-15T03:00:00', offsetFrom: 60, offsetTo: 0, rule: null },
			{ start: '2026-03-22T02:00:00', offsetFrom: 0, offsetTo: 60, rule: null }
		]);
	});

	test('include the day that Apia skipped, when its offset grew by 24 hours', () => {
		const told = observances('Pacific/Apia', 2011, 2046);
		expect(told.find(({ start }) => start.startsWith('2011-12'))).toEqual({
			...{ start: '2011-12-30T00:00:00', offsetFrom: -600, offsetTo: 840, rule: null }
		});
	});

	test('are listed one by one before the beginning of a rule', () => {
		const told = observances('America/New_York', 2005, 2046);
		expect(told.filter(({ rule }) => rule === null).map(({ start }) => start)).toEqual([
			'2004-12-31T19:00:00',
			'2005-04-03T02:00:00',
			'2005-10-30T02:00:00',
			'2006-04-02T02:00:00',
			'2006-10-29T02:00:00'
		]);
		expect(told.find(({ rule }) => rule)?.start).toBe('2007-03-11T02:00:00');
	});

	test('throw a RangeError for an unknown zone', () => {
		expect(() => observances('Mars/Base', 2025, 2046)).toThrow(RangeError);
	});
});
