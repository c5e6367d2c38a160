/** The state of the browser's storage. */
export interface StorageState {
	/** True if the browser promised not to clear it by itself; null if unknown. */
	isPersisted: boolean | null;
	/** Null if unknown. There is no quota here: Chromium always reports about 10 GiB. */
	usedBytes: number | null;
}

/** Returns the present state of the browser's storage. */
export async function storageState(): Promise<StorageState> {
	const [isPersisted, estimate] = await Promise.all([
		navigator.storage?.persisted?.().catch(() => null) ?? null,
		navigator.storage?.estimate?.().catch(() => null) ?? null
	]);
	return {
		isPersisted,
		usedBytes: estimate?.usage ?? null
	};
}
