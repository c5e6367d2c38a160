/** Asks the browser not to clear the diary; it may refuse without a reason. */
export async function askToPersist(): Promise<boolean> {
	try {
		return (await navigator.storage?.persist?.()) ?? false;
	} catch {
		return false;
	}
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
