import { describe, expect, test } from 'vitest';
import { withApp } from '../../../../tests/support/app.ts';
import { base64Of, zipOf } from '../../../../tests/support/zip.ts';
import { outcomeOf, type ReadPreview } from './import-preview.ts';
import { ImportState } from './import.svelte.ts';
import { nothingSentence } from './import-words.ts';

/** A file of a source with these records, and the choices before its preview. */
interface Source {
	name: string;
	file(records: readonly string[]): BlobPart | Promise<BlobPart>;
	readonly good: string;
	readonly bad: string;
	prepare?(importing: ImportState): Promise<unknown>;
}

const csv = (heading: string) => (records: readonly string[]) =>
	[heading, ...records, ''].join('\n');
const win = (id: string, at: string) => {
	const revision = '001795163402000.00000.74d06f36c9a18a2d';
	const words = { cardId: null, channel: null, note: 'Waved', genuine: '', carry: '' };
	const rest = { people: [], tags: [], moodBefore: null, moodAfter: null, ease: null };
	return JSON.stringify({
		...{ id, at, ...words, ...rest },
		...{ energy: null, reply: null, treasured: false, revision }
	});
};

const sources: readonly Source[] = [
	{
		name: 'copy.json',
		file: (records) =>
			`{"format":"small-hello-backup","version":1,"exportedAt":"2026-11-20T09:50:00.123Z","wins":[${records.join()}]}`,
		good: win('01a1f8d3-ea00-7000-8000-000000000001', '2026-11-20T09:30:00+01:00'),
		bad: win('01a1f8d3-ea00-7000-8000-000000000002', 'yesterday')
	},
	{
		name: 'daylio.csv',
		file: csv('full_date,date,weekday,time,mood,activities,note_title,note'),
		good: '2026-11-20,Nov 20,Friday,9:15:00 PM,good,tea,,one',
		bad: 'yesterday,Nov 20,Friday,9:15:00 PM,good,tea,,two'
	},
	{
		name: 'presently.csv',
		file: csv('entryDate,entryContent'),
		good: '2026-11-20,a walk',
		bad: 'yesterday,a talk'
	},
	{
		name: 'backup.daylio',
		file: (records) =>
			zipOf({
				'backup.daylio': base64Of(
					`{"version":15,"customMoods":[],"tags":[],"dayEntries":[${records.join()}]}`
				)
			}),
		good: '{"year":2026,"month":10,"day":20,"hour":21,"minute":15,"note":"one"}',
		bad: '{"year":2026,"month":13,"day":20,"note":"two"}'
	},
	{
		name: 'how-we-feel.csv',
		file: csv('Date,Mood,Tags (People),Tags (Places),Tags (Events),Notes,Reflections,Takeaways'),
		good: '2026 Sun May 17 3:39 PM,Grateful,Mo,Home,Resting,one,,',
		bad: '2026 Mon May 17 3:39 PM,Grateful,Mo,Home,Resting,two,,'
	},
	{
		name: 'day-one.zip',
		file: (records) =>
			zipOf({ 'Journal.json': `{"metadata":{"version":"1.0"},"entries":[${records.join()}]}` }),
		good: '{"creationDate":"2026-05-17T15:56:18Z","timeZone":"Europe/Berlin","text":"one"}',
		bad: '{"creationDate":"yesterday","text":"two"}'
	},
	{
		name: 'journey.zip',
		file: (records) => zipOf(Object.fromEntries(records.map((record, i) => [`${i}.json`, record]))),
		good: '{"date_journal":1571386059000,"text":"<p>one</p>"}',
		bad: '{"date_journal":9e20,"text":"<p>two</p>"}'
	},
	{
		name: 'apple-journal.zip',
		file: (records) =>
			zipOf(
				Object.fromEntries(
					records.map((record, i) => [
						`AppleJournalEntries/Entries/${i}.html`,
						`<!DOCTYPE html><html><body><div class='pageContainer'>${record}</div></body></html>`
					])
				)
			),
		good: '<div class="pageHeader">Sunday, 3 November 2024</div><div class="bodyText"><p>one</p></div>',
		bad: '<div class="pageHeader">anytime</div><div class="bodyText"><p>two</p></div>'
	},
	{
		name: 'list.json',
		file: (records) => `[${records.join()}]`,
		good: '{"date":"2026-11-20","time":"09:15","notes":"one"}',
		bad: '{"date":"2026-11-21","time":"09:15","notes":""}',
		prepare: (importing) =>
			importing.match({
				...{ date: 0, dateOrder: 'ymd', time: 1, text: [2] },
				...{ mood: null, people: null, tags: null, separator: '' },
				isMoodReversed: false
			})
	},
	{
		name: 'small-hello.csv',
		file: csv('Day,Time,Act,What happened,What felt genuine,To remember,People,Tags,Mood after'),
		good: '2026-11-20,09:30,,Waved,,,,,',
		bad: 'yesterday,09:30,,Called,,,,,'
	},
	{
		name: 'table.csv',
		file: csv('Date,Time,Words'),
		good: '2026-11-20,09:15,Waved',
		bad: '2026-11-21,09:15,',
		prepare: (importing) =>
			importing.match({
				...{ date: 0, dateOrder: 'ymd', time: 1, text: [2] },
				...{ mood: null, people: null, tags: null, separator: '' },
				isMoodReversed: false
			})
	}
];

async function previewOf(
	importing: ImportState,
	{ name, file, prepare }: Source,
	records: readonly string[]
): Promise<ReadPreview> {
	await importing.choose(new File([await file(records)], name));
	await prepare?.(importing);
	const { preview } = importing;
	if (preview?.is !== 'backup' && preview?.is !== 'entries') {
		throw new Error(`${name} was not read: ${JSON.stringify(preview)}`);
	}
	return preview;
}

describe.each(sources)('a file like $name', (source) => {
	const { good, bad } = source;

	test('is called "here already" only for what was read and is the same', () =>
		withApp(async ({ app }) => {
			const importing = new ImportState(app);
			const outcome = async (records: readonly string[]) => {
				const preview = await previewOf(importing, source, records);
				const sentence = nothingSentence(preview);
				expect(sentence?.includes('here already') ?? false).toBe(
					['partlyHere', 'allHere'].includes(outcomeOf(preview))
				);
				return outcomeOf(preview);
			};
			expect(await outcome([bad])).toBe('unreadable');
			expect(await outcome([good])).toBe('writes');
			await importing.import(new Map());
			expect(await outcome([good])).toBe('allHere');
			expect(await outcome([good, bad])).toBe('partlyHere');
			expect(await outcome([bad])).toBe('unreadable');
			importing.rest();
		}));
});

test('an empty backup has nothing to import', () =>
	withApp(async ({ app }) => {
		const importing = new ImportState(app);
		const preview = await previewOf(importing, sources[0]!, []);
		expect(outcomeOf(preview)).toBe('empty');
		expect(nothingSentence(preview)).toBe(
			'There’s nothing in this file to import. Nothing was changed.'
		);
		importing.rest();
	}));
