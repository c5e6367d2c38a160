import type { IDBPDatabase, IDBPTransaction } from 'idb';

/**
 * Version 4: the list of what the mirror lacks, and a random id that distinguishes this database from later
 * ones.
 */
export async function mirrorWrites(
	database: IDBPDatabase<unknown>,
	transaction: IDBPTransaction<unknown, string[], 'versionchange'>
): Promise<void> {
	const unmirrored = database.createObjectStore('unmirrored', { autoIncrement: true });
	await unmirrored.add({ isEverything: true });
	await transaction.objectStore('meta').put(crypto.randomUUID(), 'birth');
}
