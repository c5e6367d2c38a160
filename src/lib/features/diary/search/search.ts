import type { CardId, Channel } from '#lib/core/card.ts';
import { dayOf, type Day } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import type { Month } from '#lib/core/totals.ts';
import type { Rating, Win, WinId } from '#lib/core/win.ts';
import { foldedText } from '#lib/core/folded-text.ts';
import { foldedWords, holdsWord, keysSought, searchKeysOf } from '#lib/core/words.ts';

/** A search, in ids and folded words. A win must match every part. */
export interface Sought {
	words: readonly SoughtWord[];
	/** A win must name at least one of these people; null for any or none. */
	people: readonly PersonId[] | null;
	channel: Channel | null;
	/** The mood after, or the mood before if there is none after. */
	mood: Rating | null;
	isTreasured: boolean;
	/** Only these wins; null for all. */
	among: readonly WinId[] | null;
	/** First and last day, both included; null for no limit. */
	from: Day | null;
	to: Day | null;
}

/** One word of a query, with the people and cards whose names and titles contain it. */
export interface SoughtWord {
	/** Folded, as returned by `soughtWords`. */
	word: string;
	people: readonly PersonId[];
	cards: readonly CardId[];
}

/**
 * The search index of the wins of a month, by the beginnings of words; about 250 bytes per win. It is derived
 * from the wins only. A place is the position of a win within the month, newest first.
 */
export interface MonthIndex {
	/** The `indexFormat` it was built with. An index of another format must be rebuilt. */
	format: number;
	/** The ids, one line per place. */
	ids: string;
	/** The day of the month, by place. */
	days: Uint8Array;
	/** All keys, sorted by their UTF-16 units, as UTF-8 without separators. */
	keys: Uint8Array;
	/** The length of each key in bytes. */
	keyLengths: Numbers;
	/** The start of every `blockLength`-th key in `keys`. */
	blockStarts: Numbers;
	/** The ascending places of each key, as differences with 7 bits per byte. */
	places: Uint8Array;
	/** The start of each key's places in `places`, then the end of the last key's. */
	placeStarts: Numbers;
}
/** Whole numbers, in the smallest array type that fits. */
type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** To be increased when the content of an index or the definition of a key changes. */
export const indexFormat = 2;

/** Number of keys that are scanned one by one. */
const blockLength = 32;

/** Builds the index of the wins of one month, which must be sorted newest first. */
export function monthIndexOf(wins: readonly Win[]): MonthIndex {
	const placesByKey = new Map<string, number[]>();
	for (const [place, win] of wins.entries())
		for (const key of keysOf(win)) {
			const places = placesByKey.get(key);
			if (places) places.push(place);
			else placesByKey.set(key, [place]);
		}
	const sorted = [...placesByKey.keys()].sort();
	const keyLengths = sorted.map(bytesIn);
	const places: number[] = [];
	const placeStarts = sorted.map((key) => {
		const start = places.length;
		addDistances(placesByKey.get(key)!, places);
		return start;
	});
	return {
		format: indexFormat,
		ids: wins.map(({ id }) => id).join('\n'),
		days: Uint8Array.from(wins, ({ at }) => Number(dayOf(at).slice(8))),
		// All at once: a month has thousands of keys. None begins with the second half of a character.
		keys: new TextEncoder().encode(sorted.join('')),
		keyLengths: numbers(keyLengths),
		blockStarts: numbers(startsOf(keyLengths).filter((_, i) => i % blockLength === 0)),
		places: Uint8Array.from(places),
		placeStarts: numbers([...placeStarts, places.length])
	};
}

/**
 * Returns the ids of the matching wins of a month, newest first. If `isSure` is false, some of them may
 * contain only separate parts of a word, so check them with `holdsWords`.
 */
export function foundIn(month: Month, index: MonthIndex, sought: Sought): WinId[] {
	const { days } = index;
	const firstDay = sought.from === null ? 0 : dayWithin(month, sought.from);
	const lastDay = sought.to === null ? 31 : dayWithin(month, sought.to);
	const isIn = days.map((day) => Number(day >= firstDay && day <= lastDay));
	for (const alternatives of conditionsOf(sought)) {
		const isFitting = new Uint8Array(days.length);
		for (const beginnings of alternatives)
			for (const place of placesOfAll(index, beginnings)) isFitting[place] = 1;
		for (let place = 0; place < isIn.length; place++) isIn[place]! &= isFitting[place]!;
	}
	if (!isIn.includes(1)) return [];
	const among = sought.among && new Set(sought.among);
	return (index.ids.split('\n') as WinId[]).filter(
		(id, place) => isIn[place] && (among === null || among.has(id))
	);
}

/** Returns true if all wins from `foundIn` match the words, so that no check is needed. */
export function isSure({ words }: Sought): boolean {
	return words.every(({ word }) => keysSought(word).isSure);
}

/** Returns true if a win matches each word with its text, its people or its card. */
export function holdsWords(win: Win, { words }: Sought): boolean {
	const said = foldedWords(textOf(win));
	return words.every(
		({ word, people, cards }) =>
			holdsWord(said, word) ||
			win.people.some((id) => people.includes(id)) ||
			cards.some((id) => id === win.cardId)
	);
}

/** Returns true if a win matches every part of a search. */
export function isFound(win: Win, sought: Sought): boolean {
	const { people, channel, mood, isTreasured, among, from, to } = sought;
	const day = dayOf(win.at);
	return (
		(from === null || day >= from) &&
		(to === null || day <= to) &&
		(channel === null || win.channel === channel) &&
		(mood === null || (win.moodAfter ?? win.moodBefore) === mood) &&
		(!isTreasured || win.treasured) &&
		(people === null || win.people.some((id) => people.includes(id))) &&
		(among === null || among.includes(win.id)) &&
		mayHoldWords(win, sought) &&
		holdsWords(win, sought)
	);
}

