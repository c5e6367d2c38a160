import type { IDBPIndex, StoreNames } from 'idb';
import type { Month } from '#lib/core/totals.ts';
import type { Win } from '#lib/core/win.ts';
import { isAfter } from './choice-log.ts';
import { connectionKey } from './connection.ts';
import type { DiaryDatabase } from './database.ts';
import type { WinPlace } from './queries.ts';
import type { Schema } from './schema.ts';

/** A range of the diary: a place, and how many wins to read on each side of it. */
export interface WinRange {
	/** A place that is not the place of a stored win; null for the end of the diary, after the newest win. */
	from: WinPlace | null;
	/** The highest number of newer wins to read. */
	newer: number;
	/** The highest number of older wins to read. */
	older: number;
}

/** The wins of a range, read in one transaction. */
export interface DiaryRecords {
	/** The newest first. */
	wins: readonly Win[];
	/** True if there are wins newer than these. */
	hasNewer: boolean;
	/** True if there are wins older than these. */
	hasOlder: boolean;
	/** The months that have wins, the latest first. */
	months: readonly Month[];
}

/** Reads a range of the diary in one transaction. */
export function diaryRecords(storage: DiaryDatabase, range: WinRange): Promise<DiaryRecords> {
	return storage[connectionKey].withDatabase(async (database) => {
		const { from } = range;
		const transaction = database.transaction(['wins', 'totals']);
		const byOrder = transaction.objectStore('wins').index('byOrder');
		const [newer, older, months] = await Promise.all([
			// One more than wanted, to see if there are more.
			from ? winsNextTo(byOrder, from, 'next', range.newer + 1) : [],
			winsNextTo(byOrder, from, 'prev', range.older + 1),
			transaction.objectStore('totals').getAllKeys()
		]);
		return {
			wins: [...newer.slice(0, range.newer).reverse(), ...older.slice(0, range.older)],
			hasNewer: newer.length > range.newer,
			hasOlder: older.length > range.older,
			months: months.reverse()
		};
	});
}

/** At most `limit` wins in that direction from a place, or from the end of the index. */
async function winsNextTo(
	byOrder: IDBPIndex<Schema, StoreNames<Schema>[], 'wins', 'byOrder'>,
	from: WinPlace | null,
	direction: 'next' | 'prev',
	limit: number
): Promise<Win[]> {
	const isNewer = direction === 'next';
	const range =
		from && (isNewer ? IDBKeyRange.lowerBound(from.order) : IDBKeyRange.upperBound(from.order));
	const wins: Win[] = [];
	let cursor = await byOrder.openCursor(range, direction);
	while (cursor) {
		const { key, primaryKey, value } = cursor;
		// The key range does not separate wins of the same instant.
		const isPast = !from || isAfter(key, primaryKey, from) === isNewer;
		if (isPast && value.record) wins.push(value.record);
		if (wins.length === limit) break;
		cursor = await cursor.continue();
	}
	return wins;
}
