import { baseIn, openTail, removeTail, replaceContent, withTail, type Tail } from './ring-tail.ts';

/** A file of a ring, open for its only writer. After `close`, writing throws. */
export interface RingFile {
	/** All bytes of the file. */
	read(): Promise<Uint8Array<ArrayBuffer>>;
	/** Appends bytes: all of them, or none if there is no room. */
	append(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
	/** Resolves once all appended bytes are in the file. */
	flush(): Promise<void>;
	/** Removes all bytes of the file. */
	empty(): Promise<void>;
	/** Replaces all bytes of the file; resolves once that is done. */
	replace(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
	close(): void;
}

/** Files of a folder that are open for writing, all in the same way. */
export interface RingFiles {
	/** True if an append writes the appended bytes only, false if it copies all bytes that were appended before. */
	readonly appendsInPlace: boolean;
	/** In the order of their names. */
	readonly files: readonly RingFile[];
}

/**
 * Opens the files with these names in a worker, and creates those that are absent. They are written through
 * sync access handles; where the browser has none or refuses them for good, through writable streams. Throws if
 * it has neither, or while another worker holds the files.
 */
export async function openRingFiles(
	directory: FileSystemDirectoryHandle,
	names: readonly string[]
): Promise<RingFiles> {
	await removeLeftovers(directory);
	const throughStreams = async () => ({
		appendsInPlace: false,
		files: await writablesIn(directory, names)
	});
	if (!(await givesSyncAccess(directory))) return throughStreams();
	const files: SyncFile[] = [];
	const closeAll = () => files.forEach((file) => file.close());
	try {
		for (const name of names) {
			const access = await syncAccessTo(await directory.getFileHandle(name, { create: true }));
			if (!access) {
				closeAll();
				return await throughStreams();
			}
			const file = new SyncFile(access);
			files.push(file);
			await file.take(directory, name);
		}
	} catch (error) {
		closeAll();
		throw error;
	}
	return { appendsInPlace: true, files };
}

/** Removes the copies that Chromium leaves if it dies while a stream writes them. They can be as large as a diary. */
async function removeLeftovers(directory: FileSystemDirectoryHandle): Promise<void> {
	for await (const name of (directory as WithKeys).keys())
		if (name.endsWith('.crswap')) await directory.removeEntry(name).catch(() => {});
}

/** Number of times, and pause between them, to ask for a file that a closed tab has not released yet. */
const patience = 10;
const restMs = 100;

/**
 * Returns whether the browser gives sync access to files at all. It is asked for a file that nothing needs, because
 * WebKitGTK 2.50 goes on holding a file after it has refused access to it.
 */
async function givesSyncAccess(directory: FileSystemDirectoryHandle): Promise<boolean> {
	const name = 'access';
	try {
		const access = await syncAccessTo(await directory.getFileHandle(name, { create: true }));
		access?.close();
		return access !== null;
	} finally {
		await directory.removeEntry(name).catch(() => {});
	}
}

/** Returns exclusive access to a file; null if the browser has no such access or refuses it for good. */
async function syncAccessTo(file: FileSystemFileHandle): Promise<SyncAccess | null> {
	const { createSyncAccessHandle } = file as WithSyncAccess;
	if (!createSyncAccessHandle) return null;
	for (let tries = 0; ; tries++) {
		try {
			return await createSyncAccessHandle.call(file);
		} catch (error) {
			const { name } = error as Error;
			if (name === 'QuotaExceededError') throw error;
			// WebKit reports a held file as an invalid state, and so it does a file that it never opens.
			const isHeld = name === 'NoModificationAllowedError';
			if (!isHeld && name !== 'InvalidStateError') return null;
			if (tries === patience && isHeld) throw error;
			if (tries === patience) return null;
			await new Promise((resolve) => setTimeout(resolve, restMs));
		}
	}
}

/** A file that is overwritten in place. */
class SyncFile implements RingFile {
	readonly #access: SyncAccess;

	constructor(access: SyncAccess) {
		this.#access = access;
	}

	/** Takes over what an earlier version of the browser has appended to the file through writable streams. */
	async take(directory: FileSystemDirectoryHandle, name: string): Promise<void> {
		const upTo = async (end: number) => this.#bytes(end);
		const { bytes } = await openTail(directory, name, { size: this.#access.getSize(), upTo });
		if (bytes.length === 0) return;
		await this.append(bytes);
		await this.flush();
		await removeTail(directory, name);
	}

	async read(): Promise<Uint8Array<ArrayBuffer>> {
		return this.#bytes(this.#access.getSize());
	}

	async append(bytes: Uint8Array): Promise<void> {
		const end = this.#access.getSize();
		try {
			this.#write(bytes, end);
		} catch (error) {
			this.#access.truncate(end);
			throw error;
		}
	}

	async flush(): Promise<void> {
		this.#access.flush();
	}

	async empty(): Promise<void> {
		this.#access.truncate(0);
	}

	async replace(bytes: Uint8Array): Promise<void> {
		this.#write(bytes, 0);
		this.#access.truncate(bytes.length);
		this.#access.flush();
	}

	close(): void {
		this.#access.close();
	}

	#bytes(end: number): Uint8Array<ArrayBuffer> {
		const bytes = new Uint8Array(Math.min(end, this.#access.getSize()));
		this.#access.read(bytes, { at: 0 });
		return bytes;
	}

	#write(bytes: Uint8Array, at: number): void {
		// A full disk may accept only a part of the bytes.
		for (let done = 0; done < bytes.length;) {
			const written = this.#access.write(bytes.subarray(done), { at: at + done });
			if (written === 0) throw new DOMException('no room', 'QuotaExceededError');
			done += written;
		}
	}
}

async function writablesIn(
	directory: FileSystemDirectoryHandle,
	names: readonly string[]
): Promise<RingFile[]> {
	return Promise.all(
		names.map(async (name) => {
			const handle = await directory.getFileHandle(name, { create: true });
			if (!('createWritable' in handle))
				throw new DOMException('no way to write files', 'NotSupportedError');
			return new WritableFile(directory, handle);
		})
	);
}

/**
 * A file that is written through writable streams. The browser writes a copy and puts it in place of the file
 * when the stream closes, so a write that is cut off changes nothing. To avoid a copy of the whole file for each
 * append, the first bytes, up to a `flush`, stay as they are, and later ones go to a tail beside the file.
 */
class WritableFile implements RingFile {
	readonly #directory: FileSystemDirectoryHandle;
	readonly #handle: FileSystemFileHandle;
	/** The stream of the first bytes; null after the flush. */
	#stream: FileSystemWritableFileStream | null = null;
	/** Null before the first append behind the first bytes. */
	#tail: Tail | null = null;
	#isClosed = false;

	constructor(directory: FileSystemDirectoryHandle, handle: FileSystemFileHandle) {
		this.#directory = directory;
		this.#handle = handle;
	}

	async read(): Promise<Uint8Array<ArrayBuffer>> {
		const all = await withTail(this.#directory, this.#handle.name);
		return new Uint8Array(await all.arrayBuffer());
	}

	async append(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
		this.#checkOpen();
		if (!this.#stream) {
			const file = await this.#handle.getFile();
			if (file.size > 0) {
				this.#tail ??= await openTail(this.#directory, this.#handle.name, baseIn(file));
				return this.#tail.append(bytes);
			}
			this.#stream = await this.#handle.createWritable();
		}
		await this.#stream.write(bytes);
	}

	async flush(): Promise<void> {
		const stream = this.#stream;
		this.#stream = null;
		await stream?.close();
	}

	async empty(): Promise<void> {
		this.#checkOpen();
		await this.#drop();
		this.#tail = null;
		await removeTail(this.#directory, this.#handle.name);
		await this.replace(new Uint8Array(0));
	}

	async replace(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
		this.#checkOpen();
		await replaceContent(this.#handle, [bytes]);
	}

	close(): void {
		this.#isClosed = true;
		void this.#drop();
	}

	async #drop(): Promise<void> {
		const stream = this.#stream;
		this.#stream = null;
		await stream?.abort().catch(() => {});
	}

	#checkOpen(): void {
		if (this.#isClosed) throw new DOMException('the file is closed', 'InvalidStateError');
	}
}

// TypeScript's DOM types lack the worker-only methods and the names in a directory.
interface SyncAccess {
	read(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
	write(bytes: Uint8Array, options: { at: number }): number;
	getSize(): number;
	truncate(size: number): void;
	flush(): void;
	close(): void;
}
type WithSyncAccess = FileSystemFileHandle & {
	createSyncAccessHandle?: () => Promise<SyncAccess>;
};
type WithKeys = FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };
