import { parse } from 'papaparse';
import type { FileError } from '#lib/formats/file-error.ts';

/** The rows of a CSV file, the heading first. A blank line is a row with one empty cell. */
export type Table = readonly (readonly string[])[];

const delimiters = [',', ';', '\t'];

/**
 * Parses a CSV text (RFC 4180, with or without BOM, and with `;` or tabs as some spreadsheet programs write
 * it). Returns an error if quotes are open or broken.
 */
export function csvTable(text: string): Table | FileError {
	const { data, errors } = rowsOf(text);
	const broken = errors.find(({ type }) => type === 'Quotes');
	if (broken) return { problem: 'brokenQuotes', row: (broken.row ?? 0) + 1 };
	return data;
}

/** Returns the heading of a CSV text, in lower case. The beginning of the text is enough. */
export function csvHeading(prefix: string): string[] {
	return (rowsOf(prefix, 1).data[0] ?? []).map(headingKey);
}

/** Returns a heading in the form for comparison. */
export function headingKey(heading: string): string {
	return heading.trim().toLowerCase();
}

/** Returns whether all cells of a row are blank. */
export function isBlank(row: readonly string[]): boolean {
	return row.every((cell) => cell.trim() === '');
}

/** Returns whether a row has a cell for every heading, and only blank cells beyond them. */
export function fitsHeading(row: readonly string[], heading: readonly string[]): boolean {
	return row.length >= heading.length && isBlank(row.slice(heading.length));
}

function rowsOf(text: string, preview = 0) {
	return parse<string[]>(text, { delimiter: delimiterOf(text), preview });
}

/** Detects the delimiter by the heading only: the text below it is no evidence of the format. */
function delimiterOf(text: string): string {
	const cells = delimiters.map(
		(delimiter) => parse<string[]>(text, { delimiter, preview: 1 }).data[0]?.length ?? 0
	);
	return delimiters[cells.indexOf(Math.max(...cells))]!;
}
