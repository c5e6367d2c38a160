import type { Page } from '@playwright/test';

/** Does something while nothing can be written to a list, as on a device that has much else to do. */
export async function whileHeld(
	page: Page,
	list: string,
	act: () => Promise<unknown>
): Promise<void> {
	await page.evaluate(
		(name) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('small-hello');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const database = opening.result;
					const store = database.transaction(name, 'readwrite').objectStore(name);
					let isHeld = true;
					Object.assign(window, { letGoOfList: () => (isHeld = false) });
					// It lasts as long as it is asked for something.
					const ask = () => {
						store.count().onsuccess = () => {
							resolve();
							if (isHeld) ask();
							else database.close();
						};
					};
					ask();
				};
			}),
		list
	);
	await act();
	await page.evaluate(() => (window as unknown as { letGoOfList(): void }).letGoOfList());
}
