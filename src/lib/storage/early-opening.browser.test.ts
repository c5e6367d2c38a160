import { afterEach, describe, expect, test, vi } from 'vitest';
import pageOfApp from '../../app.html?raw';
import { inDatabase, saving, winAt } from '../../../tests/support/database.ts';
import { migrations } from './migrations.ts';
import { placeOf } from './place.ts';
import { takeEarly, type EarlyOpening } from './early-opening.ts';

const morning = '2026-11-20T09:30:00+01:00';
const page = globalThis as { earlyOpening?: EarlyOpening | undefined };

/** Opens a database as the script of the page does. */
function openEarly(name: string, places?: Promise<string[] | null>): Promise<IDBDatabase | null> {
	const database = new Promise<IDBDatabase | null>((resolve) => {
		const request = indexedDB.open(name);
		request.onupgradeneeded = () => request.transaction!.abort();
		request.onsuccess = () => {
			request.result.onversionchange = () => request.result.close();
			resolve(request.result);
		};
		request.onerror = () => resolve(null);
	});
	page.earlyOpening = { name, database, places };
	return database;
}

function isClosed(database: IDBDatabase): boolean {
	try {
		database.transaction('wins');
		return false;
	} catch {
		return true;
	}
}

afterEach(() => {
	delete page.earlyOpening;
});

describe('a database that the page has opened before the app', () => {
	test('is used, and is not opened again', () =>
		inDatabase(async ({ tab, name }) => {
			const win = winAt(morning, { note: 'kept' });
			await tab().write([saving(win)]);
			await openEarly(name, Promise.resolve([]));
			const open = vi.spyOn(IDBFactory.prototype, 'open');
			const storage = tab();
			expect(await storage.win(win.id)).toMatchObject({ note: 'kept' });
			expect(open).not.toHaveBeenCalled();
			expect(page.earlyOpening).toBeUndefined();

			open.mockRestore();
			const other = tab();
			await other.write([saving(winAt(morning))]);
			expect(await storage.winCount()).toBe(2);
		}));

	test('is closed and left if the app has another version, or the diary another place', () =>
		inDatabase(async ({ tab, name }) => {
			await tab().write([saving(winAt(morning))]);
			const early = await openEarly(name);
			const close = vi.spyOn(early!, 'close');
			vi.spyOn(early!, 'version', 'get').mockReturnValue(migrations.length - 1);
			expect(await tab().winCount()).toBe(1);
			expect(close).toHaveBeenCalledOnce();

			const old = await openEarly(name);
			const place = { factory: indexedDB, name: `${name}-2` };
			expect(await takeEarly(place, migrations.length)).toBeNull();
			await expect.poll(() => isClosed(old!)).toBe(true);
		}));

	test('does not stop another attempt if the browser never answers', () =>
		inDatabase(async ({ name }) => {
			page.earlyOpening = {
				name,
				places: new Promise(() => {}),
				database: new Promise(() => {})
			};
			void placeOf(name);
			const place = await placeOf(name);
			expect(place).toEqual({ factory: indexedDB, name });
			const moved = { ...place, name: `${name}-2` };
			expect(await takeEarly(moved, migrations.length)).toBeNull();
			expect(await takeEarly(place, migrations.length)).toBeNull();
		}));

	test('is opened again if another tab has closed it meanwhile', () =>
		inDatabase(async ({ tab, name }) => {
			const win = winAt(morning, { note: 'kept' });
			await tab().write([saving(win)]);
			const early = await openEarly(name);
			early!.close();
			expect(await tab().win(win.id)).toMatchObject({ note: 'kept' });
		}));

	test('is made by the app if there is none', () =>
		inDatabase(async ({ tab, name }) => {
			expect(await openEarly(name)).toBeNull();
			expect((await indexedDB.databases()).map((one) => one.name)).not.toContain(name);
			await openEarly(name);
			expect(await tab().winCount()).toBe(0);
		}));
});

test('the page asks for the database of the app', () => {
	expect(pageOfApp).toContain("const name = 'small-hello';");
});
