/**
 * Three files in the browser's own file system and a note beside them, outside any database. They are
 * made beforehand and overwritten, which a power cut survives; what a new file holds, it may not.
 */
export interface Ring {
	/** How many files there are. */
	readonly size: number;
	/** All bytes of a file. */
	read(file: number): Uint8Array<ArrayBuffer>;
	/** Adds bytes at the end of a file: all of them, or none when there is no room. */
	append(file: number, bytes: Uint8Array): void;
	/** Returns when all that was added to a file is on the disk. */
	flush(file: number): void;
	/** Shortens a file. */
	cut(file: number, length: number): void;
	note(): string;
	/** Replaces the note; it is on the disk when this returns. */
	setNote(text: string): void;
	/** Lets go of the files. */
	close(): void;
}

const names = ['0', '1', '2'];
const noteName = 'note';
const prefix = 'ring-';
/** The folder in which the rings stand. */
const home = 'mirror';

/**
 * The ring that is written to, for a worker: nobody else can open it until it is closed. Throws where the
 * browser has no such files, or while another holds them.
 */
export async function openRing(folder = home): Promise<Ring> {
	const directory = await ringDirectory(
		folder,
		(await ringNames(folder)).at(-1) ?? nameOf(1),
		true
	);
	const open = async (name: string) => {
		const file = (await directory.getFileHandle(name, { create: true })) as WithSyncAccess;
		for (let patience = 10; ; patience--) {
			try {
				return await file.createSyncAccessHandle();
			} catch (error) {
				// What a tab held that has gone away is let go of a little later.
				if (patience === 0 || (error as Error).name !== 'NoModificationAllowedError') throw error;
				await new Promise((resolve) => setTimeout(resolve, 100));
			}
		}
	};
	const handles: SyncAccess[] = [];
	try {
		for (const name of [...names, noteName]) handles.push(await open(name));
	} catch (error) {
		for (const handle of handles) handle.close();
		throw error;
	}
	const noteHandle = handles[names.length]!;

	function write(handle: SyncAccess, bytes: Uint8Array, at: number): void {
		// A full disk may take a part of it.
		for (let done = 0; done < bytes.length;) {
			const written = handle.write(bytes.subarray(done), { at: at + done });
			if (written === 0) throw new DOMException('no room', 'QuotaExceededError');
			done += written;
		}
	}

	function readAll(handle: SyncAccess): Uint8Array<ArrayBuffer> {
		const bytes = new Uint8Array(handle.getSize());
		handle.read(bytes, { at: 0 });
		return bytes;
	}

	return {
		size: names.length,
		read: (file) => readAll(handles[file]!),
		append(file, bytes) {
			const handle = handles[file]!;
			const end = handle.getSize();
			try {
				write(handle, bytes, end);
			} catch (error) {
				handle.truncate(end);
				throw error;
			}
		},
		flush: (file) => handles[file]!.flush(),
		cut: (file, length) => handles[file]!.truncate(length),
		note: () => new TextDecoder().decode(readAll(noteHandle)),
		setNote(text) {
			const bytes = new TextEncoder().encode(text);
			write(noteHandle, bytes, 0);
			noteHandle.truncate(bytes.length);
			noteHandle.flush();
		},
		close() {
			for (const handle of handles) handle.close();
		}
	};
}

/** The names of all rings, the one that is written to last. */
export async function ringNames(folder = home): Promise<string[]> {
	try {
		const rings: string[] = [];
		const directory = (await folderOf(folder, false)) as WithKeys;
		for await (const name of directory.keys()) {
			const ring = await directory.getDirectoryHandle(name);
			// It is made last: a ring without one was never finished.
			if (await ring.getFileHandle(noteName).catch(() => null)) rings.push(name);
		}
		return rings.sort();
	} catch (error) {
		if ((error as Error).name === 'NotFoundError') return [];
		throw error;
	}
}

/** The files of a ring as they are now, and its note. */
export async function ringFiles(
	name: string,
	folder = home
): Promise<{ files: Blob[]; note: string }> {
	const directory = await ringDirectory(folder, name, false);
	const file = async (of: string) => (await directory.getFileHandle(of)).getFile();
	return {
		files: await Promise.all(names.map(file)),
		note: await (await file(noteName)).text()
	};
}

/** Makes a ring that is written to from now on; the others stay as they are. */
export async function beginRing(folder = home): Promise<void> {
	const last = (await ringNames(folder)).at(-1) ?? nameOf(0);
	const directory = await ringDirectory(
		folder,
		nameOf(Number(last.slice(prefix.length)) + 1),
		true
	);
	for (const name of [...names, noteName]) await directory.getFileHandle(name, { create: true });
}

/** Removes a ring with all that it holds. */
export async function removeRing(name: string, folder = home): Promise<void> {
	await (await folderOf(folder, false)).removeEntry(name, { recursive: true });
}

function nameOf(number: number): string {
	return prefix + String(number).padStart(6, '0');
}

async function ringDirectory(
	folder: string,
	name: string,
	create: boolean
): Promise<FileSystemDirectoryHandle> {
	return (await folderOf(folder, create)).getDirectoryHandle(name, { create });
}

async function folderOf(name: string, create: boolean): Promise<FileSystemDirectoryHandle> {
	return (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create });
}

// TypeScript's DOM types leave out what workers alone have, and the names in a directory.
interface SyncAccess {
	read(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
	write(bytes: Uint8Array, options: { at: number }): number;
	getSize(): number;
	truncate(size: number): void;
	flush(): void;
	close(): void;
}
type WithSyncAccess = FileSystemFileHandle & {
	createSyncAccessHandle(): Promise<SyncAccess>;
};
type WithKeys = FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };
