import { placeIn, type TextPlace } from './json-text.ts';

/** How many bytes a file may have, packed or not: 256 MB. Ten years of wins are about 70. */
export const mostBytes = 256 * 1024 * 1024;

/**
 * What keeps a file from being read as text:
 * - `unreadable`: the browser cannot read it (any more)
 * - `tooLarge`: it has more than `mostBytes`, as it is or unpacked
 * - `encrypted`: it is in the age format, so a passphrase opens it
 * - `damagedArchive`: it is packed with gzip and cannot be unpacked
 * - `notUtf8`: at that line and column, in bytes, it is no UTF-8 text
 */
export type TextProblem =
	| { problem: 'unreadable' | 'empty' | 'encrypted' | 'damagedArchive' }
	| { problem: 'tooLarge'; mostBytes: number }
	| ({ problem: 'notUtf8' } & TextPlace);

/** The text of a file, which may be packed with gzip, or why it has none. `most` bytes are read. */
export async function textOf(
	file: Blob,
	most = mostBytes
): Promise<{ text: string } | TextProblem> {
	if (file.size > most) return { problem: 'tooLarge', mostBytes: most };
	let bytes: Uint8Array;
	try {
		bytes = new Uint8Array(await file.arrayBuffer());
	} catch {
		return { problem: 'unreadable' };
	}
	if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
		const unpacked = await unpackedOf(file, most);
		if ('problem' in unpacked) return unpacked;
		bytes = unpacked.bytes;
	}
	if (bytes.length === 0) return { problem: 'empty' };
	if (isEncrypted(bytes)) return { problem: 'encrypted' };
	try {
		return { text: decoder().decode(bytes) };
	} catch {
		return { problem: 'notUtf8', ...placeOfByte(bytes, firstBadByte(bytes)) };
	}
}

/** Bytes are counted as they come, so that a small file cannot grow without limit. */
async function unpackedOf(file: Blob, most: number): Promise<{ bytes: Uint8Array } | TextProblem> {
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
	const start = String.fromCharCode(...bytes.subarray(0, 1024));
	return /^(age-encryption\.org\/|\s*-----BEGIN AGE ENCRYPTED FILE-----)/.test(start);
}

function decoder(): TextDecoder {
	return new TextDecoder('utf-8', { fatal: true });
}

const blockBytes = 65_536;

function firstBadByte(bytes: Uint8Array): number {
	let from = readableUntil(bytes, 0, blockBytes);
	// What is wrong may have begun in the block before: go back to the beginning of the character.
	while (from > 0 && (bytes[from]! & 0xc0) === 0x80) from--;
	return readableUntil(bytes, from, 1);
}

/** Where the first block begins that cannot be read. */
function readableUntil(bytes: Uint8Array, start: number, step: number): number {
	const reading = decoder();
	let from = start;
	try {
		for (; from < bytes.length; from += step)
			reading.decode(bytes.subarray(from, from + step), { stream: true });
	} catch {
		// Found.
	}
	return Math.min(from, bytes.length - 1);
}

function placeOfByte(bytes: Uint8Array, at: number): TextPlace {
	// One character a byte, so that places are the same.
	return placeIn(new TextDecoder('latin1').decode(bytes.subarray(0, at)), at);
}
