import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channels, type CardId } from '#lib/core/card.ts';
import type { Revision } from '#lib/core/clock.ts';
import type { Person, PersonId } from '#lib/core/person.ts';
import { blankWin, ratings, replies, type Win, type WinId } from '#lib/core/win.ts';
import { csvTable } from '#lib/formats/imports/csv-table.ts';
import {
	spreadsheet,
	spreadsheetColumns,
	spreadsheetName,
	type SpreadsheetWords
} from './spreadsheet.ts';

const revision = '' as Revision;
const inWords = <Value extends string | number>(values: readonly Value[], before: string) =>
	Object.fromEntries(values.map((value) => [value, `${before} ${value}`])) as Record<Value, string>;
const words: SpreadsheetWords = {
	headings: Object.fromEntries(
		spreadsheetColumns.map((column) => [column, `The ${column}`])
	) as SpreadsheetWords['headings'],
	cards: new Map([['wave' as CardId, 'card wave']]),
	channels: inWords(channels, 'by'),
	moods: inWords(ratings, 'mood'),
	eases: inWords(ratings, 'ease'),
	replies: inWords(replies, 'reply'),
	deletedCard: 'A deleted card',
	treasured: 'yes'
};
const person = (id: string, name: string): Person => ({
	id: id as PersonId,
	name,
	notNow: false,
	revision
});
const win = (rest: Partial<Win> = {}): Win => ({
	...blankWin('2026-11-20T09:30:00+01:00'),
	id: 'w' as WinId,
	revision,
	...rest
});
async function joined(chunks: AsyncIterable<string>): Promise<string> {
	let text = '';
	for await (const chunk of chunks) text += chunk;
	return text;
}
const written = (wins: Iterable<Win>, people: Person[] = []) =>
	joined(spreadsheet(wins, people, words));

/** Returns the rows below the heading, by column, without the tab that disarms formulas. */
function rowsOf(text: string): Record<string, string>[] {
	const table = csvTable(text) as string[][];
	return table
		.slice(1)
		.map((row) =>
			Object.fromEntries(
				spreadsheetColumns.map((column, i) => [
					column,
					row[i]!.replace(/^\t(?=[=+\-@\t\r\n＝＋－＠])/, '')
				])
			)
		);
}

describe('the spreadsheet', () => {
	test('is UTF-8 with a BOM, a heading and CRLF line ends, with every cell in quotes', async () => {
		const heading = spreadsheetColumns.map((column) => `"The ${column}"`).join(',');
		expect(await written([])).toBe(`\uFEFF${heading}\r\n`);
	});

	test('shows each win in words, and people by their names', async () => {
		const told = win({
			cardId: 'wave' as CardId,
			channel: 'call',
			note: 'one\n"two", three',
			genuine: 'the laugh',
			carry: 'it is easy',
			people: ['p', 'gone', 'q'] as PersonId[],
			tags: ['tea', 'rain'],
			moodBefore: 2,
			moodAfter: 4,
			ease: 3,
			energy: 40,
			reply: 'notYet',
			treasured: true
		});
		expect(rowsOf(await written([told], [person('q', 'Bea'), person('p', 'Ana')]))).toEqual([
			{
				day: '2026-11-20',
				time: '09:30',
				card: 'card wave',
				channel: 'by call',
				note: 'one\n"two", three',
				genuine: 'the laugh',
				carry: 'it is easy',
				people: 'Ana, Bea',
				tags: 'tea, rain',
				moodBefore: 'mood 2',
				moodAfter: 'mood 4',
				ease: 'ease 3',
				energy: '40',
				reply: 'reply notYet',
				treasured: 'yes'
			}
		]);
	});

	test('leaves the cells of unset fields empty, but shows an energy of zero', async () => {
		const [row] = rowsOf(await written([win({ energy: 0 })]));
		const said = Object.entries(row!).filter(([, cell]) => cell !== '');
		expect(said).toEqual([
			['day', '2026-11-20'],
			['time', '09:30'],
			['energy', '0']
		]);
	});

	test('names an own card that was deleted, and not by its id', async () => {
		const cardId = '01935000-0000-7000-8000-00000000000a' as CardId;
		expect(rowsOf(await written([win({ cardId })]))).toMatchObject([{ card: 'A deleted card' }]);
	});

	test('omits deleted wins and people', async () => {
		const gone = { id: 'p', revision, deleted: true } as const;
		const chunks = spreadsheet([gone, win({ people: ['p' as PersonId] })], [gone], words);
		expect(rowsOf(await joined(chunks))).toMatchObject([{ people: '' }]);
	});

	test.each(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])(
		'has a tab, inside the quotes, before a text that begins with %j',
		async (start) => {
			expect(await written([win({ note: `${start}cmd|' /C calc'!A0` })])).toContain(
				`"\t${start}cmd|`
			);
		}
	);

	test('reads back as the same values, and no cell begins like a formula', async () => {
		const aText = fc.oneof(
			fc.string({ unit: 'grapheme', maxLength: 20 }),
			fc.string({
				unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', ' ', 'a', '＝'),
				maxLength: 8
			})
		);
		const aWin = fc.record({
			note: aText,
			genuine: aText,
			carry: aText,
			tags: fc.array(aText, { maxLength: 3 }),
			channel: fc.option(fc.constantFrom(...channels)),
			moodAfter: fc.option(fc.constantFrom(...ratings)),
			reply: fc.option(fc.constantFrom(...replies)),
			people: fc.constant(['p' as PersonId])
		});
		await fc.assert(
			fc.asyncProperty(fc.array(aWin, { maxLength: 5 }), aText, async (rests, name) => {
				const text = await written(rests.map(win), [person('p', name)]);
				for (const row of (csvTable(text) as string[][]).slice(1))
					for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\r\n＝＋－＠]/);
				expect(rowsOf(text)).toMatchObject(
					rests.map(({ note, genuine, carry, tags, moodAfter }) => ({
						note,
						genuine,
						carry,
						tags: tags.join(', '),
						people: name,
						moodAfter: moodAfter === null ? '' : `mood ${moodAfter}`
					}))
				);
			})
		);
	});

	test('is well-formed for any text', async () => {
		expect(await written([win({ note: 'a\uD83D' })])).toContain('"a\uFFFD"');
	});

	test('yields chunks of a hundred thousand wins before it has read all of them', async () => {
		let read = 0;
		function* wins() {
			for (; read < 100_000; read++) yield win({ note: `number ${read}` });
		}
		const chunks = spreadsheet(wins(), [], words);
		expect((await chunks.next()).value).toContain('"number 0"');
		expect(read).toBeLessThan(1_000);
		let rows = 0;
		for await (const chunk of chunks) rows += chunk.split('\r\n').length - 1;
		expect(read).toBe(100_000);
		expect(rows).toBeGreaterThan(99_000);
	});

	test('has the local date in its name', async () => {
		expect(spreadsheetName(Date.UTC(2026, 10, 20, 12))).toBe('small-hello-2026-11-20.csv');
	});
});
