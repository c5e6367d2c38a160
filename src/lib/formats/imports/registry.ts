import { isFileError, type FileError } from '#lib/formats/file-error.ts';
import { daylio } from './daylio/daylio.ts';
import type { ImportFormat, LocalClock } from './format.ts';
import { preparedEntries, type PreparedEntries } from './imported-entries.ts';
import { nomie } from './nomie/nomie.ts';
import { presently } from './presently/presently.ts';

/** The formats that are recognised. */
export const importFormats: readonly ImportFormat[] = [daylio, nomie, presently];

/** Number of characters at the beginning of a file that suffice to recognise it. */
export const prefixLength = 4_096;

/** Returns the format of a text by its beginning; null if it is none of these. */
export function formatOf(text: string, formats = importFormats): ImportFormat | null {
	const prefix = text.slice(0, prefixLength);
	return formats.find((format) => format.recognises(prefix)) ?? null;
}

/** Prepares the entries in a text of that format. */
export async function entriesIn(
	text: string,
	format: ImportFormat,
	clock: LocalClock
): Promise<PreparedEntries | FileError> {
	if (!format.recognises(text.slice(0, prefixLength))) return { problem: 'otherShape' };
	const parsed = format.parse(text, clock);
	if (isFileError(parsed)) return parsed;
	return preparedEntries(format.id, parsed, clock, (mood) => format.ratingOf(mood));
}
