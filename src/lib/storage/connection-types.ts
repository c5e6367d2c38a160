import type { IDBPDatabase } from 'idb';
import type { LastWords } from './last-words.ts';
import type { Schema } from './schema.ts';

/** The open database. Only the files of storage may use it. */
export type OpenDatabase = IDBPDatabase<Schema>;

/** Callbacks for events of the connection. */
export interface ConnectionEvents {
	/** The database has opened, for the first time or again. */
	onopened?(): void;
	/** Another tab holds the database open at an older version, and the upgrade waits for it. */
	onblocked?(): void;
	/** This page can no longer use the database: a newer version is upgrading it, or it is being erased. */
	onsuperseded?(problem: 'superseded' | 'erased'): void;
	/** The browser has closed the database by itself, as it does before it deletes a damaged one. */
	onterminated?(): void;
	/** The diary is not in the database, or the database does not open: whichever call found out. */
	onlost?(problem: 'lost' | 'unopenable'): void;
	/** A write, or the opening before it, has not ended for some seconds. */
	onstalled?(): void;
	/**
	 * Called when the database was never written to. Resolves to true if there is evidence of a diary outside
	 * the database. Opening then fails with `lost`, so that an empty diary cannot replace a lost one.
	 */
	isRemembered?(): Promise<boolean>;
}

/** One connection to the database, opened on first use. */
export interface Connection {
	/** Called when a write, or the opening before it, has not ended for some seconds. */
	readonly onstalled: (() => void) | undefined;
	/**
	 * Opens the database if necessary and returns the result of `use`. If the browser has closed the
	 * connection, opens it once more and runs `use` again. Throws a `StorageError`.
	 */
	withDatabase<Result>(use: (database: OpenDatabase) => Promise<Result>): Promise<Result>;
	/**
	 * The same for a `use` that only reads: if the database is just being opened, it begins before the checks
	 * have ended, and its result counts only if they succeed.
	 */
	withReadable<Result>(use: (database: OpenDatabase) => Promise<Result>): Promise<Result>;
	/** The database if it is open, else null: for a page that is being hidden and cannot wait. */
	readonly present: OpenDatabase | null;
	/** Why this page can never use the database again; null while it can. `left` follows a call of `leave`. */
	readonly ended: 'superseded' | 'erased' | 'left' | null;
	/** The drafts that the database does not have yet. */
	readonly lastWords: LastWords;
	/** Closes the database, or the one that is being opened; the next use opens it again. */
	close(): void;
	/**
	 * Aborts every transaction that has not been committed, closes the connection and opens no other, for a
	 * page that goes into the back/forward cache: it runs no more, and would hold up all other pages.
	 */
	leave(): void;
}

/** Time after which a transaction or an opening that has not ended counts as stalled: more than a slow disk needs. */
export const patienceMs = 10_000;

/** One attempt to open a database. */
export interface Attempt {
	/** True while another tab holds up an upgrade, and while the upgrade runs: both may take any time. */
	isUpgrading?: boolean;
	/** True once another attempt has taken its place. */
	isOver?: boolean;
	database?: OpenDatabase;
	/** The answer of `isRemembered`, asked for by an attempt that makes a new database. */
	remembered?: Promise<boolean> | undefined;
}
