import { deleteDB, openDB, type IDBPDatabase } from 'idb';
import type { Win, WinId } from '#lib/domain/win.ts';
import { blankWin } from '#lib/domain/win.ts';
import type { Person, PersonId } from '#lib/domain/person.ts';
import { openMonthIndexes, type MonthIndexes } from '#lib/storage/month-indexes.ts';
import {
	newId,
	openStorage,
	type Change,
	type Storage,
	type StorageOptions
} from '#lib/storage/storage.ts';

/** Noon UTC on 20 November 2026. */
export const noonMs = Date.UTC(2026, 10, 20, 12);

/** A database of its own for one test, and everything that the test opened on it. */
export interface Scene {
	name: string;
	/** A storage on the database, as one tab has it; another call is another tab. */
	tab(options?: StorageOptions): Storage;
	/** Its months, as a search has them: the same at each call. */
	months(): MonthIndexes;
	/** The database as the browser gives it, at that version. */
	raw(version?: number): Promise<IDBPDatabase<unknown>>;
}

/** Runs a test on a database of its own, and removes the database after it. */
export async function inDatabase(test: (scene: Scene) => Promise<void>): Promise<void> {
	const name = `test-${crypto.randomUUID()}`;
	const tabs: Storage[] = [];
	let indexes: MonthIndexes | null = null;
	const raws: IDBPDatabase<unknown>[] = [];
	let isLeftOpen = false;
	try {
		await test({
			name,
			tab(options = {}) {
				const storage = openStorage({ name, ...options });
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
		for (const tab of tabs) tab.close();
		(indexes as MonthIndexes | null)?.close();
		for (const raw of raws) raw.close();
		isLeftOpen = await removed(name);
	}
	if (isLeftOpen) throw new Error('a connection was left open that nothing closes');
}

/** Removes a database; tells whether something goes on holding it open, in which case it goes later. */
export function removed(name: string): Promise<boolean> {
	return new Promise((resolve, reject) => {
		// What is being closed still counts as open for a moment.
		const timer = setTimeout(() => resolve(true), 3000);
		deleteDB(name)
			.then(() => resolve(false), reject)
			.finally(() => clearTimeout(timer));
	});
}

/** A win about which little is said, with these details. */
export function winAt(at: string, details: Partial<Win> = {}): Omit<Win, 'revision'> {
	return { ...blankWin(at), id: newId(noonMs) as WinId, ...details };
}

/** The change that saves that win. */
export function saving(win: Omit<Win, 'revision'>): Change {
	return { list: 'wins', id: win.id, next: () => win };
}

/** The change that deletes a record. */
export function deleting(list: Change['list'], id: string): Change {
	return { list, id, next: () => null };
}

/** The change that keeps a person of that name. */
export function keepingPerson(name: string): Change & { person: Omit<Person, 'revision'> } {
	const person = { id: newId(noonMs) as PersonId, name, notNow: false };
	return { list: 'people', id: person.id, next: () => person, person };
}
