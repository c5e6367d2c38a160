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
