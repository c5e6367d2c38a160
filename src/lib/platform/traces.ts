/** The kinds of data that a site can leave on a device besides its databases. */
export type Trace = 'files' | 'keys' | 'workers' | 'caches';

/** All kinds, in the order of their removal: those that serve this page are last. */
export const traces: readonly Trace[] = ['files', 'keys', 'workers', 'caches'];

/** Retry timeout for deleting a file that a worker still has open. */
const patienceMs = 3000;
const restMs = 100;

/** Removes the data of a kind that can be removed now, without waiting for open files. */
export async function removeTraces(trace: Trace): Promise<void> {
	try {
		await removals[trace]();
	} catch {
		// `tracesLeft` counts what could not be removed.
	}
}

/**
 * Returns the number of items of a kind that are left: 0 in a browser without that kind, or without it for this
 * page, and null if the browser does not answer.
 */
export async function tracesLeft(trace: Trace): Promise<number | null> {
	if (!hasKind[trace]()) return 0;
	try {
		return (await names[trace]()).length;
	} catch (error) {
		// Private windows of some browsers refuse a kind, and have none of it.
		return (error as Error).name === 'SecurityError' ? 0 : null;
	}
}

/**
 * Removes the data of a kind, with retries while something holds it open; returns the number of items left, or
 * null if the browser does not tell.
 */
export async function removeTracesPatiently(trace: Trace): Promise<number | null> {
	const until = performance.now() + patienceMs;
	for (;;) {
		await removeTraces(trace);
		const left = await tracesLeft(trace);
		if (left === 0 || performance.now() > until) return left;
		await new Promise((resolve) => setTimeout(resolve, restMs));
	}
}

/**
 * Clears the web storage of this tab whenever the page is hidden. Pages store their scroll positions there.
 */
export function keepTabEmpty(): void {
	for (const event of ['visibilitychange', 'pagehide'])
		addEventListener(event, () => void removeTraces('keys'));
}

/** Returns whether the browser has a kind at all. */
const hasKind: { readonly [name in Trace]: () => boolean } = {
	files: () => 'getDirectory' in (navigator.storage ?? {}),
	keys: () => 'localStorage' in globalThis,
	workers: () => 'serviceWorker' in navigator,
	caches: () => 'caches' in globalThis
};

const names: { readonly [name in Trace]: () => Promise<readonly unknown[]> } = {
	files: async () => {
		const entries: string[] = [];
		const folder = (await navigator.storage.getDirectory()) as Folder;
		for await (const name of folder.keys()) entries.push(name);
		return entries;
	},
	keys: async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
	workers: async () => navigator.serviceWorker.getRegistrations(),
	caches: async () => caches.keys()
};

const removals: { readonly [name in Trace]: () => Promise<unknown> } = {
	files: async () => {
		const folder = (await navigator.storage.getDirectory()) as Folder;
		for await (const name of folder.keys())
			await folder.removeEntry(name, { recursive: true }).catch(() => {});
	},
	keys: async () => {
		localStorage.clear();
		sessionStorage.clear();
	},
	workers: async () => {
		const registrations = await navigator.serviceWorker.getRegistrations();
		await Promise.allSettled(registrations.map((registration) => registration.unregister()));
	},
	caches: async () => {
		const all = await caches.keys();
		await Promise.allSettled(all.map((name) => caches.delete(name)));
	}
};

/** TypeScript's types lack the listing of a folder. */
type Folder = FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };
