import { describe, expect, test } from 'vitest';
import { withApp } from '../../../../tests/support/app.ts';
import { outcomeOf, type ReadPreview } from './import-preview.ts';
import { ImportState } from './import.svelte.ts';
import { nothingSentence } from './import-words.ts';

/** A file of a source with these records, and the choices before its preview. */
interface Source {
	name: string;
	file(records: readonly string[]): string;
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
	await importing.choose(new File([file(records)], name));
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
			'There is nothing in this file to import. Nothing was changed.'
		);
		importing.rest();
	}));
