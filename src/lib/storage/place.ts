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

/** The folder beside the mirror with an empty folder for each move, which outlasts what a file would hold. */
export const notesFolder = 'places';

/** Returns the buckets of the browser; undefined if it has none. */
export const buckets = () => (navigator as { storageBuckets?: Buckets }).storageBuckets;

/** Returns the place in which the database of that name is now. Throws if the browser does not give it. */
export async function placeOf(name: string): Promise<Place> {
	return placeAt(name, await latestNumber(name));
}

/** Returns the place with that number; makes the bucket if there is none. */
export async function placeAt(name: string, number: number): Promise<Place> {
	if (number === 0) return { factory: indexedDB, name };
	const numbered = `${name}-${number}`;
	const bucket = await buckets()?.open(numbered, { durability: 'strict' });
	return bucket ? { factory: bucket.indexedDB, name } : { factory: indexedDB, name: numbered };
}

/** Returns the number of the present place; 0 for the first one. */
export async function latestNumber(name: string): Promise<number> {
	try {
		const keys = await buckets()?.keys();
		if (keys) return highest(name, keys);
	} catch (error) {
		// Some browsers refuse buckets. Only if the diary has never moved is it surely in the first place.
		if ((await notedNumber(name)) > 0) throw error;
		return 0;
	}
	return notedNumber(name);
}

/** Returns the highest number that is noted beside the mirror; 0 if there is none. */
export async function notedNumber(name: string): Promise<number> {
	const root = await navigator.storage?.getDirectory?.().catch(() => null);
	// Without such files, nothing was ever noted.
	if (!root) return 0;
	try {
		const folder = (await root.getDirectoryHandle(notesFolder)) as WithKeys;
		const names: string[] = [];
		for await (const noted of folder.keys()) names.push(noted);
		return highest(name, names);
	} catch (error) {
		if ((error as Error).name === 'NotFoundError') return 0;
		throw error;
	}
}

function highest(name: string, keys: readonly string[]): number {
	const ours = keys.filter((key) => key.startsWith(`${name}-`));
	return Math.max(0, ...ours.map((key) => Number(key.slice(name.length + 1)) || 0));
}

/** TypeScript's types lack the listing of a folder. */
type WithKeys = FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };
