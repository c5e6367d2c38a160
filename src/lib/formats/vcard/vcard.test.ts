import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { isBirthday } from '#lib/core/birthday.ts';
import { longestContact, storableLine, storableName } from '#lib/core/person.ts';
import { readVCards } from './vcard-reader.ts';
import { vCardFile, type Portrayed } from './vcard.ts';

const bytesOf = async (people: readonly Portrayed[]) =>
	new Uint8Array(await vCardFile(people, 'contacts.vcf').content.arrayBuffer());
const textOf = async (people: readonly Portrayed[]) =>
	new TextDecoder().decode(await bytesOf(people));

const signs = fc.constantFrom(',', ';', '\\', ':', '"', '\n', '\\n', '=', ' ', 'ß', '🐸', 'é');
const text = fc
	.array(fc.oneof(signs, fc.string({ unit: 'grapheme', maxLength: 20 })), { maxLength: 30 })
	.map((parts) => parts.join(''))
	// The reader takes these out of what other programs write.
	.map((words) => words.replace(/[\u202a-\u202e\u2066-\u2069\ufeff]/g, ''));
const name = text.map(storableName).filter(Boolean);
const birthday = fc
	.tuple(fc.integer({ min: 1800, max: 2026 }), fc.integer({ min: 1, max: 366 }), fc.boolean())
	.map(([year, day, isYearless]) => {
		const date = new Date(Date.UTC(year, 0, day)).toISOString().slice(0, 10);
		return isYearless ? `-${date.slice(4)}` : date;
	})
	.filter(isBirthday);
const contact = fc.record({
	kind: fc.constantFrom('phone' as const, 'mail' as const),
	value: text.map((value) => storableLine(value, longestContact)).filter(Boolean)
});
const person = fc.record({
	name,
	birthday: fc.option(birthday),
	contacts: fc.uniqueArray(contact, {
		maxLength: 5,
		selector: ({ kind, value }) => `${kind} ${value}`
	})
});

test('a file that is read again has the same people', () =>
	fc.assert(
		fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 8 }), async (people) => {
			expect(readVCards(await bytesOf(people))).toEqual({
				people: people.map((one) => ({ ...one, nickname: null })),
				broken: 0,
				nameless: 0,
				shortened: 0,
				isGuessed: false
			});
		})
	));

test('its lines are at most 75 bytes long and end as the standard requires', () =>
	fc.assert(
		fc.asyncProperty(person, async (one) => {
			const written = await textOf([one]);
			expect(written.endsWith('\r\n')).toBe(true);
			expect(written.isWellFormed()).toBe(true);
			for (const line of written.slice(0, -2).split('\r\n')) {
				expect(line).not.toMatch(/[\r\n]/);
				expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
			}
		})
	));

test('ical.js, as a second opinion, reads the same name, contacts and birthday', () =>
	fc.assert(
		fc.asyncProperty(person, async (one) => {
			const [kind, properties] = ICAL.parse(await textOf([one])) as unknown as [
				string,
				unknown[][]
			];
			const values = (wanted: string) =>
				properties.filter(([property]) => property === wanted).map((property) => property[3]);
			const count = (wanted: string) => one.contacts.filter((each) => each.kind === wanted).length;
			expect(kind).toBe('vcard');
			// It takes the second of two backslashes before a semicolon for the one that escapes it (2.2.1).
			if (!one.name.includes('\\')) expect(values('n')).toEqual([['', one.name, '', '', '']]);
			expect(values('fn')).toHaveLength(1);
			expect([values('tel').length, values('email').length]).toEqual([
				count('phone'),
				count('mail')
			]);
			expect(values('bday')).toEqual(one.birthday === null ? [] : [one.birthday]);
		})
	));

test('it holds what a phone needs, and nothing else about a person', async () => {
	const one = {
		...{ id: 'secret-id', notNow: true, nearness: 'family', channels: ['call'] },
		name: 'Ola; Berg, “next\\door”',
		birthday: '--04-15',
		contacts: [
			{ kind: 'phone', value: '+47 22 55 01 42' },
			{ kind: 'mail', value: 'ola@post.example' },
			{ kind: 'link', value: 'https://secret.example' }
		]
	} as const;
	expect(await textOf([one])).toBe(
		[
			'BEGIN:VCARD',
			'VERSION:3.0',
			'FN:Ola\\; Berg\\, “next\\\\door”',
			'N:;Ola\\; Berg\\, “next\\\\door”;;;',
			'TEL;TYPE=VOICE:+47 22 55 01 42',
			'EMAIL;TYPE=INTERNET:ola@post.example',
			'BDAY:--04-15',
			'END:VCARD',
			''
		].join('\r\n')
	);
});
