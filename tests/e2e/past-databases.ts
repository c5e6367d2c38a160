import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

/** A database as a past version of the app left it. */
export interface Fixture {
	version: number;
	stores: {
		name: string;
		keyPath: string | string[] | null;
		indexes: { name: string; keyPath: string | string[] }[];
		rows: { key?: string; value: Record<string, unknown> }[];
	}[];
}

const folder = fileURLToPath(new URL('../fixtures/', import.meta.url));

/** One database of each past version, oldest first. */
export const fixtures = readdirSync(folder)
	.filter((name) => /^database-v\d+\.json$/.test(name))
	.map((name) => JSON.parse(readFileSync(folder + name, 'utf8')) as Fixture)
	.sort((a, b) => a.version - b.version);

/** Replaces the database with one of a past version, plus `further` copies of one of its wins. */
export async function makePast(page: Page, fixture: Fixture, further = 0): Promise<void> {
	await page.evaluate(
		async ([{ version, stores }, copies]) => {
			await new Promise((resolve) => {
				indexedDB.deleteDatabase('small-hello').onsuccess = resolve;
			});
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const opening = indexedDB.open('small-hello', version);
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => resolve(opening.result);
				opening.onupgradeneeded = () => {
					for (const { name, keyPath, indexes } of stores) {
						const store = opening.result.createObjectStore(name, { keyPath });
						for (const index of indexes) store.createIndex(index.name, index.keyPath);
					}
				};
			});
			const names = stores.map(({ name }) => name);
			const writing = database.transaction(names, 'readwrite', { durability: 'strict' });
			for (const { name, rows } of stores)
				for (const { key, value } of rows) writing.objectStore(name).put(value, key);
			const wins = stores.find(({ name }) => name === 'wins')!.rows;
			const { value } = wins.find((row) => 'record' in row.value)!;
			for (let n = 0; n < copies; n++) {
				const id = `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
				const record = { ...(value.record as object), id };
				writing.objectStore('wins').put({ ...value, id, record });
			}
			await new Promise((resolve, reject) => {
				writing.oncomplete = resolve;
				writing.onabort = () => reject(writing.error);
			});
			database.close();
		},
		[fixture, further] as const
	);
}
