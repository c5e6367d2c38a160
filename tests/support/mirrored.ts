import { openDB, type IDBPDatabase } from 'idb';
import { expect } from 'vitest';
import { collectionNames, type CollectionName, type Stored } from '#lib/core/collections.ts';
import type { Draft } from '#lib/core/draft.ts';
import type { Revision } from '#lib/core/clock.ts';
import { mirroredDrafts } from '#lib/formats/backup/mirror-drafts.ts';
import { mirroredBackup } from '#lib/formats/backup/mirror-file.ts';
import { WorkerClient } from '#lib/async/worker-client.ts';
import { ringFiles, ringNames } from '#lib/platform/ring.ts';
import { openRestoring, type Incoming } from '#lib/storage/bulk-import.ts';
import type { Change, DiaryDatabase } from '#lib/storage/database.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { inDatabase, winAt } from './database.ts';
import type { mirrorOnDemand } from './mirror-worker.ts';
import workerUrl from './mirror-worker.ts?worker&url';

/** The time of the wins in these tests. */
export const morning = '2026-11-20T09:30:00+01:00';

/** The way in which the browser of a test writes files. */
export type Way = 'handles' | 'streams';

/** A diary with its mirror. */
export interface Scene {
	name: string;
	storage: DiaryDatabase;
	follow(): Promise<unknown>;
	/**
	 * Stops the worker that writes the mirror and starts another, as the next visit does, perhaps of a browser
	 * that writes files in another way.
	 */
	again(way?: Way): Promise<void>;
	/** Closes the files of the mirror. */
	stop(): Promise<unknown>;
}

/** Runs a test on a diary and its mirror, and removes both at the end. */
export async function mirroredBy(usual: Way, test: (scene: Scene) => Promise<void>): Promise<void> {
	await inDatabase(async ({ name, tab }) => {
		const worker = new WorkerClient<ReturnType<typeof mirrorOnDemand>>(workerUrl, {
			hasFallback: false
		});
		async function again(way = usual) {
			worker.stop();
			await worker.call('begin', name, way);
		}
		const storage = tab();
		try {
			// A page has the diary open before it begins a mirror.
			await storage.check();
			await again();
			await test({
				name,
				storage,
				follow: () => worker.call('follow'),
				again,
				stop: () => worker.call('stop')
			});
		} finally {
			await worker.call('stop');
			worker.stop();
			await (await navigator.storage.getDirectory()).removeEntry(name, { recursive: true });
		}
	});
}

/** Returns the content of the three files of the mirror. */
export async function filesOf(name: string): Promise<Uint8Array<ArrayBuffer>[]> {
	const { files } = await ringFiles((await ringNames(name)).at(-1)!, name);
	return Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
}

/** Returns the folder of the mirror. */
export async function ringOf(name: string): Promise<FileSystemDirectoryHandle> {
	const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name);
	return folder.getDirectoryHandle((await ringNames(name)).at(-1)!);
}

/** Expects the mirror to have the records of the diary. */
export async function expectSame({ name, storage }: Scene): Promise<void> {
	const copy = await mirroredBackup(await filesOf(name));
	for (const list of collectionNames) {
		const inDiary = (await readingOf(storage).allOf(list)) as Stored[];
		const inMirror = [...(copy?.collections[list].values() ?? [])] as Stored[];
		const sorted = (records: Stored[]) => records.sort((a, b) => (a.id < b.id ? -1 : 1));
		expect(sorted(inMirror), list).toEqual(sorted(inDiary));
	}
}

/** A draft with that note. */
export const draftOf = (id: string, note: string) =>
	({ id, winId: null, base: null, details: { note } }) as unknown as Draft;

/** Returns the notes of the drafts in the mirror. */
export async function draftsIn(name: string): Promise<string[]> {
	const { drafts } = await ringFiles((await ringNames(name)).at(-1)!, name);
	const mirrored = (await mirroredDrafts(drafts)).drafts as unknown as Record<string, unknown>[];
	return mirrored.map(({ details }) => (details as { note: string }).note);
}

/** Removes a row as damage does: no figure about the rows shows it. */
export async function vanish(name: string, list: CollectionName, id: string): Promise<void> {
	const database = await openDB(name);
	await database.delete(list, id);
	database.close();
	// An index can still count what its store has lost.
	if (list !== 'wins') return;
	const restoring = openRestoring(name);
	await restoring.recount();
	restoring.close();
}

/** Data that the database stores beside the records. */
export const besideRecords = {
	'the totals': (database) => database.delete('meta', 'totals'),
	'the totals of every month': (database) => database.clear('totals'),
	'the totals of one month': async (database) => {
		const [month] = await database.getAllKeys('totals');
		await database.delete('totals', month!);
	},
	'the month indexes': (database) => database.clear('monthIndexes'),
	'one month index': async (database) => {
		const [key] = await database.getAllKeys('monthIndexes');
		await database.delete('monthIndexes', key!);
	},
	'the clock': (database) => database.delete('meta', 'clock'),
	'the birth': (database) => database.delete('meta', 'birth'),
	'unknown collections': (database) => database.delete('meta', 'others')
} satisfies { [name: string]: (database: IDBPDatabase<unknown>) => Promise<void> };

/** A change that saves some record in a collection. */
export function savingIn(list: CollectionName, id: string): Change {
	const record = { ...winAt(morning, { note: 'will vanish' }), id };
	return { collection: list, id, next: () => record } as unknown as Change;
}

/** No ids in any collection. */
export const noIds = Object.fromEntries(collectionNames.map((list) => [list, []])) as never;

/** An import of one win and of an unknown collection. */
export function incoming(_present: unknown, stamp: () => Revision): Incoming {
	const win = { ...winAt(morning, { note: 'imported' }), revision: stamp() };
	const collections = Object.fromEntries(
		collectionNames.map((list) => [list, { rows: list === 'wins' ? [win] : [] }])
	);
	return {
		collections,
		others: { strange: ['kept'] },
		latest: null,
		summary: {}
	} as unknown as Incoming;
}
