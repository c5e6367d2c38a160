import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { dateOrders, dayFrom, momentFrom, timeFrom } from './foreign-time.ts';

describe('the day in a text', () => {
	test.each([
		['2026-11-20', 'ymd', '2026-11-20'],
		['2026/1/2', 'ymd', '2026-01-02'],
		['20.11.2026', 'dmy', '2026-11-20'],
		['2. 1. 2026', 'dmy', '2026-01-02'],
		['2.1.2026.', 'dmy', '2026-01-02'],
		['11/20/2026', 'mdy', '2026-11-20'],
		['01/02/2026', 'dmy', '2026-02-01'],
		['01/02/2026', 'mdy', '2026-01-02'],
		['18 May 2018', 'ymd', '2018-05-18'],
		['18. Sept. 2018', 'ymd', '2018-09-18'],
		['May 18th, 2018', 'dmy', '2018-05-18'],
		['  September 3 2018 ', 'mdy', '2018-09-03'],
		['2024-02-29', 'ymd', '2024-02-29'],
		['20230504', 'ymd', '2023-05-04'],
		['29.11.26', 'dmy', '2026-11-29'],
		['11/29/98', 'mdy', '1998-11-29'],
		['29th Nov 2026', 'dmy', '2026-11-29'],
		['Sunday, November 29, 2026', 'mdy', '2026-11-29'],
		['Thu, 4 May 2023', 'dmy', '2023-05-04'],
		['Thu 2026-11-19', 'ymd', '2026-11-19'],
		['2026-11-19, Thursday', 'ymd', '2026-11-19'],
		['04-May-2023', 'dmy', '2023-05-04'],
		['04-May-23', 'dmy', '2023-05-04'],
		['29. Oktober 2026', 'dmy', '2026-10-29'],
		['4 mai 2023', 'dmy', '2023-05-04'],
		['1er mai 2023', 'dmy', '2023-05-01'],
		['4 de mayo de 2023', 'dmy', '2023-05-04'],
		['sexta-feira, 31 de outubro de 2025', 'dmy', '2025-10-31'],
		['4 мая 2023 г.', 'dmy', '2023-05-04'],
		['2023年5月4日', 'ymd', '2023-05-04'],
		['2023년 5월 4일', 'ymd', '2023-05-04'],
		['2026 Sun May 17', 'ymd', '2026-05-17'],
		['2026 May 17 Sun', 'ymd', '2026-05-17'],
		['٢٠٢٦-١١-٢٠', 'ymd', '2026-11-20']
	] as const)('is read from %j, in the order %s', (text, order, day) => {
		expect(dayFrom(text, order)).toBe(day);
	});

	test.each([
		['', 'ymd'],
		['2026-02-29', 'ymd'],
		['31.11.2026', 'dmy'],
		['20.11.2026', 'mdy'],
		['20.11.2026', 'ymd'],
		['2026-11-20T10:00', 'ymd'],
		['Ma 18, 2018', 'mdy'],
		['20261120', 'dmy'],
		['99991320', 'ymd'],
		['20.11.26', 'ymd'],
		['Monday, November 29, 2026', 'ymd'],
		['Fri 2026-11-19', 'ymd'],
		['quinta-feira, 31 de outubro de 2025', 'dmy'],
		['5 listopad 2026', 'dmy'],
		['May 2026', 'dmy'],
		['a walk on 3 May', 'dmy'],
		[`${' '.repeat(100)}2026-11-20 ${'9'.repeat(100)}`, 'ymd']
	] as const)('is null for %j, %s', (text, order) => {
		expect(dayFrom(text, order)).toBeNull();
	});

	test.each(['Pacific/Kiritimati', 'Pacific/Auckland', 'Pacific/Pago_Pago'])(
		'fits its weekday on a device in %s',
		(zone) => {
			vi.stubEnv('TZ', zone);
			expect(dayFrom('Thu, 4 May 2023', 'dmy')).toBe('2023-05-04');
			expect(dayFrom('Thu 2026-11-19', 'ymd')).toBe('2026-11-19');
			expect(dayFrom('Fri 2026-11-19', 'ymd')).toBeNull();
			vi.unstubAllEnvs();
		}
	);

	test('is found in every order and with every separator', () => {
		const aDay = fc
			.integer({ min: 0, max: 80_000 })
			.map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
		fc.assert(
			fc.property(aDay, fc.constantFrom('-', '/', '.', '. '), (day, mark) => {
				const [y, m, d] = day.split('-') as [string, string, string];
				expect(dayFrom([y, m, d].join(mark), 'ymd')).toBe(day);
				expect(dayFrom([d, m, y].join(mark), 'dmy')).toBe(day);
				expect(dayFrom([m, d, y].join(mark), 'mdy')).toBe(day);
			})
		);
	});
});

