import { isFileError } from '#lib/formats/file-error.ts';
import {
	beyondHeading,
	csvHeading,
	csvTable,
	headingKey,
	isBlank,
	type Table
} from '#lib/formats/imports/csv-table.ts';
import { evenText } from '#lib/formats/imports/foreign-json.ts';
import { dayFrom } from '#lib/formats/imports/foreign-time.ts';
import type { Entry, ImportFormat, Skipped, Warning } from '#lib/formats/imports/format.ts';
import { orderAmong, rewrittenDay, rewrittenOrders } from '#lib/formats/imports/rewritten-dates.ts';

const heading = ['entrydate', 'entrycontent'];

/**
 * Presently, a gratitude diary: CSV with the headings entryDate and entryContent. Each row has a day
 * (yyyy-MM-dd) and a text, but no time, mood or tags. Source: `CsvWriter.kt`, `LocalExporter.kt` and
 * `DateUtils.kt` of github.com/alisonthemonster/Presently.
 */
export const presently: ImportFormat = {
	id: 'presently',
	app: 'Presently',
	recognises: (prefix) => isHeading(csvHeading(prefix)),
	ratingOf: () => null,
	orders(text) {
		const table = csvTable(text);
		return isFileError(table) ? [] : ordersIn(table);
	},
	parse(text, _, __, chosen) {
		const table = csvTable(text);
		if (isFileError(table)) return table;
		if (!isHeading((table[0] ?? []).map(headingKey))) return { problem: 'otherShape' };
		const order = orderAmong(ordersIn(table), chosen);
		const entries: Entry[] = [];
		const skipped: Skipped[] = [];
		const warnings: Warning[] = [];
		table.forEach((row, i) => {
			if (i === 0 || isBlank(row)) return;
			const place = { row: i + 1, part: '' };
			const [date = '', content = ''] = row;
			const read = rewrittenDay(date, order);
			if (!read) {
				skipped.push({ place, reason: 'noDate', value: row.join() });
				return;
			}
			if (read.isOtherOrder) warnings.push({ place, reason: 'otherOrder', value: date });
			const { day } = read.found;
			const beyond = beyondHeading(row, heading);
			if (beyond.length) warnings.push({ place, reason: 'furtherCells', value: beyond.join() });
			entries.push({
				place,
				time: { wallClock: `${day}T12:00`, isNoonAssumed: true },
				text: [content, ...beyond].join('\n'),
				mood: '',
				people: [],
				tags: [],
				content: [day, evenText(content)],
				earlierContents: [[day, content]]
			});
		});
		return { entries, people: [], skipped, warnings };
	}
};

function isHeading(names: readonly string[]): boolean {
	return names.join() === heading.join();
}

function ordersIn(table: Table) {
	return rewrittenOrders(table.slice(1), ([date = ''], order) => dayFrom(date, order));
}
