import { CsvError, parse, type Options } from 'csv-parse/browser/esm/sync';
import type { FileError } from '#lib/formats/file-error.ts';

/** The rows of a CSV file, the heading first. A blank line is a row with one empty cell. */
export type Table = readonly (readonly string[])[];

const delimiters = [',', ';', '\t'];
/** Rows with a stray quote that are read one by one; a file with more of them is no table. */
const mostStray = 1_000;
/** Number of characters in which the first rows are looked for. */
const mostLooked = 100_000;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * Parses a CSV text (RFC 4180, with or without BOM, and with `;` or tabs as some spreadsheet programs write
 * it). Line ends may differ from row to row. In a line with a stray quote, quotes are characters. Returns an
 * error if there are too many of such lines.
 */
export function csvTable(text: string, delimiter = delimiterOf(text)): Table | FileError {
	const rows: string[][] = [];
	let unread = bytesOf(text);
	for (let stray = 0; unread.length > 0; stray++) {
		const { found, rest } = rowsOf(unread, { delimiter });
		for (const row of found) rows.push(row);
		if (stray === mostStray) return { problem: 'brokenQuotes', row: rows.length + 1 };
		const end = lineEnd(rest);
		for (const row of strayRow(rest.subarray(0, end), delimiter)) rows.push(row);
		unread = rest.subarray(end);
	}
	return rows;
}

/** Returns the first rows of a CSV text for each delimiter, that of its first line first. */
export function firstRows(text: string, count: number): { delimiter: string; rows: Table }[] {
	const first = delimiterOf(text);
	const start = bytesOf(text.slice(0, mostLooked));
	return [first, ...delimiters.filter((one) => one !== first)].map((delimiter) => {
		return { delimiter, rows: rowsOf(start, { delimiter, to: count }).found };
	});
}

/** Returns the heading of a CSV text, in lower case. The beginning of the text is enough. */
export function csvHeading(prefix: string): string[] {
	return headingIn(prefix, delimiterOf(prefix)).map(headingKey);
}

/** Returns a heading in the form for comparison. */
export function headingKey(heading: string): string {
	return heading.trim().toLowerCase();
}

/** Returns whether all cells of a row are blank. */
export function isBlank(row: readonly string[]): boolean {
	return row.every((cell) => cell.trim() === '');
}

/** Returns the words in the cells of a row that are beyond its heading. */
export function beyondHeading(row: readonly string[], heading: readonly string[]): string[] {
	return row.slice(heading.length).filter((cell) => cell.trim() !== '');
}

/** Detects the delimiter by the heading only: the text below it is no evidence of the format. */
function delimiterOf(text: string): string {
	const cells = delimiters.map((delimiter) => headingIn(text, delimiter).length);
	return delimiters[cells.indexOf(Math.max(...cells))]!;
}

function headingIn(text: string, delimiter: string): string[] {
	return rowsOf(bytesOf(text), { delimiter, to: 1 }).found[0] ?? [];
}

/** Returns the rows up to one with a stray quote, and the bytes from that row on. */
function rowsOf(bytes: Uint8Array, options: Options): { found: string[][]; rest: Uint8Array } {
	const found: string[][] = [];
	let read = 0;
	try {
		parse(bytes, {
			on_record: (row: string[], { bytes_records }) => {
				found.push(row);
				read = bytes_records;
				return null;
			},
			record_delimiter: ['\r\n', '\n', '\r'],
			relax_column_count: true,
			...options
		});
	} catch (error) {
		if (!(error instanceof CsvError) || !/QUOTE/.test(error.code)) throw error;
		return { found, rest: bytes.subarray(read) };
	}
	return { found, rest: bytes.subarray(bytes.length) };
}

/** Returns the cells of a line with a stray quote, as in 1,"a "good" day". */
function strayRow(line: Uint8Array, delimiter: string): string[][] {
	const { found, rest } = rowsOf(line, { delimiter, relax_quotes: true });
	if (rest.length > 0) return rowsOf(line, { delimiter, quote: null }).found;
	return found.map((cells) =>
		cells.map((cell) => cell.replace(/^"(.*)"$/s, '$1').replaceAll('\\"', '"'))
	);
}

function lineEnd(bytes: Uint8Array): number {
	const at = bytes.findIndex((byte) => byte === lineFeed || byte === carriageReturn);
	if (at === -1) return bytes.length;
	return bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? at + 2 : at + 1;
}

/** In browsers, csv-parse cannot leave out the byte order mark of bytes. */
function bytesOf(text: string): Uint8Array {
	return new TextEncoder().encode(text.replace(/^\uFEFF/, ''));
}
