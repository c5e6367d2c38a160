import type { DateOrder, Word } from './calendar-word.ts';
import { furtherWords, regions, universalWords } from './further-words.ts';

/** The words in which a language writes dates and times. */
export interface Language {
	/** Its subtag, as `de`. */
	name: string;
	/** By `wordKey`. */
	words: ReadonlyMap<string, Word>;
	/** The single words in its names. */
	parts: ReadonlySet<string>;
	/** Maximum number of single words in a name. */
	longest: number;
	/** Years can be those of the Buddhist era, which are 543 ahead. */
	isBuddhist: boolean;
}

/** Some languages have another calendar by default. */
const gregorian = { calendar: 'gregory', timeZone: 'UTC' } as const;
const styles = ['full', 'long', 'medium', 'short'] as const;
/** Languages that also write a weekday with one character. */
const shortest = new Set(['zh', 'ja', 'ko']);
/** A day of each month, and each weekday, in the morning and in the afternoon. */
const someMonths = Array.from({ length: 12 }, (_, month) =>
	Date.UTC(2026, month, 10, month % 2 ? 15 : 9, 5)
);
const someWeekdays = Array.from({ length: 7 }, (_, day) => Date.UTC(2026, 1, 1 + day, 9, 5));
/** Noon is often another word than the minutes after it. */
const someTimes = Array.from({ length: 24 }, (_, hour) => Date.UTC(2026, 0, 1, hour, 30)).concat(
	...[Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1, 12)]
);

const known = new Map<string, Language>();
let names: readonly string[] | null = null;
let device: (Device & { key: string }) | null = null;
let defaultTags: readonly string[] | null = null;
let byPart: ReadonlyMap<string, readonly Language[]> | null = null;

/** Returns the single words in a text, without punctuation and invisible characters. */
export function wordsIn(text: string): string[] {
	return plainText(text).match(/[\p{L}\p{M}]+/gu) ?? [];
}

/** Returns a text for comparison: in lower case, with ASCII digits, without invisible characters. */
export function plainText(text: string): string {
	return asciiDigits(text.replace(/\p{Cf}/gu, ''))
		.normalize('NFKC')
		.toLowerCase();
}

/** Returns the form of a name for comparison: a. m. is am. */
export function wordKey(words: readonly string[]): string {
	return words.join('');
}

/** Returns the words of a language of `Intl`. They are collected once. */
export function languageNamed(name: string): Language {
	const language = known.get(name) ?? collected(name);
	known.set(name, language);
	return language;
}

/** Returns the subtags of the languages of `Intl` that have two letters, and Filipino. */
export function languageNames(): readonly string[] {
	if (names) return names;
	const letters = [...'abcdefghijklmnopqrstuvwxyz'];
	const tags = letters.flatMap((one) => letters.map((two) => one + two));
	const supported = Intl.DateTimeFormat.supportedLocalesOf([...tags, 'fil']);
	return (names = [...new Set(supported.map((tag) => tag.split('-')[0]!))]);
}

/** Returns all languages that have all of these single words. */
export function languagesWith([first, ...others]: readonly string[]): readonly Language[] {
	byPart ??= knownParts();
	const having = first === undefined ? [] : (byPart.get(first) ?? []);
	return having.filter(({ parts }) => others.every((word) => parts.has(word)));
}

function knownParts(): ReadonlyMap<string, readonly Language[]> {
	const known = new Map<string, Language[]>();
	for (const language of languageNames().map(languageNamed))
		for (const part of language.parts) known.set(part, [...(known.get(part) ?? []), language]);
	return known;
}

/** The way in which the device writes dates. */
export interface Device {
	/** The subtags of its languages, the first one first, then English. */
	languages: readonly string[];
	/** Its years are those of the Buddhist era. */
	isBuddhist: boolean;
	/** It writes a date in numbers with two digits of the year, and with them first. */
	isShortYearFirst: boolean;
}