/** Returns false if a win does not contain the letters of a word, which is faster to find out. */
function mayHoldWords(win: Win, { words }: Sought): boolean {
	if (words.length === 0) return true;
	const folded = foldedText(textOf(win));
	return words.every(
		({ word, people, cards }) => people.length > 0 || cards.length > 0 || folded.includes(word)
	);
}

/** Returns the start of each part when all are joined, then the end of the last one. */
function startsOf(lengths: readonly number[]): number[] {
	let end = 0;
	return [0, ...lengths.map((length) => (end += length))];
}

/** Returns the length of a text in UTF-8. */
function bytesIn(text: string): number {
	let bytes = text.length;
	for (let at = 0; at < text.length; at++) {
		const code = text.codePointAt(at)!;
		if (code > 0x7f) bytes += code > 0x7ff ? 2 : 1;
		// A character of two units has four bytes.
		if (code > 0xffff) at++;
	}
	return bytes;
}

function numbers(values: readonly number[]): Numbers {
	const highest = values.reduce((most, value) => Math.max(most, value), 0);
	if (highest < 0x100) return Uint8Array.from(values);
	return highest < 0x10000 ? Uint16Array.from(values) : Uint32Array.from(values);
}

/**
 * Adds ascending numbers to `bytes` as differences, 7 bits per byte, lowest bits first. The 8th bit marks all but
 * the last byte.
 */
function addDistances(places: readonly number[], bytes: number[]): void {
	let last = 0;
	for (const place of places) {
		let distance = place - last;
		last = place;
		for (; distance > 0x7f; distance >>= 7) bytes.push((distance & 0x7f) | 0x80);
		bytes.push(distance);
	}
}

/** Returns the day of the month; 0 if the day is before that month, 32 if it is after. */
function dayWithin(month: Month, day: Day): number {
	if (day.startsWith(month)) return Number(day.slice(8));
	return day.slice(0, 7) < month ? 0 : 32;
}

/**
 * Returns the conditions that must all be true. Each has alternatives, and each alternative is a list of key
 * beginnings that must all occur.
 */
export function conditionsOf(sought: Sought): string[][][] {
	const { words, people, channel, mood, isTreasured } = sought;
	const one = (facet: string) => [[facet]];
	return [
		...words.map(({ word, people, cards }) => [
			keysSought(word).beginnings,
			...people.map((id) => [facetKey('person', id)]),
			...cards.map((id) => [facetKey('card', id)])
		]),
		...(people ? [people.map((id) => [facetKey('person', id)])] : []),
		...(channel ? [one(facetKey('channel', channel))] : []),
		...(mood ? [one(facetKey('mood', mood))] : []),
		...(isTreasured ? [one(facetKey('treasured'))] : [])
	];
}

function keysOf(win: Win): Set<string> {
	const mood = win.moodAfter ?? win.moodBefore;
	const keys = searchKeysOf(textOf(win));
	for (const id of win.people) keys.add(facetKey('person', id));
	if (win.cardId) keys.add(facetKey('card', win.cardId));
	if (win.channel) keys.add(facetKey('channel', win.channel));
	if (mood) keys.add(facetKey('mood', mood));
	if (win.treasured) keys.add(facetKey('treasured'));
	return keys;
}

function textOf({ note, genuine, carry, tags }: Win): string {
	return [note, genuine, carry, ...tags].join('\n');
}

/** Returns a key that no word equals and that is not the beginning of another key. */
function facetKey(facet: string, value: string | number = ''): string {
	return `|${facet}|${value}|`;
}

/** Returns the places that have keys with all of these beginnings. */
function placesOfAll(index: MonthIndex, beginnings: readonly string[]): Iterable<number> {
	const [first, ...others] = beginnings.map((beginning) => placesOf(index, beginning));
	if (others.length === 0) return first ?? [];
	const sets = others.map((places) => new Set(places));
	return first!.filter((place) => sets.every((set) => set.has(place)));
}

/** Returns the places that have a key with this beginning; a place may occur several times. */
function placesOf(index: MonthIndex, beginning: string): number[] {
	const found: number[] = [];
	// No key contains the highest UTF-16 unit.
	const end = firstKeyFrom(index, `${beginning}\uFFFF`);
	for (let key = firstKeyFrom(index, beginning); key < end; key++) {
		let [place, distance, shift] = [0, 0, 0];
		for (let at = index.placeStarts[key]!; at < index.placeStarts[key + 1]!; at++) {
			const byte = index.places[at]!;
			distance |= (byte & 0x7f) << shift;
			if (byte & 0x80) shift += 7;
			else {
				found.push((place += distance));
				[distance, shift] = [0, 0];
			}
		}
	}
	return found;
}

/** Returns the number of the first key that is not less than `wanted`. */
function firstKeyFrom({ keys, keyLengths, blockStarts }: MonthIndex, wanted: string): number {
	const keyAt = (start: number, key: number) =>
		decoder.decode(keys.subarray(start, start + keyLengths[key]!));
	const blockCount = Math.ceil(keyLengths.length / blockLength);
	let [low, high] = [0, blockCount];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (keyAt(blockStarts[middle]!, middle * blockLength) < wanted) low = middle + 1;
		else high = middle;
	}
	// The key is in the block before, or is the first key of block `low`.
	let key = Math.max(0, low - 1) * blockLength;
	let start = blockStarts[Math.max(0, low - 1)] ?? 0;
	while (key < Math.min(keyLengths.length, low * blockLength) && keyAt(start, key) < wanted)
		start += keyLengths[key++]!;
	return key;
}

const decoder = new TextDecoder();
