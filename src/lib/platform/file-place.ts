/**
 * A file on the user's device that can be written again and again. The handle can be stored in a database.
 */
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

/** Returns whether the browser lets the user choose a file, and lets the app write it again later. */
export function hasFilePlaces(): boolean {
	return typeof (globalThis as Pickers).showSaveFilePicker === 'function';
}

/**
 * Opens the save dialog. Returns null if the user closes it, or if their last tap is too long ago for the
 * browser to open it.
 */
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

/** Returns whether this file may be written. Must follow a tap, since the browser may ask the user. */
export async function mayWrite(place: FilePlace): Promise<boolean> {
	const { queryPermission, requestPermission } = place as Permissions;
	const mode = { mode: 'readwrite' } as const;
	if (!queryPermission || !requestPermission) return true;
	if ((await queryPermission.call(place, mode)) === 'granted') return true;
	return (await requestPermission.call(place, mode)) === 'granted';
}

/**
 * Replaces the content of a file; resolves once it is complete. The browser writes a temporary file and swaps
 * it in at the end, so the old content stays intact until then, even if this throws.
 */
export async function writeTo(
	place: FilePlace,
	content: Blob,
	signal?: AbortSignal
): Promise<void> {
	const writing = await place.createWritable();
	// `pipeTo` closes the writable at the end. An error or an abort leaves the old file unchanged.
	await content.stream().pipeTo(writing, signal && { signal });
	const { size } = await place.getFile();
	if (size !== content.size) throw new Error(`${size} of ${content.size} bytes were written`);
}
