import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openRingFiles, type RingFile } from './ring-file.ts';
import { withTail } from './ring-tail.ts';

// A page has no sync access handles, so its files are written through streams.
const { prototype } = FileSystemFileHandle as unknown as { prototype: Record<string, unknown> };

let directory: FileSystemDirectoryHandle;

beforeEach(async () => {
	const root = await navigator.storage.getDirectory();
	directory = await root.getDirectoryHandle(crypto.randomUUID(), { create: true });
});
afterEach(async () => {
	vi.useRealTimers();
	delete prototype.createSyncAccessHandle;
	const root = await navigator.storage.getDirectory();
	await root.removeEntry(directory.name, { recursive: true });
});

const bytes = (text: string) => new TextEncoder().encode(text);

async function opened(): Promise<RingFile> {
	const { files } = await openRingFiles(directory, ['0']);
	return files[0]!;
}

async function textOf(name: string): Promise<string> {
	return (await (await directory.getFileHandle(name)).getFile()).text();
}

/** The bytes of the file and of its tail, as a reader gets them. */
async function whole(): Promise<string> {
	return (await withTail(directory, '0')).text();
}

async function names(): Promise<string[]> {
	const all: string[] = [];
	for await (const name of (directory as unknown as { keys(): AsyncIterable<string> }).keys())
		all.push(name);
	return all.sort();
}

/** A file with the first bytes “first copy, ” and the tail “one, two, ”. */
async function withJournal(): Promise<RingFile> {
	const file = await opened();
	await file.append(bytes('first '));
	await file.append(bytes('copy, '));
	await file.flush();
	await file.append(bytes('one, '));
	await file.append(bytes('two, '));
	return file;
}

/**
 * Makes `createSyncAccessHandle`, which only workers have, reject with these errors in order; the last one
 * repeats. Returns a function with the number of calls so far.
 */
function refuse(...errors: string[]): () => number {
	let count = 0;
	prototype.createSyncAccessHandle = () => {
		const error = errors[Math.min(count++, errors.length - 1)]!;
		return Promise.reject(new DOMException('refused', error));
	};
	return () => count;
}

test('the first bytes of a file appear at their flush, all at once', async () => {
	const file = await opened();
	await file.append(bytes('first '));
	await file.append(bytes('copy, '));
	expect(await whole()).toBe('');
	await file.flush();
	expect(await whole()).toBe('first copy, ');
});

test('an append does not touch the first bytes and copies the tail only', async () => {
	const file = await withJournal();
	expect(await textOf('0')).toBe('first copy, ');
	expect(await whole()).toBe('first copy, one, two, ');
	expect(new TextDecoder().decode(await file.read())).toBe('first copy, one, two, ');
	expect(await names()).toHaveLength(2);
});

test('another visit continues the tail', async () => {
	(await withJournal()).close();
	const file = await opened();
	await file.append(bytes('three, '));
	expect(await whole()).toBe('first copy, one, two, three, ');
});

test('an append while the browser is closed in the middle changes nothing', async () => {
	await withJournal();
	const stream = await (await directory.getFileHandle('0-tail-1')).createWritable();
	await stream.write(bytes('half of a'));
	expect(await whole()).toBe('first copy, one, two, ');
	await stream.abort();
});

test('a tail that a power cut has emptied leaves that of a minute before', async () => {
	const file = await withJournal();
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
	await file.append(bytes('three, '));
	expect(await names()).toEqual(['0', '0-tail-0', '0-tail-1']);
	expect(await whole()).toBe('first copy, one, two, three, ');
	// The latest one is the longest.
	const sizes = await Promise.all(
		['0-tail-0', '0-tail-1'].map(async (name) => ({ name, size: (await textOf(name)).length }))
	);
	const latest = sizes.sort((a, b) => b.size - a.size)[0]!;
	await (await (await directory.getFileHandle(latest.name)).createWritable()).close();
	expect(await textOf(latest.name)).toBe('');
	expect(await whole()).toBe('first copy, one, two, ');
});

test('a tail never follows another content of its file, nor the same one twice', async () => {
	const file = await withJournal();
	const tails = (await names()).filter((name) => name.includes('tail'));
	const old = await (await directory.getFileHandle(tails[0]!)).getFile();
	const kept = new Uint8Array(await old.arrayBuffer());
	async function bringBack() {
		const tail = await directory.getFileHandle(tails[0]!, { create: true });
		const stream = await tail.createWritable();
		await stream.write(kept);
		await stream.close();
	}

	await file.empty();
	expect(await names()).toEqual(['0']);
	await bringBack();
	expect(await whole()).toBe('');
	await file.append(bytes('other copy'));
	await file.flush();
	expect(await whole()).toBe('other copy');

	await file.replace(bytes('first copy, one, two, '));
	expect(await whole()).toBe('first copy, one, two, ');
});

test('a copy that is given up leaves an empty file', async () => {
	const file = await opened();
	await file.append(bytes('half a copy'));
	await file.empty();
	await file.append(bytes('a copy'));
	await file.flush();
	expect(await whole()).toBe('a copy');
});

test('copies that a dead browser has left are removed', async () => {
	await directory.getFileHandle('0.crswap', { create: true });
	await opened();
	expect(await names()).toEqual(['0']);
});

test('a closed file is not written, and comes back in no other way', async () => {
	const file = await withJournal();
	file.close();
	for (const write of [
		() => file.append(bytes('three, ')),
		() => file.replace(bytes('other')),
		() => file.empty()
	])
		await expect(write()).rejects.toThrow('closed');
	expect(await whole()).toBe('first copy, one, two, ');
});

test('a file that another tab holds is asked for again and never written in another way', async () => {
	const asked = refuse('NoModificationAllowedError');
	await expect(openRingFiles(directory, ['0'])).rejects.toThrow('refused');
	expect(asked()).toBe(11);
});

test.each(['NotSupportedError', 'UnknownError', 'TypeError'])(
	'files that are refused with %s are written through streams at once',
	async (error) => {
		const asked = refuse(error);
		const { appendsInPlace } = await openRingFiles(directory, ['0']);
		expect([appendsInPlace, asked()]).toEqual([false, 1]);
	}
);

test('a browser that goes on holding a file which it has refused does not hold one of these', async () => {
	const held = new Set<string>();
	prototype.createSyncAccessHandle = function (this: FileSystemFileHandle) {
		held.add(this.name);
		return Promise.reject(new DOMException('refused', 'NotSupportedError'));
	};
	await openRingFiles(directory, ['0', '1']);
	expect([...held]).toEqual(['access']);
	expect(await names()).toEqual(['0', '1']);
});

test('files that WebKit refuses for a second are written through streams', async () => {
	const asked = refuse('InvalidStateError');
	const { appendsInPlace } = await openRingFiles(directory, ['0']);
	expect([appendsInPlace, asked()]).toEqual([false, 11]);
});

test('a full disk is reported, and not taken for a refusal', async () => {
	refuse('QuotaExceededError');
	await expect(openRingFiles(directory, ['0'])).rejects.toThrow('refused');
});

test('a browser without any way to write files is reported', async () => {
	const { createWritable } = prototype;
	delete prototype.createWritable;
	try {
		await expect(openRingFiles(directory, ['0'])).rejects.toThrow('no way to write files');
	} finally {
		prototype.createWritable = createWritable;
	}
});
