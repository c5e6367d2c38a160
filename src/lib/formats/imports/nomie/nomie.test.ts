import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isFileError } from '#lib/formats/file-error.ts';
import type { ImportedEntries } from '#lib/formats/imports/imported-entries.ts';
import { importedFrom } from '../../../../../tests/support/imports.ts';
import { nomie } from './nomie.ts';
import { nomieNote } from './nomie-note.ts';

const from = (text: string) => importedFrom(nomie, text) as Promise<ImportedEntries>;
const fixture = (name: string) =>
	readFile(new URL(`../../../../../tests/fixtures/arrivals/${name}`, import.meta.url), 'utf8');
const book = 'data/books/2023-01-0';
/** Returns a backup with this text as its files. */
const backup = (files: string) => `{"version":"6.0.0","created":"x","files":${files}}`;

beforeEach(() => {
	vi.stubEnv('TZ', 'Europe/Berlin');
});
afterEach(() => {
	vi.unstubAllEnvs();
});

describe('a Nomie backup', () => {
	test('of version 6 has logs with their own offsets, moods, people and tags', async () => {
		const { wins, people, moods, entries } = await from(await fixture('nomie-6.json'));
		const names = new Map(people.map(({ id, name }) => [id, name]));
		expect(people.map(({ name }) => name)).toEqual(['Ola Ö.', 'mo']);
		expect(
			wins.map(({ at, note, moodAfter, tags, people: with_ }) => ({
				at,
				note,
				moodAfter,
				tags,
				with: with_.map((id) => names.get(id))
			}))
		).toEqual([
			{
				at: '2023-01-09T20:30:00+01:00',
				note: 'Coffee with @ola! #coffee(2) and #sleep(07:30:00) +vacation',
				moodAfter: 5,
				tags: ['coffee', 'sleep', 'vacation'],
				with: ['Ola Ö.']
			},
			{
				at: '2023-01-08T16:00:00-05:00',
				note: "Quiet evening, thought of @Mo's letter",
				moodAfter: 2,
				tags: [],
				with: ['mo']
			},
			{ at: '2023-01-10T11:00:00+01:00', note: 'neutral', moodAfter: null, tags: [], with: [] }
		]);
		expect(moods.map(({ name, mood }) => [name, mood])).toEqual([
			['2', 5],
			['-1', 2],
			['0', null]
		]);
		expect(entries).toBe(7);
	});

	test('of version 6 reports the parts that did not fit', async () => {
		const { skipped, warnings } = await from(await fixture('nomie-6.json'));
		const later = 'data/books/2023-01-1';
		expect(skipped).toEqual([
			{ place: { row: 2, part: later }, reason: 'wrongType', value: '"not a log"' },
			{
				place: { row: 3, part: later },
				reason: 'wrongType',
				value: '{"_id":"dB3xK9qLmZ","note":"no time at all"}'
			},
			{
				place: { row: 4, part: later },
				reason: 'noDate',
				value: '{"_id":"eB3xK9qLmZ","note":"a broken time","end":"yesterday"}'
			},
			{ place: { row: 3, part: book }, reason: 'empty', value: '0' }
		]);
		expect(warnings).toEqual([
			{ place: { row: 1, part: 'people.json' }, reason: 'personNote', value: 'likes cardamom' },
			{ place: { row: 0, part: 'trackers.json' }, reason: 'otherPart', value: 'trackers.json' },
			{ place: { row: 1, part: book }, reason: 'number', value: '#coffee(2) #sleep(07:30:00)' },
			{ place: { row: 1, part: book }, reason: 'location', value: 'Corner café 52.2 21.01' },
			{ place: { row: 3, part: book }, reason: 'location', value: '52.2 21.01' },
			{ place: { row: 5, part: later }, reason: 'mood', value: '0' }
		]);
	});

	test('of version 5 is read', async () => {
		const { wins, people } = await from(await fixture('nomie-5.json'));
		expect(wins).toMatchObject([
			{ at: '2021-04-30T14:00:00-04:00', note: '@ola rang #call', moodAfter: 4, tags: ['call'] }
		]);
		expect(people).toMatchObject([{ name: 'Ola' }]);
	});

	test('limits positivity to its scale, and has no rating for other values', async () => {
		const logs = [7, -3, '2', 1.5].map((score, i) => ({ note: `n${i}`, end: i, score }));
		const { wins } = await from(backup(JSON.stringify({ [book]: logs })));
		expect(wins.map(({ moodAfter }) => moodAfter)).toEqual([5, 1, 5, null]);
	});

	test.each([
		['{"version":"6.0.0","files":{"a":', 'brokenJson'],
		['{"version":"6.0.0","files":{}', 'brokenJson'],
		['{"version":"6.0.0","files":{}},', 'brokenJson'],
		['{"nomie":{"number":5},"events":[]}', 'otherShape']
	])('is an error for %s: %s', async (text, problem) => {
		expect(await from(text)).toEqual({ problem });
	});

	test.each([
		'{}',
		`{"${book}":{}}`,
		`{"${book}":[null,1,[],{"note":1,"end":2},{"end":1e300,"note":"x"},{"end":null}]}`,
		`{"people.json":[1],"${book}":"text"}`,
		`{"people.json":{"a":null,"b":1,"__proto__":{"displayName":"x"},"constructor":{}}}`,
		`{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`,
		`{"${book}":[{"note":"x","end":1,"__proto__":{"score":2}}]}`,
		`{"${book}":[${'['.repeat(50_000)}${']'.repeat(50_000)}]}`,
		`{"${book}":[{"note":"\\ud83d","end":"+012345-01-01T00:00:00Z"}]}`
	])('is read without an exception from hostile files: %.60s', async (files) => {
		const found = await from(backup(files));
		expect(isFileError(found)).toBe(false);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(found.wins.every(({ note }) => note.isWellFormed())).toBe(true);
	});

	test('is read without an exception from any values', async () => {
		const aLog = fc.record(
			{
				_id: fc.jsonValue(),
				note: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
				end: fc.oneof(fc.date({ noInvalidDate: true }), fc.jsonValue()),
				score: fc.jsonValue(),
				offset: fc.oneof(fc.integer(), fc.jsonValue()),
				location: fc.jsonValue()
			},
			{ requiredKeys: [] }
		);
		await fc.assert(
			fc.asyncProperty(fc.array(aLog), fc.jsonValue(), async (logs, people) => {
				const text = backup(JSON.stringify({ 'people.json': people, [book]: logs }));
				const { wins, skipped, entries } = await from(text);
				expect(entries).toBeLessThanOrEqual(logs.length);
				expect(wins.length + skipped.length).toBeGreaterThanOrEqual(entries);
			})
		);
	});
});

describe('a Nomie note', () => {
	test('has the people, trackers and contexts that the app finds', () => {
		expect(
			nomieNote(`Testing #notes #notes(10.1)
				#sleep(04:00:00) #note #notes_boat /home
				@bob, @Bob! @mom's @😡 a+b mail@home # @ +
				+contexts(90days) #walked?  #empty() #!`)
		).toEqual({
			people: ['bob', 'mom', '😡'],
			tags: ['notes', 'sleep', 'note', 'notes_boat', 'contexts', 'walked', 'empty'],
			numbers: ['#notes(10.1)', '#sleep(04:00:00)', '+contexts(90days)']
		});
	});
});
