import type { IDBPDatabase, IDBPTransaction } from 'idb';

/**
 * Version 3: search indexes by month. Each month with wins gets a row without an index, which means stale.
 */
export async function indexMonths(
	database: IDBPDatabase<unknown>,
	transaction: IDBPTransaction<unknown, string[], 'versionchange'>
): Promise<void> {
	const indexes = database.createObjectStore('monthIndexes', { keyPath: ['id', 'revision'] });
	for (const id of await transaction.objectStore('totals').getAllKeys())
		await indexes.put({ id, revision: '' });
}
