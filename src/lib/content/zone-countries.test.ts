import { describe, expect, test } from 'vitest';
import { crisisLines } from './crisis-lines.ts';
import { countryOfZone, guessedCountry } from './zone-countries.ts';

/** The names of all zones that this runtime knows. */
const known = Intl.supportedValuesOf('timeZone');

describe('the country of a time zone', () => {
	test.each([
		['Europe/London', 'GB'],
		['Europe/Belfast', 'GB'],
		['Europe/Dublin', 'IE'],
		['America/New_York', 'US'],
		['America/Indiana/Knox', 'US'],
		['Pacific/Honolulu', 'US'],
		['America/Toronto', 'CA'],
		['America/Sao_Paulo', 'BR'],
		['Atlantic/Canary', 'ES'],
		['Asia/Calcutta', 'IN'],
		['Asia/Kolkata', 'IN'],
		['Pacific/Auckland', 'NZ'],
		['Australia/Lord_Howe', 'AU']
	])('%s is in %s', (zone, country) => {
		expect(countryOfZone(zone)).toBe(country);
	});

	test.each(['', 'UTC', 'Etc/GMT+5', 'Europe/Vienna', 'America/Lima', 'America/', 'london', 'US'])(
		'%j has no country with lines',
		(zone) => {
			expect(countryOfZone(zone)).toBeNull();
		}
	);

	test('every country with lines has a zone that a browser can report, and no other country has', () => {
		const found = new Set(known.map(countryOfZone));
		found.delete(null);
		expect([...found].sort()).toEqual(
			[...new Set(crisisLines.map(({ country }) => country))].sort()
		);
	});

	test('every Australian, and every United States zone of Indiana, is found', () => {
		const expected = known.filter((zone) =>
			/^(Australia\/(?!Lindeman)|America\/Indiana)/.test(zone)
		);
		expect(expected.length).toBeGreaterThan(10);
		expect(expected.filter((zone) => countryOfZone(zone) === null)).toEqual([]);
	});
});

describe('the guess of a country', () => {
	test('goes by the time zone first', () => {
		expect(guessedCountry('Asia/Tokyo', ['en-US'])).toEqual({ country: 'JP', by: 'zone' });
	});

	test.each(['UTC', 'Etc/UTC', 'Etc/GMT+5', ''])(
		'goes by the first language with a region if the zone is %j',
		(zone) => {
			const found = { country: 'US', by: 'language' };
			expect(guessedCountry(zone, ['en', 'en-US', 'de-DE'])).toEqual(found);
			expect(guessedCountry(zone, ['es-Latn-ES'])).toEqual({ ...found, country: 'ES' });
		}
	);

	test('is not made by a language if the zone is in a country without lines', () => {
		expect(guessedCountry('Europe/Vienna', ['de-DE'])).toBeNull();
	});

	test('is not made by a second language, by a language without a region or by a region without lines', () => {
		expect(guessedCountry('UTC', ['de-AT', 'en-US'])).toBeNull();
		expect(guessedCountry('UTC', ['en'])).toBeNull();
		expect(guessedCountry('UTC', [])).toBeNull();
	});
});
