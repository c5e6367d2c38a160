import type { FileError } from './file-error.ts';
import { mostBytes } from './file-text.ts';

/** A file in a zip file, as the list at its end describes it. */
export interface ZippedFile {
	name: string;
	/** Packed. */
	size: number;
	method: number;
	checksum: number;
	/** The place of its own header. */
	from: number;
	isEncrypted: boolean;
}

/** The number of bytes that may still be unpacked from a zip file, so that a small one cannot grow without limit. */
export interface Budget {
	bytes: number;
}

const endSignature = 0x06054b50;
const listSignature = 0x02014b50;
const fileSignature = 0x04034b50;
const endBytes = 22;
const listBytes = 46;
const headerBytes = 30;
const longestComment = 0xffff;
/** The list of 100,000 photos has about 12 MB. */
const longestList = 64 * 1024 * 1024;
const [stored, deflated] = [0, 8];
const damaged = { problem: 'damagedArchive' } as const;
const unknown = { problem: 'unknownArchive' } as const;

/** Returns whether a file begins like a zip file. */
export async function isZip(file: Blob): Promise<boolean> {
	try {
		const start = await viewOf(file, 0, 4);
		return (
			start.byteLength === 4 && [fileSignature, endSignature].includes(start.getUint32(0, true))
		);
	} catch {
		return false;
	}
}

/**
 * Lists the files in a zip file (APPNOTE.TXT 6.3.10 of PKWARE), without folders. Reads its list only, so that
 * photos in it cost nothing. Zip64, which begins at 4 GB or 65,536 files, is not read.
 */
export async function zippedFiles(file: Blob): Promise<readonly ZippedFile[] | FileError> {
	const tailFrom = Math.max(0, file.size - endBytes - longestComment);
	const tail = await viewOf(file, tailFrom, file.size);
	const at = endIn(tail);
	if (at === null) return damaged;
	const [count, size, start] = [
		tail.getUint16(at + 10, true),
		tail.getUint32(at + 12, true),
		tail.getUint32(at + 16, true)
	];
	if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) return unknown;
	if (size > longestList) return { problem: 'tooLarge', mostBytes };
	// Other bytes may precede the zip file.
	const shift = tailFrom + at - size - start;
	if (shift < 0) return damaged;
	return listedIn(await viewOf(file, start + shift, start + shift + size), count, shift);
}

/** Unpacks a file of a zip file and checks it. What it has unpacked is taken off the budget. */
export async function unpackedFile(
	zip: Blob,
	{ size, method, checksum, from, isEncrypted }: ZippedFile,
	budget: Budget
): Promise<Uint8Array<ArrayBuffer> | FileError> {
	if (isEncrypted) return { problem: 'lockedArchive' };
	if (method !== stored && method !== deflated) return unknown;
	const header = await viewOf(zip, from, from + headerBytes);
	if (header.byteLength < headerBytes || header.getUint32(0, true) !== fileSignature)
		return damaged;
	const start = from + headerBytes + header.getUint16(26, true) + header.getUint16(28, true);
	const packed = zip.slice(start, start + size);
	if (packed.size !== size) return damaged;
	const bytes = await read(packed, method === deflated, budget);
	if (!(bytes instanceof Uint8Array)) return bytes;
	return checksumOf(bytes) === checksum ? bytes : damaged;
}

/** Returns the place of the record at the end of a zip file, which a comment may follow. */
function endIn(tail: DataView): number | null {
	for (let at = tail.byteLength - endBytes; at >= 0; at--)
		if (
			tail.getUint32(at, true) === endSignature &&
			at + endBytes + tail.getUint16(at + 20, true) <= tail.byteLength
		)
			return at;
	return null;
}

function listedIn(list: DataView, count: number, shift: number): ZippedFile[] | FileError {
	const files: ZippedFile[] = [];
	const decoder = new TextDecoder();
	let at = 0;
	for (let i = 0; i < count; i++) {
		if (at + listBytes > list.byteLength || list.getUint32(at, true) !== listSignature)
			return damaged;
		const nameEnd = at + listBytes + list.getUint16(at + 28, true);
		const end = nameEnd + list.getUint16(at + 30, true) + list.getUint16(at + 32, true);
		if (end > list.byteLength) return damaged;
		const bytes = new Uint8Array(
			list.buffer,
			list.byteOffset + at + listBytes,
			nameEnd - at - listBytes
		);
		const name = decoder.decode(bytes);
		const [size, from] = [list.getUint32(at + 20, true), list.getUint32(at + 42, true)];
		if (size === 0xffffffff || from === 0xffffffff) return unknown;
		if (!name.endsWith('/'))
			files.push({
				name,
				size,
				method: list.getUint16(at + 10, true),
				checksum: list.getUint32(at + 16, true),
				from: from + shift,
				isEncrypted: (list.getUint16(at + 8, true) & 1) === 1
			});
		at = end;
	}
	return files;
}

async function read(
	packed: Blob,
	isDeflated: boolean,
	budget: Budget
): Promise<Uint8Array<ArrayBuffer> | FileError> {
	let unpacking: DecompressionStream | null;
	try {
		unpacking = isDeflated ? new DecompressionStream('deflate-raw') : null;
	} catch {
		// A browser of 2022 or older.
		return unknown;
	}
	const chunks: Uint8Array<ArrayBuffer>[] = [];
	try {
		const stream = unpacking ? packed.stream().pipeThrough(unpacking) : packed.stream();
		const reader = stream.getReader();
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			budget.bytes -= value.length;
			if (budget.bytes < 0) {
				await reader.cancel();
				return { problem: 'tooLarge', mostBytes };
			}
			chunks.push(value);
		}
	} catch {
		return damaged;
	}
	return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

async function viewOf(file: Blob, from: number, until: number): Promise<DataView> {
	return new DataView(await file.slice(from, until).arrayBuffer());
}

const checksums = Uint32Array.from({ length: 256 }, (_, byte) => {
	let sum = byte;
	for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
	return sum;
});

/** Returns the CRC-32 of bytes. */
function checksumOf(bytes: Uint8Array): number {
	let sum = 0xffffffff;
	for (const byte of bytes) sum = checksums[(sum ^ byte) & 0xff]! ^ (sum >>> 8);
	return (sum ^ 0xffffffff) >>> 0;
}
