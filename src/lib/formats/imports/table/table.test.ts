import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isoAtWallClock, localIso } from '#lib/core/day.ts';
import { isFileError } from '#lib/formats/file-error.ts';
import { tableSource } from '#lib/formats/imports/entry-id.ts';
import {
	preparedEntries,
	type ChosenMoods,
	type ImportedEntries
} from '#lib/formats/imports/imported-entries.ts';
import { runs } from '../../../../../tests/support/runs.ts';
import { columnsOf, parsedTable, tableIn, type ColumnMatching } from './table.ts';

const clock = { isoAtWallClock, localIso };
const matching: ColumnMatching = {
	date: 0,
	dateOrder: 'dmy',
	time: 1,
	text: [2],
	mood: 3,
	people: 4,
	tags: 5,
	separator: ',',
	isMoodReversed: false
};
const table = () =>
	readFile(new URL('../../../../../tests/fixtures/arrivals/table.csv', import.meta.url), 'utf8');
const matched = (text: string, rest: Partial<ColumnMatching> = {}, moods?: ChosenMoods) =>
	winsFromColumns(text, { ...matching, ...rest }, moods) as Promise<ImportedEntries>;

async function winsFromColumns(text: string, some: ColumnMatching, moods?: ChosenMoods) {
	const found = tableIn(text);
	if (isFileError(found)) return found;
	const parsed = parsedTable(found, some, clock);
	return (await preparedEntries(tableSource, parsed, clock, () => null)).withMoods(moods);
}

function columnsIn(text: string) {
	const found = tableIn(text);
	if (isFileError(found)) throw new Error(found.problem);
	return columnsOf(found);
}

beforeEach(() => {
	vi.stubEnv('TZ', 'Europe/Berlin');
});
afterEach(() => {
	vi.unstubAllEnvs();
});

