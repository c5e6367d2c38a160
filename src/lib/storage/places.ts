import { collectionNames } from '#lib/core/collections.ts';
import { bucketOf, buckets, latestNumber, placeOf } from './place.ts';

/**
 * Moves an unopenable database to a new and empty place, in which every tab and worker opens it from now on.
 * Does nothing if the present place works: an earlier attempt or another tab may have moved it. Returns false
 * if the browser has no other place.
 */
export async function moveToNewPlace(name = 'small-hello'): Promise<boolean> {
	try {
		if (await works(await placeOf(name), name)) return true;
		const number = await latestNumber(name);
		await buckets()!.open(bucketOf(name, number + 1), { durability: 'strict' });
		return true;
	} catch {
		return false;
	}
}

/** Returns whether a place has a whole database of that name, or can make one. */
function works(place: IDBFactory, name: string): Promise<boolean> {
	return new Promise((resolve) => {
		const opening = place.open(name);
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

/** Returns all places of this origin that can be opened, the first one first. */
export async function allPlaces(): Promise<IDBFactory[]> {
	try {
		const opening = (await buckets()!.keys()).map((key) => buckets()!.open(key));
		const opened = await Promise.allSettled(opening);
		return [
			indexedDB,
			...opened.flatMap((one) => (one.status === 'fulfilled' ? one.value.indexedDB : []))
		];
	} catch {
		return [indexedDB];
	}
}

/** Deletes all places but the first; returns the names of those that the browser did not delete. */
export async function removePlaces(): Promise<string[]> {
	try {
		await Promise.allSettled((await buckets()!.keys()).map((key) => buckets()!.delete(key)));
		return await buckets()!.keys();
	} catch {
		return [];
	}
}
