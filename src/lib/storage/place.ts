/**
 * Places in which the browser stores databases. The first one is the database of that name in the `indexedDB`
 * of the page. If the browser cannot open it any more, the diary moves to a storage bucket, which has files of
 * its own, or to a numbered database where there are no buckets. The highest number holds the diary, for every
 * tab and worker.
 */
export interface Place {
	factory: IDBFactory;
	/** The name of the database there. */
	name: string;
}

interface Buckets {
	keys(): Promise<string[]>;
	open(name: string, options?: { durability?: 'strict' }): Promise<{ indexedDB: IDBFactory }>;
	delete(name: string): Promise<void>;
}

/** Returns the buckets of the browser; undefined if it has none. */
export const buckets = () => (navigator as { storageBuckets?: Buckets }).storageBuckets;

/** Returns the place in which the database of that name is now. Throws if the browser does not give it. */
export async function placeOf(name: string): Promise<Place> {
	const keys = await buckets()
		?.keys()
		.catch(() => null);
	const isFirst = keys?.every((key) => !key.startsWith(`${name}-`));
	return isFirst
		? { factory: indexedDB, name }
		: (await import('./difficulties.ts')).presentPlace(name);
}
