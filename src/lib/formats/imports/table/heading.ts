import { firstRows, type Table } from '#lib/formats/imports/csv-table.ts';
import { dateOrders, momentFrom } from '#lib/formats/imports/foreign-time.ts';
import { isNamed } from './column-names.ts';

/** The place where a table begins in its file. */
export interface TableStart {
	/** The index of its heading among the rows. */
	at: number;
	/** Undefined for that of the first line. */
	delimiter?: string;
}

/** A heading is looked for below at most this many lines. */
const mostTitleLines = 20;
/** The heading below them, and a few rows. */
const mostRows = mostTitleLines + 10;

/**
 * Returns the start of the table in a text: the first row with a column of dates below it. The delimiter is
 * that of the table, because a title may have other commas. Without dates, it is the first row with more than
 * one filled cell.
 */
export function tableStart(text: string): TableStart {
	const all = firstRows(text, mostRows);
	for (const { delimiter, rows } of all) {
		const at = rowAboveDates(rows);
		if (at !== null) return { at, delimiter };
	}
	return { at: firstFilled(all[0]!.rows) };
}

function rowAboveDates(rows: Table): number | null {
	const column = (at: number) => {
		const below = rows.slice(at + 1).find((row) => filledIn(row) > 0) ?? [];
		return below.findIndex(
			(cell, i) =>
				isDate(cell) && isWord(rows[at]![i]) && !rows.slice(0, at).some((row) => isDate(row[i]))
		);
	};
	const at = rows
		.slice(0, mostTitleLines + 1)
		.findIndex((row, i) => filledIn(row) > 1 && !row.some(isDate) && column(i) !== -1);
	if (at === -1) return null;
	// The first rows below a heading may have slips instead of dates.
	const first = firstFilled(rows);
	const [above, below] = [rows[first]!, rows[at]!];
	const isHeading = (row: readonly string[]) => isNamed('date', row[column(at)] ?? '');
	const isWide = filledIn(above) >= filledIn(below) && !isHeading(below);
	return !above.some(isDate) && (isHeading(above) || isWide) ? first : at;
}

/** Lines of a title have one filled cell each. */
function firstFilled(rows: Table): number {
	const at = rows.slice(0, mostTitleLines + 1).findIndex((row) => filledIn(row) > 1);
	return at === -1 || rows[at]!.some(isDate) ? 0 : at;
}

function filledIn(row: readonly string[]): number {
	return row.filter((cell) => cell.trim() !== '').length;
}

function isDate(cell = ''): boolean {
	return dateOrders.some((order) => momentFrom(cell, order) !== null);
}

function isWord(cell = ''): boolean {
	return cell.trim() !== '' && !isDate(cell);
}
