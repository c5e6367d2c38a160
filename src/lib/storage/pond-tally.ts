import type { Clock } from '#lib/core/clock.ts';
import { addWin, emptyTally, type Tally } from '#lib/core/pond.ts';
import { connectionTo } from './connection.ts';
import type { OpenDatabase } from './connection-types.ts';
import { winsIn } from './queries.ts';
import type { Totals } from './schema.ts';

/** Counts wins for the pond, on a connection of its own. Calls fail with a `StorageError`. */
export interface TallySource {
	/**
	 * Counts all wins and stores their tally, if there is none. Returns false if the diary was written to so
	 * often meanwhile that no count was right. Takes a while if there are many wins.
	 */
	complete(): Promise<boolean>;
	/** Counts the wins of the months that begin with a prefix, such as '2026'. */
	within(span: string): Promise<Tally>;
	close(): void;
}

const mostTries = 5;
/** Rows that a count holds in memory at once. */
const batch = 1000;

/** Returns the counts of a database; it opens on the first call. */
export function openTallySource(name = 'small-hello'): TallySource {
	const { withDatabase, close } = connectionTo(name, { neverMakes: true });
	return {
		async complete() {
			for (let tries = 0; tries < mostTries; tries++) {
				const isStored = await withDatabase(async (database) => {
					const begun = await clockOf(database);
					const { wins, tally: stored } = await totalsOf(database);
					if (stored) return true;
					const tally = await tallyOfAll(database);
					// Count outside of the transaction, or a tap would wait until it is done.
					const transaction = database.transaction('meta', 'readwrite');
					const isCurrent = begun === JSON.stringify(await transaction.store.get('clock'));
					if (isCurrent) await transaction.store.put({ wins, tally }, 'totals');
					await transaction.done;
					return isCurrent;
				});
				if (isStored) return true;
			}
			return false;
		},
		within: (span) =>
			withDatabase(async (database) => {
				const tally = emptyTally();
				for (const month of await database.getAllKeys('totals'))
					if (month.startsWith(span))
						for (const win of await winsIn(database, month)) addWin(tally, win, 1);
				return tally;
			}),
		close
	};
}

/** Reads in batches, to bound the memory and to let writes of the page through. */
async function tallyOfAll(database: OpenDatabase): Promise<Tally> {
	const tally = emptyTally();
	for (let after = ''; ;) {
		const rows = await database.getAll('wins', IDBKeyRange.lowerBound(after, true), batch);
		for (const { record } of rows) if (record) addWin(tally, record, 1);
		if (rows.length < batch) return tally;
		after = rows.at(-1)!.id;
	}
}

async function totalsOf(database: OpenDatabase): Promise<Totals> {
	return ((await database.get('meta', 'totals')) as Totals | undefined) ?? { wins: 0 };
}

/** The clock as text. It advances with each write. */
async function clockOf(database: OpenDatabase): Promise<string> {
	return JSON.stringify((await database.get('meta', 'clock')) as Clock | undefined);
}
