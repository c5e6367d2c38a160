import { deleteDB, openDB } from 'idb';
import { describe, expect, test, vi } from 'vitest';
import type { Draft } from '#lib/core/draft.ts';
import { blankWin } from '#lib/core/win.ts';
import { inDatabase, saving, winAt } from '../../../tests/support/database.ts';
import { connectionKey, connectionTo } from './connection.ts';
import type { DiaryDatabase } from './database.ts';
import { migrations } from './migrations.ts';
import { openMirrorSource } from './mirror-source.ts';
import { openMonthIndexes } from './month-indexes.ts';
import { StorageError, storageError } from './storage-error.ts';
import { readingOf } from './queries.ts';

const morning = '2026-11-20T09:30:00+01:00';
const nextVersion = migrations.length + 1;
const draft: Draft = {
	id: 'd',
	winId: null,
	base: null,
	details: { ...blankWin(morning), note: 'words' }
};

/** Adds one migration, as a later version of the app would, while `act` runs. */
async function withOneMoreMigration(act: () => Promise<void>): Promise<void> {
	const list = migrations as (typeof migrations)[number][];
	list.push((database) => void database.createObjectStore('letters', { keyPath: 'id' }));
	try {
		await act();
	} finally {
		list.pop();
	}
}

/** The database that `act` uses, captured by spying on its transactions. */
async function openedBy(act: () => Promise<unknown>): Promise<IDBDatabase> {
	const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
	await act();
	const database = transaction.mock.contexts.at(-1);
	transaction.mockRestore();
	return database as IDBDatabase;
}

describe('a newer version of the app in another tab', () => {
	test('takes over the database: this tab closes it, reports that once and refuses further calls', () =>
		inDatabase(async ({ tab, name }) => {
			const onsuperseded = vi.fn();
			const storage = tab({ onsuperseded });
			const win = winAt(morning, { note: 'kept' });
			const written = await storage.write([saving(win)]);

			const newer = await openDB(name, nextVersion, {
				upgrade: (database) => void database.createObjectStore('letters')
			});
			expect(newer.version).toBe(nextVersion);
			expect(await newer.get('wins', win.id)).toMatchObject({ record: { note: 'kept' } });
			expect(onsuperseded).toHaveBeenCalledTimes(1);
			for (const call of [
				() => storage.write([saving(winAt(morning))]),
				() => storage.undo(written),
				() => storage.win(win.id),
				() => readingOf(storage).wins(1),
				() => storage.winCount(),
				() => storage.storeDraft(draft),
				() => readingOf(storage).drafts(),
				() => storage.check()
			])
				await expect(call()).rejects.toMatchObject({
					name: 'StorageError',
					problem: 'superseded'
				});
			storage.storeDraftNow(draft);
			expect(await newer.getAll('drafts')).toEqual([]);
			newer.close();
			// The newer version finds the words outside the database.
			expect(Object.keys(localStorage)).toContain(`${name} draft ${draft.id}`);
		}));

	test('waits for a save that has begun, which succeeds', () =>
		inDatabase(async ({ tab, name }) => {
			const storage = tab();
			await storage.check();
			const win = winAt(morning);
			const saved = storage.write([saving(win)]);
			const newer = await openDB(name, nextVersion);
			expect(await saved).toHaveLength(1);
			expect(await newer.get('wins', win.id)).toMatchObject({ id: win.id });
			newer.close();
		}));

	test('waits until unsaved words are stored as a draft', () =>
		inDatabase(async ({ tab, name }) => {
			const storage = tab({ onsuperseded: () => storage.storeDraftNow(draft) });
			await storage.check();
			const newer = await openDB(name, nextVersion);
			expect(await newer.getAll('drafts')).toMatchObject([draft]);
			newer.close();
		}));

	test('upgrades the database while this tab has it open', () =>
		inDatabase(async ({ tab }) => {
			const onsuperseded = vi.fn();
			const older = tab({ onsuperseded });
			const win = winAt(morning, { note: 'kept' });
			await older.write([saving(win)]);
			await withOneMoreMigration(async () => {
				const newer = tab();
				expect((await newer.win(win.id))?.note).toBe('kept');
				expect(await newer.winCount()).toBe(1);
			});
			expect(onsuperseded).toHaveBeenCalledTimes(1);
		}));
});

