import { unwrap, type IDBPTransaction, type StoreKey, type StoreNames, type StoreValue } from 'idb';
import { patienceMs, type Connection } from './connection.ts';
import type { Trace } from './late-commit.ts';
import type { Schema } from './schema.ts';
import { StorageError } from './storage-error.ts';

/** A read-write transaction. */
export type WriteTransaction = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;

/** A long write counts as stalled when no request of it has ended for two such spans. */
export const longPatienceMs = 60_000;

/** Options for long writes, and for those whose end the browser does not report. */
export interface TransactionOptions<Result> {
	/** Allows any time as long as its requests end, as an import needs. */
	isLong?: boolean;
	/** Called once `work` is done; returns the evidence that shows whether the write was committed. */
	traceOf?(): Trace | null;
	/** Called when the write fails with `stalled` but may still be committed; `fate` tells whether it was. */
	onunknown?(result: Result, fate: Promise<boolean | null>): void;
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
	{ isLong, traceOf, onunknown }: TransactionOptions<Result> = {}
): Promise<Result> {
	const spanMs = isLong ? longPatienceMs : patienceMs;
	let runs = 0;
	let isOver = false;
	let opening: ReturnType<typeof setTimeout> | undefined;
	let watchdog: ReturnType<typeof setTimeout> | undefined;
	let giveUp!: (error: StorageError) => void;
	const neverOpened = new Promise<never>((_, reject) => (giveUp = reject));
	/** The next run waits for an opening, which ends with a read and thus waits for any write that never ends. */
	function watchOpening(): void {
		opening = setTimeout(() => {
			connection.onstalled?.();
			opening = setTimeout(() => {
				isOver = true;
				giveUp(new StorageError('stalled'));
			}, spanMs);
		}, spanMs);
	}
	watchOpening();
	const written = connection.withDatabase(async (database) => {
		clearTimeout(opening);
		if (isOver) throw new StorageError('stalled');
		const isAgain = runs++ > 0;
		const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
		// Trust `done`, not the requests: on a full disk the requests succeed and the transaction aborts.
		const done = transaction.done.then(
			() => null,
			(error: unknown) => ({ error })
		);
		let worked: { result: Result } | null = null as { result: Result } | null;
		let isEnded = false;
		/** The spans in a row in which nothing happened. */
		let idle = 0;
		if (isLong)
			unwrap(transaction).addEventListener('success', () => (idle = -1), { capture: true });
		const stalled = new Promise<null>((resolve, reject) => {
			const startOver = () =>
				reject(
					isAgain || isLong
						? new StorageError('stalled')
						: new DOMException('stalled', 'InvalidStateError')
				);
			const check = () => {
				// A device that wakes up reports the end of a span before that of the requests.
				if (isLong && ++idle < 2) {
					watchdog = setTimeout(check, spanMs);
					return;
				}
				connection.onstalled?.();
				if (abort(transaction)) return startOver();
				if (!worked) return reject(new StorageError('stalled'));
				const { result } = worked;
				// It can still be committed at any time, and a second run would write everything twice.
				const fate = import('./late-commit.ts').then((module) =>
					module.wasCommitted(connection, stores, traceOf?.() ?? null)
				);
				watchdog = setTimeout(() => {
					onunknown?.(result, fate);
					reject(new StorageError('stalled'));
				}, spanMs);
				void fate.then(
					(isThere) => {
						if (isThere === null || isEnded) return;
						if (isThere) resolve(null);
						else startOver();
					},
					() => {}
				);
			};
			watchdog = setTimeout(check, spanMs);
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
			if (!isAgain) watchOpening();
			throw aborted?.error instanceof DOMException && aborted.error.name !== 'AbortError'
				? aborted.error
				: error;
		} finally {
			isEnded = true;
			clearTimeout(watchdog);
		}
	});
	return Promise.race([written, neverOpened]).finally(() => clearTimeout(opening));
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
