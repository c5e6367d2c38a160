/**
 * Why the diary could not be read or written:
 * - `full`: the device or the browser's share of it is full;
 * - `refused`: the browser does not let this page store anything (private mode, blocked site data);
 * - `newer`: the database was written by a newer version of the app;
 * - `superseded`: a newer version in another tab has taken over;
 * - `lost`: the database is empty, and something outside it remembers that there was a diary;
 * - `behind`: something outside the database remembers more of the diary than there is;
 * - `changedSince`: the record to go back to was changed elsewhere meanwhile;
 * - `broken`: anything else that the browser reports.
 */
export type StorageProblem =
	'full' | 'refused' | 'newer' | 'superseded' | 'lost' | 'behind' | 'changedSince' | 'broken';

/** What every call of the storage throws when the diary cannot be read or written. */
export class StorageError extends Error {
	override readonly name = 'StorageError';
	readonly problem: StorageProblem;

	constructor(problem: StorageProblem, options?: ErrorOptions) {
		super(`storage: ${problem}`, options);
		this.problem = problem;
	}
}

const problems: { readonly [errorName: string]: StorageProblem } = {
	QuotaExceededError: 'full',
	VersionError: 'newer',
	SecurityError: 'refused',
	NotAllowedError: 'refused'
};

/** The error as a `StorageError`, with the browser's own as its cause. */
export function storageError(error: unknown): StorageError {
	if (error instanceof StorageError) return error;
	const name = error instanceof Error || error instanceof DOMException ? error.name : '';
	return new StorageError(problems[name] ?? 'broken', { cause: error });
}
