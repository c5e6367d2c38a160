import type { Choice } from '#lib/core/choice.ts';
import type { CollectionName, Collections } from '#lib/core/collections.ts';
import type { Day } from '#lib/core/day.ts';
import type { Draft } from '#lib/core/draft.ts';
import { emptyTally } from '#lib/core/pond.ts';
import type { Preferences } from '#lib/core/preferences.ts';
import type { Win, WinId } from '#lib/core/win.ts';
import type { Writer } from './writer.ts';
import { ChangeChannel, type ChangeListener } from './change-channel.ts';
import { connectionKey, connectionTo } from './connection.ts';
import type { Connection, ConnectionEvents } from './connection-types.ts';
import { fromDay } from './key-ranges.ts';
import type { CacheName, DeviceSetting, Row, Totals } from './schema.ts';
import { transact } from './transaction.ts';
import { write, type Onto } from './write.ts';
import type { Change, WriteOptions } from './writer.ts';
import type { Written } from './written.ts';
import { recordsOf } from './envelope.ts';

export { beginFreshLog } from './connection.ts';
export { revivedStorageError, StorageError, type StorageProblem } from './storage-error.ts';
export type { DeviceSetting, ImportHead, Totals } from './schema.ts';
export type { StorageChange } from './change-channel.ts';
export type { Onto } from './write.ts';
export type { Change, Unstamped, WriteOptions } from './writer.ts';
export type { Written } from './written.ts';

/**
 * The diary's database as the rest of the app uses it: writes, drafts, and the reads of the first screen.
 * `queries.ts` and the `…-records.ts` files hold the other reads. Calls fail with a `StorageError`.
 */
export interface DiaryDatabase {
	/**
	 * Writes all changes or none, in one transaction of strict durability, together with everything derived
	 * from the records. Resolves once it is on disk. The result leaves out records that `next` did not
	 * change.
	 */
	write(changes: readonly Change[], options?: WriteOptions): Promise<Written[]>;
	/**
	 * Reverts a `write`. Fails with `changedSince`, and changes nothing, if one of the records has changed
	 * since then. `onto` decides the restored record; by default it is the one from before the write.
	 */
	undo(written: readonly Written[], onto?: Onto): Promise<void>;

	win(id: WinId): Promise<Win | null>;
	/** The number of wins, and the tally of the pond if it has been counted. */
	totals(): Promise<Totals>;
	winCount(): Promise<number>;
	/** All choices of that day and later, the oldest first. */
	choicesSince(day: Day): Promise<Choice[]>;
	/** All records of a collection except deleted ones, in the order of their ids. */
	all<Name extends CollectionName>(list: Name): Promise<Collections[Name][]>;
	preferences(): Promise<Preferences | null>;

	/** The value stored under that name beside the collections; undefined when there is none. */
	readMeta(name: CacheName | DeviceSetting | 'birth' | 'import' | 'others'): Promise<unknown>;
	/** Stores a cache or a setting of this device: a value that may be lost without harm. */
	writeMeta(name: CacheName | DeviceSetting, value: object): Promise<void>;

	storeDraft(draft: Draft): Promise<void>;
	/** Saves the draft before it returns, in `localStorage` at first: for a page that is being hidden. */
	storeDraftNow(draft: Draft): void;
	dropDraft(id: string): Promise<void>;

	/**
	 * Calls the listener after each completed write, of this tab or another. Returns the function that
	 * unsubscribes it.
	 */
	onchange(listener: ChangeListener): () => void;
	/** Reads one value, to reopen a connection that the browser has closed. */
	check(): Promise<void>;
	/** Closes the database once its writes have ended. The next call opens it again. */
	rest(): void;
	/** Closes it for good. */
	close(): void;
	/**
	 * Releases the database at once, for a page that goes into the back/forward cache. Calls made since
	 * never settle.
	 */
	leave(): void;
	/** For the files of storage only. */
	readonly [connectionKey]: Connection;
}

/** The options of a diary database; `now` returns ms since 1970. */
export interface DiaryDatabaseOptions extends ConnectionEvents {
	name?: string;
	now?: () => number;
}

export { newId } from './id.ts';

/** The figures of a diary without wins. */
const noTotals = (): Totals => ({ wins: 0, tally: emptyTally() });

