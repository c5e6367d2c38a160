import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Revision } from '#lib/core/clock.ts';
import type { Stored } from '#lib/core/collections.ts';
import { isFileError, type FileError } from '#lib/formats/file-error.ts';
import { emptyDiary, stamp } from '../../../../tests/support/copies.ts';
import { importedFrom, importedFromArchive } from '../../../../tests/support/imports.ts';
import { runs } from '../../../../tests/support/runs.ts';
import { zipOf } from '../../../../tests/support/zip.ts';
import { entryPlan } from './entry-plan.ts';
import { preparedEntries, type ImportedEntries } from './imported-entries.ts';
import { formatOf, importFormats } from './registry.ts';
import { guessedMatching } from './table/guess.ts';
import { tableSource } from './entry-id.ts';
import { columnsOf, parsedTable, tableIn } from './table/table.ts';

const clock = {
	isoAtWallClock: (value: string) => `${value}:00Z`,
	localIso: (ms: number) => new Date(ms).toISOString()
};

/** An entry of another app, as several exports of the same diary have it. */
interface Told {
	day: string;
	hour: number;
	words: string;
	comment: string;
}
/** The ways in which programs write the same words. */
interface Spelling {
	lineEnd: string;
	blank: string;
	around: string;
	isReversed: boolean;
	/** A further column or field: absent, always blank, or with words. */
	further: 'none' | 'blank' | 'words';
}
const first: Spelling = {
	...{ lineEnd: '\n', blank: ' ', around: '', isReversed: false, further: 'none' }
};
const someTold: fc.Arbitrary<Told[]> = fc.array(
	fc.record({
		day: fc.constantFrom('2026-11-03', '2026-11-04', '2026-11-13'),
		hour: fc.integer({ min: 10, max: 12 }),
		words: fc.constantFrom('one', 'one two', 'two\nlines', 'three lines\n\nof words'),
		comment: fc.constantFrom('', 'one', 'a comment')
	}),
	{ minLength: 1, maxLength: 8 }
);
const aSpelling: fc.Arbitrary<Spelling> = fc.record({
	lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
	blank: fc.constantFrom(' ', '  ', '\u00A0'),
	around: fc.constantFrom('', ' ', '\n'),
	isReversed: fc.boolean(),
	further: fc.constantFrom('none', 'blank', 'words')
});

const quoted = (rows: readonly (readonly string[])[], { lineEnd }: Spelling) =>
	rows
		.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join())
		.join(lineEnd === '\r' ? '\n' : lineEnd);
const spelled = (words: string, { lineEnd, blank, around }: Spelling) =>
	(around + words + around).replaceAll(' ', blank).replaceAll('\n', lineEnd);
const furtherOf = ({ comment }: Told, { further }: Spelling) =>
	further === 'none' ? [] : [further === 'words' ? comment : ''];
const msOf = ({ day, hour }: Told) => Date.parse(`${day}T${hour}:00:00Z`);
const inJson = (value: object, { isReversed, further }: Spelling) => {
	const fields = Object.entries({ ...value, ...(further === 'none' ? {} : { further }) });
	return JSON.stringify(Object.fromEntries(isReversed ? fields.reverse() : fields));
};

type Reader = (told: readonly Told[], how: Spelling) => Promise<ImportedEntries | FileError>;
const text =
	(written: (told: readonly Told[], how: Spelling) => string): Reader =>
	async (told, how) => {
		const file = written(told, how);
		return importedFrom(formatOf(file)!, file, { clock });
	};
const archive =
	(written: (one: Told, how: Spelling, i: number) => [string, string]): Reader =>
	async (told, how) => {
		const files = told.map((one, i) => written(one, how, i));
		return importedFromArchive(await zipOf(Object.fromEntries(files)), { clock });
	};

const readers: Readonly<Record<string, Reader>> = {
	'Daylio (CSV)': text((told, how) =>
		quoted(
			[
				['full_date', 'date', 'weekday', 'time', 'mood', 'activities', 'note_title', 'note'],
				...told.map(({ day, hour, words }) => [
					...[day, 'x', 'y', `${hour}:00`, 'good', '', '', spelled(words, how)]
				])
			].map((row, i) => [...row, ...(how.further === 'none' ? [] : [i === 0 ? 'scales' : ''])]),
			how
		)
	),
	'Daylio (backup)': text((told, how) =>
		inJson(
			{
				customMoods: [],
				dayEntries: told.map(({ day, hour, words }) => ({
					...{ year: 2026, month: 10, day: Number(day.slice(-2)), hour, minute: 0 },
					note: spelled(words, how)
				}))
			},
			how
		)
	),
	'How We Feel': text((told, how) =>
		quoted(
			[
				['Date', 'Mood', 'Tags (People)', 'Notes', ...(how.further === 'none' ? [] : ['Locale'])],
				...told.map((one) => [
					...[`${one.day} ${one.hour}:00`, 'Calm', '', spelled(one.words, how)],
					...furtherOf(one, how)
				])
			],
			how
		)
	),
	'Day One': text((told, how) => {
		const entries = told.map((one) => ({
			...{ creationDate: new Date(msOf(one)).toISOString(), text: spelled(one.words, how) }
		}));
		return inJson({ metadata: { version: '1.0' }, entries }, how);
	}),
	'Apple Journal': archive(({ day, words }, how, i) => [
		`Entries/${day}_${i}.html`,
		`<!DOCTYPE html><body class="pageContainer"><div class="pageHeader">${day}</div><div class="bodyText">${spelled(words, how)}</div>`
	]),
	Journey: archive((one, how, i) => [
		`${i}.json`,
		inJson({ date_journal: msOf(one), text: spelled(one.words, how) }, how)
	]),
	Nomie: text((told, how) => {
		const logs = told.map((one) => ({ note: spelled(one.words, how), end: msOf(one) }));
		return inJson({ version: '6', created: 'x', files: { 'data/books/2026-11-0': logs } }, how);
	}),
	Presently: text((told, how) =>
		quoted(
			[['entryDate', 'entryContent'], ...told.map(({ day, words }) => [day, spelled(words, how)])],
			how
		)
	),
	'a table': async (told, how) => {
		const table = tableIn(
			quoted(
				[
					['date', 'note', ...(how.further === 'none' ? [] : ['comment'])],
					...told.map((one) => [one.day, spelled(one.words, how), ...furtherOf(one, how)])
				],
				how
			)
		);
		if (isFileError(table)) return table;
		const parsed = parsedTable(table, guessedMatching(columnsOf(table).columns, 'ymd'), clock);
		return (await preparedEntries(tableSource, parsed, clock, () => 3)).withMoods();
	}
};

