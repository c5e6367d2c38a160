/**
 * The reason why the diary could not be read or written:
 * - `full`: the disk or the browser's quota is full;
 * - `refused`: the browser does not let this page store anything (private mode, blocked site data);
 * - `newer`: the database was written by a newer version of the app;
 * - `superseded`: a newer version in another tab has taken over;
 * - `lost`: the database is empty, but there is evidence outside it that there was a diary;
 * - `unopenable`: the browser cannot open the database, and there is a mirror of the diary outside it;
 * - `behind`: the mirror has seen more of the diary than the database holds;
 * - `erased`: everything was erased, in this tab or another, and the database must not be created again;
 * - `stalled`: the browser did not end a write in time;
 * - `changedSince`: a record to revert was changed elsewhere since then;
 * - `broken`: any other error of the browser.
 */
export type StorageProblem =
	| 'full'
	| 'refused'
	| 'newer'
	| 'superseded'
	| 'erased'
	| 'lost'
	| 'unopenable'
	| 'behind'
	| 'stalled'
	| 'changedSince'
	| 'broken';

/** The error of every storage call that cannot read or write the diary. */
export class StorageError extends Error {
	override readonly name = 'StorageError';
	readonly problem: StorageProblem;

	constructor(problem: StorageProblem, options?: ErrorOptions) {
		super(`storage: ${problem}`, options);
		this.problem = problem;
	}
}

/**
 * Turns an error from a worker back into a `StorageError` if it was one; returns any other error unchanged.
 */
export function revivedStorageError(error: unknown): unknown {
	const { name, problem } = error as Partial<StorageError>;
	return name === 'StorageError' ? new StorageError(problem!, { cause: error }) : error;
}

const problems: { readonly [errorName: string]: StorageProblem } = {
	QuotaExceededError: 'full',
	VersionError: 'newer',
	SecurityError: 'refused',
	NotAllowedError: 'refused'
};

/** Returns the error as a `StorageError`, with the original error as its cause. */
export function storageError(error: unknown): StorageError {
	if (error instanceof StorageError) return error;
	const name = error instanceof Error || error instanceof DOMException ? error.name : '';
	return new StorageError(problems[name] ?? 'broken', { cause: error });
}
