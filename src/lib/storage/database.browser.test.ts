import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Revision } from '#lib/core/clock.ts';
import { parsedRevision } from '#lib/core/stamp.ts';
import type { WinId } from '#lib/core/win.ts';
import {
	deleting,
	inDatabase,
	savingPerson,
	noonMs,
	saving,
	winAt
} from '../../../tests/support/database.ts';
import { newId, type Change } from './database.ts';
import { readingOf } from './queries.ts';
import { draftOf, morning, noting } from '../../../tests/support/notes.ts';

afterEach(() => {
	vi.restoreAllMocks();
});

describe('writing', () => {
	test('a written win is read back with a stamp, in this tab and in another', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const win = winAt(morning, { note: 'Said hello', people: [], tags: ['bus'] });
			const [written] = await storage.write([saving(win)]);
			const storedWin = { ...win, revision: written?.revision };
			expect(written).toEqual({
				collection: 'wins',
				id: win.id,
				before: null,
				after: storedWin,
				revision: expect.stringMatching(/^\d{15}\.\d{5}\.[0-9a-f]{16}$/)
			});
			expect(await storage.win(win.id)).toEqual(storedWin);
			expect(await tab().win(win.id)).toEqual(storedWin);
			expect(await storage.win(newId(noonMs) as WinId)).toBeNull();
		}));

	test('a win survives closing the page', () =>
		inDatabase(async ({ tab }) => {
			const win = winAt(morning, { note: 'Kept' });
			const first = tab();
			await first.write([saving(win)]);
			first.close();
			expect((await tab().win(win.id))?.note).toBe('Kept');
		}));

	test('ids are UUIDs of version 7 and sort by the time of their creation', () => {
		const earlier = newId(noonMs);
		const later = newId(noonMs + 1);
		expect(earlier).toMatch(
			/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
		);
		expect(earlier < later).toBe(true);
		expect(newId(noonMs)).not.toBe(earlier);
	});

	test.each([
		['runs', () => noonMs + performance.now()],
		['stands still', () => noonMs],
		[
			'is set back',
			(
				(ms) => () =>
					(ms -= 60_000)
			)(noonMs)
		]
	])('stamps rise and are never issued twice when the clock %s, from two tabs as well', (_, now) =>
		inDatabase(async ({ tab }) => {
			const tabs = [tab({ now }), tab({ now })];
			const revisions: string[] = [];
			for (let round = 0; round < 4; round++) {
				for (const storage of tabs) {
					const written = await storage.write([
						saving(winAt(morning)),
						savingPerson(`Ann ${round}`)
					]);
					revisions.push(...written.map(({ revision }) => revision));
				}
			}
			const together = await Promise.all(
				[...tabs, ...tabs, ...tabs].map((storage) => storage.write([saving(winAt(morning))]))
			);
			expect(revisions).toEqual([...revisions].sort());
			const all = [...revisions, ...together.flat().map(({ revision }) => revision)];
			expect(all).toHaveLength(22);
			expect(new Set(all).size).toBe(22);
			const last = revisions.at(-1)!;
			for (const [written] of together) expect(written!.revision > last).toBe(true);
			// One database is one node, regardless of the number of its tabs.
			expect(new Set(all.map((one) => parsedRevision(one)?.node)).size).toBe(1);
		})
	);

	test('a change after reopening the page has a higher stamp', () =>
		inDatabase(async ({ tab }) => {
			const win = winAt(morning);
			const [first] = await tab({ now: () => noonMs }).write([saving(win)]);
			const [second] = await tab({ now: () => noonMs - 86_400_000 }).write([
				noting(win.id, 'later')
			]);
			expect(second!.revision > first!.revision).toBe(true);
		}));

	test('a stamp passed in with the record is ignored', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const forged = '999999999999999.99999.ffffffffffffffff' as Revision;
			const win = winAt(morning, { revision: forged });
			const [written] = await storage.write([saving(win)]);
			expect(written!.revision < forged).toBe(true);
			expect((await storage.win(win.id))?.revision).toBe(written!.revision);
		}));

	test('fields that this version does not know survive an edit', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const unknown = { weather: 'rain', nested: { list: [1, null, 'x'] } };
			const win = { ...winAt(morning, { note: 'before' }), ...unknown };
			await storage.write([saving(win)]);
			await storage.write([noting(win.id, 'after')]);
			expect(await storage.win(win.id)).toMatchObject({ ...unknown, note: 'after' });
		}));

	test('`next` receives the record inside the transaction, so that no edit of another tab is lost', () =>
		inDatabase(async ({ tab }) => {
			const [one, two] = [tab(), tab()];
			const win = winAt(morning);
			await one.write([saving(win)]);
			const adding = (tag: string): Change => ({
				collection: 'wins',
				id: win.id,
				next: (present) => present && { ...present, tags: [...present.tags, tag] }
			});
			await Promise.all([
				one.write([adding('a')]),
				two.write([adding('b')]),
				one.write([adding('c')])
			]);
			expect([...(await one.win(win.id))!.tags].sort()).toEqual(['a', 'b', 'c']);
		}));

	test('changing or deleting a missing record does nothing and creates no row', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const id = newId(noonMs) as WinId;
			expect(await storage.write([noting(id, 'nobody')])).toEqual([]);
			expect(await storage.write([deleting('wins', id)])).toEqual([]);
			expect(await readingOf(storage).allOf('wins')).toEqual([]);
			expect(await storage.winCount()).toBe(0);
		}));

	test('every transaction that saves requests strict durability', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const win = winAt(morning);
			const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
			const written = await storage.write([saving(win), savingPerson('Ann')]);
			await storage.undo(written);
			await storage.storeDraft(draftOf('d', 'words'));
			await storage.dropDraft('d');
			const opened = transaction.mock.results.map(({ value }) => value as IDBTransaction);
			const writing = opened.filter(({ mode }) => mode === 'readwrite');
			expect(writing).toHaveLength(4);
			expect(writing.map(({ durability }) => durability)).toEqual(Array(4).fill('strict'));
		}));

	test('a batch is one transaction', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.check();
			const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
			await storage.write(Array.from({ length: 200 }, () => saving(winAt(morning))));
			expect(transaction).toHaveBeenCalledTimes(1);
			expect(await storage.winCount()).toBe(200);
		}));
});

