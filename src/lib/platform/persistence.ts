/** How the browser holds what the diary stores. */
export interface StorageStanding {
	/** Whether the browser promised not to clear it by itself; null when it does not say. */
	isPersisted: boolean | null;
	usedBytes: number | null;
	availableBytes: number | null;
}

/** Asks the browser to keep the diary; the browser may refuse without telling why. */
export async function askToPersist(): Promise<boolean> {
	try {
		return (await navigator.storage?.persist?.()) ?? false;
	} catch {
		return false;
	}
}

/** What the browser says at this moment about the diary's place. */
export async function storageStanding(): Promise<StorageStanding> {
	const [isPersisted, estimate] = await Promise.all([
		navigator.storage?.persisted?.().catch(() => null) ?? null,
		navigator.storage?.estimate?.().catch(() => null) ?? null
	]);
	return {
		isPersisted,
		usedBytes: estimate?.usage ?? null,
		availableBytes: estimate?.quota ?? null
	};
}

/** Whether the browser's own file system holds anything of this app. */
export async function hasFiles(): Promise<boolean> {
	try {
		const root = (await navigator.storage.getDirectory()) as unknown as AsyncIterable<unknown>;
		for await (const _ of root) return true;
	} catch {
		// Where there is none, or not for this page.
	}
	return false;
}