describe('erasing everything', () => {
	test('closes the database in each tab, which reports it once and does not create it again', () =>
		inDatabase(async ({ tab, name }) => {
			const onsuperseded = [vi.fn(), vi.fn()];
			const tabs = onsuperseded.map((heard) => tab({ onsuperseded: heard }));
			for (const storage of tabs) await storage.write([saving(winAt(morning))]);
			const blocked = vi.fn();
			await deleteDB(name, { blocked });
			expect(blocked).not.toHaveBeenCalled();
			for (const heard of onsuperseded) expect(heard.mock.calls).toEqual([['erased']]);
			for (const storage of tabs) {
				const erased = { name: 'StorageError', problem: 'erased' };
				await expect(storage.write([saving(winAt(morning))])).rejects.toMatchObject(erased);
				await expect(storage.check()).rejects.toMatchObject(erased);
				storage.storeDraftNow(draft);
			}
			expect(Object.keys(localStorage).filter((key) => key.startsWith(name))).toEqual([]);
			const names = (await indexedDB.databases()).map((database) => database.name);
			expect(names).not.toContain(name);
		}));

	test.each([
		['a mirror', (name: string) => openMirrorSource(name).open()],
		['a search', (name: string) => openMonthIndexes(name).states()]
	])(
		'prevents the worker of %s that starts later from creating the database again',
		(_what, begin) =>
			inDatabase(async ({ tab, name }) => {
				await tab().write([saving(winAt(morning))]);
				await deleteDB(name);
				await expect(begin(name)).rejects.toMatchObject({
					name: 'StorageError',
					problem: 'erased'
				});
				const names = (await indexedDB.databases()).map((database) => database.name);
				expect(names).not.toContain(name);
			})
	);
});

describe('an older version of the app in another tab', () => {
	test('blocks the upgrade while it holds the database: this tab reports it and continues afterwards', () =>
		inDatabase(async ({ tab, raw }) => {
			await tab().write([saving(winAt(morning, { note: 'kept' }))]);
			const holding = await raw(migrations.length);
			await withOneMoreMigration(async () => {
				const onblocked = vi.fn();
				const storage = tab({ onblocked });
				let isRead = false;
				const reading = readingOf(storage)
					.wins(9)
					.then((page) => {
						isRead = true;
						return page;
					});
				await expect.poll(() => onblocked.mock.calls.length).toBe(1);
				expect(isRead).toBe(false);
				holding.close();
				expect((await reading).wins).toMatchObject([{ note: 'kept' }]);
				expect(onblocked).toHaveBeenCalledTimes(1);
			});
		}));
});

describe('a database of a newer version', () => {
	test('stays unchanged, and the problem is `newer`', () =>
		inDatabase(async ({ tab, name }) => {
			const future = await openDB(name, nextVersion, {
				upgrade(database) {
					database.createObjectStore('wins', { keyPath: 'id' });
					database.createObjectStore('letters');
				}
			});
			await future.put('wins', { id: 'w', sealed: new Uint8Array([1, 2, 3]) });
			future.close();

			const onsuperseded = vi.fn();
			const storage = tab({ onsuperseded });
			for (const call of [
				() => storage.winCount(),
				() => storage.write([saving(winAt(morning))]),
				() => storage.storeDraft(draft)
			])
				await expect(call()).rejects.toMatchObject({ name: 'StorageError', problem: 'newer' });
			expect(onsuperseded).not.toHaveBeenCalled();

			const after = await openDB(name);
			expect(after.version).toBe(nextVersion);
			expect([...after.objectStoreNames]).toEqual(['letters', 'wins']);
			expect(await after.getAll('wins')).toEqual([{ id: 'w', sealed: new Uint8Array([1, 2, 3]) }]);
			after.close();
		}));
});

describe('a migration that fails', () => {
	test('leaves the database as it was, and the next attempt starts over', () =>
		inDatabase(async ({ tab, raw }) => {
			const win = winAt(morning, { note: 'kept' });
			const older = tab();
			await older.write([saving(win)]);
			const list = migrations as (typeof migrations)[number][];
			list.push((database) => {
				database.deleteObjectStore('wins');
				throw new Error('no');
			});
			const newer = tab();
			try {
				await expect(newer.win(win.id)).rejects.toMatchObject({ name: 'StorageError' });
			} finally {
				list.pop();
			}
			const after = await raw();
			expect(after.version).toBe(migrations.length);
			expect([...after.objectStoreNames]).toContain('wins');
			after.close();
			expect((await newer.win(win.id))?.note).toBe('kept');
		}));
});

