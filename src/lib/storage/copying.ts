import type { IDBPTransaction } from 'idb';
import { listNames, type Kept, type ListName } from '#lib/domain/lists.ts';
import type { Person } from '#lib/domain/person.ts';
import type { Win } from '#lib/domain/win.ts';
import { connectionTo } from './connection.ts';
import type { Others, Watch } from './restoring.ts';
import { keptOf } from './rows.ts';
import type { Row, Schema } from './schema.ts';

/** Some records of a list, in the order of their ids. */
export type Batch = {
	[List in ListName]: { list: List; records: Kept<List>[] };
}[ListName];

/** All that a copy holds, of one moment. */
export interface Everything {
	/** List by list, in the order of `listNames`. */
	batches: AsyncIterable<Batch>;
	/** What the diary keeps that this version does not know. */
	others: Others;
}

/**
 * Reading all of the diary for a copy; every call throws a `StorageError`. What `make` gets is of one
 * moment, and what is saved meanwhile waits until it has been read: so `make` may wait for nothing but
 * the next batch, else the browser ends the reading.
 */
export interface Copying {
	everything<Made>(make: (everything: Everything) => Promise<Made>, watch?: Watch): Promise<Made>;
	/** All wins, the oldest first, in batches, and the people. */
	entries<Made>(
		make: (wins: AsyncIterable<Win[]>, people: Person[]) => Promise<Made>,
		watch?: Watch
	): Promise<Made>;
	close(): void;
}

/** So many records are in memory at once, and as many on their way. */
const batch = 1_000;
/** A sound takes as much room as hundreds of other records: a thousand took 0.7 GB. */
const soundBatch = 8;

/** Copies, on a connection of their own; nothing is opened before the first call. */
export function openCopying(name = 'small-hello'): Copying {
	const { read, close } = connectionTo(name, {});
	return {
		everything: (make, watch = {}) =>
			read(async (database) => {
				const transaction = database.transaction([...listNames, 'meta']);
				const others = (await transaction.objectStore('meta').get('others')) as Others | undefined;
				return make({ batches: batchesOf(transaction, watch), others: others ?? {} });
			}),
		entries: (make, watch = {}) =>
			read(async (database) => {
				const transaction = database.transaction(['wins', 'people', 'totals']);
				const people = await transaction.objectStore('people').getAll();
				return make(
					winsOf(transaction, watch),
					people.flatMap(({ record }) => record ?? [])
				);
			}),
		close
	};
}

type Reading<Store extends ListName | 'meta' | 'totals'> = IDBPTransaction<
	Schema,
	Store[],
	'readonly'
>;

async function* batchesOf(
	transaction: Reading<ListName | 'meta'>,
	watch: Watch
): AsyncGenerator<Batch> {
	const counts = await Promise.all(listNames.map((list) => transaction.objectStore(list).count()));
	const all = counts.reduce((sum, count) => sum + count, 0);
	let done = 0;
	for (const list of listNames) {
		const store = transaction.objectStore(list);
		const most = list === 'recordings' ? soundBatch : batch;
		const next = (after: IDBKeyRange | null) =>
			store.getAll(after, most) as Promise<Row<unknown>[]>;
		let rows = await next(null);
		while (rows.length > 0) {
			// Asked for at once, so that reading goes on while these are written.
			const coming = rows.length < most ? [] : next(IDBKeyRange.lowerBound(rows.at(-1)!.id, true));
			yield { list, records: rows.map(keptOf) } as Batch;
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
	const winsIn = (month: string | undefined) =>
		month === undefined
			? []
			: index.getAll(IDBKeyRange.bound([`${month}-00`], [`${month}-99`]) as never);
	let coming = winsIn(months[0]);
	for (let i = 0; i < months.length; i++) {
		const rows = await coming;
		coming = winsIn(months[i + 1]);
		yield rows.flatMap(({ record }) => record ?? []);
		goOn(watch, (i + 1) / months.length);
	}
}

function goOn({ signal, onprogress }: Watch, share: number): void {
	signal?.throwIfAborted();
	onprogress?.(share);
}