describe('the time in a text', () => {
	test.each([
		['20:30', '20:30'],
		['7:05', '07:05'],
		['00:00', '00:00'],
		['20:30:15', '20:30:15'],
		['20:30:15.250', '20:30:15'],
		['20.30', '20:30'],
		['20 h 30', '20:30'],
		['20h30', '20:30'],
		['20:30 Uhr', '20:30'],
		['8:30 pm', '20:30'],
		['8:30PM', '20:30'],
		['8:30\u202FPM', '20:30'],
		['8:30\u00A0a.m.', '08:30'],
		['8:30 a. m.', '08:30'],
		['12:05 am', '00:05'],
		['12:30 pm', '12:30'],
		['0:10 am', '00:10'],
		['8 pm', '20:00'],
		['下午8:30', '20:30'],
		['오후 8:30', '20:30'],
		['午前0:10', '00:10'],
		['8:30 μ.μ.', '20:30'],
		['٨:٣٠ م', '20:30'],
		['۲۰:۳۰', '20:30'],
		['२०:३०', '20:30'],
		['20:30', '20:30'],
		['24:05', '00:05'],
		['24:00:00', '00:00:00'],
		['晚上9:15', '21:15'],
		['中午12:05', '12:05'],
		['凌晨12:05', '00:05'],
		['21:15 ч.', '21:15'],
		['9:15 e.h.', '21:15'],
		['kl. 21:15', '21:15'],
		['um 09:05', '09:05'],
		['at 9:05 AM', '09:05'],
		['9 o’clock pm', '21:00']
	])('is read from %j', (text, time) => {
		expect(timeFrom(text)).toBe(time);
	});

	test.each(['', '8', 'evening', '25:00', '12:60', '13:00 pm', '10:00 xm', '8:3', '1 2:30', '🕗'])(
		'is null for %j',
		(text) => {
			expect(timeFrom(text)).toBeNull();
		}
	);

	test('equals the 24-hour time for any English 12-hour time of Intl', () => {
		const clock = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: 'UTC' });
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
				const ms = minutes * 60_000;
				expect(timeFrom(clock.format(ms))).toBe(new Date(ms).toISOString().slice(11, 16));
			})
		);
	});
});

/** All languages of two letters that `Intl` knows, and some regions with words of their own. */
function allLocales(): string[] {
	const letters = [...'abcdefghijklmnopqrstuvwxyz'];
	const tags = letters.flatMap((one) => letters.map((two) => one + two));
	return Intl.DateTimeFormat.supportedLocalesOf([...tags, 'zh-TW', 'es-MX', 'pt-PT', 'en-AU']);
}

/** Languages of many devices, in which all times and dates have to be read. */
const common =
	'en de es fr it pt nl da sv nb fi pl cs ru uk tr ar he hi zh ja ko bg el hu ro sk lt lv et is mk id th'.split(
		' '
	);

describe('every language of Intl', () => {
	const hours = ['00:05', '03:15', '09:15', '12:05', '15:30', '21:15'];
	const at = (time: string) => Date.parse(`2026-11-20T${time}:00Z`);

	test('has times that are read, on both clocks, or none that are read wrongly', () => {
		const unread = new Set<string>();
		const wrong: string[] = [];
		for (const locale of allLocales())
			for (const options of [
				{ hour: '2-digit', minute: '2-digit', hour12: false },
				{ hour: 'numeric', minute: '2-digit', hour12: true },
				{ timeStyle: 'short' }
			] as const) {
				const clock = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
				for (const time of hours) {
					const read = timeFrom(clock.format(at(time)));
					if (read === null) unread.add(locale);
					else if (read !== time) wrong.push(`${locale} ${clock.format(at(time))} ${read}`);
				}
			}
		expect(wrong).toEqual([]);
		expect(common.filter((locale) => unread.has(locale))).toEqual([]);
		expect(unread.size).toBeLessThan(10);
	});

	test('has dates with names of months that are read, or none that are read wrongly', () => {
		const wrong: string[] = [];
		const unread = new Set<string>();
		for (const locale of allLocales())
			for (const month of ['01', '05', '10', '12']) {
				const day = `2026-${month}-20`;
				const options = { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' } as const;
				const text = new Intl.DateTimeFormat(locale, options).format(Date.parse(day));
				const read = dayFrom(text, 'dmy');
				if (read === null) unread.add(locale);
				else if (read !== day) wrong.push(`${locale} ${text} ${read}`);
			}
		expect(wrong).toEqual([]);
		expect(common.filter((locale) => unread.has(locale))).toEqual([]);
		// In these, a month has several words or an ending that `Intl` does not separate.
		expect(unread.size).toBeLessThan(25);
	});
});

describe('a day with a time in one cell', () => {
	test.each([
		['2026-11-20', '2026-11-20', null, null],
		['2026-11-20T09:30', '2026-11-20', '09:30', null],
		['2026-11-20 09:30:15', '2026-11-20', '09:30:15', null],
		['2026-11-20T09:30:00.000Z', '2026-11-20', '09:30:00', 'Z'],
		['2026-11-20T09:30:00+0530', '2026-11-20', '09:30:00', '+05:30'],
		['2026-11-20 09:30 -03:30', '2026-11-20', '09:30', '-03:30'],
		['May 18, 2018 8:30 PM', '2018-05-18', '20:30', null],
		['18 May 2018, 20:30', '2018-05-18', '20:30', null],
		['2023-05-04 at 14:32', '2023-05-04', '14:32', null],
		['May 4, 2023 at 9:05 AM', '2023-05-04', '09:05', null],
		['2026 Sun May 17 3:39 PM', '2026-05-17', '15:39', null]
	])('is read from %j', (text, day, time, offset) => {
		expect(momentFrom(text, 'ymd')).toEqual({ day, time, offset });
	});

	test.each([
		'',
		'x',
		'2026-11-20T25:00',
		'2026-11-20T09:30Q',
		'2026-02-30T09:30Z',
		'2026-11-20 x'
	])('is null for %j', (text) => {
		expect(momentFrom(text, 'ymd')).toBeNull();
	});

	test('is read quickly and without an exception from any text of any length', () => {
		const long = `${'1 '.repeat(1_000_000)}T12:00`;
		for (const order of dateOrders) expect(momentFrom(long, order)).toBeNull();
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const moment = momentFrom(text, 'dmy');
				expect(moment === null || /^\d{4}-\d\d-\d\d$/.test(moment.day)).toBe(true);
			})
		);
	});
});
