import { isRefusal, type Arrivals, type ArrivalOptions, type LocalClock } from './arrival.ts';
import type { Difference, Refusal, Unread } from './arrival.ts';
import { arrivalsOf, type Entry, type EntryTime } from './arrival-entries.ts';
import { csvTable, fitsHeading, isBlank, type Table } from './csv-table.ts';
import { dateOrders, momentFrom, timeFrom, type DateOrder } from './foreign-time.ts';

/** What a column of a table holds. */
export interface Column {
	/** As it stands in the heading. */
	name: string;
	/** A few different values, in the order of the file. */
	samples: readonly string[];
	/** All values with how often they occur, when there are few enough to match them by hand. */
	values: readonly { value: string; rows: number }[] | null;
	/** The orders of year, month and day in which every value is a date; none when it holds others. */
	dateOrders: readonly DateOrder[];
}

/** Which column is what, by its index in the heading. */
export interface ColumnMatching {
	date: number;
	dateOrder: DateOrder;
	/** Null when the time stands with the date, or is not known. */
	time: number | null;
	/** Joined by line ends, in this order. */
	text: readonly number[];
	mood: number | null;
	people: number | null;
	tags: number | null;
	/** What parts people from people and tags from tags; '' when a cell holds one. */
	separator: string;
}

const fewSamples = 3;
const longestSample = 80;
const fewValues = 30;

/** The columns of a CSV text and how many rows are below them; a refusal when it is no table. */
export function columnsOf(text: string): { columns: Column[]; rows: number } | Refusal {
	const table = tableWithHeading(text);
	if (isRefusal(table)) return table;
	const rows = table.slice(1).filter((row) => !isBlank(row));
	const columns = table[0]!.map((name, column) => {
		const counts = new Map<string, number>();
		for (const row of rows) {
			const value = row[column]?.trim() ?? '';
			if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
		}
		const different = [...counts.keys()];
		return {
			name,
			samples: different.slice(0, fewSamples).map((value) => shortened(value)),
			values:
				different.length <= fewValues
					? [...counts].map(([value, rows]) => ({ value, rows }))
					: null,
			dateOrders: dateOrders.filter(
				(order) =>
					different.length > 0 && different.every((value) => momentFrom(value, order) !== null)
			)
		};
	});
	return { columns, rows: rows.length };
}

/** The rows of a CSV text as wins, by what the person says that its columns hold. */
export async function winsFromColumns(
	text: string,
	matching: ColumnMatching,
	options: ArrivalOptions
): Promise<Arrivals | Refusal> {
	const table = tableWithHeading(text);
	if (isRefusal(table)) return table;
	const entries: Entry[] = [];
	const unread: Unread[] = [];
	const differences: Difference[] = [];
	table.forEach((row, i) => {
		if (i === 0 || isBlank(row)) return;
		const place = { row: i + 1, part: '' };
		const refuse = (reason: Unread['reason']) => unread.push({ place, reason, value: row.join() });
		if (!fitsHeading(row, table[0]!)) return refuse('wrongColumns');
		const cell = (column: number | null) => (column === null ? '' : (row[column] ?? ''));
		const time = timeOf(
			cell(matching.date),
			cell(matching.time),
			matching.dateOrder,
			options.clock
		);
		if (!time) return refuse('noDate');
		if (time.unreadTime) differences.push({ place, reason: 'time', value: time.unreadTime });
		const listed = (column: number | null) =>
			matching.separator === '' ? [cell(column)] : cell(column).split(matching.separator);
		entries.push({
			place,
			time: time.time,
			text: matching.text
				.map(cell)
				.filter((words) => words.trim() !== '')
				.join('\n'),
			mood: cell(matching.mood).trim(),
			people: listed(matching.people),
			tags: listed(matching.tags),
			// The row as it is: it stays the same entry when its columns are matched otherwise.
			content: row
		});
	});
	const found = { entries, people: [], unread, differences };
	return arrivalsOf('columns', found, options, () => null);
}

function tableWithHeading(text: string): Table | Refusal {
	const table = csvTable(text);
	if (isRefusal(table)) return table;
	return isBlank(table[0] ?? []) ? { refused: 'otherShape', place: { row: 1, part: '' } } : table;
}

function timeOf(
	date: string,
	time: string,
	order: DateOrder,
	clock: LocalClock
): { time: EntryTime; unreadTime: string | null } | null {
	const moment = momentFrom(date, order);
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

/** Undefined for Z: it tells the instant, and nothing about the clock on the wall. */
function offsetMinutes(offset: string): number | undefined {
	const parts = /^([+-])(\d\d):(\d\d)$/.exec(offset);
	if (!parts) return undefined;
	return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]));
}

function shortened(value: string): string {
	return value.length > longestSample ? `${value.slice(0, longestSample).toWellFormed()}…` : value;
}
