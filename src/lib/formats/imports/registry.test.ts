import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isFileError } from '#lib/formats/file-error.ts';
import messages from '#lib/i18n/messages/en.json';
import {
	importedFrom,
	textIn as textInBytes,
	type ImportOptions
} from '../../../../tests/support/imports.ts';
import { emptyDiary, stamp } from '../../../../tests/support/copies.ts';
import { daylio } from './daylio/daylio.ts';
import { entryPlan } from './entry-plan.ts';
import type { ImportFormat } from './format.ts';
import type { ImportedEntries } from './imported-entries.ts';
import { nomie } from './nomie/nomie.ts';
import { formatOf, importFormats } from './registry.ts';

const fixture = async (name: string) =>
	new Uint8Array(
		await readFile(new URL(`../../../../tests/fixtures/arrivals/${name}`, import.meta.url))
	);
const textIn = async (name: string) => textInBytes(await fixture(name));

async function imported(name: string, options: ImportOptions = {}): Promise<ImportedEntries> {
	const text = await textIn(name);
	const found = await importedFrom(formatOf(text)!, text, options);
	if (isFileError(found)) throw new Error(`${name} was refused`);
	return found;
}

beforeEach(() => {
	vi.stubEnv('TZ', 'Europe/Berlin');
});
afterEach(() => {
	vi.unstubAllEnvs();
});

/** The fixtures in the format of an app, each with the id of that format. */
const fixtures: readonly (readonly [name: string, id: string])[] = [
	['daylio-scales.csv', 'daylio'],
	['daylio-2021.csv', 'daylio'],
	['daylio-2019-german.csv', 'daylio'],
	['daylio-2018.csv', 'daylio'],
	['daylio-resaved.csv', 'daylio'],
	['presently.csv', 'presently'],
	['utf16.csv', 'presently'],
	['nomie-6.json', 'nomie'],
	['nomie-5.json', 'nomie'],
	['daylio-backup.json', 'daylio'],
	['how-we-feel.csv', 'how-we-feel'],
	['day-one.json', 'day-one'],
	['journey-1571425138176-lflfuesv9vkzmsu6.json', 'journey'],
	['journey-1483225200000-3f8a.json', 'journey'],
	['apple-journal/2024-11-03.html', 'apple-journal'],
	['apple-journal/2025-11-01.html', 'apple-journal']
];

test('each format has a fixture', async () => {
	const texts = await Promise.all(fixtures.map(([name]) => textIn(name)));
	const found = new Set(texts.map((text) => formatOf(text)));
	expect(importFormats.filter((format) => !found.has(format)).map(({ id }) => id)).toEqual([]);
});

test('the hint beside the import button names the app of each format', () => {
	for (const { app } of importFormats) expect(messages.import_hint).toContain(app);
});

test.each(['README.md', 'docs/data-format.md', 'src/lib/formats/README.md'])(
	'%s names the app of each format',
	async (document) => {
		const text = await readFile(new URL(`../../../../${document}`, import.meta.url), 'utf8');
		expect(importFormats.map(({ app }) => app).filter((app) => !text.includes(app))).toEqual([]);
	}
);

describe('the app of a file', () => {
	test.each([...fixtures, ['table.csv', null] as const])('for %s is %s', async (name, id) => {
		expect(formatOf(await textIn(name))?.id ?? null).toBe(id);
	});

	test.each([
		'',
		'{}',
		'[]',
		'null',
		'{"format":"small-hello-backup","version":1,"wins":[{"note":"\\"files\\":{"}]}',
		'{"files":{}}',
		'{"version":6,"files":{}}',
		'full_date,mood',
		'entryDate,entryContent,more',
		'mood,activities\n',
		'date,mood,tags',
		'{"entries":[{"title":"a","body":"b","date":"2020-01-09"}]}',
		'<!DOCTYPE html><title>pageHeader</title>',
		'eyJhIjoxfQ==',
		'"full_date,mood,activities'
	])('for %j is unknown', (text) => {
		expect(formatOf(text)).toBeNull();
	});

	test('is recognised after reformatting', async () => {
		const pretty = JSON.stringify(JSON.parse(await textIn('nomie-6.json')), null, '\t');
		expect(formatOf(pretty)).toBe(nomie);
		expect(formatOf('"Full_Date";"mood";"activities"\r\n')).toBe(daylio);
	});
});