async function imported(read: Reader, told: readonly Told[], how: Spelling) {
	const found = await read(told, how);
	if (isFileError(found)) throw new Error(found.problem);
	return found;
}

test('each format is among them', () => {
	const names = Object.keys(readers).map((name) => name.replace(/ \(.*/, ''));
	expect(importFormats.map(({ app }) => app).filter((app) => !names.includes(app))).toEqual([]);
});

describe('another export of the same diary adds nothing, however it is spelled', () => {
	test.each(Object.entries(readers))('%s', async (_, read) => {
		await fc.assert(
			fc.asyncProperty(someTold, aSpelling, async (told, how) => {
				const diary = emptyDiary().collections;
				let counter = 0;
				const stamped = () => stamp('a', 1, counter++) as Revision;
				const before = entryPlan(await imported(read, told, first), diary, stamped);
				expect(before.collections.wins.rows).toHaveLength(told.length);
				for (const row of before.collections.wins.rows)
					diary.wins.set(row.id, row as Stored<'wins'>);
				const again = how.isReversed ? [...told].reverse() : told;
				const plan = entryPlan(await imported(read, again, how), diary, stamped);
				expect(plan.collections.wins).toMatchObject({ added: 0, same: told.length });
			}),
			runs(40, 1_000)
		);
	});

	test('a table adds each entry that is new, even if its words are those of another', async () => {
		const read = readers['a table']!;
		const [day, hour] = ['2026-11-03', 12];
		const diary = emptyDiary().collections;
		const stamped = () => stamp('a', 1) as Revision;
		const old = await imported(read, [{ day, hour, words: 'tea', comment: '' }], first);
		for (const row of entryPlan(old, diary, stamped).collections.wins.rows)
			diary.wins.set(row.id, row as Stored<'wins'>);
		const more = [
			{ day, hour, words: 'walk', comment: 'tea' },
			{ day, hour, words: 'tea', comment: '' }
		];
		const found = await imported(read, more, { ...first, further: 'words' });
		const { wins } = entryPlan(found, diary, stamped).collections;
		expect(wins).toMatchObject({ added: 1, same: 1, rows: [{ note: 'walk\ntea' }] });
	});
});

describe('an entry that a version before imported has its id among those before', () => {
	const words = '"one  two\nthree"';
	test.each([
		['Presently', `entryDate,entryContent\n2026-11-03,${words}\n`, 'bb1b-bb03ba72cfb1'],
		[
			'Nomie',
			'{"version":"6","created":"x","files":{"data/books/2026-11-0":[{"_id":"a1","note":"one  two\\nthree","end":1793700000000}]}}',
			'a1d8-56b90864e9b3'
		]
	])('%s', async (_, file, id) => {
		const at = { ...clock, localIso: () => '2026-11-03T10:00:00Z' };
		for (const ended of [file, file.replace('two\n', 'two\r\n')]) {
			const found = await importedFrom(formatOf(ended)!, ended, { clock: at });
			if (isFileError(found)) throw new Error(found.problem);
			expect([...found.earlierIds.values()].flat().map((one) => one.slice(19))).toContain(id);
		}
	});

	test.each(['\n', '\r\n'])('a table with the line end %j', async (end) => {
		const file = `date,comment,note\n2026-11-03,,${words}\n`.replaceAll('\n', end);
		const table = tableIn(file);
		if (isFileError(table)) throw new Error(table.problem);
		const parsed = parsedTable(table, guessedMatching(columnsOf(table).columns, 'ymd'), clock);
		const { earlierIds } = (await preparedEntries(tableSource, parsed, clock, () => 3)).withMoods();
		const ids = [...earlierIds.values()].flat().map((one) => one.slice(19));
		expect(ids).toEqual(expect.arrayContaining(['909b-c9dc2592b27b', '8451-bcaf787d2c88']));
	});
});
