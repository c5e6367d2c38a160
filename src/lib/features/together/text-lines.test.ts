import fc from 'fast-check';
import { expect, test } from 'vitest';
import { directionOf, linesOf } from './text-lines.ts';

/** Measures a text as if every UTF-16 unit were one wide. */
const widthOf = (text: string) => text.length;

test.each([
	['a slow walk and tea', 12, ['a slow walk', 'and tea']],
	['one\ntwo three', 20, ['one', 'two three']],
	['', 10, ['']],
	['a\n\nb', 10, ['a', '', 'b']],
	['xxxxxxxxxxxx', 5, ['xxxxx', 'xxxxx', 'xx']],
	['go xxxxxxxxx on', 5, ['go xx', 'xxxxx', 'xx on']],
	['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 12, ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦']],
	['שלום עולם', 5, ['שלום', 'עולם']]
])('breaks %j at a width of %i', (text, width, lines) => {
	expect(linesOf(text, width, widthOf)).toEqual(lines);
});

test('no text loses a character, and no line is too wide unless it is one character', () => {
	const aText = fc.oneof(
		fc.string({ unit: 'grapheme', maxLength: 80 }),
		fc.string({ unit: fc.constantFrom('a', ' ', '\n', 'ب', '🍵', '-'), maxLength: 200 })
	);
	const blank = /\s/gu;
	const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
	fc.assert(
		fc.property(aText, fc.integer({ min: 1, max: 40 }), (text, width) => {
			const lines = linesOf(text, width, widthOf);
			expect(lines.join('').replace(blank, '')).toBe(text.replace(blank, ''));
			for (const line of lines)
				expect(line.length <= width || [...characters.segment(line)].length === 1).toBe(true);
		})
	);
});

test('the direction is that of the first letter', () => {
	for (const text of ['tea', '🍵 tea شاي', '', '123', 'été']) expect(directionOf(text)).toBe('ltr');
	for (const text of ['شاي tea', '… שלום', '😀 ܫܠܡܐ', 'ﷺ']) expect(directionOf(text)).toBe('rtl');
});