/** Returns how the device writes dates now. */
export function deviceNow(): Device {
	const tags = deviceTags();
	const key = tags.join();
	if (device?.key !== key) device = { key, ...deviceWith(tags) };
	return device;
}

function deviceWith(tags: readonly string[]): Device {
	const names = [...tags, 'en'].map((tag) => tag.split('-')[0]!);
	const date = new Intl.DateTimeFormat(tags[0], { dateStyle: 'short', timeZone: 'UTC' });
	const [first] = date.formatToParts(0).filter(({ type }) => type !== 'literal');
	return {
		languages: [...new Set(names)].filter((name) => languageNames().includes(name)),
		isBuddhist: isBuddhist(tags[0]!),
		isShortYearFirst: first?.type === 'year' && first.value.length === 2
	};
}

function deviceTags(): readonly string[] {
	// Node has no navigator before version 21.
	const tags = globalThis.navigator?.languages ?? [];
	if (tags.length > 0) return tags;
	return (defaultTags ??= [new Intl.DateTimeFormat().resolvedOptions().locale]);
}

/** Thai is the only language of `Intl` that has this era by default. */
const isBuddhist = (tag: string) => tag.split('-')[0] === 'th';

/** The code points of zero in scripts in which devices write numbers. */
const zeros = [
	...[0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6],
	...[0x0d66, 0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1a80, 0x1a90],
	...[0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0x11136, 0x1e950]
];

function asciiDigits(text: string): string {
	return text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
		const code = digit.codePointAt(0)!;
		const zero = zeros.find((from) => code >= from && code < from + 10);
		return zero === undefined ? digit : String(code - zero);
	});
}

function collected(name: string): Language {
	const words = new Map<string, Word>();
	const parts = new Set<string>();
	let longest = 1;
	const joined: (readonly [name: Word, part: Word])[] = [];
	const read = new Map<string, Word | null>();
	const at = (text: string): Word | null => {
		const before = read.get(text);
		if (before !== undefined) return before;
		const word = wordOf(wordsIn(text));
		read.set(text, word);
		return word;
	};
	const wordOf = (single: readonly string[]): Word | null => {
		if (single.length === 0) return null;
		longest = Math.max(longest, single.length);
		for (const one of single) parts.add(one);
		const key = wordKey(single);
		const word = words.get(key) ?? {
			...{ months: new Set<number>(), weekdays: new Set<number>(), hours: new Set<number>() },
			...{ order: null, isFiller: false, isClock: false, isForeign: false }
		};
		words.set(key, word);
		return word;
	};
	const tags = [name, ...regions.filter((tag) => tag.startsWith(`${name}-`))];
	const supported = Intl.DateTimeFormat.supportedLocalesOf(tags);
	for (const tag of supported) collectIntl(tag, { at, joined });
	for (const [name, part] of joined) for (const hour of part.hours) name.hours.add(hour);
	for (const [further, meaning] of furtherWords(name)) addMeaning(at(further), meaning);
	for (const [further, meaning] of universalWords)
		if (!words.has(wordKey(wordsIn(further))))
			addMeaning(at(further), { ...meaning, isForeign: true });
	return { name, words, parts, longest, isBuddhist: isBuddhist(name) };
}

/** Where the words of a language are put. */
interface Collecting {
	/** Returns the word for a name; null if the name has no letters. */
	at: (text: string) => Word | null;
	/** Names with the letters that they are written in one word with, and only the names. */
	joined: (readonly [name: Word, part: Word])[];
}

function addMeaning(word: Word | null, meaning: Partial<Word>): void {
	if (!word) return;
	for (const list of ['months', 'weekdays', 'hours'] as const)
		for (const value of meaning[list] ?? []) word[list].add(value);
	word.isFiller ||= meaning.isFiller ?? false;
	word.isClock ||= meaning.isClock ?? false;
	word.isForeign = meaning.isForeign ?? false;
}

