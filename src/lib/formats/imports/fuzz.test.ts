import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoAtWallClock, localIso } from '#lib/core/day.ts';
import type { Revision } from '#lib/core/clock.ts';
import { isFileError, type FileError } from '#lib/formats/file-error.ts';
import { textFrom } from '#lib/formats/file-text.ts';
import { emptyDiary, stamp } from '../../../../tests/support/copies.ts';
import { importedFromArchive } from '../../../../tests/support/imports.ts';
import { runs } from '../../../../tests/support/runs.ts';
import { base64Of, zipOf } from '../../../../tests/support/zip.ts';
import { entryPlan } from './entry-plan.ts';
import type { ImportedEntries } from './imported-entries.ts';
import { momentFrom } from './foreign-time.ts';
import { preparedEntries } from './imported-entries.ts';
import { entriesIn, formatOf } from './registry.ts';
import { guessedMatching } from './table/guess.ts';
import { jsonTable } from './table/json-table.ts';
import { tableSource } from './entry-id.ts';
import { columnsOf, parsedTable, tableIn, tableRatings } from './table/table.ts';

const clock = { isoAtWallClock, localIso };
const fixture = async (name: string) =>
	new Uint8Array(
		await readFile(new URL(`../../../../tests/fixtures/arrivals/${name}`, import.meta.url))
	);
const textOf = async (name: string) => new TextDecoder().decode(await fixture(name));

type Reader = (bytes: Uint8Array<ArrayBuffer>) => Promise<ImportedEntries | FileError>;

