import { parse } from 'papaparse';
import type { Refusal } from './arrival.ts';

/** A table as it stands in a file, the heading first; blank lines are rows with one empty cell. */
export type Table = readonly (readonly string[])[];

const delimiters = [',', ';', '\t'];

/**
 * The rows of a CSV text (RFC 4180, with or without BOM, and with `;` or tabs as some spreadsheets
 * write it), or a refusal when quotes are open or broken.
 */
export function csvTable(text: string): Table | Refusal {
	const { data, errors } = rowsOf(text);
	const broken = errors.find(({ type }) => type === 'Quotes');
	if (broken) return { refused: 'brokenQuotes', place: { row: (broken.row ?? 0) + 1, part: '' } };
	return data;
}

/** The heading of a CSV text of which perhaps only the beginning is known, in lower case. */
export function csvHeading(prefix: string): string[] {
	return (rowsOf(prefix, 1).data[0] ?? []).map(headingKey);
}

/** The heading as it is compared. */
export function headingKey(heading: string): string {
	return heading.trim().toLowerCase();
}

/** Whether it is a line with nothing on it. */
export function isBlank(row: readonly string[]): boolean {
	return row.every((cell) => cell.trim() === '');
}

/** Whether a row has a cell for every heading, and nothing but empty ones beyond. */
export function fitsHeading(row: readonly string[], heading: readonly string[]): boolean {
	return row.length >= heading.length && isBlank(row.slice(heading.length));
}

function rowsOf(text: string, preview = 0) {
	return parse<string[]>(text, { delimiter: delimiterOf(text), preview });
}

/** Of the heading alone: what people write below it says nothing about the file. */
function delimiterOf(text: string): string {
	const cells = delimiters.map(
		(delimiter) => parse<string[]>(text, { delimiter, preview: 1 }).data[0]?.length ?? 0
	);
	return delimiters[cells.indexOf(Math.max(...cells))]!;
}
