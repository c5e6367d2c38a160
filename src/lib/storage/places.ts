import { collectionNames } from '#lib/core/collections.ts';
import { latestNumber, notedNumber, notesFolder, placeAt } from './moved-places.ts';
import { buckets, type Place } from './storage-buckets.ts';

/**
 * Moves an unopenable database to a new and empty place, in which every tab and worker opens it from now on.
 * Does nothing if the present place works: an earlier attempt or another tab may have moved it. Returns false
 * if the browser has no other place.
 */
export async function moveToNewPlace(name = 'small-hello'): Promise<boolean> {
	try {
		const number = await latestNumber(name);
		const isFine = await placeAt(name, number).then(works, () => false);
		if (isFine) return true;
		// Two tabs that move at the same time move to the same place.
		const next = number + 1;
		if (!(await works(await placeAt(name, next)))) return false;
		// A bucket counts by itself; the note only helps if the browser lists none some day.
		await note(name, next).catch((error: unknown) => {
			if (!buckets()) throw error;
		});
		return (await latestNumber(name)) === next;
	} catch {
		return false;
	}
}

async function note(name: string, number: number): Promise<void> {
	const root = await navigator.storage.getDirectory();
	const folder = await root.getDirectoryHandle(notesFolder, { create: true });
	await folder.getDirectoryHandle(`${name}-${number}`, { create: true });
}

/** Returns whether a place has a whole database, or can make one. */
function works({ factory, name }: Place): Promise<boolean> {
	return new Promise((resolve) => {
		const opening = factory.open(name);
		let isNew = false;
		opening.onupgradeneeded = () => {
			isNew = true;
			opening.transaction!.abort();
		};
		opening.onerror = () => resolve(isNew);
		opening.onsuccess = () => {
			const { objectStoreNames } = opening.result;
			opening.result.close();
			resolve(collectionNames.every((store) => objectStoreNames.contains(store)));
		};
	});
}

/** All factories of this origin, and the names that the diary has or had in each. */
export interface AllPlaces {
	places: { factory: IDBFactory; names: string[] }[];
	/** False if the browser does not tell whether there are more. */
	isKnown: boolean;
}

/** Returns all places of this origin that can be opened, the first one first. */
export async function allPlaces(name = 'small-hello'): Promise<AllPlaces> {
	const noted = await notedNumber(name).catch(() => null);
	const numbered = Array.from({ length: noted ?? 0 }, (_, at) => `${name}-${at + 1}`);
	const first = { factory: indexedDB, names: [name, ...numbered] };
	try {
		const opening = ((await buckets()?.keys()) ?? []).map((key) => buckets()!.open(key));
		const opened = await Promise.allSettled(opening);
		const others = opened.flatMap((one) =>
			// `removePlaces` tells of a bucket that cannot be opened.
			one.status === 'fulfilled' ? [{ factory: one.value.indexedDB, names: [name] }] : []
		);
		return { places: [first, ...others], isKnown: noted !== null };
	} catch {
		return { places: [first], isKnown: false };
	}
}

/** Deletes all buckets; returns the names of those that the browser did not delete, null if it does not tell. */
export async function removePlaces(): Promise<string[] | null> {
	try {
		const present = buckets();
		if (!present) return [];
		await Promise.allSettled((await present.keys()).map((key) => present.delete(key)));
		return await present.keys();
	} catch {
		return null;
	}
}
