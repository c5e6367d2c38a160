import type { Writer } from './writer.ts';
import type { StoreNames } from 'idb';
import type { CollectionName } from '#lib/core/collections.ts';
import { bookkeepingOf, type Bookkeeping, type Changes } from './changes.ts';
import type { Schema, Totals } from './schema.ts';
import { transact, type TransactionOptions } from './transaction.ts';
import type { WriteTransaction } from './write-transaction.ts';
import type { Written } from './written.ts';

/** One transaction that changes rows. */
export interface Work<Kind extends Changes, Found, Result> {
	/** The collections that it may change. */
	collections: Iterable<CollectionName>;
	/** Further stores that `apply` writes to directly. */
	furtherStores?: StoreNames<Schema>[];
	/** Allows it any time, as an import needs; see `transact`. */
	watch?: TransactionOptions<Result>['watch'];
	/** `Changes` for a few rows, `BulkChanges` for many. */
	Kind: new (transaction: WriteTransaction, before: Bookkeeping, now: () => number) => Kind;
	/** The changed records, for listeners of this tab; without it, they receive only the collections. */
	written?(result: Result): readonly Written[];
	/** Reads the input of `apply`, in parallel with the bookkeeping. */
	read(transaction: WriteTransaction): Promise<Found>;
	/** Makes the changes; an error leaves the database as it was. */
	apply(changes: Kind, found: Found, transaction: WriteTransaction): Result | Promise<Result>;
}

/** Stores that any change may write to, besides its collections. */
const sideStores = ['meta', 'totals', 'monthIndexes', 'unmirrored'] as const;

/**
 * The only way to change records: runs `work` in one strict transaction, updates everything derived from the
 * rows in the same transaction (see `Changes`), and announces the changed collections once it is on disk. If
 * anything fails, it changes nothing and throws a `StorageError`.
 */
export async function applyChanges<Kind extends Changes, Found, Result>(
	writer: Writer,
	{ collections, furtherStores = [], watch, Kind, written, read, apply }: Work<Kind, Found, Result>
): Promise<Result> {
	const { connection, channel, now } = writer;
	const names = [...collections];
	const stores = [...names, ...sideStores, ...furtherStores];
	let changes!: Kind;
	const announce = (result: Result, totals: Totals | null) => {
		if (changes.isAny)
			channel.announce({
				collections: changes.collections,
				written: written?.(result) ?? null,
				totals
			});
	};
	const result = await transact(
		connection,
		stores,
		async (transaction) => {
			const [before, found] = await Promise.all([
				bookkeepingOf(transaction, names.includes('choices')),
				read(transaction)
			]);
			changes = new Kind(transaction, before, now);
			const result = await apply(changes, found, transaction);
			await changes.settle();
			return result;
		},
		{
			watch,
			describe: (result) => ({
				writer,
				trace: changes.trace,
				results: written?.(result) ?? null,
				oncommitted: () => announce(result, null)
			})
		}
	);
	announce(result, changes.totals);
	return result;
}
