import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageWords as words } from '#lib/content/en/messages/message-words.ts';
import {
	composed,
	graveLine,
	isAbout,
	lineFor,
	revised,
	type Ingredients
} from './message-composition.ts';
import type { Detail } from './message-detail.ts';
import { callName } from './message-name.ts';
import { tones } from './message-words.ts';

const plain: Ingredients = {
	line: 'You came to mind today.',
	cardId: null,
	family: 'checkIn',
	channel: 'text',
	tone: 'short',
	to: { name: 'Lena', isFormal: false },
	fillings: {},
	details: [],
	isBirthday: false,
	reassures: null
};
const sentences = {
	short: 'How’s your knee?',
	warm: 'How’s your knee?',
	light: 'How’s your knee?'
};
const knee: Detail = {
	id: 'knee',
	label: 'the knee',
	isReminder: false,
	isGrave: false,
	sentences
};
const blank = { short: '…', warm: '…', light: '…' };
const note: Detail = { ...knee, id: 'note', label: 'nuts', isReminder: true, sentences: blank };
const sorry = {
	short: 'I’m so sorry about your mum.',
	warm: 'I’m so sorry about your mum. I’m thinking of you.',
	light: 'I’m so sorry about your mum.'
};
const mum: Detail = { ...knee, id: 'mum', label: 'their mum', isGrave: true, sentences: sorry };
const textOf = (changed: Partial<Ingredients>) => composed({ ...plain, ...changed }, words).text;

describe('a message', () => {
	test.each([
		[{}, 'Hi Lena, you came to mind today.'],
		[{ line: 'I’m here.' }, 'Hi Lena, I’m here.'],
		[{ line: 'Berlin is cold.' }, 'Hi Lena! Berlin is cold.'],
		[{ line: 'Hello.' }, 'Hello Lena.'],
		[{ line: 'Good night. Sleep well.' }, 'Good night, Lena. Sleep well.'],
		[{ line: 'Hello.', to: { name: null, isFormal: false } }, 'Hello.'],
		[{ to: { name: null, isFormal: false } }, 'Hi, you came to mind today.'],
		[{ to: { name: 'Mrs Okafor', isFormal: true } }, 'Hello Mrs Okafor, you came to mind today.'],
		[{ channel: 'letter' }, 'Dear Lena,\nYou came to mind today.'],
		[{ line: '' }, ''],
		[{ line: '', details: [knee] }, 'Hi Lena, how’s your knee?'],
		[{ tone: 'light' }, 'Hey Lena, you came to mind today.'],
		[{ reassures: true }, 'Hi Lena, you came to mind today. No need to reply.'],
		[{ reassures: true, channel: 'call' }, 'Hi Lena, you came to mind today.'],
		[
			{ reassures: true, details: [knee] },
			'Hi Lena, you came to mind today. How’s your knee? No rush to answer.'
		],
		[{ details: [note] }, 'Hi Lena, you came to mind today. …'],
		[
			{ details: [note, knee], fillings: { note: [' Sorry you were ill'] } },
			'Hi Lena, you came to mind today. Sorry you were ill. How’s your knee?'
		],
		[{ details: [mum] }, 'Hi Lena, I’m so sorry about your mum. You came to mind today.'],
		[{ details: [mum], tone: 'light', line: '' }, 'Hi Lena, I’m so sorry about your mum.'],
		[
			{ details: [knee, mum], line: 'Hello.' },
			'Hello Lena. I’m so sorry about your mum. How’s your knee?'
		],
		[
			{ details: [mum], channel: 'letter', line: 'I thought of you.' },
			'Dear Lena,\nI’m so sorry about your mum. I thought of you.'
		],
		[
			{ line: 'Happy birthday!', isBirthday: true, reassures: true, cardId: null },
			'Happy birthday, Lena!'
		]
	] as [Partial<Ingredients>, string][])('from %j is %j', (changed, text) => {
		expect(textOf(changed)).toBe(text);
	});

	test('begins with the reassurance only for cards that ask for nothing, or that invite', () => {
		const cardId = 'check-in-after-a-hard-week' as never;
		expect(composed({ ...plain, cardId }, words).reassures).toBe(true);
		expect(composed({ ...plain, cardId, reassures: false }, words).reassures).toBe(false);
		expect(composed(plain, words).reassures).toBe(false);
	});

	test('waits until each gap has words, not marks', () => {
		const gapsLeft = (typed: string) =>
			composed({ ...plain, details: [note], fillings: { note: [typed] } }, words).gapsLeft;
		for (const typed of ['', ' ', '…', '...', '!?']) expect(gapsLeft(typed), typed).toBe(1);
		for (const typed of ['Sorry', 'well … sorry', '❤️']) expect(gapsLeft(typed), typed).toBe(0);
	});

	test('has no line of a light card beside a grave detail', () => {
		const say = ['One.', 'Two.', 'Three.'];
		expect(graveLine({ id: 'send-one-song' as never, say }, words)).toBe('');
		expect(graveLine({ id: 'one-word-hello' as never, say }, words)).toBe('One.');
	});

	test('takes the line of its tone, or the last one of a card with fewer lines', () => {
		expect(tones.map((tone) => lineFor(tone, ['a', 'b', 'c', 'd']))).toEqual(['a', 'b', 'c']);
		expect(tones.map((tone) => lineFor(tone, ['a']))).toEqual(['a', 'a', 'a']);
		expect(lineFor('warm', [])).toBe('');
	});
});

