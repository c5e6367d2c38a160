import { expect, test } from 'vitest';
import type { ImportFormat } from '#lib/formats/imports/format.ts';
import { daylio } from '#lib/formats/imports/daylio/daylio.ts';
import { importFormats } from '#lib/formats/imports/registry.ts';
import { spreadsheet } from '#lib/formats/spreadsheet.ts';
import { openRestoring } from '#lib/storage/bulk-import.ts';
import { zipOf } from '../../../../tests/support/zip.ts';
import { inDatabase, saving, winAt } from '../../../../tests/support/database.ts';
import { ImportJob } from './import-job.ts';
import { spreadsheetWords } from './spreadsheet-words.ts';

const text = [
	'full_date,date,weekday,time,mood,activities,note',
	'2026-11-19,November 19,Thursday,22:13,rad,"walk","One"',
	'2026-11-18,November 18,Wednesday,20:00,so-so,"","Two"'
].join('\n');

/** A file that counts how often its bytes are read. */
function countedFile(content: string): { file: Blob; reads: () => number } {
	const file = new Blob([content]);
	let reads = 0;
	const read = file.arrayBuffer.bind(file);
	file.arrayBuffer = () => {
		reads++;
		return read();
	};
	return { file, reads: () => reads };
}

test('a file is read and parsed once for its preview and its import with other moods', () =>
	inDatabase(async ({ name, tab }) => {
		await tab().check();
		let parsed = 0;
		const counted: ImportFormat = {
			...daylio,
			parse(...given) {
				parsed++;
				return daylio.parse(...given);
			}
		};
		const restoring = openRestoring(name);
		const job = new ImportJob(restoring, { formats: [counted] });
		const { file, reads } = countedFile(text);
		expect(await job.read(file)).toMatchObject({ is: 'entries', change: { wins: { added: 2 } } });
		expect(await job.import(new Map([['so-so', 2]]))).toMatchObject({ wins: { added: 2 } });
		expect(reads()).toBe(1);
		expect(parsed).toBe(1);
		const wins = await tab().all('wins');
		expect(wins.map(({ note, moodAfter }) => [note, moodAfter]).sort()).toEqual([
			['One', 5],
			['Two', 2]
		]);
		// The same file has the same entries again, even if its moods were given other ratings.
		expect(await job.read(file)).toMatchObject({ change: { wins: { added: 0, same: 2 } } });
		job.close();
	}));

test('an import uses the present records, even if they changed after the preview', () =>
	inDatabase(async ({ name, tab }) => {
		const storage = tab();
		await storage.check();
		const restoring = openRestoring(name);
		const job = new ImportJob(restoring);
		await job.read(new Blob([text]));
		await job.import(new Map());
		const [first] = await storage.all('wins');
		await restoring.undo();
		expect(await job.read(new Blob([text]))).toMatchObject({ change: { wins: { added: 2 } } });
		await storage.write([saving({ ...winAt(first!.at), id: first!.id, note: 'mine' })]);
		expect(await job.import(new Map())).toMatchObject({ wins: { added: 1, same: 1 } });
		expect(await storage.win(first!.id)).toMatchObject({ note: 'mine' });
		job.close();
	}));

test('a format added to the registry is recognised, previewed and imported', () =>
	inDatabase(async ({ name, tab }) => {
		const toy: ImportFormat = {
			id: 'toy',
			app: 'Toy Diary',
			recognises: (prefix) => prefix.startsWith('TOY '),
			ratingOf: () => null,
			parse: (content) => ({
				entries: [
					{
						place: { row: 1, part: '' },
						time: { wallClock: '2026-11-20T12:00', isNoonAssumed: true },
						...{ text: content.slice(4), mood: '', people: [], tags: [], content: [content] }
					}
				],
				people: [],
				skipped: [],
				warnings: []
			})
		};
		await tab().check();
		const job = new ImportJob(openRestoring(name), { formats: [...importFormats, toy] });
		expect(await job.read(new Blob(['TOY tea']))).toMatchObject({
			is: 'entries',
			app: 'Toy Diary',
			change: { wins: { added: 1 } }
		});
		await job.import(new Map());
		expect(await tab().all('wins')).toMatchObject([{ note: 'tea' }]);
		job.close();
	}));

test('the order of rewritten dates is asked for where nothing tells it', () =>
	inDatabase(async ({ name, tab }) => {
		await tab().check();
		const job = new ImportJob(openRestoring(name));
		const entry = (date: string) => new Blob([`entryDate,entryContent\n${date},One\n`]);
		expect(await job.read(entry('02/06/2020'))).toEqual({
			is: 'dates',
			app: 'Presently',
			choices: [
				{ order: 'dmy', firstDay: '2020-06-02' },
				{ order: 'mdy', firstDay: '2020-02-06' }
			]
		});
		expect(await job.readInOrder('dmy')).toMatchObject({
			is: 'entries',
			samples: [{ day: '2020-06-02', words: 'One' }]
		});
		await job.import(new Map());
		expect(await job.read(entry('2020-06-02'))).toMatchObject({ change: { wins: { same: 1 } } });
		await expect(job.readInOrder('dmy')).rejects.toThrow('no order was asked for');
		job.close();
	}));

