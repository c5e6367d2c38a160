import { unwrap, type IDBPObjectStore, type StoreNames } from 'idb';
import { revisionOf, tick, type Clock, type Revision } from '#lib/domain/clock.ts';
import { listNames, type Kept, type ListName } from '#lib/domain/lists.ts';
import type { Person } from '#lib/domain/person.ts';
import type { Plain } from '#lib/domain/plain.ts';
import { clockPast } from '#lib/domain/stamp.ts';
import { connectionTo } from './connection.ts';
import { newClock } from './device-clock.ts';
import { Ledger } from './ledger.ts';
import { figuresHold, recount } from './recount.ts';
import { keptOf, rowOf } from './rows.ts';
import type { ImportedRow, ImportHead, Row, Schema } from './schema.ts';
import { transact, type WriteTransaction } from './transaction.ts';

/** What the diary keeps that this version does not know, by its name. */
export type Others = { readonly [name: string]: Plain };
/** Ids of records in each list. */
export type Ids = { readonly [List in ListName]: readonly string[] };
/** What the diary holds under some ids, and all that it keeps of what this version does not know. */
export interface Present {
	lists: { readonly [List in ListName]: ReadonlyMap<string, Kept<List>> };
	others: Others;
}
/** What an import writes: the records as they are afterwards. */
export interface Incoming {
	lists: { readonly [List in ListName]: { readonly rows: readonly Kept<List>[] } };
	/** What the diary keeps afterwards of what this version does not know; null when that stays as it is. */
	others: Others | null;
	/** The latest stamp that comes from elsewhere; null when there is none. */
	latest: Revision | null;
	/** What is to be told of it later. */
	told: object;
	/** The last stamp of the mirror that all this comes from: the diary is as far as that from now on. */
	mirrored?: Revision;
}
/** How a long write is watched and stopped. */
export interface Watch {
	/** Until the transaction has completed, stopping leaves nothing behind. */
	signal?: AbortSignal;
	onprogress?: (share: number) => void;
}
/** Many rows from elsewhere into the diary, and out again; every call throws a `StorageError`. */
export interface Restoring {
	present(ids: Ids, watch?: Watch): Promise<Present>;
	people(): Promise<Person[]>;
	/**
	 * Writes what `plan` makes of what is there, in one transaction of strict durability; its stamps are
	 * those that the records have, and `stamp` gives new ones. What was there before is kept for `undo`,
	 * in place of what the import before has left.
	 */
	restore<Plan extends Incoming>(
		ids: Ids,
		plan: (present: Present, stamp: () => Revision) => Plan,
		watch?: Watch
	): Promise<Plan>;
	/**
	 * Brings back what was there before the last import, but for rows that were changed since; says how
	 * many came back and how many were left.
	 */
	undo(watch?: Watch): Promise<{ restored: number; left: number }>;
	/** Makes the figures anew for a diary that is to go on without what it has lost. */
	recount(): Promise<void>;
	close(): void;
}

/** So many rows are read and written together, and stand in one part of the snapshot. */
const batch = 1000;
/** A sound takes the room of so many rows: no browser takes a value of any size. */
const rowsOfSound = 100;
/** Rows are read together with those between them, up to so many for each that is wanted. */
const mostBetween = 8;
const stores = [...listNames, 'meta', 'totals', 'monthIndexes', 'unmirrored'] as const;

