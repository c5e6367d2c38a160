import { conditionsOf, type MonthIndex, type Sought } from './search.ts';

/**
 * Shows in about 30 bytes per win that a month has no key with some beginning, so that a search reads few
 * indexes. It is a Bloom filter of the beginnings of all keys: it may be wrong about a beginning that no key
 * has, about once in a hundred, and never about one that a key has.
 */
export type MonthFilter = Uint8Array;

/** The lengths of the beginnings in the filter, in bytes of UTF-8. Facets are in it as a whole. */
const lengths = [2, 4, 6, 8, 12];
const bitsPerBeginning = 10;
const marksPerBeginning = 6;
const facetMark = '|'.charCodeAt(0);

/** Returns the filter of an index. */
export function monthFilterOf({ keys, keyLengths }: MonthIndex): MonthFilter {
	const hashes: number[] = [];
	let start = 0;
	let before = keys.subarray(0, 0);
	for (const length of keyLengths) {
		const key = keys.subarray(start, (start += length));
		if (key[0] === facetMark) hashes.push(hashOf(key));
		else {
			const shared = sharedLength(before, key);
			for (const one of lengths)
				// Those that it shares with the key before, which is often a relative, are there already.
				if (one > shared && one <= key.length) hashes.push(hashOf(key.subarray(0, one)));
		}
		before = key;
	}
	const filter = new Uint8Array(Math.ceil((hashes.length * bitsPerBeginning) / 8) || 1);
	for (const hash of hashes) mark(filter, hash);
	return filter;
}

/** Returns a function that returns false for the filter of a month that has no win for this search. */
export function filterTest(sought: Sought): (filter: MonthFilter) => boolean {
	const conditions = conditionsOf(sought).map((alternatives) =>
		alternatives.map((beginnings) => beginnings.flatMap(hashSought))
	);
	return (filter) =>
		conditions.every((alternatives) =>
			alternatives.some((hashes) => hashes.every((hash) => isMarked(filter, hash)))
		);
}

/** Returns the hash of the longest part of a beginning that filters contain; none if it is too short. */
function hashSought(beginning: string): number[] {
	const bytes = new TextEncoder().encode(beginning);
	if (bytes[0] === facetMark) return [hashOf(bytes)];
	const length = lengths.findLast((one) => one <= bytes.length);
	return length === undefined ? [] : [hashOf(bytes.subarray(0, length))];
}

function sharedLength(one: Uint8Array, other: Uint8Array): number {
	let length = 0;
	while (length < one.length && one[length] === other[length]) length++;
	return length;
}

/** FNV-1a of 32 bits. */
function hashOf(bytes: Uint8Array): number {
	let hash = 0x811c9dc5;
	for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
	return hash >>> 0;
}

function mark(filter: MonthFilter, hash: number): void {
	for (let i = 0; i < marksPerBeginning; i++) {
		const bit = bitOf(filter, hash, i);
		filter[bit >>> 3]! |= 1 << (bit & 7);
	}
}

function isMarked(filter: MonthFilter, hash: number): boolean {
	for (let i = 0; i < marksPerBeginning; i++) {
		const bit = bitOf(filter, hash, i);
		if (!(filter[bit >>> 3]! & (1 << (bit & 7)))) return false;
	}
	return true;
}

/** Double hashing; the second hash mixes the bits of the first one. */
function bitOf(filter: MonthFilter, hash: number, i: number): number {
	const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	return ((hash + i * ((mixed ^ (mixed >>> 13)) | 1)) >>> 0) % (filter.length * 8);
}
