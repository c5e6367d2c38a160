import type { StoreNames } from 'idb';
import type { Connection } from './connection-types.ts';
import { waitForCommit } from './late-commit.ts';
import type { Described } from './writer.ts';
import type { Schema } from './schema.ts';
import { StorageError } from './storage-error.ts';
import { abort, type WriteTransaction } from './write-transaction.ts';

/** A write that stalls. */
interface Stalled {
	connection: Connection;
	transaction: WriteTransaction;
	stores: StoreNames<Schema>[];
	/** True if it is to run once more after it has been aborted. */
	mayRunAgain: boolean;
}

/**
 * Ends a write that stalls. Resolves if the database has it. Otherwise rejects with an error after which it runs
 * again on a fresh connection, or with `stalled`. `worked` is null while its requests are being made.
 */
export async function endStalled(
	{ connection, transaction, stores, mayRunAgain }: Stalled,
	worked: { described: Described | undefined } | null
): Promise<null> {
	const problem = new StorageError('stalled');
	const again = mayRunAgain ? new DOMException('stalled', 'InvalidStateError') : problem;
	if (abort(transaction)) throw again;
	if (!worked) throw problem;
	// It can still be committed at any time, and a second run would write everything twice.
	return waitForCommit(connection, stores, worked.described, again);
}
