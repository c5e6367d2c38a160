import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isFileError, type FileError } from '#lib/formats/file-error.ts';
import { importedFrom, importedFromArchive, textIn } from '../../../../tests/support/imports.ts';
import { base64Of, zipOf } from '../../../../tests/support/zip.ts';
import { daylio } from './daylio/daylio.ts';
import type { ImportFormat } from './format.ts';
import type { ImportedEntries } from './imported-entries.ts';
import { formatOf } from './registry.ts';

const fixture = async (name: string) =>
	textIn(
		new Uint8Array(
			await readFile(new URL(`../../../../tests/fixtures/arrivals/${name}`, import.meta.url))
		)
	);
function read<Found extends ImportedEntries>(found: Found | FileError): Found {
	if (isFileError(found)) throw new Error(found.problem);
	return found;
}
const fromText = async (text: string, format?: ImportFormat) =>
	read(await importedFrom(format ?? formatOf(text)!, text));
const fromZip = async (files: Record<string, string>) =>
	read(await importedFromArchive(await zipOf(files)));
const told = ({ wins, people }: ImportedEntries) =>
	wins.map(({ at, moodAfter, note, tags, treasured, people: those }) => ({
		...{ at, moodAfter, note, tags, treasured },
		people: those.map((id) => people.find((one) => one.id === id)?.name)
	}));
const reasons = ({ warnings }: ImportedEntries) =>
	warnings.map(({ reason, value }) => [reason, value] as const);
const plain = { moodAfter: null, tags: [], treasured: false, people: [] };

beforeEach(() => {
	vi.stubEnv('TZ', 'Europe/Berlin');
});
afterEach(() => {
	vi.unstubAllEnvs();
});

describe('the backup of Daylio', () => {
	const backup = async () => ({ 'backup.daylio': base64Of(await fixture('daylio-backup.json')) });

	test('has true moods, zones, activities and favourites', async () => {
		const found = await fromZip({ ...(await backup()), 'assets/photos/2026/11/c0ffee': 'photo' });
		expect(told(found)).toEqual([
			{
				...{ at: '2026-11-19T22:13:00+01:00', moodAfter: 5, treasured: true, people: [] },
				note: 'Evening\nRang an old friend.\n\nWe laughed about "the canoe" & more.',
				tags: ['friends', 'phone call']
			},
			{ ...plain, at: '2026-11-19T08:05:00+01:00', moodAfter: 3, note: '' },
			{
				...plain,
				...{ at: '2026-07-17T13:40:00+09:00', moodAfter: 1, tags: ['at home'] },
				note: 'I love you <3, even today'
			}
		]);
		expect(reasons(found)).toEqual([
			['attachments', '1'],
			['formatting', 'b']
		]);
		expect(found.moods).toEqual([]);
		expect(found.format.app).toBe('Daylio');
	});

	test('is read unpacked as well, in Base64 and as JSON', async () => {
		const found = told(await fromZip(await backup()));
		expect(told(await fromText((await backup())['backup.daylio']))).toEqual(found);
		expect(told(await fromText(await fixture('daylio-backup.json')))).toEqual(found);
	});

	test('has the same entries as the CSV of the same diary', async () => {
		const csv = [
			'full_date,date,weekday,time,mood,activities,scales,note_title,note',
			'2026-11-19,November 19,Thursday,22:13,love it,"friends | phone call",,"Evening","Rang an old friend.<br><br>We laughed about ""the canoe"" &amp; more."',
			'2026-11-19,November 19,Thursday,08:05,meh,"",,"",""',
			'2026-07-17,July 17,Friday,13:40,awful,"at home",,"","I love you &lt;3, <b>even</b> today"'
		].join('\n');
		const ids = ({ wins }: ImportedEntries) => wins.map(({ id }) => id);
		expect(ids(await fromText(csv, daylio))).toEqual(ids(await fromZip(await backup())));
	});

	test('with entries of wrong types loses those only', async () => {
		const json = JSON.stringify({
			customMoods: [null, { id: 1, mood_group_id: 9 }, { id: 2, custom_name: 'odd' }],
			tags: 'none',
			dayEntries: [
				7,
				{ year: 2026, month: 12, day: 1 },
				{ year: 2026, month: 0, day: 1, mood: 2, tags: [1], note: 'a' },
				{ datetime: 1674556607764, timeZoneOffset: 60, note: 'b' },
				{ datetime: 9e15, note: 'c' }
			]
		});
		const found = await fromText(json);
		expect(found.wins.map(({ at, note }) => [at, note])).toEqual([
			['2026-01-01T12:00:00+01:00', 'a'],
			['2023-01-24T11:36:00+01:00', 'b']
		]);
		expect(found.skipped.map(({ reason }) => reason)).toEqual(['wrongType', 'noDate', 'noDate']);
		expect(found.moods).toEqual([{ name: 'odd', entries: 1, mood: null }]);
	});
});