function collectIntl(tag: string, into: Collecting): void {
	const someDays = [...someMonths, ...someWeekdays];
	for (const dateStyle of styles) {
		const date = new Intl.DateTimeFormat(tag, { ...gregorian, dateStyle });
		for (const ms of dateStyle === 'full' ? someDays : someMonths)
			collectDate(date.formatToParts(ms), ms, into);
		const moment = new Intl.DateTimeFormat(tag, { ...gregorian, dateStyle, timeStyle: 'short' });
		for (const ms of someMonths.slice(0, 2)) collectNames(moment.formatToParts(ms), ms, into);
	}
	const hasNarrow = shortest.has(tag.split('-')[0]!);
	const weekdays = hasNarrow ? (['short', 'narrow'] as const) : (['short'] as const);
	const numbers = { day: 'numeric', year: 'numeric' } as const;
	const dates: readonly (readonly [Intl.DateTimeFormatOptions, readonly number[]])[] = [
		[{ month: 'long' }, someMonths],
		[{ month: 'short' }, someMonths],
		[{ month: 'short', ...numbers }, someMonths],
		...weekdays.map((weekday) => [{ weekday }, someWeekdays] as const),
		[{ weekday: 'short', month: 'short', ...numbers }, someDays]
	];
	for (const [options, days] of dates) {
		const date = new Intl.DateTimeFormat(tag, { ...options, ...gregorian });
		for (const ms of days) collectDate(date.formatToParts(ms), ms, into);
	}
	for (const options of [{ dayPeriod: 'long' }, {}] as const) {
		const clock = new Intl.DateTimeFormat(tag, {
			...{ ...options, ...gregorian },
			...{ hour: 'numeric', minute: '2-digit', hour12: true }
		});
		for (const ms of someTimes) collectNames(clock.formatToParts(ms), ms, into);
	}
}

/** Adds the words of a date, also those that tell the order of its numbers. */
function collectDate(
	parts: readonly Intl.DateTimeFormatPart[],
	ms: number,
	into: Collecting
): void {
	const { at } = into;
	collectNames(parts, ms, into);
	const month = parts.find(({ type }) => type === 'month')?.value;
	if (month === undefined || !/\p{Nd}/u.test(month)) return;
	const written = parts.map(({ type }) => (/^(?:year|month|day)$/.test(type) ? type[0] : ''));
	const order = orderOf(written.join(''));
	if (!order) return;
	const beside = parts.map(({ type, value }) => (type === 'weekday' ? ' ' : value)).join('');
	for (const one of wordsIn(beside)) at(one)!.order = order;
}

/** Adds the names in a date or time, also together with the letters that they are written in one word with. */
function collectNames(
	parts: readonly Intl.DateTimeFormatPart[],
	ms: number,
	{ at, joined }: Collecting
): void {
	const day = new Date(ms);
	parts.forEach(({ type, value }, i) => {
		if (type === 'literal' || type === 'era') {
			if (/\p{L}/u.test(value)) for (const one of wordsIn(value)) at(one)!.isFiller = true;
			return;
		}
		if (/\p{Nd}/u.test(value)) return;
		const [before, after] = [parts[i - 1]?.value ?? '', parts[i + 1]?.value ?? ''];
		const start = /[\p{L}\p{M}]*$/u.exec(before)![0];
		const end = /^[\p{L}\p{M}]*/u.exec(after)![0];
		const part = at(value);
		for (const name of new Set([value, start + value, value + end, start + value + end])) {
			const word = at(name);
			if (word && part && word !== part) joined.push([word, part]);
			if (type === 'month') word?.months.add(day.getUTCMonth() + 1);
			if (type === 'weekday') word?.weekdays.add(day.getUTCDay());
			if (type === 'dayPeriod') word?.hours.add(day.getUTCHours());
		}
	});
}

function orderOf(written: string): DateOrder | null {
	return written === 'ymd' || written === 'dmy' || written === 'mdy' ? written : null;
}
