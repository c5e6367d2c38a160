import type { NodeId, Revision } from '#lib/core/clock.ts';
import type { CollectionName, Collections } from '#lib/core/collections.ts';
import type { ChangeChannel } from './change-channel.ts';
import type { Connection } from './connection-types.ts';
import type { CacheName } from './schema.ts';
import type { Written } from './written.ts';

/** A record without the revision that the transaction gives it. */
export type Unstamped<Record> = Record extends unknown ? Omit<Record, 'revision'> : never;

/** One record to write. */
export type Change = {
	[Name in CollectionName]: {
		collection: Name;
		id: string;
		/**
		 * Called with the stored record inside the transaction. Returns the record to store, null to delete
		 * it, or the same object to leave it unchanged. `revision` is that of the stored row, which a
		 * tombstone has too; `node` is the node that writes.
		 */
		next: (
			present: Collections[Name] | null,
			revision: Revision | null,
			node: NodeId
		) => Unstamped<Collections[Name]> | null;
	};
}[CollectionName];

/** Side data to delete in the same transaction. */
export interface WriteOptions {
	/** The id of the draft that the written record came from. */
	dropDraft?: string;
	/** A cache that would otherwise still hold the deleted data. */
	dropCache?: CacheName;
}

/** The dependencies of `applyChanges`. */
export interface Writer {
	connection: Connection;
	channel: ChangeChannel;
	/** Ms since 1970. */
	now: () => number;
	/**
	 * Set while an earlier write may be committed though it failed. Waits until that is known; returns its
	 * result if these changes only repeat it.
	 */
	beforeWrite?: (changes: readonly Change[], options: WriteOptions) => Promise<Written[] | null>;
}

/** The evidence in the database that a write was committed. */
export interface Trace {
	/** The state of its clock. */
	last: Revision;
	/** The row that was written last, with that stamp; undefined if the rows are too many to name. */
	row: readonly [list: CollectionName, id: string] | undefined;
}

/** A write that may be committed though the browser does not report it. */
export interface Described {
	writer: Writer;
	/** Null if nothing was changed, so that the write can be repeated. */
	trace: Trace | null;
	results: readonly Written[] | null;
	/** Called if it turns out to be in the database after it has failed. */
	oncommitted(): void;
}
