import type { IDBPObjectStore, StoreNames } from 'idb';
import type { Revision } from '#lib/domain/clock.ts';
import type { Day } from '#lib/domain/day.ts';
import type { LogState, Row, RowOrder, Schema } from './schema.ts';

/** Where a log ends that was written before its end was noted; undefined when it is empty. */
export async function endOfLog(
	choices: IDBPObjectStore<Schema, StoreNames<Schema>[], 'choices', 'readwrite'>
): Promise<LogState | undefined> {
	const last = await choices.index('byOrder').openCursor(null, 'prev');
	// No reader has been anywhere in it, so that any revision does.
	const revision = '' as Revision;
	return last ? { revision, rewritten: revision, order: last.key, id: last.primaryKey } : undefined;
}

/**
 * What is known of the log of choices after one more row of a transaction; `before` is what was known
 * when it began, since no reader can stand between two rows of one transaction.
 */
export function logAfter(
	log: LogState | undefined,
	before: LogState | undefined,
	isRewrite: boolean,
	row: Row<unknown>
): LogState {
	const { id, revision, order } = row;
	const isAddition = !isRewrite && order && (!before || isAfter(order, id, before));
	const isEnd = order && (!log || isAfter(order, id, log));
	return {
		revision,
		rewritten: log && isAddition ? log.rewritten : revision,
		...(isEnd ? { order, id } : { order: log?.order ?? ['' as Day, 0], id: log?.id ?? '' })
	};
}

/** Whether a row stands after a place in a list that is in order. */
export function isAfter(
	order: RowOrder,
	id: string,
	from: { order: RowOrder; id: string }
): boolean {
	const compared = indexedDB.cmp(order, from.order);
	return compared > 0 || (compared === 0 && id > from.id);
}
