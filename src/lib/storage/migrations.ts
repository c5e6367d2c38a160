import type { IDBPDatabase, IDBPTransaction } from 'idb';

// The shapes below are those of the past, so they are spelled out here and not taken from the schema.
type AnyDatabase = IDBPDatabase<unknown>;
type Upgrade = IDBPTransaction<unknown, string[], 'versionchange'>;

/**
 * What to do to come from each version to the next. The database version is the length of this list:
 * steps are added at the end and never changed, and each has a fixture that is upgraded in a test.
 */
export const migrations: readonly ((
	database: AnyDatabase,
	transaction: Upgrade
) => void | Promise<void>)[] = [
	function createLists(database) {
		for (const list of ['wins', 'checkIns', 'people', 'plans', 'choices', 'preferences']) {
			database.createObjectStore(list, { keyPath: 'id' }).createIndex('byOrder', 'order');
		}
		database.createObjectStore('drafts', { keyPath: 'id' });
		database.createObjectStore('meta');
	}
];
