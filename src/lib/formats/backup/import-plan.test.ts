import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectionNames, type Stored, type CollectionName } from '#lib/core/collections.ts';
import { blankWin, type Win, type WinId } from '#lib/core/win.ts';
import { backupPlan, type ImportPlan } from './import-plan.ts';
import {
	aDiary,
	copyOf,
	emptyDiary,
	readWell,
	stamp,
	type Diary
} from '../../../../tests/support/copies.ts';
import { runs } from '../../../../tests/support/runs.ts';

const nowMs = Date.UTC(2026, 10, 20, 12);

async function planFor(diary: Diary, file: Blob): Promise<ImportPlan> {
	return backupPlan(await readWell(file), diary.collections, diary.others, nowMs);
}

function rowsOf({ collections }: ImportPlan): Stored[] {
	return collectionNames.flatMap((list): readonly Stored[] => collections[list].rows);
}

/** Returns the diary after importing a file, as storage would write it: each row under its id. */
async function withImported(diary: Diary, file: Blob): Promise<Diary> {
	const plan = await planFor(diary, file);
	const collections = { ...diary.collections };
	for (const list of collectionNames) put(collections, list, plan.collections[list].rows);
	return { collections, others: plan.others ?? diary.others };
}
function put<Name extends CollectionName>(
	collections: Diary['collections'],
	list: Name,
	rows: readonly Stored[]
) {
	const all = new Map<string, Stored>(collections[list] as Map<string, Stored>);
	for (const row of rows) all.set(row.id, row);
	Object.assign(collections, { [list]: all });
}

function aWin(n: number, timeMs: number, rest: Partial<Win> = {}): Win {
	const id = `01a1f8d3-ea00-7000-8000-00000000000${n}` as WinId;
	return { ...blankWin('2026-11-20T09:30:00+01:00'), id, revision: stamp('a', timeMs), ...rest };
}
const gone = ({ id }: Win, timeMs: number) =>
	({ id, revision: stamp('a', timeMs), deleted: true }) as const;
function diaryOf(...wins: Stored<'wins'>[]): Diary {
	const diary = emptyDiary();
	for (const win of wins) diary.collections.wins.set(win.id, win);
	return diary;
}

describe('the plan of an import', () => {
	test('counts added, changed, deleted, unchanged and refused records', async () => {
		const diary = diaryOf(aWin(1, 1), aWin(2, 5), aWin(3, 1), aWin(4, 1), gone(aWin(5, 1), 2));
		const copy = diaryOf(
			aWin(1, 2, { note: 'edited' }),
			aWin(2, 1, { note: 'older' }),
			gone(aWin(3, 1), 2),
			aWin(4, 1),
			aWin(5, 9, { note: 'came back' }),
			aWin(6, 1),
			gone(aWin(7, 1), 2),
			{ ...aWin(8, 1), note: 5 as never }
		);
		const { collections, refused } = await planFor(diary, copyOf(copy));
		expect(collections.wins).toMatchObject({
			added: 1,
			changed: 2,
			deleted: 1,
			same: 3,
			refused: 1
		});
		expect(collections.wins.rows.map(({ id }) => id.slice(-1))).toEqual(['1', '3', '5', '6', '7']);
		expect(refused.counts).toEqual({ wins: 1 });
		expect(collections.people).toEqual({
			...{ added: 0, changed: 0, deleted: 0, same: 0, refused: 0, rows: [] }
		});
	});

	test('has the latest revision, and counts those more than a day ahead', async () => {
		const ahead = nowMs + 2 * 86_400_000;
		const diary = diaryOf(aWin(1, 5), aWin(2, ahead), gone(aWin(3, 1), ahead - 1));
		diary.others = { dreams: [{ id: 'r', revision: stamp('b', ahead) }] };
		const plan = await planFor(emptyDiary(), copyOf(diary));
		expect(plan.latest).toBe(stamp('b', ahead));
		expect(plan.ahead).toBe(3);
	});

	test('is empty for an empty backup', async () => {
		const plan = await planFor(diaryOf(aWin(1, 1)), copyOf(emptyDiary()));
		expect(plan).toMatchObject({ others: null, latest: null, ahead: 0 });
		expect(rowsOf(plan)).toEqual([]);
	});

	test('does not change the diary', async () => {
		const [diary, copy] = [diaryOf(aWin(1, 1)), diaryOf(aWin(1, 2))];
		const before = structuredClone(diary);
		await planFor(diary, copyOf(copy));
		expect(diary).toEqual(before);
	});
});

describe('any diary', () => {
	test('is the same after export, erasure and import', async () => {
		await fc.assert(
			fc.asyncProperty(aDiary, async (diary) => {
				expect(await withImported(emptyDiary(), copyOf(diary))).toEqual(diary);
			}),
			runs(100)
		);
	});

	test('does not change when the same backup is imported again', async () => {
		await fc.assert(
			fc.asyncProperty(aDiary, aDiary, async (diary, other) => {
				const once = await withImported(diary, copyOf(other));
				const plan = await planFor(once, copyOf(other));
				expect(rowsOf(plan)).toEqual([]);
				for (const list of collectionNames)
					expect(plan.collections[list]).toMatchObject({
						added: 0,
						changed: 0,
						deleted: 0,
						refused: 0
					});
				expect(plan.others).toBeNull();
			}),
			runs(100)
		);
	});

	test('agrees with another one after an exchange of backups, in either order', async () => {
		await fc.assert(
			fc.asyncProperty(aDiary, aDiary, async (one, other) => {
				const here = await withImported(one, copyOf(other));
				const there = await withImported(other, copyOf(one));
				expect(there).toEqual(here);
				expect(await withImported(other, copyOf(here))).toEqual(here);
				expect(await withImported(here, copyOf(other))).toEqual(here);
			}),
			runs(100)
		);
	});

	test('agrees with two others after imports in any order', async () => {
		await fc.assert(
			fc.asyncProperty(aDiary, aDiary, aDiary, async (a, b, c) => {
				const ab = await withImported(a, copyOf(b));
				const bc = await withImported(b, copyOf(c));
				expect(await withImported(ab, copyOf(c))).toEqual(await withImported(a, copyOf(bc)));
			}),
			runs(100)
		);
	});
});
