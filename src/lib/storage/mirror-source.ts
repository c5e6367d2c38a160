import { revisionOf, type Clock, type Revision } from '#lib/core/clock.ts';
import { collectionNames, type Stored, type CollectionName } from '#lib/core/collections.ts';
import type { StoredDraft } from '#lib/core/draft.ts';
import { ChangeChannel, type ChangeListener } from './change-channel.ts';
import { connectionTo } from './connection.ts';
import { storedRecordOf } from './stored-record.ts';
import { figuresHold, figureStores } from './figures-check.ts';
import type { RemovedIds, Totals, Unmirrored } from './schema.ts';

/** The name of a collection, and a record or tombstone in it. */
export type StoredIn = readonly [list: CollectionName, record: Stored];

/** The state of the database that a mirror has to know. */
export interface DatabaseState {
	/** A random id that no other database has. */
	birth: string;
	/** The last stamp that it has issued or seen; null if nothing was ever written to it. */
	last: Revision | null;
	/** The stored number of wins. */
	wins: number;
}

/** Writes that the mirror lacks. */
export interface Pending {
	/** True if there were too many rows to name, so that the mirror has to read everything. */
	isEverything: boolean;
	/** The named rows as they are now. */
	records: readonly StoredIn[];
	/** The named rows that no longer exist, not even as tombstones, and that no undo has deleted. */
	missing: readonly (readonly [list: CollectionName, id: string])[];
	/** The number to pass to `settle` once the mirror holds these writes; null if there are none. */
	upTo: number | null;
	/** The state of the database in the same transaction. */
	state: DatabaseState;
}

/** The extent of a mirror: its database, and the last stamp and the last settled number of what it holds. */
export type Taken = { birth: string; last: Revision; upTo: number };

/** The database as a mirror reads it. Calls fail with a `StorageError`. */
export interface MirrorSource {
	/** Opens the database, so that `onend` is called when it may no longer be used. */
	open(): Promise<void>;
	/**
	 * The number of times the database was opened. If the browser closes it, the next one may be a different
	 * one.
	 */
	readonly openings: number;
	/**
	 * Compares the database with a mirror. Returns `empty` if nothing was ever written to the database,
	 * `lacking` if its figures are wrong or it lacks writes that the mirror holds, else `whole`. Counts all wins,
	 * which takes a while if there are many.
	 */
	compared(mirror: Taken | null): Promise<'whole' | 'lacking' | 'empty'>;
	/**
	 * Returns true if a record of the mirror has vanished from the database: there is neither a row nor a
	 * tombstone, and no undo of an import deleted it since. With `hasOthers`, the mirror has collections that
	 * this version does not know, and these count too. Takes a while if there are many records.
	 */
	lacksAny(mirrored: MirroredIds, hasOthers?: boolean): Promise<boolean>;
	/**
	 * The state of the database, and the number to pass to `settle` for all pending writes; null if there are
	 * none.
	 */
	state(): Promise<{ state: DatabaseState; upTo: number | null }>;
	/** The oldest writes that the mirror lacks. */
	pending(): Promise<Pending>;
	/** Forgets the pending writes up to and including that number. */
	settle(upTo: number): Promise<void>;
	/**
	 * Replaces many pending writes by one that requires everything, so that they take little room while there is
	 * no mirror.
	 */
	condense(): Promise<void>;
	/** The records of a collection after an id, in the order of their ids; '' begins at the first. */
	recordsAfter(list: CollectionName, id: string, limit: number): Promise<Stored[]>;
	/** The collections that this version does not know. */
	others(): Promise<object>;
	/** The half-written words in the database, in the order of their ids. */
	drafts(): Promise<StoredDraft[]>;
	/** Calls the listener after each write of any tab; replaces the previous listener. */
	onchange(listener: ChangeListener): void;
	close(): void;
}

/** The ids of all records and tombstones of a mirror, by collection. */
export type MirroredIds = ReadonlyMap<CollectionName, ReadonlySet<string>>;

const mostAtOnce = 200;
/** The highest number of pending writes without a mirror. */
const mostPending = 1000;

/**
 * Returns the source of a mirror, on a connection of its own that opens on the first call. `onend` is called
 * when the database may no longer be used: it is being upgraded or erased.
 */
