import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
	dayAt,
	dayOf,
	daysBetween,
	hourAt,
	instantOf,
	isoAtWallClock,
	localIso,
	noonOf,
	wallClockOf,
	type Day
} from './day.ts';

const day = (text: string) => text as Day;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** From 1970, when zones use whole minutes, to far beyond any diary. */
const anInstant = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
const anOffset = fc.integer({ min: -12 * 60, max: 14 * 60 });
const aDay = fc
	.integer({ min: 0, max: 73_000 })
	.map((days) => day(new Date(days * 86_400_000).toISOString().slice(0, 10)));

afterEach(() => {
	vi.unstubAllEnvs();
});

function enter(zone: string): void {
	vi.stubEnv('TZ', zone);
}

describe('localIso', () => {
	const instantMs = Date.UTC(2026, 10, 20, 8, 30);

	test.each([
		[0, '2026-11-20T08:30:00+00:00'],
		[60, '2026-11-20T09:30:00+01:00'],
		[330, '2026-11-20T14:00:00+05:30'],
		[345, '2026-11-20T14:15:00+05:45'],
		[840, '2026-11-20T22:30:00+14:00'],
		[-210, '2026-11-20T05:00:00-03:30'],
		[-30, '2026-11-20T08:00:00-00:30'],
		[-720, '2026-11-19T20:30:00-12:00']
	])('writes an offset of %i minutes', (offset, text) => {
		expect(localIso(instantMs, offset)).toBe(text);
	});

	test('drops milliseconds', () => {
		expect(localIso(instantMs + 999, 0)).toBe('2026-11-20T08:30:00+00:00');
	});

	test('can be parsed back to the same second at any offset', () => {
		fc.assert(
			fc.property(anInstant, anOffset, (ms, offset) => {
				const iso = localIso(ms, offset);
				expect(iso).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
				expect(instantOf(iso)).toBe(ms - (ms % 1_000));
			})
		);
	});
});

