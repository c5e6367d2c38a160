import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { channels, type CardFacts } from './card.ts';
import type { Contact } from './person.ts';
import { readPhoneNumber } from './phone-number.ts';
import {
	channelOf,
	firstChoices,
	isComposed,
	isOwn,
	waysOut,
	type Way,
	type WayOut
} from './message.ts';

const phone = (value: string): Contact => ({ kind: 'phone', value });
const mail = (value: string): Contact => ({ kind: 'mail', value });
const link = (value: string): Contact => ({ kind: 'link', value });

const hostile = [
	'Hello & goodbye #1 ?body=no',
	'first\nsecond\r\nthird\rfourth',
	'👋🏽 “Grüße” — 100 % + 1 = ? / \\ ; , :',
	'שלום, מה שלומך؟ مرحبا',
	'<img src=x onerror=alert(1)> javascript:alert(1)',
	'\u202Eback\u202C \u200B zero, a lone \uD83D half',
	'https://example.com/?a=1&b=2#c',
	"it's (fine) *really*!"
];
const someText = fc.oneof(
	fc.constantFrom(...hostile),
	fc.string({ unit: 'binary', maxLength: 200 }),
	fc.string({ unit: 'grapheme' })
);

function hrefOf(way: Way, text: string, contacts: readonly Contact[] = []): string {
	const href = waysOut(text, contacts, [], true, readPhoneNumber).find(
		(out) => out.way === way
	)?.href;
	expect(href, way).toBeTypeOf('string');
	return href!;
}

/** Returns the value that the receiving app decodes from a parameter of the URL. */
function wordsIn(href: string, name: string): string {
	const part = href
		.split('?')[1]!
		.split('&')
		.find((each) => each.startsWith(`${name}=`));
	return decodeURIComponent(part!.slice(name.length + 1));
}