describe('the CSV of How We Feel', () => {
	test('has people, and feelings, places and events as tags', async () => {
		const found = await fromText(await fixture('how-we-feel.csv'));
		expect(told(found)).toEqual([
			{
				...plain,
				...{ at: '2026-05-17T15:39:00+02:00', note: 'Rang my aunt' },
				...{ people: ['Family', 'Mo'], tags: ['Grateful', 'Home', 'Resting'] }
			},
			{
				...plain,
				at: '2026-05-16T09:05:00+02:00',
				note: 'Two lines,\nof a note\nWhat helped?\nAsk again',
				tags: ['Hopeful', 'Tired', 'By Myself', 'Outside', 'Walking', 'Coffee']
			},
			{ ...plain, at: '2026-05-15T07:00:00+02:00', note: '', people: ['Mo'], tags: ['Calm'] }
		]);
		expect(found.moods.map(({ name }) => name)).toEqual(['Grateful', 'Hopeful', 'Calm']);
		expect(reasons(found).filter(([reason]) => reason !== 'mood')).toEqual([
			['measures', 'steps: 899.0, weather: Clouds, temperature (f): 63.0'],
			['measures', 'sleep: 7.5']
		]);
	});

	test('of a later version has keys beside the names', async () => {
		const found = await fromText(
			'Date,Locale,Mood Keys,Mood,Tags (People),Tags (Places),Tags (Events),Notes,Reflections,Takeaways\n2026 Wed Jul 22 11:36 PM,en,down,down,By Myself,Home,Resting,"A full note","[]","[""one"",""two""]"\n'
		);
		expect(told(found)).toMatchObject([
			{ at: '2026-07-22T23:36:00+02:00', note: 'A full note\none\ntwo' }
		]);
	});
});

describe('the export of Day One', () => {
	const expected = [
		{
			...plain,
			...{ at: '2026-05-17T17:56:18+02:00', treasured: true, tags: ['coffee', 'friends'] },
			note: 'Coffee with Tom\n\nWe sat outside. Sun!\n\nBack at 5-ish.'
		},
		{ ...plain, at: '2026-01-03T08:30:00+09:00', note: 'Called home\nSnow.' }
	];

	test('is read as JSON, in the zones in which it was written', async () => {
		const found = await fromText(await fixture('day-one.json'));
		expect(told(found)).toEqual(expected);
		expect(reasons(found).map(([reason, value]) => [reason, value.slice(0, 26)])).toEqual([
			['formatting', 'Coffee with Tom\n\nWe sat ou'],
			['attachments', '1'],
			['location', 'Maybachufer 8, Berlin, Ger']
		]);
		expect(found.skipped).toMatchObject([{ place: { row: 3 }, reason: 'empty' }]);
	});

	test('is read as a zip file with several journals', async () => {
		const json = await fixture('day-one.json');
		const found = await fromZip({
			'Journal.json': json,
			'Work.json': json.replace('Coffee', 'Tea'),
			'photos/c0ffee.jpeg': 'photo',
			'__MACOSX/._Journal.json': 'x'
		});
		expect(found.wins.map(({ note }) => note.split(' ')[0])).toEqual([
			...['Coffee', 'Called', 'Tea', 'Called']
		]);
		expect(found.format.app).toBe('Day One');
	});
});

