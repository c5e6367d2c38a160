import { takeEarlyPlaces } from './early-opening.ts';
import { buckets, type Place } from './storage-buckets.ts';

/** Returns the place in which the database of that name is now. Throws if the browser does not give it. */
export async function placeOf(name: string): Promise<Place> {
	const keys = await (takeEarlyPlaces() ??
		buckets()
			?.keys()
			.catch(() => null));
	const isFirst = keys?.every((key) => !key.startsWith(`${name}-`));
	return isFirst
		? { factory: indexedDB, name }
		: (await import('./difficulties.ts')).presentPlace(name);
}
