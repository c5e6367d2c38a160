import { collectionNames, type Stored, type CollectionName } from '#lib/core/collections.ts';
import { later } from '#lib/core/later.ts';
import type { ParsedBackup } from './backup-reader.ts';
import type { UnknownCollections } from './unknown-collections.ts';

/**
 * An entry of a mirror file. A file consists of a `start`, everything that the diary held at that time,
 * `whole` once all of that is written, and the later changes.
 */
export type MirrorEntry =
	| { is: 'start'; format: 'small-hello-mirror'; version: 1; generation: number; atMs: number }
	| {
			is: 'rows';
			kept: readonly (readonly [list: CollectionName, record: Stored])[];
			gone?: readonly (readonly [list: CollectionName, id: string])[];
	  }
	| { is: 'others'; others: object }
	| { is: 'whole' };

/** The state of a mirror file after a check for damage. */
export interface MirrorFile {
	/** Higher than the generations of files begun earlier; 0 if the file has no readable `start`. */
	generation: number;
	/** True if the file contains, undamaged, everything that the diary held when the file was begun. */
	isWhole: boolean;
	/** True if no byte of the file is damaged. */
	isIntact: boolean;
	/** Length in bytes of the part with everything that the diary held when the file was begun. */
	wholeBytes: number;
	/** Offset of the end of its last entry. */
	end: number;
}

// An entry begins with its length, its kind, and a checksum of the kind and the content.
const kinds = ['start', 'rows', 'others', 'whole'] as const;
const headBytes = 16;
const sumBytes = 11;
const packedBit = 0x80;
const worthPacking = 4096;
/**
 * Maximum length of an entry that is searched for after damage. Entries are usually shorter, and each
 * candidate costs a checksum of its whole length.
 */
const longestGuess = 16 * 1024 * 1024;

/** Encodes an entry. A long one is packed with gzip. */
export async function entryBytes(entry: MirrorEntry): Promise<Uint8Array<ArrayBuffer>> {
	const text = new TextEncoder().encode(JSON.stringify(entry));
	const isPacked = text.length > worthPacking;
	const content = isPacked ? await piped(text, new CompressionStream('gzip')) : text;
	const bytes = new Uint8Array(headBytes + content.length);
	new DataView(bytes.buffer).setUint32(0, content.length, true);
	bytes[4] = kinds.indexOf(entry.is) | (isPacked ? packedBit : 0);
	bytes.set(content, headBytes);
	bytes.set(await sumOf(bytes), headBytes - sumBytes);
	return bytes;
}

/** Checks the bytes of a mirror file for damage. */
export async function checkedFile(bytes: Uint8Array<ArrayBuffer>): Promise<MirrorFile> {
	const file = { generation: 0, isWhole: false, isIntact: true, wholeBytes: 0, end: 0 };
	for await (const { kind, start, end, isSound } of framesIn(bytes)) {
		file.isIntact &&= isSound;
		file.end = end;
		if (kind === 'start' && start === 0 && isSound) {
			const text = new TextDecoder().decode(bytes.subarray(headBytes, end));
			file.generation = (JSON.parse(text) as { generation: number }).generation;
		}
		if (kind === 'whole' && file.isIntact && file.generation > 0) {
			file.isWhole = true;
			file.wholeBytes = end;
		}
	}
	file.isIntact &&= file.end === bytes.length && file.generation > 0;
	return file;
}

/**
 * Combines the files of a mirror into a backup; null if they contain no records. Records that are damaged in
 * one file are taken from the others if those have them.
 */
export async function mirroredBackup(
	files: readonly Uint8Array<ArrayBuffer>[]
): Promise<ParsedBackup | null> {
	const checked = await Promise.all(
		files.map(async (bytes) => ({ bytes, ...(await checkedFile(bytes)) }))
	);
	const sorted = checked.sort((a, b) => a.generation - b.generation);
	let collections = emptyCollections();
	let others: UnknownCollections = {};
	let atMs = 0;
	let isAny = false;
	for (const { bytes, isWhole } of sorted) {
		if (isWhole) [collections, others] = [emptyCollections(), {}];
		for await (const entry of entriesIn(bytes)) {
			isAny ||= entry.is === 'rows';
			if (entry.is === 'start') atMs = Math.max(atMs, entry.atMs);
			if (entry.is === 'others') others = entry.others as UnknownCollections;
			if (entry.is !== 'rows') continue;
			for (const [list, record] of entry.kept) {
				const records = collections[list] as Map<string, Stored>;
				const there = records.get(record.id);
				// A file that is not whole may lack the latest version of a record, so take the later of the
				// two.
				records.set(record.id, there && !isWhole ? later(there, record) : record);
			}
			for (const [list, id] of isWhole ? (entry.gone ?? []) : []) collections[list].delete(id);
		}
	}
	if (!isAny) return null;
	return {
		exportedAt: new Date(atMs).toISOString(),
		collections,
		others,
		refused: { counts: {}, first: [] }
	};
}

