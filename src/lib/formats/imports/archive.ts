import { isFileError, type FileError } from '#lib/formats/file-error.ts';
import { mostBytes, textFrom } from '#lib/formats/file-text.ts';
import { unpackedFile, zippedFiles } from '#lib/formats/zip-file.ts';

/** A text in an archive. */
export interface ArchivedText {
	name: string;
	text: string;
}

/** The texts in an archive, and the files that could not be unpacked or are no text. */
export interface Archive {
	texts: readonly ArchivedText[];
	unread: readonly { name: string; error: FileError }[];
	/** The names of all files in it, those that are read first. */
	names: readonly string[];
}

const readable = /\.(?:json|csv|tsv|txt|html?|daylio)$/i;
/** Files that macOS adds, and hidden ones. */
const added = /(?:^|\/)(?:__MACOSX\/|\.)/;
/** Number of files unpacked at once. */
const batch = 32;

/**
 * Unpacks the texts in a zip file, at most 256 MB of them. Leaves out photos and other files that
 * have no ending of a text. A damaged file does not affect the others; returns an error only if all are damaged, or if there is too
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
	const unread: { name: string; error: FileError }[] = [];
	for (let i = 0; i < wanted.length; i += batch) {
		const part = wanted.slice(i, i + batch);
		const found = await Promise.all(part.map((file) => unpackedFile(zip, file, budget)));
		for (const [at, bytes] of found.entries()) {
			const { name } = part[at]!;
			if (bytes instanceof Uint8Array) {
				const read = textFrom(bytes, ['page']);
				if (!isFileError(read)) texts.push({ name, text: read.text });
				else if (read.problem !== 'empty') unread.push({ name, error: read });
			} else if (bytes.problem === 'tooLarge') return bytes;
			else unread.push({ name, error: bytes });
		}
	}
	if (texts.length === 0 && unread[0]) return unread[0].error;
	return { texts, unread, names: [...wanted, ...others].map(({ name }) => name) };
}