/** Imports, on a connection of their own; nothing is opened before the first call. */
export function openRestoring(name = 'small-hello', now: () => number = Date.now): Restoring {
	const connection = connectionTo(name, {});
	const { read } = connection;
	let otherTabs: BroadcastChannel | null = null;

	function tell(lists: ReadonlySet<ListName>): void {
		otherTabs ??= new BroadcastChannel(name);
		otherTabs.postMessage([...lists]);
	}

	function write<Result>(
		{ signal }: Watch,
		work: (transaction: WriteTransaction, ledger: Ledger) => Promise<Result>
	): Promise<Result> {
		let ledger: Ledger;
		return transact(connection, [...stores], async (transaction) => {
			signal?.throwIfAborted();
			signal?.addEventListener('abort', () => aborted(transaction));
			// Where the browser had closed the connection, this is done once more.
			ledger = new Ledger();
			return work(transaction, ledger);
		}).then((result) => {
			tell(ledger.lists);
			return result;
		});
	}

	return {
		present: (ids, watch = {}) =>
			read(async (database) => {
				const transaction = database.transaction([...stores]);
				const rows = await rowsUnder(transaction as never, ids, (share) => {
					watch.signal?.throwIfAborted();
					watch.onprogress?.(share);
				});
				return { lists: keptIn(rows), others: await othersIn(transaction as never) };
			}),
		people: () =>
			read(async (database) => {
				const rows = await database.getAll('people');
				return rows.flatMap(({ record }) => record ?? []);
			}),

		restore: (ids, plan, watch = {}) =>
			write(watch, async (transaction, ledger) => {
				const meta = transaction.objectStore('meta');
				const kept = ((await meta.get('clock')) as Clock | undefined) ?? newClock();
				const isCounted = await figuresHold(transaction);
				// Another node from now on, since the copy may come from a profile that lives on elsewhere.
				let clock = { ...kept, node: newClock().node };
				const stamp = () => revisionOf((clock = tick(clock, now())));
				const rows = await rowsUnder(transaction, ids, (share) => watch.onprogress?.(share / 2));
				const others = await othersIn(transaction);
				const planned = plan({ lists: keptIn(rows), others }, stamp);
				const writes = listNames.flatMap((list) =>
					planned.lists[list].rows.map((record) => ({ list, record }))
				);
				const isNothing = writes.length === 0 && planned.others === null;
				if (isNothing && isCounted && !planned.mirrored) return planned;

				await meta.delete(allParts());
				let written: Promise<unknown> = Promise.resolve();
				const parts = inParts(writes, ({ list }) => list);
				let done = 0;
				for (const [number, part] of parts.entries()) {
					const snapshot: ImportedRow[] = [];
					for (const { list, record } of part) {
						const { id, revision } = record;
						const before = rows[list].get(id);
						const row = rowOf(list, id, revision, 'deleted' in record ? null : record);
						snapshot.push({ list, id, revision, ...(before && { before }) });
						ledger.note(list, before, row);
						// Without a promise for each of them.
						unwrap(transaction.objectStore(list)).put(row);
					}
					// The next batch is made while this one is written, and none after that.
					const previous = written;
					written = meta.put(snapshot, partKey(number));
					await previous;
					watch.onprogress?.(0.5 + done / writes.length / 2);
					done += part.length;
				}
				await written;
				if (planned.others) await meta.put(planned.others, 'others');
				const head: ImportHead = {
					atMs: now(),
					parts: parts.length,
					...(planned.others && { others }),
					told: planned.told
				};
				await meta.put(head, 'import');
				clock = clockPast(clock, planned.latest ?? '');
				stamp();
				await ledger.settle(transaction, clock);
				if (!isCounted) await recount(transaction, revisionOf(clock));
				if (planned.mirrored) await meta.put(planned.mirrored, 'reconciled');
				return planned;
			}),

		undo: (watch = {}) =>
			write(watch, async (transaction, ledger) => {
				const meta = transaction.objectStore('meta');
				const head = (await meta.get('import')) as ImportHead | undefined;
				let [restored, left] = [0, 0];
				if (!head) return { restored, left };
				for (let part = 0; part < head.parts; part++) {
					const snapshot = (await meta.get(partKey(part))) as ImportedRow[];
					for (const list of listNames) {
						const imported = new Map(
							snapshot.filter((row) => row.list === list).map((row) => [row.id, row])
						);
						const store = transaction.objectStore(list);
						const { rows, hasAll } = await rowsAmong(list, store, [...imported.keys()]);
						let unchanged = 0;
						const gone = new Runs(unwrap(store));
						for (const row of rows) {
							const { revision, before } = imported.get(row.id) ?? {};
							const isUnchanged = row.revision === revision;
							if (isUnchanged) {
								unchanged++;
								ledger.note(list, row, before);
							}
							if (isUnchanged && before) unwrap(store).put(before);
							gone.next(row.id, isUnchanged && !before, hasAll);
						}
						gone.end();
						restored += unchanged;
						left += imported.size - unchanged;
					}
					watch.onprogress?.(part / head.parts);
				}
				if (head.others) await meta.put(head.others, 'others');
				await meta.delete('import');
				await meta.delete(allParts());
				const clock = (await meta.get('clock')) as Clock;
				await ledger.settle(transaction, tick(clock, now()));
				return { restored, left };
			}),

		recount: () =>
			write({}, async (transaction) => {
				const clock = (await transaction.objectStore('meta').get('clock')) as Clock | undefined;
				if (clock) await recount(transaction, revisionOf(clock));
			}),

		close() {
			otherTabs?.close();
			connection.close();
		}
	};
}

