import { expect, test } from 'vitest';
import type { ImportFormat } from '#lib/formats/imports/format.ts';
import { daylio } from '#lib/formats/imports/daylio/daylio.ts';
import { importFormats } from '#lib/formats/imports/registry.ts';
import { openRestoring } from '#lib/storage/bulk-import.ts';
import { inDatabase, saving, winAt } from '../../../../tests/support/database.ts';
import { ImportJob } from './import-job.ts';

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

test.each([
	['a zero', 'full_date,mood,activities\0\n', { problem: 'notJson' }],
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
