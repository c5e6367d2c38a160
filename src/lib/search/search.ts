import type { CardId, Channel } from '#lib/domain/card.ts';
import { dayOf, type Day } from '#lib/domain/day.ts';
import type { PersonId } from '#lib/domain/person.ts';
import type { Month } from '#lib/domain/totals.ts';
import type { Rating, Win, WinId } from '#lib/domain/win.ts';
import { foldedWords, holdsWord, keysSought, searchKeysOf } from '#lib/domain/words.ts';

/** What is being looked for; every part holds at once. */
export interface Sought {
	words: readonly SoughtWord[];
	/** One of them was there; null for whoever was there. */
	people: readonly PersonId[] | null;
	channel: Channel | null;
	/** How it was in the end. */
	mood: Rating | null;
	isTreasured: boolean;
	/** These alone; null for any. */
	among: readonly WinId[] | null;
	/** Both included. */
	from: Day | null;
	to: Day | null;
}

/** One word of a query, and whose names and which acts it finds beside what the wins say. */
export interface SoughtWord {
	/** As `soughtWords` gives it. */
	word: string;
	people: readonly PersonId[];
	cards: readonly CardId[];
}

/**
 * What finds the wins of a month by the beginnings of words, about 250 bytes a win. It follows from the
 * wins alone. A place is that of a win among those of the month, the newest first.
 */
export interface MonthIndex {
	/** That of `indexFormat` when it was made: one of another format has to be made anew. */
	format: number;
	/** The ids, a line for each place. */
	ids: string;
	/** The day of the month, for each place. */
	days: Uint8Array;
	/** All keys in the order of their UTF-16 units, as UTF-8 without anything between them. */
	keys: Uint8Array;
	/** How many bytes each key takes. */
	keyLengths: Numbers;
	/** Where every `blockLength`-th key begins. */
	blockStarts: Numbers;
	/** The places of each key in their order, as distances from the one before in 7 bits a byte. */
	places: Uint8Array;
	/** Where the places of each key begin, and where those of the last one end. */
	placeStarts: Numbers;
}
/** Whole numbers, as small as they can be kept. */
type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** Changes with what stands in an index, and with what a key is. */
export const indexFormat = 1;

/** How many keys are looked through one by one. */
const blockLength = 32;

/** The index of the wins of one month, which come the newest first. */
export function monthIndexOf(wins: readonly Win[]): MonthIndex {
	const placesByKey = new Map<string, number[]>();
	for (const [place, win] of wins.entries())
		for (const key of keysOf(win)) {
			const places = placesByKey.get(key);
			if (places) places.push(place);
			else placesByKey.set(key, [place]);
		}
	const sorted = [...placesByKey.keys()].sort();
	const encoder = new TextEncoder();
	const keys = sorted.map((key) => encoder.encode(key));
	const keyStarts = startsOf(keys);
	const places = sorted.map((key) => distancesOf(placesByKey.get(key)!));
	return {
		format: indexFormat,
		ids: wins.map(({ id }) => id).join('\n'),
		days: Uint8Array.from(wins, ({ at }) => Number(dayOf(at).slice(8))),
		keys: joined(keys),
		keyLengths: numbers(keys.map(({ length }) => length)),
		blockStarts: numbers(keyStarts.filter((_, i) => i % blockLength === 0)),
		places: joined(places),
		placeStarts: numbers(startsOf(places))
	};
}

/**
 * The ids of the wins of a month that are found, the newest first. Where `isSure` says no, some may hold
 * the parts of a word apart, and `holdsWords` has to look at them.
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

/** Whether all that `foundIn` gives holds the words, so that nobody has to look. */
export function isSure({ words }: Sought): boolean {
	return words.every(({ word }) => keysSought(word).isSure);
}

/** Whether a win holds each of the words, by what it says, who was there or the act. */
export function holdsWords(win: Win, { words }: Sought): boolean {
	const said = foldedWords(textOf(win));
	return words.every(
		({ word, people, cards }) =>
			holdsWord(said, word) ||
			win.people.some((id) => people.includes(id)) ||
			cards.some((id) => id === win.cardId)
	);
}

/** Where each of these begins when they stand one after the other, and where the last one ends. */
function startsOf(parts: readonly { length: number }[]): number[] {
	let end = 0;
	return [0, ...parts.map(({ length }) => (end += length))];
}

function joined(parts: readonly ArrayLike<number>[]): Uint8Array {
	const whole = new Uint8Array(startsOf(parts).at(-1)!);
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

function numbers(values: readonly number[]): Numbers {
	const highest = values.reduce((most, value) => Math.max(most, value), 0);
	if (highest < 0x100) return Uint8Array.from(values);
	return highest < 0x10000 ? Uint16Array.from(values) : Uint32Array.from(values);
}

/** Rising numbers as distances, 7 bits a byte, the lowest first; all but the last byte have the 8th bit set. */
function distancesOf(places: readonly number[]): number[] {
	const bytes: number[] = [];
	let last = 0;
	for (const place of places) {
		let distance = place - last;
		last = place;
		for (; distance > 0x7f; distance >>= 7) bytes.push((distance & 0x7f) | 0x80);
		bytes.push(distance);
	}
	return bytes;
}

/** The day of that month, 0 when the day is before the month, 32 when it is after. */
function dayWithin(month: Month, day: Day): number {
	if (day.startsWith(month)) return Number(day.slice(8));
	return day.slice(0, 7) < month ? 0 : 32;
}

/** Conditions that hold at once, each as its alternatives, each as beginnings of keys that are all needed. */
function conditionsOf(sought: Sought): string[][][] {
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

/** A key that no word is, and that is not the beginning of another one. */
function facetKey(facet: string, value: string | number = ''): string {
	return `|${facet}|${value}|`;
}

/** The places where a key begins with each of those. */
function placesOfAll(index: MonthIndex, beginnings: readonly string[]): Iterable<number> {
	const [first, ...others] = beginnings.map((beginning) => placesOf(index, beginning));
	if (others.length === 0) return first ?? [];
	const sets = others.map((places) => new Set(places));
	return first!.filter((place) => sets.every((set) => set.has(place)));
}

/** The places where a key begins with that; one may come several times. */
function placesOf(index: MonthIndex, beginning: string): number[] {
	const found: number[] = [];
	// No key holds the last unit that there is.
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

/** Which key is the first that is not before that one. */
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
	// It stands in the block before, unless that is the very first key.
	let key = Math.max(0, low - 1) * blockLength;
	let start = blockStarts[Math.max(0, low - 1)] ?? 0;
	while (key < Math.min(keyLengths.length, low * blockLength) && keyAt(start, key) < wanted)
		start += keyLengths[key++]!;
	return key;
}

const decoder = new TextDecoder();
