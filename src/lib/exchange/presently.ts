import { isRefusal, type Unread } from './arrival.ts';
import type { Entry, ForeignReader } from './arrival-entries.ts';
import { csvHeading, csvTable, fitsHeading, isBlank } from './csv-table.ts';
import { dayFrom } from './foreign-time.ts';

const heading = ['entrydate', 'entrycontent'];

/**
 * Presently, a gratitude diary: CSV with the headings entryDate and entryContent, a day (yyyy-MM-dd)
 * and a text a row, no time, mood or tags. Source: `CsvWriter.kt`, `LocalExporter.kt` and
 * `DateUtils.kt` of github.com/alisonthemonster/Presently.
 */
export const presently: ForeignReader = {
	recognises: (prefix) => csvHeading(prefix).join() === heading.join(),
	knownMood: () => null,
	entriesOf(text) {
		const table = csvTable(text);
		if (isRefusal(table)) return table;
		const entries: Entry[] = [];
		const unread: Unread[] = [];
		table.forEach((row, i) => {
			if (i === 0 || isBlank(row)) return;
			const place = { row: i + 1, part: '' };
			const [date = '', content = ''] = row;
			const day = dayFrom(date, 'ymd');
			if (!fitsHeading(row, heading))
				unread.push({ place, reason: 'wrongColumns', value: row.join() });
			else if (!day) unread.push({ place, reason: 'noDate', value: row.join() });
			else
				entries.push({
					place,
					time: { wallClock: `${day}T12:00`, isNoonAssumed: true },
					text: content,
					mood: '',
					people: [],
					tags: [],
					content: [day, content]
				});
		});
		return { entries, people: [], unread, differences: [] };
	}
};
