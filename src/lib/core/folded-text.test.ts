import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedText, queryWords } from './folded-text.ts';

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
		[
			'Polish and Danish letters',
			'Łódź SØN Đorđe Æsa ÞÓR Ħal ŧ œ',
			'lodz son dorde aesa thor hal t oe'
		],
		['Turkish i without a dot', 'Işıl', 'isil'],
		['voiced kana as letters of their own', 'がか ｶﾞ', 'がか ガ'],
		['signs that surround a letter', 's\u0336\u0310\u0489o\u20DDn', 'son'],
		['typographic apostrophes', 'I’m ‘here’', "i'm 'here'"],
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
