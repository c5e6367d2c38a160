import { isFileError, type FileError } from '#lib/formats/file-error.ts';
import { appleJournal } from './apple-journal/apple-journal.ts';
import type { Archive } from './archive.ts';
import { dayOne } from './day-one/day-one.ts';
import { daylioBackup } from './daylio/daylio-backup.ts';
import { daylio } from './daylio/daylio.ts';
import {
	placeOf,
	type ImportFormat,
	type LocalClock,
	type ParsedFile,
	type Part
} from './format.ts';
import { foreignJson, jsonStart } from './foreign-json.ts';
import type { DateOrder } from './foreign-time.ts';
import { howWeFeel } from './how-we-feel/how-we-feel.ts';
import { preparedEntries, type PreparedEntries } from './imported-entries.ts';
import { journey } from './journey/journey.ts';
import { nomie } from './nomie/nomie.ts';
import { presently } from './presently/presently.ts';

/** The formats that are recognised. */
export const importFormats: readonly ImportFormat[] = [
	...[daylio, daylioBackup, howWeFeel, dayOne, appleJournal, journey],
	...[nomie, presently]
];

/** Number of characters at the beginning of a file that are looked at first. */
export const prefixLength = 4_096;

/** The beginning of the app’s own backup, which is no file of another app. */
const ownStart = /^\uFEFF?\s*\{\s*"format"\s*:\s*"small-hello-backup"/;

const otherShape: FileError = { problem: 'otherShape' };
const single: Part = { name: '' };

/** Returns the format of a text by its beginning, or else by all of it; null if it is none of these. */
export function formatOf(text: string, formats = importFormats): ImportFormat | null {
	const prefix = text.slice(0, prefixLength);
	const found = formats.find((format) => format.recognises(prefix));
	if (found || ownStart.test(prefix)) return found ?? null;
	const content = contentOf(text);
	return formats.find((format) => format.recognisesContent?.(content)) ?? null;
}

/** Returns the value of a text with a JSON object, or any other text; null for broken JSON. */
function contentOf(text: string): unknown {
	if (!/^\uFEFF?\s*\{/.test(jsonStart(text.slice(0, prefixLength)))) return text;
	const parsed = foreignJson(text);
	return isFileError(parsed) ? null : parsed.value;
}

/** Prepares the entries in a text of that format; `order` is the chosen order of rewritten dates. */
export async function entriesIn(
	text: string,
	format: ImportFormat,
	clock: LocalClock,
	order?: DateOrder
): Promise<PreparedEntries | FileError> {
	if (!formatOf(text, [format])) return otherShape;
	return prepared(format, format.parse(text, clock, single, order), clock);
}

/** Returns the format that most texts of an archive have; null if none has one. */
export function formatOfArchive({ texts }: Archive, formats = importFormats): ImportFormat | null {
	const counts = new Map<ImportFormat, number>();
	for (const { text } of texts) {
		const format = formatOf(text, formats);
		if (format) counts.set(format, (counts.get(format) ?? 0) + 1);
	}
	return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/**
 * Prepares the entries in all texts of an archive that have that format. A text of the same kind of file that
 * is broken or could not be unpacked is skipped. Other texts beside them are reported; those in folders
 * describe photos. Returns an error if none of them can be read.
 */
export async function archivedEntries(
	{ texts, unread }: Archive,
	format: ImportFormat,
	clock: LocalClock
): Promise<PreparedEntries | FileError> {
	const whole = { entries: [], people: [], skipped: [], warnings: [] } as {
		[List in keyof ParsedFile]: ParsedFile[List][number][];
	};
	const kinds = new Set(
		texts.flatMap(({ name, text }) => (formatOf(text, [format]) ? extensionOf(name) : []))
	);
	let error: FileError | null = null;
	let read = 0;
	for (const { name, text } of texts) {
		const part = { name };
		const parsed = kinds.has(extensionOf(name)) ? format.parse(text, clock, part) : otherShape;
		if (isFileError(parsed) && parsed.problem === 'otherShape') {
			if (!name.includes('/'))
				whole.warnings.push({ place: placeOf(part), reason: 'otherPart', value: name });
			continue;
		}
		if (isFileError(parsed)) {
			error ??= parsed;
			whole.skipped.push({ place: placeOf(part), reason: 'wrongType', value: name });
			continue;
		}
		read++;
		for (const one of parsed.entries) whole.entries.push(one);
		for (const one of parsed.people) whole.people.push(one);
		for (const one of parsed.skipped) whole.skipped.push(one);
		for (const one of parsed.warnings) whole.warnings.push(one);
	}
	for (const { name } of unread)
		whole.skipped.push({ place: placeOf({ name }), reason: 'wrongType', value: name });
	return prepared(format, error && read === 0 ? error : whole, clock);
}

function extensionOf(name: string): string {
	return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

async function prepared(
	format: ImportFormat,
	parsed: ParsedFile | FileError,
	clock: LocalClock
): Promise<PreparedEntries | FileError> {
	if (isFileError(parsed)) return parsed;
	return preparedEntries(format.id, parsed, clock, (mood) => format.ratingOf(mood));
}
