import { isoAtWallClock, localIso } from '#lib/core/day.ts';
import { isFileError, type FileError } from '#lib/formats/file-error.ts';
import { textOf } from '#lib/formats/file-text.ts';
import type { ImportFormat, LocalClock } from '#lib/formats/imports/format.ts';
import type { ChosenMoods, ImportedEntries } from '#lib/formats/imports/imported-entries.ts';
import { textsIn } from '#lib/formats/imports/archive.ts';
import { archivedEntries, entriesIn, formatOfArchive } from '#lib/formats/imports/registry.ts';

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

/** Imports an archive of another app; returns the error if it cannot be read. */
export async function importedFromArchive(
	zip: Blob,
	{ clock = { isoAtWallClock, localIso }, moods }: ImportOptions = {}
): Promise<(ImportedEntries & { format: ImportFormat }) | FileError> {
	const archive = await textsIn(zip);
	if ('problem' in archive) return archive;
	const format = formatOfArchive(archive);
	if (!format) return { problem: 'strange' };
	const entries = await archivedEntries(archive, format, clock);
	return isFileError(entries) ? entries : { ...entries.withMoods(moods), format };
}

/** Returns the text of a file; throws if it cannot be read. */
export async function textIn(bytes: BlobPart): Promise<string> {
	const read = await textOf(new Blob([bytes]), undefined, ['page']);
	if (isFileError(read)) throw new Error(read.problem);
	return read.text;
}