describe('the export of Journey', () => {
	const first = 'journey-1571425138176-lflfuesv9vkzmsu6.json';
	const second = 'journey-1483225200000-3f8a.json';

	test('is a zip file with a file for each entry', async () => {
		const found = await fromZip({
			[first.slice(8)]: await fixture(first),
			'1571425138176-lflfuesv9vkzmsu6-ykqsoau0grrkdlr0.jpeg': 'photo',
			[second.slice(8)]: await fixture(second),
			'broken.json': '{"date_journal": 1, ',
			'notes.json': '{"a": 1}'
		});
		expect(told(found)).toEqual([
			{
				...plain,
				...{ at: '2019-10-18T09:07:39+01:00', treasured: true, tags: ['bike', 'friends'] },
				note: 'Rode to Sam’s for the first time!\nIt was worth it & dry.'
			},
			{ ...plain, at: '2017-01-01T00:00:00+01:00', note: 'Plain words\nof an old entry, 1 < 2' }
		]);
		expect(found.moods).toEqual([{ name: '5', entries: 1, mood: null }]);
		expect(reasons(found)).toEqual([
			...[
				['formatting', 'em'],
				['attachments', '1'],
				['location', 'London road, Croydon']
			],
			...[
				['otherPart', 'notes.json'],
				['mood', '5']
			]
		]);
		expect(found.skipped).toMatchObject([{ reason: 'wrongType', value: 'broken.json' }]);
	});
});

describe('the export of Apple Journal', () => {
	const page = (name: string) => fixture(`apple-journal/${name}.html`);

	test('is a zip file with a page for each entry', async () => {
		const found = await fromZip({
			'AppleJournalEntries/index.html': '<!DOCTYPE html><p>2 entries',
			'AppleJournalEntries/Entries/2024-11-03.html': await page('2024-11-03'),
			'AppleJournalEntries/Entries/2025-11-01.html': await page('2025-11-01'),
			'AppleJournalEntries/Resources/IMG1.json': '{"date": 784043393}',
			'__MACOSX/AppleJournalEntries/Entries/._2024-11-03.html': '\0\x05'
		});
		expect(told(found)).toEqual([
			{
				...plain,
				...{ at: '2024-11-03T12:00:00+01:00', people: ['Mom'], tags: ['Sad', 'Overwhelmed'] },
				note: 'A call & a walk\nWho helped you?\nParagraph one.\nParagraph two, 1 < 2.\n- tea'
			},
			{
				...plain,
				...{ at: '2025-10-31T12:00:00+01:00', note: 'Entrada de exemplo\nLiguei para a Ana.' }
			}
		]);
		expect(found.withoutTime).toBe(2);
		expect(reasons(found)).toEqual([
			...[
				['formatting', 'b'],
				['attachments', '1'],
				['location', 'Old Town Market'],
				['mood', 'Sad']
			]
		]);
	});

	test('has the day of its file if that in words cannot be read', async () => {
		const found = await fromZip({
			'Entries/2025-11-01_x.html': (await page('2025-11-01')).replace(/sexta.*2025/, 'anytime'),
			'Entries/other.html': (await page('2025-11-01')).replace(/sexta.*2025/, 'anytime')
		});
		expect(told(found)).toMatchObject([{ at: '2025-11-01T12:00:00+01:00' }]);
		expect(found.skipped).toMatchObject([{ reason: 'noDate', value: 'anytime' }]);
	});

	test('with a single page is read too', async () => {
		expect(told(await fromText(await page('2024-11-03')))).toMatchObject([{ people: ['Mom'] }]);
	});
});

describe('an archive', () => {
	test('of another app has the sentence for its kind', async () => {
		expect(await importedFromArchive(await zipOf({ 'a.json': '{}', 'b.txt': 'x' }))).toEqual({
			problem: 'strange'
		});
	});

	test('with a password or damage is refused as a whole only if nothing is left', async () => {
		const json = await fixture('day-one.json');
		const locked = await zipOf({ 'Journal.json': json }, { isEncrypted: true });
		expect(await importedFromArchive(locked)).toEqual({ problem: 'lockedArchive' });
		const bytes = new Uint8Array(
			await (await zipOf({ 'a.json': json, 'b.json': json }, { isPacked: false })).arrayBuffer()
		);
		bytes[500]! ^= 1;
		const found = read(await importedFromArchive(new Blob([bytes])));
		expect(found.wins).toHaveLength(2);
		expect(found.skipped).toContainEqual({
			...{ place: { row: 0, part: 'a.json' }, reason: 'wrongType', value: 'a.json' }
		});
	});
});