/** Returns the diary's database. It opens on the first call that needs it. */
export function openDiaryDatabase(options: DiaryDatabaseOptions = {}): DiaryDatabase {
	const { name = 'small-hello', now = Date.now } = options;
	const connection = connectionTo(name, {
		...options,
		onopened() {
			options.onopened?.();
			// Rarely any: the code for it is loaded only then.
			if (connection.lastWords.all().length > 0)
				void import('./stored-drafts.ts')
					.then((module) => module.adoptLastWords(connection))
					.catch(() => {});
		}
	});
	const { withDatabase, lastWords } = connection;
	const withReadable = connection.withReadable.bind(connection);
	const channel = new ChangeChannel(name);
	const writer: Writer = { connection, channel, now };
	let isClosed = false;
	/** For the mirror, which holds drafts too. */
	const announceDrafts = () =>
		channel.announce({ collections: new Set(), written: null, totals: null });
	const totals = () =>
		withReadable(
			async (database) =>
				((await database.get('meta', 'totals')) as Totals | undefined) ?? noTotals()
		);

	return {
		async write(changes, writeOptions) {
			const written = await write(writer, changes, writeOptions);
			if (writeOptions?.dropDraft !== undefined) lastWords.remove(writeOptions.dropDraft);
			return written;
		},
		undo: async (written, onto) => (await import('./undo.ts')).undo(writer, written, onto),

		win: (id) => withDatabase(async (database) => (await database.get('wins', id))?.record ?? null),
		totals,
		winCount: async () => (await totals()).wins,
		choicesSince: (day) =>
			withDatabase(async (database) => {
				const rows = await database.getAllFromIndex('choices', 'byOrder', fromDay(day) as never);
				return recordsOf(rows);
			}),
		all: (list) =>
			withDatabase(async (database) => {
				const rows = await database.getAll(list);
				return recordsOf(rows as Row<unknown>[]) as never;
			}),
		preferences: () =>
			withReadable(
				async (database) => (await database.get('preferences', 'preferences'))?.record ?? null
			),

		readMeta: (name) => withReadable((database) => database.get('meta', name)),
		async writeMeta(name, value) {
			// Callers may finish computing a value after the database was closed.
			if (isClosed) return;
			await withDatabase(async (database) => {
				// Don't wait for the disk: losing the value does no harm.
				const transaction = database.transaction('meta', 'readwrite', { durability: 'relaxed' });
				await Promise.all([transaction.store.put(value, name), transaction.done]);
			});
		},

		async storeDraft(draft) {
			const stored = { ...draft, savedAtMs: now() };
			await transact(connection, ['drafts'], async (transaction, isAgain) => {
				const drafts = transaction.objectStore('drafts');
				// A second run must not replace the words that were typed since the first.
				const later = isAgain && (await drafts.get(draft.id));
				if (!later || later.savedAtMs <= stored.savedAtMs) await drafts.put(stored);
			});
			lastWords.forget(stored);
			announceDrafts();
		},
		storeDraftNow(draft) {
			// Another page has erased everything or continues this draft: nothing may come after.
			if (connection.ended === 'erased' || connection.ended === 'left') return;
			const stored = { ...draft, savedAtMs: now() };
			lastWords.set(stored);
			try {
				// Commit explicitly: a hidden page may never run again.
				const transaction = connection.present?.transaction('drafts', 'readwrite');
				if (!transaction) return;
				transaction.done.then(
					() => lastWords.forget(stored),
					() => {}
				);
				transaction.store.put(stored).catch(() => {});
				transaction.commit();
			} catch {
				// The browser has closed the connection, and there is no time to open another.
			}
		},
		async dropDraft(id) {
			await transact(connection, ['drafts'], (transaction) =>
				transaction.objectStore('drafts').delete(id)
			);
			lastWords.remove(id);
			announceDrafts();
		},

		onchange: (listener) => channel.subscribe(listener),
		async check() {
			await withDatabase((database) => database.get('meta', 'clock'));
		},
		rest: () => connection.close(),
		close() {
			isClosed = true;
			channel.close();
			connection.close();
		},
		leave() {
			channel.close();
			connection.leave();
		},
		[connectionKey]: connection
	};
}
