import type { Place } from './storage-buckets.ts';

/** The requests that the script of the page (`src/app.html`) made before the app had loaded. */
export interface EarlyOpening {
	/** The name of the database. */
	name: string;
	/** The storage buckets; null if the browser refuses them, undefined if it has none. */
	places?: Promise<string[] | null> | undefined;
	/**
	 * The database as it is, without an upgrade; null if there is none, or none that opens. Null without a service
	 * worker, since it is a first visit then.
	 */
	database: Promise<IDBDatabase | null> | null;
}

const page = globalThis as { earlyOpening?: EarlyOpening | undefined };

/**
 * Returns the storage buckets that the page has asked for; undefined if it has not, and on later calls: an answer
 * that never comes must not stop another attempt.
 */
export function takeEarlyPlaces(): EarlyOpening['places'] {
	const places = page.earlyOpening?.places;
	delete page.earlyOpening?.places;
	return places;
}

/**
 * Returns the database that the page has opened, if it is the one in this place and has this version; else closes
 * it. It is handed out once: a later opening must not wait for the same request.
 */
export async function takeEarly(place: Place, version: number): Promise<IDBDatabase | null> {
	const { name, database: opening } = page.earlyOpening ?? {};
	delete page.earlyOpening;
	// A diary that has moved does not wait for its old place.
	const isWanted = place.factory === indexedDB && place.name === name;
	const database = isWanted ? await opening : null;
	if (database?.version === version) return database;
	void opening?.then((early) => early?.close());
	return null;
}
