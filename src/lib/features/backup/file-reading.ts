import { isoAtWallClock, localIso } from '#lib/core/day.ts';
import { parsedBackup, type ParsedBackup } from '#lib/formats/backup/backup-reader.ts';
import { encryptionError } from '#lib/formats/backup/encrypted-backup.ts';
import { isFileError, type FileError } from '#lib/formats/file-error.ts';
import { headBytes, kindOf, tailBytes } from '#lib/formats/file-kind.ts';
import { mostBytes, textOf, utf8File, windowsText } from '#lib/formats/file-text.ts';
import { textsIn, withOffered, type Archive } from '#lib/formats/imports/archive.ts';
import type { Table } from '#lib/formats/imports/csv-table.ts';
import type { DateOrder } from '#lib/formats/imports/foreign-time.ts';
import type { ParsedFile } from '#lib/formats/imports/format.ts';
import type { PreparedEntries } from '#lib/formats/imports/imported-entries.ts';
import type { OrderChoice } from '#lib/formats/imports/rewritten-dates.ts';
import {
	archivedEntries,
	entriesIn,
	formatOf,
	formatOfArchive,
	importFormats,
	prefixLength
} from '#lib/formats/imports/registry.ts';
import { jsonTable } from '#lib/formats/imports/table/json-table.ts';
import { columnsOf, tableIn, type Column } from '#lib/formats/imports/table/table.ts';
import { isZip } from '#lib/formats/zip-file.ts';
import { ownSheets } from './own-sheets.ts';

/** The content of a file. */
export type Reading =
	| { is: 'problem'; problem: FileError }
	| { is: 'encrypted' }
	/** Text of an older encoding, which the user has to confirm: `read` goes on with it. */
	| { is: 'offered'; text: string; read: () => Promise<Reading> }
	| { is: 'backup'; backup: ParsedBackup }
	| { is: 'entries'; app: string; entries: PreparedEntries }
	/** Entries of an app whose dates were rewritten and have several orders. */
	| { is: 'dates'; app: string; text: string; choices: readonly OrderChoice[] }
	/** The app's own spreadsheet. */
	| { is: 'sheet'; parsed: ParsedFile }
	| { is: 'table'; table: Table; columns: readonly Column[]; rows: number };

const clock = { isoAtWallClock, localIso };
/** The beginning of JSON, unlike that of a line such as [2026-11-20] tea. */
const jsonStart = /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/;

const problem = (error: FileError): Reading => ({ is: 'problem', problem: error });

/** Reads a file of any kind that can be imported. */
export async function readFile(file: Blob, formats = importFormats): Promise<Reading> {
	if (await isZip(file)) return readArchive(file, formats);
	const read = await textOf(file, mostBytes, ['page']);
	if (!isFileError(read)) return readText(read.text, formats);
	if (read.problem === 'notUtf8') {
		// Every byte has a meaning in Windows-1252: only a person can see if it is the right one.
		const offered = await windowsText(file);
		if (!offered) return problem(read);
		const { text } = offered;
		return { is: 'offered', text, read: () => readText(text, formats) };
	}
	if (read.problem !== 'encrypted') return problem(read);
	const error = await encryptionError(await utf8File(file));
	return error ? problem(error) : { is: 'encrypted' };
}

