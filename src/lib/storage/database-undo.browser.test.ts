import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Win } from '#lib/core/win.ts';
import {
	deleting,
	inDatabase,
	savingPerson,
	saving,
	winAt
} from '../../../tests/support/database.ts';
import type { Written } from './database.ts';
import { readingOf } from './queries.ts';
import { morning, noting } from '../../../tests/support/notes.ts';
import { runs } from '../../../tests/support/runs.ts';

afterEach(() => {
	vi.restoreAllMocks();
});

describe('deleting', () => {
	test('leaves a tombstone without the words, which is not in the index', () =>
		inDatabase(async ({ tab, raw }) => {
			const storage = tab();
			const win = winAt(morning, { note: 'secret' });
			const [saved] = await storage.write([saving(win)]);
			const [deleted] = await storage.write([deleting('wins', win.id)]);
			expect(deleted!.revision > saved!.revision).toBe(true);
			expect(await storage.win(win.id)).toBeNull();
			expect(await readingOf(storage).wins(10)).toEqual({ wins: [], hasMore: false });
			const tombstone = { id: win.id, revision: deleted!.revision, deleted: true };
			expect(await readingOf(storage).allOf('wins')).toEqual([tombstone]);
			const database = await raw();
			expect(await database.getAll('wins')).toEqual([tombstone]);
			expect(await database.getAllFromIndex('wins', 'byOrder')).toEqual([]);
		}));

	test('leaves the first tombstone unchanged the second time', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const win = winAt(morning);
			await storage.write([saving(win)]);
			await storage.write([deleting('wins', win.id)]);
			const rows = await readingOf(storage).allOf('wins');
			expect(await storage.write([deleting('wins', win.id)])).toEqual([]);
			expect(await readingOf(storage).allOf('wins')).toEqual(rows);
		}));
});

describe('undo', () => {
	test('of a save leaves no win, only a tombstone for merging', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const win = winAt(morning);
			await storage.undo(await storage.write([saving(win)]));
			expect(await storage.win(win.id)).toBeNull();
			expect(await readingOf(storage).allOf('wins')).toMatchObject([{ id: win.id, deleted: true }]);
		}));

	test('of an edit restores the words, with a stamp above that of the edit', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const win = { ...winAt(morning, { note: 'before' }), weather: 'rain' };
			await storage.write([saving(win)]);
			const written = await storage.write([noting(win.id, 'after')]);
			await storage.undo(written);
			const undone = await storage.win(win.id);
			expect(undone).toEqual({ ...win, revision: expect.any(String) });
			expect(undone!.revision > written[0]!.revision).toBe(true);
		}));

	test('of a delete restores the win at its place', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const win = winAt(morning, { note: 'kept' });
			await storage.write([saving(win), saving(winAt('2026-11-21T09:30:00+01:00'))]);
			await storage.undo(await storage.write([deleting('wins', win.id)]));
			const { wins } = await readingOf(storage).wins(10);
			expect(wins).toHaveLength(2);
			expect(wins[1]).toEqual({ ...win, revision: expect.any(String) });
		}));

	test('of several records reverts all of them', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const [added, edited, gone] = [
				winAt(morning, { note: 'added' }),
				winAt(morning, { note: 'edited' }),
				winAt(morning, { note: 'gone' })
			];
			await storage.write([saving(edited), saving(gone)]);
			const written = await storage.write([
				saving(added),
				noting(edited.id, 'other'),
				deleting('wins', gone.id),
				savingPerson('Ann')
			]);
			expect(written).toHaveLength(4);
			await storage.undo(written);
			expect(await storage.win(added.id)).toBeNull();
			expect((await storage.win(edited.id))?.note).toBe('edited');
			expect((await storage.win(gone.id))?.note).toBe('gone');
			expect(await storage.all('people')).toEqual([]);
			expect(await storage.winCount()).toBe(2);
		}));

	test('of two changes to one record restores its state before both', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const win = winAt(morning, { note: 'first' });
			await storage.write([saving(win)]);
			const written = await storage.write([noting(win.id, 'second'), noting(win.id, 'third')]);
			await storage.undo(written);
			expect((await storage.win(win.id))?.note).toBe('first');
		}));

	test('is refused the second time', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const win = winAt(morning, { note: 'before' });
			await storage.write([saving(win)]);
			const written = await storage.write([noting(win.id, 'after')]);
			await storage.undo(written);
			await expect(storage.undo(written)).rejects.toMatchObject({ problem: 'changedSince' });
			expect((await storage.win(win.id))?.note).toBe('before');
		}));

	test('is refused, and writes nothing, if one of the records was changed in another tab', () =>
		inDatabase(async ({ tab }) => {
			const [here, there] = [tab(), tab()];
			const [one, two] = [winAt(morning, { note: 'one' }), winAt(morning, { note: 'two' })];
			const written = await here.write([saving(one), saving(two)]);
			await there.write([noting(one.id, 'elsewhere')]);
			await expect(here.undo(written)).rejects.toMatchObject({
				name: 'StorageError',
				problem: 'changedSince'
			});
			expect((await here.win(one.id))?.note).toBe('elsewhere');
			expect((await here.win(two.id))?.note).toBe('two');
			expect(await here.winCount()).toBe(2);
		}));

	test('of an edit is refused if the record was deleted in another tab', () =>
		inDatabase(async ({ tab }) => {
			const [here, there] = [tab(), tab()];
			const win = winAt(morning, { note: 'before' });
			await here.write([saving(win)]);
			const written = await here.write([noting(win.id, 'after')]);
			await there.write([deleting('wins', win.id)]);
			await expect(here.undo(written)).rejects.toMatchObject({ problem: 'changedSince' });
			expect(await here.win(win.id)).toBeNull();
		}));

	test('of a delete is refused if the record was restored and deleted again elsewhere', () =>
		inDatabase(async ({ tab }) => {
			const [here, there] = [tab(), tab()];
			const win = winAt(morning, { note: 'first' });
			await here.write([saving(win)]);
			const deleted = await here.write([deleting('wins', win.id)]);
			await there.write([saving({ ...win, note: 'second' })]);
			await there.write([deleting('wins', win.id)]);
			await expect(here.undo(deleted)).rejects.toMatchObject({ problem: 'changedSince' });
			expect(await here.win(win.id)).toBeNull();
		}));
});

