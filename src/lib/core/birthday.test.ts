import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { birthdayFrom, isBirthday, nearBirthdays, typedBirthday } from './birthday.ts';
import { daysBetween, type Day } from './day.ts';

const today = '2026-11-20' as Day;
const typed = (day: string, month: string, year = '') => birthdayFrom({ day, month, year }, today);

describe('a typed birthday', () => {
	test('is accepted with or without a year', () => {
		expect(typed('5', '3')).toEqual({ birthday: '--03-05' });
		expect(typed(' 5 ', '3', '1980')).toEqual({ birthday: '1980-03-05' });
		expect(typed('20', '11', '2026')).toEqual({ birthday: '2026-11-20' });
		expect(typed('０５', '3')).toEqual({ birthday: '--03-05' });
	});

	test('is null if all fields are empty', () => {
		expect(typed('', ' ', '')).toEqual({ birthday: null });
	});

	test('accepts only days that exist', () => {
		expect(typed('29', '2')).toEqual({ birthday: '--02-29' });
		expect(typed('29', '2', '2024')).toEqual({ birthday: '2024-02-29' });
		for (const [day, month, year] of [
			['29', '2', '2023'],
			['30', '2', ''],
			['31', '4', ''],
			['0', '1', ''],
			['32', '1', ''],
			['1.5', '1', ''],
			['-1', '1', ''],
			['abc', '1', '']
		] as const)
			expect(typed(day, month, year)).toEqual({ problem: 'noSuchDay' });
	});

	test('reports why it is invalid', () => {
		expect(typed('5', '')).toEqual({ problem: 'incomplete' });
		expect(typed('', '5')).toEqual({ problem: 'incomplete' });
		expect(typed('', '', '1980')).toEqual({ problem: 'incomplete' });
		expect(typed('5', '3', '80')).toEqual({ problem: 'noSuchYear' });
		expect(typed('5', '3', '0080')).toEqual({ problem: 'noSuchYear' });
		expect(typed('5', '3', 'then')).toEqual({ problem: 'noSuchYear' });
		expect(typed('21', '11', '2026')).toEqual({ problem: 'stillToCome' });
	});

	test('splits into the same parts again', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -1, max: 33 }),
				fc.integer({ min: -1, max: 14 }),
				fc.option(fc.integer({ min: 999, max: 2027 })),
				(day, month, year) => {
					const parts = { day: `${day}`, month: `${month}`, year: year === null ? '' : `${year}` };
					const found = birthdayFrom(parts, today);
					if ('problem' in found) return;
					expect(isBirthday(found.birthday!)).toBe(true);
					expect(typedBirthday(found.birthday)).toEqual(parts);
				}
			)
		);
		expect(typedBirthday(null)).toEqual({ day: '', month: '', year: '' });
	});
});

describe('near birthdays', () => {
	const inDays = (birthday: string | null, day: string) =>
		nearBirthdays([{ birthday, notNow: false }], day as Day)[0]?.inDays ?? null;

	test('are those of today and the next seven days', () => {
		expect(inDays('--11-20', today)).toBe(0);
		expect(inDays('1980-11-21', today)).toBe(1);
		expect(inDays('--11-27', today)).toBe(7);
		expect(inDays('--11-28', today)).toBeNull();
		expect(inDays('--11-19', today)).toBeNull();
		expect(inDays(null, today)).toBeNull();
		expect(inDays('', today)).toBeNull();
		expect(inDays('--13-01', today)).toBeNull();
	});

	test('are found across the end of a year', () => {
		expect(inDays('--01-01', '2026-12-31')).toBe(1);
		expect(inDays('1990-01-03', '2026-12-27')).toBe(7);
		expect(inDays('--01-04', '2026-12-27')).toBeNull();
		expect(inDays('--12-31', '2027-01-01')).toBeNull();
	});

	test('treat 29 February as the 28th in a year without a 29th', () => {
		expect(inDays('2000-02-29', '2027-02-28')).toBe(0);
		expect(inDays('--02-29', '2027-02-21')).toBe(7);
		expect(inDays('--02-29', '2027-03-01')).toBeNull();
		expect(inDays('--02-29', '2028-02-28')).toBe(1);
		expect(inDays('--02-29', '2028-02-29')).toBe(0);
		expect(inDays('--03-01', '2028-02-28')).toBe(2);
		expect(inDays('--02-29', '2100-02-28')).toBe(0);
	});

	test('leave out people who must not be suggested', () => {
		const birthday = '--11-20';
		const people = [
			{ name: 'Ana', birthday: '--11-22', notNow: false },
			{ name: 'Ben', birthday, notNow: true },
			{ name: 'Cem', birthday, notNow: false, isNameOnly: true },
			{ name: 'Dan', notNow: false },
			{ name: 'Eva', birthday: '--11-21', notNow: false },
			{ name: 'Flo', birthday: '--11-22', notNow: false }
		];
		const near = nearBirthdays(people, today);
		expect(near.map(({ person, inDays }) => [person.name, inDays])).toEqual([
			['Eva', 1],
			['Ana', 2],
			['Flo', 2]
		]);
	});

	test('include each birthday on its day and on the seven days before', () => {
		const somewhen = (min: string, max: string) =>
			fc
				.date({ min: new Date(min), max: new Date(max), noInvalidDate: true })
				.map((date) => date.toISOString().slice(0, 10) as Day);
		fc.assert(
			fc.property(
				somewhen('1920-01-01', '2026-01-01'),
				somewhen('2026-01-01', '2110-01-01'),
				(birthday, day) => {
					const isNear = Array.from({ length: 365 }, (_, at) => {
						const then = new Date(Date.parse(day) + at * 86_400_000);
						return { then: then.toISOString().slice(0, 10) as Day, birthday, notNow: false };
					}).flatMap(({ then, ...person }) => {
						const [near] = nearBirthdays([person], then);
						return near ? [{ then, inDays: near.inDays }] : [];
					});
					// A span of 365 days that begins inside these eight days splits them, and loses one in a
					// leap year.
					expect(isNear.length).toBeGreaterThanOrEqual(7);
					expect(isNear.length).toBeLessThanOrEqual(8);
					for (const [at, { then, inDays }] of isNear.entries()) {
						const next = isNear[at + 1];
						if (next && daysBetween(then, next.then) === 1 && inDays > 0)
							expect(next.inDays).toBe(inDays - 1);
						if (inDays === 0 && !birthday.endsWith('02-29'))
							expect(then.slice(5)).toBe(birthday.slice(5));
					}
				}
			)
		);
	});
});