describe('all or nothing', () => {
	test('a `next` that throws leaves nothing behind, and the caller receives its error', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const unhandled = vi.fn();
			addEventListener('unhandledrejection', unhandled);
			const changed = vi.fn();
			storage.onchange(changed);
			await storage.storeDraft(draftOf('d', 'words'));
			const win = winAt(morning, { note: 'before' });
			await storage.write([saving(win)]);
			const before = await storage.win(win.id);
			changed.mockClear();

			const cause = new RangeError('no');
			const failing: Change = {
				collection: 'people',
				id: 'p',
				next() {
					throw cause;
				}
			};
			const attempt = storage.write(
				[noting(win.id, 'after'), saving(winAt(morning)), failing, saving(winAt(morning))],
				{ dropDraft: 'd' }
			);
			await expect(attempt).rejects.toMatchObject({ name: 'StorageError', cause });

			expect(await storage.win(win.id)).toEqual(before);
			expect(await storage.winCount()).toBe(1);
			expect(await readingOf(storage).allOf('wins')).toHaveLength(1);
			expect(await readingOf(storage).allOf('people')).toEqual([]);
			expect(await readingOf(storage).drafts()).toHaveLength(1);
			expect(changed).not.toHaveBeenCalled();
			await new Promise((resolve) => setTimeout(resolve, 50));
			expect(unhandled).not.toHaveBeenCalled();
			removeEventListener('unhandledrejection', unhandled);
			// The storage still works afterwards.
			await storage.write([noting(win.id, 'later')]);
			expect((await storage.win(win.id))?.note).toBe('later');
		}));

	test('a record that cannot be stored is rejected with all other changes of its write', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const impossible = { ...winAt(morning), wrong: () => {} };
			await expect(
				storage.write([saving(winAt(morning)), saving(impossible)])
			).rejects.toMatchObject({ name: 'StorageError', problem: 'broken' });
			expect(await readingOf(storage).allOf('wins')).toEqual([]);
			expect(await storage.winCount()).toBe(0);
		}));

	test('a transaction that aborts after all its requests succeeded is not reported as saved', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.check();
			const changed = vi.fn();
			storage.onchange(changed);
			const succeeded: string[] = [];
			const put = IDBObjectStore.prototype.put;
			// As on a full disk: each request succeeds, and then the transaction aborts. A page cannot do that
			// once it has committed.
			vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementation(() => {});
			vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
				this: IDBObjectStore,
				...put_: Parameters<typeof put>
			) {
				const request = put.apply(this, put_);
				request.addEventListener('success', () => {
					succeeded.push(this.name);
					if (this.name === 'totals') this.transaction.abort();
				});
				return request;
			});
			const win = winAt(morning);
			await expect(storage.write([saving(win)])).rejects.toMatchObject({ name: 'StorageError' });
			expect(succeeded).toEqual(['wins', 'meta', 'meta', 'totals']);
			expect(changed).not.toHaveBeenCalled();
			vi.restoreAllMocks();
			expect(await storage.win(win.id)).toBeNull();
			expect(await storage.winCount()).toBe(0);
		}));
});
