import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedText, keptText, longestText, queryWords } from '#lib/domain/text.ts';

/** Any UTF-16 at all, lone surrogates included. */
const anyText = fc
	.array(
		fc.oneof(
			fc.integer({ min: 0, max: 0xffff }),
			fc.integer({ min: 0xd800, max: 0xdfff }),
			fc.integer({ min: 32, max: 126 })
		),
		{ maxLength: 40 }
	)
	.map((units) => String.fromCharCode(...units));
const face = '🙂';
const replacement = '\uFFFD';

describe('keptText', () => {
	test('leaves text alone that fits', () => {
		const text = 'I said hello 👋🏽 to Zoë.\nשלום \u202Eabc\u202C \u2028 end';
		expect(keptText(text)).toBe(text);
	});

	test('holds 10,000 characters and no more', () => {
		expect(longestText).toBe(10_000);
		expect(keptText('a'.repeat(10_000))).toHaveLength(10_000);
		expect(keptText('a'.repeat(10_001))).toBe('a'.repeat(10_000));
	});

	test('leaves a pair out rather than cutting it', () => {
		expect(keptText('a'.repeat(9_999) + face)).toBe('a'.repeat(9_999));
		expect(keptText('a'.repeat(9_998) + face)).toBe('a'.repeat(9_998) + face);
		expect(keptText(face.repeat(5_001))).toBe(face.repeat(5_000));
	});

	test('puts U+FFFD for a lone surrogate, first, last and between', () => {
		expect(keptText('\uDE42a\uD83Db\uD83D')).toBe(`${replacement}a${replacement}b${replacement}`);
		expect(keptText('\uDE42\uD83D')).toBe(replacement.repeat(2));
	});

	test('keeps U+0000 and other controls that IndexedDB and JSON can hold', () => {
		expect(keptText('a\u0000b\u001Fc')).toBe('a\u0000b\u001Fc');
	});

	test('is a well-formed beginning of the text, no shorter than it has to be', () => {
		fc.assert(
			fc.property(anyText, fc.integer({ min: 0, max: 45 }), (text, longest) => {
				const kept = keptText(text, longest);
				expect(kept.isWellFormed()).toBe(true);
				expect(kept.length).toBeLessThanOrEqual(longest);
				expect(kept.length).toBeGreaterThanOrEqual(Math.min(text.length, longest) - 1);
				expect(text.toWellFormed().startsWith(kept)).toBe(true);
			}),
			{ numRuns: 1_000 }
		);
	});

	test('changes nothing a second time', () => {
		fc.assert(
			fc.property(anyText, fc.integer({ min: 0, max: 45 }), (text, longest) => {
				const kept = keptText(text, longest);
				expect(keptText(kept, longest)).toBe(kept);
			})
		);
	});
});

describe('foldedText', () => {
	test.each([
		['accents, composed', 'Café Ångström', 'cafe angstrom'],
		['accents, decomposed', 'Cafe\u0301', 'cafe'],
		['several accents on one letter', 'Việt Nam', 'viet nam'],
		['Turkish capital i with a dot', 'İstanbul', 'istanbul'],
		['full width', 'ＡＢＣ１２３', 'abc123'],
		['half width', 'ｶﾀｶﾅ', 'カタカナ'],
		['ligatures', 'ﬁn', 'fin'],
		['Greek', 'Άννα', 'αννα'],
		['Greek with a sigma at the end', 'ΦΙΛΟΣ φίλος', 'φιλοσ φιλοσ'],
		['Cyrillic', 'ЁЛКА', 'елка'],
		['Arabic with vowel marks', 'مَرْحَبًا', 'مرحبا'],
		['Arabic with a hamza on the alef', 'أحمد', 'احمد'],
		['Arabic presentation forms', 'ﻻ', 'لا'],
		['Hebrew with points', 'שָׁלוֹם', 'שלום'],
		['nothing', '', '']
	])('%s', (_, text, folded) => {
		expect(foldedText(text)).toBe(folded);
	});

	test('Hangul is the same composed and in letters, and a begun syllable is found', () => {
		expect(foldedText('한국')).toBe(foldedText('한국'.normalize('NFD')));
		expect(foldedText('한국어')).toContain(foldedText('한국'));
		expect(foldedText('한국어')).toContain(foldedText('하'));
	});

	test('text without letters that change stays, emoji and Han included', () => {
		expect(foldedText('你好 👋')).toBe('你好 👋');
	});

	test('a sharp s is found in capitals, small, and as it is written without one', () => {
		expect(foldedText('STRAẞE')).toBe(foldedText('straße'));
		expect(foldedText('STRASSE')).toBe(foldedText('straße'));
	});

	test('composed and decomposed text fold alike', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(foldedText(text.normalize('NFD'))).toBe(foldedText(text.normalize('NFC')));
			})
		);
	});

	test('folding once is enough, for every character that there is', () => {
		const unstable: string[] = [];
		for (let point = 0; point <= 0x10ffff; point++) {
			if (point >= 0xd800 && point <= 0xdfff) continue;
			const folded = foldedText(String.fromCodePoint(point));
			if (foldedText(folded) !== folded) unstable.push(point.toString(16));
		}
		expect(unstable).toEqual([]);
	});

	test('a part of a text is found in the whole, however it is written', () => {
		const aPart = fc.string({ unit: fc.constantFrom('é', 'Ü', 'ñ', 'a', 'B', '한', 'ب', '🙂') });
		fc.assert(
			fc.property(aPart, aPart, aPart, (before, part, after) => {
				expect(foldedText(before + part + after)).toContain(foldedText(part));
				expect(foldedText(before + part + after)).toContain(foldedText(part.toUpperCase()));
			})
		);
	});
});

describe('queryWords', () => {
	test('gives each word, folded', () => {
		expect(queryWords('  Zoë \t CAFÉ\u3000Ａ ')).toEqual(['zoe', 'cafe', 'a']);
	});

	test.each(['', '   ', '\n\t', '\u00A0', '\u0301'])('%j has none', (query) => {
		expect(queryWords(query)).toEqual([]);
	});
});
