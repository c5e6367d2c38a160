import { listNames, type Kept, type ListName } from '#lib/domain/lists.ts';
import { later } from '#lib/domain/merge.ts';
import type { ReadCopy } from './backup-reading.ts';
import type { OtherLists } from './other-lists.ts';

/**
 * What a file of the mirror is made of, one after the other: a `start`, everything there was, `whole`
 * once that stands there, and what was written since.
 */
export type MirrorEntry =
	| { is: 'start'; format: 'small-hello-mirror'; version: 1; generation: number; atMs: number }
	| {
			is: 'rows';
			kept: readonly (readonly [list: ListName, record: Kept])[];
			gone?: readonly (readonly [list: ListName, id: string])[];
	  }
	| { is: 'others'; others: object }
	| { is: 'whole' };

/** How far a file of the mirror can be trusted. */
export interface MirrorFile {
	/** Higher than those of files begun earlier; 0 when the file holds nothing that can be told. */
	generation: number;
	/** Whether everything there was when it was begun stands in it, undamaged. */
	isWhole: boolean;
	/** Whether no byte of it is damaged. */
	isIntact: boolean;
	/** How many bytes of it everything takes that there was when it was begun. */
	wholeBytes: number;
	/** Where its last entry ends. */
	end: number;
}

// An entry begins with its length, its kind and a sum over the kind and what follows.
const kinds = ['start', 'rows', 'others', 'whole'] as const;
const headBytes = 16;
const sumBytes = 11;
const packedBit = 0x80;
const worthPacking = 4096;
/** Longer than entries are as a rule: behind damage, each guess at where one begins costs a sum over all of it. */
const longestGuess = 16 * 1024 * 1024;

/** An entry as bytes; a long one is packed with gzip. */
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

/** How far the bytes of a file can be trusted. */
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
 * What the files of a mirror hold together, as a copy; null when there is nothing in them. What is
 * damaged in one is taken from the others where they have it.
 */
export async function mirroredCopy(
	files: readonly Uint8Array<ArrayBuffer>[]
): Promise<ReadCopy | null> {
	const checked = await Promise.all(
		files.map(async (bytes) => ({ bytes, ...(await checkedFile(bytes)) }))
	);
	const sorted = checked.sort((a, b) => a.generation - b.generation);
	let lists = emptyLists();
	let others: OtherLists = {};
	let atMs = 0;
	let isAny = false;
	for (const { bytes, isWhole } of sorted) {
		if (isWhole) [lists, others] = [emptyLists(), {}];
		for await (const entry of entriesIn(bytes)) {
			isAny ||= entry.is === 'rows';
			if (entry.is === 'start') atMs = Math.max(atMs, entry.atMs);
			if (entry.is === 'others') others = entry.others as OtherLists;
			if (entry.is !== 'rows') continue;
			for (const [list, record] of entry.kept) {
				const records = lists[list] as Map<string, Kept>;
				const there = records.get(record.id);
				// In a file that lacks something, what came later may be the part that is lacking.
				records.set(record.id, there && !isWhole ? later(there, record) : record);
			}
			for (const [list, id] of isWhole ? (entry.gone ?? []) : []) lists[list].delete(id);
		}
	}
	if (!isAny) return null;
	return {
		exportedAt: new Date(atMs).toISOString(),
		lists,
		others,
		refused: { counts: {}, first: [] }
	};
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

/** All bytes of a file in their order: its entries, and between them what is damaged. */
async function* framesIn(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Frame> {
	for (let start = 0; start < bytes.length;) {
		let frame = await frameAt(bytes, start, bytes.length);
		if (!frame) {
			// A damaged head does not tell where the next entry begins.
			let end = start + 1;
			while (end < bytes.length && !(await frameAt(bytes, end, longestGuess))) end++;
			frame = { kind: undefined, start, end, isPacked: false, isSound: false };
		}
		yield frame;
		start = frame.end;
	}
}

/** The undamaged entry of at most that length that begins there; null when there is none. */
function frameAt(
	bytes: Uint8Array<ArrayBuffer>,
	start: number,
	longest: number
): Promise<Frame | null> | null {
	const kind = kinds[bytes[start + 4]! & ~packedBit];
	if (!kind || start + headBytes > bytes.length) return null;
	const length = new DataView(bytes.buffer, bytes.byteOffset + start).getUint32(0, true);
	const end = start + headBytes + length;
	// An entry holds something: zeros, as a dying disk leaves them, would look like an empty one.
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

function emptyLists(): { [List in ListName]: Map<string, Kept<List>> } {
	return Object.fromEntries(listNames.map((list) => [list, new Map()])) as never;
}
