import type { IDBPObjectStore, StoreNames } from 'idb';
import type { Revision } from '#lib/core/clock.ts';
import type { Day } from '#lib/core/day.ts';
import type { LogState, Row, RowOrder, Schema } from './schema.ts';

/** The store of the log. */
export type Choices = IDBPObjectStore<Schema, StoreNames<Schema>[], 'choices', 'readwrite'>;

/**
 * Derives the state of the log from its last row, for a log whose state was never stored; undefined when the
 * log is empty.
 */
export async function endOfLog(choices: Choices): Promise<LogState | undefined> {
	const last = await choices.index('byOrder').openCursor(null, 'prev');
	// No reader has a place in this log yet, so any revision will do.
	const revision = '' as Revision;
	return last ? { revision, rewritten: revision, order: last.key, id: last.primaryKey } : undefined;
}

/**
 * The state of the log after one more row of a transaction. `before` is the state when the transaction began.
 * No reader sees the log in the middle of a transaction, so every new row that sorts after `before` counts as
 * appended. `isReplaced` is true if the row replaces another.
 */
export function logAfter(
	log: LogState | undefined,
	before: LogState | undefined,
	isReplaced: boolean,
	row: Row<unknown>
): LogState {
	const { id, revision, order } = row;
	const isAppended = !isReplaced && order && (!before || isAfter(order, id, before));
	const isEnd = order && (!log || isAfter(order, id, log));
	return {
		revision,
		rewritten: log && isAppended ? log.rewritten : revision,
		...(isEnd ? { order, id } : placeOf(log))
	};
}

/** The end of the log; a place before every row if nothing was ever in it. */
export function placeOf(log: LogState | undefined): Pick<LogState, 'order' | 'id'> {
	return log ? { order: log.order, id: log.id } : { order: ['' as Day, 0], id: '' };
}

/** Returns whether a row sorts after a place, by order and then by id. */
export function isAfter(
	order: RowOrder,
	id: string,
	from: { order: RowOrder; id: string }
): boolean {
	const compared = indexedDB.cmp(order, from.order);
	return compared > 0 || (compared === 0 && id > from.id);
}
