import { settledPassphrase } from './passphrase.ts';
import type { FileError } from '#lib/formats/file-error.ts';
import { mostBytes } from '#lib/formats/file-text.ts';

/** Progress and cancellation. An abort rejects with the reason of the signal. */
export interface EncryptionWatch {
	signal?: AbortSignal;
	/** Called with the share that is done, 0 to 1. */
	onprogress?(share: number): void;
}

/**
 * The reason why a passphrase does not open a file. Damage in the few bytes that it decrypts first looks like
 * a wrong passphrase.
 */
export type OpeningError = FileError | { problem: 'wrongPassphrase' };

/**
 * The scrypt work factor of one guess at a passphrase, as a power of two: the default of `age`, about one
 * second and 256 MB.
 */
export const usualWorkFactor = 18;

/** Highest accepted work factor, which takes 1 GB: the limit of `age-encryption`. `age` itself accepts 22. */
const highestWorkFactor = 20;

/**
 * Encrypts a backup in the age format, so that the passphrase opens it here and with `age -d`. Decrypts the
 * result and compares it with the backup; throws if they differ. Takes seconds and 256 MB, so it belongs in a
 * worker.
 */
export async function encryptedBackup(
	backup: Blob,
	passphrase: string,
	{ signal, onprogress }: EncryptionWatch = {},
	workFactor = usualWorkFactor
): Promise<Blob> {
	const { Decrypter, Encrypter } = await import('age-encryption');
	const settled = settledPassphrase(passphrase);
	const report = (done: number) => {
		signal?.throwIfAborted();
		onprogress?.(backup.size === 0 ? 1 : done / (2 * backup.size));
	};

	const encrypter = new Encrypter();
	encrypter.setPassphrase(settled);
	encrypter.setScryptWorkFactor(workFactor);
	signal?.throwIfAborted();
	const writing = await encrypter.encrypt(backup.stream());
	const encrypted = await gathered(writing, (size) => report(Math.min(size, backup.size)));

	const decrypter = new Decrypter();
	decrypter.addPassphrase(settled);
	const opened = await decrypter.decrypt(encrypted.stream());
	let size = 0;
	for await (const bytes of chunksOf(opened)) {
		const source = await backup.slice(size, size + bytes.length).arrayBuffer();
		if (!isSame(bytes, new Uint8Array(source))) throw new Error('the encrypted backup is another');
		size += bytes.length;
		report(backup.size + size);
	}
	if (size !== backup.size) throw new Error('the encrypted backup is incomplete');
	return new Blob([encrypted], { type: 'application/octet-stream' });
}

/**
 * Returns the reason why a file in the age format cannot be opened with any passphrase; null if no such
 * reason can be found without one.
 */
export async function encryptionError(file: Blob, most = mostBytes): Promise<FileError | null> {
	try {
		await binaryOf(file, most);
		return null;
	} catch (error) {
		return errorOf(error) as FileError;
	}
}

/**
 * Decrypts a file in the age format, armored or not. Returns the reason if this passphrase does not open it,
 * or if the content has more than `most` bytes. Takes seconds and 256 MB, or up to 1 GB for the work factor
 * of some files, so it belongs in a worker.
 */
export async function decryptedBackup(
	file: Blob,
	passphrase: string,
	{ signal, onprogress }: EncryptionWatch = {},
	most = mostBytes
): Promise<{ content: Blob } | OpeningError> {
	try {
		const binary = await binaryOf(file, most);
		const opened = await openedBy(binary, passphrase, signal);
		const content = await gathered(opened, (size) => {
			signal?.throwIfAborted();
			if (size > most) throw new Unopened({ problem: 'tooLarge', mostBytes: most });
			onprogress?.(Math.min(1, size / binary.size));
		});
		onprogress?.(1);
		return { content };
	} catch (error) {
		signal?.throwIfAborted();
		return errorOf(error);
	}
}

class Unopened extends Error {
	constructor(readonly problem: OpeningError) {
		super(problem.problem);
	}
}

function errorOf(error: unknown): OpeningError {
	if (error instanceof Unopened) return error.problem;
	// Browsers throw a RangeError if they cannot allocate the memory.
	if (error instanceof RangeError) return { problem: 'tooMuchWork' };
	const isGone = ['NotReadableError', 'NotFoundError'].includes((error as Error).name);
	return { problem: isGone ? 'unreadable' : 'damagedEncryption' };
}

