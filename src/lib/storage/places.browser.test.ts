import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { inDatabase, removed, saving, winAt } from '../../../tests/support/database.ts';
import { eraseDatabases } from './bulk-erase.ts';
import { patienceMs } from './connection-types.ts';
import { latestNumber, notesFolder, placeAt } from './moved-places.ts';
import { buckets } from './storage-buckets.ts';
import { allPlaces, moveToNewPlace, removePlaces } from './places.ts';

const morning = '2026-11-20T09:30:00+01:00';

async function removeNotes(): Promise<void> {
	const root = await navigator.storage.getDirectory();
	await root.removeEntry(notesFolder, { recursive: true }).catch(() => {});
}

beforeEach(async () => {
	await removePlaces();
	await removeNotes();
});
afterEach(async () => {
	vi.restoreAllMocks();
	await removePlaces();
	await removeNotes();
});

/** Lets the browser lack storage buckets, as Firefox and WebKit do. */
function withoutBuckets(): void {
	vi.spyOn(
		navigator as unknown as { storageBuckets: unknown },
		'storageBuckets',
		'get'
	).mockReturnValue(undefined);
}

/** Makes a database that lacks every store, as after damage. */
async function damage(name: string): Promise<void> {
	(await openDB(name, 1)).close();
}

/** Lets a database fail to open. */
function unopenable(name: string): void {
	const { open } = IDBFactory.prototype;
	vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...asked) {
		if (asked[0] === name) throw new DOMException('', 'UnknownError');
		return open.apply(this, asked);
	});
}

describe.each(['with buckets', 'without buckets'])('in a browser %s', (kind) => {
	beforeEach(() => {
		if (kind === 'without buckets') withoutBuckets();
	});

	test('a database that opens is not moved, nor is one that does not exist yet', () =>
		inDatabase(async ({ name, tab }) => {
			expect(await moveToNewPlace(name)).toBe(true);
			await tab().check();
			expect(await moveToNewPlace(name)).toBe(true);
			expect(await latestNumber(name)).toBe(0);
		}));

	test('an unusable database is moved once, however often and by however many tabs that is requested', () =>
		inDatabase(async ({ name }) => {
			await damage(name);
			for (let tries = 0; tries < 3; tries++) {
				const moves = await Promise.all([moveToNewPlace(name), moveToNewPlace(name)]);
				expect(moves).toEqual([true, true]);
				expect(await latestNumber(name)).toBe(1);
			}
			const { factory } = await placeAt(name, 1);
			const names = (await factory.databases()).map((one) => one.name);
			expect(names).not.toContain(`${name}-1`);
		}));

	test('every tab that opens the diary from then on finds it in the new place', () =>
		inDatabase(async ({ name, tab }) => {
			await damage(name);
			expect(await moveToNewPlace(name)).toBe(true);
			const win = winAt(morning);
			await tab().write([saving(win)]);
			expect(await tab().win(win.id)).toMatchObject({ id: win.id });
			const first = await openDB(name);
			expect([...first.objectStoreNames]).toEqual([]);
			first.close();
			expect(await moveToNewPlace(name)).toBe(true);
			expect(await latestNumber(name)).toBe(1);

			// And if that is damaged too, in a third one.
			const { factory, name: there } = await placeAt(name, 1);
			await gone(tab, factory, there);
			const opening = factory.open(there, 1);
			await new Promise((resolve) => (opening.onsuccess = resolve));
			opening.result.close();
			expect(await moveToNewPlace(name)).toBe(true);
			expect(await latestNumber(name)).toBe(2);
			for (const number of [1, 2]) {
				const place = await placeAt(name, number);
				await gone(tab, place.factory, place.name);
			}
		}));

	test('erasing names every place, and leaves none', () =>
		inDatabase(async ({ name, tab }) => {
			await damage(name);
			await moveToNewPlace(name);
			const storage = tab();
			await storage.write([saving(winAt(morning))]);
			const { places, isKnown } = await allPlaces(name);
			expect(isKnown).toBe(true);
			const all = places.flatMap((place) => place.names);
			expect(all).toEqual([name, `${name}-1`, ...(kind === 'with buckets' ? [name] : [])]);
			storage.leave();
			expect(await eraseDatabases(() => {})).toEqual({ left: [], isKnown: true });
			expect(await indexedDB.databases()).toEqual([]);
		}));
});

/** Deletes a database of another place, with this test's connections to it. */
async function gone(
	tab: () => { leave(): void },
	factory: IDBFactory,
	name: string
): Promise<void> {
	tab().leave();
	const deleting = factory.deleteDatabase(name);
	await new Promise((resolve) => (deleting.onsuccess = resolve));
}

