import type { DBSchema } from 'idb';
import type { Clock, Revision } from '#lib/domain/clock.ts';
import type { Day } from '#lib/domain/day.ts';
import type { CardId } from '#lib/domain/card.ts';
import type { ListName, Lists } from '#lib/domain/lists.ts';
import type { Goodness } from '#lib/domain/moment.ts';
import type { Month, MonthTotals } from '#lib/domain/totals.ts';
import type { Draft } from '#lib/domain/draft.ts';

/** Sorts a row by calendar day, then by instant in ms since 1970. */
export type RowOrder = [day: Day, instantMs: number];

/**
 * A record in its envelope. All that the database needs for finding and merging stands outside the
 * record, so that a lock can seal the record and leave the rest as it is.
 */
export interface Row<Record> {
	id: string;
	revision: Revision;
	/** Absent for lists without a moment, and for deleted records, which leaves them out of the index. */
	order?: RowOrder;
	/** Wins alone: how good a moment it is to be handed back, and its instant; absent when nothing says so. */
	good?: [goodness: Goodness, instantMs: number];
	/** Wins alone: the act with which the person wants to remember something, and the instant. */
	carry?: [cardId: CardId, instantMs: number];
	/** Absent when deleted: the row stays, so that a merge does not bring the record back. */
	record?: Record;
	deleted?: true;
}

/** A figure that is kept with each write, so that nothing has to be counted. */
export interface Totals {
	wins: number;
}

/** What has happened to the log of choices, so that a reader knows whether it only grew. */
export interface LogState {
	/** Of the last write to it. */
	revision: Revision;
	/** Of the last write that was more than an addition at its end. */
	rewritten: Revision;
	/** The place of its last row. */
	order: RowOrder;
	id: string;
}

/** What finds the wins of a month by their words, or the note that it has to be made. */
export interface MonthIndexRow {
	id: Month;
	/** Of the last write to a win of that month; '' where that was before the index was thought of. */
	revision: Revision | '';
	/** Absent until somebody has made it from the wins of that revision. */
	index?: object;
}

/** The last import, and how many parts of the snapshot that takes it back stand beside it. */
export interface ImportHead {
	atMs: number;
	parts: number;
	/** What was there before of what this version does not know; absent when that stayed as it was. */
	others?: object;
	/** What is to be told of it later. */
	told: object;
}

/** One row that an import has written, and what was there before. */
export interface ImportedRow {
	list: ListName;
	id: string;
	/** Of the row as the import has written it. */
	revision: Revision;
	/** Absent when there was none. */
	before?: Row<unknown>;
}

/** What was written and does not stand in the mirror yet: some rows, or more than is worth naming. */
export type Unmirrored = ({ rows: [list: ListName, id: string][] } | { isEverything: true }) & {
	/** The last stamp of that write; absent where that was before the mirror was thought of. */
	revision?: Revision;
};

/** What follows from the lists and is kept for speed alone: it can be dropped at any time. */
export type Derived = 'learning' | 'moments';

/**
 * What this device notes for itself beside the diary, and what is lost without harm: the last copy that
 * left, whether to speak of copies, and where they go; how it reminds of plans; the timer that runs; and how
 * breathing is paced.
 */
export type Note = 'lastCopy' | 'copyReminder' | 'copyWay' | 'reminders' | 'timer' | 'breathing';

type ListSchema = {
	[List in ListName]: {
		key: string;
		value: Row<Lists[List]>;
		indexes: { byOrder: RowOrder } & (List extends 'wins'
			? { byGoodness: [Goodness, number]; byCarry: [CardId, number] }
			: object);
	};
};

/** The database as idb sees it. */
export interface Schema extends DBSchema, ListSchema {
	totals: { key: Month; value: MonthTotals };
	monthIndexes: { key: [Month, Revision | '']; value: MonthIndexRow };
	unmirrored: { key: number; value: Unmirrored };
	drafts: { key: string; value: Draft & { savedAtMs: number } };
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
			| Derived
			| Note;
		value: Clock | Totals | LogState | Revision | string | object;
	};
}