test('a file in an older encoding is shown, and read only when that was confirmed', () =>
	inDatabase(async ({ name, tab }) => {
		await tab().check();
		const job = new ImportJob(openRestoring(name));
		const letters = `${text}\n2026-11-17,November 17,Tuesday,09:00,good,"","Caf\xe9 \x80"`;
		const bytes = Uint8Array.from(letters, (one) => one.charCodeAt(0));
		expect(await job.read(new Blob([bytes]))).toEqual({
			is: 'encoding',
			lines: ['17,Tuesday,09:00,good,"","Café €"']
		});
		expect(await job.readOffered()).toMatchObject({
			is: 'entries',
			app: 'Daylio',
			samples: [{ words: 'One' }, { words: 'Two' }, { day: '2026-11-17', words: 'Café €' }]
		});
		await expect(job.readOffered()).rejects.toThrow('no encoding was offered');
		expect(await job.read(new Blob([new Uint8Array([0xe9, 0])]))).toMatchObject({
			problem: { problem: 'notUtf8' }
		});
		job.close();
	}));

test('a single text in a zip file is read as if it had been chosen', () =>
	inDatabase(async ({ name, tab }) => {
		await tab().check();
		const job = new ImportJob(openRestoring(name));
		const table = 'When,What\n2026-11-20,tea\n';
		expect(await job.read(await zipOf({ 'a.csv': table, 'b.png': 'x' }))).toMatchObject({
			is: 'table',
			rows: 1
		});
		expect(await job.read(await zipOf({ 'daylio.csv': text }))).toMatchObject({ app: 'Daylio' });
		job.close();
	}));

test.each([
	['two texts', () => zipOf({ 'a.csv': 'a', 'b.csv': 'b' }), 'otherKind'],
	['no text', () => zipOf({ 'a.png': 'a' }), 'otherKind'],
	['a workbook', () => zipOf({ 'xl/workbook.xml': '<a/>' }), 'otherKind'],
	['a password', () => zipOf({ 'a.csv': 'a' }, { isEncrypted: true }), 'lockedArchive'],
	['another packing', () => zipOf({ 'a.csv': 'a' }, { method: 12 }), 'unknownArchive'],
	['its end cut off', async () => (await zipOf({ 'a.csv': text })).slice(0, -9), 'damagedArchive']
])('a zip file with %s has a sentence', (_, file, kind) =>
	inDatabase(async ({ name, tab }) => {
		await tab().check();
		const job = new ImportJob(openRestoring(name));
		const found = await job.read(await file());
		expect(found).toMatchObject({ is: 'problem', problem: { problem: kind } });
		job.close();
	})
);

test('the own spreadsheet adds nothing to its own diary', () =>
	inDatabase(async ({ name, tab }) => {
		const storage = tab();
		await storage.check();
		const first = { ...winAt('2026-11-20T09:30:15+01:00'), note: '=1+1', moodAfter: 4 as const };
		const second = { ...winAt('2026-11-21T10:00:00+01:00'), carry: 'Ask again' };
		await storage.write([saving(first), saving(second)]);
		let sheet = '';
		const words = { ...spreadsheetWords({ cards: [] } as never) };
		for await (const chunk of spreadsheet(await storage.all('wins'), [], words)) sheet += chunk;
		const job = new ImportJob(openRestoring(name));
		expect(await job.read(new Blob([sheet]))).toMatchObject({
			is: 'entries',
			isOwnSheet: true,
			change: { wins: { added: 0, same: 2, refused: 0 } }
		});
		job.close();
	}));

test.each([
	['a zero', 'full_date,mood,activities\0\n', { problem: 'strange' }],
	['a day in brackets', '[2026-11-20 21:15] Rang Mo.', { problem: 'strange' }],
	['broken JSON of something else', '[{"date": "2026-11-20", ', { problem: 'brokenJson' }],
	[
		'broken JSON of the app',
		'{"format": "small-hello-backup", ',
		{ problem: 'truncated', line: 1 }
	],
	['a list without dates', '[{"a": 1, "b": 2}]', { problem: 'foreign' }],
	['JSON of something else', '{"a": 1}', { problem: 'foreign' }],
	['words', 'Dear diary', { problem: 'strange' }],
	['stray quotes', `a,b\n${'"1" x,2\n'.repeat(1_001)}`, { problem: 'brokenQuotes', row: 1_002 }]
])('a file with %s cannot be imported', (_, content, error) =>
	inDatabase(async ({ name, tab }) => {
		await tab().check();
		const job = new ImportJob(openRestoring(name));
		expect(await job.read(new Blob([content]))).toMatchObject({ is: 'problem', problem: error });
		job.close();
	})
);
