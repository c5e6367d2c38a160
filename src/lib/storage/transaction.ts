import { type WriteTransaction, abort } from './write-transaction.ts';
import { unwrap, type StoreKey, type StoreNames, type StoreValue } from 'idb';
import { patienceMs, type Connection } from './connection-types.ts';
import type { Described } from './writer.ts';
import type { Schema } from './schema.ts';
import { StorageError } from './storage-error.ts';

/** Options for long writes, and for those whose end the browser does not report. */
export interface TransactionOptions<Result> {
	/** Calls `onstalled` when a long write stalls, such as an import; by default, any write does after ten seconds. */
	watch?(transaction: WriteTransaction, onstalled: () => void): void;
	/** Called once `work` is done; describes the write for `waitForCommit`. Without it, it can be repeated. */
	describe?(result: Result): Described;
}

/**
 * Runs `work` in one transaction of strict durability and resolves once it is on disk. If anything fails,
 * nothing is written and a `StorageError` is thrown. `work` runs again, with `isAgain`, if the browser closed
 * the connection during the first run, or if that one stalls: it is aborted then, and the second one uses a
 * fresh connection. One that is being committed cannot be aborted: a fresh connection finds out whether the
 * database has it. If that stalls too, or the opening does, a `StorageError` is thrown.
 */
export function transact<Result>(
	connection: Connection,
	stores: StoreNames<Schema>[],
	work: (transaction: WriteTransaction, isAgain: boolean) => Promise<Result>,
	{ watch, describe }: TransactionOptions<Result> = {}
): Promise<Result> {
	let runs = 0;
	let giveUp: ((error: StorageError) => void) | null = null;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const neverOpened = new Promise<never>((_, reject) => (giveUp = reject));
	/** The next run waits for an opening, which ends with a read and thus waits for any write that never ends. */
	function watchOpening(): void {
		timer = setTimeout(() => {
			connection.onstalled?.();
			timer = setTimeout(() => {
				giveUp!(new StorageError('stalled'));
				giveUp = null;
			}, patienceMs);
		}, patienceMs);
	}
	watchOpening();
	const written = connection.withDatabase(async (database) => {
		clearTimeout(timer);
		if (!giveUp) throw new StorageError('stalled');
		const isAgain = runs++ > 0;
		const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
		// Trust `done`, not the requests: on a full disk the requests succeed and the transaction aborts.
		const done = transaction.done.then(
			() => null,
			(error: unknown) => ({ error })
		);
		let worked: { result: Result } | null = null as { result: Result } | null;
		const stalled = new Promise<null>((resolve, reject) => {
			const end = () => {
				connection.onstalled?.();
				import('./difficulties.ts')
					.then((module) =>
						module.endStalled(
							{ connection, transaction, stores, mayRunAgain: !isAgain && !watch },
							worked && { described: describe?.(worked.result) }
						)
					)
					.then(resolve, reject);
			};
			if (watch) watch(transaction, end);
			else timer = setTimeout(end, patienceMs);
		});
		try {
			const result = (await Promise.race([work(transaction, isAgain), stalled])) as Result;
			worked = { result };
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
			clearTimeout(timer);
			if (!isAgain) watchOpening();
		}
	});
	return Promise.race([written, neverOpened]).finally(() => clearTimeout(timer));
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
