import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { birthdayFrom, isBirthday, typedBirthday } from '#lib/domain/birthday.ts';
import type { Day } from '#lib/domain/day.ts';

const today = '2026-11-20' as Day;
const typed = (day: string, month: string, year = '') => birthdayFrom({ day, month, year }, today);

describe('a birthday as it is typed', () => {
	test('is kept with the year or without', () => {
		expect(typed('5', '3')).toEqual({ birthday: '--03-05' });
		expect(typed(' 5 ', '3', '1980')).toEqual({ birthday: '1980-03-05' });
		expect(typed('20', '11', '2026')).toEqual({ birthday: '2026-11-20' });
		expect(typed('０５', '3')).toEqual({ birthday: '--03-05' });
	});

	test('is none where all is empty', () => {
		expect(typed('', ' ', '')).toEqual({ birthday: null });
	});

	test('knows which days there are', () => {
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

	test('says what is missing, or off', () => {
		expect(typed('5', '')).toEqual({ problem: 'incomplete' });
		expect(typed('', '5')).toEqual({ problem: 'incomplete' });
		expect(typed('', '', '1980')).toEqual({ problem: 'incomplete' });
		expect(typed('5', '3', '80')).toEqual({ problem: 'noSuchYear' });
		expect(typed('5', '3', '0080')).toEqual({ problem: 'noSuchYear' });
		expect(typed('5', '3', 'then')).toEqual({ problem: 'noSuchYear' });
		expect(typed('21', '11', '2026')).toEqual({ problem: 'stillToCome' });
	});

	test('comes back as it was typed, whatever is typed', () => {
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
