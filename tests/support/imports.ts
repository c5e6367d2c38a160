import { isoAtWallClock, localIso } from '#lib/core/day.ts';
import { isFileError, type FileError } from '#lib/formats/file-error.ts';
import { textOf } from '#lib/formats/file-text.ts';
import type { ImportFormat, LocalClock } from '#lib/formats/imports/format.ts';
import type { ChosenMoods, ImportedEntries } from '#lib/formats/imports/imported-entries.ts';
import { entriesIn } from '#lib/formats/imports/registry.ts';

/** The clock of the device and the moods that the user has chosen. */
export interface ImportOptions {
	clock?: LocalClock;
	moods?: ChosenMoods;
}

/** Imports a text in that format; returns the error if it cannot be read. */
export async function importedFrom(
	format: ImportFormat,
	text: string,
	{ clock = { isoAtWallClock, localIso }, moods }: ImportOptions = {}
): Promise<ImportedEntries | FileError> {
	const entries = await entriesIn(text, format, clock);
	return isFileError(entries) ? entries : entries.withMoods(moods);
}

/** Returns the text of a file; throws if it cannot be read. */
export async function textIn(bytes: BlobPart): Promise<string> {
	const read = await textOf(new Blob([bytes]));
	if (isFileError(read)) throw new Error(read.problem);
	return read.text;
}
