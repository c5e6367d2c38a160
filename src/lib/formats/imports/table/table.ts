import type { Rating } from '#lib/core/win.ts';
import { isFileError, type FileError } from '#lib/formats/file-error.ts';
import { beyondHeading, csvTable, isBlank, type Table } from '#lib/formats/imports/csv-table.ts';
import { evenText } from '#lib/formats/imports/foreign-json.ts';
import { momentFrom, timeFrom, type DateOrder } from '#lib/formats/imports/foreign-time.ts';
import type {
	Entry,
	EntryTime,
	LocalClock,
	ParsedFile,
	Skipped,
	Warning
} from '#lib/formats/imports/format.ts';
import { dateInOrder } from '#lib/formats/imports/rewritten-dates.ts';
import { saysDate } from './column-names.ts';
import { languagesOfDates, ordersOf } from './date-columns.ts';
import { tableStart } from './heading.ts';
import { moodScaleOf, ratingOn, type MoodScale } from './mood-scale.ts';

/** A column of a table, with a summary of its values. */
export interface Column {
	/** As it is written in the heading. */
	name: string;
	/** A few different values, in the order of the file. */
	samples: readonly string[];
	/** All values with the number of their rows; null if there are too many to match by hand. */
	values: readonly { value: string; rows: number }[] | null;
	/**
	 * The orders of year, month and day that its dates can have: the only one, or several for the user to choose
	 * from. Empty if the column has no dates.
	 */
	dateOrders: readonly DateOrder[];
	/** The languages of its dates; none if those of the device can be taken. */
	languages: readonly string[];
	/** The scale of its values as moods; null if they are not numbers. */
	moodScale: MoodScale | null;
}

/** The content of the columns: for each kind, the index of its column in the heading. */
export interface ColumnMatching {
	date: number;
	dateOrder: DateOrder;
	/** Null if the time is in the date column or is not known. */
	time: number | null;
	/** The columns are joined by line ends, in this order. */
	text: readonly number[];
	mood: number | null;
	people: number | null;
	tags: number | null;
	/** Separates people, and tags, in a cell; '' if a cell contains only one. */
	separator: string;
	/** True if the least number is the best mood. Without meaning for moods in words. */
	isMoodReversed: boolean;
}

const fewSamples = 3;
const longestSample = 80;
const fewValues = 30;

/** Parses a CSV text with a heading. Lines of a title above the heading become blank rows. */
export function tableIn(text: string): Table | FileError {
	const { at, delimiter } = tableStart(text);
	const table = csvTable(text, delimiter);
	if (isFileError(table)) return table;
	if (isBlank(table[at] ?? [])) return { problem: 'otherShape' };
	const blank = table.slice(0, at).map((): string[] => ['']);
	return [table[at]!, ...blank, ...table.slice(at + 1)];
}

/** Returns the columns of a table, and the number of rows below the heading. */
export function columnsOf(table: Table): { columns: Column[]; rows: number } {
	const rows = table.slice(1).filter((row) => !isBlank(row));
	const columns = table[0]!.map((name, column) => {
		const counts = new Map<string, number>();
		for (const row of rows) {
			const value = row[column]?.trim() ?? '';
			if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
		}
		const different = [...counts.keys()];
		const languages = languagesOfDates(different);
		return {
			name,
			samples: different.slice(0, fewSamples).map((value) => shortened(value)),
			values:
				different.length <= fewValues
					? [...counts].map(([value, rows]) => ({ value, rows }))
					: null,
			dateOrders: ordersOf(counts, languages, saysDate(name)),
			languages,
			moodScale: moodScaleOf(counts.keys())
		};
	});
	return { columns, rows: rows.length };
}

/** Returns the ratings of the moods in a table: its numbers on the five steps, and null for words. */
export function tableRatings(
	table: Table,
	{ mood, isMoodReversed }: ColumnMatching
): (value: string) => Rating | null {
	const scale = mood === null ? null : moodScaleOf(table.slice(1).map((row) => row[mood] ?? ''));
	return (value) => scale && ratingOn(scale, isMoodReversed, value);
}

