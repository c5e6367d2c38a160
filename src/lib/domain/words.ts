import { foldedText } from './text.ts';

/** Writing without spaces between words: Han, kana, Thai, Lao, Khmer, Burmese. */
const unspaced =
	'\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}ー';
const anyUnspaced = new RegExp(`[${unspaced}]`, 'u');
const parts = new RegExp(
	`[${unspaced}]+|(?:(?![${unspaced}])[\\p{L}\\p{N}])+|\\p{Extended_Pictographic}`,
	'gu'
);
const spacedParts = /[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu;

/** How many UTF-16 units of a word count; what is longer is found by its beginning. */
const longestWord = 32;

/** The words of a text as a search compares them: folded, without what stands between them. */
export function foldedWords(text: string): string[] {
	const folded = foldedText(text);
	return folded.match(isUnspaced(folded) ? parts : spacedParts) ?? [];
}

/**
 * Every key under which a text is found: its words folded, each once. Where words are written without
 * spaces a key begins at each character and holds two, so that a word is found inside a line.
 */
export function searchKeysOf(text: string): Set<string> {
	const keys = new Set<string>();
	for (const word of foldedWords(text)) {
		if (!isUnspaced(word)) keys.add(word.slice(0, longestWord));
		else for (const pair of pairsOf(word)) keys.add(pair);
	}
	return keys;
}

/** The words of a query, folded, each once; a word is found where a word of the text begins with it. */
export function soughtWords(query: string): string[] {
	return [...new Set(foldedWords(query))];
}

/**
 * What the keys of a text have to begin with for the text to hold a sought word; all of them are needed.
 * Where `isSure` is false, the text may hold them and not the word.
 */
export function keysSought(word: string): { beginnings: string[]; isSure: boolean } {
	if (!isUnspaced(word))
		return { beginnings: [word.slice(0, longestWord)], isSure: word.length <= longestWord };
	const pairs = [...pairsOf(word)];
	const beginnings = pairs.length > 1 ? pairs.slice(0, -1) : pairs;
	// Of more than two characters even the same pair twice may stand apart, or once alone.
	return { beginnings, isSure: [...word].length <= 2 };
}

/** Whether the folded words of a text hold a sought one, at a beginning or inside a line without spaces. */
export function holdsWord(words: readonly string[], sought: string): boolean {
	return words.some((word) =>
		isUnspaced(sought) ? word.includes(sought) : word.startsWith(sought)
	);
}

/**
 * Where a text holds the sought words: from and to as UTF-16 units of the text, in order and apart from
 * each other. No mark ends inside a letter and its accents.
 */
export function marksIn(text: string, words: readonly string[]): [from: number, to: number][] {
	const marks: [number, number][] = [];
	for (const { 0: line, index } of words.length > 0 ? text.matchAll(/\S+/gu) : []) {
		// Which letter became which is worth knowing only where there is something to mark.
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

/** Where a folded word or line holds a sought word. */
function placesOf(word: string, part: string): [from: number, to: number][] {
	if (!isUnspaced(word)) return part.startsWith(word) ? [[0, word.length]] : [];
	const places: [number, number][] = [];
	for (let at = part.indexOf(word); at >= 0; at = part.indexOf(word, at + word.length))
		places.push([at, at + word.length]);
	return places;
}

/** The folded text, and for each of its units the letter of the text that it came from. */
function foldedWithOrigin(text: string): { folded: string; origin: [number, number][] } {
	let folded = '';
	const origin: [number, number][] = [];
	for (const letter of text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
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

/** Whether a word, or a text, holds writing without spaces between words. */
export function isUnspaced(word: string): boolean {
	return anyUnspaced.test(word);
}

/** Two characters from each place of a run on; from the last place one. */
function pairsOf(run: string): Set<string> {
	const characters = [...run];
	return new Set(characters.map((one, i) => one + (characters[i + 1] ?? '')));
}
