import { placesOf } from '#lib/core/pond.ts';
import type { Win } from '#lib/core/win.ts';
import { connectionKey } from './connection.ts';
import type { DiaryDatabase } from './database.ts';
import { inMonth } from './key-ranges.ts';

/** A search for one place ends after this many wins, if it has found any. */
const enoughIds = 2_000;
/** A search for one place ends after this many wins in any case. */
const mostIds = 20_000;

/**
 * Returns the newest wins at a place of the pond, at most `limit`; none if all wins of that place are very old.
 * Reads the keys of a month at a time, and the records of few of them.
 */
export function winsAtPlace(storage: DiaryDatabase, place: number, limit: number): Promise<Win[]> {
	return storage[connectionKey].withDatabase(async (database) => {
		const found: Win[] = [];
		let seen = 0;
		for (const month of (await database.getAllKeys('totals')).reverse()) {
			const ids = await database.getAllKeysFromIndex('wins', 'byOrder', inMonth(month));
			const likely = ids.reverse().filter((id) => mayBeAt(id, place));
			const rows = await Promise.all(likely.map((id) => database.get('wins', id)));
			for (const row of rows)
				if (row?.record && placesOf(row.record).includes(place)) found.push(row.record);
			seen += ids.length;
			if (found.length >= limit || seen >= (found.length > 0 ? enoughIds : mostIds)) break;
		}
		return found.slice(0, limit);
	});
}

/** The channel is in the record and not in its key, so an id has one place for each kind. */
function mayBeAt(id: string, place: number): boolean {
	return possiblePlaces(id as Win['id']).includes(place);
}

function possiblePlaces(id: Win['id']): number[] {
	return channelsOfKinds.flatMap((channel) => placesOf({ id, channel, treasured: true }));
}

/** One channel of each kind of mark. */
const channelsOfKinds = ['inPerson', 'call', 'text', 'letter', 'solo'] as const;
