import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Revision } from '#lib/core/clock.ts';
import { collectionNames, type Stored, type CollectionName } from '#lib/core/collections.ts';
import type { StoredDraft } from '#lib/core/draft.ts';
import { nodeOf, parsedRevision } from '#lib/core/stamp.ts';
import type { Win, WinId } from '#lib/core/win.ts';
import { backupPlan } from '#lib/formats/backup/import-plan.ts';
import { openRestoring, type Present, type Restoring, type Watch } from './bulk-import.ts';
import type { ImportHead } from './schema.ts';
import type { DiaryDatabase } from './database.ts';
import { readingOf } from './queries.ts';
import {
	aDiary,
	copyOf,
	emptyDiary,
	readWell,
	stamp,
	type Diary
} from '../../../tests/support/copies.ts';
import {
	deleting,
	inDatabase,
	noonMs,
	saving,
	winAt,
	type Scene
} from '../../../tests/support/database.ts';
import { expectBookkeeping, expectRecount } from '../../../tests/support/recount.ts';
import { runs } from '../../../tests/support/runs.ts';

const nowMs = noonMs;

/** Runs a test on an empty diary that backups are imported into. */
function withRestoring(
	test: (
		scene: Scene & { storage: DiaryDatabase; restoring: Restoring; bring: typeof brought }
	) => Promise<void>
): Promise<void> {
	return inDatabase(async (scene) => {
		const restoring = openRestoring(scene.name, () => nowMs);
		try {
			const storage = scene.tab({ now: () => nowMs });
			await test({ ...scene, storage, restoring, bring: brought });
		} finally {
			restoring.close();
		}
	});
}

/** Imports the backup of a diary. */
async function brought(restoring: Restoring, diary: Diary, watch?: Watch) {
	const copy = await readWell(copyOf(diary));
	const ids = Object.fromEntries(
		collectionNames.map((list) => [list, [...copy.collections[list].keys()]])
	);
	return restoring.restore(
		ids as never,
		({ collections, others }) => ({
			...backupPlan(copy, collections, others, nowMs),
			summary: { of: 'a test' }
		}),
		watch
	);
}

/** The content of the diary, in the form of a backup. */
async function held(storage: DiaryDatabase): Promise<Diary> {
	const diary = emptyDiary();
	for (const list of collectionNames)
		for (const record of await readingOf(storage).allOf(list)) put(diary, list, record);
	return { ...diary, others: (await storage.readMeta('others')) ?? {} } as Diary;
}
function put(diary: Diary, list: CollectionName, record: Stored): void {
	(diary.collections[list] as Map<string, Stored>).set(record.id, record);
}

function diaryOf(wins: readonly Win[], others: Diary['others'] = {}): Diary {
	const diary = { ...emptyDiary(), others };
	for (const win of wins) put(diary, 'wins', win);
	return diary;
}
const aWin = (n: number, rest: Partial<Win> = {}): Win => ({
	...winAt('2026-11-20T09:30:00+01:00'),
	id: `01a1f8d3-ea00-7000-8000-${String(n).padStart(12, '0')}` as WinId,
	revision: stamp('a', 5),
	...rest
});

/** The expected result of a merge, computed without the database. */
async function expected(before: Diary, incoming: Diary): Promise<Diary> {
	const copy = await readWell(copyOf(incoming));
	const present: Present = before;
	const plan = backupPlan(copy, present.collections, present.others, nowMs);
	const after = { ...emptyDiary(), others: plan.others ?? before.others };
	for (const list of collectionNames)
		for (const record of [...before.collections[list].values(), ...plan.collections[list].rows])
			put(after, list, record);
	return after;
}

