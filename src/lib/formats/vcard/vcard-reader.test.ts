import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { isBirthday } from '#lib/core/birthday.ts';
import { longestContact, longestName, storableName } from '#lib/core/person.ts';
import {
	mostBytes,
	mostCards,
	mostContacts,
	readVCards,
	type FoundPerson,
	type VCards
} from './vcard-reader.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const fixture = (name: string) =>
	new Uint8Array(
		readFileSync(new URL(`../../../../tests/fixtures/contacts/${name}`, import.meta.url))
	);

function read(file: Uint8Array | string): VCards {
	const found = readVCards(typeof file === 'string' ? bytesOf(file) : file);
	if ('problem' in found) throw new Error(found.problem);
	return found;
}

const card = (...lines: string[]) =>
	['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');
const oldCard = (...lines: string[]) => card(...lines).replace('3.0', '2.1');
const only = (file: Uint8Array | string): FoundPerson => {
	const { people } = read(file);
	expect(people).toHaveLength(1);
	return people[0]!;
};
const phone = (value: string) => ({ kind: 'phone', value });
const mail = (value: string) => ({ kind: 'mail', value });
const everyone = { broken: 0, nameless: 0, shortened: 0, isGuessed: false };

describe('people are read from a file', () => {
	test('of Apple’s contacts', () => {
		expect(read(fixture('apple-3.0.vcf'))).toEqual({
			...everyone,
			nameless: 1,
			people: [
				{
					name: 'Dr. Maja Elin Lindqvist',
					nickname: 'Maja',
					contacts: [mail('maja@atelje-bjork.example'), phone('+46 70 555 01 23')],
					birthday: '--02-29'
				},
				{ name: 'Bageri Sol', nickname: null, contacts: [phone('018-555 07 07')], birthday: null }
			]
		});
	});

	test('of Google’s contacts', () => {
		expect(read(fixture('google-3.0.vcf'))).toEqual({
			...everyone,
			nameless: 1,
			people: [
				{
					name: 'Tomás Ferreira da Silva Cavalcanti de Albuquerque e Mello do Nascimento',
					nickname: 'Tom',
					contacts: [
						mail('tomas.ferreira@correio.example'),
						mail('tf@obra.example'),
						phone('+351 912 555 018')
					],
					birthday: '1987-11-03'
				},
				{ name: 'Nour (choir; alto)', nickname: null, contacts: [], birthday: '--06-12' }
			]
		});
	});

	test('of an Android phone', () => {
		expect(read(fixture('android-2.1.vcf'))).toEqual({
			...everyone,
			people: [
				{
					name: 'Zofia Żółtowska',
					nickname: null,
					contacts: [
						phone('+48 500 555 017'),
						phone('0-22 555-01-80'),
						phone('601555016'),
						mail('zofia@poczta.example')
					],
					birthday: '1956-07-30'
				},
				{
					name: 'Piotr',
					nickname: null,
					contacts: [phone('#31#500555019')],
					birthday: '--04-09'
				}
			]
		});
	});

	test('of Outlook', () => {
		expect(read(fixture('outlook-2.1.vcf'))).toEqual({
			...everyone,
			people: [
				{
					name: 'Jürgen Grün',
					nickname: null,
					contacts: [
						phone('+49 (0)30 555 0142'),
						phone('0151 5550143'),
						mail('juergen.gruen@garten.example')
					],
					birthday: '1948-05-17'
				}
			]
		});
	});

	test('of an old phone, which has no full name and encodes it in Shift JIS', () => {
		expect(read(fixture('phone-shift-jis-2.1.vcf'))).toEqual({
			...everyone,
			people: [
				{
					name: '山田 太郎',
					nickname: null,
					contacts: [phone('09055501234'), mail('taro@keitai.example')],
					birthday: '1979-01-08'
				}
			]
		});
	});

	test('in version 4.0', () => {
		expect(read(fixture('rfc6350-4.0.vcf'))).toEqual({
			...everyone,
			nameless: 1,
			people: [
				{
					name: 'Amara Okafor',
					nickname: 'Ama',
					contacts: [
						phone('+234-803-555-0110'),
						phone('+234-1-555-0111;ext=12'),
						mail('amara@posta.example')
					],
					birthday: '--02-29'
				},
				{
					name: 'Lee',
					nickname: null,
					contacts: [mail('lee+post@posta.example')],
					birthday: null
				}
			]
		});
	});

	test('in UTF-16, with a byte order mark and without one', () => {
		const bytes = fixture('utf16.vcf');
		expect(only(bytes).name).toBe('Žofie Nováková');
		expect(only(bytes.subarray(2)).name).toBe('Žofie Nováková');
		const swapped = bytes.map((_, at) => bytes[at ^ 1]!);
		expect(only(swapped).name).toBe('Žofie Nováková');
		expect(only(swapped.subarray(2)).name).toBe('Žofie Nováková');
	});

	test.each(['\n', '\r', '\r\r\n'])('whose lines end in %j', (end) => {
		const text = read(fixture('apple-3.0.vcf'));
		const file = new TextDecoder().decode(fixture('apple-3.0.vcf')).replaceAll('\r\n', end);
		expect(read(file)).toEqual(text);
		expect(read(`\ufeff${end}${file}`)).toEqual(text);
	});
});