/** Returns the rows of a table as entries, with the user's matching of the columns. */
export function parsedTable(table: Table, matching: ColumnMatching, clock: LocalClock): ParsedFile {
	const entries: Entry[] = [];
	const skipped: Skipped[] = [];
	const warnings: Warning[] = [];
	const dates = new Set(table.slice(1).map((row) => row[matching.date]?.trim() ?? ''));
	const languages = languagesOfDates([...dates]);
	table.forEach((row, i) => {
		if (i === 0 || isBlank(row)) return;
		const place = { row: i + 1, part: '' };
		const skip = (reason: Skipped['reason']) => skipped.push({ place, reason, value: row.join() });
		const cell = (column: number | null) => (column === null ? '' : (row[column] ?? ''));
		const date = dateInOrder(matching.dateOrder, (order) =>
			momentFrom(cell(matching.date), order, languages)
		);
		const time = timeOf(date?.found ?? null, cell(matching.time), clock);
		if (!date || !time) return skip('noDate');
		if (date.isOtherOrder)
			warnings.push({ place, reason: 'otherOrder', value: cell(matching.date) });
		const beyond = beyondHeading(row, table[0]!);
		if (beyond.length) warnings.push({ place, reason: 'furtherCells', value: beyond.join() });
		if (time.unreadTime) warnings.push({ place, reason: 'time', value: time.unreadTime });
		const listed = (column: number | null) =>
			matching.separator === '' ? [cell(column)] : cell(column).split(matching.separator);
		const words = matching.text.map(cell);
		entries.push({
			place,
			time: time.time,
			text: [...words, ...beyond].filter((words) => words.trim() !== '').join('\n'),
			mood: cell(matching.mood).trim(),
			people: listed(matching.people),
			tags: listed(matching.tags),
			content: contentOf(words.map(evenText)),
			earlierContents: [
				row,
				['words', ...words.map((one) => one.trim()).sort()],
				...fewerWords(words.map(evenText))
			]
		});
	});
	return { entries, people: [], skipped, warnings };
}

/** Sorted, so that it stays the same entry if the columns are in another order. */
function contentOf(words: readonly string[]): string[] {
	return ['words', ...words.filter(Boolean).sort()];
}

/**
 * Returns the contents of the same row in an earlier table: one that lacked one of the columns with words, or had
 * only one of them.
 */
function fewerWords(words: readonly string[]): string[][] {
	if (words.length < 2) return [];
	const lacking = words.map((_, at) => words.filter((__, other) => other !== at));
	return [...lacking, ...(words.length > 2 ? words.map((one) => [one]) : [])].map(contentOf);
}

function timeOf(
	moment: ReturnType<typeof momentFrom>,
	time: string,
	clock: LocalClock
): { time: EntryTime; unreadTime: string | null } | null {
	if (!moment) return null;
	if (moment.offset !== null) {
		const written = `${moment.day}T${moment.time}`;
		const minutes = offsetMinutes(moment.offset);
		const iso = clock.localIso(Date.parse(`${written}${moment.offset}`), minutes);
		return { time: { iso }, unreadTime: null };
	}
	const read = moment.time ?? timeFrom(time);
	return {
		time: { wallClock: `${moment.day}T${read ?? '12:00'}`, isNoonAssumed: read === null },
		unreadTime: read === null && time.trim() !== '' ? time : null
	};
}

/** Returns undefined for Z, which determines the instant but not the local time. */
function offsetMinutes(offset: string): number | undefined {
	const parts = /^([+-])(\d\d):(\d\d)$/.exec(offset);
	if (!parts) return undefined;
	return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]));
}

function shortened(value: string): string {
	return value.length > longestSample ? `${value.slice(0, longestSample).toWellFormed()}…` : value;
}
