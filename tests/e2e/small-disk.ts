import type { BrowserContext, Page } from '@playwright/test';

/**
 * Limits the storage quota of this site to 8 MB. Call it before the app opens, because Chromium reads the
 * quota when a site begins to write. Returns functions that fill the quota and lift the limit.
 */
export async function smallDisk(context: BrowserContext, page: Page) {
	await page.goto('/manifest.webmanifest');
	const devtools = await context.newCDPSession(page);
	const { origin } = new URL(page.url());
	const quotaSize = 8_000_000;
	await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
	return {
		/** Fills the quota with another database until not even 200 bytes fit. */
		fill: () =>
			page.evaluate(async () => {
				const database = await new Promise<IDBDatabase>((resolve, reject) => {
					const opening = indexedDB.open('filler');
					opening.onupgradeneeded = () =>
						opening.result.createObjectStore('bytes', { autoIncrement: true });
					opening.onsuccess = () => resolve(opening.result);
					opening.onerror = () => reject(opening.error);
				});
				const put = (size: number) =>
					new Promise<boolean>((resolve) => {
						const bytes = new Uint8Array(size);
						for (let at = 0; at < size; at += 65_536)
							crypto.getRandomValues(bytes.subarray(at, Math.min(size, at + 65_536)));
						const writing = database.transaction('bytes', 'readwrite', { durability: 'strict' });
						writing.objectStore('bytes').add(bytes);
						writing.oncomplete = () => resolve(true);
						writing.onabort = () => resolve(false);
					});
				for (const size of [1_000_000, 100_000, 10_000, 1_000, 200]) while (await put(size));
				database.close();
			}),
		makeRoom: () => devtools.send('Storage.overrideQuotaForOrigin', { origin })
	};
}
