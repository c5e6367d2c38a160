import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getExampleNumber } from 'libphonenumber-js';
import examples from 'libphonenumber-js/mobile/examples';
import { readPhoneNumber } from './phone-number.ts';
import { runs } from '../../../tests/support/runs.ts';

const dialled = (value: string) => {
	const read = readPhoneNumber(value);
	return typeof read === 'string' ? read : read.call;
};

describe('readPhoneNumber', () => {
	test.each([
		// Germany, with the zero that is left out after a country code
		['+49 (0)30 123456', '+4930123456'],
		['+49 030 123456', '+4930123456'],
		['0049 (0) 30 / 12 34 56', '+4930123456'],
		['+49-170-1234567', '+491701234567'],
		['030 123456', '030123456'],
		['(030) 12 34 56', '030123456'],
		['030/123456', '030123456'],
		['06221 / 123456-0', '062211234560'],
		['06221/1234567', '062211234567'],
		['+49 6221/123456', '+496221123456'],
		// Austria and Switzerland
		['+43 (0)664 1234567', '+436641234567'],
		['+41 (0)79 123 45 67', '+41791234567'],
		// The United Kingdom and Ireland
		['+44 (0)20 7946-0958', '+442079460958'],
		['(+44) 20 7946 0958', '+442079460958'],
		['020 7946 0958', '02079460958'],
		['+353 (0)86 123 4567', '+353861234567'],
		// Italy, San Marino and the Vatican, where the zero is always dialled
		['+39 (0)6 1234567', '+39061234567'],
		['+39 06 1234567', '+39061234567'],
		['+378 (0)549 123456', '+3780549123456'],
		['+379 (0)6 69812345', '+3790669812345'],
		// Countries whose numbers begin with a zero since they became longer
		['+225 07 01 02 03 04', '+2250701020304'],
		['+242 06 612 3456', '+242066123456'],
		// France, Spain, Hungary and Russia
		['+33 (0)1 23 45 67 89', '+33123456789'],
		['01.23.45.67.89', '0123456789'],
		['+34 912 34 56 78', '+34912345678'],
		['+36 (06) 1 234 5678', '+3612345678'],
		['+7 (8) 495 123-45-67', '+74951234567'],
		// The United States
		['(415) 555-0100', '4155550100'],
		['+1 (415) 555-0100', '+14155550100'],
		['1-415-555-0100', '14155550100'],
		['+1 555 0100', '+15550100'],
		// Brazil and Japan
		['+55 (11) 91234-5678', '+5511912345678'],
		['+81 (0)3-1234-5678', '+81312345678'],
		// Extensions are dialled after a pause
		['+1 555 0100 ext. 5', '+15550100,5'],
		['(415) 555-0100 x12', '4155550100,12'],
		['415-555-0100, ext 12', '4155550100,12'],
		['+14155550100;ext=12', '+14155550100,12'],
		['030 12345 Durchwahl 67', '03012345,67'],
		['+15550100,5', '+15550100,5'],
		['+49 30 123456 #12', '+4930123456,12'],
		['030 123456 #12', '030123456,12'],
		['+1 415 555 0100 - 12#', '+14155550100,12'],
		// Groups that begin with a zero
		['01 23 45 05 67', '0123450567'],
		['01 02 03 04 05', '0102030405'],
		['(0)30 123456', '030123456'],
		// Other spellings
		['tel:+49-30-123456', '+4930123456'],
		['Tel: 030 123456', '030123456'],
		['٠٣٠ ١٢٣٤٥٦', '030123456'],
		['۰۳۰ ۱۲۳۴', '0301234'],
		['０３０ １２３４', '0301234'],
		['030\u2011123456', '030123456'],
		['*31#112', '*31#112'],
		['112', '112']
	])('reads %j as %s', (value, call) => {
		expect(dialled(value)).toBe(call);
	});

	test.each([
		'030 1234 / 0171 5678',
		'030 1234/0171 5678',
		'+49 30 1234 / +49 171 5678',
		'+49 30 1234 +49 171 5678',
		'030 1234, 0170 1234',
		'030 1234; 0170 1234',
		'030 1234 oder 0170 1234',
		'030 1234\n0170 1234',
		'415-555-0100 / 555-0101',
		'+44 20 7946 0958/9',
		'030 1234 0171 5678',
		'030 1234 - 0171 5678',
		'030 1234-0171 5678',
		'(030) 1234 (0171) 5678',
		'030 1234 0049 171 5678',
		'030 123456 0171 5678901',
		'01 23 45 67 89 06 12 34 56 78',
		'555-0100 555-0101',
		'555-0100 - 555-0101',
		'12-34-56 12-34-57',
		'(415) 555-0100 (415) 555-0101',
		'5550100 5550101',
		'112 / 110',
		'112/110',
		'112 - 110'
	])('takes %j for two numbers', (value) => {
		expect(dialled(value)).toBe('several');
	});

	test.each([
		...['', ' ', '+', '1', 'ask Ben', 'call me: 030 1234', '12;phone-context=x?body=1&b'],
		...['12\n<b>', '+4930123456789012345', '(0)', '+(0)', '()', '+4930123456 (0)', '030 (0) 123456']
	])('takes %j for no number', (value) => {
		expect(dialled(value)).toBe('none');
	});

	test('leaves the extension out of what receives a text', () => {
		expect(readPhoneNumber('+1 415 555 0100 ext. 5')).toEqual({
			call: '+14155550100,5',
			text: '+14155550100',
			international: '14155550100',
			shown: '+1 415 555 0100, 5'
		});
	});

	test('names a country code if the number is a possible one there', () => {
		const international = (value: string) => {
			const read = readPhoneNumber(value);
			return typeof read === 'string' ? null : read.international;
		};
		expect(international('0049 170 1234567')).toBe('491701234567');
		expect(international('0170 1234567')).toBeNull();
		expect(international('+1 555 0100')).toBeNull();
	});

	test('cannot text a network code', () => {
		expect(readPhoneNumber('*31#112')).toMatchObject({ text: null, international: null });
	});

	test('takes no possible number of any country for two', () => {
		for (const country of Object.keys(examples) as (keyof typeof examples)[]) {
			const example = getExampleNumber(country, examples)!;
			const shapes = [
				...[example.formatInternational(), example.formatNational(), example.number],
				example.formatInternational().replaceAll(' ', '-')
			];
			for (const shape of shapes) expect([shape, dialled(shape)]).not.toContain('several');
			expect(dialled(example.formatInternational())).toBe(example.number);
		}
	});

	test('never makes one number of two', () => {
		const digits = (most: number, least = most) =>
			fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most });
		const of = (pattern: string) =>
			fc
				.tuple(...[...pattern].map((one) => (one === 'n' ? digits(1) : fc.constant(one))))
				.map((parts) => parts.join(''));
		const area = fc.constantFrom('030', '0171', '06221', '01');
		const german = fc.tuple(area, fc.constantFrom(' ', '/', '-', ' / '), digits(8, 5));
		const kinds: fc.Arbitrary<string>[] = [
			german.map((parts) => parts.join('')),
			german.map(([code, , rest]) => `(${code}) ${rest}`),
			...['01 nn nn nn nn', 'nnn-nnnn', '(41n) nnn-nnnn', '41n-nnn-nnnn', '+49 17n nnnnnnn'].map(of)
		];
		const two = fc
			.constantFrom(...kinds)
			.chain((kind) =>
				fc.tuple(kind, fc.constantFrom(' ', '  ', ' - ', ' / ', ' or ', ', ', '\n', ' – '), kind)
			);
		fc.assert(
			fc.property(two, (parts) => {
				expect(['several', 'none']).toContain(dialled(parts.join('')));
			}),
			runs(2000)
		);
	});

	test('dials at most fifteen digits, in the order in which they were typed', () => {
		const typed = fc.string({
			unit: fc.constantFrom(...'0123456789+()-/ .,;x#*', ' / ', ' or ', 'ext.', '(0)'),
			maxLength: 24
		});
		fc.assert(
			fc.property(typed, (value) => {
				const read = readPhoneNumber(value);
				if (typeof read === 'string') return;
				const [number = '', extension = ''] = read.call.split(',');
				expect(number).toMatch(/^\+?[\d*#]+$/);
				expect(number.replace(/\D/g, '').length).toBeLessThanOrEqual(15);
				expect(extension).toMatch(/^\d{0,7}$/);
				let at = 0;
				for (const digit of number.replace(/\D/g, '') + extension) {
					at = value.indexOf(digit, at) + 1;
					expect(at).toBeGreaterThan(0);
				}
			}),
			runs(2000)
		);
	});
});
