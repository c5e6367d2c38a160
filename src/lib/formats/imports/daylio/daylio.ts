import type { Rating } from '#lib/core/win.ts';
import { isFileError } from '#lib/formats/file-error.ts';
import {
	beyondHeading,
	csvHeading,
	csvTable,
	headingKey,
	isBlank,
	type Table
} from '#lib/formats/imports/csv-table.ts';
import { dayFrom, timeFrom } from '#lib/formats/imports/foreign-time.ts';
import type { Entry, ImportFormat, Skipped, Warning } from '#lib/formats/imports/format.ts';
import { orderAmong, rewrittenDay, rewrittenOrders } from '#lib/formats/imports/rewritten-dates.ts';
import { noteText } from '#lib/formats/imports/html-text.ts';
import { evenText } from '#lib/formats/imports/foreign-json.ts';

/** The ratings of the app's original moods, by their names in English and German. */
const moods: ReadonlyMap<string, Rating> = new Map([
	['rad', 5],
	['good', 4],
	['meh', 3],
	['bad', 2],
	['awful', 1],
	['super', 5],
	['gut', 4],
	['ok', 3],
	['schlecht', 2],
	['lausig', 1]
]);
const known = [
	'full_date',
	'year',
	'date',
	'weekday',
	'time',
	'mood',
	'activities',
	'scales',
	'note_title',
	'note'
];

/**
 * Daylio: CSV in UTF-8 with a BOM and English headings in every language:
 * full_date,date,weekday,time,mood,activities,scales,note_title,note. Exports of 2021 lack `scales`, those of
 * 2019 also lack `note_title`, and those of 2018 have year instead of full_date. full_date is yyyy-MM-dd.
 * date, weekday, time and the names of moods are in the language of the device. ' | ' separates activities
 * and scales. Notes are HTML. The app is closed source. Sources: public notes on its `CsvExportTask` (version
 * code 252); `tests/files/daylio_export_ok_scales.csv` and `reader.py` of
 * github.com/DeutscheGabanna/Obsidian-Daylio-Parser; `dayliopy/sample.csv` and `docs/usage.md` of
 * github.com/MichaelCurrin/daylio-csv-parser (12-hour clocks, 2018 and 2021); for German
 * github.com/spech66/hugo_lspd (2019) and github.com/Jurgler95/daylight (2026).
 */
export const daylio: ImportFormat = {
	id: 'daylio',
	app: 'Daylio',
	recognises: (prefix) => isHeading(csvHeading(prefix)),
	ratingOf: (name) => moods.get(name.toLowerCase()) ?? null,
	orders(text) {
		const table = csvTable(text);
		return isFileError(table) ? [] : ordersIn(table, (table[0] ?? []).map(headingKey));
	},
	parse(text, _, __, chosen) {
		const table = csvTable(text);
		if (isFileError(table)) return table;
		const heading = (table[0] ?? []).map(headingKey);
		if (!isHeading(heading)) return { problem: 'otherShape' };
		const order = orderAmong(ordersIn(table, heading), chosen);
		const entries: Entry[] = [];
		const skipped: Skipped[] = [];
		const warnings: Warning[] = [];
		table.forEach((row, i) => {
			if (i === 0 || isBlank(row)) return;
			const place = { row: i + 1, part: '' };
			const skip = (reason: Skipped['reason']) =>
				skipped.push({ place, reason, value: row.join() });
			const warn = (reason: Warning['reason'], value: string) =>
				warnings.push({ place, reason, value });
			const cell = (name: string) => row[heading.indexOf(name)] ?? '';
			const read = rewrittenDay(cell('full_date'), order);
			const day = read?.found.day ?? dayFrom(`${cell('date')} ${cell('year')}`, 'ymd');
			if (!day) return skip('noDate');
			if (read?.isOtherOrder) warn('otherOrder', cell('full_date'));
			const time = timeFrom(cell('time'));
			if (!time && cell('time').trim() !== '') warn('time', cell('time'));
			const note = noteText(cell('note'));
			if (note.shaping.length) warn('formatting', note.shaping.join());
			if (cell('scales').trim() !== '') warn('number', cell('scales'));
			const further = heading.flatMap((name, column) =>
				known.includes(name) || !row[column]?.trim() ? [] : [`${name}: ${row[column]}`]
			);
			const beyond = beyondHeading(row, heading);
			if (beyond.length) warn('furtherCells', beyond.join());
			entries.push({
				place,
				time: { wallClock: `${day}T${time ?? '12:00'}`, isNoonAssumed: time === null },
				text: [cell('note_title'), note.text, ...listed(cell('scales')), ...further, ...beyond]
					.filter((words) => words.trim() !== '')
					.join('\n'),
				mood: cell('mood').trim(),
				people: [],
				tags: listed(cell('activities')),
				content: daylioIdentity(cell('note_title'), cell('note')),
				earlierContents: [
					[
						...[cell('mood').trim(), cell('activities').trim()],
						...[cell('note_title'), cell('note'), cell('scales').trim(), ...further]
					]
				]
			});
		});
		return { entries, people: [], skipped, warnings };
	}
};

/** Returns what identifies an entry beside its time, in the CSV and in the backup: the words of its note. */
export function daylioIdentity(title: string, note: string): string[] {
	return [evenText(title), evenText(noteText(note).text)];
}

/** The columns `date` and `weekday` can tell the orders of rewritten dates apart. */
function ordersIn(table: Table, heading: readonly string[]) {
	const cell = (row: readonly string[], name: string) => row[heading.indexOf(name)] ?? '';
	return rewrittenOrders(
		table.slice(1),
		(row, order) => dayFrom(cell(row, 'full_date'), order),
		(row, day) => {
			const texts = [`${cell(row, 'date')} ${day.slice(0, 4)}`, `${cell(row, 'weekday')} ${day}`];
			return texts.filter((text) => dayFrom(text, 'ymd') === day).length;
		}
	);
}

function isHeading(heading: readonly string[]): boolean {
	const has = (...names: string[]) => names.every((name) => heading.includes(name));
	return has('mood', 'activities') && (has('full_date') || has('year', 'date', 'weekday'));
}

function listed(cell: string): string[] {
	return cell
		.split(' | ')
		.map((name) => name.trim())
		.filter(Boolean);
}