describe('a name', () => {
	test.each([
		['the full name', ['N:Berg;Ola;;;', 'FN:Ola Berg'], 'Ola Berg'],
		[
			'made of its parts if the full name is empty',
			['N:Berg;Ola;Per,Erik;Dr.;', 'FN:'],
			'Ola Per Erik Berg'
		],
		['the nickname if there is no other', ['NICKNAME:Lillebror,Bo', 'N:;;;;'], 'Lillebror'],
		['unescaped', ['FN:Ola\\, the one\\; next\\\\door\\nto us'], 'Ola, the one; next\\door to us'],
		['split at semicolons that are not escaped', ['N:B\\;erg;O\\,la;;;'], 'O,la B;erg'],
		['on one line, without control characters', ['FN:Ola\u0000\u0007\tBerg\u0085'], 'Ola Berg'],
		['without marks that turn its direction', ['FN:\u202eOla\u202c'], 'Ola'],
		['in NFC', ['FN:Zoe\u0308'], 'Zoë'],
		['of a line with a group and quoted parameters', ['a-1.FN;X-Y=";:,":Ola'], 'Ola'],
		['of a line whose quotes have no end', ['FN;X="a:Ola'], 'Ola']
	])('is %s', (_, lines, name) => {
		expect(only(card(...lines)).name).toBe(name);
	});

	test('that is too long is cut, never within a character, and counted', () => {
		const found = read(card(`FN:${'🐸'.repeat(longestName)}`) + card('FN:Ola'));
		expect(found.people[0]!.name).toBe('🐸'.repeat(longestName / 2));
		expect(found.shortened).toBe(1);
	});

	test('is unfolded as each version folds', () => {
		expect(only(card('FN:Ola Nord', ' mann')).name).toBe('Ola Nordmann');
		expect(only(oldCard('FN:Ola', ' Nordmann')).name).toBe('Ola Nordmann');
	});

	test('that is folded within a character is read', () => {
		const bytes = bytesOf(card('FN:Zo', ' ë'));
		const [, first, second] = [0, 0xc3, 0xab];
		const at = bytes.indexOf(first!);
		const moved = [...bytes.slice(0, at - 3), first!, 13, 10, 32, second!, ...bytes.slice(at + 2)];
		expect(read(new Uint8Array(moved))).toMatchObject({
			people: [{ name: 'Zoë' }],
			isGuessed: false
		});
	});
});

describe('an encoded value', () => {
	test.each([
		['FN;QUOTED-PRINTABLE:J=FCrgen', 'Jürgen', true],
		['FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=FCrgen', 'Jürgen', false],
		['FN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=83A=83C', 'ア イ'.replace(' ', ''), false],
		['FN;CHARSET=NO-SUCH;ENCODING=quoted-printable:J=C3=BCrgen', 'Jürgen', false],
		['FN;ENCODING=QUOTED-PRINTABLE:Jü=ZZrgen=', 'Jü=ZZrgen', false],
		['FN;ENCODING=B:SsO8cmdlbg==', 'Jürgen', false]
	])('such as %s is read', (line, name, isGuessed) => {
		const file = oldCard(line, '');
		expect(read(file)).toMatchObject({ people: [{ name }], isGuessed });
	});

	test('of a file in an older encoding is marked as a guess', () => {
		const bytes = Uint8Array.from(card('FN:J\xfcrgen'), (one) => one.charCodeAt(0));
		expect(read(bytes)).toMatchObject({ people: [{ name: 'Jürgen' }], isGuessed: true });
	});

	test('that is no Base64 is none', () => {
		expect(only(card('FN;ENCODING=b:%%%', 'N:Berg;;;;')).name).toBe('Berg');
	});
});

