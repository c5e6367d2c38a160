import { settledPassphrase } from '#lib/domain/passphrase.ts';
import { mostBytes } from './file-text.ts';

/** How whoever waits may look on, and stop it: with the reason of the signal. */
export interface EncryptionWatch {
	signal?: AbortSignal;
	/** How much is done, 0 to 1. */
	onprogress?(share: number): void;
}

/**
 * What keeps an encrypted file from being opened by any passphrase:
 * - `unreadable`: the browser cannot read it (any more)
 * - `forKeys`: it was encrypted to keys
 * - `tooMuchWork`: opening it takes more work or memory than a device is asked for here
 * - `damagedEncryption`: it is not as `age` writes it, cut off, or changed on its way
 * - `tooLarge`: it has more than `mostBytes`
 */
export type EncryptionProblem =
	| { problem: 'unreadable' | 'forKeys' | 'tooMuchWork' | 'damagedEncryption' }
	| { problem: 'tooLarge'; mostBytes: number };

/**
 * The same, or that the passphrase does not open it; which it does not either when the few bytes are
 * damaged that it opens first.
 */
export type OpeningProblem = EncryptionProblem | { problem: 'wrongPassphrase' };

/**
 * How often, as a power of two, scrypt goes round for one guess at a passphrase: what `age` takes, which
 * is about a second and 256 MB.
 */
export const usualWorkFactor = 18;

/** 1 GB. As `age-encryption` has it; `age` itself goes on to 22. */
const highestWorkFactor = 20;

/**
 * A file in the age format, which this passphrase opens here and by `age -d`. It has been opened again
 * and held against the copy; throws when it is not the same then. It takes seconds and 256 MB, so it
 * belongs in a worker.
 */
export async function encryptedCopy(
	copy: Blob,
	passphrase: string,
	{ signal, onprogress }: EncryptionWatch = {},
	workFactor = usualWorkFactor
): Promise<Blob> {
	const { Decrypter, Encrypter } = await import('age-encryption');
	const settled = settledPassphrase(passphrase);
	const told = (done: number) => {
		signal?.throwIfAborted();
		onprogress?.(copy.size === 0 ? 1 : done / (2 * copy.size));
	};

	const encrypter = new Encrypter();
	encrypter.setPassphrase(settled);
	encrypter.setScryptWorkFactor(workFactor);
	signal?.throwIfAborted();
	const writing = await encrypter.encrypt(copy.stream());
	const encrypted = await gathered(writing, (size) => told(Math.min(size, copy.size)));

	const decrypter = new Decrypter();
	decrypter.addPassphrase(settled);
	const opened = await decrypter.decrypt(encrypted.stream());
	let size = 0;
	for await (const bytes of chunksOf(opened)) {
		const source = await copy.slice(size, size + bytes.length).arrayBuffer();
		if (!isSame(bytes, new Uint8Array(source))) throw new Error('the encrypted copy is another');
		size += bytes.length;
		told(copy.size + size);
	}
	if (size !== copy.size) throw new Error('the encrypted copy is incomplete');
	return new Blob([encrypted], { type: 'application/octet-stream' });
}

/** What keeps a file in the age format from being opened, as far as it can be told without a passphrase. */
export async function encryptionProblem(
	file: Blob,
	most = mostBytes
): Promise<EncryptionProblem | null> {
	try {
		await binaryOf(file, most);
		return null;
	} catch (error) {
		return problemOf(error) as EncryptionProblem;
	}
}

/**
 * What a file in the age format holds, armored or not, or why this passphrase does not open it. `most`
 * bytes are read. It takes seconds and 256 MB or, as the file has it, up to 1 GB, so it belongs in a
 * worker.
 */
export async function decryptedCopy(
	file: Blob,
	passphrase: string,
	{ signal, onprogress }: EncryptionWatch = {},
	most = mostBytes
): Promise<{ content: Blob } | OpeningProblem> {
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
		return problemOf(error);
	}
}

class Unopened extends Error {
	constructor(readonly problem: OpeningProblem) {
		super(problem.problem);
	}
}

function problemOf(error: unknown): OpeningProblem {
	if (error instanceof Unopened) return error.problem;
	// What a browser throws that has not as much memory to give.
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
	// `age` takes what a terminal gives it, in NFC or not.
	for (const one of new Set([settledPassphrase(passphrase), passphrase])) {
		signal?.throwIfAborted();
		const decrypter = new Decrypter();
		decrypter.addPassphrase(one);
		// Asked next, when the passphrase does not fit and nothing else is wrong.
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

/** The bytes of a file in the age format whose header is as it can be opened. */
async function binaryOf(file: Blob, most: number): Promise<Blob> {
	// Armor takes a third more, and what is encrypted a little.
	if (file.size > 1.5 * most + 1024) throw new Unopened({ problem: 'tooLarge', mostBytes: most });
	const binary = await withoutArmor(file);
	const problem = headerProblem(await latin1(binary.slice(0, mostHeaderBytes)));
	if (problem) throw new Unopened({ problem });
	return binary;
}

/** Longer than any header for a passphrase, which has about 150 bytes. */
const mostHeaderBytes = 1024;

/**
 * Looked at beforehand: a header may go on for as long as a hostile file does, and ask for any work.
 * https://github.com/C2SP/C2SP/blob/main/age.md
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

/** Blanks before and after the armor are allowed, and this many bytes are looked through for it. */
const mostBlanks = 1024;

/**
 * The bytes of a file that `age -a` wrote as text; any other as it is. `age` is stricter with lines, which
 * changes nothing: the bytes prove themselves.
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

/** All of a stream, in blobs, which the browser need not hold in memory. */
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

/** Not every browser goes through a stream by itself. */
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
		// Ends the reading of the file when nobody goes on; of one that has ended it says so.
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
