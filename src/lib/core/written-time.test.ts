import { describe, expect, test } from 'vitest';
import { instantOf } from './day.ts';
import { isDay, isMoment } from './written-time.ts';

describe('isMoment', () => {
	test.each([
		'2026-11-20T09:30:00+01:00',
		'2026-11-20T23:59:59-09:30',
		'2024-02-29T00:00:00+14:00',
		'2026-11-20T09:30:00Z',
		'2026-11-20T09:30:00.123456789Z',
		'2026-11-20T09:30+01:00'
	])('accepts %j', (text) => {
		expect(isMoment(text)).toBe(true);
		expect(instantOf(text)).not.toBeNaN();
	});

	test.each([
		'',
		'2026-11-20',
		'2026-11-20T09:30:00',
		'2026-11-20 09:30:00+01:00',
		'2026-02-29T09:30:00+01:00',
		'2026-02-30T09:30:00Z',
		'2026-13-01T09:30:00Z',
		'2026-11-20T24:00:00Z',
		'2026-11-20T09:60:00Z',
		'2026-11-20T09:30:60Z',
		'2026-11-20T09:30:00+25:00',
		'2026-11-20T09:30:00+01:00 ',
		'2026-11-20T09:30:00+01:00\n',
		'2026-11-20T09:30:00+24:00',
		'+02026-11-20T09:30:00Z',
		'T 2026 Nov 20 09:30 Z',
		'٢٠٢٦-11-20T09:30:00Z'
	])('rejects %j', (text) => {
		expect(isMoment(text)).toBe(false);
	});
});

describe('isDay', () => {
	test.each(['2026-11-20', '2024-02-29', '0001-01-01', '9999-12-31'])('accepts %j', (text) => {
		expect(isDay(text)).toBe(true);
	});

	test.each(['', '2026-02-29', '2026-11-31', '2026-00-10', '2026-1-1', '2026-11-20T', '20261120'])(
		'rejects %j',
		(text) => {
			expect(isDay(text)).toBe(false);
		}
	);
});