/** Reads a file as the import does, without a browser: by its format, as a table, or as a list in JSON. */
const read: Reader = async (bytes) => {
	const found = textFrom(bytes, ['page']);
	if (isFileError(found)) return found;
	const format = formatOf(found.text);
	if (format) {
		const entries = await entriesIn(found.text, format, clock);
		return isFileError(entries) ? entries : entries.withMoods();
	}
	const isJson = /^\s*[[{]/.test(found.text);
	const table = isJson ? jsonTable(found.text) : tableIn(found.text);
	if (table === null || isFileError(table)) return table ?? { problem: 'foreign' };
	const { columns } = columnsOf(table);
	if (columns.every(({ dateOrders }) => dateOrders.length === 0)) return { problem: 'strange' };
	const matching = guessedMatching(columns, 'dmy');
	const parsed = parsedTable(table, matching, clock);
	const ratings = tableRatings(table, matching);
	return (await preparedEntries(tableSource, parsed, clock, ratings)).withMoods();
};
const readZip: Reader = (bytes) => importedFromArchive(new Blob([bytes]));

const zipBytes = async (files: Record<string, string>) =>
	new Uint8Array(await (await zipOf(files)).arrayBuffer());
const golden: Readonly<Record<string, () => Promise<Uint8Array<ArrayBuffer>>>> = {
	'the CSV of Daylio': () => fixture('daylio-scales.csv'),
	'the backup of Daylio as JSON': () => fixture('daylio-backup.json'),
	'the CSV of How We Feel': () => fixture('how-we-feel.csv'),
	'the JSON of Day One': () => fixture('day-one.json'),
	'an entry of Journey': () => fixture('journey-1571425138176-lflfuesv9vkzmsu6.json'),
	'a page of Apple Journal': () => fixture('apple-journal/2024-11-03.html'),
	'the JSON of Nomie': () => fixture('nomie-6.json'),
	'the CSV of Presently': () => fixture('presently.csv'),
	'a table': async () =>
		new TextEncoder().encode(
			'date,time,mood,who,note\n2026-11-20,21:15,4,"Ola, Mo","one"\n2026-11-21,,5,ola,two\n'
		),
	'a list in JSON': async () =>
		new TextEncoder().encode(
			'[{"date":"2025-12-14","scores":4,"tags":["a","b"],"notes":"Good day"}]'
		)
};
const archives: Readonly<Record<string, () => Promise<Uint8Array<ArrayBuffer>>>> = {
	'the backup of Daylio': async () =>
		zipBytes({ 'backup.daylio': base64Of(await textOf('daylio-backup.json')) }),
	'the zip file of Day One': async () => zipBytes({ 'Journal.json': await textOf('day-one.json') }),
	'the zip file of Journey': async () =>
		zipBytes({
			'1.json': await textOf('journey-1571425138176-lflfuesv9vkzmsu6.json'),
			'2.json': await textOf('journey-1483225200000-3f8a.json')
		}),
	'the zip file of Apple Journal': async () =>
		zipBytes({ 'Entries/2024-11-03.html': await textOf('apple-journal/2024-11-03.html') })
};

/** Pieces that have a meaning for the readers. */
const pieces = [
	'"',
	'\\',
	'{',
	'}',
	'[',
	']',
	',',
	'\n',
	'\r',
	'<',
	'>',
	'&#',
	'\0',
	'\\u0000',
	'1e999'
];
const piece = fc.constantFrom(
	...pieces,
	'-',
	'0',
	'99999999999999999999',
	'null',
	'__proto__',
	'PK\x01\x02',
	'\ud800'
);

type Mutation = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
const at = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const oneMutation: fc.Arbitrary<Mutation> = fc.oneof(
	fc.tuple(at, fc.integer({ min: 0, max: 255 })).map(([place, byte]): Mutation => (bytes) => {
		bytes[Math.floor(place * bytes.length)] = byte;
		return bytes;
	}),
	fc.tuple(at, fc.integer({ min: 0, max: 7 })).map(([place, bit]): Mutation => (bytes) => {
		bytes[Math.floor(place * bytes.length)]! ^= 1 << bit;
		return bytes;
	}),
	fc.tuple(at, at).map(([from, share]): Mutation => (bytes) => {
		const start = Math.floor(from * bytes.length);
		const end = start + Math.ceil(share * 40);
		return joined(bytes.subarray(0, start), bytes.subarray(end));
	}),
	fc.tuple(at, piece).map(([place, text]): Mutation => (bytes) => {
		const start = Math.floor(place * bytes.length);
		return joined(bytes.subarray(0, start), new TextEncoder().encode(text), bytes.subarray(start));
	}),
	fc
		.tuple(at, at, fc.integer({ min: 1, max: 20 }))
		.map(([from, share, times]): Mutation => (bytes) => {
			const start = Math.floor(from * bytes.length);
			const part = bytes.subarray(start, start + Math.ceil(share * 60));
			const many = Array.from({ length: times }, () => part);
			return joined(bytes.subarray(0, start), ...many, bytes.subarray(start));
		}),
	at.map(
		(end): Mutation =>
			(bytes) =>
				bytes.slice(0, Math.floor(end * bytes.length))
	)
);
const mutations = fc.array(oneMutation, { minLength: 1, maxLength: 5 });

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	return new Uint8Array(Buffer.concat(parts));
}

/** A reader that takes this long for a few kilobytes does not end in time for a diary of years. */
const longestMs = 1_000;
/** A busy machine holds up a process, so the time of the processor counts. */
const busyMs = () => {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1_000;
};

/** Reads up to three times, because a machine may be held up in one of them. */
async function soon(reading: () => ReturnType<Reader>): ReturnType<Reader> {
	for (let tries = 1; ; tries++) {
		const begun = busyMs();
		const found = await reading();
		if (busyMs() - begun < longestMs) return found;
		if (tries === 3) throw new Error('a file of a few kilobytes took longer than a second');
	}
}

async function holds(file: Uint8Array<ArrayBuffer>, reader: Reader): Promise<void> {
	// The words of all languages for months, weekdays and halves of the day are collected once.
	momentFrom('Xday 1 Xber 2026 9:15 x', 'dmy');
	const diary = emptyDiary();
	const before = await reader(Uint8Array.from(file));
	if (isFileError(before)) throw new Error(before.problem);
	expect(before.wins).not.toEqual([]);
	const stamped = () => stamp('a', 1) as Revision;
	for (const row of entryPlan(before, diary.collections, stamped).collections.wins.rows)
		diary.collections.wins.set(row.id, Object.freeze(row) as never);
	const stored = new Map(diary.collections.wins);
	await fc.assert(
		fc.asyncProperty(mutations, async (changes) => {
			const bytes = changes.reduce((all, change) => change(all), Uint8Array.from(file));
			const found = await soon(() => reader(Uint8Array.from(bytes)));
			if (isFileError(found)) return;
			const plan = entryPlan(found, diary.collections, stamped).collections;
			expect(diary.collections.wins).toEqual(stored);
			for (const { changed, deleted, rows } of [plan.wins, plan.people]) {
				expect([changed, deleted]).toEqual([0, 0]);
				expect(rows.filter(({ id }) => stored.has(id as never))).toEqual([]);
			}
			for (const { at: time, note } of found.wins) {
				expect(Number.isNaN(Date.parse(time))).toBe(false);
				expect(note.isWellFormed()).toBe(true);
			}
		}),
		runs(200, 10_000)
	);
}

describe('a file with errors is read or refused, soon, and changes nothing that was there', () => {
	test.each(Object.entries(golden))(
		'%s',
		async (_, file) => {
			await holds(await file(), read);
		},
		600_000
	);

	test.each(Object.entries(archives))(
		'%s',
		async (_, file) => {
			await holds(await file(), readZip);
		},
		600_000
	);
});
