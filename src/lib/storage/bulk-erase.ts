import { wrap } from 'idb';
import { patienceMs } from './connection-types.ts';
import { scratchName } from './connection.ts';
import { allPlaces, removePlaces } from './places.ts';

/** The highest number of rounds. Another is needed if a page reopens a database during one. */
const mostRounds = 3;

/** The databases that remain. */
export interface ErasedDatabases {
	/** Their names. */
	left: string[];
	/** False if the browser does not tell whether there are more. */
	isKnown: boolean;
}

/**
 * Deletes every database of this origin. Other pages and workers close theirs and learn that it was erased.
 * If one does not, this calls `onwaiting` and waits for it.
 */
export async function eraseDatabases(onwaiting: () => void): Promise<ErasedDatabases> {
	const { places, isKnown } = await allPlaces();
	const erased = await Promise.all(
		places.map(({ factory, names }) => eraseIn(factory, names, onwaiting))
	);
	const buckets = await removePlaces();
	return {
		left: [...erased.flatMap(({ left }) => left), ...(buckets ?? [])],
		isKnown: isKnown && buckets !== null && erased.every((one) => one.isKnown)
	};
}

/** Deletes the databases of a place; `ours` also in a browser that cannot list them. */
async function eraseIn(
	place: IDBFactory,
	ours: readonly string[],
	onwaiting: () => void
): Promise<ErasedDatabases> {
	let names = await databaseNames(place);
	let refused: string[] = [];
	for (let round = 0; round < mostRounds && (round === 0 || names?.length !== 0); round++) {
		// A database that cannot be opened may be in no list, and refuses to be deleted.
		refused = [];
		// One after the other: Chromium drops the other requests of a place without an answer when one fails.
		for (const name of new Set([...ours, ...(names ?? [])]))
			await deleted(place, name, onwaiting).catch(() => refused.push(name));
		names = await databaseNames(place);
	}
	return { left: [...new Set([...(names ?? []), ...refused])], isKnown: names !== null };
}

/** Deletes a database; fails if the browser neither deletes it in time nor waits for another tab. */
async function deleted(place: IDBFactory, name: string, onwaiting: () => void): Promise<void> {
	const request = place.deleteDatabase(name);
	let timer: ReturnType<typeof setTimeout> | undefined;
	const unanswered = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('no answer')), patienceMs);
	});
	request.onblocked = () => {
		clearTimeout(timer);
		onwaiting();
	};
	await Promise.race([wrap(request), unanswered]).finally(() => clearTimeout(timer));
}

/**
 * Makes Chromium remove the bytes of deleted databases from its files, by deleting another database. In a
 * test, no file held a word of the diary after the first round. Bytes that another part of the browser is
 * reading at that moment stay, so call this again a little later.
 */
export async function tidyUp(): Promise<void> {
	for (let round = 0; round < 2; round++) {
		const opening = indexedDB.open(scratchName);
		opening.onupgradeneeded = () => opening.result.createObjectStore('nothing');
		await wrap(opening);
		opening.result.close();
		await wrap(indexedDB.deleteDatabase(scratchName));
	}
}

/** Returns the names of all databases in a place; null if the browser does not tell. */
async function databaseNames(place: IDBFactory): Promise<string[] | null> {
	// An early browser lists none, and ours are all that this app makes.
	if (!('databases' in place)) return [];
	try {
		return (await (place as IDBFactory).databases()).flatMap(({ name }) => name ?? []);
	} catch {
		return null;
	}
}
