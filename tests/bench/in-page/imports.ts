import { openDB, unwrap } from 'idb';
import { revisionOf, type NodeId } from '#lib/core/clock.ts';
import type { Win } from '#lib/core/win.ts';
import { collectionNames } from '#lib/core/collections.ts';
import { backupFile, type BackupCollections } from '#lib/formats/backup/backup.ts';
import { ImportJob } from '#lib/features/backup/import-job.ts';
import { openRestoring } from '#lib/storage/bulk-import.ts';
import { rowOf } from '#lib/storage/envelope.ts';
import { longDiary } from '../../support/long-diary.ts';

const name = 'small-hello-bench';
const nowMs = Date.UTC(2026, 10, 20, 12);
const moods = new Map();
/** Number of bare requests that wait at the same time, as in the import. */
const batch = 1_000;

/** Durations of an import and of the steps around it, in ms. */
export interface ImportTimes {
	/** From the file to its preview. */
	found: number;
	imported: number;
	/** Importing the same file again, which adds nothing. */
	again: number;
	undone: number;
	/** Bare puts of the same rows in one strict transaction and in batches, with the same indexes. */
	barePuts: number;
	/** Bare deletes of the same rows, one by one. */
	bareDeletes: number;
	megabytes: number;
}

/** Measures the import of a backup with `winCount` wins into an empty diary, and its undo. */
export async function measureImports(winCount: number): Promise<ImportTimes> {
	const wins: Win[] = [];
	const node = 'b'.repeat(16) as NodeId;
	for (const win of longDiary(winCount).wins()) {
		const revision = revisionOf({ node, timeMs: nowMs - winCount + wins.length, counter: 0 });
		wins.push({ ...win, revision });
	}
	const nothing = Object.fromEntries(
		collectionNames.map((list) => [list, []])
	) as unknown as BackupCollections;
	const { content } = backupFile({ ...nothing, wins }, nowMs);

	const restoring = openRestoring(name, () => nowMs);
	const job = new ImportJob(restoring, { now: () => nowMs });
	const found = await timed(() => job.read(content));
	const imported = await timed(() => job.import(moods));
	await job.read(content);
	const again = await timed(() => job.import(moods));
	const undone = await timed(() => job.undo());
	restoring.close();
	const megabytes = content.size / 1e6;
	return { found, imported, again, undone, ...(await bare(wins)), megabytes };
}

async function bare(wins: readonly Win[]): Promise<Pick<ImportTimes, 'barePuts' | 'bareDeletes'>> {
	const rows = wins.map((win) => rowOf('wins', win));
	const database = await openDB(`${name}-bare`, 1, {
		upgrade(upgrading) {
			const store = upgrading.createObjectStore('wins', { keyPath: 'id' });
			store.createIndex('byOrder', 'order');
			store.createIndex('byGoodness', 'good');
			store.createIndex('byCarry', 'carry');
		}
	});
	// Use the plain database: it creates no promise for each request.
	const plain = unwrap(database);
	const each = (act: (store: IDBObjectStore, row: (typeof rows)[number]) => IDBRequest) =>
		timed(async () => {
			const writing = plain.transaction('wins', 'readwrite', { durability: 'strict' });
			const ended = new Promise<void>((resolve, reject) => {
				writing.oncomplete = () => resolve();
				writing.onabort = () => reject(writing.error ?? new Error('aborted'));
			});
			const store = writing.objectStore('wins');
			// All requests at once would take half as long again.
			for (let from = 0; from < rows.length; from += batch) {
				const requests = rows.slice(from, from + batch).map((row) => act(store, row));
				const last = requests.at(-1)!;
				await new Promise((resolve) => (last.onsuccess = resolve));
			}
			await ended;
		});
	const barePuts = await each((store, row) => store.put(row));
	const bareDeletes = await each((store, { id }) => store.delete(id));
	database.close();
	return { barePuts, bareDeletes };
}

async function timed(act: () => Promise<unknown>): Promise<number> {
	const begun = performance.now();
	await act();
	return performance.now() - begun;
}
