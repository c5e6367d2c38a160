import type { DBSchema } from 'idb';
import type { Clock, Revision } from '#lib/core/clock.ts';
import type { Day } from '#lib/core/day.ts';
import type { StoredDraft } from '#lib/core/draft.ts';
import type { CardId } from '#lib/core/card.ts';
import type { CollectionName, Collections } from '#lib/core/collections.ts';
import type { Goodness } from '#lib/core/moment.ts';
import type { Tally } from '#lib/core/pond.ts';
import type { Month, MonthTotals } from '#lib/core/totals.ts';

/** Sorts a row by calendar day, then by instant in ms since 1970. */
export type RowOrder = [day: Day, instantMs: number];

/**
 * A record in its envelope. The envelope holds all keys for finding and merging, so that the record itself
 * could be encrypted without them.
 */
export interface Row<Record> {
	id: string;
	revision: Revision;
	/** Absent for tombstones and for records without a time: the index leaves them out. */
	order?: RowOrder;
	/** Only for wins: the goodness for being shown again, and the instant; absent for ordinary wins. */
	good?: [goodness: Goodness, instantMs: number];
	/** Only for wins with a card and a text in `carry`: the card and the instant. */
	carry?: [cardId: CardId, instantMs: number];
	/** Absent when deleted. The row stays as a tombstone, so that a merge does not bring the record back. */
	record?: Record;
	deleted?: true;
}

/** Running figures about all wins. Every write updates them, so that no reader has to count. */
export interface Totals {
	wins: number;
	/** The tally of the pond; absent until it has been counted, in a database of an earlier version. */
	tally?: Tally;
}

/**
 * The state of the choice log. From it, a reader finds out whether the log has only grown since its last
 * read.
 */
export interface LogState {
	/** The last stamp of the latest write to the log. */
	revision: Revision;
	/** The last stamp of the latest write that did more than append rows to the log. */
	rewritten: Revision;
	/** The place of the last row, or of a row that was last before it was moved or deleted. No row sorts after it. */
	order: RowOrder;
	id: string;
}

/** The row of a month with wins: its search index, or no index while that is stale. */
export interface MonthIndexRow {
	id: Month;
	/** The stamp of the last write to a win of that month; '' if that was before database version 3. */
	revision: Revision | '';
	/** Absent while stale, until it is built from the wins at that revision. */
	index?: object;
}

/** The last import. Its undo reads the parts of the snapshot (`ImportSnapshot`). */
export interface ImportHead {
	atMs: number;
	parts: number;
	/** Collections unknown to this version, as they were before; absent if the import did not change them. */
	others?: object;
	/** A summary to show later; the importer decides its shape. */
	told: object;
}

/** The figures about all wins before an import, for an undo that need not read the rows. */
export interface FiguresBefore {
	totals: Totals | undefined;
	/** The totals of each month whose wins the import changed; undefined for a month without wins. */
	months: readonly (readonly [Month, MonthTotals | undefined])[];
}

/** The state that an import left. While the clock is the same, no record has been changed since. */
export interface ImportState {
	clock: Clock;
	/** The version of the database, since a migration may count in another way. */
	version: number;
	before: FiguresBefore;
}

/** One row that an import wrote, and the row that it replaced. */
export interface ImportedRow {
	list: CollectionName;
	id: string;
	/** The revision of the row that the import wrote. */
	revision: Revision;
	/** Absent when the row was new. */
	before?: Row<unknown>;
}

/** The ids of rows that were deleted without a tombstone, by collection. */
export type RemovedIds = { [Name in CollectionName]?: string[] };

/** A write that the mirror lacks: named rows, or everything when there were too many rows to name. */
export type Unmirrored = (
	| { rows: [list: CollectionName, id: string][] }
	/**
	 * `hasRemoved` is false if no row was deleted without a tombstone, and `removed` names these rows. Both are
	 * absent in earlier versions.
	 */
	| { isEverything: true; hasRemoved?: boolean; removed?: RemovedIds }
) & {
	/** The last stamp of that write; absent if it was made before database version 4. */
	revision?: Revision;
};

/** Caches of values computed from the collections. They can be deleted at any time. */
export type CacheName = 'learning' | 'moments';

/** Settings and state of this device that are not part of the diary and may be lost without harm. */
export type DeviceSetting =
	'lastCopy' | 'copyReminder' | 'copyWay' | 'reminders' | 'timer' | 'breathing' | 'arrival';

type CollectionSchema = {
	[Name in CollectionName]: {
		key: string;
		value: Row<Collections[Name]>;
		indexes: { byOrder: RowOrder } & (Name extends 'wins'
			? { byGoodness: [Goodness, number]; byCarry: [CardId, number] }
			: object);
	};
};

/** The schema of the database, as the types of `idb` expect it. */
export interface Schema extends DBSchema, CollectionSchema {
	totals: { key: Month; value: MonthTotals };
	monthIndexes: { key: [Month, Revision | '']; value: MonthIndexRow };
	unmirrored: { key: number; value: Unmirrored };
	drafts: { key: string; value: StoredDraft };
	meta: {
		key:
			| 'clock'
			| 'totals'
			| 'choiceLog'
			| 'others'
			| 'import'
			| 'birth'
			| 'reconciled'
			| `import ${string}`
			| CacheName
			| DeviceSetting;
		value: Clock | Totals | LogState | Revision | string | object;
	};
}
