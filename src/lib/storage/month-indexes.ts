import type { Revision } from '#lib/core/clock.ts';
import type { Month } from '#lib/core/totals.ts';
import type { Win, WinId } from '#lib/core/win.ts';
import { connectionTo } from './connection.ts';
import { winsIn } from './queries.ts';

/** A month, and the stamp of the last write to a win of it; '' if that was before database version 3. */
export type MonthState = readonly [month: Month, revision: Revision | ''];

/** The wins by month, and their search indexes. Calls fail with a `StorageError`. */
export interface MonthIndexes {
	/** The state of each month that has wins, the latest first. */
	states(): Promise<MonthState[]>;
	/** The index of a month in that state; undefined while it is stale. */
	index(state: MonthState): Promise<object | undefined>;
	/** Stores the index of a month, unless one of its wins has been written since that state. */
	keep(state: MonthState, index: object): Promise<void>;
	/** All wins of a month, the newest first. */
	wins(month: Month): Promise<Win[]>;
	/** The wins with these ids that still exist, in that order, read in one transaction. */
	winsWith(ids: readonly WinId[]): Promise<Win[]>;
	close(): void;
}

/** Returns the month indexes, on a connection of their own that opens on the first call. */
export function openMonthIndexes(name = 'small-hello'): MonthIndexes {
	const { withDatabase, close } = connectionTo(name, { neverMakes: true });
	return {
		states: () =>
			withDatabase(async (database) => (await database.getAllKeys('monthIndexes')).reverse()),
		index: ([month, revision]) =>
			withDatabase(
				async (database) => (await database.get('monthIndexes', [month, revision]))?.index
			),
		keep: ([id, revision], index) =>
			withDatabase(async (database) => {
				// Don't wait for the disk: a lost index is built again.
				const transaction = database.transaction('monthIndexes', 'readwrite', {
					durability: 'relaxed'
				});
				if (await transaction.store.getKey([id, revision]))
					await transaction.store.put({ id, revision, index });
				await transaction.done;
			}),
		wins: (month) => withDatabase((database) => winsIn(database, month)),
		winsWith: (ids) =>
			withDatabase(async (database) => {
				const { store } = database.transaction('wins');
				const rows = await Promise.all(ids.map((id) => store.get(id)));
				return rows.flatMap((row) => row?.record ?? []);
			}),
		close
	};
}