describe('an imported file', () => {
	test.each(fixtures)('has the same wins each time, with different ids: %s', async (name) => {
		const first = await imported(name);
		expect((await imported(name)).wins).toEqual(first.wins);
		expect(new Set(first.wins.map(({ id }) => id)).size).toBe(first.wins.length);
		vi.stubEnv('TZ', 'Pacific/Apia');
		const elsewhere = await imported(name);
		expect(elsewhere.wins.map(({ id }) => id)).toEqual(first.wins.map(({ id }) => id));
	});

	test('is rejected by the formats of other apps', async () => {
		const text = await textIn('presently.csv');
		for (const format of [daylio, nomie])
			expect(await importedFrom(format, text)).toEqual({ problem: 'otherShape' });
	});

	test.each(fixtures)(
		'is read up to its last whole entry or rejected if truncated: %s',
		async (name) => {
			const text = await textIn(name);
			const whole = (await imported(name)).wins;
			const ends = fc.integer({ min: 0, max: text.length - 1 });
			await fc.assert(
				fc.asyncProperty(ends, async (end) => {
					const cut = text.slice(0, end);
					const format = formatOf(cut);
					const found = format && (await importedFrom(format, cut));
					const count = found && !isFileError(found) ? found.wins.length : 0;
					expect(count).toBeLessThanOrEqual(whole.length);
				})
			);
		}
	);

	test('is read without an exception for any text after a known heading', async () => {
		const tables = fixtures.flatMap(([name]) => (name.endsWith('.csv') ? name : []));
		const headings = (await Promise.all(tables.map(textIn))).map((text) =>
			text.slice(0, text.indexOf('\n') + 1)
		);
		const pieces = [
			'2026-11-20',
			'__proto__',
			'constructor',
			',',
			'"',
			'\n',
			' | ',
			'<br>',
			'&#0;'
		];
		const aText = fc.array(
			fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 9 }))
		);
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...headings), aText, async (heading, rest) => {
				const text = heading + rest.join('');
				const found = await importedFrom(formatOf(text)!, text);
				expect(isFileError(found) || found.entries >= found.wins.length).toBe(true);
			})
		);
	});
});

test('a new format needs only a folder and a line in the registry', async () => {
	const toy: ImportFormat = {
		id: 'toy',
		app: 'Toy Diary',
		recognises: (prefix) => prefix.startsWith('TOY\n'),
		ratingOf: (mood) => (mood === ':)' ? 5 : null),
		parse: (text) => ({
			entries: text
				.split('\n')
				.slice(1)
				.map((line, i) => {
					const [day, mood, words] = line.split(' ') as [string, string, string];
					const time = { wallClock: `${day}T12:00`, isNoonAssumed: true };
					const place = { row: i + 2, part: '' };
					return { place, time, mood, text: words, people: [], tags: [], content: [line] };
				}),
			people: [],
			skipped: [],
			warnings: []
		})
	};
	const text = 'TOY\n2026-11-20 :) tea\n2026-11-21 :| rain';
	expect(formatOf(text)).toBeNull();
	const formats = [...importFormats, toy];
	expect(formatOf(text, formats)).toBe(toy);
	expect(formatOf(await textIn('nomie-6.json'), formats)).toBe(nomie);

	const found = (await importedFrom(toy, text)) as ImportedEntries;
	expect(found.moods).toEqual([
		{ name: ':)', entries: 1, mood: 5 },
		{ name: ':|', entries: 1, mood: null }
	]);
	const plan = entryPlan(found, emptyDiary().collections, () => stamp('a', 1));
	expect(plan.collections.wins).toMatchObject({
		added: 2,
		rows: [
			{ note: 'tea', moodAfter: 5 },
			{ note: 'rain', moodAfter: null }
		]
	});
});
