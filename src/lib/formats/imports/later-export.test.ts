import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Revision } from '#lib/core/clock.ts';
import type { Stored } from '#lib/core/collections.ts';
import type { Person, PersonId } from '#lib/core/person.ts';
import { isFileError } from '#lib/formats/file-error.ts';
import { emptyDiary, stamp } from '../../../../tests/support/copies.ts';
import { runs } from '../../../../tests/support/runs.ts';
import { daylio } from './daylio/daylio.ts';
import { entryPlan, withKnownPeople } from './entry-plan.ts';
import { preparedEntries, type ImportedEntries } from './imported-entries.ts';
import { entriesIn } from './registry.ts';
import { tableSource } from './entry-id.ts';
import { parsedTable, tableIn, type ColumnMatching } from './table/table.ts';

const clock = { isoAtWallClock: (value: string) => `${value}:00Z`, localIso: () => '' };

/** An entry of another app, as several exports of the same diary have it. */
interface Told {
	day: number;
	minute: number;
	mood: string;
	tags: readonly string[];
	note: string;
}
/** The ways in which a later export of the same diary differs. */
interface Export {
	moods: boolean;
	tags: boolean;
	hasFurtherColumn: boolean;
	isReversed: boolean;
	separator: string;
	lineEnd: string;
	isTwelveHours: boolean;
}

const someTold: fc.Arbitrary<Told[]> = fc.array(
	fc.record({
		day: fc.integer({ min: 1, max: 28 }),
		minute: fc.integer({ min: 0, max: 1439 }),
		mood: fc.constantFrom('rad', 'good', 'meh'),
		tags: fc.subarray(['tea', 'walk', 'home']),
		note: fc.constantFrom('', 'one', 'two, with a comma', 'said "hi"', 'two\nlines')
	}),
	{ minLength: 1, maxLength: 12 }
);
const anExport: fc.Arbitrary<Export> = fc.record({
	moods: fc.boolean(),
	tags: fc.boolean(),
	hasFurtherColumn: fc.boolean(),
	isReversed: fc.boolean(),
	separator: fc.constantFrom(',', ';'),
	lineEnd: fc.constantFrom('\n', '\r\n'),
	isTwelveHours: fc.boolean()
});
const first: Export = {
	...{ moods: false, tags: false, hasFurtherColumn: false, isReversed: false },
	...{ separator: ',', lineEnd: '\n', isTwelveHours: false }
};

const two = (number: number) => String(number).padStart(2, '0');
function written(told: readonly Told[], how: Export): string {
	const heading = [
		'full_date',
		'date',
		'weekday',
		'time',
		'mood',
		'activities',
		'note_title',
		'note'
	];
	const rows = told.map(({ day, minute, mood, tags, note }) => {
		const [hour, rest] = [Math.floor(minute / 60), two(minute % 60)];
		const time = how.isTwelveHours
			? `${hour % 12 || 12}:${rest} ${hour < 12 ? 'AM' : 'PM'}`
			: `${two(hour)}:${rest}`;
		const named = how.tags ? tags.map((tag) => `green ${tag}`).reverse() : tags;
		return [
			...[`2026-11-${two(day)}`, 'x', 'y', time, how.moods ? `very ${mood}` : mood],
			...[named.join(' | '), '', note, ...(how.hasFurtherColumn ? ['8'] : [])]
		];
	});
	if (how.isReversed) rows.reverse();
	const all = [[...heading, ...(how.hasFurtherColumn ? ['sleep'] : [])], ...rows];
	return all
		.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(how.separator))
		.join(how.lineEnd);
}

async function asDaylio(text: string): Promise<ImportedEntries> {
	const prepared = await entriesIn(text, daylio, clock);
	if (isFileError(prepared)) throw new Error(prepared.problem);
	return prepared.withMoods();
}

const columns: ColumnMatching = {
	...{ date: 0, dateOrder: 'ymd', time: 3, text: [7], mood: 4, people: null, tags: 5 },
	separator: '|',
	isMoodReversed: false
};
async function asTable(text: string): Promise<ImportedEntries> {
	const table = tableIn(text);
	if (isFileError(table)) throw new Error(table.problem);
	const parsed = parsedTable(table, columns, clock);
	return (await preparedEntries(tableSource, parsed, clock, () => 3)).withMoods();
}

