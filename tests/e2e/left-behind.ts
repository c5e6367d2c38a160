import type { Page } from '@playwright/test';

/** Where a page can leave something behind. */
export const nothing = {
	databases: [] as (string | undefined)[],
	caches: [] as string[],
	workers: 0,
	localStorage: [] as string[],
	sessionStorage: [] as string[],
	files: [] as string[],
	cookies: ''
};

/** What this address has left in the browser, as a page of it can see. */
export function leftBehind(page: Page): Promise<typeof nothing> {
	return page.evaluate(async () => {
		const folder = await navigator.storage.getDirectory();
		const files: string[] = [];
		for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) {
			files.push(name);
		}
		return {
			databases: (await indexedDB.databases()).map(({ name }) => name),
			caches: await caches.keys(),
			workers: (await navigator.serviceWorker.getRegistrations()).length,
			localStorage: Object.keys(localStorage),
			sessionStorage: Object.entries(sessionStorage)
				.map(([name, value]) => `${name}=${value}`)
				.sort(),
			files,
			cookies: document.cookie
		};
	});
}
