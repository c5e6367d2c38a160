import { unwrap, type IDBPTransaction, type StoreKey, type StoreNames, type StoreValue } from 'idb';
import type { Connection } from './connection.ts';
import type { Schema } from './schema.ts';
import { StorageError } from './storage-error.ts';

/** A read-write transaction. */
export type WriteTransaction = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;

/** Time after which a transaction that has not ended counts as stalled: more than a slow disk needs. */
export const patienceMs = 10_000;

/**
 * Runs `work` in one transaction of strict durability and resolves once it is on disk. If anything fails,
 * nothing is written and a `StorageError` is thrown. `work` runs again if the browser closed the connection
 * during the first run, or if that one stalls: it is aborted then, and the second one uses a fresh connection.
 * If that stalls too, a `StorageError` is thrown. `isLong` allows a transaction any time. An opening that stalls
 * is reported too.
 */
export function transact<Result>(
	connection: Connection,
	stores: StoreNames<Schema>[],
	work: (transaction: WriteTransaction) => Promise<Result>,
	isLong?: boolean
): Promise<Result> {
	let runs = 0;
	// Opening ends with a read, which waits as long as a write that never ends.
	const opening = setTimeout(() => connection.onstalled?.(), patienceMs);
	const written = connection.withDatabase(async (database) => {
		clearTimeout(opening);
		runs++;
		const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
		// Trust `done`, not the requests: on a full disk the requests succeed and the transaction aborts.
		const done = transaction.done.then(
			() => null,
			(error: unknown) => ({ error })
		);
		let watchdog: ReturnType<typeof setTimeout> | undefined;
		const stalled = new Promise<never>((_, reject) => {
			if (isLong) return;
			watchdog = setTimeout(() => {
				connection.onstalled?.();
				// Once it is being committed, it can end at any time, and a second run would write everything twice.
				if (!abort(transaction)) return;
				reject(
					runs > 1 ? new StorageError('stalled') : new DOMException('stalled', 'InvalidStateError')
				);
			}, patienceMs);
		});
		try {
			const result = await Promise.race([work(transaction), stalled]);
			commit(transaction);
			const aborted = await Promise.race([done, stalled]);
			if (aborted) throw aborted.error ?? new DOMException('aborted', 'QuotaExceededError');
			return result;
		} catch (error) {
			abort(transaction);
			const aborted = await Promise.race([done, stalled]);
			throw aborted?.error instanceof DOMException && aborted.error.name !== 'AbortError'
				? aborted.error
				: error;
		} finally {
			clearTimeout(watchdog);
		}
	});
	return written.finally(() => clearTimeout(opening));
}

/**
 * Commits a transaction unless it has ended already. Left to itself, the browser commits only after the page has
 * run once more, which a page that is being left may not.
 */
function commit(transaction: WriteTransaction): void {
	try {
		transaction.commit();
	} catch {
		// It has completed or aborted by itself.
	}
}

/** Aborts a transaction; returns false if it has ended already or is being committed. */
export function abort(transaction: WriteTransaction): boolean {
	try {
		transaction.abort();
		return true;
	} catch {
		return false;
	}
}

/** Puts a value without a promise for the request: the end of the transaction reports a failure. */
export function put<Name extends StoreNames<Schema>>(
	transaction: WriteTransaction,
	store: Name,
	value: StoreValue<Schema, Name>,
	key?: StoreKey<Schema, Name>
): void {
	unwrap(transaction).objectStore(store).put(value, key);
}

/** Deletes a key or range without a promise for the request, like `put`. */
export function remove(
	transaction: WriteTransaction,
	store: StoreNames<Schema>,
	key: IDBValidKey | IDBKeyRange
): void {
	unwrap(transaction).objectStore(store).delete(key);
}
