import { deleteDB, openDB, type IDBPDatabase } from 'idb';
import type { Win, WinId } from '#lib/core/win.ts';
import { blankWin } from '#lib/core/win.ts';
import type { Person, PersonId } from '#lib/core/person.ts';
import { openMonthIndexes, type MonthIndexes } from '#lib/storage/month-indexes.ts';
import {
	newId,
	openDiaryDatabase,
	type Change,
	type DiaryDatabase,
	type DiaryDatabaseOptions
} from '#lib/storage/database.ts';
import { endPage } from './page-end.ts';

/** Noon UTC on 20 November 2026. */
export const noonMs = Date.UTC(2026, 10, 20, 12);

/** The database of one test, with everything that the test opened on it. */
export interface Scene {
	name: string;
	/** Opens the storage as one tab does; another call is another tab. */
	tab(options?: DiaryDatabaseOptions): DiaryDatabase;
	/** The month indexes of the database, as the search uses them; the same at each call. */
	months(): MonthIndexes;
	/** Opens the raw IndexedDB database, at that version. */
	raw(version?: number): Promise<IDBPDatabase<unknown>>;
}

/** Runs a test on its own database and deletes the database at the end. */
export async function inDatabase(test: (scene: Scene) => Promise<void>): Promise<void> {
	const name = `test-${crypto.randomUUID()}`;
	const tabs: DiaryDatabase[] = [];
	let indexes: MonthIndexes | null = null;
	const raws: IDBPDatabase<unknown>[] = [];
	let isLeftOpen = false;
	try {
		await test({
			name,
			tab(options = {}) {
				const storage = openDiaryDatabase({ name, ...options });
				tabs.push(storage);
				return storage;
			},
			months: () => (indexes ??= openMonthIndexes(name)),
			async raw(version) {
				const database = await openDB(name, version);
				raws.push(database);
				return database;
			}
		});
	} finally {
		endPage();
		// `close` would let work that is still running open the database again.
		for (const tab of tabs) tab.leave();
		(indexes as MonthIndexes | null)?.close();
		for (const raw of raws) raw.close();
		isLeftOpen = await removed(name);
	}
	if (isLeftOpen) throw new Error('a connection was left open that nothing closes');
}

/**
 * Deletes a database with its last words. Resolves with true if a connection still holds it open after 3 seconds; the browser
 * then deletes it later.
 */
export function removed(name: string): Promise<boolean> {
	for (const key of Object.keys(localStorage))
		if (key.startsWith(name)) localStorage.removeItem(key);
	return new Promise((resolve, reject) => {
		// A connection that is being closed still counts as open for a moment.
		const timer = setTimeout(() => resolve(true), 3000);
		deleteDB(name)
			.then(() => resolve(false), reject)
			.finally(() => clearTimeout(timer));
	});
}

/** A win with only its time and these details. */
export function winAt(at: string, details: Partial<Win> = {}): Omit<Win, 'revision'> {
	return { ...blankWin(at), id: newId(noonMs) as WinId, ...details };
}

/** The change that saves that win. */
export function saving(win: Omit<Win, 'revision'>): Change {
	return { collection: 'wins', id: win.id, next: () => win };
}

/** The change that deletes a record. */
export function deleting(collection: Change['collection'], id: string): Change {
	return { collection, id, next: () => null };
}

/** The change that saves a person of that name. */
export function savingPerson(name: string): Change & { person: Omit<Person, 'revision'> } {
	const person = { id: newId(noonMs) as PersonId, name, notNow: false };
	return { collection: 'people', id: person.id, next: () => person, person };
}