describe('a connection that the browser has closed', () => {
	test('is reopened once for a read, a write and a draft', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const win = winAt(morning, { note: 'kept' });
			await storage.write([saving(win)]);

			(await openedBy(() => storage.check())).close();
			expect((await storage.win(win.id))?.note).toBe('kept');

			(await openedBy(() => storage.check())).close();
			await storage.write([saving(winAt(morning))]);
			expect(await storage.winCount()).toBe(2);

			(await openedBy(() => storage.check())).close();
			await storage.storeDraft(draft);
			expect(await readingOf(storage).drafts()).toHaveLength(1);

			(await openedBy(() => storage.check())).close();
			await expect(storage.check()).resolves.toBeUndefined();
		}));

	test('is reopened only once for several concurrent calls, so that no connection stays open', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.write([saving(winAt(morning))]);
			(await openedBy(() => storage.check())).close();
			const open = vi.spyOn(IDBFactory.prototype, 'open');
			const [count, page] = await Promise.all([
				storage.winCount(),
				readingOf(storage).wins(9),
				storage.write([saving(winAt(morning))])
			]);
			const opened = open.mock.calls.length;
			open.mockRestore();
			expect(count).toBeGreaterThan(0);
			expect(page.wins.length).toBeGreaterThan(0);
			expect(await storage.winCount()).toBe(2);
			// A forgotten connection would block a newer version for as long as this tab lives.
			expect(opened).toBe(1);
		}));

	test('does not make `storeDraftNow` throw while the page is being hidden', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			(await openedBy(() => storage.check())).close();
			expect(() => storage.storeDraftNow(draft)).not.toThrow();
		}));

	test('one connection serves many concurrent calls', () =>
		inDatabase(async ({ name }) => {
			const open = vi.spyOn(IDBFactory.prototype, 'open');
			const connection = connectionTo(name, {});
			expect(connection.present).toBeNull();
			const opened = await Promise.all(
				[1, 2, 3].map(() => connection.withDatabase((database) => Promise.resolve(database)))
			);
			expect(new Set(opened).size).toBe(1);
			expect(connection.present).toBe(opened[0]);
			expect(open).toHaveBeenCalledTimes(1);
			open.mockRestore();
			connection.close();
			expect(connection.present).toBeNull();
		}));

	test('closing while the database is being opened closes it as soon as it has opened', () =>
		inDatabase(async ({ name, tab }) => {
			await tab().check();
			const onsuperseded = vi.fn();
			const connection = connectionTo(name, { onsuperseded });
			const count = connection.withDatabase((database) => database.count('wins'));
			connection.close();
			expect(await count).toBe(0);
			expect(connection.present).toBeNull();
			const newer = await openDB(name, nextVersion);
			newer.close();
			// A closed connection is not asked to make way.
			expect(onsuperseded).not.toHaveBeenCalled();
		}));

	test('a read that began before the checks has no result if they fail', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab({ isRemembered: async () => true });
			const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
			const reading = storage.totals();
			await expect(reading).rejects.toMatchObject({ problem: 'lost' });
			expect(transaction.mock.calls.map(([stores]) => stores)).toEqual(['meta', 'meta']);
			transaction.mockRestore();
		}));

	test('nothing is opened before the first call', () =>
		inDatabase(async ({ tab, name }) => {
			const storage = tab();
			storage.onchange(() => {});
			expect((await indexedDB.databases()).some((one) => one.name === name)).toBe(false);
			await storage.check();
			expect((await indexedDB.databases()).some((one) => one.name === name)).toBe(true);
		}));
});

describe('problems', () => {
	test.each([
		['QuotaExceededError', 'full'],
		['VersionError', 'newer'],
		['SecurityError', 'refused'],
		['NotAllowedError', 'refused'],
		['UnknownError', 'broken'],
		['InvalidStateError', 'broken'],
		['AbortError', 'broken'],
		['DataCloneError', 'broken']
	])('%s becomes `%s`, with the original error as its cause', (name, problem) => {
		const cause = new DOMException('', name);
		expect(storageError(cause)).toMatchObject({ name: 'StorageError', problem, cause });
	});

	test('any other value becomes `broken`, and a `StorageError` stays the same', () => {
		for (const cause of [undefined, null, 'text', new TypeError('no')])
			expect(storageError(cause)).toMatchObject({ problem: 'broken', cause });
		const error = new StorageError('changedSince');
		expect(storageError(error)).toBe(error);
	});
});