async function openedBy(
	file: Blob,
	passphrase: string,
	signal: AbortSignal | undefined
): Promise<ReadableStream<Uint8Array>> {
	const { Decrypter } = await import('age-encryption');
	// `age` takes the passphrase as the terminal passes it, in NFC or not.
	for (const one of new Set([settledPassphrase(passphrase), passphrase])) {
		signal?.throwIfAborted();
		const decrypter = new Decrypter();
		decrypter.addPassphrase(one);
		// Called only if the passphrase does not fit and nothing else is wrong.
		decrypter.addIdentity({
			unwrapFileKey() {
				throw new Unopened({ problem: 'wrongPassphrase' });
			}
		});
		try {
			return await decrypter.decrypt(file.stream());
		} catch (error) {
			if (!(error instanceof Unopened)) throw error;
		}
	}
	throw new Unopened({ problem: 'wrongPassphrase' });
}

/** Returns the file without armor after checking its header. Throws if it cannot be opened. */
async function binaryOf(file: Blob, most: number): Promise<Blob> {
	// Armor adds a third to the size, and encryption a little.
	if (file.size > 1.5 * most + 1024) throw new Unopened({ problem: 'tooLarge', mostBytes: most });
	const binary = await withoutArmor(file);
	const problem = headerProblem(await latin1(binary.slice(0, mostHeaderBytes)));
	if (problem) throw new Unopened({ problem });
	return binary;
}

/** Maximum length of the header. The header for a passphrase has about 150 bytes. */
const mostHeaderBytes = 1024;

/**
 * Checks the header before decryption, because a hostile file can have an endless header or request any
 * amount of work. https://github.com/C2SP/C2SP/blob/main/age.md
 */
function headerProblem(start: string): 'forKeys' | 'tooMuchWork' | 'damagedEncryption' | null {
	const [, kind, rest = ''] = /^age-encryption\.org\/v1\n-> (\S+)[ \n](.*)/.exec(start) ?? [];
	if (kind !== undefined && kind !== 'scrypt') return 'forKeys';
	if (kind === undefined || !/\n--- .*\n/.test(start)) return 'damagedEncryption';
	const [, workFactor] = /^\S+ (\d+)$/.exec(rest) ?? [];
	return Number(workFactor) > highestWorkFactor ? 'tooMuchWork' : null;
}

const armorStart = '-----BEGIN AGE ENCRYPTED FILE-----';
const armorEnd = '-----END AGE ENCRYPTED FILE-----';

/** Blanks may surround the armor, so its begin and end markers are searched for in this many bytes. */
const mostBlanks = 1024;

/**
 * Decodes a file that `age -a` wrote as text; returns any other file as it is. `age` is stricter about lines.
 * Leniency is safe here, because decryption authenticates the bytes.
 */
async function withoutArmor(file: Blob): Promise<Blob> {
	const [before, after] = (await latin1(file.slice(0, mostBlanks))).split(armorStart, 2);
	if (before!.trim() !== '' || after === undefined) return file;
	const startAt = before!.length + armorStart.length;
	const endFrom = Math.max(startAt, file.size - mostBlanks);
	const [last, behind] = (await latin1(file.slice(endFrom))).split(armorEnd, 2);
	if (behind?.trim() !== '') throw new Error('the armor has no end');
	let rest = '';
	const decoding = new TransformStream<string, Uint8Array<ArrayBuffer>>({
		transform(text, controller) {
			const digits = rest + text.replace(/\s+/g, '');
			const wholeLength = digits.length - (digits.length % 4);
			rest = digits.slice(wholeLength);
			controller.enqueue(bytesIn(atob(digits.slice(0, wholeLength))));
		},
		flush() {
			if (rest) throw new Error('the armor is cut off');
		}
	});
	const text = file.slice(startAt, endFrom + last!.length).stream();
	return gathered(text.pipeThrough(new TextDecoderStream('latin1')).pipeThrough(decoding));
}

const blockBytes = 2 ** 20;

/** Collects a stream in blobs, which the browser need not hold in memory. */
async function gathered(
	stream: ReadableStream<Uint8Array>,
	onsize: (size: number) => void = () => {}
): Promise<Blob> {
	const blobs: Blob[] = [];
	let block: Uint8Array<ArrayBuffer>[] = [];
	let blockSize = 0;
	let size = 0;
	for await (const chunk of chunksOf(stream)) {
		size += chunk.length;
		onsize(size);
		block.push(chunk);
		blockSize += chunk.length;
		if (blockSize < blockBytes) continue;
		blobs.push(new Blob(block));
		block = [];
		blockSize = 0;
	}
	return new Blob([...blobs, ...block]);
}

/** Yields the chunks of a stream. Not every browser can iterate over a stream directly. */
async function* chunksOf(
	stream: ReadableStream<Uint8Array>
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const reader = stream.getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			yield value as Uint8Array<ArrayBuffer>;
		}
	} finally {
		// Stops reading the file if the consumer stops early. After a failed read, `cancel` rejects with the
		// same error.
		reader.cancel().catch(() => {});
	}
}

async function latin1(part: Blob): Promise<string> {
	return new TextDecoder('latin1').decode(await part.arrayBuffer());
}

function bytesIn(binary: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
