import { deleteDB, openDB, wrap } from 'idb';
import { scratchName } from './connection.ts';
import { allPlaces, removePlaces } from './places.ts';

/** Databases to delete even in a browser that cannot list them. */
const ours = ['small-hello'];

/** The highest number of rounds. Another is needed if a page reopens a database during one. */
const mostRounds = 3;

/**
 * Deletes every database of this origin. Other pages and workers close theirs and learn that it was erased.
 * If one does not, this calls `onwaiting` and waits for it. Returns the names of the databases that remain.
 */
export async function eraseDatabases(onwaiting: () => void): Promise<string[]> {
	const left = await Promise.all((await allPlaces()).map((place) => eraseIn(place, onwaiting)));
	return [...left.flat(), ...(await removePlaces())];
}

async function eraseIn(place: IDBFactory, onwaiting: () => void): Promise<string[]> {
	let names = await databaseNames(place);
	let refused: string[] = [];
	for (let round = 0; round < mostRounds && (round === 0 || names.length > 0); round++) {
		// A database that cannot be opened may be in no list, and refuses to be deleted.
		refused = [];
		await Promise.all(
			[...new Set([...ours, ...names])].map((name) =>
				deleted(place, name, onwaiting).catch(() => refused.push(name))
			)
		);
		names = await databaseNames(place);
	}
	return [...new Set([...names, ...refused])];
}

async function deleted(place: IDBFactory, name: string, onwaiting: () => void): Promise<void> {
	const request = place.deleteDatabase(name);
	request.onblocked = onwaiting;
	await wrap(request);
}

/**
 * Makes Chromium remove the bytes of deleted databases from its files, by deleting another database. In a
 * test, no file held a word of the diary after the first round. Bytes that another part of the browser is
 * reading at that moment stay, so call this again a little later.
 */
export async function tidyUp(): Promise<void> {
	for (let round = 0; round < 2; round++) {
		const database = await openDB(scratchName, 1, {
			upgrade: (upgrading) => void upgrading.createObjectStore('nothing')
		});
		database.close();
		await deleteDB(scratchName);
	}
}

async function databaseNames(place: IDBFactory): Promise<string[]> {
	try {
		return (await place.databases()).flatMap(({ name }) => name ?? []);
	} catch {
		// The browser cannot list databases, or allows none.
		return [];
	}
}
