import { foldedText } from './folded-text.ts';

/** Scripts without spaces between words: Han, kana, Thai, Lao, Khmer, Burmese. */
const unspaced =
	'\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}ー';
const anyUnspaced = new RegExp(`[${unspaced}]`, 'u');
const parts = new RegExp(
	`[${unspaced}]+|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+|\\p{Extended_Pictographic}`,
	'gu'
);
const spacedParts = /[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}/gu;

/** The first letter of all scripts without spaces: a comparison with it is faster than `isUnspaced`. */
const firstUnspaced = '\u0E01';

/** The maximum length of a search key in UTF-16 units; longer words are found by their beginning. */
const longestWord = 32;

/** Returns the words of a text as searches compare them: folded, without separators. */
export function foldedWords(text: string): string[] {
	const folded = foldedText(text);
	return folded.match(isUnspaced(folded) ? parts : spacedParts) ?? [];
}

/**
 * Returns the search keys of a text: its folded words, each once. In a script without spaces, the keys of a
 * line are its pairs of adjacent characters and its last character, so that a word is found inside the line.
 */
export function searchKeysOf(text: string): Set<string> {
	const keys = new Set<string>();
	for (const word of foldedWords(text)) {
		if (word < firstUnspaced || !isUnspaced(word)) keys.add(word.slice(0, longestWord));
		else for (const pair of pairsOf(word)) keys.add(pair);
	}
	return keys;
}

/** Returns the folded words of a query, each once. A query word matches the beginning of a word. */
export function soughtWords(query: string): string[] {
	return [...new Set(foldedWords(query))];
}

/**
 * Returns beginnings of keys: a text that contains the word has a key for each of them. If `isSure` is false,
 * a text may have all those keys without the word.
 */
export function keysSought(word: string): { beginnings: string[]; isSure: boolean } {
	if (!isUnspaced(word))
		return { beginnings: [word.slice(0, longestWord)], isSure: word.length <= longestWord };
	const pairs = [...pairsOf(word)];
	const beginnings = pairs.length > 1 ? pairs.slice(0, -1) : pairs;
	// Pairs do not prove a sequence of three or more characters: they may be apart, or one pair may match
	// twice.
	return { beginnings, isSure: [...word].length <= 2 };
}

/**
 * Returns whether folded words match a query word: at a beginning, or anywhere in a script without spaces.
 */
export function holdsWord(words: readonly string[], sought: string): boolean {
	const isInside = isUnspaced(sought);
	return words.some((word) => (isInside ? word.includes(sought) : word.startsWith(sought)));
}

/**
 * Returns the ranges of a text that match query words, in UTF-16 units, in order and without overlap. No
 * range splits a letter from its accents.
 */
export function marksIn(text: string, words: readonly string[]): [from: number, to: number][] {
	const marks: [number, number][] = [];
	for (const { 0: line, index } of words.length > 0 ? text.matchAll(/\S+/gu) : []) {
		// Mapping folded letters to their origin is slow: do it only if there is something to mark.
		const quick = foldedText(line);
		if (!words.some((word) => quick.includes(word))) continue;
		const { folded, origin } = foldedWithOrigin(line);
		for (const part of folded.matchAll(parts))
			for (const [from, to] of words.flatMap((word) => placesOf(word, part[0])))
				marks.push([
					index + origin[part.index + from]![0],
					index + origin[part.index + to - 1]![1]
				]);
	}
	return joined(marks);
}

/** Returns the ranges of a folded word or line that match a query word. */
function placesOf(word: string, part: string): [from: number, to: number][] {
	if (!isUnspaced(word)) return part.startsWith(word) ? [[0, word.length]] : [];
	const places: [number, number][] = [];
	for (let at = part.indexOf(word); at >= 0; at = part.indexOf(word, at + word.length))
		places.push([at, at + word.length]);
	return places;
}

/** Returns the folded text, and for each of its UTF-16 units the range of its original letter. */
function foldedWithOrigin(text: string): { folded: string; origin: [number, number][] } {
	let folded = '';
	const origin: [number, number][] = [];
	for (const letter of text.matchAll(/\P{M}[\p{M}\uFF9E\uFF9F]*|\p{M}+/gsu)) {
		const place: [number, number] = [letter.index, letter.index + letter[0].length];
		const one = foldedText(letter[0]);
		folded += one;
		for (let i = 0; i < one.length; i++) origin.push(place);
	}
	return { folded, origin };
}

function joined(marks: [number, number][]): [number, number][] {
	const result: [number, number][] = [];
	for (const [from, to] of marks.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
		const last = result.at(-1);
		if (last && from <= last[1]) last[1] = Math.max(last[1], to);
		else result.push([from, to]);
	}
	return result;
}

/** Returns whether a text contains a script without spaces between words. */
export function isUnspaced(word: string): boolean {
	return anyUnspaced.test(word);
}

/** Returns all pairs of adjacent characters in a line, and its last character. */
function pairsOf(run: string): Set<string> {
	const characters = [...run];
	return new Set(characters.map((one, i) => one + (characters[i + 1] ?? '')));
}
