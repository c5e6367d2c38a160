/**
 * Accents, Hebrew points, Arabic vowel marks and the Arabic line that stretches a word. The marks of other
 * scripts make another word: か and が, or the vowels of Devanagari and Thai.
 */
const accentRanges = [
	...['0300-036F', '0483-0489', '1AB0-1AFF', '1DC0-1DFF', '20D0-20FF', 'FE00-FE2F', '0591-05C7'],
	...['0610-061A', '0640-0640', '064B-065F', '0670-0670', '06D6-06ED', '0711-0711', '0730-074A'],
	'08CA-08FF'
].map((range) => range.replace(/\w+/g, (code) => `\\u{${code}}`));
const accents = new RegExp(`[${accentRanges.join('')}]+`, 'gu');
const voicedKana = /[\u3041-\u30FF][\u3099\u309A]/gu;
const plainLetters: { readonly [letter: string]: string } = {
	...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ħ: 'h', ŧ: 't' },
	...{ ı: 'i', ŋ: 'n', ĸ: 'k', ß: 'ss', ς: 'σ' },
	// Keyboards type one apostrophe, and texts are set with another.
	...{ '’': "'", '‘': "'" }
};
const withoutDecomposition = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu');

/**
 * Folds a text for comparison: lower case, without accents, in compatibility form, with one kind of apostrophe.
 * Letters with a stroke and ligatures become plain ones, because Unicode does not decompose them: Łódź and lodz are
 * the same.
 */
export function foldedText(text: string): string {
	return text
		.normalize('NFKD')
		.replace(accents, '')
		.replace(voicedKana, (kana) => kana.normalize('NFC'))
		.toLowerCase()
		.replace(withoutDecomposition, (letter) => plainLetters[letter]!);
}

/** Returns the folded words of a query; none if it is blank. */
export function queryWords(query: string): string[] {
	return foldedText(query).split(/\s+/).filter(Boolean);
}
