import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Win } from '#lib/core/win.ts';
import {
	inDatabase,
	savingPerson,
	noonMs,
	saving,
	winAt
} from '../../../tests/support/database.ts';
import type { DiaryDatabase } from './database.ts';
import { readingOf } from './queries.ts';
import { draftOf, morning } from '../../../tests/support/notes.ts';

afterEach(() => {
	vi.restoreAllMocks();
});

/** The keys of the drafts that are not in the database yet. */
function wordsOutside(name: string): string[] {
	return Object.keys(localStorage).filter((key) => key.startsWith(name));
}

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