describe('the columns of a table', () => {
	test('have names, samples, and values with their frequencies', async () => {
		const found = columnsIn(await table());
		expect(found.rows).toBe(4);
		expect(found.columns.map(({ name }) => name)).toEqual([
			'Wann',
			'Uhrzeit',
			'Was war',
			'Wie',
			'Mit',
			'Stichworte'
		]);
		expect(found.columns[2]?.samples).toEqual([
			'Tee; danach Regen',
			'Allein spaziert',
			'kein Jahr'
		]);
		expect(found.columns[3]?.values).toEqual([
			{ value: 'gut', rows: 3 },
			{ value: 'mittel', rows: 1 }
		]);
	});

	test('have the date orders that all their values fit', () => {
		const found = columnsIn(
			'a,b,c,d\n01/02/2026,20/02/2026,2026-02-01,\n03/04/2026,x,2026-02-02 10:00,\n'
		);
		expect(found.columns.map(({ dateOrders }) => dateOrders)).toEqual([
			['dmy', 'mdy'],
			[],
			['ymd'],
			[]
		]);
	});

	test('have a few shortened samples for many or long values', () => {
		const rows = Array.from({ length: 40 }, (_, i) => `${i}${'🙂'.repeat(100)}`).join('\n');
		const found = columnsIn(`long\n${rows}`);
		expect(found.columns[0]).toMatchObject({ values: null });
		expect(found.columns[0]?.samples).toHaveLength(3);
		expect(found.columns[0]?.samples[0]?.length).toBeLessThanOrEqual(81);
	});

	test('are dates if nearly all values are, or most of them below a heading such as Date', () => {
		const orders = (values: readonly string[], heading = 'thing') =>
			columnsIn(`${heading},text\n${values.map((value) => `${value},x`).join('\n')}`).columns[0]
				?.dateOrders;
		const day = '2026-11-20';
		expect(orders([...Array<string>(9).fill(day), '2026-13-01'])).toEqual(['ymd']);
		expect(orders([...Array<string>(8).fill(day), 'Total', '2026-13-01'])).toEqual([]);
		const wrong = [...Array<string>(4).fill(day), 'last week', '2026-13-01'];
		for (const heading of ['Date', 'DAY', 'Date of entry', 'createdAt', 'Datum', 'Uhrzeit', 'día'])
			expect(orders(wrong, heading)).toEqual(['ymd']);
		expect(orders(wrong, 'text')).toEqual([]);
		expect(orders([...wrong, 'x', 'y'], 'date')).toEqual([]);
		expect(orders(['a', 'b'])).toEqual([]);
		// One slip is none of the table's, however short it is.
		expect(orders([day, '2026-11-21', '2026-13-01'])).toEqual(['ymd']);
		expect(orders([day, 'x'])).toEqual([]);
		expect(orders([...Array<string>(99).fill(day), 'Total'])).toEqual(['ymd']);
		expect(orders(['typo', '2026-13-01', 'x'])).toEqual([]);
	});

	test('are dates in the order that most values fit', () => {
		const orders = (values: readonly string[]) =>
			columnsIn(`date,text\n${values.map((value) => `${value},x`).join('\n')}`).columns[0]
				?.dateOrders;
		expect(orders(['03/04/2026', '05/06/2026', '25/06/2026'])).toEqual(['dmy']);
		expect(orders(['03/04/2026', '05/06/2026'])).toEqual(['dmy', 'mdy']);
		const early = Array<string>(19).fill('03/04/2026');
		expect(orders([...early, '05/25/2026'])).toEqual(['mdy']);
	});

	test('have two orders if no order fits nearly all dates', () => {
		const orders = (values: readonly string[]) =>
			columnsIn(`thing,text\n${values.map((value) => `${value},x`).join('\n')}`).columns[0]
				?.dateOrders;
		expect(orders(['03/04/2026', '25/04/2026', '04/26/2026'])).toEqual(['dmy', 'mdy']);
		expect(orders(['25/04/2026', '04/26/2026'])).toEqual(['dmy', 'mdy']);
		expect(orders(['25/04/2026', '26/04/2026', '27/04/2026', '04/26/2026'])).toEqual(['dmy']);
		// A date with the year first is one in any order.
		expect(orders(['2026-04-25', '2026-04-26', '03/04/2026'])).toEqual(['dmy', 'mdy']);
		expect(orders(['2026-04-25', '2026-04-26', '25/04/2026'])).toEqual(['dmy']);
		expect(orders(['2026-04-25', '2026-04-26'])).toEqual(['ymd']);
	});

	test('are below a title, and rows have the numbers that they have in the file', async () => {
		const text = 'My journal,,\n,,\nfrom home\ndate,note,\n2026-11-20,a,\nsoon,b,\n';
		expect(columnsIn(text)).toMatchObject({
			rows: 2,
			columns: [{ name: 'date' }, { name: 'note' }, {}]
		});
		const found = await matched(text, {
			...{ dateOrder: 'ymd', time: null, text: [1], mood: null, people: null, tags: null }
		});
		expect(found.wins).toMatchObject([{ note: 'a' }]);
		expect(found.skipped).toMatchObject([{ place: { row: 6 }, reason: 'noDate' }]);
	});

	test('may be missing at the end of a row, and words beyond them become a line', async () => {
		const found = await matched('date,time,note,mood\n2026-11-20\n2026-11-21,09:15,a,,more, \n', {
			...{ dateOrder: 'ymd', people: null, tags: null }
		});
		expect(found.wins).toMatchObject([{ note: 'a\nmore' }]);
		expect(found.skipped).toMatchObject([{ place: { row: 2 }, reason: 'empty' }]);
		expect(found.warnings).toEqual([
			{ place: { row: 3, part: '' }, reason: 'furtherCells', value: 'more' }
		]);
	});

	test.each([
		['', { problem: 'otherShape' }],
		['\n1', { problem: 'otherShape' }],
		[`a,b\n${'"b" c\n'.repeat(1_001)}`, { problem: 'brokenQuotes', row: 1_002 }]
	])('are an error for %j', (text, error) => {
		expect(tableIn(text)).toEqual(error);
	});
});

