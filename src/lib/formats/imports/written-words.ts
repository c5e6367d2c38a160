import type { DateOrder, Word } from './calendar-word.ts';
import {
	deviceNow,
	languageNamed,
	languagesWith,
	wordKey,
	type Language
} from './calendar-words.ts';

/** One of the ways to understand the words of a date or time. */
export interface Sense {
	/** From 1; null if no word is a month. */
	month: number | null;
	/** Sunday is 0; null if no word is a weekday. */
	weekday: number | null;
	/** The hours that the part of the day allows; null if no word is one. */
	hours: ReadonlySet<number> | null;
	/** The order that a word such as 年 tells; null if none does. */
	order: DateOrder | null;
	/** A word such as Uhr makes a number an hour. */
	isClock: boolean;
	/** All words are of the language itself. */
	isOwn: boolean;
	isBuddhist: boolean;
}

/** A text has no more ways to be understood, unless someone wants to keep the reader busy. */
const mostSenses = 64;

/**
 * Returns the meaning of words that are all of one language: that of the device, then English, then any other
 * if all that have these words agree. `read` returns the values of these senses, or null if none of them
 * fits the numbers. Returns null if there is no value, or more than one.
 */
export function inOneLanguage<Value extends string>(
	pieces: readonly (readonly string[])[],
	read: (senses: readonly Sense[]) => readonly Value[] | null
): Value | null {
	const words = pieces.flat();
	for (const name of [...deviceNow().languages, null]) {
		const languages = name === null ? languagesWith(words) : [languageNamed(name)];
		const [own, mixed] = [new Set<Value>(), new Set<Value>()];
		let [isOwn, isFitting] = [false, false];
		for (const language of languages) {
			const senses = sensesIn(language, pieces);
			const found = senses && read(senses);
			if (!found) continue;
			isFitting = true;
			isOwn ||= senses[0]!.isOwn;
			for (const value of found) (senses[0]!.isOwn ? own : mixed).add(value);
		}
		// A weekday that does not fit in the first language is a slip: other languages must not explain it away.
		const values = isOwn ? own : mixed;
		if (isFitting) return values.size === 1 ? [...values][0]! : null;
	}
	return null;
}

/** Returns null if a word is not of that language. */
function sensesIn(
	language: Language,
	pieces: readonly (readonly string[])[]
): readonly Sense[] | null {
	const { isBuddhist } = language;
	let senses: Sense[] = [
		{
			...{ month: null, weekday: null, hours: null, order: null, isClock: false, isOwn: true },
			isBuddhist
		}
	];
	for (const piece of pieces) {
		const words = namesIn(language, piece);
		if (!words) return null;
		for (const word of words)
			senses = senses.flatMap((sense) => withWord(sense, word)).slice(0, mostSenses);
	}
	return senses;
}

/** Returns the names that the words of a text are, the longest first: cümə axşamı is not cümə. */
function namesIn(language: Language, words: readonly string[]): Word[] | null {
	const names: Word[] = [];
	for (let at = 0; at < words.length;) {
		let length = Math.min(language.longest, words.length - at);
		let name: Word | undefined;
		for (; length > 0 && !name; length--)
			name = language.words.get(wordKey(words.slice(at, at + length)));
		if (!name) return null;
		names.push(name);
		at += length + 1;
	}
	return names;
}

function withWord(before: Sense, word: Word): Sense[] {
	const { months, weekdays, hours, order, isFiller, isClock } = word;
	const sense = { ...before, isOwn: before.isOwn && !word.isForeign };
	const senses: Sense[] = [];
	if (sense.month === null) for (const month of months) senses.push({ ...sense, month });
	if (sense.weekday === null) for (const weekday of weekdays) senses.push({ ...sense, weekday });
	if (sense.hours === null && hours.size > 0) senses.push({ ...sense, hours });
	if (isFiller || isClock || order)
		senses.push({
			...{ ...sense, isClock: sense.isClock || isClock },
			order: sense.order ?? order
		});
	return senses;
}
