import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listNames, type Kept, type ListName } from '#lib/domain/lists.ts';
import { blankWin, type Win, type WinId } from '#lib/domain/win.ts';
import { importPlan, type ImportPlan } from '#lib/exchange/import-plan.ts';
import {
	aDiary,
	copyOf,
	emptyDiary,
	readWell,
	stamp,
	type Diary
} from '../../../tests/scenes/copies.ts';

const nowMs = Date.UTC(2026, 10, 20, 12);

async function planFor(diary: Diary, file: Blob): Promise<ImportPlan> {
	return importPlan(await readWell(file), diary.lists, diary.others, nowMs);
}

function rowsOf({ lists }: ImportPlan): Kept[] {
	return listNames.flatMap((list): readonly Kept[] => lists[list].rows);
}

/** The diary after a file was imported, as storage keeps it: each row under its id. */
async function withImported(diary: Diary, file: Blob): Promise<Diary> {
	const plan = await planFor(diary, file);
	const lists = { ...diary.lists };
	for (const list of listNames) put(lists, list, plan.lists[list].rows);
	return { lists, others: plan.others ?? diary.others };
}
function put<List extends ListName>(lists: Diary['lists'], list: List, rows: readonly Kept[]) {
	const all = new Map<string, Kept>(lists[list] as Map<string, Kept>);
	for (const row of rows) all.set(row.id, row);
	Object.assign(lists, { [list]: all });
}

function aWin(n: number, timeMs: number, rest: Partial<Win> = {}): Win {
	const id = `01a1f8d3-ea00-7000-8000-00000000000${n}` as WinId;
	return { ...blankWin('2026-11-20T09:30:00+01:00'), id, revision: stamp('a', timeMs), ...rest };
}
const gone = ({ id }: Win, timeMs: number) =>
	({ id, revision: stamp('a', timeMs), deleted: true }) as const;
function diaryOf(...wins: Kept<'wins'>[]): Diary {
	const diary = emptyDiary();
	for (const win of wins) diary.lists.wins.set(win.id, win);
	return diary;
}

describe('what an import would do', () => {
	test('is told in what is new, changed, deleted, the same and refused', async () => {
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
		const { lists, refused } = await planFor(diary, copyOf(copy));
		expect(lists.wins).toMatchObject({ added: 1, changed: 2, deleted: 1, same: 3, refused: 1 });
		expect(lists.wins.rows.map(({ id }) => id.slice(-1))).toEqual(['1', '3', '5', '6', '7']);
		expect(refused.counts).toEqual({ wins: 1 });
		expect(lists.people).toEqual({
			...{ added: 0, changed: 0, deleted: 0, same: 0, refused: 0, rows: [] }
		});
	});

	test('names the latest stamp, and counts those of more than a day ahead', async () => {
		const ahead = nowMs + 2 * 86_400_000;
		const diary = diaryOf(aWin(1, 5), aWin(2, ahead), gone(aWin(3, 1), ahead - 1));
		diary.others = { dreams: [{ id: 'r', revision: stamp('b', ahead) }] };
		const plan = await planFor(emptyDiary(), copyOf(diary));
		expect(plan.latest).toBe(stamp('b', ahead));
		expect(plan.ahead).toBe(3);
	});

	test('of an empty copy is nothing', async () => {
		const plan = await planFor(diaryOf(aWin(1, 1)), copyOf(emptyDiary()));
		expect(plan).toMatchObject({ others: null, latest: null, ahead: 0 });
		expect(rowsOf(plan)).toEqual([]);
	});

	test('leaves the diary and the copy as they are', async () => {
		const [diary, copy] = [diaryOf(aWin(1, 1)), diaryOf(aWin(1, 2))];
		const before = structuredClone(diary);
		await planFor(diary, copyOf(copy));
		expect(diary).toEqual(before);
	});
});

describe('any diary', () => {
	test('is the same again after export, wiping and import', async () => {
		await fc.assert(
			fc.asyncProperty(aDiary, async (diary) => {
				expect(await withImported(emptyDiary(), copyOf(diary))).toEqual(diary);
			}),
			{ numRuns: 500 }
		);
	});

	test('changes nothing when the same copy is imported twice', async () => {
		await fc.assert(
			fc.asyncProperty(aDiary, aDiary, async (diary, other) => {
				const once = await withImported(diary, copyOf(other));
				const plan = await planFor(once, copyOf(other));
				expect(rowsOf(plan)).toEqual([]);
				for (const list of listNames)
					expect(plan.lists[list]).toMatchObject({ added: 0, changed: 0, deleted: 0, refused: 0 });
				expect(plan.others).toBeNull();
			}),
			{ numRuns: 500 }
		);
	});

	test('agrees with another one when the two exchange copies, in either order', async () => {
		await fc.assert(
			fc.asyncProperty(aDiary, aDiary, async (one, other) => {
				const here = await withImported(one, copyOf(other));
				const there = await withImported(other, copyOf(one));
				expect(there).toEqual(here);
				expect(await withImported(other, copyOf(here))).toEqual(here);
				expect(await withImported(here, copyOf(other))).toEqual(here);
			}),
			{ numRuns: 500 }
		);
	});

	test('agrees with two others, by whatever way the copies go', async () => {
		await fc.assert(
			fc.asyncProperty(aDiary, aDiary, aDiary, async (a, b, c) => {
				const ab = await withImported(a, copyOf(b));
				const bc = await withImported(b, copyOf(c));
				expect(await withImported(ab, copyOf(c))).toEqual(await withImported(a, copyOf(bc)));
			}),
			{ numRuns: 500 }
		);
	});
});