type Rows = { readonly [List in ListName]: Map<string, Row<unknown>> };

/** The rows that are there under these ids. */
async function rowsUnder(
	transaction: Pick<WriteTransaction, 'objectStore'>,
	ids: Ids,
	onprogress: (share: number) => void
): Promise<Rows> {
	const found = Object.fromEntries(listNames.map((list) => [list, new Map()])) as unknown as Rows;
	const all = listNames.reduce((count, list) => count + ids[list].length, 0);
	let done = 0;
	for (const list of listNames) {
		const store = transaction.objectStore(list);
		const isEmpty = (await store.count()) === 0;
		// In the order of the store, so that what is wanted together stands together.
		const inOrder = isEmpty ? [] : [...ids[list]].sort();
		let read = done;
		for (const part of inParts(inOrder, () => list)) {
			const wanted = new Set(part);
			const { rows } = await rowsAmong(list, store, part);
			for (const row of rows) if (wanted.has(row.id)) found[list].set(row.id, row);
			onprogress(read / all);
			read += part.length;
		}
		done += ids[list].length;
	}
	return found;
}

/** What is read or written together, in its order: bounded by how many rows it is, and by their room. */
function inParts<Item>(items: readonly Item[], listOf: (item: Item) => ListName): Item[][] {
	const parts: Item[][] = [];
	let room = 0;
	for (const item of items) {
		const needed = listOf(item) === 'recordings' ? rowsOfSound : 1;
		if (room < needed) {
			parts.push([]);
			room = batch;
		}
		parts.at(-1)!.push(item);
		room -= needed;
	}
	return parts;
}

/** The rows that are there under these ids, in their order; with `hasAll`, all others between them as well. */
async function rowsAmong(
	list: ListName,
	store: Pick<
		IDBPObjectStore<Schema, StoreNames<Schema>[], ListName>,
		'get' | 'getAll' | 'getAllKeys'
	>,
	ids: readonly string[]
): Promise<{ rows: Row<unknown>[]; hasAll: boolean }> {
	const inOrder = [...ids].sort();
	const [first, last] = [inOrder[0], inOrder.at(-1)];
	if (first === undefined || last === undefined) return { rows: [], hasAll: true };
	const range = IDBKeyRange.bound(first, last);
	// Sounds that nobody wants are too much to read on the way.
	const most = list === 'recordings' ? ids.length + 1 : mostBetween * ids.length;
	const hasAll = (await store.getAllKeys(range, most)).length < most;
	const rows: (Row<unknown> | undefined)[] = hasAll
		? await store.getAll(range)
		: await Promise.all(inOrder.map((id) => store.get(id)));
	return { rows: rows.filter((row) => row !== undefined), hasAll };
}

/** Deletes rows of a store, those that stand beside each other by one request. */
class Runs {
	readonly #store: IDBObjectStore;
	#first: string | null = null;
	#last = '';

	constructor(store: IDBObjectStore) {
		this.#store = store;
	}

	/** The next row in the order of the store; `isNext` when none stands between it and the one before. */
	next(id: string, isGone: boolean, isNext: boolean): void {
		if (!isGone || !isNext) this.end();
		if (!isGone) return;
		this.#first ??= id;
		this.#last = id;
	}

	end(): void {
		if (this.#first !== null) this.#store.delete(IDBKeyRange.bound(this.#first, this.#last));
		this.#first = null;
	}
}

function keptIn(rows: Rows): Present['lists'] {
	const kept = listNames.map((list) => [
		list,
		new Map([...rows[list]].map(([id, row]) => [id, keptOf(row)]))
	]);
	return Object.fromEntries(kept) as Present['lists'];
}

async function othersIn(transaction: Pick<WriteTransaction, 'objectStore'>): Promise<Others> {
	return ((await transaction.objectStore('meta').get('others')) as Others | undefined) ?? {};
}

/** The keys of all parts of the snapshot that `undo` needs. */
function allParts(): IDBKeyRange {
	return IDBKeyRange.bound('import ', 'import ~');
}

function partKey(part: number): `import ${string}` {
	return `import ${String(part).padStart(6, '0')}`;
}

function aborted(transaction: WriteTransaction): void {
	try {
		transaction.abort();
	} catch {
		// It has completed by now.
	}
}
