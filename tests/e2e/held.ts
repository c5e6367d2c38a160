import type { Page } from '@playwright/test';

/**
 * Blocks reads and writes of collections, as on a busy device, until the returned function is called or the
 * page closes.
 */
export async function hold(page: Page, ...lists: string[]): Promise<() => Promise<void>> {
	await page.evaluate(
		(names) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('small-hello');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const holding = opening.result.transaction(names, 'readwrite');
					const store = holding.objectStore(names[0]!);
					let isHeld = true;
					Object.assign(window, { letGoOfLists: () => (isHeld = false) });
					holding.oncomplete = () => opening.result.close();
					// A transaction stays open as long as it has pending requests.
					const ask = () => {
						store.count().onsuccess = () => {
							resolve();
							if (isHeld) ask();
						};
					};
					ask();
				};
			}),
		lists
	);
	return () => page.evaluate(() => (window as unknown as { letGoOfLists(): void }).letGoOfLists());
}

/** Runs `act` while a collection is blocked. */
export async function whileHeld(
	page: Page,
	list: string,
	act: () => Promise<unknown>
): Promise<void> {
	const letGo = await hold(page, list);
	await act();
	await letGo();
}
