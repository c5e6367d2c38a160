import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestName } from '#lib/domain/person.ts';
import { longestText } from '#lib/domain/text.ts';
import { longestTag } from '#lib/domain/win.ts';
import { fittedWords, isLongName, textParts } from '#lib/exchange/fitted-words.ts';

describe('words that fit', () => {
	test('are trimmed, told apart, and without empty ones', () => {
		expect(fittedWords(' tea ', [' Ana', 'Ana', ''], ['x ', 'x', ' '])).toEqual({
			text: ' tea ',
			names: ['Ana'],
			tags: ['x'],
			longNames: [],
			longTags: []
		});
	});

	test('lose nothing when they are too long, and say nothing twice', () => {
		const [name, tag] = ['n'.repeat(longestName + 1), 't'.repeat(longestTag + 1)];
		expect(fittedWords('tea', [name], [tag]).text).toBe(`tea\n${name}\n${tag}`);
		expect(fittedWords('', [name], []).text).toBe(name);
		expect(fittedWords(`with ${name}`, [name], []).text).toBe(`with ${name}`);
	});

	test('are names of up to 120 characters in NFC', () => {
		expect(isLongName(` ${'e\u0301'.repeat(longestName)} `)).toBe(false);
		expect(isLongName('e'.repeat(longestName + 1))).toBe(true);
	});
});

describe('parts of a text', () => {
	test('are the text when they are put together, and never too long', () => {
		const aText = fc
			.tuple(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 25_000 }))
			.map(([text, times]) => text + '🙂x'.repeat(times / 3));
		fc.assert(
			fc.property(aText, (text) => {
				const parts = textParts(text);
				expect(parts.join('')).toBe(text.toWellFormed());
				expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(longestText);
				for (const part of parts) expect(part.isWellFormed()).toBe(true);
			}),
			{ numRuns: 50 }
		);
	});
});
