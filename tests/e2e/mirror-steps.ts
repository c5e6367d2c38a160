import { expect, type Page } from '@playwright/test';
import { collectionNames } from '../../src/lib/core/collections.ts';
import { words } from './journey.ts';

const stamp = (at: number) => `001795000000000.${String(at).padStart(5, '0')}.00000000000000aa`;

/** Returns a backup with this number of entries, two people and a tombstone. */
export function copyOf(entries: number): Buffer {
	const people = ['Ann', 'Ben'].map((name, at) => ({
		...{ id: `01900000-0000-7000-8000-00000000000${at}`, name, notNow: false },
		revision: stamp(at)
	}));
	const wins = Array.from({ length: entries }, (_, at) => ({
		...{ id: `01900000-0000-7000-8001-${String(at).padStart(12, '0')}`, cardId: null },
		at: `${new Date(Date.UTC(2026, 10, 19, 12) - at * 43_200_000).toISOString().slice(0, 19)}+00:00`,
		...{
			channel: null,
			note: `Said hello number ${at}. ${'Words. '.repeat(at % 40)}`,
			genuine: ''
		},
		...{ carry: '', people: [people[at % 2]!.id], tags: [], moodBefore: null, moodAfter: null },
		...{ ease: null, energy: null, reply: null, treasured: at % 9 === 0, revision: stamp(at) }
	}));
	const deleted = { id: '01900000-0000-7000-8002-000000000000', revision: stamp(9), deleted: true };
	const head = { format: 'small-hello-backup', version: 1, exportedAt: '2026-11-20T08:00:00Z' };
	return Buffer.from(JSON.stringify({ ...head, wins: [...wins, deleted], people }));
}

export async function importCopy(page: Page, url: string, content: Buffer): Promise<void> {
	await page.goto(`${url}/settings/import`);
	const file = { name: 'small-hello.json', mimeType: 'application/json', buffer: content };
	await page.getByLabel(words.import_label!).setInputFiles(file);
	await page.getByRole('button', { name: words.import_button!, exact: true }).click();
	await expect(page.getByText(/Entries: [\d,]+ new/).last()).toBeVisible();
}

interface Note {
	wins: number;
	last: string;
	atMs: number;
}

/** Returns the note beside the mirror, or null before there is one. */
export function mirrorNote(page: Page): Promise<Note | null> {
	return page.evaluate(async () => {
		try {
			const root = await navigator.storage.getDirectory();
			const mirror = await root.getDirectoryHandle('mirror');
			const names: string[] = [];
			for await (const name of (mirror as unknown as { keys(): AsyncIterable<string> }).keys())
				names.push(name);
			const ring = await mirror.getDirectoryHandle(names.sort().at(-1)!);
			const note = await (await (await ring.getFileHandle('note')).getFile()).text();
			return note === '' ? null : (JSON.parse(note) as Note);
		} catch {
			return null;
		}
	});
}

/** Returns every row and draft of the diary as JSON, by collection and id. */
export function records(page: Page): Promise<Record<string, string>> {
	return page.evaluate(
		async (lists) => {
			const { storageBuckets } = navigator as unknown as {
				storageBuckets: {
					keys(): Promise<string[]>;
					open(name: string): Promise<{ indexedDB: IDBFactory }>;
				};
			};
			// A diary that could not be opened is in a bucket now.
			const bucket = (await storageBuckets.keys()).sort().at(-1);
			const factory = bucket ? (await storageBuckets.open(bucket)).indexedDB : indexedDB;
			return new Promise<Record<string, string>>((resolve, reject) => {
				const opening = factory.open('small-hello');
				opening.onerror = () => reject(opening.error);
				// Only the app may create a lost database again, so that it notices the loss.
				opening.onupgradeneeded = () => opening.transaction!.abort();
				opening.onsuccess = () => {
					const reading = opening.result.transaction(lists);
					reading.onabort = () => {
						opening.result.close();
						reject(reading.error);
					};
					const found: Record<string, string> = {};
					for (const list of lists)
						reading.objectStore(list).getAll().onsuccess = ({ target }) => {
							const rows = (target as IDBRequest<{ id: string }[]>).result;
							for (const row of rows) found[`${list} ${row.id}`] = JSON.stringify(row);
						};
					reading.oncomplete = () => {
						opening.result.close();
						resolve(found);
					};
				};
			});
		},
		[...collectionNames, 'drafts']
	);
}

/** Returns the keys of the records that are missing or changed. */
export function lackingIn(
	present: Record<string, string>,
	whole: Record<string, string>
): string[] {
	return Object.keys(whole).filter((key) => present[key] !== whole[key]);
}

/** Returns the number of writes that wait for the mirror. */
export function waitingWrites(page: Page): Promise<number> {
	return page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const opening = indexedDB.open('small-hello');
				opening.onsuccess = () => {
					const store = opening.result.transaction('unmirrored').objectStore('unmirrored');
					store.count().onsuccess = ({ target }) => {
						opening.result.close();
						resolve((target as IDBRequest<number>).result);
					};
				};
			})
	);
}

/** Waits until the mirror has everything that was written. */
export async function untilMirrored(page: Page): Promise<void> {
	await expect.poll(() => waitingWrites(page), { timeout: 30_000 }).toBe(0);
}

export async function logWin(page: Page, url: string, text: string): Promise<void> {
	await page.goto(`${url}/log`);
	await page.getByRole('textbox', { name: words.log_note! }).fill(text);
	await page.getByRole('button', { name: words.save!, exact: true }).click();
	await expect(page).toHaveURL(/\/diary$/);
	await expect(page.getByText(text)).toBeVisible();
}

/** Returns the text of the files with the half-written words in the mirror. */
export function mirroredDrafts(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		const mirror = await root.getDirectoryHandle('mirror');
		const names: string[] = [];
		for await (const name of (mirror as unknown as { keys(): AsyncIterable<string> }).keys())
			names.push(name);
		const ring = await mirror.getDirectoryHandle(names.sort().at(-1)!);
		const texts = ['drafts-0', 'drafts-1'].map(async (name) =>
			(await (await ring.getFileHandle(name)).getFile()).text()
		);
		return (await Promise.all(texts)).join('\n');
	});
}
