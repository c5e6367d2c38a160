import type { Revision } from '#lib/domain/clock.ts';
import type { Month } from '#lib/domain/totals.ts';
import type { Win, WinId } from '#lib/domain/win.ts';
import { connectionTo } from './connection.ts';
import { winsIn } from './win-rows.ts';

/** A month, and the last write to a win of it; '' where that was before indexes were thought of. */
export type MonthState = readonly [month: Month, revision: Revision | ''];

/** The wins month by month, and what is kept to find them; every call throws a `StorageError`. */
export interface MonthIndexes {
	/** The state of each month that has wins, the latest first. */
	states(): Promise<MonthState[]>;
	/** What was kept for a month in that state; undefined when nothing was. */
	index(state: MonthState): Promise<object | undefined>;
	/** Keeps what finds the wins of a month, unless one of them has been written since that state. */
	keep(state: MonthState, index: object): Promise<void>;
	/** All wins of a month, the newest first. */
	wins(month: Month): Promise<Win[]>;
	win(id: WinId): Promise<Win | null>;
	close(): void;
}

/** The months of the diary, on a connection of their own; nothing is opened before the first call. */
export function openMonthIndexes(name = 'small-hello'): MonthIndexes {
	const { read, close } = connectionTo(name, { neverMakes: true });
	return {
		states: () => read(async (database) => (await database.getAllKeys('monthIndexes')).reverse()),
		index: ([month, revision]) =>
			read(async (database) => (await database.get('monthIndexes', [month, revision]))?.index),
		keep: ([id, revision], index) =>
			read(async (database) => {
				// Not worth waiting for the disk: what is lost is made again.
				const transaction = database.transaction('monthIndexes', 'readwrite', {
					durability: 'relaxed'
				});
				if (await transaction.store.getKey([id, revision]))
					await transaction.store.put({ id, revision, index });
				await transaction.done;
			}),
		wins: (month) => read((database) => winsIn(database, month)),
		win: (id) => read(async (database) => (await database.get('wins', id))?.record ?? null),
		close
	};
}
