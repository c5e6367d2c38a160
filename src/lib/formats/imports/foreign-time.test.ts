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
		['٢٠٢٦-١١-٢٠', 'ymd', '2026-11-20'],
		['lun, 28 dic 2026', 'dmy', '2026-12-28'],
		['lun 28 dic 2026', 'dmy', '2026-12-28'],
		['mar, 20 ene 2026', 'dmy', '2026-01-20'],
		['mar 20 gen 2026', 'dmy', '2026-01-20'],
		['mar., 20 ian. 2026', 'dmy', '2026-01-20'],
		['mar. 3 mars 2026', 'dmy', '2026-03-03'],
		['mar 3 mar 2026', 'dmy', '2026-03-03'],
		['sam. 3 janv. 2026', 'dmy', '2026-01-03'],
		['20\u200F/1\u200F/2026', 'dmy', '2026-01-20'],
		['2026年1月3日星期六', 'dmy', '2026-01-03'],
		['2026年1月3日(土)', 'mdy', '2026-01-03'],
		['2026/1/3(六)', 'ymd', '2026-01-03'],
		['3.01.2026 г.', 'dmy', '2026-01-03'],
		['3 มกราคม 2569', 'dmy', '2026-01-03'],
		['Thứ Bảy, 3 tháng 1, 2026', 'ymd', '2026-01-03'],
		['Thứ 7, 3 thg 1, 2026', 'mdy', '2026-01-03'],
		['czwartek, 5 listopada 2026', 'dmy', '2026-11-05'],
		['5. Jänner 2026', 'dmy', '2026-01-05'],
		['5. Mrz 2026', 'dmy', '2026-03-05'],
		['Tues, 5 May 2026', 'dmy', '2026-05-05'],
		['Thurs 7 May 2026', 'dmy', '2026-05-07'],
		['20 كانون الثاني 2026', 'dmy', '2026-01-20'],
		['Thu 20230504', 'ymd', '2023-05-04']
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
		['5 listopada 2026', 'dmy'],
		['mar, 21 ene 2026', 'dmy'],
		['lun, 28 May 2026', 'dmy'],
		['令和8年1月3日', 'ymd'],
		['民國115年1月3日', 'ymd'],
		['۱۱ دی ۱۴۰۴', 'dmy'],
		['1447 محرم 5', 'dmy'],
		['2026-01-05 pm', 'ymd'],
		['May May 5 2026', 'mdy'],
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

	test.each([
		['5 listopada 2026', 'dmy', 'pl', '2026-11-05'],
		['5 listopada 2026', 'dmy', 'hr', '2026-10-05'],
		['26. 1. 3.', 'ymd', 'ko', '2026-01-03'],
		['26. 1. 3.', 'ymd', 'de', null],
		['3/1/2569', 'dmy', 'th', '2026-01-03'],
		['3/1/69', 'dmy', 'th', null],
		['3/1/69', 'dmy', 'de', '1969-01-03']
	] as const)('is read from %j, %s, as on a device in %s', (text, order, language, day) => {
		vi.stubGlobal('navigator', { languages: [language] });
		expect(dayFrom(text, order)).toBe(day);
		vi.unstubAllGlobals();
	});

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
		['9 o’clock pm', '21:00'],
		["9 o'clock", '09:00'],
		['21h', '21:00'],
		['9 Uhr', '09:00'],
		['9 Uhr 30', '09:30'],
		['kl 9', '09:00'],
		['noon', '12:00'],
		['中午', '12:00'],
		['中午11:45', '11:45'],
		['中午1:30', '13:30'],
		['noon 11:45', '11:45'],
		['12 noon', '12:00'],
		['早上10:00', '10:00'],
		['11:30 at night', '23:30'],
		['9:15 in the evening', '21:15'],
		['13点05分', '13:05'],
		['13時5分30秒', '13:05:30'],
		['下午1点05分', '13:05'],
		['오후 1시 5분', '13:05'],
		['21時', '21:00'],
		['20 h 30 min 15 s', '20:30:15'],
		['alle ore 21:15', '21:15']
	])('is read from %j', (text, time) => {
		expect(timeFrom(text)).toBe(time);
	});

	test.each([
		...['', '8', 'evening', '25:00', '12:60', '13:00 pm', '10:00 xm', '8:3', '1 2:30', '🕗'],
		// Is it the midnight before or after the day?
		...['midnight', '晚上12:05', '9 noon', '3:00 中午 pm', '8:30 [pm]', '9:15 May', '13点半']
	])('is null for %j', (text) => {
		expect(timeFrom(text)).toBeNull();
	});

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
		['2026 Sun May 17 3:39 PM', '2026-05-17', '15:39', null],
		['2026-11-20 09:30:00 UTC', '2026-11-20', '09:30:00', 'Z'],
		['Thu, 05 Nov 2026 15:07:00 +0100', '2026-11-05', '15:07:00', '+01:00'],
		['Thu Nov 05 2026 15:07:00 GMT+0100', '2026-11-05', '15:07:00', '+01:00'],
		['2026-11-20 9:30', '2026-11-20', '09:30', null],
		['20230504 14:32', '2023-05-04', '14:32', null],
		['20230504 2:32 PM', '2023-05-04', '14:32', null],
		['4 May 2023 8 pm', '2023-05-04', '20:00', null],
		['8 pm, 4 May 2023', '2023-05-04', '20:00', null],
		['15:07 4 May 2023', '2023-05-04', '15:07', null],
		['4 de mayo de 2023 a las 14:32', '2023-05-04', '14:32', null],
		['4 de maio de 2023 às 14:32', '2023-05-04', '14:32', null],
		['4 maggio 2023 alle ore 14:32', '2023-05-04', '14:32', null],
		['4 мая 2023 г. в 14:32', '2023-05-04', '14:32', null],
		['lúc 14:32 Thứ Năm, 4 tháng 5, 2023', '2023-05-04', '14:32', null],
		['2023年5月4日 下午2:32', '2023-05-04', '14:32', null],
		['2023年5月4日14時32分', '2023-05-04', '14:32', null],
		['4. Mai 2023 um 9 Uhr', '2023-05-04', '09:00', null]
	])('is read from %j', (text, day, time, offset) => {
		expect(momentFrom(text, 'ymd')).toEqual({ day, time, offset });
	});

	test.each([
		'',
		'x',
		'2026-11-20T25:00',
		'2026-11-20T09:30Q',
		'2026-02-30T09:30Z',
		'2026-11-20 x',
		'4 May 2023 8',
		'4 de mayo de 2023 um evening',
		'2026-11-20 09:30 10:30',
		'2026-11-20 09:30 -2026',
		'20. 11. 26 09:30 Z',
		...'EST EDT CST CDT MST MDT PST PDT BST CET CEST EET EEST MSK IST JST AEST WET HST SAST'
			.split(' ')
			.map((zone) => `2026-11-20 09:30 ${zone}`)
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
