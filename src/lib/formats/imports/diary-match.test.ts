import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Revision } from '#lib/core/clock.ts';
import type { Stored } from '#lib/core/collections.ts';
import { emptyDiary, stamp } from '../../../../tests/support/copies.ts';
import { importedFrom } from '../../../../tests/support/imports.ts';
import { runs } from '../../../../tests/support/runs.ts';
import { daylio } from './daylio/daylio.ts';
import { entryPlan } from './entry-plan.ts';
import type { ImportedEntries } from './imported-entries.ts';

const clock = { isoAtWallClock: (value: string) => `${value}:00Z`, localIso: () => '' };
const heading = 'full_date,date,weekday,time,mood,activities,note_title,note';
type Told = readonly [mood: string, tags: string, note: string];

async function imported(told: readonly Told[]): Promise<ImportedEntries> {
	const rows = told.map(
		([mood, tags, note]) => `2026-11-19,x,y,22:13,${mood},"${tags}",,"${note}"`
	);
	return (await importedFrom(daylio, [heading, ...rows].join('\n'), { clock })) as ImportedEntries;
}

let counter = 0;
const stamped = () => stamp('a', 1, counter++) as Revision;

/** Returns a diary into which these entries were imported. */
async function diaryOf(told: readonly Told[]) {
	const diary = emptyDiary().collections;
	for (const row of entryPlan(await imported(told), diary, stamped).collections.wins.rows)
		diary.wins.set(row.id, row as Stored<'wins'>);
	return diary;
}
const planned = async (told: readonly Told[], diary: Awaited<ReturnType<typeof diaryOf>>) => {
	const { collections, differing } = entryPlan(await imported(told), diary, stamped);
	return { ...collections.wins, differing };
};

describe('entries of one minute without words', () => {
	const aTold = fc.tuple(
		fc.constantFrom('rad', 'good', 'awful'),
		fc.constantFrom('', 'tea', 'tea | walk'),
		fc.constant('')
	);

	test('keep their records in any order, and exactly the new ones are added', async () => {
		const all = fc
			.tuple(fc.array(aTold, { maxLength: 4 }), fc.array(aTold, { maxLength: 3 }))
			.chain(([old, more]) =>
				fc.tuple(
					...[fc.constant(old), fc.constant(more)],
					fc.shuffledSubarray([...old, ...more], { minLength: old.length + more.length })
				)
			);
		await fc.assert(
			fc.asyncProperty(all, async ([old, more, again]) => {
				const diary = await diaryOf(old!);
				const { added, rows, differing } = await planned(again!, diary);
				expect(added).toBe(more!.length);
				expect(differing).toEqual([]);
				const details = (wins: readonly object[]) =>
					(wins as ImportedEntries['wins'])
						.map(({ moodAfter, tags }) => JSON.stringify([moodAfter, tags]))
						.sort();
				expect(details(rows)).toEqual(details((await imported(more!)).wins));
				expect(rows.filter(({ id }) => diary.wins.has(id))).toEqual([]);
			}),
			runs(100)
		);
	});

	test('stay deleted if they were, and the others stay', async () => {
		const diary = await diaryOf([
			['rad', '', ''],
			['awful', 'tea', '']
		]);
		const [first] = diary.wins.keys();
		diary.wins.set(first!, { id: first!, revision: stamp('b', 9), deleted: true } as never);
		const again: Told[] = [
			['awful', 'tea', ''],
			['rad', '', '']
		];
		expect(await planned(again, diary)).toMatchObject({ added: 0, same: 2, differing: [] });
	});
});

describe('an entry that the diary has with other details', () => {
	const old: Told[] = [
		['good', 'tea', 'one'],
		['rad', '', 'two']
	];

	test.each<[string, Told]>([
		['mood', ['awful', 'tea', 'one']],
		['activities', ['good', 'tea | walk', 'one']]
	])('is named, and not changed: %s', async (_, changed) => {
		const {
			added,
			changed: written,
			same,
			differing
		} = await planned([changed, old[1]!], await diaryOf(old));
		expect([added, written, same]).toEqual([0, 0, 2]);
		expect(differing).toMatchObject([{ note: 'one' }]);
	});

	test('is named if the diary has other words, unless it was deleted there', async () => {
		const diary = await diaryOf(old);
		const [one, two] = [...diary.wins.values()];
		diary.wins.set(one!.id, { ...one, note: 'edited' } as Stored<'wins'>);
		diary.wins.set(two!.id, { id: two!.id, revision: stamp('b', 9), deleted: true } as never);
		expect((await planned(old, diary)).differing).toMatchObject([{ note: 'one' }]);
	});

	test('is the same if its mood has no rating in the file', async () => {
		const diary = await diaryOf([['so-so', 'tea', 'one']]);
		const [one] = diary.wins.values();
		diary.wins.set(one!.id, { ...one, moodAfter: 3 } as Stored<'wins'>);
		expect((await planned([['so-so', 'Tea', 'one']], diary)).differing).toEqual([]);
	});
});
