/** The state of the browser's storage. */
export interface StorageState {
	/** True if the browser promised not to clear it by itself; null if unknown. */
	isPersisted: boolean | null;
	/** Null if unknown. There is no quota here: Chromium always reports about 10 GiB. */
	usedBytes: number | null;
}

/** Asks the browser not to clear the diary; it may refuse without a reason. */
export async function askToPersist(): Promise<boolean> {
	try {
		return (await navigator.storage?.persist?.()) ?? false;
	} catch {
		return false;
	}
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

/** Returns whether the origin-private file system holds any files of this app. */
export async function hasFiles(): Promise<boolean> {
	try {
		const root = (await navigator.storage.getDirectory()) as unknown as AsyncIterable<unknown>;
		for await (const _ of root) return true;
	} catch {
		// The browser has no such file system, or not for this page.
	}
	return false;
}
