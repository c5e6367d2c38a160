import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankWin, type Rating, type Win, type WinId } from '#lib/core/win.ts';
import { isFileError } from '#lib/formats/file-error.ts';
import type { DateOrder } from '#lib/formats/imports/foreign-time.ts';
import type { ParsedFile } from '#lib/formats/imports/format.ts';
import {
	spreadsheet,
	spreadsheetColumns,
	type SpreadsheetWords
} from '#lib/formats/spreadsheet.ts';
import { stamp } from '../../../../../tests/support/copies.ts';
import { runs } from '../../../../../tests/support/runs.ts';
import { ownSheet, withoutKnown } from './own-sheet.ts';

const words = (prefix: string) =>
	({
		headings: Object.fromEntries(spreadsheetColumns.map((name) => [name, `${prefix} ${name}`])),
		cards: new Map([['wave', 'Wave at someone']]),
		channels: { call: `${prefix} call` },
		moods: Object.fromEntries([1, 2, 3, 4, 5].map((mood) => [mood, `${prefix} mood ${mood}`])),
		eases: {},
		replies: {},
		treasured: `${prefix} yes`
	}) as unknown as SpreadsheetWords;
const [english, german] = [words('The'), words('Das')];
const sheet = ownSheet([english, german]);
const clock = { isoAtWallClock: (value: string) => `${value}:00Z`, localIso: () => '' };

async function sheetOf(wins: readonly Win[], language = english): Promise<string> {
	let text = '';
	for await (const chunk of spreadsheet(wins, [], language)) text += chunk;
	return text;
}
function parsed(text: string, order?: DateOrder): ParsedFile {
	const found = sheet.parse(text, clock, { name: '' }, order);
	if (isFileError(found)) throw new Error(found.problem);
	return found;
}

const someWords = fc.constantFrom(
	'',
	'tea',
	'=1+1',
	'-',
	' two\n\nlines ',
	'said "hi", twice',
	'\ttab'
);
const someWins: fc.Arbitrary<Win[]> = fc.array(
	fc
		.record({
			minute: fc.integer({ min: 0, max: 3 }),
			...{ note: someWords, genuine: someWords, carry: someWords },
			moodAfter: fc.constantFrom<Rating | null>(null, 1, 5)
		})
		.map(({ minute, ...rest }) => ({
			...blankWin(`2026-11-20T10:0${minute}:30+01:00`),
			...{ id: 'x' as WinId, revision: stamp('a', 1), ...rest }
		}))
);

test.each([
	['English', english],
	['another language', german]
])('the spreadsheet in %s has nothing new for its own diary', async (_, language) => {
	await fc.assert(
		fc.asyncProperty(someWins, async (wins) => {
			const text = await sheetOf(wins, language);
			expect(sheet.recognises(text.slice(0, 4_096))).toBe(true);
			const found = withoutKnown(parsed(text), wins);
			expect(found).toMatchObject({ here: wins.length, parsed: { entries: [], skipped: [] } });
		}),
		runs(100)
	);
});

test('rows that the diary lacks are entries, with the mood by its name', async () => {
	const win: Win = {
		...blankWin('2026-11-20T10:00:00+01:00'),
		...{ id: 'x' as WinId, revision: stamp('a', 1), note: '=1+1', carry: 'Ask again' },
		...{ moodAfter: 4 as Rating, tags: ['tea', 'walk'], treasured: true }
	};
	const { parsed: rest, here } = withoutKnown(parsed(await sheetOf([win, win])), [win]);
	expect(here).toBe(1);
	expect(rest.entries).toMatchObject([
		{
			time: { wallClock: '2026-11-20T10:00' },
			...{ text: '=1+1\nAsk again', rating: 4, tags: ['tea', 'walk'], isTreasured: true }
		}
	]);
});

test('a table of another program, and one with two possible orders of days, is not guessed', async () => {
	expect(sheet.recognises('The day,The time,The note')).toBe(false);
	const text = (await sheetOf([blankWin('2026-04-03T10:00:00+02:00') as Win])).replaceAll(
		'2026-04-03',
		'03/04/2026'
	);
	expect(parsed(text).skipped).toMatchObject([{ reason: 'noDate' }]);
	expect(parsed(text.replace('03/04', '23/04')).entries).toMatchObject([
		{ time: { wallClock: '2026-04-23T10:00' } }
	]);
});

describe('a spreadsheet with rewritten days', () => {
	const saved = async (days: readonly string[]) => {
		const text = await sheetOf(days.map((_, i) => blankWin(`2026-04-03T1${i}:00:00+02:00`) as Win));
		return days.reduce((rest, day) => rest.replace('2026-04-03', day), text);
	};
	const orders = async (days: readonly string[]) =>
		sheet.orders!(await saved(days)).map(({ order, firstDay }) => `${order} ${firstDay}`);
	const days = ({ entries }: ParsedFile) =>
		entries.map(({ time }) => 'wallClock' in time && time.wallClock.slice(0, 10));

	test('has the orders that are asked about', async () => {
		expect(await orders(['2026-04-03'])).toEqual([]);
		expect(await orders(['03/04/2026', ''])).toEqual(['dmy 2026-04-03', 'mdy 2026-03-04']);
		expect(await orders(['03/04/2026', '25/04/2026'])).toEqual(['dmy 2026-04-03']);
		expect(await orders(['03/04/2026', '25/04/2026', '04/26/2026'])).toEqual([
			...['dmy 2026-04-03', 'mdy 2026-03-04']
		]);
		expect(await orders(['2026-04-02', '03/04/2026'])).toHaveLength(2);
		expect(sheet.orders!('The day,The time')).toEqual([]);
	});

	test('has the days of the chosen order, and tells those that only the other one fits', async () => {
		const text = await saved(['03/04/2026', '25/04/2026', '04/26/2026', 'soon', '2026-04-02']);
		const sure = ['2026-04-25', '2026-04-26', '2026-04-02'];
		for (const [order, first, value] of [
			['dmy', '2026-04-03', '04/26/2026'],
			['mdy', '2026-03-04', '25/04/2026']
		] as const) {
			const found = parsed(text, order);
			expect(days(found)).toEqual([first, ...sure]);
			expect(found.skipped).toMatchObject([{ place: { row: 5 }, reason: 'noDate' }]);
			expect(found.warnings).toMatchObject([{ reason: 'otherOrder', value }]);
		}
		// Before the user has chosen, only the days that are sure count.
		expect(days(parsed(text))).toEqual(['2026-04-02']);
	});

	test('is read without a day that is none', async () => {
		const found = parsed(await saved(['25/04/2026', 'soon', '26/04/2026']));
		expect(days(found)).toEqual(['2026-04-25', '2026-04-26']);
		expect(found.skipped).toMatchObject([{ place: { row: 3 }, reason: 'noDate' }]);
	});
});