describe('a text and the line of a card', () => {
	test.each([
		['Hi, you came to mind today.', true],
		['Hi Ana, you came to MIND this morning!', true],
		['The bakery has plum cake again', false],
		['', false]
	])('have enough words in common or not: "%s"', (text, isCommon) => {
		expect(isAbout(text, 'Hi, you came to mind today.')).toBe(isCommon);
	});
});

describe('an edited message', () => {
	const before = composed(plain, words).parts;
	const after = (changed: Partial<Ingredients>) => composed({ ...plain, ...changed }, words).parts;

	test('has unchanged parts replaced, added and removed', () => {
		const edited = 'Hi Lena, you came to mind today. Mine.';
		expect(revised(edited, before, after({ line: 'I like this.' }))).toBe(
			'Hi Lena, I like this. Mine.'
		);
		expect(revised(edited, before, after({ details: [knee] }))).toBe(
			'Hi Lena, you came to mind today. How’s your knee? Mine.'
		);
		const withKnee = after({ details: [knee] });
		expect(revised(`${edited} How’s your knee?`, withKnee, before)).toBe(edited);
	});

	test('gets a grave detail after its greeting, and a gap after the line with one', () => {
		const edited = 'Hi Lena, you came to mind today. Mine.';
		expect(revised(edited, before, after({ details: [mum] }))).toBe(
			'Hi Lena, I’m so sorry about your mum. You came to mind today. Mine.'
		);
		const memory = { line: 'I thought of … It was good.' };
		const withGap = revised(
			'Hi Lena, I thought of … It was good. Mine.',
			after(memory),
			after({ ...memory, details: [note] })
		);
		expect(withGap).toBe('Hi Lena, I thought of … It was good. … Mine.');
		expect(revised(withGap, after({ ...memory, details: [note] }), after(memory))).toBe(
			'Hi Lena, I thought of … It was good. Mine.'
		);
	});

	test('gets a new line below words that are all the user’s own, and no greeting', () => {
		expect(revised('Mine', before, after({ line: 'I like this.' }))).toBe('Mine\nI like this.');
		expect(revised('Mine', before, after({ to: { name: 'Ana', isFormal: false } }))).toBe('Mine');
	});

	test('never loses a word of the user', () => {
		const someWords = fc.stringMatching(/^[a-z$&]{1,8}( [a-z$&]{1,8}){0,4}$/);
		const choice = fc.record({
			line: fc.constantFrom('You came to mind today.', 'Hello.', 'I like this.', ''),
			tone: fc.constantFrom(...tones),
			details: fc.constantFrom([], [knee], [mum], [note], [note, mum, knee]),
			reassures: fc.boolean()
		});
		fc.assert(
			fc.property(choice, choice, someWords, someWords, (one, other, above, below) => {
				const start = composed({ ...plain, ...one }, words);
				const text = `${above}\n${start.text}\n${below}`;
				const result = revised(text, start.parts, after(other));
				expect(result.startsWith(above)).toBe(true);
				expect(result).toContain(below);
			})
		);
	});
});

describe('the name in a greeting', () => {
	test.each([
		['Lena Vogel', 'Lena'],
		['Mrs Okafor', 'Mrs Okafor'],
		['Auntie Jo', 'Auntie Jo'],
		['Tom (gym)', 'Tom'],
		['Sam from the gym', 'Sam'],
		['Ana & Ben', 'Ana & Ben'],
		['Max von und zu Hohenstein', 'Max'],
		['أبو علي', 'أبو علي'],
		['李雷', '李雷'],
		['J', 'J'],
		['j.', 'j'],
		['<b>Ana</b>', 'Ana'],
		['Lena 🌸', 'Lena'],
		['lena müller', 'lena'],
		['Mary Ann', 'Mary Ann'],
		['mary ann Smith', 'mary ann'],
		['Hans Peter (work)', 'Hans Peter'],
		['María José', 'María José'],
		['Mary Smith', 'Mary'],
		['Ann Okafor', 'Ann'],
		['neighbour with the dog', null],
		['dentist from upstairs', null],
		['The woman at the bakery', null],
		['123', null],
		['', null],
		['x'.repeat(80), 'x'.repeat(80)]
	])('for %j is %j', (fullName, name) => {
		expect(callName(fullName, words).name).toBe(name);
	});
});
