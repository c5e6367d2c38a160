import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { channels, type CardFacts } from './card.ts';
import type { Contact } from './person.ts';
import {
	channelOf,
	isComposed,
	hasGap,
	isOwn,
	waysOut,
	withAdded,
	withLine,
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
	const href = waysOut(text, contacts, [], true).find((out) => out.way === way)?.href;
	expect(href, way).toBeTypeOf('string');
	return href!;
}

/** What the app at the other end takes from such a part of an address. */
function wordsIn(href: string, name: string): string {
	const part = href
		.split('?')[1]!
		.split('&')
		.find((each) => each.startsWith(`${name}=`));
	return decodeURIComponent(part!.slice(name.length + 1));
}

describe('an address that carries words', () => {
	test('holds exactly these words, percent-encoded, and gives them back', () => {
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

	test('has nothing in it that the address itself could be read from', () => {
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

	test('is one of another app, never of the web', () => {
		fc.assert(
			fc.property(someText, fc.webUrl(), (text, url) => {
				const contacts = [phone('030 1234'), mail('a@b.example'), link(url)];
				for (const { way, href } of waysOut(text, contacts, [...channels], true)) {
					if (href === null || way === 'link') continue;
					expect(href).toMatch(/^(sms|whatsapp|mailto|tel):/);
				}
			})
		);
	});
});

describe('the contacts', () => {
	test.each([
		['+49 (0)170 / 12 34-5', 'tel:+49017012345'],
		['0170 12345', 'tel:017012345'],
		['call me: 030 1234', null],
		['030 1234 ext. 5', null],
		['030 1234, 0170 1234', null],
		['٠١٧٠', 'tel:0170'],
		['۰۳۰ ۱۲۳۴', 'tel:0301234'],
		['*31#112', 'tel:*31%23112'],
		['12;phone-context=x?body=1&b', null],
		['ana', null]
	])('the number %j is dialled as %j', (value, href) => {
		const call = waysOut('', [phone(value)], [], false).find(({ way }) => way === 'call');
		expect(call?.href ?? null).toBe(href);
	});

	test.each([
		['+49 170 1234567', 'phone=491701234567&'],
		['0049 170 1234567', 'phone=491701234567&'],
		['0170 1234567', '']
	])('WhatsApp gets %j with its country, or not at all', (value, before) => {
		expect(hrefOf('whatsapp', 'Hi', [phone(value)])).toBe(`whatsapp://send?${before}text=Hi`);
	});

	test('a mail address stays one, whatever was typed', () => {
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

	test('a link is of the web, as it was typed, and carries no word', () => {
		const hrefFor = (value: string) =>
			waysOut('secret', [link(value)], [], false).find(({ way }) => way === 'link')?.href;
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

describe('the ways out', () => {
	const all = [phone('+491701234567'), mail('ana@example.org'), link('example.org')];
	const names = (ways: readonly WayOut[]) => ways.map(({ way }) => way);

	test.each([
		[['call', 'text'], 'call'],
		[['text'], 'sms'],
		[['letter'], 'mail'],
		[['online'], 'link'],
		[['inPerson', 'text', 'call'], 'sms'],
		[[], 'share']
	] as const)('for %j come first %s', (preferred, first) => {
		expect(names(waysOut('Hi', all, preferred, true))[0]).toBe(first);
	});

	test('without contacts the share sheet comes first, else an app that asks for one', () => {
		expect(names(waysOut('Hi', [], ['text'], true))).toEqual([
			'share',
			'sms',
			'whatsapp',
			'mail',
			'copy'
		]);
		expect(names(waysOut('Hi', [], ['text'], false))[0]).toBe('sms');
		expect(names(waysOut('Hi', [], ['letter'], true))[0]).toBe('hand');
	});

	test('each is there once, and the clipboard always', () => {
		fc.assert(
			fc.property(fc.subarray([...channels]), fc.subarray(all), fc.boolean(), (ways, of, has) => {
				const found = names(waysOut('Hi', of, ways, has));
				expect(new Set(found).size).toBe(found.length);
				expect(found).toContain('copy');
				expect(found.includes('share')).toBe(has);
			})
		);
	});
});

describe('composing', () => {
	test('every act with somebody known and out of sight has words to send, and no other', () => {
		const composed = cardFacts.filter(isComposed) as CardFacts[];
		expect(composed.length).toBeGreaterThan(30);
		for (const { id, channel, needs, withStranger } of composed) {
			expect(needs, id).toContain('knownPerson');
			expect(['inPerson', 'solo'], id).not.toContain(channel);
			expect(withStranger, id).toBe(false);
		}
	});

	test('another way to say it takes the place of the one before', () => {
		expect(withLine('', '', 'Hello.')).toBe('Hello.');
		expect(withLine('Hello.', 'Hello.', 'Morning.')).toBe('Morning.');
		expect(withLine('Dear Ana, Hello. Bye', 'Hello.', 'Morning.')).toBe('Dear Ana, Morning. Bye');
		expect(withLine('Hello, you.', 'Hello.', 'Morning.')).toBe('Hello, you.\nMorning.');
		expect(withLine('Mine', '', 'Costs $& and $1')).toBe('Mine\nCosts $& and $1');
	});

	test('what was typed stays whatever is added, and where', () => {
		fc.assert(
			fc.property(someText, someText, fc.nat(), (text, line, where) => {
				const at = text.length === 0 ? 0 : where % (text.length + 1);
				const added = withAdded(text, line, at);
				expect(added.text.startsWith(text.slice(0, at))).toBe(true);
				expect(added.text.endsWith(text.slice(at))).toBe(true);
				expect(added.text.slice(0, added.at).endsWith(line)).toBe(true);
				expect(added.text.length - text.length - line.length).toBeLessThanOrEqual(2);
			})
		);
		expect(withAdded('Hello.', 'Mia the cat', 6)).toEqual({ text: 'Hello. Mia the cat', at: 18 });
		expect(withAdded('How is ?', 'Mia', 7)).toEqual({ text: 'How is Mia?', at: 10 });
		expect(withAdded('How is, then', 'Mia', 6)).toEqual({ text: 'How is Mia, then', at: 10 });
	});

	test('words of one’s own are those that no card has', () => {
		expect(isOwn({ text: 'Hello.', line: 'Hello.' })).toBe(false);
		expect(isOwn({ text: ' \n', line: 'Hello.' })).toBe(false);
		expect(isOwn({ text: 'Hello. Ana', line: 'Hello.' })).toBe(true);
	});

	test('a win goes by the way that was taken, and else by its act', () => {
		expect(channelOf('sms', 'text')).toBe('text');
		expect(channelOf('hand', 'letter')).toBe('letter');
		expect(channelOf('call', 'text')).toBe('call');
		expect(channelOf('sms', 'call')).toBe('text');
		expect(channelOf('copy', null)).toBe('text');
	});
});

test('a way to say it has a gap until the person has filled it', () => {
	const line = 'I was thinking of the time when we … It still makes me smile.';
	expect(hasGap({ line, text: line })).toBe(true);
	expect(hasGap({ line, text: `Hello. ${line}` })).toBe(true);
	const filled = line.replace('…', 'fed the ducks.');
	expect(hasGap({ line, text: filled })).toBe(false);
	expect(hasGap({ line: 'Hello.', text: 'Well …' })).toBe(false);
	expect(hasGap({ line: '', text: '' })).toBe(false);
});
