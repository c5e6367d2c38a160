/** What a site can leave on a device besides its databases. */
export type Trace = 'files' | 'keys' | 'workers' | 'caches';

/** All of them, in the order in which they go: what serves this page goes last. */
export const traces: readonly Trace[] = ['files', 'keys', 'workers', 'caches'];

/** How long a file is asked to go that a thread still holds. */
const patienceMs = 3000;
const restMs = 100;

/** Removes what of it can be removed now, without waiting for what is held. */
export async function removeTraces(trace: Trace): Promise<void> {
	try {
		await removals[trace]();
	} catch {
		// What is left is counted afterwards, whatever the reason.
	}
}

/** How many of it are left; a browser that has none of the kind has none left. */
export async function tracesLeft(trace: Trace): Promise<number> {
	try {
		return (await names[trace]()).length;
	} catch {
		return 0;
	}
}

/** Removes it, and asks again for a while where something holds it; gives how many are left. */
export async function removeTracesPatiently(trace: Trace): Promise<number> {
	const until = performance.now() + patienceMs;
	for (;;) {
		await removeTraces(trace);
		const left = await tracesLeft(trace);
		if (left === 0 || performance.now() > until) return left;
		await new Promise((resolve) => setTimeout(resolve, restMs));
	}
}

/** Keeps the browser's memory of this tab empty, in which the pages note where they were scrolled to. */
export function keepTabEmpty(): void {
	for (const event of ['visibilitychange', 'pagehide'])
		addEventListener(event, () => void removeTraces('keys'));
}

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

/** TypeScript does not know yet that a folder can be listed. */
type Folder = FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };
