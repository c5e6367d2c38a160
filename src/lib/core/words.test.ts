import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedText } from './folded-text.ts';
import {
	foldedWords,
	holdsWord,
	isUnspaced,
	keysSought,
	marksIn,
	searchKeysOf,
	soughtWords
} from './words.ts';
import { runs } from '../../../tests/support/runs.ts';

const aText = fc
	.array(
		fc.oneof(
			fc.string({ unit: 'grapheme', maxLength: 6 }),
			fc.constantFrom(
				'Zoë',
				'straße',
				'ΟΔΟΣ',
				'朋友人',
				'ありがとう',
				'สวัสดี',
				'한국어',
				'ﬁn',
				'½',
				'™',
				'd’accord'
			)
		),
		{ maxLength: 8 }
	)
	.map((words) => words.join(' '));

/** Returns the marked parts of a text. */
const marked = (text: string, query: string) =>
	marksIn(text, soughtWords(query)).map(([from, to]) => text.slice(from, to));

/** Returns whether the search index finds a text for a query. */
function isGiven(text: string, query: string): boolean {
	const keys = [...searchKeysOf(text)];
	return soughtWords(query).every((word) =>
		keysSought(word).beginnings.every((one) => keys.some((key) => key.startsWith(one)))
	);
}

test('each script without spaces begins behind those with spaces', () => {
	for (let code = 0; code < 0x0e01; code++)
		expect(isUnspaced(String.fromCharCode(code)), code.toString(16)).toBe(false);
	expect(isUnspaced('\u0E01')).toBe(true);
});

