import { openRingFiles, type RingFile } from './ring-file.ts';
import { fileIn, withTail } from './ring-tail.ts';

/**
 * Three files in the origin-private file system, with drafts and a note beside them, outside any database. They are
 * created in advance: an overwritten file survives a power cut, but the content of a new file may not.
 */
export interface Ring {
	/** The number of files. */
	readonly size: number;
	/**
	 * True if the cost of an append depends on the appended bytes only; otherwise it grows with all bytes that were
	 * appended since the first flush after `empty`.
	 */
	readonly appendsInPlace: boolean;
	/** All bytes of a file, without those that are not flushed. */
	read(file: number): Promise<Uint8Array<ArrayBuffer>>;
	/** Appends bytes to a file: all of them, or none if there is no room. */
	append(file: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
	/** Resolves once all appended bytes of a file are stored. */
	flush(file: number): Promise<void>;
	/** Removes all bytes of a file. */
	empty(file: number): Promise<void>;
	note(): Promise<string>;
	/** Replaces the note; resolves once it is stored. */
	setNote(text: string): Promise<void>;
	/** The texts of the files with drafts: one in which a write was cut off is damaged. */
	drafts(): Promise<string[]>;
	/** Replaces the drafts in one file after the other; resolves once they are stored. */
	setDrafts(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
	/** Closes the files. */
	close(): void;
}

const names = ['0', '1', '2'];
const noteName = 'note';
/** Two files with the same content, so that one of them is whole at any moment. Early rings have none. */
const draftNames = ['drafts-0', 'drafts-1'];
const allNames = [...names, ...draftNames, noteName];
const prefix = 'ring-';
/** The folder that contains the rings. */
const home = 'mirror';

/**
 * Opens the ring that is written to, in a worker; it cannot be opened elsewhere until it is closed. Throws if
 * the browser cannot write such files, or while another worker holds them.
 */
export async function openRing(folder = home): Promise<Ring> {
	const ring = (await ringNames(folder)).at(-1) ?? nameOf(1);
	const directory = await ringDirectory(folder, ring, true);
	const { files, appendsInPlace } = await openRingFiles(directory, allNames);
	const noteFile = files.at(-1)!;
	const draftFiles = files.slice(names.length, -1);
	const textOf = async (file: RingFile) => new TextDecoder().decode(await file.read());
	return {
		size: names.length,
		appendsInPlace,
		read: (file) => files[file]!.read(),
		append: (file, bytes) => files[file]!.append(bytes),
		flush: (file) => files[file]!.flush(),
		empty: (file) => files[file]!.empty(),
		note: () => textOf(noteFile),
		setNote: (text) => noteFile.replace(new TextEncoder().encode(text)),
		drafts: () => Promise.all(draftFiles.map(textOf)),
		async setDrafts(bytes) {
			for (const file of draftFiles) await file.replace(bytes);
		},
		close() {
			for (const file of files) file.close();
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
			// The note is created last: an empty ring without one is incomplete.
			const isBegun = (await fileIn(ring, noteName)) ?? (await hasBytes(ring));
			if (isBegun) rings.push(name);
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
	const textIn = async (file: string) => (await fileIn(directory, file))?.text() ?? '';
	return {
		files: await Promise.all(names.map((file) => withTail(directory, file))),
		note: await textIn(noteName),
		drafts: await Promise.all(draftNames.map(textIn))
	};
}

async function hasBytes(ring: FileSystemDirectoryHandle): Promise<boolean> {
	const files = await Promise.all(names.map((name) => fileIn(ring, name)));
	return files.some((file) => (file?.size ?? 0) > 0);
}

/** Creates the ring that is written to from now on; the others stay unchanged. */
export async function beginRing(folder = home): Promise<void> {
	const last = (await ringNames(folder)).at(-1) ?? nameOf(0);
	const directory = await ringDirectory(
		folder,
		nameOf(Number(last.slice(prefix.length)) + 1),
		true
	);
	for (const name of allNames) await directory.getFileHandle(name, { create: true });
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

// TypeScript's DOM types lack the names in a directory.
type WithKeys = FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };
