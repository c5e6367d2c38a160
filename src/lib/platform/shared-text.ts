/** A share from another app. Each part may be empty. */
export interface Share {
	title: string;
	text: string;
	url: string;
}

/** A share that the service worker has stored and no page has taken yet. */
export interface PendingShare extends Share {
	/** Deletes it, once its words are stored elsewhere. */
	forget(): Promise<void>;
}

const cacheName = 'small-hello-shared';

/**
 * Stores a share for the next page to take. For the service worker, which has no other place to write to
 * before the app has made its database. `scope` is the URL of the app, with a slash at the end.
 */
export async function storeShare(scope: string, share: Share): Promise<void> {
	const cache = await caches.open(cacheName);
	await cache.put(`${scope}shared/${Date.now()}-${crypto.randomUUID()}`, Response.json(share));
}

/** Returns the shares that no page has taken yet, the oldest first; none where the browser has no caches. */
export async function pendingShares(scope: string): Promise<PendingShare[]> {
	try {
		// `open` would create the cache on every visit.
		if (!(await caches.has(cacheName))) return [];
		const cache = await caches.open(cacheName);
		const urls = (await cache.keys()).map(({ url }) => url);
		const ours = urls.filter((url) => url.startsWith(`${scope}shared/`)).sort();
		return await Promise.all(
			ours.map(async (url) => ({
				...((await (await cache.match(url))!.json()) as Share),
				async forget() {
					await cache.delete(url);
					if ((await cache.keys()).length === 0) await caches.delete(cacheName);
				}
			}))
		);
	} catch {
		return [];
	}
}
