import { isFileError, type FileError } from '#lib/formats/file-error.ts';
import { mostBytes, textFrom, windowsTextFrom } from '#lib/formats/file-text.ts';
import { unpackedFile, zippedFiles } from '#lib/formats/zip-file.ts';

/** A text in an archive. */
export interface ArchivedText {
	name: string;
	text: string;
}

/** A file in an archive that is no text or could not be unpacked. */
export interface UnreadFile {
	name: string;
	error: FileError;
	/** Its text by Windows-1252 if it may be in an older encoding, which a person has to confirm. */
	offered?: string;
}

/** The texts in an archive, and the files that could not be unpacked or are no text. */
export interface Archive {
	texts: readonly ArchivedText[];
	unread: readonly UnreadFile[];
	/** The names of all files in it, those that are read first. */
	names: readonly string[];
}

const readable = /\.(?:json|csv|tsv|txt|html?|daylio)$/i;
/** Files that macOS adds, and hidden ones. */
const added = /(?:^|\/)(?:__MACOSX\/|\.)/;
/** Number of files unpacked at once. */
const batch = 32;

/**
 * Unpacks the texts in a zip file, at most 256 MB of them. Leaves out photos and other files that have no ending of
 * a text. A damaged file does not affect the others; returns an error only if all are damaged, or if there is too
 * much.
 */
export async function textsIn(zip: Blob, most = mostBytes): Promise<Archive | FileError> {
	const files = await zippedFiles(zip);
	if ('problem' in files) return files;
	const own = files.filter(({ name }) => !added.test(name));
	const wanted = own.filter(({ name }) => readable.test(name));
	const others = own.filter(({ name }) => !readable.test(name));
	const budget = { bytes: most };
	const texts: ArchivedText[] = [];
	const unread: UnreadFile[] = [];
	for (let i = 0; i < wanted.length; i += batch) {
		const part = wanted.slice(i, i + batch);
		const found = await Promise.all(part.map((file) => unpackedFile(zip, file, budget)));
		for (const [at, bytes] of found.entries()) {
			const { name } = part[at]!;
			if (bytes instanceof Uint8Array) {
				const read = textFrom(bytes, ['page']);
				if (!isFileError(read)) texts.push({ name, text: read.text });
				else if (read.problem !== 'empty') unread.push(unreadFile(name, bytes, read));
			} else if (bytes.problem === 'tooLarge') return bytes;
			else unread.push({ name, error: bytes });
		}
	}
	const isOffered = unread.some(({ offered }) => offered !== undefined);
	if (texts.length === 0 && unread[0] && !isOffered) return unread[0].error;
	return { texts, unread, names: [...wanted, ...others].map(({ name }) => name) };
}

function unreadFile(name: string, bytes: Uint8Array, error: FileError): UnreadFile {
	const offered = error.problem === 'notUtf8' ? windowsTextFrom(bytes) : null;
	return { name, error, ...(offered && { offered: offered.text }) };
}

/** Returns the archive with the texts that it offers in an older encoding; null if it offers none. */
export function withOffered({ texts, unread, names }: Archive): Archive | null {
	const offered = unread.flatMap(({ name, offered: text }) =>
		text === undefined ? [] : [{ name, text }]
	);
	if (offered.length === 0) return null;
	const rest = unread.filter(({ offered: text }) => text === undefined);
	return { texts: [...texts, ...offered], unread: rest, names };
}