test('where no database of another name opens either, the diary is not moved', () =>
	inDatabase(async ({ name }) => {
		withoutBuckets();
		await damage(name);
		unopenable(`${name}-1`);
		expect(await moveToNewPlace(name)).toBe(false);
		expect(await latestNumber(name)).toBe(0);
	}));

test('where no place can be noted, the diary is not moved', () =>
	inDatabase(async ({ name }) => {
		withoutBuckets();
		await damage(name);
		vi.spyOn(FileSystemDirectoryHandle.prototype, 'getDirectoryHandle').mockRejectedValue(
			new DOMException('', 'NotFoundError')
		);
		expect(await moveToNewPlace(name)).toBe(false);
	}));

describe('a moved diary is never looked for in the first place', () => {
	test('while its bucket does not open', () =>
		inDatabase(async ({ name, tab }) => {
			await damage(name);
			await moveToNewPlace(name);
			await removed(name);
			const open = vi
				.spyOn(buckets()!, 'open')
				.mockRejectedValue(new DOMException('', 'UnknownError'));
			const isRemembered = () => Promise.resolve(true);
			await expect(tab({ isRemembered }).check()).rejects.toMatchObject({ problem: 'unopenable' });
			expect((await indexedDB.databases()).map((one) => one.name)).not.toContain(name);
			open.mockRestore();
			await tab().check();
		}));

	test('while the browser does not list its buckets', () =>
		inDatabase(async ({ name, tab }) => {
			await damage(name);
			await moveToNewPlace(name);
			await removed(name);
			vi.spyOn(buckets()!, 'keys').mockRejectedValue(new DOMException('', 'UnknownError'));
			await expect(tab().check()).rejects.toMatchObject({ problem: 'broken' });
			expect((await indexedDB.databases()).map((one) => one.name)).not.toContain(name);
		}));

	test('while its note cannot be read', () =>
		inDatabase(async ({ name, tab }) => {
			withoutBuckets();
			await damage(name);
			await moveToNewPlace(name);
			await removed(name);
			const read = vi
				.spyOn(FileSystemDirectoryHandle.prototype, 'getDirectoryHandle')
				.mockRejectedValue(new DOMException('', 'UnknownError'));
			await expect(tab().check()).rejects.toMatchObject({ problem: 'broken' });
			expect((await indexedDB.databases()).map((one) => one.name)).not.toContain(name);
			read.mockRestore();
		}));
});

test('a diary that never moved opens in a browser that refuses buckets and files', () =>
	inDatabase(async ({ tab }) => {
		const refusal = new DOMException('', 'SecurityError');
		vi.spyOn(buckets()!, 'keys').mockRejectedValue(refusal);
		vi.spyOn(navigator.storage, 'getDirectory').mockRejectedValue(refusal);
		await expect(tab().check()).resolves.toBeUndefined();
	}));

describe('erasing counts an error as unknown', () => {
	test('when the browser does not list databases', async () => {
		vi.spyOn(IDBFactory.prototype, 'databases').mockRejectedValue(
			new DOMException('', 'UnknownError')
		);
		expect(await eraseDatabases(() => {})).toEqual({ left: [], isKnown: false });
	});

	test('when the browser does not list buckets', async () => {
		vi.spyOn(buckets()!, 'keys').mockRejectedValue(new DOMException('', 'UnknownError'));
		expect(await eraseDatabases(() => {})).toEqual({ left: [], isKnown: false });
	});

	test('and a refused deletion as a database that is left', async () => {
		vi.spyOn(IDBFactory.prototype, 'databases').mockRejectedValue(
			new DOMException('', 'UnknownError')
		);
		vi.spyOn(IDBFactory.prototype, 'deleteDatabase').mockImplementation(() => {
			throw new DOMException('', 'UnknownError');
		});
		expect(await eraseDatabases(() => {})).toEqual({ left: ['small-hello'], isKnown: false });
	});
});

test('erasing does not wait without end for a deletion that the browser does not answer', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	const { deleteDatabase } = IDBFactory.prototype;
	vi.spyOn(IDBFactory.prototype, 'deleteDatabase').mockImplementation(function (
		this: IDBFactory,
		name
	) {
		const request = deleteDatabase.call(this, name);
		request.addEventListener('success', (event) => event.stopImmediatePropagation());
		return request;
	});
	const erased = eraseDatabases(() => {});
	await vi.waitFor(() => expect(IDBFactory.prototype.deleteDatabase).toHaveBeenCalled());
	await vi.advanceTimersByTimeAsync(patienceMs);
	expect(await erased).toMatchObject({ left: ['small-hello'] });
	vi.useRealTimers();
});