describe('wins from columns', () => {
	test('have the contents of the columns that the user matched', async () => {
		const found = await matched(await table(), {}, new Map([['gut', 4]]));
		const names = new Map(found.people.map(({ id, name }) => [id, name]));
		expect(
			found.wins.map((win) => [
				win.at,
				win.note,
				win.moodAfter,
				win.people.map((id) => names.get(id)),
				win.tags
			])
		).toEqual([
			['2026-11-20T19:30:00+01:00', 'Tee; danach Regen', 4, ['Ana', 'Bea'], ['tee', 'regen']],
			['2026-11-21T12:00:00+01:00', 'Allein spaziert', null, [], []],
			['2026-11-22T12:00:00+01:00', '', 4, ['Ana'], []]
		]);
		expect(found).toMatchObject({
			entries: 4,
			withoutTime: 2,
			moods: [
				{ name: 'gut', entries: 2, mood: 4 },
				{ name: 'mittel', entries: 1, mood: null }
			],
			skipped: [{ place: { row: 5, part: '' }, reason: 'noDate' }],
			warnings: [
				{ place: { row: 4, part: '' }, reason: 'time', value: 'abends' },
				{ place: { row: 3, part: '' }, reason: 'mood', value: 'mittel' }
			]
		});
	});

	test('join several columns of text, and do not split cells without a separator', async () => {
		const found = await matched(await table(), { text: [3, 2], mood: null, separator: '' });
		expect(found.wins[0]).toMatchObject({ note: 'gut\nTee; danach Regen', tags: ['tee, regen'] });
		expect(found.people.map(({ name }) => name)).toEqual(['Ana, Bea', 'Ana']);
	});

	test('have the same ids if other columns than those of the words are matched differently', async () => {
		const text = await table();
		const [first, otherwise] = await Promise.all([
			matched(text, { text: [2, 3] }),
			matched(text, { text: [3, 2], tags: null, mood: null, people: null })
		]);
		expect(otherwise.wins.map(({ id }) => id)).toEqual(first.wins.map(({ id }) => id));
	});

	test('have the chosen order of dates, and the other one where only that fits', async () => {
		const text =
			'date,note\n03/04/2026,a\n25/04/2026,b\n04/26/2026,c\n2026-04-27,d\n31/31/2026,e\n';
		const some = { time: null, text: [1], mood: null, people: null, tags: null };
		const days = async (dateOrder: ColumnMatching['dateOrder']) => {
			const { wins, warnings, skipped } = await matched(text, { ...some, dateOrder });
			const found = wins.map(({ at, note }) => `${note} ${at.slice(0, 10)}`);
			return { found, swapped: warnings.map(({ place }) => place.row), skipped };
		};
		const sure = ['b 2026-04-25', 'c 2026-04-26', 'd 2026-04-27'];
		const last = [{ place: { row: 6, part: '' }, reason: 'noDate', value: '31/31/2026,e' }];
		expect(await days('dmy')).toEqual({
			...{ found: ['a 2026-04-03', ...sure], swapped: [4], skipped: last }
		});
		expect(await days('mdy')).toEqual({
			...{ found: ['a 2026-03-04', ...sure], swapped: [3], skipped: last }
		});
		// With the year first, either order could be meant.
		expect((await days('ymd')).skipped.map(({ place }) => place.row)).toEqual([2, 6]);
	});

	test('are as many as the rows with a date, and each other row has an issue', async () => {
		const aRow = fc.constantFrom('2026-04-25', '25/04/2026', '04/25/2026', '03/04/2026', 'soon');
		await fc.assert(
			fc.asyncProperty(
				fc.array(aRow, { minLength: 1, maxLength: 12 }),
				fc.constantFrom('dmy' as const, 'mdy' as const),
				async (rows, dateOrder) => {
					const found = await matched(`date,note\n${rows.map((row) => `${row},x\n`).join('')}`, {
						...{ dateOrder, time: null, text: [1], mood: null, people: null, tags: null }
					});
					const numbers = (of: (row: string) => boolean) =>
						rows.flatMap((row, i) => (of(row) ? [i + 2] : []));
					const told = (issues: readonly { place: { row: number } }[]) =>
						issues.map(({ place }) => place.row);
					const other = dateOrder === 'dmy' ? '04/25/2026' : '25/04/2026';
					expect(told(found.skipped)).toEqual(numbers((row) => row === 'soon'));
					expect(told(found.warnings)).toEqual(numbers((row) => row === other));
					expect(found.wins).toHaveLength(rows.length - found.skipped.length);
				}
			),
			runs(50)
		);
	});

	test('have the written offset, or the one of the device for UTC times', async () => {
		const found = await matched(
			'when,what\n2026-11-20T09:30:00-03:30,a\n2026-07-01T09:30:00Z,b\n2026-07-01 09:30,c\n',
			{ dateOrder: 'ymd', time: null, text: [1], mood: null, people: null, tags: null }
		);
		expect(found.wins.map(({ at }) => at)).toEqual([
			'2026-11-20T09:30:00-03:30',
			'2026-07-01T11:30:00+02:00',
			'2026-07-01T09:30:00+02:00'
		]);
	});

	test('are read without an exception from any table and matching, with every row counted', async () => {
		const aCell = fc.oneof(
			fc.constantFrom('2026-11-20', '20.11.2026', '8 pm', '__proto__', '', '"', ';'),
			fc.string({ unit: 'binary', maxLength: 8 })
		);
		const aColumn = fc.integer({ min: 0, max: 9 });
		const aMatching = fc.record({
			date: aColumn,
			dateOrder: fc.constantFrom('ymd', 'dmy', 'mdy'),
			time: fc.option(aColumn),
			text: fc.array(aColumn, { maxLength: 2 }),
			mood: fc.option(aColumn),
			people: fc.option(aColumn),
			tags: fc.option(aColumn),
			separator: fc.constantFrom('', ',', ' | '),
			isMoodReversed: fc.boolean()
		});
		const someRows = fc.array(fc.array(aCell, { maxLength: 4 }).map((row) => row.join(',')));
		await fc.assert(
			fc.asyncProperty(someRows, aMatching, async (rows, some) => {
				const text = ['a,b,c', ...rows].join('\n');
				const found = await winsFromColumns(text, some as ColumnMatching);
				if (isFileError(found)) throw new Error(found.problem);
				expect(found.wins.length + found.skipped.length).toBe(found.entries);
			})
		);
	});
});