describe('a URL with a text', () => {
	test('contains exactly the text, percent-encoded', () => {
		fc.assert(
			fc.property(someText, (text) => {
				const words = text.toWellFormed();
				expect(wordsIn(hrefOf('sms', text, [phone('+49 170 1')]), 'body')).toBe(words);
				expect(wordsIn(hrefOf('whatsapp', text), 'text')).toBe(words);
				const lines = words.replaceAll(/\r\n?|\n/g, '\r\n');
				expect(wordsIn(hrefOf('mail', text, [mail('ana@example.org')]), 'body')).toBe(lines);
			}),
			{ numRuns: 300 }
		);
	});

	test('contains no characters of the text that could change the URL', () => {
		fc.assert(
			fc.property(someText, (text) => {
				for (const [way, name, before] of [
					['sms', 'body', 'sms:+491701?&'],
					['whatsapp', 'text', 'whatsapp://send?phone=491701234&'],
					['mail', 'body', 'mailto:ana@example.org?']
				] as const) {
					const contacts = [
						phone(way === 'sms' ? '+49 170-1' : '+491701234'),
						mail('ana@example.org')
					];
					const href = hrefOf(way, text, contacts);
					expect(href.startsWith(`${before}${name}=`)).toBe(true);
					expect(href.slice(`${before}${name}=`.length)).toMatch(/^[A-Za-z0-9%\-_.!~*'()]*$/);
				}
			})
		);
	});

	test('opens another app, never a website', () => {
		fc.assert(
			fc.property(someText, fc.webUrl(), (text, url) => {
				const contacts = [phone('030 1234'), mail('a@b.example'), link(url)];
				for (const { way, href } of waysOut(text, contacts, [...channels], true, readPhoneNumber)) {
					if (href === null || way === 'link') continue;
					expect(href).toMatch(/^(sms|whatsapp|mailto|tel):/);
				}
			})
		);
	});
});

describe('a contact', () => {
	test.each([
		['+49 (0)170 / 12 34-5', 'tel:+4917012345'],
		['0170 12345', 'tel:017012345'],
		['call me: 030 1234', null],
		['030 1234 ext. 5', 'tel:0301234,5'],
		['030 1234, 0170 1234', null],
		['٠١٧٠', 'tel:0170'],
		['۰۳۰ ۱۲۳۴', 'tel:0301234'],
		['*31#112', 'tel:*31%23112'],
		['12;phone-context=x?body=1&b', null],
		['ana', null]
	])('dials the number %j as %j', (value, href) => {
		const call = waysOut('', [phone(value)], [], false, readPhoneNumber).find(
			({ way }) => way === 'call'
		);
		expect(call?.href ?? null).toBe(href);
	});

	test.each([
		['+49 170 1234567', 'phone=491701234567&'],
		['0049 170 1234567', 'phone=491701234567&'],
		['0170 1234567', '']
	])('passes %j to WhatsApp only with a country code', (value, before) => {
		expect(hrefOf('whatsapp', 'Hi', [phone(value)])).toBe(`whatsapp://send?${before}text=Hi`);
	});

	test('makes a mail link to one address only, without header fields from the contact', () => {
		expect(hrefOf('mail', '', [mail('ana+x@example.org')])).toBe(
			'mailto:ana%2Bx@example.org?body='
		);
		expect(hrefOf('mail', '', [mail('mailto:a@b.example')])).toBe('mailto:a@b.example?body=');
		expect(hrefOf('mail', '', [mail('a@b.c?bcc=eve@example.org')])).toBe('mailto:?body=');
		expect(hrefOf('mail', '', [mail('a@b.c?bcc=x&y')])).toBe('mailto:a@b.c%3Fbcc%3Dx%26y?body=');
		expect(hrefOf('mail', '', [mail('no address'), mail('b@c.example')])).toBe(
			'mailto:b@c.example?body='
		);
	});

	test('opens web links unchanged and without the text', () => {
		const hrefFor = (value: string) =>
			waysOut('secret', [link(value)], [], false, readPhoneNumber).find(({ way }) => way === 'link')
				?.href;
		expect(hrefFor('https://example.org/ana')).toBe('https://example.org/ana');
		expect(hrefFor('example.org/ana')).toBe('https://example.org/ana');
		for (const bad of [
			'javascript:alert(1)',
			'data:text/html,x',
			'whatsapp://send?text=x',
			'ana',
			'https://u:p@example.org',
			''
		])
			expect(hrefFor(bad), bad).toBeUndefined();
	});
});

describe('waysOut', () => {
	const all = [phone('+491701234567'), mail('ana@example.org'), link('example.org')];
	const names = (ways: readonly WayOut[]) => ways.map(({ way }) => way);

	test.each([
		[['call', 'text'], 'call'],
		[['text'], 'sms'],
		[['letter'], 'mail'],
		[['online'], 'link'],
		[['inPerson', 'text', 'call'], 'sms'],
		[[], 'share']
	] as const)('for %j puts %s first', (preferred, first) => {
		expect(names(waysOut('Hi', all, preferred, true, readPhoneNumber))[0]).toBe(first);
	});

	test('puts the share sheet first without contacts, then apps that ask for one', () => {
		expect(names(waysOut('Hi', [], ['text'], true, readPhoneNumber))).toEqual([
			'share',
			'sms',
			'whatsapp',
			'mail',
			'copy'
		]);
		expect(names(waysOut('Hi', [], ['text'], false, readPhoneNumber))[0]).toBe('sms');
		expect(names(waysOut('Hi', [], ['letter'], true, readPhoneNumber))[0]).toBe('hand');
	});

	test('returns each way once, and always the clipboard', () => {
		fc.assert(
			fc.property(fc.subarray([...channels]), fc.subarray(all), fc.boolean(), (ways, of, has) => {
				const found = names(waysOut('Hi', of, ways, has, readPhoneNumber));
				expect(new Set(found).size).toBe(found.length);
				expect(found).toContain('copy');
				expect(found.includes('share')).toBe(has);
			})
		);
	});
});

describe('a composed text', () => {
	test('is available for cards with a known person out of sight, and for no others', () => {
		const composed = cardFacts.filter(isComposed) as CardFacts[];
		expect(composed.length).toBeGreaterThan(30);
		for (const { id, channel, needs, withStranger } of composed) {
			expect(needs, id).toContain('knownPerson');
			expect(['inPerson', 'solo'], id).not.toContain(channel);
			expect(withStranger, id).toBe(false);
		}
	});

	test('is not available for what is spoken in the middle of a call', () => {
		const ids = cardFacts.filter(isComposed).map(({ id }) => id);
		expect(ids).toContain('ring-for-small-advice');
		expect(ids).not.toContain('ask-about-the-unclear-part');
		expect(ids).not.toContain('pick-up-for-two-minutes');
	});

	test('is the user’s own if it differs from the composed one, or if a gap was filled', () => {
		expect(isOwn({ text: 'Hello.', line: 'Hello.' })).toBe(false);
		expect(isOwn({ text: ' \n', line: 'Hello.' })).toBe(false);
		expect(isOwn({ text: 'Hello. Ana', line: 'Hello.' })).toBe(true);
		const filled = (words: string) => ({ ...firstChoices, fillings: { 'We …': [words] } });
		const text = 'We swam.';
		expect(isOwn({ text, line: text, choices: filled('swam') })).toBe(true);
		expect(isOwn({ text, line: text, choices: filled(' ') })).toBe(false);
	});

	test('becomes a win with the channel of the way, or else of the card', () => {
		expect(channelOf('sms', 'text')).toBe('text');
		expect(channelOf('hand', 'letter')).toBe('letter');
		expect(channelOf('call', 'text')).toBe('call');
		expect(channelOf('sms', 'call')).toBe('text');
		expect(channelOf('copy', null)).toBe('text');
	});
});
