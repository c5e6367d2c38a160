import type { IDBPDatabase } from 'idb';

/** Version 1: a store for each collection, for drafts, and for single values. */
export function createCollections(database: IDBPDatabase<unknown>): void {
	for (const name of ['wins', 'checkIns', 'people', 'plans', 'choices', 'preferences'])
		database.createObjectStore(name, { keyPath: 'id' }).createIndex('byOrder', 'order');
	database.createObjectStore('drafts', { keyPath: 'id' });
	database.createObjectStore('meta');
}
