import type { IDBPTransaction } from 'idb';
import { collectionNames, type Stored, type CollectionName } from '#lib/core/collections.ts';
import type { Person } from '#lib/core/person.ts';
import type { Month } from '#lib/core/totals.ts';
import type { Win } from '#lib/core/win.ts';
import { connectionTo } from './connection.ts';
import type { Others, Watch } from './bulk-import.ts';
import { recordsOf } from './envelope.ts';
import { storedRecordOf } from './stored-record.ts';
import { inMonth } from './key-ranges.ts';
import type { Row, Schema } from './schema.ts';

/** Some records of a collection, in the order of their ids. */
export type Batch = {
	[Name in CollectionName]: { list: Name; records: Stored<Name>[] };
}[CollectionName];

/** The content of a backup, read in one transaction. */
export interface Everything {
	/** One collection after the other, in the order of `collectionNames`. */
	batches: AsyncIterable<Batch>;
	/** The collections that this version does not know. */
	others: Others;
}

/**
 * Reads the whole diary for an export. `make` reads it in one transaction, for which other writes wait.
 * `make` must await nothing but the next batch, or the browser ends the transaction. Calls fail with a
 * `StorageError`.
 */
export interface Copying {
	everything<Made>(make: (everything: Everything) => Promise<Made>, watch?: Watch): Promise<Made>;
	/** Passes `make` all wins, the oldest first, in batches, and the people. */
	entries<Made>(
		make: (wins: AsyncIterable<Win[]>, people: Person[]) => Promise<Made>,
		watch?: Watch
	): Promise<Made>;
	close(): void;
}

/** Records per batch: one batch is in memory while the next one is read. */
const batch = 1_000;
/** Recordings per batch: one is as large as hundreds of other records, and a thousand took 0.7 GB. */
const soundBatch = 8;

/** Returns the exports, on a connection of their own that opens on the first call. */
export function openCopying(name = 'small-hello'): Copying {
	const { withDatabase, close } = connectionTo(name, {});
	return {
		everything: (make, watch = {}) =>
			withDatabase(async (database) => {
				const transaction = database.transaction([...collectionNames, 'meta']);
				const others = (await transaction.objectStore('meta').get('others')) as Others | undefined;
				return make({ batches: batchesOf(transaction, watch), others: others ?? {} });
			}),
		entries: (make, watch = {}) =>
			withDatabase(async (database) => {
				const transaction = database.transaction(['wins', 'people', 'totals']);
				const people = await transaction.objectStore('people').getAll();
				return make(winsOf(transaction, watch), recordsOf(people));
			}),
		close
	};
}

type Reading<Store extends CollectionName | 'meta' | 'totals'> = IDBPTransaction<
	Schema,
	Store[],
	'readonly'
>;

async function* batchesOf(
	transaction: Reading<CollectionName | 'meta'>,
	watch: Watch
): AsyncGenerator<Batch> {
	const counts = await Promise.all(
		collectionNames.map((list) => transaction.objectStore(list).count())
	);
	const all = counts.reduce((sum, count) => sum + count, 0);
	let done = 0;
	for (const list of collectionNames) {
		const store = transaction.objectStore(list);
		const most = list === 'recordings' ? soundBatch : batch;
		const next = (after: IDBKeyRange | null) =>
			store.getAll(after, most) as Promise<Row<unknown>[]>;
		let rows = await next(null);
		while (rows.length > 0) {
			// Request the next batch now, to read it while the caller writes this one.
			const coming = rows.length < most ? [] : next(IDBKeyRange.lowerBound(rows.at(-1)!.id, true));
			yield { list, records: rows.map(storedRecordOf) } as Batch;
			done += rows.length;
			goOn(watch, done / all);
			rows = await coming;
		}
	}
}

async function* winsOf(
	transaction: Reading<'wins' | 'people' | 'totals'>,
	watch: Watch
): AsyncGenerator<Win[]> {
	const months = await transaction.objectStore('totals').getAllKeys();
	const index = transaction.objectStore('wins').index('byOrder');
	const winsIn = (month: Month | undefined) =>
		month === undefined ? [] : index.getAll(inMonth(month));
	let coming = winsIn(months[0]);
	for (let i = 0; i < months.length; i++) {
		const rows = await coming;
		coming = winsIn(months[i + 1]);
		yield recordsOf(rows);
		goOn(watch, (i + 1) / months.length);
	}
}

function goOn({ signal, onprogress }: Watch, share: number): void {
	signal?.throwIfAborted();
	onprogress?.(share);
}
