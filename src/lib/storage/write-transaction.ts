import type { IDBPTransaction, StoreNames } from 'idb';
import type { Schema } from './schema.ts';

/** A read-write transaction. */
export type WriteTransaction = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;

/** Aborts a transaction; returns false if it has ended already or is being committed. */
export function abort(transaction: WriteTransaction): boolean {
	try {
		transaction.abort();
		return true;
	} catch {
		return false;
	}
}