/** Reads a text of any kind that can be imported; `order` is the chosen order of rewritten dates. */
export async function readText(
	text: string,
	formats = importFormats,
	order?: DateOrder
): Promise<Reading> {
	const prefix = text.slice(0, prefixLength);
	// Pictures and archives can be valid UTF-8 by chance, but text contains no zero characters.
	const isText = !text.includes('\0');
	if (isText && ownSheets.recognises(prefix)) {
		const { app } = ownSheets;
		const choices = (order ? null : ownSheets.orders?.(text)) ?? [];
		if (choices.length > 1) return { is: 'dates', app, text, choices };
		const parsed = ownSheets.parse(text, clock, { name: '' }, order);
		return isFileError(parsed) ? problem(parsed) : { is: 'sheet', parsed };
	}
	const format = isText ? formatOf(text, formats) : null;
	if (format) {
		const { app } = format;
		const choices = (order ? null : format.orders?.(text)) ?? [];
		if (choices.length > 1) return { is: 'dates', app, text, choices };
		const entries = await entriesIn(text, format, clock, order);
		return isFileError(entries) ? problem(entries) : { is: 'entries', app, entries };
	}
	if (isText && kindOf(new TextEncoder().encode(prefix)) === 'page')
		return problem({ problem: 'otherKind', kind: 'page' });
	// A broken backup or other JSON is not a table, even if it contains commas.
	if (isText && !/^\s*[[{]/.test(text)) {
		const table = tableIn(text);
		if (isFileError(table)) return problem(table);
		return readTable(table) ?? problem({ problem: 'strange' });
	}
	const read = parsedBackup(text);
	if (!isFileError(read)) return { is: 'backup', ...read };
	const table = read.problem === 'foreign' ? jsonTable(text) : null;
	if (table) return readTable(table) ?? problem(read);
	// Only in a backup does the place of an error help.
	if (prefix.includes('small-hello-backup') || read.problem === 'foreign') return problem(read);
	return problem({ problem: isText && jsonStart.test(text) ? 'brokenJson' : 'strange' });
}

async function readArchive(file: Blob, formats: typeof importFormats): Promise<Reading> {
	const archive = await unpackedTexts(file);
	if ('problem' in archive) return problem(archive);
	const whole = withOffered(archive);
	const lines = whole && offeredLines(archive, whole, formats);
	if (whole && lines)
		return { is: 'offered', text: lines, read: () => readTexts(whole, file, formats) };
	return readTexts(archive, file, formats);
}

/**
 * Returns the texts that an archive offers in an older encoding; null if it is read without them: its entries are
 * in other files, or it is no archive to import.
 */
function offeredLines(
	{ texts }: Archive,
	whole: Archive,
	formats: typeof importFormats
): string | null {
	const offered = whole.texts.slice(texts.length).map(({ text }) => text);
	const format = formatOfArchive(whole, formats);
	const wanted = format
		? offered.filter((text) => formatOf(text, [format]))
		: offered.filter(() => whole.texts.length === 1 && whole.unread.length === 0);
	return wanted.length > 0 ? wanted.join('\n') : null;
}

async function readTexts(
	archive: Archive,
	file: Blob,
	formats: typeof importFormats
): Promise<Reading> {
	const { texts, unread } = archive;
	const [text, another] = texts;
	const only = text && !another && unread.length === 0 ? text : null;
	const format = formatOfArchive(archive, formats);
	// The order of its dates may have to be asked for.
	if (only && format?.orders) return readText(only.text, formats);
	if (format) {
		const entries = await archivedEntries(archive, format, clock);
		return isFileError(entries) ? problem(entries) : { is: 'entries', app: format.app, entries };
	}
	if (only) return readText(only.text, formats);
	// Without a text, nothing tells what is in it but the reason why it has none.
	if (texts.length === 0 && unread[0]) return problem(unread[0].error);
	const kind = kindOf(await endsOf(file)) ?? 'archive';
	return problem({ problem: 'otherKind', kind, inside: archive.names });
}

function readTable(table: Table): Reading | null {
	const { columns, rows } = columnsOf(table);
	const hasDates = columns.some(({ dateOrders }) => dateOrders.length > 0);
	return columns.length < 2 || !hasDates ? null : { is: 'table', table, columns, rows };
}

/** Returns the texts in a zip file; an error if the browser cannot read it any more. */
async function unpackedTexts(file: Blob): Promise<Archive | FileError> {
	try {
		return await textsIn(file);
	} catch {
		return { problem: 'unreadable' };
	}
}

/** Returns the bytes by which a zip file tells its kind. */
async function endsOf(file: Blob): Promise<Uint8Array> {
	const ends = new Blob([file.slice(0, headBytes), file.slice(-tailBytes)]);
	return new Uint8Array(await ends.arrayBuffer());
}