describe('the number of wins', () => {
	test('is right after any saves, edits, deletes, failures and undos, from two tabs', () => {
		const at = fc.nat({ max: 4 });
		const step = fc.oneof(
			fc.record({ kind: fc.constant('save' as const), win: at, tab: fc.nat({ max: 1 }) }),
			fc.record({ kind: fc.constant('edit' as const), win: at, tab: fc.nat({ max: 1 }) }),
			fc.record({ kind: fc.constant('delete' as const), win: at, tab: fc.nat({ max: 1 }) }),
			fc.record({ kind: fc.constant('saveTwo' as const), win: at, tab: fc.nat({ max: 1 }) }),
			fc.record({ kind: fc.constant('fail' as const), win: at, tab: fc.nat({ max: 1 }) }),
			fc.record({ kind: fc.constant('undo' as const), win: fc.nat(), tab: fc.nat({ max: 1 }) })
		);
		return fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 25 }), (steps) =>
				inDatabase(async ({ tab }) => {
					const tabs = [tab(), tab()] as const;
					const wins = Array.from({ length: 6 }, () => winAt(morning));
					const done: Written[][] = [];
					for (const { kind, win: which, tab: at } of steps) {
						const storage = tabs[at as 0 | 1];
						const win = wins[which % wins.length]!;
						if (kind === 'undo') {
							const written = done[which % Math.max(1, done.length)];
							await storage.undo(written ?? []).catch(() => {});
							continue;
						}
						const changes = {
							save: [saving(win)],
							edit: [noting(win.id, 'edited')],
							delete: [deleting('wins', win.id)],
							saveTwo: [saving(win), saving(wins[(which + 1) % wins.length]!)],
							fail: [
								saving(win),
								{
									collection: 'wins' as const,
									id: 'x',
									next() {
										throw new Error('no');
									}
								}
							]
						}[kind];
						const written = await storage.write(changes).catch(() => null);
						if (written) done.push(written);
					}
					const rows = await readingOf(tabs[0]).allOf('wins');
					const living = rows.filter((row): row is Win => !('deleted' in row));
					expect(await tabs[0].winCount()).toBe(living.length);
					expect(await tabs[1].winCount()).toBe(living.length);
					const { wins: listed } = await readingOf(tabs[0]).wins(100);
					expect(listed.map(({ id }) => id).sort()).toEqual(living.map(({ id }) => id).sort());
				})
			),
			runs(12)
		);
	}, 60_000);
});