export function openMirrorSource(name = 'small-hello', onend?: () => void): MirrorSource {
	let openings = 0;
	const connection = connectionTo(name, {
		neverMakes: true,
		onopened: () => openings++,
		onsuperseded: () => onend?.()
	});
	const { withDatabase } = connection;
	const channel = new ChangeChannel(name);
	let unsubscribe = () => {};
	return {
		open: () => withDatabase(async () => {}),
		get openings() {
			return openings;
		},
		compared: (mirror) =>
			withDatabase(async (database) => {
				const transaction = database.transaction([...figureStores, 'unmirrored']);
				const meta = transaction.objectStore('meta');
				const [{ birth, last }, reconciled, isRight, taken] = await Promise.all([
					stateIn(meta),
					meta.get('reconciled'),
					figuresHold(transaction as never),
					transaction
						.objectStore('unmirrored')
						.getAll(mirror ? IDBKeyRange.upperBound(mirror.upTo) : null, mirror ? undefined : 1)
				]);
				if (last === null) return 'empty';
				if (!isRight) return 'lacking';
				if (mirror === null || reconciled === mirror.last) return 'whole';
				// A database that fell back to an older state issues numbers again that the mirror has
				// already seen.
				const isGivenAgain = taken.some(({ revision = '' }) => revision > mirror.last);
				const isOther = birth !== mirror.birth;
				return isOther || last < mirror.last || isGivenAgain ? 'lacking' : 'whole';
			}),
		lacksAny: (mirrored, hasOthers = false) =>
			withDatabase(async (database) => {
				const transaction = database.transaction([...collectionNames, 'meta', 'unmirrored']);
				// An undo stores them without any, but never removes them.
				if (hasOthers && !(await transaction.objectStore('meta').getKey('others'))) return true;
				const entries = await transaction.objectStore('unmirrored').getAll();
				const removed = removedBy(entries);
				if (!removed) return false;
				// Keys of the rows themselves: an index can hold what its store has lost.
				for (const list of collectionNames) {
					const ids = new Set(await transaction.objectStore(list).getAllKeys());
					for (const id of mirrored.get(list) ?? [])
						if (!ids.has(id) && !removed[list]?.has(id)) return true;
				}
				return false;
			}),
		state: () =>
			withDatabase(async (database) => {
				const transaction = database.transaction(['meta', 'unmirrored']);
				const [state, last] = await Promise.all([
					stateIn(transaction.objectStore('meta')),
					transaction.objectStore('unmirrored').openKeyCursor(null, 'prev')
				]);
				return { state, upTo: last?.key ?? null };
			}),
		pending: () =>
			withDatabase(async (database) => {
				const transaction = database.transaction([...collectionNames, 'meta', 'unmirrored']);
				const unmirrored = transaction.objectStore('unmirrored');
				const [state, keys, entries] = await Promise.all([
					stateIn(transaction.objectStore('meta')),
					unmirrored.getAllKeys(null, mostAtOnce),
					unmirrored.getAll(null, mostAtOnce)
				]);
				const named = new Map(
					entries.flatMap((entry) =>
						'rows' in entry ? entry.rows.map((row) => [row.join(' '), row] as const) : []
					)
				);
				const refs = [...named.values()];
				const removed = removedBy(entries);
				const rows = await Promise.all(
					refs.map(([list, id]) => transaction.objectStore(list).get(id))
				);
				return {
					isEverything: entries.some((entry) => 'isEverything' in entry),
					records: refs.flatMap(([list], at): StoredIn[] =>
						rows[at] ? [[list, storedRecordOf(rows[at])]] : []
					),
					missing: refs.filter(
						([list, id], at) => !rows[at] && removed !== null && !removed[list]?.has(id)
					),
					upTo: keys.at(-1) ?? null,
					state
				};
			}),
		settle: (upTo) =>
			withDatabase(async (database) => {
				// Don't wait for the disk: if this is lost, the writes are mirrored again, which changes
				// nothing.
				const transaction = database.transaction('unmirrored', 'readwrite', {
					durability: 'relaxed'
				});
				await transaction.store.delete(IDBKeyRange.upperBound(upTo));
				await transaction.done;
			}),
		condense: () =>
			withDatabase(async (database) => {
				const transaction = database.transaction('unmirrored', 'readwrite', {
					durability: 'relaxed'
				});
				const { store } = transaction;
				if ((await store.count()) > mostPending) {
					const [[first, ...keys], [, ...entries]] = await Promise.all([
						store.getAllKeys(),
						store.getAll()
					]);
					const [last, revision] = [keys.at(-1)!, entries.at(-1)!.revision];
					const all = removedBy(entries);
					const removed: RemovedIds = {};
					for (const list of collectionNames) if (all?.[list]) removed[list] = [...all[list]];
					const hasRemoved = !all || Object.keys(removed).length > 0;
					// The oldest one stays: `compared` finds out by it that the database fell back.
					await store.delete(IDBKeyRange.bound(first, last, true));
					await store.put(
						{
							isEverything: true,
							hasRemoved,
							...(all && hasRemoved && { removed }),
							...(revision && { revision })
						},
						last
					);
				}
				await transaction.done;
			}),
		recordsAfter: (list, id, limit) =>
			withDatabase(async (database) => {
				const rows = await database.getAll(list, IDBKeyRange.lowerBound(id, true), limit);
				return rows.map(storedRecordOf);
			}),
		others: () =>
			withDatabase(
				async (database) => ((await database.get('meta', 'others')) as object | undefined) ?? {}
			),
		drafts: () => withDatabase((database) => database.getAll('drafts')),
		onchange(listener) {
			unsubscribe();
			unsubscribe = channel.subscribe(listener);
		},
		close() {
			channel.close();
			connection.close();
		}
	};
}

/**
 * Returns the ids of the rows that undone imports deleted without a tombstone; null if an earlier version
 * deleted some and did not name them.
 */
function removedBy(
	writes: readonly Unmirrored[]
): { readonly [Name in CollectionName]?: ReadonlySet<string> } | null {
	const ids: { [Name in CollectionName]?: Set<string> } = {};
	for (const write of writes) {
		if (!('isEverything' in write) || write.hasRemoved === false) continue;
		if (!write.removed) return null;
		for (const list of collectionNames)
			for (const id of write.removed[list] ?? []) (ids[list] ??= new Set()).add(id);
	}
	return ids;
}

async function stateIn(meta: {
	get(key: 'birth' | 'clock' | 'totals'): Promise<unknown>;
}): Promise<DatabaseState> {
	const [birth, clock, totals] = await Promise.all([
		meta.get('birth') as Promise<string>,
		meta.get('clock') as Promise<Clock | undefined>,
		meta.get('totals') as Promise<Totals | undefined>
	]);
	return { birth, last: clock ? revisionOf(clock) : null, wins: totals?.wins ?? 0 };
}
