import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isFileError, type FileError } from '#lib/formats/file-error.ts';
import { importedFrom, importedFromArchive, textIn } from '../../../../tests/support/imports.ts';
import { runs } from '../../../../tests/support/runs.ts';
import { base64Of, zipOf } from '../../../../tests/support/zip.ts';
import { textsIn, withOffered } from './archive.ts';
import type { ImportedEntries } from './imported-entries.ts';
import { formatOf, prefixLength } from './registry.ts';

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
const fromZip = async (files: Parameters<typeof zipOf>[0]) =>
	read(await importedFromArchive(await zipOf(files)));
const long = 'long words '.repeat(prefixLength / 8);

beforeEach(() => {
	vi.stubEnv('TZ', 'Europe/Berlin');
});
afterEach(() => {
	vi.unstubAllEnvs();
});

/** Returns the value with the fields of all its objects in the order of the weights, after long words. */
function reordered(value: unknown, weights: readonly number[]): unknown {
	if (Array.isArray(value)) return value.map((one) => reordered(one, weights));
	if (typeof value !== 'object' || value === null) return value;
	const weight = (key: string) => weights[key.length % weights.length]!;
	const fields = Object.entries(value).map(([key, one]) => [key, reordered(one, weights)] as const);
	return Object.fromEntries([
		['preface', long],
		...fields.sort(([a], [b]) => weight(a) - weight(b) || a.localeCompare(b))
	]);
}

describe('a file of another app', () => {
	test.each([
		'daylio-backup.json',
		'day-one.json',
		'journey-1571425138176-lflfuesv9vkzmsu6.json',
		'journey-1483225200000-3f8a.json',
		'nomie-6.json',
		'nomie-5.json'
	])('is read with its fields in any order, and long words before them: %s', async (name) => {
		const text = await fixture(name);
		const format = formatOf(text)!;
		const expected = read(await importedFrom(format, text)).wins.map(({ id }) => id);
		await fc.assert(
			fc.asyncProperty(fc.array(fc.nat(), { minLength: 7, maxLength: 7 }), async (weights) => {
				const other = JSON.stringify(reordered(JSON.parse(text), weights));
				expect(formatOf(other)).toBe(format);
				const { wins } = read(await importedFrom(format, other));
				expect(wins.map(({ id }) => id).sort()).toEqual([...expected].sort());
				if (name.startsWith('daylio')) expect(formatOf(base64Of(other))).toBe(format);
			}),
			runs(30)
		);
	});

	test('is read as a page with any length of style', async () => {
		const page = await fixture('apple-journal/2024-11-03.html');
		const other = page.replace('<style', `<style>/* ${long} */</style><style`);
		expect(formatOf(other)).toBe(formatOf(page));
		expect(read(await importedFrom(formatOf(other)!, other)).wins).toHaveLength(1);
	});

	test('is not every page, table or list after long words', () => {
		for (const text of [
			`<!DOCTYPE html><style>.pageHeader{}</style><p>${long}`,
			JSON.stringify({ preface: long, entries: [{ title: 'a', date: '2020-01-09' }] }),
			JSON.stringify({ preface: long, version: '1', files: { a: {} } }),
			JSON.stringify({ preface: long, text: 'words' }),
			`{"preface":"${long}","date_journal":1`,
			`date,note\n2020-01-09,${long}`
		])
			expect(formatOf(text)).toBeNull();
	});
});

describe('an archive with a file for each entry', () => {
	const entry = (text: string, rest = {}) =>
		JSON.stringify({ text, date_journal: 1571386059000, ...rest });

	test.each(['', 'folder/'])('has those with long words first, in %j', async (folder) => {
		const found = await fromZip({
			[`${folder}1.json`]: entry('short'),
			[`${folder}2.json`]: entry(long)
		});
		expect(found.wins.map(({ note }) => note.slice(0, 10))).toEqual(['short', 'long words']);
		expect([...found.warnings, ...found.skipped]).toEqual([]);
	});

	test.each(['', 'folder/'])('counts each that cannot be read, in %j', async (folder) => {
		const found = await fromZip({
			[`${folder}1.json`]: entry('short'),
			[`${folder}2.json`]: entry(long).slice(0, -1),
			[`${folder}3.json`]: Uint8Array.from(entry('caf\xe9'), (letter) => letter.charCodeAt(0)),
			[`${folder}4.json`]: '{"text":"undated words"}',
			[`${folder}5.json`]: ''
		});
		expect(found.wins).toHaveLength(1);
		expect(found.entries).toBe(4);
		expect(found.skipped.map(({ place, reason }) => [place.part, reason])).toEqual([
			[`${folder}2.json`, 'wrongType'],
			[`${folder}4.json`, 'noDate'],
			[`${folder}3.json`, 'wrongType']
		]);
	});

	test('offers its only text if that is in an older encoding', async () => {
		const cafe = [0x63, 0x61, 0x66, 0xe9, 0x2c];
		const found = await textsIn(await zipOf({ 'a.csv': Uint8Array.from(cafe) }));
		if (isFileError(found)) throw new Error(found.problem);
		expect(found).toMatchObject({ texts: [], unread: [{ error: { problem: 'notUtf8' } }] });
		expect(withOffered(found)).toEqual({
			...{ texts: [{ name: 'a.csv', text: 'café,' }], unread: [], names: ['a.csv'] }
		});
	});

	test('is refused as a whole if its only text is in no encoding', async () => {
		const zip = await zipOf({ 'a.csv': Uint8Array.from([0x63, 0x61, 0x66, 0xe9, 0x81, 0x2c]) });
		expect(await importedFromArchive(zip)).toMatchObject({ problem: 'notUtf8' });
	});
});
