import type { Revision } from '#lib/core/clock.ts';
import { collectionNames, type CollectionName, type Stored } from '#lib/core/collections.ts';
import type { StoredDraft } from '#lib/core/draft.ts';
import type { Person } from '#lib/core/person.ts';
import type { Plain } from '#lib/core/plain.ts';
import type { Win } from '#lib/core/win.ts';
import { applyChanges, type Work } from './apply-changes.ts';
import { BulkChanges } from './bulk-changes.ts';
import { inBatches, rowsUnder, type Ids, type Rows } from './bulk-rows.ts';
import { undoPart } from './bulk-undo.ts';
import { ChangeChannel } from './change-channel.ts';
import { connectionTo } from './connection.ts';
import { rowOf, recordsOf } from './envelope.ts';
import { storedRecordOf } from './stored-record.ts';
import { figuresHold } from './figures-check.ts';
import { ImportSnapshot } from './import-snapshot.ts';
import type { ImportedRow } from './schema.ts';
import { abort, type WriteTransaction } from './write-transaction.ts';
import { put } from './transaction.ts';
import { watchRequests } from './watch-requests.ts';

export type { Ids } from './bulk-rows.ts';

/** Number of wins read at once. */
const winsAtOnce = 1_000;

/** Collections that this version does not know, by name. */
export type Others = { readonly [name: string]: Plain };
/** The stored records under some ids, and all collections that this version does not know. */
export interface Present {
	collections: { readonly [Name in CollectionName]: ReadonlyMap<string, Stored<Name>> };
	others: Others;
}
/** An import to write: the records as they will be stored. */
export interface Incoming {
	collections: { readonly [Name in CollectionName]: { readonly rows: readonly Stored<Name>[] } };
	/**
	 * The collections that this version does not know, as they will be stored; null leaves them unchanged.
	 */
	others: Others | null;
	/** The latest stamp from elsewhere, of a record or inside one; null when there is none. */
	latest: Revision | null;
	/** A summary to show later. */
	summary: object;
	/** For a restored mirror: its last stamp. The database then counts as complete up to that stamp. */
	mirrored?: Revision;
	/** For a restored mirror: its drafts. Each is stored unless the database has a later version of it. */
	drafts?: readonly StoredDraft[];
}
/** Progress and cancellation of a long transaction. */
export interface Watch {
	/** Aborting it before the transaction completes leaves the database unchanged. */
	signal?: AbortSignal;
	/** Called with the completed share, 0 to 1. */
	onprogress?: (share: number) => void;
}
/** Imports many rows, and undoes an import. Calls fail with a `StorageError`. */
export interface Restoring {
	/** Reads the records that an import of these ids would replace or merge with. */
	present(ids: Ids, watch?: Watch): Promise<Present>;
	people(): Promise<Person[]>;
	/** Reads all wins, some at a time. */
	wins(take: (wins: readonly Win[]) => void): Promise<void>;
	/**
	 * Reads the stored records, passes them to `plan` and writes the records that it returns, all in one
	 * transaction of strict durability. The records have their own revisions; `stamp` issues new ones. The
	 * replaced rows are stored for `undo`, in place of the snapshot of the previous import. Writes nothing if
	 * the plan changes nothing.
	 */
	restore<Plan extends Incoming>(
		ids: Ids,
		plan: (present: Present, stamp: () => Revision) => Plan,
		watch?: Watch
	): Promise<Plan>;
	/**
	 * Restores what the last import replaced, except for rows that have changed since then. Returns the
	 * number of restored rows and of rows left as they are.
	 */
	undo(watch?: Watch): Promise<{ restored: number; left: number }>;
	/** Recomputes everything derived from the records, for a diary that continues without lost rows. */
	recount(): Promise<void>;
	close(): void;
}

