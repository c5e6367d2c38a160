import type { IDBPTransaction, StoreNames } from 'idb';
import type { Connection } from './connection.ts';
import type { Schema } from './schema.ts';

/** A transaction that writes. */
export type WriteTransaction = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;

/** A strict transaction: resolves when it has completed, and leaves nothing behind when it fails. */
export function transact<Result>(
	{ read }: Connection,
	stores: StoreNames<Schema>[],
	work: (transaction: WriteTransaction) => Promise<Result>
): Promise<Result> {
	return read(async (database) => {
		const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
		// At a full disk the requests succeed and the transaction aborts: what it says is what counts.
		const done = transaction.done.then(
			() => null,
			(error: unknown) => ({ error })
		);
		try {
			const result = await work(transaction);
			const aborted = await done;
			if (aborted) throw aborted.error ?? new DOMException('aborted', 'QuotaExceededError');
			return result;
		} catch (error) {
			try {
				transaction.abort();
			} catch {
				// It has ended by itself.
			}
			const aborted = await done;
			throw aborted?.error instanceof DOMException && aborted.error.name !== 'AbortError'
				? aborted.error
				: error;
		}
	});
}
