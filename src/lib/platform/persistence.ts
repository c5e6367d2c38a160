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
