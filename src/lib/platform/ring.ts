/**
 * Three files in the origin-private file system, with drafts and a note beside them, outside any database. They are
 * created in advance and overwritten: an overwritten file survives a power cut, but the content of a new file
 * may not.
 */
export interface Ring {
	/** The number of files. */
	readonly size: number;
	/** All bytes of a file. */
	read(file: number): Uint8Array<ArrayBuffer>;
	/** Appends bytes to a file: all of them, or none if there is no room. */
	append(file: number, bytes: Uint8Array): void;
	/** Returns once all appended bytes of a file are on disk. */
	flush(file: number): void;
	/** Shortens a file. */
	cut(file: number, length: number): void;
	note(): string;
	/** Replaces the note; returns once it is on disk. */
	setNote(text: string): void;
	/** The texts of the files with drafts: one in which a write was cut off is damaged. */
	drafts(): string[];
	/** Replaces the drafts in one file after the other; returns once they are on disk. */
	setDrafts(bytes: Uint8Array): void;
	/** Closes the files. */
	close(): void;
}

const names = ['0', '1', '2'];
const noteName = 'note';
/** Two files with the same content, so that one of them is whole at any moment. Early rings have none. */
const draftNames = ['drafts-0', 'drafts-1'];
const prefix = 'ring-';
/** The folder that contains the rings. */
const home = 'mirror';

/**
 * Opens the ring that is written to, in a worker; it cannot be opened elsewhere until it is closed. Throws if
 * the browser has no such files, or while another worker holds them.
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
				// The files of a closed tab are released a little later.
				if (patience === 0 || (error as Error).name !== 'NoModificationAllowedError') throw error;
				await new Promise((resolve) => setTimeout(resolve, 100));
			}
		}
	};
	const handles: SyncAccess[] = [];
	try {
		for (const name of [...names, ...draftNames, noteName]) handles.push(await open(name));
	} catch (error) {
		for (const handle of handles) handle.close();
		throw error;
	}
	const noteHandle = handles.at(-1)!;
	const draftHandles = handles.slice(names.length, -1);

	function write(handle: SyncAccess, bytes: Uint8Array, at: number): void {
		// A full disk may accept only a part of the bytes.
		for (let done = 0; done < bytes.length;) {
			const written = handle.write(bytes.subarray(done), { at: at + done });
			if (written === 0) throw new DOMException('no room', 'QuotaExceededError');
			done += written;
		}
	}

	/** Replaces all bytes of a file; returns once they are on disk. */
	function replace(handle: SyncAccess, bytes: Uint8Array): void {
		write(handle, bytes, 0);
		handle.truncate(bytes.length);
		handle.flush();
	}

	const textOf = (handle: SyncAccess) => new TextDecoder().decode(readAll(handle));

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
		note: () => textOf(noteHandle),
		setNote: (text) => replace(noteHandle, new TextEncoder().encode(text)),
		drafts: () => draftHandles.map(textOf),
		setDrafts(bytes) {
			for (const handle of draftHandles) replace(handle, bytes);
		},
		close() {
			for (const handle of handles) handle.close();
		}
	};
}

/** Returns the names of all rings; the last one is written to. */
export async function ringNames(folder = home): Promise<string[]> {
	try {
		const rings: string[] = [];
		const directory = (await folderOf(folder, false)) as WithKeys;
		for await (const name of directory.keys()) {
			const ring = await directory.getDirectoryHandle(name);
			// The note is created last: a ring without one is incomplete.
			if (await ring.getFileHandle(noteName).catch(() => null)) rings.push(name);
		}
		return rings.sort();
	} catch (error) {
		if ((error as Error).name === 'NotFoundError') return [];
		throw error;
	}
}

/** Returns the present files of a ring, its note, and the texts of its files with drafts. */
export async function ringFiles(
	name: string,
	folder = home
): Promise<{ files: Blob[]; note: string; drafts: string[] }> {
	const directory = await ringDirectory(folder, name, false);
	const file = async (of: string) => (await directory.getFileHandle(of)).getFile();
	const textIn = async (of: string) => (await file(of)).text();
	const noDrafts = () => '';
	return {
		files: await Promise.all(names.map(file)),
		note: await textIn(noteName),
		drafts: await Promise.all(draftNames.map((name) => textIn(name).catch(noDrafts)))
	};
}

/** Creates the ring that is written to from now on; the others stay unchanged. */
export async function beginRing(folder = home): Promise<void> {
	const last = (await ringNames(folder)).at(-1) ?? nameOf(0);
	const directory = await ringDirectory(
		folder,
		nameOf(Number(last.slice(prefix.length)) + 1),
		true
	);
	for (const name of [...names, ...draftNames, noteName])
		await directory.getFileHandle(name, { create: true });
}

/** Deletes a ring with all its files. */
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
	createSyncAccessHandle(): Promise<SyncAccess>;
};
type WithKeys = FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };
