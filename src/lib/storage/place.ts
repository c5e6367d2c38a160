/**
 * Places in which the browser stores databases. The first one is the `indexedDB` of the page. If the browser
 * cannot open it any more, the diary moves to a storage bucket, which has files of its own. The bucket with
 * the highest number holds the diary, for every tab and worker, so nothing else has to be noted.
 */
interface Buckets {
	keys(): Promise<string[]>;
	open(name: string, options?: { durability?: 'strict' }): Promise<{ indexedDB: IDBFactory }>;
	delete(name: string): Promise<void>;
}

/** Returns the buckets of the browser; undefined if it has none. */
export const buckets = () => (navigator as { storageBuckets?: Buckets }).storageBuckets;

/** Returns the place in which the database of that name is now. */
export async function placeOf(name: string): Promise<IDBFactory> {
	try {
		const number = await latestNumber(name);
		if (number > 0) return (await buckets()!.open(bucketOf(name, number))).indexedDB;
	} catch {
		// The browser has no buckets, or not for this page.
	}
	return indexedDB;
}

/** Returns the name of a bucket. */
export const bucketOf = (name: string, number: number) => `${name}-${number}`;

/** Returns the highest number of a bucket of that database; 0 if there is none. */
export async function latestNumber(name: string): Promise<number> {
	const ours = ((await buckets()?.keys()) ?? []).filter((key) => key.startsWith(`${name}-`));
	return Math.max(0, ...ours.map((key) => Number(key.slice(name.length + 1)) || 0));
}