describe('a fault whose name does not tell its cause', () => {
	const fault = () => new DOMException('Internal error.', 'UnknownError');

	/** Refuses every byte of a file, as a full disk does. */
	async function onFullDisk(
		act: () => Promise<void>,
		full = new DOMException('no room', 'QuotaExceededError')
	): Promise<void> {
		const write = vi.spyOn(FileSystemWritableFileStream.prototype, 'write').mockRejectedValue(full);
		try {
			await act();
			expect(write).toHaveBeenCalled();
		} finally {
			write.mockRestore();
		}
	}

	/** Lets the database of that name fail to open, while another one still opens. */
	async function unopenable(name: string, act: () => Promise<void>): Promise<void> {
		const { open } = IDBFactory.prototype;
		const spy = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (
			this: IDBFactory,
			...asked
		) {
			if (asked[0] === name) throw fault();
			return open.apply(this, asked);
		});
		await act().finally(() => spy.mockRestore());
	}

	const failing = (name: string) =>
		connectionTo(name, { isRemembered: () => Promise.resolve(true) });

	test('is a full disk if a file does not fit either, during a write', () =>
		inDatabase(async ({ name }) => {
			const connection = connectionTo(name, {});
			const write = () => connection.withDatabase(() => Promise.reject(fault()));
			await onFullDisk(() => expect(write()).rejects.toMatchObject({ problem: 'full' }));
			const busy = new DOMException('in use', 'NoModificationAllowedError');
			await onFullDisk(() => expect(write()).rejects.toMatchObject({ problem: 'broken' }), busy);
			await expect(write()).rejects.toMatchObject({ problem: 'broken' });
			connection.close();
		}));

	test('is a full disk and no unopenable database if a file does not fit either', () =>
		inDatabase(({ name }) =>
			unopenable(name, async () => {
				const open = () => failing(name).withDatabase(async () => {});
				await onFullDisk(() => expect(open()).rejects.toMatchObject({ problem: 'full' }));
				await expect(open()).rejects.toMatchObject({ problem: 'unopenable' });
			})
		));

	test('leaves no file behind', async () => {
		const root = await navigator.storage.getDirectory();
		await expect(root.getFileHandle('probe')).rejects.toMatchObject({ name: 'NotFoundError' });
	});
});

describe('a page that goes into the back/forward cache', () => {
	/** Begins a transaction that never ends by itself, as one of a page that has stopped. */
	function beginEndless(storage: DiaryDatabase): void {
		void storage[connectionKey].withDatabase((database) => {
			const transaction = database.transaction(['wins', 'drafts', 'meta'], 'readwrite');
			const ask = (): Promise<unknown> => transaction.objectStore('wins').count().then(ask);
			return ask().catch(() => new Promise(() => {}));
		});
	}

	test('holds up no save of another page, and no erasing', () =>
		inDatabase(async ({ tab }) => {
			const [left, next] = [tab(), tab()];
			await left.check();
			beginEndless(left);
			await Promise.resolve();
			const win = winAt(morning);
			const saved = next.write([saving(win)]);
			left.leave();
			await saved;
			expect(await next.win(win.id)).toMatchObject({ id: win.id });
		}));

	test('leaves behind what it has committed', () =>
		inDatabase(async ({ tab }) => {
			const left = tab();
			await left.check();
			left.storeDraftNow(draft);
			left.leave();
			await expect.poll(async () => (await readingOf(tab()).drafts()).length).toBe(1);
		}));

	test('stores no words again when it comes back', () =>
		inDatabase(async ({ tab }) => {
			const [left, next] = [tab(), tab()];
			await left.check();
			left.storeDraftNow(draft);
			left.leave();
			await next.dropDraft(draft.id);
			left.storeDraftNow(draft);
			expect(await readingOf(next).drafts()).toEqual([]);
		}));

	test('never answers or opens the database again', () =>
		inDatabase(async ({ tab }) => {
			const left = tab();
			await left.check();
			left.leave();
			const late = left.check().then(
				() => 'answered',
				() => 'answered'
			);
			await tab().check();
			expect(await Promise.race([late, Promise.resolve('silent')])).toBe('silent');
		}));
});