/** Returns the imports, on a connection of their own that opens on the first call. */
export function openRestoring(name = 'small-hello', now: () => number = Date.now): Restoring {
	const connection = connectionTo(name, {});
	const { withDatabase } = connection;
	const channel = new ChangeChannel(name);

	function applyMany<Found, Result>(
		{ signal }: Watch,
		{ read, apply }: Pick<Work<BulkChanges, Found, Result>, 'read' | 'apply'>
	): Promise<Result> {
		return applyChanges(
			{ connection, channel, now },
			{
				collections: collectionNames,
				furtherStores: ['drafts'],
				Kind: BulkChanges,
				watch: watchRequests,
				read(transaction) {
					signal?.throwIfAborted();
					signal?.addEventListener('abort', () => abort(transaction));
					return read(transaction);
				},
				apply
			}
		);
	}

	return {
		present: (ids, { signal, onprogress } = {}) =>
			withDatabase(async (database) => {
				const transaction = database.transaction([...collectionNames, 'meta']);
				const progress = (share: number) => {
					signal?.throwIfAborted();
					onprogress?.(share);
				};
				return (await presentIn(transaction as never, ids, progress)).present;
			}),
		people: () =>
			withDatabase(async (database) => {
				const rows = await database.getAll('people');
				return recordsOf(rows);
			}),

		wins: (take) =>
			withDatabase(async (database) => {
				const store = database.transaction('wins').store;
				let rows = await store.getAll(null, winsAtOnce);
				while (rows.length > 0) {
					take(recordsOf(rows));
					rows = await store.getAll(IDBKeyRange.lowerBound(rows.at(-1)!.id, true), winsAtOnce);
				}
			}),

		restore: (ids, plan, watch = {}) =>
			applyMany(watch, {
				async read(transaction) {
					const isCounted = await figuresHold(transaction);
					const progress = (share: number) => watch.onprogress?.(share / 2);
					return { isCounted, ...(await presentIn(transaction, ids, progress)) };
				},
				async apply(changes, { isCounted, rows, present }, transaction) {
					// The backup may come from a browser profile that is still used elsewhere, as the same
					// node.
					changes.beginNode();
					const planned = plan(present, () => changes.stamp());
					const { collections, others, latest, summary, mirrored, drafts = [] } = planned;
					const records = collectionNames.flatMap((list) =>
						collections[list].rows.map((record) => ({ list, record }))
					);
					await putDrafts(transaction, drafts);
					const isNothing = records.length === 0 && others === null;
					if (isNothing && isCounted && !mirrored) return planned;

					const snapshot = new ImportSnapshot(transaction);
					await snapshot.delete();
					changes.completes(snapshot);
					const parts = await putAll(changes, rows, records, snapshot, watch);
					if (others) changes.putOthers(others);
					const replaced = others && { others: present.others };
					await snapshot.putHead({ atMs: now(), parts, ...replaced, told: summary });
					changes.see(latest ?? ('' as Revision));
					if (!isCounted) changes.recount();
					if (mirrored) await transaction.objectStore('meta').put(mirrored, 'reconciled');
					return planned;
				}
			}),

		undo: (watch = {}) =>
			applyMany(watch, {
				read: (transaction) => new ImportSnapshot(transaction).head(),
				async apply(changes, head, transaction) {
					let [restored, left] = [0, 0];
					if (!head) return { restored, left };
					const snapshot = new ImportSnapshot(transaction);
					const state = await snapshot.state();
					const isStill = state !== undefined && changes.isStill(state);
					if (isStill) changes.returnTo(state);
					for (let part = 0; part < head.parts; part++) {
						const imported = await snapshot.part(part);
						const unchanged = await undoPart(changes, imported, isStill, transaction);
						restored += unchanged;
						left += imported.length - unchanged;
						watch.onprogress?.(part / head.parts);
					}
					if (head.others) changes.putOthers(head.others);
					await snapshot.delete();
					return { restored, left };
				}
			}),

		recount: () => applyMany({}, { read: async () => {}, apply: (changes) => changes.recount() }),

		close() {
			channel.close();
			connection.close();
		}
	};
}

/** Stores each draft unless the database has a later version of it. */
async function putDrafts(
	transaction: WriteTransaction,
	drafts: readonly StoredDraft[]
): Promise<void> {
	const store = transaction.objectStore('drafts');
	const stored = await Promise.all(drafts.map(({ id }) => store.get(id)));
	drafts.forEach((draft, at) => {
		if ((stored[at]?.savedAtMs ?? -1) < draft.savedAtMs) put(transaction, 'drafts', draft);
	});
}

/** Reads the rows under these ids; returns them also as `Present`, the input of a plan. */
async function presentIn(
	transaction: Pick<WriteTransaction, 'objectStore'>,
	ids: Ids,
	onprogress: (share: number) => void
): Promise<{ rows: Rows; present: Present }> {
	const rows = await rowsUnder(transaction, ids, onprogress);
	const entries = collectionNames.map((list) => [
		list,
		new Map([...rows[list]].map(([id, row]) => [id, storedRecordOf(row)]))
	]);
	const others = (await transaction.objectStore('meta').get('others')) as Others | undefined;
	return { rows, present: { collections: Object.fromEntries(entries), others: others ?? {} } };
}

/** Stores the records, and the rows that they replace in the snapshot; returns the number of its parts. */
async function putAll(
	changes: BulkChanges,
	rows: Rows,
	records: readonly { list: CollectionName; record: Stored }[],
	snapshot: ImportSnapshot,
	{ onprogress }: Watch
): Promise<number> {
	const batches = inBatches(records, ({ list }) => list);
	let written: Promise<unknown> = Promise.resolve();
	let done = 0;
	for (const [number, batch] of batches.entries()) {
		const part: ImportedRow[] = [];
		for (const { list, record } of batch) {
			const { id, revision } = record;
			const before = rows[list].get(id);
			part.push({ list, id, revision, ...(before && { before }) });
			changes.put(list, before, rowOf(list, record));
		}
		// Prepare only one batch while the previous one is being written, to bound the memory.
		const previous = written;
		written = snapshot.putPart(number, part);
		await previous;
		onprogress?.(0.5 + done / records.length / 2);
		done += batch.length;
	}
	await written;
	return batches.length;
}