describe('contacts', () => {
	test('are taken once, on one line, without marks of direction', () => {
		const { contacts } = only(
			card('FN:Ola', 'TEL:\u202a+47 22\u202c', 'TEL:+47 22', 'EMAIL: a@b ', 'TEL:', 'EMAIL:\\n')
		);
		expect(contacts).toEqual([phone('+47 22'), mail('a@b')]);
	});

	test('that are too long or too many are left out, and counted', () => {
		const numbers = Array.from({ length: mostContacts + 5 }, (_, at) => `TEL:555${at}`);
		const long = `EMAIL:${'x'.repeat(longestContact)}@b`;
		const found = read(card('FN:A', ...numbers) + card('FN:B', long) + card('FN:C', 'TEL:1'));
		expect(found.people.map(({ contacts }) => contacts.length)).toEqual([mostContacts, 0, 1]);
		expect(found.shortened).toBe(2);
	});

	test('are not those of machines', () => {
		const lines = ['TEL;TYPE=fax,work:1', 'TEL;PAGER:2', 'TEL;TYPE=HOME;TYPE=FAX:3', 'TEL;CELL:4'];
		expect(only(card('FN:A', ...lines)).contacts).toEqual([phone('4')]);
	});
});

test.each([
	['1996-04-15', '1996-04-15'],
	['19960415', '1996-04-15'],
	['1996-04-15T00:00:00Z', '1996-04-15'],
	['--0415', '--04-15'],
	['--04-15', '--04-15'],
	['-0415', '--04-15'],
	['1604-04-15', '--04-15'],
	['0000-04-15', '--04-15'],
	['2000-02-29', '2000-02-29'],
	['1999-02-29', null],
	['1996-04', null],
	['1996', null],
	['---15', null],
	['15.4.1996', null],
	['', null]
])('a birthday %j is %j', (written, birthday) => {
	expect(only(card('FN:A', `BDAY:${written}`)).birthday).toBe(birthday);
});

describe('a card', () => {
	test('without an end is broken, and those after it are read', () => {
		const cut = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut\r\n';
		expect(read(cut + card('FN:Ola') + cut)).toMatchObject({
			people: [{ name: 'Ola' }],
			broken: 2
		});
	});

	test('of an agent inside another card is passed over', () => {
		const agent = ['AGENT:', 'BEGIN:VCARD', 'VERSION:2.1', 'FN:Agent', 'TEL:1', 'END:VCARD'];
		expect(only(oldCard(...agent, 'FN:Ola', 'TEL:2'))).toMatchObject({
			name: 'Ola',
			contacts: [phone('2')]
		});
	});

	test('with an agent that has no end does not hide those after it', () => {
		const agent = ['AGENT:', 'BEGIN:VCARD', 'FN:Agent'];
		const found = read(oldCard(...agent, 'FN:Ola') + card('FN:Pia') + card('FN:Kai'));
		expect(found).toMatchObject({ people: [{ name: 'Pia' }, { name: 'Kai' }], broken: 1 });
	});

	test('with unreadable lines is read without them', () => {
		const lines = [
			'TEL',
			'TEL;x;:',
			';:',
			':',
			'=',
			'FN',
			'EMAIL;TYPE="a',
			`NICKNAME:${'x'.repeat(20_000)}`
		];
		expect(only(card(...lines, 'FN:Ola'))).toMatchObject({ name: 'Ola', nickname: null });
	});
});

