import type { Page } from '@playwright/test';

/** The result of {@link leftBehind} for an origin that has stored nothing. */
export const nothing = {
	databases: [] as (string | undefined)[],
	caches: [] as string[],
	workers: 0,
	localStorage: [] as string[],
	sessionStorage: [] as string[],
	files: [] as string[],
	cookies: ''
};

/** Returns the names of everything that the origin of a page has stored in the browser. */
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
			// Most journeys run in a browser without service workers.
			workers:
				(await (navigator as Partial<Navigator>).serviceWorker?.getRegistrations())?.length ?? 0,
			localStorage: Object.keys(localStorage),
			sessionStorage: Object.entries(sessionStorage)
				.map(([name, value]) => `${name}=${value}`)
				.sort(),
			files,
			cookies: document.cookie
		};
	});
}