describe('an import', () => {
	test('stores the merged records and everything derived from them, and can be undone', async () => {
		await fc.assert(
			fc.asyncProperty(aDiary, aDiary, (one, other) =>
				withRestoring(async ({ storage, restoring, bring }) => {
					await bring(restoring, one);
					expect(await held(storage)).toEqual(one);
					await expectRecount(storage);

					const plan = await bring(restoring, other);
					const merged = await held(storage);
					expect(merged).toEqual(await expected(one, other));
					await expectRecount(storage);

					await bring(restoring, other);
					expect(await held(storage)).toEqual(merged);

					const writes = collectionNames.reduce(
						(sum, list) => sum + plan.collections[list].rows.length,
						0
					);
					const hasWritten = writes > 0 || plan.others !== null;
					await restoring.undo();
					// An import that changes nothing leaves the previous import as the one to undo.
					const back = hasWritten ? one : emptyDiary();
					expect(await held(storage)).toEqual(back);
					await expectRecount(storage);
					expect(await storage.readMeta('import')).toBeUndefined();
				})
			),
			runs(15)
		);
	});

	test('preserves the stamps of the backup, then issues higher ones as a new node', () =>
		withRestoring(async ({ storage, restoring, bring }) => {
			const mine = winAt('2026-11-20T09:30:00+01:00');
			const [before] = await storage.write([saving(mine)]);
			const late = stamp('b', nowMs + 3_600_000, 7);
			await bring(restoring, diaryOf([aWin(1, { revision: late })]));
			expect((await storage.win(aWin(1).id))?.revision).toBe(late);

			const [after] = await storage.write([saving({ ...mine, note: 'edited' })]);
			expect(after!.revision > late).toBe(true);
			expect(parsedRevision(after!.revision)).not.toBeNull();
			expect(nodeOf(after!.revision as Revision)).not.toBe(nodeOf(before!.revision as Revision));
		}));

	test('changes nothing when it is aborted halfway through many rows', () =>
		withRestoring(async ({ storage, restoring, bring }) => {
			await bring(restoring, diaryOf([aWin(1)]));
			const before = await held(storage);
			const many = Array.from({ length: 3_000 }, (_, n) => aWin(n + 2));
			const stopping = new AbortController();
			const shares: number[] = [];
			await expect(
				bring(restoring, diaryOf(many), {
					signal: stopping.signal,
					onprogress(share) {
						shares.push(share);
						if (share > 0.7) stopping.abort();
					}
				})
			).rejects.toThrow();
			expect(shares.at(-1)).toBeGreaterThan(0.7);
			expect(await held(storage)).toEqual(before);
			await expectRecount(storage);
			expect(await storage.readMeta('import')).toBeDefined();
			await bring(restoring, diaryOf(many));
			expect(await storage.winCount()).toBe(3_001);
		}));

	test('makes readers read the whole choice log again, wherever its rows were inserted', () =>
		withRestoring(async ({ storage, restoring, bring }) => {
			const choice = (id: string, at: string) => ({
				...{ id, at, kind: 'shown' as const, cardId: 'greet-by-name', energy: 50, winId: null },
				...{ probability: null, revision: stamp('b', 9) }
			});
			const mine = choice('mine', '2026-11-20T09:00:00+01:00');
			await storage.write([{ collection: 'choices', id: 'mine', next: () => mine as never }]);
			const { place } = await readingOf(storage).choicesAfter(null);
			const incoming = emptyDiary();
			put(incoming, 'choices', choice('later', '2026-11-21T09:00:00+01:00') as never);
			put(incoming, 'choices', choice('earlier', '2026-11-19T09:00:00+01:00') as never);
			await storage.writeMeta('learning', { of: 'before' });
			await storage.writeMeta('moments', { of: 'before' });
			await bring(restoring, incoming);

			const after = await readingOf(storage).choicesAfter(place);
			expect(after.isWhole).toBe(true);
			expect(after.choices.map(({ id }) => id)).toEqual(['earlier', 'mine', 'later']);
			expect(await readingOf(storage).choicesAfter(after.place)).toMatchObject({
				choices: [],
				isWhole: false
			});
			expect(await storage.readMeta('learning')).toBeUndefined();
			expect(await storage.readMeta('moments')).toBeUndefined();

			await restoring.undo();
			const back = await readingOf(storage).choicesAfter(after.place);
			expect(back).toMatchObject({ isWhole: true, choices: [{ id: 'mine' }] });
		}));

	test('notifies other tabs, and changes the state of its months', () =>
		withRestoring(async ({ storage, restoring, bring, months }) => {
			await bring(restoring, diaryOf([aWin(1)]));
			const [before] = await months().states();
			const heard: CollectionName[] = [];
			storage.onchange(({ collections }) => heard.push(...collections));
			await bring(restoring, diaryOf([aWin(2)]));
			await expect.poll(() => heard).toEqual(['wins']);
			const [after] = await months().states();
			expect(after![0]).toBe(before![0]);
			expect(after![1] > before![1]).toBe(true);
		}));

	test('preserves unknown collections for the next backup', () =>
		withRestoring(async ({ storage, restoring, bring }) => {
			const others = { device: 'phone', dreams: [{ id: 'r', revision: stamp('b', 3) }] };
			await bring(restoring, diaryOf([], others));
			expect(await storage.readMeta('others')).toEqual(others);
			await restoring.undo();
			expect(await storage.readMeta('others')).toEqual({});
		}));
});