test.each([
	['Daylio', asDaylio],
	['a table', asTable]
])('a later export of %s adds nothing for the same entries', async (_, read) => {
	await fc.assert(
		fc.asyncProperty(someTold, anExport, async (told, how) => {
			const diary = emptyDiary().collections;
			let counter = 0;
			const stamped = () => stamp('a', 1, counter++) as Revision;
			const before = entryPlan(await read(written(told, first)), diary, stamped);
			for (const row of before.collections.wins.rows) diary.wins.set(row.id, row as Stored<'wins'>);
			const after = entryPlan(await read(written(told, how)), diary, stamped).collections.wins;
			expect(after).toMatchObject({ added: 0, changed: 0, deleted: 0 });
		}),
		runs(100)
	);
});

test.each([
	['Daylio', asDaylio],
	['a table', asTable]
])('entries of %s that an earlier version imported are not added again', async (_, read) => {
	const told: Told[] = [
		{ day: 3, minute: 600, mood: 'good', tags: ['tea'], note: 'one' },
		{ day: 3, minute: 600, mood: 'good', tags: ['tea'], note: 'one' },
		{ day: 4, minute: 600, mood: 'rad', tags: [], note: 'x '.repeat(9_000) }
	];
	const imported = await read(written(told, first));
	const diary = emptyDiary().collections;
	for (const win of imported.wins) {
		const id = imported.earlierIds.get(win.id)![0]!;
		expect(id).not.toBe(win.id);
		diary.wins.set(id, { ...win, id, revision: stamp('a', 1) });
	}
	expect(diary.wins.size).toBe(imported.wins.length);
	const plan = entryPlan(imported, diary, () => stamp('a', 2));
	expect(plan.collections.wins).toMatchObject({ added: 0, same: imported.wins.length });
});

test('the ids of earlier versions stay what they were', async () => {
	const told = [{ day: 3, minute: 600, mood: 'good', tags: ['tea'], note: 'one' }];
	const earlier = async (read: typeof asTable) => [
		...(await read(written(told, first))).earlierIds.values()
	];
	expect(await earlier(asDaylio)).toEqual([['01a1a0d9-f100-7000-ae5e-c26601128fef']]);
	expect(await earlier(asTable)).toEqual([['01a1a0d9-f100-7000-a6f1-05360631d7fb']]);
});

test('spellings of a name are one person, in the spelling of the diary', async () => {
	const text = 'date,who,note\n2026-11-20,ola,a\n2026-11-21,OLA ,b\n2026-11-22,"Óla, Mo, ola",c\n';
	const table = tableIn(text);
	if (isFileError(table)) throw new Error(table.problem);
	const parsed = parsedTable(
		table,
		{
			...{ date: 0, dateOrder: 'ymd', time: null, text: [2], mood: null, people: 1 },
			...{ tags: null, separator: ',', isMoodReversed: false }
		},
		clock
	);
	const imported = (await preparedEntries(tableSource, parsed, clock, () => null)).withMoods();
	expect(imported.people.map(({ name }) => name)).toEqual(['ola', 'Mo']);
	const [ola, mo] = imported.people.map(({ id }) => id);
	expect(imported.wins.map(({ people }) => people)).toEqual([[ola], [ola], [ola, mo]]);

	const known = (id: string, name: string): Person => ({
		...{ id: id as PersonId, name, notNow: false, revision: stamp('a', 1) }
	});
	const found = withKnownPeople(imported, [known('kept', 'Ola'), known('other', 'Mona')]);
	expect(found.people.map(({ name }) => name)).toEqual(['Mo']);
	expect(found.wins.map(({ people }) => people)).toEqual([['kept'], ['kept'], ['kept', mo]]);
	expect(found.takenNames).toEqual([{ written: 'ola', taken: 'Ola' }]);
	const exact = withKnownPeople(imported, [known('kept', 'Ola'), known('small', 'ola')]);
	expect(exact.wins[0]!.people).toEqual(['small']);
});
