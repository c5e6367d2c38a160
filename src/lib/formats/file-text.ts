import { placeIn } from './backup/json-text.ts';
import { isFileError, type FileError, type TextPlace } from './file-error.ts';
import { kindOf, type FileKind } from './file-kind.ts';

/** Maximum size of a file in bytes, packed or not: 256 MB. Ten years of wins are about 70 MB. */
export const mostBytes = 256 * 1024 * 1024;

/** Control characters other than blanks and line ends; \x81 to \x9d are those that Windows-1252 lacks. */
// eslint-disable-next-line no-control-regex -- they are looked for
const hasControls = /[\0-\x08\x0e-\x1f\x81\x8d\x8f\x90\x9d]/;

/** The text of a file. */
export interface FileText {
	text: string;
}

/**
 * Returns the text of a file, which may be packed with gzip: UTF-8, or UTF-16 with a byte order mark, as
 * spreadsheet programs write it. Reads at most `most` bytes. Text of `readableKinds` is read as well.
 */
export async function textOf(
	file: Blob,
	most = mostBytes,
	readableKinds: readonly FileKind[] = []
): Promise<FileText | FileError> {
	const read = await bytesOf(file, most);
	return isFileError(read) ? read : textFrom(read.bytes, readableKinds);
}

/** Returns the text of bytes, as `textOf` does. */
export function textFrom(
	bytes: Uint8Array,
	readableKinds: readonly FileKind[] = []
): FileText | FileError {
	if (bytes.length === 0) return { problem: 'empty' };
	if (isEncrypted(bytes)) return { problem: 'encrypted' };
	const kind = kindOf(bytes);
	if (kind && !readableKinds.includes(kind)) return { problem: 'otherKind', kind };
	try {
		return { text: decoder(encodingOf(bytes)).decode(bytes) };
	} catch {
		return notUtf8(bytes);
	}
}

/**
 * Returns the text of a file by Windows-1252, in which older programs write; null if it has characters that
 * no text contains. Every byte has a meaning in it, so a person has to look whether it is the right one.
 */
export async function windowsText(file: Blob, most = mostBytes): Promise<FileText | null> {
	const read = await bytesOf(file, most);
	return isFileError(read) ? null : windowsTextFrom(read.bytes);
}

/** Returns the text of bytes, as `windowsText` does. */
export function windowsTextFrom(bytes: Uint8Array): FileText | null {
	if (encodingOf(bytes) !== 'utf-8') return null;
	const text = new TextDecoder('windows-1252').decode(bytes);
	return hasControls.test(text) ? null : { text };
}

async function bytesOf(file: Blob, most: number): Promise<{ bytes: Uint8Array } | FileError> {
	if (file.size > most) return { problem: 'tooLarge', mostBytes: most };
	let bytes: Uint8Array;
	try {
		bytes = new Uint8Array(await file.arrayBuffer());
	} catch {
		return { problem: 'unreadable' };
	}
	return bytes[0] === 0x1f && bytes[1] === 0x8b ? unpackedOf(file, most) : { bytes };
}

/** Returns the same text in UTF-8 if it is UTF-16, as PowerShell writes the output of other programs. */
export async function utf8File(file: Blob): Promise<Blob> {
	const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
	const encoding = encodingOf(start);
	if (encoding === 'utf-8') return file;
	return new Blob([new TextDecoder(encoding).decode(await file.arrayBuffer())]);
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function notUtf8(bytes: Uint8Array): FileError {
	return { problem: 'notUtf8', ...placeOfByte(bytes, firstBadByte(bytes)) };
}

/** Counts the bytes while it unpacks, so that a small file cannot grow without limit. */
async function unpackedOf(file: Blob, most: number): Promise<{ bytes: Uint8Array } | FileError> {
	const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
	const chunks: Uint8Array<ArrayBuffer>[] = [];
	let size = 0;
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			size += value.length;
			if (size > most) {
				await reader.cancel();
				return { problem: 'tooLarge', mostBytes: most };
			}
			chunks.push(value);
		}
	} catch {
		return { problem: 'damagedArchive' };
	}
	return { bytes: new Uint8Array(await new Blob(chunks).arrayBuffer()) };
}

function isEncrypted(bytes: Uint8Array): boolean {
	const start = new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, 2048));
	return /^(age-encryption\.org\/|\s*-----BEGIN AGE ENCRYPTED FILE-----)/.test(start);
}

function decoder(encoding = 'utf-8'): TextDecoder {
	return new TextDecoder(encoding, { fatal: true });
}

const blockBytes = 65_536;

function firstBadByte(bytes: Uint8Array): number {
	let from = readableUntil(bytes, 0, blockBytes);
	// The invalid character may begin in the previous block: go back to its first byte.
	while (from > 0 && (bytes[from]! & 0xc0) === 0x80) from--;
	return readableUntil(bytes, from, 1);
}

/** Returns the start of the first block that cannot be decoded. */
function readableUntil(bytes: Uint8Array, start: number, step: number): number {
	const reading = decoder();
	let from = start;
	try {
		for (; from < bytes.length; from += step)
			reading.decode(bytes.subarray(from, from + step), { stream: true });
	} catch {
		// The block at `from` cannot be decoded.
	}
	return Math.min(from, bytes.length - 1);
}

function placeOfByte(bytes: Uint8Array, at: number): TextPlace {
	// Latin-1 has one character per byte, so places in the text are places in the bytes.
	return placeIn(new TextDecoder('latin1').decode(bytes.subarray(0, at)), at);
}
