import type { DateOrder, Word } from './calendar-word.ts';
import {
	deviceNow,
	languageNamed,
	languagesWith,
	wordKey,
	wordsIn,
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

/** Words of ISO 8601 and of offsets, which are of no language. */
const zoneWords = new Set(['t', 'z', 'utc', 'gmt']);
/** A text has no more ways to be understood, unless someone wants to keep the reader busy. */
const mostSenses = 64;

/**
 * Returns the meaning of words that are all of one language: one of `among`, then that of the device, then
 * English, then any other if all that have these words agree. `read` returns the values of these senses, or null
 * if none of them fits the numbers. Returns null if there is no value, or more than one.
 */
export function inOneLanguage<Value extends string>(
	pieces: readonly (readonly string[])[],
	read: (senses: readonly Sense[]) => readonly Value[] | null,
	among: readonly string[] = []
): Value | null {
	const words = pieces.flat();
	const here = deviceNow().languages;
	const steps: readonly (() => readonly Language[])[] = [
		...here.filter((name) => among.includes(name)).map((name) => () => [languageNamed(name)]),
		() => among.map(languageNamed),
		...here.map((name) => () => [languageNamed(name)]),
		() => languagesWith(words)
	];
	for (const languages of steps) {
		const [own, mixed] = [new Set<Value>(), new Set<Value>()];
		let [isOwn, isFitting] = [false, false];
		for (const language of languages()) {
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

/**
 * Returns the languages that most of these texts are in, by their words; none if all are in one of the device,
 * or if there are no words.
 */
export function languagesOf(texts: readonly string[]): readonly string[] {
	const all = texts
		.map((text) => wordsIn(text).filter((word) => !zoneWords.has(word)))
		.filter((words) => words.length > 0);
	const isIn = ({ parts }: Language) =>
		all.every((words) => words.every((word) => parts.has(word)));
	if (deviceNow().languages.some((name) => isIn(languageNamed(name)))) return [];
	const counts = new Map<string, number>();
	for (const words of all)
		for (const { name } of languagesWith(words)) counts.set(name, (counts.get(name) ?? 0) + 1);
	const most = Math.max(...counts.values());
	return [...counts].filter(([, count]) => count === most).map(([name]) => name);
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
