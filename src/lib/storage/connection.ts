import {
	type OpenDatabase,
	type ConnectionEvents,
	type Connection,
	type Attempt,
	patienceMs
} from './connection-types.ts';
import { wrap } from 'idb';
import { collectionNames } from '#lib/core/collections.ts';
import { LastWords } from './last-words.ts';
import { migrations } from './migrations.ts';
import { takeEarly } from './early-opening.ts';
import { placeOf } from './place.ts';
import type { Place } from './storage-buckets.ts';
import { StorageError, storageError } from './storage-error.ts';

/**
 * The key of the connection in a `DiaryDatabase`. No other module may import this file, so that code with a
 * `DiaryDatabase` cannot reach IndexedDB through it.
 */
export const connectionKey: unique symbol = Symbol('connection');

/** The options and callbacks of a connection. */
export interface ConnectionOptions extends ConnectionEvents {
	/**
	 * Makes opening fail with `erased` if there is no database. For workers: their page has already created
	 * the database, so a missing one was erased while the worker started.
	 */
	neverMakes?: boolean;
}

/** Returns a connection to the database of that name. It opens on first use. */
export function connectionTo(name: string, events: ConnectionOptions): Connection {
	let pending: Promise<OpenDatabase> | null = null;
	let present: OpenDatabase | null = null;
	let ended: Connection['ended'] = null;
	const running = new Set<IDBTransaction>();
	/** Called when the database has opened, before it is checked. */
	const readers = new Set<(database: OpenDatabase) => void>();

	/** Notes a transaction until its end. */
	function run(transaction: IDBTransaction): IDBTransaction {
		running.add(transaction);
		transaction.oncomplete = transaction.onabort = () => running.delete(transaction);
		return transaction;
	}

	/** Opens the database after the migrations that it still lacks. */
	async function openUpgraded(place: Place, attempt: Attempt): Promise<IDBDatabase> {
		let failure: { error: unknown } | null = null as { error: unknown } | null;
		const request = place.factory.open(place.name, migrations.length);
		request.onblocked = () => {
			attempt.isUpgrading = true;
			events.onblocked?.();
		};
		request.onupgradeneeded = async ({ oldVersion }) => {
			attempt.isUpgrading = true;
			const transaction = wrap(run(request.transaction!));
			// A new database: look for evidence of an older one meanwhile.
			if (oldVersion === 0) (attempt.remembered = events.isRemembered?.())?.catch(() => {});
			try {
				if (events.neverMakes && oldVersion === 0) throw new StorageError('erased');
				for (const migrate of migrations.slice(oldVersion))
					await migrate(wrap(request.result) as never, transaction as never);
			} catch (error) {
				// Abort, or the migrations that did run would be committed as the new version.
				failure = { error };
				transaction.done.catch(() => {});
				transaction.abort();
			}
		};
		await wrap(request).catch((error: unknown) => {
			throw failure ? failure.error : error;
		});
		return request.result;
	}

	async function openNow(attempt: Attempt): Promise<OpenDatabase> {
		const place = await placeOf(name);
		const raw = (await takeEarly(place, migrations.length)) ?? (await openUpgraded(place, attempt));
		const database = wrap(raw) as unknown as OpenDatabase;
		attempt.isUpgrading = false;
		attempt.database = database;
		raw.transaction = (...wanted) => run(IDBDatabase.prototype.transaction.apply(raw, wanted));
		database.onversionchange = ({ newVersion }) => {
			// Notify first so that pending drafts can be saved: closing waits for open transactions.
			ended = newVersion === null ? 'erased' : 'superseded';
			events.onsuperseded?.(ended);
			forget(database);
		};
		database.onclose = () => {
			forget(database);
			events.onterminated?.();
		};
		try {
			if (collectionNames.some((store) => !database.objectStoreNames.contains(store)))
				throw new DOMException('a store is missing', 'DataError');
			for (const read of readers) read(database);
			const isEmpty = events.isRemembered && !(await database.get('meta', 'clock'));
			if (isEmpty && (await (attempt.remembered ?? events.isRemembered!())))
				throw new StorageError('lost');
			if (ended || attempt.isOver)
				throw new StorageError(ended === 'erased' ? ended : 'superseded');
		} catch (error) {
			database.close();
			throw error;
		}
		present = database;
		events.onopened?.();
		return database;
	}

	function forget(database: OpenDatabase) {
		if (present === database) {
			present = null;
			pending = null;
		}
		database.close();
	}

	function open(): Promise<OpenDatabase> {
		if (ended === 'left') return new Promise(() => {});
		if (ended) return Promise.reject(new StorageError(ended));
		pending ??= openPatiently().catch((cause: unknown) => {
			pending = null;
			const error = storageError(cause);
			const { problem } = error;
			if (problem === 'lost' || problem === 'unopenable') events.onlost?.(problem);
			throw error;
		});
		return pending;
	}

	/** Opens the database; if that fails or stalls, the code for it is loaded. */
	function openPatiently(): Promise<OpenDatabase> {
		const attempt: Attempt = {};
		const opening = openNow(attempt);
		let timer: ReturnType<typeof setTimeout> | undefined;
		const late = new Promise<never>((_, reject) => (timer = setTimeout(reject, patienceMs)));
		return Promise.race([opening, late])
			.finally(() => clearTimeout(timer))
			.catch((error: unknown) => {
				if (ended) return opening;
				return import('./difficulties.ts').then(
					// The timer rejects with nothing.
					(module) => module.openAgain(opening, attempt, openNow, events, error === undefined),
					() => opening
				);
			});
	}

	const withDatabase: Connection['withDatabase'] = async (use) => {
		const database = await open();
		try {
			return await use(database);
		} catch (error) {
			if (!/^(InvalidState|Unknown)Error$/.test((error as Error).name))
				throw await diagnosed(error);
		}
		// The browser has closed the connection, as it does when a device wakes, or repairs damage that it has
		// just met: open it once more.
		forget(database);
		const reopened = await open();
		try {
			return await use(reopened);
		} catch (error) {
			throw await diagnosed(error);
		}
	};

	return {
		onstalled: events.onstalled,
		withDatabase,
		async withReadable(use) {
			type Read = ReturnType<typeof use>;
			let early: Read | null = null as Read | null;
			const read = (database: OpenDatabase) => void (early = use(database)).catch(() => {});
			readers.add(read);
			try {
				return await this.withDatabase((database) => {
					const result = early ?? use(database);
					early = null;
					return result;
				});
			} finally {
				readers.delete(read);
			}
		},
		get present() {
			return present;
		},
		get ended() {
			return ended;
		},
		lastWords: new LastWords(name),
		close() {
			if (present) forget(present);
			else pending?.then(forget, () => {});
		},
		leave() {
			ended = 'left';
			for (const transaction of running)
				try {
					transaction.abort();
					wrap(transaction).done.catch(() => {});
				} catch {
					// It is committed already, and ends without this page.
				}
			this.close();
		}
	};
}

/** Returns the error as a `StorageError`. On a full disk, it may have a name that does not tell. */
function diagnosed(cause: unknown): Promise<StorageError> {
	return import('./difficulties.ts').then(
		(module) => module.diagnosed(cause),
		() => storageError(cause)
	);
}

/** The name of a database that is created and deleted for its side effects. */
export const scratchName = 'small-hello passing';

/**
 * Makes Chromium start a new log file, by creating and deleting a database. The deletion is what triggers the
 * new file (9 ms when measured). A Chromium that was killed during a write leaves a truncated record at the
 * end of its log and appends after it; two starts later it treats the whole database as damaged and empties
 * it.
 */
export function beginFreshLog(): void {
	indexedDB.open(scratchName).onsuccess = function () {
		this.result.close();
		indexedDB.deleteDatabase(scratchName);
	};
}