describe('a query finds', () => {
	test.each([
		['the beginning of a word', 'She laughed aloud', 'lau', ['lau']],
		['nothing inside a word', 'She laughed aloud', 'loud', []],
		['words in any order', 'Coffee with Ana', 'ana coff', ['Coff', 'Ana']],
		['letters without their accents', 'Zoë, Ångström', 'zoe ang', ['Zoë', 'Ång']],
		['decomposed accents as a whole', 'Zoe\u0308 came', 'zoe', ['Zoe\u0308']],
		['a sharp s written as two', 'Große Straße', 'strasse', ['Straße']],
		[
			'letters with a stroke by plain ones',
			'Łódź, søn, Đorđe',
			'lodz son dorde',
			['Łódź', 'søn', 'Đorđe']
		],
		['a ligature as two letters', 'Æsa œuvre Þór', 'aesa oeuvre thor', ['Æsa', 'œuvre', 'Þór']],
		['a letter with a stroke by itself', 'Łódź', 'łó', ['Łó']],
		['a dotless i', 'Işıl İpek', 'isil ipek', ['Işıl', 'İpek']],
		['stretched Arabic', 'مـــرحبا', 'مرحبا', ['مـــرحبا']],
		['a word behind an apostrophe', 'd’accord, l’amie', 'amie', ['amie']],
		['a tag by its word', '#park', '#par', ['par']],
		['Greek in capitals', 'ΟΔΟΣ', 'οδός', ['ΟΔΟΣ']],
		['Cyrillic', 'Привет, Ёлка', 'елк', ['Ёлк']],
		['Arabic without its vowel marks', 'مَرْحَبًا', 'مرحبا', ['مَرْحَبًا']],
		['Hebrew with points', 'שָׁלוֹם', 'שלום', ['שָׁלוֹם']],
		['a begun Hangul syllable', '한국어', '하', ['한']],
		['Devanagari', 'नमस्ते दोस्त', 'दोस्त', ['दोस्त']],
		['Han inside a line', '我的好朋友人很好', '朋友', ['朋友']],
		['Han of three characters', '我的好朋友人很好', '朋友人', ['朋友人']],
		['one Han character, each time', '好人好', '好', ['好', '好']],
		['kana with a voicing mark, not without it', 'がっこう', 'かっこう', []],
		['half-width kana', 'ｶﾞｯｺｳ', 'ガッコウ', ['ｶﾞｯｺｳ']],
		['Devanagari with its vowels, not without them', 'दोस्त', 'दसत', []],
		['kana', '友だちにありがとう', 'ありがとう', ['ありがとう']],
		['Thai', 'สวัสดีครับ', 'ครับ', ['ครับ']],
		['a name beside Han', 'Anna朋友', 'anna', ['Anna']],
		['full width by plain letters', 'ＡＢＣ', 'abc', ['ＡＢＣ']],
		['an emoji', 'so glad 🎉', '🎉', ['🎉']],
		['numbers', 'room 12b', '12', ['12']]
	])('%s', (_, text, query, marks) => {
		expect(marked(text, query)).toEqual(marks);
		expect(isGiven(text, query)).toBe(marks.length > 0);
		for (const word of soughtWords(query))
			expect(holdsWord(foldedWords(text), word)).toBe(marks.length > 0);
	});

	test('nothing if it has no words', () => {
		for (const query of ['', '   ', '… — !', '#']) {
			expect(soughtWords(query)).toEqual([]);
			expect(marksIn('some words', soughtWords(query))).toEqual([]);
		}
	});

	test('the parts of a three-character word only in the index, with `isSure` false', () => {
		const text = '朋友。友人。';
		expect(isGiven(text, '朋友人')).toBe(true);
		expect(keysSought('朋友人').isSure).toBe(false);
		expect(holdsWord(foldedWords(text), '朋友人')).toBe(false);
		expect(marked(text, '朋友人')).toEqual([]);
	});

	test('a doubled character for a tripled one only in the index, with `isSure` false', () => {
		expect(isGiven('朋朋a', '朋朋朋')).toBe(true);
		expect(keysSought('朋朋朋').isSure).toBe(false);
		expect(holdsWord(foldedWords('朋朋a'), '朋朋朋')).toBe(false);
		expect(holdsWord(foldedWords('朋朋朋'), '朋朋朋')).toBe(true);
	});

	test('a very long word by its beginning, with `isSure` false', () => {
		const long = 'a'.repeat(5000);
		expect([...searchKeysOf(long)]).toEqual(['a'.repeat(32)]);
		expect(isGiven(long, 'a'.repeat(40))).toBe(true);
		expect(keysSought('a'.repeat(40)).isSure).toBe(false);
		expect(holdsWord(['a'.repeat(35)], 'a'.repeat(40))).toBe(false);
	});
});

test('the index finds every text that contains the word, and no other text if `isSure` is true', () => {
	fc.assert(
		fc.property(aText, aText, (text, query) => {
			for (const word of soughtWords(query)) {
				const isHeld = holdsWord(foldedWords(text), word);
				if (isHeld) expect(isGiven(text, word)).toBe(true);
				if (keysSought(word).isSure) expect(isGiven(text, word)).toBe(isHeld);
			}
		}),
		runs(500)
	);
});

test('each word of a text finds the text and is marked in it', () => {
	fc.assert(
		fc.property(aText, (text) => {
			for (const word of soughtWords(text)) {
				expect(holdsWord(foldedWords(text), word)).toBe(true);
				expect(marksIn(text, [word]).length).toBeGreaterThan(0);
			}
		}),
		runs(500)
	);
});

test('marks are in order, apart from each other, inside the text, and contain the word', () => {
	fc.assert(
		fc.property(aText, aText, (text, query) => {
			const words = soughtWords(query);
			let end = -1;
			for (const [from, to] of marksIn(text, words)) {
				expect(from).toBeGreaterThan(end);
				expect(to).toBeGreaterThan(from);
				expect(to).toBeLessThanOrEqual(text.length);
				const folded = foldedText(text.slice(from, to));
				expect(words.some((word) => folded.includes(word))).toBe(true);
				end = to;
			}
		}),
		runs(500)
	);
});
