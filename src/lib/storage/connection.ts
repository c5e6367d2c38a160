import { openDB, type IDBPDatabase } from 'idb';
import { migrations } from './migrations.ts';
import type { Schema } from './schema.ts';
import { StorageError, storageError } from './storage-error.ts';

/** The open database. */
export type Database = IDBPDatabase<Schema>;

/** What can happen to the connection without the app having asked for it. */
export interface ConnectionEvents {
	/** The database is open, for the first time or again. */
	onopened?(): void;
	/** Another tab holds an older version open, and the upgrade waits for it. */
	onblocked?(): void;
	/** The database is no longer for this page: a newer version has taken it over, or somebody erases it. */
	onsuperseded?(problem: 'superseded' | 'erased'): void;
	/** The browser has closed it by itself, as it does before it throws a damaged database away. */
	onterminated?(): void;
	/**
	 * Asked when the database is one to which nothing was ever written: whether something outside it
	 * remembers a diary. Then it is not opened, so that its emptiness cannot take the diary's place.
	 */
	isRemembered?(): Promise<boolean>;
}

/** What holds for a connection beside its events. */
export interface ConnectionOptions extends ConnectionEvents {
	/**
	 * Where there is no database, none is made: for a thread, whose page has made it before, so that it was
	 * erased while the thread began.
	 */
	neverMakes?: boolean;
}

/** The one open connection of this page to the database. */
export interface Connection {
	/**
	 * What is read from the open database; opens it when that has not happened yet, and once more when the
	 * browser has closed it. Throws a `StorageError`.
	 */
	read<Result>(reading: (database: Database) => Promise<Result>): Promise<Result>;
	/** The database if it is open now: for a page that is about to be hidden and cannot wait. */
	readonly present: Database | null;
	close(): void;
}

/** A connection to the database of that name, not opened yet. */
export function connectionTo(name: string, events: ConnectionOptions): Connection {
	let pending: Promise<Database> | null = null;
	let present: Database | null = null;
	let ended: 'superseded' | 'erased' | null = null;

	async function openNow(): Promise<Database> {
		let opened: Database | null = null;
		let failure: { error: unknown } | null = null as { error: unknown } | null;
		const opening = openDB<Schema>(name, migrations.length, {
			async upgrade(upgrading, oldVersion, _newVersion, transaction) {
				try {
					if (events.neverMakes && oldVersion === 0) throw new StorageError('erased');
					for (const migrate of migrations.slice(oldVersion))
						await migrate(upgrading as never, transaction as never);
				} catch (error) {
					// Else what was done so far would be committed as the new version.
					failure = { error };
					transaction.done.catch(() => {});
					transaction.abort();
				}
			},
			blocked: () => events.onblocked?.(),
			blocking(_version, next) {
				// First, so that words on their way can still be kept: closing waits for what has begun.
				ended = next === null ? 'erased' : 'superseded';
				events.onsuperseded?.(ended);
				if (opened) forget(opened);
			},
			terminated() {
				if (opened) forget(opened);
				events.onterminated?.();
			}
		});
		const database = await opening.catch((error: unknown) => {
			throw failure ? failure.error : error;
		});
		opened = database;
		try {
			const isEmpty = events.isRemembered && !(await database.get('meta', 'clock'));
			if (isEmpty && (await events.isRemembered!())) throw new StorageError('lost');
			// What has ended meanwhile must not be held.
			if (ended) throw new StorageError(ended);
		} catch (error) {
			database.close();
			throw error;
		}
		present = database;
		events.onopened?.();
		return database;
	}

	function forget(database: Database) {
		if (present === database) {
			present = null;
			pending = null;
		}
		database.close();
	}

	function open(): Promise<Database> {
		if (ended) return Promise.reject(new StorageError(ended));
		pending ??= openNow().catch((error: unknown) => {
			pending = null;
			throw storageError(error);
		});
		return pending;
	}

	return {
		async read(reading) {
			const database = await open();
			try {
				return await reading(database);
			} catch (error) {
				if (!(error instanceof DOMException && error.name === 'InvalidStateError'))
					throw storageError(error);
			}
			// The browser had closed the connection under us, as it does when the device wakes: open it once more.
			forget(database);
			const reopened = await open();
			try {
				return await reading(reopened);
			} catch (error) {
				throw storageError(error);
			}
		},
		get present() {
			return present;
		},
		close() {
			if (present) forget(present);
		}
	};
}
