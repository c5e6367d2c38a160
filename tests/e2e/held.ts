import type { Page } from '@playwright/test';

/**
 * Keeps lists from being read and written, as on a device that has much else to do, until what it gives
 * is called or the page ends.
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
					// It lasts as long as it is asked for something.
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

/** Does something while a list is held. */
export async function whileHeld(
	page: Page,
	list: string,
	act: () => Promise<unknown>
): Promise<void> {
	const letGo = await hold(page, list);
	await act();
	await letGo();
}
