import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { ImportedEntries } from '#lib/formats/imports/imported-entries.ts';
import { importedFrom } from '../../../../../tests/support/imports.ts';
import { presently } from './presently.ts';

const from = (text: string) => importedFrom(presently, text) as Promise<ImportedEntries>;

describe('a Presently export', () => {
	test('has each text unchanged at noon of its day, including duplicates', async () => {
		const url = new URL('../../../../../tests/fixtures/arrivals/presently.csv', import.meta.url);
		const { wins, earlierIds, ...rest } = await from(await readFile(url, 'utf8'));
		expect(wins.map(({ at, note }) => [at.slice(0, 16), note])).toEqual([
			['2020-06-02T12:00', 'Unit of tea with the neighbour'],
			['2020-06-03T12:00', 'First line\n\nThird line, with a comma'],
			['2020-06-04T12:00', 'They said "come again"'],
			['2020-06-04T12:00', 'They said "come again"']
		]);
		expect(
			wins.every(({ moodAfter, people, tags }) => !moodAfter && !people.length && !tags.length)
		).toBe(true);
		// Only words with a line end or two blanks have another id than before.
		expect([...earlierIds.keys()]).toEqual([wins[1]!.id]);
		expect(rest).toEqual({
			equals: [wins.slice(2).map(({ id }) => id)],
			people: [],
			mergedNames: [],
			moods: [],
			entries: 4,
			withoutTime: 4,
			skipped: [],
			warnings: []
		});
	});

	test('reports rows that are not entries', async () => {
		const { wins, skipped } = await from(
			'entryDate,entryContent\n6/2/2020,other order\n2020-06-03\n2020-06-04,\n2020-02-30,no day\n2020-06-05,ok,,\n'
		);
		expect(wins).toMatchObject([{ note: 'ok' }]);
		expect(skipped).toEqual([
			{ place: { row: 2, part: '' }, reason: 'noDate', value: '6/2/2020,other order' },
			{ place: { row: 5, part: '' }, reason: 'noDate', value: '2020-02-30,no day' },
			{ place: { row: 3, part: '' }, reason: 'empty', value: '' },
			{ place: { row: 4, part: '' }, reason: 'empty', value: '' }
		]);
	});
});