describe('undoing an import', () => {
	test('leaves records that were changed since then, and returns their number', () =>
		withRestoring(async ({ storage, restoring, bring }) => {
			await bring(restoring, diaryOf([aWin(1), aWin(2), aWin(3)]));
			await storage.write([saving({ ...aWin(1), note: 'mine now' }), deleting('wins', aWin(2).id)]);
			expect(await restoring.undo()).toEqual({ restored: 1, left: 2 });
			expect((await storage.win(aWin(1).id))?.note).toBe('mine now');
			expect(await readingOf(storage).allOf('wins')).toMatchObject([
				{ id: aWin(1).id },
				{ id: aWin(2).id, deleted: true }
			]);
			await expectRecount(storage);
		}));

	test('removes exactly the imported rows, next to each other or scattered among others', () =>
		withRestoring(async ({ storage, restoring, bring }) => {
			const mine = Array.from({ length: 1_200 }, (_, n) => aWin(2 * n));
			await storage.write(mine.map(saving));
			const before = await held(storage);
			const beside = Array.from({ length: 1_100 }, (_, n) => aWin(2 * n + 1));
			const apart = Array.from({ length: 40 }, (_, n) => aWin(60 * n + 1));
			const behind = Array.from({ length: 1_300 }, (_, n) => aWin(n + 5_000));
			const changed = mine
				.slice(3, 900)
				.map((win) => ({ ...win, revision: stamp('c', nowMs * 2) }));
			for (const incoming of [beside, apart, behind, [...behind, ...changed.reverse(), ...apart]]) {
				await bring(restoring, diaryOf(incoming));
				expect(await storage.winCount()).toBeGreaterThan(mine.length);
				expect(await restoring.undo()).toEqual({ restored: incoming.length, left: 0 });
				expect(await held(storage)).toEqual(before);
				await expectRecount(storage);
			}
		}));

	test('leads to the same diary with and without the state that the import left', async () => {
		await fc.assert(
			fc.asyncProperty(aDiary, aDiary, (one, other) =>
				withRestoring(async ({ storage, restoring, bring, raw }) => {
					await bring(restoring, one);
					const before = await held(storage);
					const database = await raw();
					for (const isKnown of [true, false]) {
						const { collections, others } = await bring(restoring, other);
						const rows = collectionNames.reduce(
							(sum, list) => sum + collections[list].rows.length,
							0
						);
						if (rows === 0 && others === null) return;
						if (!isKnown) await database.delete('meta', 'import state');
						expect(await restoring.undo()).toEqual({ restored: rows, left: 0 });
						expect(await held(storage)).toEqual(before);
						await expectBookkeeping(database);
						expect(await database.getAllKeys('meta')).not.toContain('import state');
					}
				})
			),
			runs(10)
		);
	});

	test('reads no win of a diary that has not changed since the import', () =>
		withRestoring(async ({ storage, restoring, bring }) => {
			await bring(restoring, diaryOf([aWin(1), aWin(2)]));
			const reads = vi.spyOn(IDBObjectStore.prototype, 'getAll');
			const storesRead = () => reads.mock.contexts.map((store) => (store as IDBObjectStore).name);
			try {
				expect(await restoring.undo()).toEqual({ restored: 2, left: 0 });
				expect(storesRead()).not.toContain('wins');

				await bring(restoring, diaryOf([aWin(1), aWin(2)]));
				await storage.write([saving(aWin(3))]);
				expect(await restoring.undo()).toEqual({ restored: 2, left: 0 });
				expect(storesRead()).toContain('wins');
			} finally {
				reads.mockRestore();
			}
			expect((await readingOf(storage).allOf('wins')).map(({ id }) => id)).toEqual([aWin(3).id]);
		}));

	test('restores recordings, which fill a part of the snapshot with few rows', () =>
		withRestoring(async ({ storage, restoring, bring }) => {
			const revision = stamp('c', nowMs * 2);
			const recording = (n: number, audio: string) => ({ id: aWin(n).id, audio, revision });
			const mine = Array.from({ length: 25 }, (_, n) => recording(2 * n, 'AAECAwQF'));
			await storage.write(
				mine.map((one) => ({ collection: 'recordings' as const, id: one.id, next: () => one }))
			);
			await storage.write(Array.from({ length: 40 }, (_, n) => saving(aWin(n + 100))));
			const before = await held(storage);
			const incoming = diaryOf(Array.from({ length: 40 }, (_, n) => aWin(n + 200)));
			for (const { id } of mine) put(incoming, 'recordings', { ...recording(0, 'AAAA'), id });
			for (const n of [1, 3, 5, 99, 101]) put(incoming, 'recordings', recording(n, 'AAAA'));
			await bring(restoring, incoming);
			expect((await held(storage)).collections.recordings.get(mine[24]!.id)).toMatchObject({
				audio: 'AAAA'
			});
			const { parts } = (await storage.readMeta('import')) as ImportHead;
			expect(parts).toBeGreaterThanOrEqual(3);
			expect(await restoring.undo()).toEqual({ restored: 70, left: 0 });
			expect(await held(storage)).toEqual(before);
			await expectRecount(storage);
		}));

	test('does nothing the second time', () =>
		withRestoring(async ({ storage, restoring, bring }) => {
			await bring(restoring, diaryOf([aWin(1)]));
			expect(await storage.readMeta('import')).toMatchObject({
				atMs: nowMs,
				told: { of: 'a test' }
			});
			await restoring.undo();
			await storage.write([saving(aWin(1))]);
			expect(await restoring.undo()).toEqual({ restored: 0, left: 0 });
			expect(await storage.winCount()).toBe(1);
		}));
});

test('a restored mirror brings its drafts in the same transaction, but none that is older', () =>
	withRestoring(async ({ storage, restoring }) => {
		const draft = (id: string, note: string, savedAtMs: number) =>
			({ id, winId: null, base: null, details: { note }, savedAtMs }) as unknown as StoredDraft;
		await storage.storeDraft(draft('here', 'written since', 0));
		const none = Object.fromEntries(collectionNames.map((list) => [list, []])) as never;
		const collections = Object.fromEntries(
			collectionNames.map((list) => [list, { rows: [] }])
		) as never;
		const restored = {
			...{ collections, others: null, latest: null, summary: {}, mirrored: stamp('a', nowMs) },
			drafts: [draft('here', 'older', 1), draft('lost', 'In the middle of a', 2)]
		};
		await restoring.restore(none, () => restored);
		const notes = (await readingOf(storage).drafts()).map(
			(one) => (one as unknown as { details: { note: string } }).details.note
		);
		expect(notes.sort()).toEqual(['In the middle of a', 'written since']);
	}));