describe('the language of a column', () => {
	const days = (dates: readonly string[]) => {
		const table = tableIn(`date,note\n${dates.map((date) => `${date},a\n`).join('')}`);
		if (isFileError(table)) throw new Error(table.problem);
		const matching: ColumnMatching = {
			...{ date: 0, dateOrder: 'dmy', time: null, text: [1], mood: null, people: null },
			...{ tags: null, separator: '', isMoodReversed: false }
		};
		const { entries, skipped } = parsedTable(table, matching, clock);
		const found = entries.map(({ time }) =>
			'wallClock' in time ? time.wallClock.slice(0, 10) : ''
		);
		return [...found, ...skipped.map(({ reason }) => reason)];
	};
	const croatian = ['5. siječnja 2026.', '5. listopada 2026.'];
	const polish = ['5 stycznia 2026', '5 listopada 2026'];

	test.each(['en', 'pl', 'hr', 'ja'])('is that of its words on a device in %s', (language) => {
		vi.stubGlobal('navigator', { languages: [language] });
		expect(days(croatian)).toEqual(['2026-01-05', '2026-10-05']);
		expect(days(polish)).toEqual(['2026-01-05', '2026-11-05']);
		expect(days([...polish, ...polish, '5. Mai 2026', '2026-05-06 sum'])).toEqual([
			...['2026-01-05', '2026-11-05', '2026-01-05', '2026-11-05', '2026-05-05', 'noDate']
		]);
		vi.unstubAllGlobals();
	});

	test('is not guessed where only the word of two languages is there', () => {
		expect(days(['5 listopada 2026'])).toEqual(['noDate']);
	});
});
