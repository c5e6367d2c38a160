/** A file of the person's that may be written again and again; it can be kept in a database. */
export type FilePlace = FileSystemFileHandle;

interface Pickers {
	showSaveFilePicker?(options: {
		suggestedName: string;
		id: string;
		types: { accept: { [type: string]: string[] } }[];
	}): Promise<FilePlace>;
}
interface Permissions {
	queryPermission?(mode: { mode: 'readwrite' }): Promise<PermissionState>;
	requestPermission?(mode: { mode: 'readwrite' }): Promise<PermissionState>;
}

/** Whether the browser lets a person say where a file goes, and lets it be written there again. */
export function hasFilePlaces(): boolean {
	return typeof (globalThis as Pickers).showSaveFilePicker === 'function';
}

/** Asks where a file goes; null when the person closes the question, or when their last tap is too long ago for it. */
export async function pickFilePlace(
	suggestedName: string,
	type: string,
	ending: string
): Promise<FilePlace | null> {
	try {
		return await (globalThis as unknown as Required<Pickers>).showSaveFilePicker({
			suggestedName,
			id: 'copies',
			types: [{ accept: { [type]: [ending] } }]
		});
	} catch (error) {
		if (['AbortError', 'SecurityError'].includes((error as Error).name)) return null;
		throw error;
	}
}

/** Whether this file may be written; asks the person when the browser wants that, after a tap. */
export async function mayWrite(place: FilePlace): Promise<boolean> {
	const { queryPermission, requestPermission } = place as Permissions;
	const mode = { mode: 'readwrite' } as const;
	if (!queryPermission || !requestPermission) return true;
	if ((await queryPermission.call(place, mode)) === 'granted') return true;
	return (await requestPermission.call(place, mode)) === 'granted';
}

/**
 * Writes all of a file anew; resolves when it stands there in full. The browser writes beside it and puts
 * the new one in its place at the end, so that the old one stays whole until then, and when this throws.
 */
export async function writeTo(
	place: FilePlace,
	content: Blob,
	signal?: AbortSignal
): Promise<void> {
	const writing = await place.createWritable();
	// Closes it at the end; what goes wrong or is stopped on the way leaves the old file as it was.
	await content.stream().pipeTo(writing, signal && { signal });
	const { size } = await place.getFile();
	if (size !== content.size) throw new Error(`${size} of ${content.size} bytes were written`);
}
