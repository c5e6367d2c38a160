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
import { momentFrom } from '#lib/formats/imports/foreign-time.ts';
import type { Entry, ImportFormat, Skipped, Warning } from '#lib/formats/imports/format.ts';
import {
	orderAmong,
	rewrittenDate,
	rewrittenOrders
} from '#lib/formats/imports/rewritten-dates.ts';

const wordColumns = ['notes', 'reflections', 'takeaways'];
const measures = [
	...['exercise', 'sleep', 'menstrual', 'steps', 'meditation', 'weather', 'temperature (f)'],
	...['temperature (c)', 'water (cups)', 'caffeine (mg)', 'alcoholic drinks']
];
const alone = 'by myself';

/**
 * The app How We Feel: CSV with Date, Mood, Tags (People), Tags (Places), Tags (Events), measures such as Sleep and
 * Weather, and Notes, Reflections and Takeaways; later exports also have keys of moods and tags. A date is
 * 2026 Sun May 17 3:39 PM, or with the weekday after the day. `;` or a comma separates tags and feelings.
 * The feelings become tags as well, since there are more than a hundred of them. Sources:
 * `HowWeFeelEmotions.example.csv` of github.com/davicedraz/journal-to-howwefeel-app-importer, and public
 * importers that read the same columns.
 */
export const howWeFeel: ImportFormat = {
	id: 'how-we-feel',
	app: 'How We Feel',
	recognises: (prefix) => isHeading(csvHeading(prefix)),
	ratingOf: () => null,
	orders(text) {
		const table = csvTable(text);
		return isFileError(table) ? [] : ordersIn(table);
	},
	parse(text, _, part, chosen) {
		const table = csvTable(text);
		if (isFileError(table)) return table;
		const order = orderAmong(ordersIn(table), chosen);
		const heading = (table[0] ?? []).map(headingKey);
		if (!isHeading(heading)) return { problem: 'otherShape' };
		const entries: Entry[] = [];
		const skipped: Skipped[] = [];
		const warnings: Warning[] = [];
		table.forEach((row, i) => {
			if (i === 0 || isBlank(row)) return;
			const place = { row: i + 1, part: part.name };
			const warn = (reason: Warning['reason'], value: string) =>
				warnings.push({ place, reason, value });
			const cell = (name: string) => row[heading.indexOf(name)] ?? '';
			const date = cell('date');
			const read = rewrittenDate(order, (one) => momentFrom(date, one));
			if (!read) {
				skipped.push({ place, reason: 'noDate', value: row.join() });
				return;
			}
			if (read.isOtherOrder) warn('otherOrder', date);
			const moment = read.found;
			const measured = measures.filter((name) => !/^\s*(0(\.0+)?)?\s*$/.test(cell(name)));
			if (measured.length)
				warn('measures', measured.map((name) => `${name}: ${cell(name).trim()}`).join(', '));
			const beyond = beyondHeading(row, heading);
			if (beyond.length) warn('furtherCells', beyond.join());
			const words = wordColumns.map((name) => wordsIn(cell(name)));
			const feelings = listed(cell('mood'));
			const people = listed(cell('tags (people)'));
			const others = people.filter((name) => name.toLowerCase() === alone);
			entries.push({
				place,
				time: {
					wallClock: `${moment.day}T${moment.time ?? '12:00'}`,
					isNoonAssumed: moment.time === null
				},
				text: [...words, ...beyond].filter((one) => one !== '').join('\n'),
				mood: feelings[0] ?? '',
				people: people.filter((name) => !others.includes(name)),
				tags: [
					...feelings,
					...others,
					...listed(cell('tags (places)')),
					...listed(cell('tags (events)'))
				],
				content: words.map(evenText)
			});
		});
		return { entries, people: [], skipped, warnings };
	}
};

function isHeading(names: readonly string[]): boolean {
	const has = (name: string) => names.includes(name);
	return has('date') && has('mood') && (has('tags (people)') || has('tags (places)'));
}

function ordersIn(table: Table) {
	const date = (table[0] ?? []).map(headingKey).indexOf('date');
	return rewrittenOrders(
		table.slice(1),
		(row, order) => momentFrom(row[date] ?? '', order)?.day ?? null
	);
}

function listed(cell: string): string[] {
	return cell
		.split(/[;,]/)
		.map((name) => name.trim())
		.filter(Boolean);
}

/** Some exports write words as a list in JSON, [] if there are none. */
function wordsIn(cell: string): string {
	const plain = cell.trim();
	if (!/^\[.*\]$/s.test(plain)) return plain;
	try {
		const list = JSON.parse(plain) as readonly unknown[];
		return list.every((one) => typeof one === 'string') ? list.join('\n').trim() : plain;
	} catch {
		return plain;
	}
}
