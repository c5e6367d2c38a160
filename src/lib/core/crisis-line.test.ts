import { describe, expect, test } from 'vitest';
import { crisisLines } from '#lib/content/crisis-lines.ts';
import { freshness, numbersIn } from './crisis-line.ts';
import type { Day } from './day.ts';

const checkedOn = '2026-11-20';
const dayMs = 86_400_000;

function daysLater(days: number): Day {
	const ms = Date.parse(`${checkedOn}T12:00:00Z`) + days * dayMs;
	return new Date(ms).toISOString().slice(0, 10) as Day;
}

describe('freshness', () => {
	test.each([
		[0, 'fresh'],
		[1, 'fresh'],
		[180, 'fresh'],
		[181, 'mayHaveChanged'],
		[365, 'mayHaveChanged'],
		[366, 'old'],
		[5_000, 'old']
	])('after %i days is %s', (days, expected) => {
		expect(freshness(checkedOn, daysLater(days))).toBe(expected);
	});

	test('changes after 180 days and after 365 days', () => {
		expect(freshness('2026-11-20', '2027-05-19' as Day)).toBe('fresh');
		expect(freshness('2026-11-20', '2027-05-20' as Day)).toBe('mayHaveChanged');
		expect(freshness('2026-11-20', '2027-11-20' as Day)).toBe('mayHaveChanged');
		expect(freshness('2026-11-20', '2027-11-21' as Day)).toBe('old');
	});

	test('is fresh on a device whose clock is behind', () => {
		expect(freshness(checkedOn, daysLater(-400))).toBe('fresh');
	});
});

describe('numbersIn', () => {
	test.each([
		['112', ['112']],
		['112 or 999', ['112', '999']],
		['192 (SAMU) / 190', ['192', '190']],
		['15 or 112', ['15', '112']],
		['112 / 119', ['112', '119']],
		['000', ['000']],
		['13 11 14', ['13 11 14']],
		['0120-279-338', ['0120-279-338']],
		['ask a doctor', []],
		['', []]
	])('finds the numbers in %j', (text, numbers) => {
		expect(numbersIn(text)).toEqual(numbers);
	});

	test('finds each emergency number of every country with a line', () => {
		const found = Object.fromEntries(
			crisisLines.map(({ country, emergencyNumber }) => [country, numbersIn(emergencyNumber)])
		);
		expect(found).toEqual({
			US: ['911'],
			CA: ['911'],
			GB: ['999'],
			IE: ['112', '999'],
			AU: ['000'],
			NZ: ['111'],
			DE: ['112'],
			FR: ['15', '112'],
			ES: ['112'],
			NL: ['112'],
			IN: ['112'],
			BR: ['192', '190'],
			KR: ['112', '119'],
			JP: ['119', '110']
		});
	});

	test('finds only emergency numbers of two or three digits', () => {
		for (const { emergencyNumber } of crisisLines) {
			const numbers = numbersIn(emergencyNumber);
			expect(numbers.length).toBeGreaterThan(0);
			for (const number of numbers) expect(number).toMatch(/^\d{2,3}$/);
		}
	});
});
