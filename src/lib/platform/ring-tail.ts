/**
 * Two files beside a file of a ring. Each holds a tie and all bytes that were appended to that file, the later
 * one more of them. The tie names the file as it was, so that bytes never follow a content that they do not
 * belong to.
 */
export interface Tail {
	/** All bytes that were appended. */
	readonly bytes: Uint8Array<ArrayBuffer>;
	/** Appends bytes: all of them, or none if there is no room. Resolves once they are in a file. */
	append(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** Number of bytes at the beginning of a file that distinguish it: those before the content of its first entry. */
const headBytes = 16;
const tieBytes = headBytes + Float64Array.BYTES_PER_ELEMENT;
/**
 * Time after which a system has written a new file to the disk, even if nothing requests it: usually half a
 * minute. Until then, a power cut may leave the file empty.
 */
const settledMs = 60_000;

/** A file before its tail: its bytes, or as many as are needed, by their place. */
interface Base {
	readonly size: number;
	/** The bytes up to that offset. */
	upTo(end: number): Promise<Uint8Array>;
}

/** Opens the tail of a file; it may be empty. */
export async function openTail(
	directory: FileSystemDirectoryHandle,
	name: string,
	base: Base
): Promise<Tail> {
	const tie = await tieOf(base);
	const present = await latest(directory, name, tie);
	let bytes = await bytesOf(present?.file.slice(tieBytes) ?? new Blob());
	let slot = present?.slot ?? 0;
	let savedAtMs = present?.file.lastModified ?? 0;
	return {
		get bytes() {
			return bytes;
		},
		async append(more) {
			const all = await bytesOf(new Blob([bytes, more]));
			// One of the two files is old enough to survive a power cut.
			if (Date.now() - savedAtMs > settledMs) slot = 1 - slot;
			const file = await directory.getFileHandle(tailName(name, slot), { create: true });
			await replaceContent(file, [tie, all]);
			bytes = all;
			savedAtMs = Date.now();
		}
	};
}

/** Returns the bytes of a file, and then those of its tail; none if there is no file. */
export async function withTail(directory: FileSystemDirectoryHandle, name: string): Promise<Blob> {
	const file = await fileIn(directory, name);
	if (!file) return new Blob();
	const tail = await latest(directory, name, await tieOf(baseIn(file)));
	return new Blob([file, ...(tail ? [tail.file.slice(tieBytes)] : [])]);
}

/** Returns a file of a folder; null if there is none. A power cut can remove a file that was replaced shortly before. */
export async function fileIn(
	directory: FileSystemDirectoryHandle,
	name: string
): Promise<File | null> {
	try {
		return await (await directory.getFileHandle(name)).getFile();
	} catch (error) {
		if ((error as Error).name === 'NotFoundError') return null;
		throw error;
	}
}

/** Removes the tail of a file, if it has one. */
export async function removeTail(
	directory: FileSystemDirectoryHandle,
	name: string
): Promise<void> {
	for (const slot of [0, 1]) {
		await directory.removeEntry(tailName(name, slot)).catch((error: unknown) => {
			if ((error as Error).name !== 'NotFoundError') throw error;
		});
	}
}

/** The file of a handle as the base of a tail. */
export function baseIn(file: Blob): Base {
	return { size: file.size, upTo: (end) => bytesOf(file.slice(0, end)) };
}

/** Replaces the content of a file by way of a copy, so that a write that is cut off changes nothing. */
export async function replaceContent(
	file: FileSystemFileHandle,
	parts: readonly Uint8Array<ArrayBuffer>[]
): Promise<void> {
	const stream = await file.createWritable();
	try {
		for (const part of parts) await stream.write(part);
		await stream.close();
	} catch (error) {
		await stream.abort().catch(() => {});
		throw error;
	}
}

async function latest(
	directory: FileSystemDirectoryHandle,
	name: string,
	tie: Uint8Array
): Promise<{ slot: number; file: File } | null> {
	let found: { slot: number; file: File } | null = null;
	for (const slot of [0, 1]) {
		const file = await fileIn(directory, tailName(name, slot));
		if (!file || file.size < (found?.file.size ?? 0)) continue;
		const its = await bytesOf(file.slice(0, tieBytes));
		if (its.length === tieBytes && its.every((byte, at) => byte === tie[at]))
			found = { slot, file };
	}
	return found;
}

async function tieOf({ size, upTo }: Base): Promise<Uint8Array<ArrayBuffer>> {
	const tie = new Uint8Array(tieBytes);
	tie.set(await upTo(headBytes));
	new DataView(tie.buffer).setFloat64(headBytes, size, true);
	return tie;
}

function tailName(name: string, slot: number): string {
	return `${name}-tail-${slot}`;
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await blob.arrayBuffer());
}
