import { wallClockOf } from '#lib/core/day.ts';
import { ratings, type Win } from '#lib/core/win.ts';
import { isFileError } from '#lib/formats/file-error.ts';
import {
	csvHeading,
	csvTable,
	headingKey,
	isBlank,
	type Table
} from '#lib/formats/imports/csv-table.ts';
import { evenText } from '#lib/formats/imports/foreign-json.ts';
import { dayFrom, timeFrom, type DateOrder } from '#lib/formats/imports/foreign-time.ts';
import type {
	Entry,
	ImportFormat,
	ParsedFile,
	Skipped,
	Warning
} from '#lib/formats/imports/format.ts';
import {
	orderAmong,
	rewrittenDay,
	rewrittenOrders,
	type OrderChoice
} from '#lib/formats/imports/rewritten-dates.ts';
import type { SpreadsheetColumn, SpreadsheetWords } from '#lib/formats/spreadsheet.ts';

/** The words of the app's own spreadsheet in one language. */
export type SheetWords = Pick<SpreadsheetWords, 'headings' | 'moods' | 'treasured'>;

/** The fields of a win with which a row is compared. */
export type KnownWin = Pick<Win, 'at' | 'note' | 'genuine' | 'carry'>;

/** Without them, a table is not the app's spreadsheet. */
const needed: readonly SpreadsheetColumn[] = [
	...(['day', 'time', 'card', 'note', 'genuine', 'carry', 'people', 'tags', 'moodAfter'] as const)
];
/** Fields for which a table has no place in an entry; a backup has them. */
const copyOnly: readonly SpreadsheetColumn[] = [
	...(['card', 'channel', 'moodBefore', 'ease', 'energy', 'reply'] as const)
];
const source = 'small-hello-sheet';

/**
 * Returns the format of the app's own spreadsheet, recognised by its heading in any of these languages. It
 * has no ids, so its rows are compared with the diary by `withoutKnown`.
 */
export function ownSheet(languages: readonly SheetWords[]): ImportFormat {
	const languageOf = (heading: readonly string[]) =>
		languages.find(({ headings }) =>
			needed.every((column) => heading.includes(headingKey(headings[column])))
		);
	return {
		id: source,
		app: 'Small Hello',
		recognises: (prefix) => languageOf(csvHeading(prefix)) !== undefined,
		ratingOf: () => null,
		orders(text) {
			const table = csvTable(text);
			if (isFileError(table)) return [];
			const heading = (table[0] ?? []).map(headingKey);
			const words = languageOf(heading);
			return words ? ordersIn(table, heading.indexOf(headingKey(words.headings.day))) : [];
		},
		parse(text, _, __, chosen) {
			const table = csvTable(text);
			if (isFileError(table)) return table;
			const heading = (table[0] ?? []).map(headingKey);
			const words = languageOf(heading);
			if (!words) return { problem: 'otherShape' };
			return parsedRows(table, heading, words, chosen);
		}
	};
}

function ordersIn(table: Table, column: number): OrderChoice[] {
	return rewrittenOrders(table.slice(1), (row, order) => dayFrom(row[column] ?? '', order));
}

function parsedRows(
	table: Table,
	heading: readonly string[],
	{ headings, moods, treasured }: SheetWords,
	chosen: DateOrder | undefined
): ParsedFile {
	const at = (column: SpreadsheetColumn) => heading.indexOf(headingKey(headings[column]));
	const order = orderAmong(ordersIn(table, at('day')), chosen);
	const entries: Entry[] = [];
	const skipped: Skipped[] = [];
	const warnings: Warning[] = [];
	table.forEach((row, i) => {
		if (i === 0 || isBlank(row)) return;
		const place = { row: i + 1, part: '' };
		const cell = (column: SpreadsheetColumn) => written(row[at(column)] ?? '');
		const date = rewrittenDay(cell('day'), order);
		const time = timeFrom(cell('time'));
		if (!date) {
			skipped.push({ place, reason: 'noDate', value: row.join() });
			return;
		}
		if (date.isOtherOrder) warnings.push({ place, reason: 'otherOrder', value: cell('day') });
		const words = [cell('note'), cell('genuine'), cell('carry')];
		const mood = cell('moodAfter').trim();
		const rating = ratings.find((one) => moods[one] === mood);
		const content = words.map(evenText);
		const text = words.filter((one) => one.trim() !== '').join('\n');
		entries.push({
			place,
			time: { wallClock: `${date.found.day}T${time ?? '12:00'}`, isNoonAssumed: time === null },
			text: text || copyOnly.map(cell).filter(Boolean).join(', '),
			mood,
			...(rating && { rating }),
			people: listed(cell('people')),
			tags: listed(cell('tags')),
			isTreasured: cell('treasured') === treasured,
			content
		});
	});
	return { entries, people: [], skipped, warnings };
}

/**
 * Returns the rows without those that the diary has: an entry at the same minute with the same words. `here`
 * is the number of those.
 */
export function withoutKnown(
	parsed: ParsedFile,
	wins: Iterable<KnownWin>
): { parsed: ParsedFile; here: number } {
	const known = new Map<string, number>();
	for (const { at, note, genuine, carry } of wins) {
		const key = keyOf(wallClockOf(at), [note, genuine, carry].map(evenText));
		known.set(key, (known.get(key) ?? 0) + 1);
	}
	const entries = parsed.entries.filter(({ time, content }) => {
		const key = keyOf('wallClock' in time ? time.wallClock : '', content);
		const count = known.get(key) ?? 0;
		known.set(key, count - 1);
		return count <= 0;
	});
	return { parsed: { ...parsed, entries }, here: parsed.entries.length - entries.length };
}

function keyOf(minute: string, words: readonly string[]): string {
	return JSON.stringify([minute.slice(0, 16), ...words]);
}

/** The spreadsheet has a tab before a text that programs would take for a formula. */
function written(cell: string): string {
	return cell.replace(/^\t/, '');
}

function listed(cell: string): string[] {
	return cell
		.split(', ')
		.map((name) => name.trim())
		.filter(Boolean);
}
