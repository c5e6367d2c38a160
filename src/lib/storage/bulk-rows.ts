import type { IDBPObjectStore, StoreNames } from 'idb';
import { collectionNames, type CollectionName } from '#lib/core/collections.ts';
import type { Row, Schema } from './schema.ts';
import type { WriteTransaction } from './write-transaction.ts';

/** Ids of records in each collection. */
export type Ids = { readonly [Name in CollectionName]: readonly string[] };
/** Rows of each collection by id. */
export type Rows = { readonly [Name in CollectionName]: Map<string, Row<unknown>> };

/** Rows that are read or written together. */
const batch = 1000;
/** The number of rows that a recording counts as: browsers limit the size of one stored value. */
const rowsOfSound = 100;
/** A range is read as a whole if it holds fewer rows than this for each wanted row. */
const mostInRange = 8;

/** The rows under these ids; `onprogress` gets the share that has been read, 0 to 1. */
export async function rowsUnder(
	transaction: Pick<WriteTransaction, 'objectStore'>,
	ids: Ids,
	onprogress: (share: number) => void
): Promise<Rows> {
	const found = Object.fromEntries(
		collectionNames.map((list) => [list, new Map()])
	) as unknown as Rows;
	const all = collectionNames.reduce((count, list) => count + ids[list].length, 0);
	let done = 0;
	for (const list of collectionNames) {
		const store = transaction.objectStore(list);
		const isEmpty = (await store.count()) === 0;
		// Sort them like the store, so that each batch is a short range.
		const inOrder = isEmpty ? [] : [...ids[list]].sort();
		let read = done;
		for (const part of inBatches(inOrder, () => list)) {
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

/** Splits the items, in their order, into batches of limited length and size. */
export function inBatches<Item>(
	items: readonly Item[],
	collectionOf: (item: Item) => CollectionName
): Item[][] {
	const batches: Item[][] = [];
	let room = 0;
	for (const item of items) {
		const needed = collectionOf(item) === 'recordings' ? rowsOfSound : 1;
		if (room < needed) {
			batches.push([]);
			room = batch;
		}
		batches.at(-1)!.push(item);
		room -= needed;
	}
	return batches;
}

/**
 * Returns the rows under these ids, in the order of the store. If `hasAll` is true, the rows include all
 * others between the first and the last id too.
 */
export async function rowsAmong(
	collection: CollectionName,
	store: Pick<
		IDBPObjectStore<Schema, StoreNames<Schema>[], CollectionName>,
		'get' | 'getAll' | 'getAllKeys'
	>,
	ids: readonly string[]
): Promise<{ rows: Row<unknown>[]; hasAll: boolean }> {
	const inOrder = [...ids].sort();
	const [first, last] = [inOrder[0], inOrder.at(-1)];
	if (first === undefined || last === undefined) return { rows: [], hasAll: true };
	const range = IDBKeyRange.bound(first, last);
	// Recordings are too large to read any that are not wanted.
	const most = collection === 'recordings' ? ids.length + 1 : mostInRange * ids.length;
	const hasAll = (await store.getAllKeys(range, most)).length < most;
	const rows: (Row<unknown> | undefined)[] = hasAll
		? await store.getAll(range)
		: await Promise.all(inOrder.map((id) => store.get(id)));
	return { rows: rows.filter((row) => row !== undefined), hasAll };
}

/**
 * Returns the ids among which these are, in the order of the store, without reading their rows. All of them
 * must be in the store. `hasAll` as in `rowsAmong`.
 */
export async function keysAmong(
	store: Pick<IDBPObjectStore<Schema, StoreNames<Schema>[], CollectionName>, 'getAllKeys'>,
	ids: readonly string[]
): Promise<{ ids: string[]; hasAll: boolean }> {
	const inOrder = [...ids].sort();
	const [first, last] = [inOrder[0], inOrder.at(-1)];
	if (first === undefined || last === undefined) return { ids: [], hasAll: true };
	const most = mostInRange * ids.length;
	const keys = await store.getAllKeys(IDBKeyRange.bound(first, last), most);
	const hasAll = keys.length < most;
	return { ids: hasAll ? keys : inOrder, hasAll };
}

/**
 * Groups the rows to delete into runs of neighbours. Without `hasAll`, other rows may lie between two of
 * them, so each run is one row.
 */
export function runsOf(
	rows: readonly Row<unknown>[],
	isGone: (row: Row<unknown>) => boolean,
	hasAll: boolean
): Row<unknown>[][] {
	const runs: Row<unknown>[][] = [];
	let run: Row<unknown>[] | null = null;
	for (const row of rows) {
		if (!isGone(row)) run = null;
		else if (run && hasAll) run.push(row);
		else runs.push((run = [row]));
	}
	return runs;
}
