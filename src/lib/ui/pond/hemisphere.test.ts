import { afterEach, expect, test, vi } from 'vitest';
import type { Day } from '#lib/core/day.ts';
import { isSouthern } from './hemisphere.ts';

const day = '2026-11-30' as Day;
const known = Intl.supportedValuesOf('timeZone');

/** The guess of a device in that time zone. */
function isSouthernIn(zone: string): boolean {
	vi.stubEnv('TZ', zone);
	return isSouthern(day);
}

afterEach(() => {
	vi.unstubAllEnvs();
});

test.each([
	'Africa/Johannesburg',
	'America/Argentina/Ushuaia',
	'America/Buenos_Aires',
	'America/Lima',
	'America/Sao_Paulo',
	'America/Santiago',
	'Australia/Brisbane',
	'Australia/Sydney',
	'Indian/Mauritius',
	'Pacific/Auckland',
	'Pacific/Fiji'
])('%s is in the south', (zone) => {
	expect(isSouthernIn(zone)).toBe(true);
});

test.each([
	'Africa/Cairo',
	'Africa/Lagos',
	'America/Bogota',
	'America/New_York',
	'Asia/Kolkata',
	'Asia/Singapore',
	'Africa/Casablanca',
	'Atlantic/Reykjavik',
	'Europe/Dublin',
	'Pacific/Honolulu',
	'Pacific/Guam'
])('%s is in the north', (zone) => {
	expect(isSouthernIn(zone)).toBe(false);
});

test.each(['', 'UTC', 'Etc/GMT+5', 'GMT', 'Nowhere', '\u0000', 'x'.repeat(10_000), undefined])(
	'a zone without a place counts as northern: %j',
	(zone) => {
		expect(isSouthern(day, zone)).toBe(false);
	}
);

test('every zone that puts its clocks forward in January is in the south', () => {
	const offset = (zone: string, month: string) => {
		const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
		const parts = format.formatToParts(Date.parse(`2026-${month}-01T12:00:00Z`));
		const name = parts.find(({ type }) => type === 'timeZoneName')!.value;
		const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d+):(\d+)/.exec(name) ?? [];
		return Number(`${sign}${Number(hours) * 60 + Number(minutes)}`);
	};
	const forward = known.filter((zone) => offset(zone, '01') > offset(zone, '07'));
	expect(forward.length).toBeGreaterThan(5);
	expect(forward.filter((zone) => !isSouthernIn(zone))).toEqual([]);
});

test('the beginnings of names match no zone of the north', () => {
	const matched = known.filter((zone) => isSouthern(day, zone));
	const continents = /^(?:Africa|America|Antarctica|Atlantic|Australia|Indian|Pacific)\//;
	expect(matched.filter((zone) => !continents.test(zone))).toEqual([]);
	// A look at the whole list showed no zone north of the equator; a new one has to be looked at.
	expect(matched.length).toBeLessThan(90);
});

test('no zone of a northern continent is in the south', () => {
	const north = known.filter((zone) =>
		/^(?:Arctic|Europe|America\/(?:New_|Los_|Indiana))/.test(zone)
	);
	expect(north.filter((zone) => isSouthernIn(zone))).toEqual([]);
	expect(north.length).toBeGreaterThan(40);
});