/**
 * Returns the ids of all records and tombstones in one file of a mirror, by collection, and whether it has
 * collections that this version does not know.
 */
export async function idsIn(
	bytes: Uint8Array<ArrayBuffer>
): Promise<{ ids: Map<CollectionName, Set<string>>; hasOthers: boolean }> {
	let hasOthers = false;
	const ids = new Map(collectionNames.map((list) => [list, new Set<string>()]));
	for await (const entry of entriesIn(bytes)) {
		if (entry.is === 'others') hasOthers = Object.keys(entry.others).length > 0;
		if (entry.is !== 'rows') continue;
		for (const [list, { id }] of entry.kept) ids.get(list)?.add(id);
		for (const [list, id] of entry.gone ?? []) ids.get(list)?.delete(id);
	}
	return { ids, hasOthers };
}

async function* entriesIn(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<MirrorEntry> {
	for await (const { start, end, isPacked, isSound } of framesIn(bytes)) {
		if (!isSound) continue;
		const content = bytes.subarray(start + headBytes, end);
		const text = isPacked ? await piped(content, new DecompressionStream('gzip')) : content;
		yield JSON.parse(new TextDecoder().decode(text)) as MirrorEntry;
	}
}

interface Frame {
	kind: MirrorEntry['is'] | undefined;
	start: number;
	end: number;
	isPacked: boolean;
	isSound: boolean;
}

/** Yields all bytes of a file in order: its entries and, between them, the damaged parts. */
async function* framesIn(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Frame> {
	for (let start = 0; start < bytes.length;) {
		let frame = await frameAt(bytes, start, bytes.length);
		if (!frame) {
			// A damaged header does not show where the next entry begins, so search for it.
			let end = start + 1;
			while (end < bytes.length && !(await frameAt(bytes, end, longestGuess))) end++;
			frame = { kind: undefined, start, end, isPacked: false, isSound: false };
		}
		yield frame;
		start = frame.end;
	}
}

/** Returns the undamaged entry of at most `longest` bytes that begins at `start`; null if there is none. */
function frameAt(
	bytes: Uint8Array<ArrayBuffer>,
	start: number,
	longest: number
): Promise<Frame | null> | null {
	const kind = kinds[bytes[start + 4]! & ~packedBit];
	if (!kind || start + headBytes > bytes.length) return null;
	const length = new DataView(bytes.buffer, bytes.byteOffset + start).getUint32(0, true);
	const end = start + headBytes + length;
	// No entry is empty. Zeros, as a failing disk leaves them, would look like an empty one.
	if (length === 0 || length > longest || end > bytes.length) return null;
	return soundFrame(bytes, kind, start, end);
}

async function soundFrame(
	bytes: Uint8Array<ArrayBuffer>,
	kind: MirrorEntry['is'],
	start: number,
	end: number
): Promise<Frame | null> {
	const frame = bytes.subarray(start, end);
	const isPacked = (frame[4]! & packedBit) !== 0;
	const sum = await sumOf(frame);
	const isSound = sum.every((byte, at) => byte === frame[headBytes - sumBytes + at]);
	return isSound ? { kind, start, end, isPacked, isSound } : null;
}

async function sumOf(frame: Uint8Array): Promise<Uint8Array> {
	const summed = new Uint8Array(1 + frame.length - headBytes);
	summed[0] = frame[4]!;
	summed.set(frame.subarray(headBytes), 1);
	return new Uint8Array(await crypto.subtle.digest('SHA-256', summed)).subarray(0, sumBytes);
}

async function piped(
	bytes: Uint8Array<ArrayBuffer>,
	through: CompressionStream | DecompressionStream
): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(
		await new Response(new Blob([bytes]).stream().pipeThrough(through)).arrayBuffer()
	);
}

function emptyCollections(): { [Name in CollectionName]: Map<string, Stored<Name>> } {
	return Object.fromEntries(collectionNames.map((list) => [list, new Map()])) as never;
}
