import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedText, keptText, longestText, queryWords } from './text.ts';

/** Any UTF-16 text, including lone surrogates. */
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
	test('does not change text that fits', () => {
		const text = 'I said hello 👋🏽 to Zoë.\nשלום \u202Eabc\u202C \u2028 end';
		expect(keptText(text)).toBe(text);
	});

	test('cuts at 10,000 characters', () => {
		expect(longestText).toBe(10_000);
		expect(keptText('a'.repeat(10_000))).toHaveLength(10_000);
		expect(keptText('a'.repeat(10_001))).toBe('a'.repeat(10_000));
	});

	test('drops a surrogate pair instead of cutting it', () => {
		expect(keptText('a'.repeat(9_999) + face)).toBe('a'.repeat(9_999));
		expect(keptText('a'.repeat(9_998) + face)).toBe('a'.repeat(9_998) + face);
		expect(keptText(face.repeat(5_001))).toBe(face.repeat(5_000));
	});

	test('replaces a lone surrogate by U+FFFD, first, last and between', () => {
		expect(keptText('\uDE42a\uD83Db\uD83D')).toBe(`${replacement}a${replacement}b${replacement}`);
		expect(keptText('\uDE42\uD83D')).toBe(replacement.repeat(2));
	});

	test('preserves U+0000 and other controls that IndexedDB and JSON can store', () => {
		expect(keptText('a\u0000b\u001Fc')).toBe('a\u0000b\u001Fc');
	});

	test('returns the longest well-formed beginning of any text', () => {
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

	test('changes nothing when applied twice', () => {
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
	])('folds %s', (_, text, folded) => {
		expect(foldedText(text)).toBe(folded);
	});

	test('folds composed and decomposed Hangul alike, and finds an incomplete syllable', () => {
		expect(foldedText('한국')).toBe(foldedText('한국'.normalize('NFD')));
		expect(foldedText('한국어')).toContain(foldedText('한국'));
		expect(foldedText('한국어')).toContain(foldedText('하'));
	});

	test('does not change emoji and Han', () => {
		expect(foldedText('你好 👋')).toBe('你好 👋');
	});

	test('folds ß, ẞ, ss and SS alike', () => {
		expect(foldedText('STRAẞE')).toBe(foldedText('straße'));
		expect(foldedText('STRASSE')).toBe(foldedText('straße'));
	});

	test('folds composed and decomposed text alike', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(foldedText(text.normalize('NFD'))).toBe(foldedText(text.normalize('NFC')));
			})
		);
	});

	test('changes no character a second time', () => {
		const unstable: string[] = [];
		for (let point = 0; point <= 0x10ffff; point++) {
			if (point >= 0xd800 && point <= 0xdfff) continue;
			const folded = foldedText(String.fromCodePoint(point));
			if (foldedText(folded) !== folded) unstable.push(point.toString(16));
		}
		expect(unstable).toEqual([]);
	});

	test('finds a part of a text in the whole, in either case', () => {
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
	test('returns each word, folded', () => {
		expect(queryWords('  Zoë \t CAFÉ\u3000Ａ ')).toEqual(['zoe', 'cafe', 'a']);
	});

	test.each(['', '   ', '\n\t', '\u00A0', '\u0301'])('returns nothing for %j', (query) => {
		expect(queryWords(query)).toEqual([]);
	});
});
