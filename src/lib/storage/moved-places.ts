import { buckets, type Place } from './storage-buckets.ts';

/**
 * Returns the place in which the database of that name is now, for a browser without buckets, or with one of
 * this database.
 */
export async function presentPlace(name: string): Promise<Place> {
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

/** Returns the highest number of a place among such names; 0 if there is none. */
function highest(name: string, keys: readonly string[]): number {
	const ours = keys.filter((key) => key.startsWith(`${name}-`));
	return Math.max(0, ...ours.map((key) => Number(key.slice(name.length + 1)) || 0));
}

/** The folder beside the mirror with an empty folder for each move, which outlasts what a file would hold. */
export const notesFolder = 'places';

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

/** TypeScript's types lack the listing of a folder. */
type WithKeys = FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };
