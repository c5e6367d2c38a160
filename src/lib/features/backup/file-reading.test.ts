import { readFile as bytesOf } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { mostBytes } from '#lib/formats/file-text.ts';
import { textsIn } from '#lib/formats/imports/archive.ts';
import { importFormats } from '#lib/formats/imports/registry.ts';
import { base64Of, zipOf } from '../../../../tests/support/zip.ts';
import { spreadsheetColumns } from '#lib/formats/spreadsheet.ts';
import { locales } from '#lib/i18n/generated/runtime.js';
import { sheetWordsIn } from './own-sheets.ts';
import { readFile, readText } from './file-reading.ts';

const daylio =
	'full_date,date,weekday,time,mood,activities,note\n2026-11-20,x,y,21:15,good,tea,one\n';
const table = 'When,What\n2026-11-20,tea\n';
const copy =
	'{"format":"small-hello-backup","version":1,"exportedAt":"2026-11-20T09:50:00Z","wins":[]}';
const found = async (file: Blob) => {
	const reading = await readFile(file);
	if (reading.is === 'problem') return reading.problem.problem;
	return reading.is === 'entries' ? reading.app : reading.is;
};
const fixture = async (name: string) =>
	new Blob([
		new Uint8Array(
			await bytesOf(new URL(`../../../../tests/fixtures/arrivals/${name}`, import.meta.url))
		)
	]);

describe('a file', () => {
	test.each([
		['of Daylio', daylio, 'Daylio'],
		['with a table', table, 'table'],
		['with a list in JSON', '[{"date":"2026-11-20","notes":"tea"}]', 'table'],
		['with a list in a field', '{"entries":[{"date":"2026-11-20","notes":"tea"}]}', 'table'],
		['of the app', copy, 'backup'],
		['of the app that is cut off', copy.slice(0, 60), 'truncated'],
		['with a list without dates', '[{"a":1,"b":2}]', 'foreign'],
		['with other JSON', '{"a":1}', 'foreign'],
		['with broken JSON', '[{"date":"2026-11-20",', 'brokenJson'],
		['with a day in brackets', '[2026-11-20 21:15] Rang Mo.', 'strange'],
		['with words', 'Dear diary', 'strange'],
		['with a zero', 'full_date,mood,activities\0', 'strange'],
		['with a web page', '<!DOCTYPE html><p>tea', 'otherKind'],
		['without bytes', '', 'empty']
	])('%s is read or has a sentence', async (_, text, expected) => {
		expect(await found(new Blob([text]))).toBe(expected);
		// Packed with gzip, it is the same.
		if (text !== '') expect(await found(new Blob([gzipSync(text)]))).toBe(expected);
	});

	test.each([
		['daylio-backup.json', 'Daylio'],
		['how-we-feel.csv', 'How We Feel'],
		['day-one.json', 'Day One'],
		['apple-journal/2024-11-03.html', 'Apple Journal'],
		['not-utf8.csv', 'offered']
	])('like %s is read', async (name, expected) => {
		expect(await found(await fixture(name))).toBe(expected);
	});

	test('with rewritten dates of two orders is read in the chosen one', async () => {
		const text = 'entryDate,entryContent\n02/06/2020,One\n';
		const found = await readText(text);
		expect(found).toMatchObject({ is: 'dates', app: 'Presently', text });
		expect(await readText(text, importFormats, 'mdy')).toMatchObject({ is: 'entries' });
		// The second date decides.
		expect(await readText(`${text}25/06/2020,Two\n`)).toMatchObject({ is: 'entries' });
	});

	test('with a spreadsheet of the app whose days have two orders is read in the chosen one', async () => {
		const { headings } = sheetWordsIn(locales[0]);
		const row = [headings.day, ...spreadsheetColumns.slice(1).map((name) => headings[name])];
		const text = `${row.join()}\n03/04/2026,10:00${','.repeat(row.length - 2)}\n`;
		expect(await readText(text)).toMatchObject({ is: 'dates', app: 'Small Hello', text });
		const read = await readText(text, importFormats, 'mdy');
		expect(read).toMatchObject({
			parsed: { entries: [{ time: { wallClock: '2026-03-04T10:00' } }], skipped: [] }
		});
	});

	test('with a table whose dates are wrong in a few rows or have two orders is a table', async () => {
		for (const days of [
			['2026-11-20', 'soon', '2026-11-21', '2026-13-01', '2026-11-22', '2026-11-23'],
			['03/04/2026', '25/04/2026', '04/26/2026']
		])
			expect(
				await readText(`Date,Note\n${days.map((day) => `${day},tea\n`).join('')}`)
			).toMatchObject({ is: 'table', rows: days.length });
	});

	test('in an older encoding is offered, and read after that', async () => {
		const reading = await readFile(await fixture('not-utf8.csv'));
		if (reading.is !== 'offered') throw new Error(reading.is);
		expect(reading.text).toContain('café');
		expect(await readText(reading.text)).toMatchObject({ is: 'entries', app: 'Presently' });
		expect(await found(new Blob([new Uint8Array([0xe9, 0])]))).toBe('notUtf8');
	});
});

describe('a zip file', () => {
	test.each([
		['of Daylio', { 'backup.daylio': base64Of('{"customMoods":[],"dayEntries":[]}') }, 'Daylio'],
		['with one table', { 'a.csv': table, 'b.png': 'x' }, 'table'],
		['with a copy', { 'small-hello.json': copy }, 'backup'],
		['with two tables', { 'a.csv': table, 'b.csv': table }, 'otherKind'],
		['with pictures', { 'a.png': 'x' }, 'otherKind'],
		['with nothing', {}, 'otherKind']
	])('%s is read or has a sentence', async (_, files, expected) => {
		expect(await found(await zipOf(files as Record<string, string>))).toBe(expected);
	});

	test('with one table whose dates have two orders is asked about', async () => {
		const text = 'entryDate,entryContent\n02/06/2020,One\n';
		expect(await readFile(await zipOf({ 'a.csv': text }))).toMatchObject({ is: 'dates', text });
	});

	test('whose text is in an older encoding is offered, and read after that', async () => {
		const old = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
		const read = async (files: Record<string, string | Uint8Array<ArrayBuffer>>) => {
			const reading = await readFile(await zipOf(files));
			if (reading.is !== 'offered') return { ...reading, text: null };
			return { ...(await reading.read()), text: reading.text };
		};
		const heading = 'entryDate,entryContent\n';
		const cafe = `${heading}2020-06-02,caf\xe9\n`;
		expect(await read({ 'a.csv': old(cafe) })).toMatchObject({ app: 'Presently', text: cafe });
		const one = 'When,What\n2026-11-20,caf\xe9\n';
		expect(await read({ 'a.csv': old(one), 'b.png': 'x' })).toMatchObject({
			is: 'table',
			text: one
		});
		// A file of the same app in UTF-8 beside it is read too.
		const both = await read({ 'a.csv': old(cafe), 'b.csv': `${heading}2020-06-03,tea\n` });
		if (both.is !== 'entries') throw new Error(both.is);
		expect(both.text).toBe(cafe);
		expect(
			both.entries
				.withMoods()
				.wins.map(({ note }) => note)
				.sort()
		).toEqual(['café', 'tea']);
	});

	test('is read without a question if the text in an older encoding is not of its app', async () => {
		const notes = Uint8Array.from('caf\xe9', (letter) => letter.charCodeAt(0));
		const read = async (files: Record<string, string | Uint8Array<ArrayBuffer>>) =>
			readFile(await zipOf(files));
		expect(await read({ 'a.csv': daylio, 'notes.txt': notes })).toMatchObject({ app: 'Daylio' });
		expect(await read({ 'a.csv': table, 'notes.txt': notes })).toMatchObject({
			problem: { problem: 'otherKind' }
		});
		expect(await read({ 'a.txt': new Uint8Array([0xe9, 0]) })).toMatchObject({
			problem: { problem: 'notUtf8' }
		});
	});

	test('has the sentence for its kind', async () => {
		const kindOf = async (name: string) => readFile(await zipOf({ [name]: '<a/>' }));
		expect(await kindOf('xl/workbook.xml')).toMatchObject({ problem: { kind: 'spreadsheet' } });
		expect(await kindOf('word/document.xml')).toMatchObject({ problem: { kind: 'document' } });
		expect(await kindOf('a.bin')).toMatchObject({ problem: { kind: 'archive' } });
	});

	test.each([
		['with a password', { isEncrypted: true }, 'lockedArchive'],
		['packed in another way', { method: 12 }, 'unknownArchive'],
		['of more than 65,535 files', { count: 0xffff }, 'unknownArchive'],
		['that claims more files than it has', { count: 9 }, 'damagedArchive']
	])('%s has a sentence on what to do', async (_, options, expected) => {
		expect(await found(await zipOf({ 'a.csv': daylio }, options))).toBe(expected);
	});

	test('that grows beyond the limit when it is unpacked is refused', async () => {
		const bomb = await zipOf({ 'a.json': ' '.repeat(40_000), 'b.json': ' '.repeat(40_000) });
		expect(bomb.size).toBeLessThan(1_000);
		expect(await textsIn(bomb, 60_000)).toEqual({ problem: 'tooLarge', mostBytes });
		expect(await textsIn(bomb, 80_000)).toMatchObject({ unread: [], texts: [{}, {}] });
	});
});