describe.each([
	['UTC', '2026-07-01T12:00:00+00:00'],
	['Europe/Berlin', '2026-07-01T14:00:00+02:00'],
	['America/St_Johns', '2026-07-01T09:30:00-02:30'],
	['Asia/Kathmandu', '2026-07-01T17:45:00+05:45'],
	['Pacific/Apia', '2026-07-02T01:00:00+13:00'],
	['Pacific/Marquesas', '2026-07-01T02:30:00-09:30'],
	['Australia/Lord_Howe', '2026-07-01T22:30:00+10:30']
])('in %s', (zone, middayOfUtc) => {
	beforeEach(() => {
		enter(zone);
	});

	test('localIso writes the offset of the zone', () => {
		expect(localIso(Date.UTC(2026, 6, 1, 12))).toBe(middayOfUtc);
	});

	test('dayAt and hourAt return the day and hour on the wall clock', () => {
		fc.assert(
			fc.property(anInstant, (ms) => {
				const wall = new Date(ms);
				const two = (n: number) => String(n).padStart(2, '0');
				const expected = `${wall.getFullYear()}-${two(wall.getMonth() + 1)}-${two(wall.getDate())}`;
				expect(dayAt(ms)).toBe(expected);
				expect(dayOf(localIso(ms))).toBe(expected);
				expect(localIso(ms).slice(11, 13)).toBe(two(hourAt(ms)));
			})
		);
	});

	test('instantOf parses back what localIso wrote', () => {
		fc.assert(
			fc.property(anInstant, (ms) => {
				expect(instantOf(localIso(ms))).toBe(ms - (ms % 1_000));
			})
		);
	});

	test('isoAtWallClock inverts wallClockOf, to the minute', () => {
		fc.assert(
			fc.property(anInstant, (ms) => {
				const value = wallClockOf(localIso(ms));
				expect(value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
				expect(wallClockOf(isoAtWallClock(value) ?? '')).toBe(value);
			})
		);
	});

	test('daysBetween does not depend on the zone', () => {
		expect(daysBetween(day('2011-12-29'), day('2011-12-31'))).toBe(2);
		expect(daysBetween(day('2026-03-28'), day('2026-03-30'))).toBe(2);
	});
});

describe('at a clock change', () => {
	test('Berlin skips the hour from two to three in spring', () => {
		enter('Europe/Berlin');
		const before = Date.UTC(2026, 2, 29, 0, 59, 59);
		expect(localIso(before)).toBe('2026-03-29T01:59:59+01:00');
		expect(localIso(before + 1_000)).toBe('2026-03-29T03:00:00+02:00');
		expect(hourAt(before + 1_000)).toBe(3);
	});

	test('the offset distinguishes the two times at 02:30 in Berlin in autumn', () => {
		enter('Europe/Berlin');
		const first = Date.UTC(2026, 9, 25, 0, 30);
		expect(localIso(first)).toBe('2026-10-25T02:30:00+02:00');
		expect(localIso(first + hourMs)).toBe('2026-10-25T02:30:00+01:00');
		expect(instantOf(localIso(first + hourMs)) - instantOf(localIso(first))).toBe(hourMs);
	});

	test('a skipped wall clock time moves by an hour on the same day', () => {
		enter('Europe/Berlin');
		const iso = isoAtWallClock('2026-03-29T02:30');
		expect(iso).toMatch(/^2026-03-29T(01|03):30:00\+0[12]:00$/);
	});

	test('Apia skips a whole day in 2011', () => {
		enter('Pacific/Apia');
		const lastMs = instantOf('2011-12-29T23:59:59-10:00');
		expect(dayAt(lastMs)).toBe('2011-12-29');
		expect(dayAt(lastMs + 1_000)).toBe('2011-12-31');
	});

	test("St John's has a half-hour offset in winter and in summer", () => {
		enter('America/St_Johns');
		expect(localIso(Date.UTC(2026, 0, 15, 12))).toBe('2026-01-15T08:30:00-03:30');
		expect(localIso(Date.UTC(2026, 6, 15, 12))).toBe('2026-07-15T09:30:00-02:30');
	});
});

describe('instantOf', () => {
	test.each([
		['2026-11-20T09:30:00+01:00', Date.UTC(2026, 10, 20, 8, 30)],
		['2026-11-20T08:30:00Z', Date.UTC(2026, 10, 20, 8, 30)],
		['2026-11-20T08:30:00.250Z', Date.UTC(2026, 10, 20, 8, 30, 0, 250)],
		['2026-11-20T14:15:00+05:45', Date.UTC(2026, 10, 20, 8, 30)]
	])('parses %s', (iso, ms) => {
		expect(instantOf(iso)).toBe(ms);
	});

	test.each([
		'',
		'2026-11-20',
		'2026-11-20T09:30:00',
		'yesterday',
		'20 Nov 2026 09:30:00 GMT',
		'2026-13-20T09:30:00Z',
		'2026-11-20T25:30:00Z',
		'Total nonsense+01:00'
	])('returns NaN for %j', (text) => {
		expect(instantOf(text)).toBeNaN();
	});
});

describe('dayOf', () => {
	test("is the writer's day in any zone of the reader", () => {
		for (const zone of ['Pacific/Apia', 'America/St_Johns', 'Europe/Berlin']) {
			enter(zone);
			expect(dayOf('2026-11-20T23:59:59-11:00')).toBe('2026-11-20');
			expect(dayOf('2026-11-20T00:00:00+14:00')).toBe('2026-11-20');
		}
	});
});

describe('daysBetween', () => {
	test.each([
		['2026-11-20', '2026-11-20', 0],
		['2026-11-20', '2026-11-21', 1],
		['2026-11-21', '2026-11-20', -1],
		['2024-02-28', '2024-03-01', 2],
		['2026-02-28', '2026-03-01', 1],
		['2026-12-31', '2027-01-01', 1],
		['2026-03-28', '2026-03-29', 1],
		['2026-03-29', '2026-03-30', 1],
		['2026-10-24', '2026-10-25', 1],
		['2026-10-25', '2026-10-26', 1],
		['2016-11-20', '2026-11-20', 3_652]
	])('counts the days from %s to %s', (from, to, days) => {
		for (const zone of ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia']) {
			enter(zone);
			expect(daysBetween(day(from), day(to))).toBe(days);
		}
	});

	test('is additive and changes its sign with the order', () => {
		fc.assert(
			fc.property(aDay, aDay, aDay, (a, b, c) => {
				expect(daysBetween(a, b) + daysBetween(b, c)).toBe(daysBetween(a, c));
				expect(daysBetween(a, b) + daysBetween(b, a)).toBe(0);
				expect(Math.sign(daysBetween(a, b))).toBe(Number(b > a) - Number(b < a));
			})
		);
	});
});

describe('noonOf', () => {
	test('is noon UTC in every zone', () => {
		for (const zone of ['Pacific/Apia', 'Pacific/Marquesas', 'Asia/Kathmandu']) {
			enter(zone);
			expect(noonOf(day('2026-11-20')).toISOString()).toBe('2026-11-20T12:00:00.000Z');
		}
	});
});

describe('isoAtWallClock', () => {
	test('adds the offset of that date to a wall clock time', () => {
		enter('Europe/Berlin');
		expect(isoAtWallClock('2026-11-20T09:30')).toBe('2026-11-20T09:30:00+01:00');
		expect(isoAtWallClock('2026-07-20T09:30')).toBe('2026-07-20T09:30:00+02:00');
		expect(isoAtWallClock('2026-07-20T09:30:15')).toBe('2026-07-20T09:30:15+02:00');
	});

	test('accepts a leap day in a leap year', () => {
		enter('Asia/Kathmandu');
		expect(isoAtWallClock('2024-02-29T00:00')).toBe('2024-02-29T00:00:00+05:45');
	});

	test.each([
		'',
		'2026-11-20',
		'09:30',
		'2026-11-20 09:30',
		'2026-11-20T9:30',
		'2026-11-20T24:30',
		'2026-11-20T09:60',
		'2026-13-01T09:30',
		'2026-00-10T09:30',
		'2026-11-00T09:30',
		'2026-11-32T09:30',
		'2026-11-20T09:30 and more',
		'+012026-11-20T09:30'
	])('returns null for %j', (value) => {
		enter('Europe/Berlin');
		expect(isoAtWallClock(value)).toBeNull();
	});

	test.each(['2026-02-29T09:30', '2026-02-31T09:30', '2026-04-31T09:30'])(
		'returns null for %s, because that month has no such day',
		(value) => {
			enter('Europe/Berlin');
			expect(isoAtWallClock(value)).toBeNull();
		}
	);
});
