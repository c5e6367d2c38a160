import { revisionOf, type Clock, type Revision } from '#lib/domain/clock.ts';
import { listNames, type Kept, type ListName } from '#lib/domain/lists.ts';
import { connectionTo } from './connection.ts';
import { keptOf } from './rows.ts';
import type { Totals } from './schema.ts';

/** A record as a list keeps it, with the name of that list. */
export type KeptIn = readonly [list: ListName, record: Kept];

/** How the database stands, as a mirror has to know it. */
export interface DatabaseStanding {
	/** What no other database has. */
	birth: string;
	/** The last stamp it has issued or seen; null when nothing was ever written to it. */
	last: Revision | null;
	/** How many wins it has by its own figures. */
	wins: number;
}

/** What was written and does not stand in the mirror yet. */
export interface Pending {
	/** Whether more was written than is worth naming, so that everything has to be read. */
	isEverything: boolean;
	/** Named rows as they are now. */
	kept: readonly KeptIn[];
	/** Named rows that are no more, not even as deleted ones. */
	gone: readonly (readonly [list: ListName, id: string])[];
	/** What to say to `settle` once this stands in the mirror; null when there is nothing. */
	upTo: number | null;
	/** How the database stood at that moment. */
	standing: DatabaseStanding;
}

/** How much a mirror has taken, and from which database. */
export type Taken = { birth: string; last: Revision; upTo: number };

/** What a mirror is made from; every call throws a `StorageError`. */
export interface MirrorSource {
	/** Opens the database, so that this hears of its end. */
	open(): Promise<void>;
	/** How often the database was opened: it may be another one after the browser had closed it. */
	readonly openings: number;
	/**
	 * Whether the database holds what a mirror has taken from it up to a stamp and a number of `pending`,
	 * or nothing was ever written to it. It counts the wins, which takes a while for many.
	 */
	compared(mirror: Taken | null): Promise<'whole' | 'lacking' | 'empty'>;
	/** How the database stands, and what to say to `settle` for all that is pending by now; null for nothing. */
	standing(): Promise<{ standing: DatabaseStanding; upTo: number | null }>;
	/** The first part of what does not stand in the mirror yet. */
	pending(): Promise<Pending>;
	/** Forgets what was pending up to there. */
	settle(upTo: number): Promise<void>;
	/** The records of a list behind an id, in the order of their ids; from the first for ''. */
	recordsAfter(list: ListName, id: string, limit: number): Promise<Kept[]>;
	/** What the diary keeps that this version does not know. */
	others(): Promise<object>;
	/** Calls back when something may have been written, by any tab. */
	onchange(listener: () => void): void;
	close(): void;
}

const mostAtOnce = 200;

/**
 * What a mirror reads, on a connection of its own; nothing is opened before the first call. `onend` hears
 * that the database is no longer for this one.
 */
export function openMirrorSource(name = 'small-hello', onend?: () => void): MirrorSource {
	let openings = 0;
	const connection = connectionTo(name, {
		neverMakes: true,
		onopened: () => openings++,
		onsuperseded: () => onend?.()
	});
	const { read } = connection;
	let tabs: BroadcastChannel | null = null;
	return {
		open: () => read(async () => {}),
		get openings() {
			return openings;
		},
		compared: (mirror) =>
			read(async (database) => {
				const transaction = database.transaction(['meta', 'wins', 'unmirrored']);
				const meta = transaction.objectStore('meta');
				const [{ birth, last, wins }, reconciled, counted, taken] = await Promise.all([
					standingIn(meta),
					meta.get('reconciled'),
					// Deleted wins have no place in the order.
					transaction.objectStore('wins').index('byOrder').count(),
					transaction
						.objectStore('unmirrored')
						.getAll(mirror ? IDBKeyRange.upperBound(mirror.upTo) : null, mirror ? undefined : 1)
				]);
				if (last === null) return 'empty';
				if (counted < wins) return 'lacking';
				if (mirror === null || reconciled === mirror.last) return 'whole';
				// A database that has fallen back gives numbers again that the mirror has seen.
				const isGivenAgain = taken.some(({ revision = '' }) => revision > mirror.last);
				const isOther = birth !== mirror.birth;
				return isOther || last < mirror.last || isGivenAgain ? 'lacking' : 'whole';
			}),
		standing: () =>
			read(async (database) => {
				const transaction = database.transaction(['meta', 'unmirrored']);
				const [standing, last] = await Promise.all([
					standingIn(transaction.objectStore('meta')),
					transaction.objectStore('unmirrored').openKeyCursor(null, 'prev')
				]);
				return { standing, upTo: last?.key ?? null };
			}),
		pending: () =>
			read(async (database) => {
				const transaction = database.transaction([...listNames, 'meta', 'unmirrored']);
				const unmirrored = transaction.objectStore('unmirrored');
				const [standing, keys, entries] = await Promise.all([
					standingIn(transaction.objectStore('meta')),
					unmirrored.getAllKeys(null, mostAtOnce),
					unmirrored.getAll(null, mostAtOnce)
				]);
				const named = new Map(
					entries.flatMap((entry) =>
						'rows' in entry ? entry.rows.map((row) => [row.join(' '), row] as const) : []
					)
				);
				const refs = [...named.values()];
				const rows = await Promise.all(
					refs.map(([list, id]) => transaction.objectStore(list).get(id))
				);
				return {
					isEverything: entries.some((entry) => 'isEverything' in entry),
					kept: refs.flatMap(([list], at): KeptIn[] =>
						rows[at] ? [[list, keptOf(rows[at])]] : []
					),
					gone: refs.filter((_, at) => !rows[at]),
					upTo: keys.at(-1) ?? null,
					standing
				};
			}),
		settle: (upTo) =>
			read(async (database) => {
				// Not worth waiting for the disk: what comes back stands in the mirror twice, which says the same.
				const transaction = database.transaction('unmirrored', 'readwrite', {
					durability: 'relaxed'
				});
				await transaction.store.delete(IDBKeyRange.upperBound(upTo));
				await transaction.done;
			}),
		recordsAfter: (list, id, limit) =>
			read(async (database) => {
				const rows = await database.getAll(list, IDBKeyRange.lowerBound(id, true), limit);
				return rows.map(keptOf);
			}),
		others: () =>
			read(
				async (database) => ((await database.get('meta', 'others')) as object | undefined) ?? {}
			),
		onchange(listener) {
			try {
				tabs ??= new BroadcastChannel(name);
				tabs.onmessage = listener;
			} catch {
				// Where site data is blocked, there is no diary to be mirrored either.
			}
		},
		close() {
			tabs?.close();
			connection.close();
		}
	};
}

async function standingIn(meta: {
	get(key: 'birth' | 'clock' | 'totals'): Promise<unknown>;
}): Promise<DatabaseStanding> {
	const [birth, clock, totals] = await Promise.all([
		meta.get('birth') as Promise<string>,
		meta.get('clock') as Promise<Clock | undefined>,
		meta.get('totals') as Promise<Totals | undefined>
	]);
	return { birth, last: clock ? revisionOf(clock) : null, wins: totals?.wins ?? 0 };
}