describe('a file is not read', () => {
	test.each([
		['empty', ''],
		['noCards', 'name,phone\r\nOla,22'],
		['noCards', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR'],
		['noCards', '{"format":"small-hello-backup"}'],
		['noCards', 'PK\x03\x04contacts.vcf'],
		['noCards', '\x89PNG\r\n\x1a\n'],
		['noCards', 'age-encryption.org/v1\n-> scrypt '],
		['noCards', '\xff\xfe\xfd\x00 END:VCARD']
	] as const)('and is %s: %j', (problem, text) => {
		const bytes = Uint8Array.from(text, (one) => one.charCodeAt(0));
		expect(readVCards(bytes)).toEqual({ problem });
	});

	test('if it has more than 5 MB', () => {
		const text = card('FN:Ola').padEnd(mostBytes, 'x');
		expect(readVCards(bytesOf(text))).toMatchObject({ people: [{ name: 'Ola' }] });
		expect(readVCards(bytesOf(`${text}x`))).toEqual({ problem: 'tooLarge' });
	});

	test('if it has more than 5,000 cards', () => {
		const text = card('FN:Ola').repeat(mostCards);
		expect(read(text).people).toHaveLength(mostCards);
		expect(readVCards(bytesOf(text + card('FN:Ola')))).toEqual({ problem: 'tooMany' });
	});
});

/** A file of 5 MB that repeats a text. */
const hostile = (start: string, repeated: string) =>
	bytesOf(start + repeated.repeat((mostBytes - start.length) / repeated.length));

test.each([
	['parameters', 'BEGIN:VCARD\nFN', ';a=b'],
	['quotes', 'BEGIN:VCARD\nFN;x="', ';"'],
	['folds', 'BEGIN:VCARD\nFN:', '\n x'],
	['soft breaks', 'BEGIN:VCARD\nFN;QUOTED-PRINTABLE:=\n', 'x=\n'],
	['semicolons', 'BEGIN:VCARD\nN:', ';'],
	['lines', 'BEGIN:VCARD\n', 'N:;,;,\n'],
	['carriage returns', 'BEGIN:VCARD\n', '\r'],
	['agents', 'BEGIN:VCARD\n', 'AGENT:\nBEGIN:VCARD\n'],
	['names', '', 'BEGIN:VCARD\nFN:x\n']
])(
	'5 MB of %s are read within seconds',
	(_, start, repeated) => {
		const from = performance.now();
		readVCards(hostile(start, repeated));
		// Work that grows with the square of the size takes many minutes.
		expect(performance.now() - from).toBeLessThan(30_000);
	},
	60_000
);

test('any bytes are read as people in the shape that is stored, or as a problem', () =>
	fc.assert(
		fc.property(
			fc.array(
				fc.oneof(
					fc.constantFrom('BEGIN:VCARD', 'END:VCARD', 'VERSION:2.1', 'VERSION:4.0', 'AGENT:'),
					fc
						.tuple(
							fc.constantFrom('FN', 'N', 'TEL', 'EMAIL', 'BDAY', 'NICKNAME', 'x.FN', 'NOTE'),
							fc.constantFrom('', ';CHARSET=SHIFT_JIS', ';QUOTED-PRINTABLE', ';a="', ';ENCODING=B'),
							fc.string({ unit: 'binary', maxLength: 40 })
						)
						.map(([name, param, value]) => `${name}${param}:${value}`),
					fc.string({ unit: 'binary', maxLength: 12 })
				),
				{ maxLength: 30 }
			),
			fc.constantFrom('\n', '\r\n', '\n ', '=\r\n'),
			fc.boolean(),
			(lines, end, isLatin1) => {
				const text = ['BEGIN:VCARD', ...lines, 'END:VCARD'].join(end);
				const bytes = isLatin1
					? Uint8Array.from(text, (one) => one.charCodeAt(0) & 0xff)
					: bytesOf(text);
				const found = readVCards(bytes);
				if ('problem' in found) return;
				for (const { name, nickname, contacts, birthday } of found.people) {
					expect(name).not.toBe('');
					expect(storableName(name)).toBe(name);
					expect(storableName(nickname ?? '')).toBe(nickname ?? '');
					expect(contacts.length).toBeLessThanOrEqual(mostContacts);
					for (const { value } of contacts) {
						expect(value).toMatch(/^[^\p{Cc}]{1,500}$/u);
						expect(value.isWellFormed()).toBe(true);
					}
					expect(birthday === null || isBirthday(birthday)).toBe(true);
				}
			}
		),
		{ numRuns: 500 }
	));

describe('ical.js, as a second opinion,', () => {
	const word = fc
		.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
		.map(storableName)
		.filter(Boolean);
	const plain = word.filter((text) => !/[\u202a-\u202e\u2066-\u2069\ufeff]/.test(text));

	test('finds the same in files that it writes', () =>
		fc.assert(
			fc.property(plain, plain, plain, (family, given, nickname) => {
				const written = ICAL.stringify([
					'vcard',
					[
						['version', {}, 'text', '4.0'],
						['n', {}, 'text', [family, given, '', '', '']],
						['nickname', { group: 'item1' }, 'text', nickname],
						['email', { type: 'home' }, 'text', 'a@b'],
						['bday', {}, 'date-and-or-time', '--04-15']
					],
					[]
				] as never);
				const name = storableName(`${given} ${family}`);
				fc.pre(
					!/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(family)
				);
				expect(only(written)).toEqual({
					name,
					nickname: nickname === name ? null : nickname,
					contacts: [mail('a@b')],
					birthday: '--04-15'
				});
			})
		));
});
