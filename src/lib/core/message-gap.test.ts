import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filledLine, gapsLeft, hasOpenGap, piecesOf } from './message-gap.ts';

const memory = 'I was thinking of the time when we … It still makes me smile.';

describe('a line with a gap', () => {
	test.each([
		['Thank you for …', 'the soup', 'Thank you for the soup.'],
		['Thank you for …', 'the soup!', 'Thank you for the soup!'],
		['Thank you for …', '  the   soup. ', 'Thank you for the soup.'],
		[memory, 'swam', 'I was thinking of the time when we swam. It still makes me smile.'],
		['Do you remember when we …? I do.', 'swam?', 'Do you remember when we swam? I do.'],
		["How's the … coming along?", 'quilt', "How's the quilt coming along?"],
		[memory, '   ', memory],
		[memory, '…', memory],
		['Do you remember when we …?', '?!', 'Do you remember when we …?']
	])('%j filled with %j is %j', (line, typed, text) => {
		expect(filledLine(line, [typed])).toBe(text);
		expect(gapsLeft(line, [typed])).toBe(text.includes('…') ? 1 : 0);
	});

	test('is filled by words that have an ellipsis of their own', () => {
		expect(gapsLeft(memory, ['swam … a lot'])).toBe(0);
	});

	test('has all of its own words after it is filled, and the typed ones in the gap', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[\p{L}$&][\p{L}$& ]{0,40}[\p{L}$&]$/u), (typed) => {
				const words = typed.replace(/\s+/gu, ' ');
				expect(filledLine(memory, [typed])).toBe(memory.replace('…', () => `${words}.`));
			})
		);
	});

	test('splits into texts and fields, and shows the full stop of a filling', () => {
		expect(piecesOf('Thank you for …', [])).toEqual(['Thank you for ', 0]);
		expect(piecesOf('Thank you for …', ['soup'])).toEqual(['Thank you for ', 0, '.']);
		expect(piecesOf('A … and … too.', ['b'])).toEqual(['A ', 0, ' and ', 1, ' too.']);
		expect(piecesOf('No gap.', [])).toEqual(['No gap.']);
	});
});

describe('an edited text', () => {
	test('has an open gap while the words around it are those of the line', () => {
		expect(hasOpenGap(`Hello. ${memory}`, memory)).toBe(true);
		expect(hasOpenGap(memory.replace('…', 'swam.'), memory)).toBe(false);
		expect(hasOpenGap(`${memory.replace('…', 'swam.')} Well … bye`, memory)).toBe(false);
		expect(hasOpenGap('Well …', 'No gap.')).toBe(false);
		expect(hasOpenGap('Hello. … Bye', '…')).toBe(true);
		expect(hasOpenGap('Hello. Well… Bye', '…')).toBe(false);
	});
});
