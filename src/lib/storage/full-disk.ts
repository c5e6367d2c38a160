import { StorageError, storageError } from './storage-error.ts';

const probeName = 'probe';
/** As much as an import of some thousand entries needs. */
const probeBytes = 4 * 1024 * 1024;

/** The name depends on the step: the folder, the new file or its content may be what does not fit. */
const fullNames = ['QuotaExceededError', 'InvalidStateError', 'UnknownError', 'AbortError'];

/**
 * Returns whether the disk is full: true if a file of 4 MB does not fit, false if it fits or the browser has no
 * such files, or none for this page. For errors that do not tell: LevelDB reports a full disk as `UnknownError` or
 * by closing the database, and Chromium's estimate of the quota knows nothing of the disk.
 */
export async function isDiskFull(): Promise<boolean> {
	try {
		const root = await navigator.storage.getDirectory();
		try {
			const file = await root.getFileHandle(probeName, { create: true });
			const writing = await file.createWritable();
			try {
				await writing.write(new Uint8Array(probeBytes));
				await writing.close();
			} catch (error) {
				// Otherwise the file stays locked and cannot be removed.
				await writing.abort().catch(() => {});
				throw error;
			}
			return false;
		} finally {
			await root.removeEntry(probeName).catch(() => {});
		}
	} catch (error) {
		return fullNames.includes((error as Error).name);
	}
}

/** Returns the error as a `StorageError`: `full` if the disk is full. */
export async function diagnosed(cause: unknown): Promise<StorageError> {
	const error = storageError(cause);
	const isFull = error.problem === 'broken' && (await isDiskFull().catch(() => false));
	return isFull ? new StorageError('full', { cause }) : error;
}
