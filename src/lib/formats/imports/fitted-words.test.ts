import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestName } from '#lib/core/person.ts';
import { longestText } from '#lib/core/text.ts';
import { longestTag } from '#lib/core/win.ts';
import { fittedWords, isLongName, textParts } from './fitted-words.ts';

describe('the words of an entry', () => {
	test('are trimmed, without duplicates or empty ones', () => {
		expect(fittedWords(' tea ', [' Ana', 'Ana', ''], ['x ', 'x', ' '])).toEqual({
			text: ' tea ',
			names: ['Ana'],
			tags: ['x'],
			longNames: [],
			longTags: []
		});
	});

	test('become lines of the text if they are too long and not already there', () => {
		const [name, tag] = ['n'.repeat(longestName + 1), 't'.repeat(longestTag + 1)];
		expect(fittedWords('tea', [name], [tag]).text).toBe(`tea\n${name}\n${tag}`);
		expect(fittedWords('', [name], []).text).toBe(name);
		expect(fittedWords(`with ${name}`, [name], []).text).toBe(`with ${name}`);
	});

	test('include names of up to 120 characters in NFC', () => {
		expect(isLongName(` ${'e\u0301'.repeat(longestName)} `)).toBe(false);
		expect(isLongName('e'.repeat(longestName + 1))).toBe(true);
	});
});

describe('the parts of a text', () => {
	test('are never too long and join to the text', () => {
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
