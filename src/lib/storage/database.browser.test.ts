import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Revision } from '#lib/core/clock.ts';
import { parsedRevision } from '#lib/core/stamp.ts';
import type { Draft } from '#lib/core/draft.ts';
import { blankWin, type Win, type WinId } from '#lib/core/win.ts';
import {
	deleting,
	inDatabase,
	savingPerson,
	noonMs,
	saving,
	winAt
} from '../../../tests/support/database.ts';
import { newId, type Change, type DiaryDatabase, type Written } from './database.ts';
import { readingOf } from './queries.ts';

const morning = '2026-11-20T09:30:00+01:00';

/** The change that replaces the note of a win. */
function noting(id: WinId, note: string): Change {
	return { collection: 'wins', id, next: (present) => present && { ...present, note } };
}

function draftOf(id: string, note: string, winId: WinId | null = null): Draft {
	return { id, winId, base: null, details: { ...blankWin(morning), note } };
}

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
			{ numRuns: 25 }
		);
	}, 60_000);
});

describe('drafts', () => {
	test('are sorted by the latest save, newest first', () =>
		inDatabase(async ({ tab }) => {
			let nowMs = noonMs;
			const storage = tab({ now: () => nowMs++ });
			for (const id of ['b', 'c', 'a']) await storage.storeDraft(draftOf(id, `words of ${id}`));
			expect((await readingOf(storage).drafts()).map(({ id }) => id)).toEqual(['a', 'c', 'b']);
			await storage.storeDraft(draftOf('b', 'more words'));
			const drafts = await readingOf(storage).drafts();
			expect(drafts.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
			expect(drafts[0]).toMatchObject(draftOf('b', 'more words'));
		}));

	test('are deleted in the transaction that saves the win', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.storeDraft(draftOf('d', 'words'));
			await storage.storeDraft(draftOf('other', 'other words'));
			const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
			await storage.write([saving(winAt(morning, { note: 'words' }))], { dropDraft: 'd' });
			expect(transaction).toHaveBeenCalledTimes(1);
			expect((await readingOf(storage).drafts()).map(({ id }) => id)).toEqual(['other']);
		}));

	test('are deleted one at a time, and deleting a missing one is fine', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.storeDraft(draftOf('d', 'words'));
			await storage.dropDraft('nobody');
			expect(await readingOf(storage).drafts()).toHaveLength(1);
			await storage.dropDraft('d');
			expect(await readingOf(storage).drafts()).toEqual([]);
		}));

	test('start being saved synchronously when the page is being hidden', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.check();
			storage.storeDraftNow(draftOf('d', 'last words'));
			storage.close();
			expect(await readingOf(tab()).drafts()).toMatchObject([draftOf('d', 'last words')]);
		}));

	test('survive a page that goes away before the database is open', () =>
		inDatabase(async ({ tab }) => {
			tab().storeDraftNow(draftOf('d', 'words'));
			expect(await readingOf(tab()).drafts()).toMatchObject([draftOf('d', 'words')]);
		}));

	test('move to the database as soon as a page opens it', () =>
		inDatabase(async ({ tab, name, raw }) => {
			tab().storeDraftNow(draftOf('d', 'words'));
			await tab().check();
			await expect.poll(() => wordsOutside(name)).toEqual([]);
			expect(await (await raw()).getAll('drafts')).toMatchObject([draftOf('d', 'words')]);
		}));

	test('are the latest version, in the database or outside it', () =>
		inDatabase(async ({ tab }) => {
			const at = (ms: number) => tab({ now: () => ms });
			at(2000).storeDraftNow(draftOf('d', 'words'));
			await at(1000).storeDraft(draftOf('d', 'word'));
			expect(await readingOf(tab()).drafts()).toMatchObject([draftOf('d', 'words')]);
			await at(3000).storeDraft(draftOf('d', 'more words'));
			expect(await readingOf(tab()).drafts()).toMatchObject([draftOf('d', 'more words')]);
		}));

	test('are forgotten if a win of their id was saved: their page ended before it knew', () =>
		inDatabase(async ({ tab, name }) => {
			const win = winAt(morning, { note: 'words' });
			await tab().write([saving(win)], { dropDraft: win.id });
			tab().storeDraftNow(draftOf(win.id, 'words'));
			expect(await readingOf(tab()).drafts()).toEqual([]);
			expect(wordsOutside(name)).toEqual([]);
		}));

	test.each([
		['stored', (storage: DiaryDatabase) => storage.storeDraft(draftOf('d', 'more'))],
		['deleted', (storage: DiaryDatabase) => storage.dropDraft('d')],
		[
			'committed',
			(storage: DiaryDatabase) => storage.write([saving(winAt(morning))], { dropDraft: 'd' })
		]
	])('leave nothing outside the database once they are %s', (_, settle) =>
		inDatabase(async ({ tab, name }) => {
			tab({ now: () => 1 }).storeDraftNow(draftOf('d', 'words'));
			expect(wordsOutside(name)).toHaveLength(1);
			await settle(tab());
			expect(wordsOutside(name)).toEqual([]);
		})
	);
});

describe('change events', () => {
	test('name the collections in this tab and others after the write has completed', () =>
		inDatabase(async ({ tab }) => {
			const [here, there] = [tab(), tab()];
			const win = winAt(morning);
			const seenHere = vi.fn();
			const seenThere = vi.fn();
			here.onchange(({ collections }) => seenHere([...collections]));
			const read = new Promise<Win | null>((resolve, reject) => {
				there.onchange(({ collections }) => {
					seenThere([...collections]);
					there.win(win.id).then(resolve, reject);
				});
			});
			await here.write([saving(win), savingPerson('Ann')]);
			expect(seenHere.mock.calls).toEqual([[['wins', 'people']]]);
			expect((await read)?.id).toBe(win.id);
			expect(seenThere.mock.calls).toEqual([[['wins', 'people']]]);
		}));

	test('are sent for an undo too, but not to a listener that has unsubscribed', () =>
		inDatabase(async ({ tab }) => {
			const [here, there] = [tab(), tab()];
			const stopped = vi.fn();
			const heard = vi.fn();
			const stop = here.onchange(stopped);
			stop();
			there.onchange(({ collections }) => heard([...collections]));
			await here.undo(await here.write([savingPerson('Ann')]));
			await expect.poll(() => heard.mock.calls).toEqual([[['people']], [['people']]]);
			expect(stopped).not.toHaveBeenCalled();
		}));

	test('ignore names of unknown collections in a message from elsewhere', () =>
		inDatabase(async ({ tab, name }) => {
			const heard = vi.fn();
			tab().onchange(({ collections }) => heard([...collections]));
			const channel = new BroadcastChannel(name);
			channel.postMessage(['meta', 'wins', 7]);
			channel.postMessage('wins');
			await expect.poll(() => heard.mock.calls).toEqual([[['wins']], [[]]]);
			channel.close();
		}));
});

describe('closing', () => {
	test('a write that is running when the page closes its storage is still reported as saved', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.check();
			storage.onchange(() => {});
			const win = winAt(morning);
			const writing = storage.write([saving(win)]);
			// Long enough for the transaction to begin.
			await Promise.resolve();
			await Promise.resolve();
			storage.close();
			await expect(writing).resolves.toHaveLength(1);
			expect(await tab().win(win.id)).not.toBeNull();
		}));
});

/** The keys of the drafts that are not in the database yet. */
function wordsOutside(name: string): string[] {
	return Object.keys(localStorage).filter((key) => key.startsWith(name));
}
