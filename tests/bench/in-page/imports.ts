import { openDB, unwrap } from 'idb';
import { revisionOf, type NodeId } from '#lib/domain/clock.ts';
import type { Win } from '#lib/domain/win.ts';
import { listNames } from '#lib/domain/lists.ts';
import { backupFile, type BackupLists } from '#lib/exchange/backup.ts';
import { Importer } from '#lib/state/importer.ts';
import { openRestoring } from '#lib/storage/restoring.ts';
import { rowOf } from '#lib/storage/rows.ts';
import { longDiary } from '../../scenes/long-diary.ts';

const name = 'small-hello-bench';
const nowMs = Date.UTC(2026, 10, 20, 12);
const moods = new Map();

/** How long an import and what belongs to it took, in ms. */
export interface ImportTimes {
	/** From the file to what is in it. */
	found: number;
	imported: number;
	/** The same file again, of which nothing is new. */
	again: number;
	undone: number;
	/** Bare puts of the same rows in one strict transaction, with the same indexes. */
	barePuts: number;
	/** Bare deletes of them, one by one. */
	bareDeletes: number;
	megabytes: number;
}

/** How long it takes to import a copy with as many wins into an empty diary, and to take it back. */
export async function measureImports(winCount: number): Promise<ImportTimes> {
	const wins: Win[] = [];
	const node = 'b'.repeat(16) as NodeId;
	for (const win of longDiary(winCount).wins()) {
		const revision = revisionOf({ node, timeMs: nowMs - winCount + wins.length, counter: 0 });
		wins.push({ ...win, revision });
	}
	const nothing = Object.fromEntries(listNames.map((list) => [list, []])) as unknown as BackupLists;
	const { content } = backupFile({ ...nothing, wins }, nowMs);

	const restoring = openRestoring(name, () => nowMs);
	const importer = new Importer(restoring, () => nowMs);
	const found = await timed(() => importer.read(content));
	const imported = await timed(() => importer.import(moods));
	await importer.read(content);
	const again = await timed(() => importer.import(moods));
	const undone = await timed(() => importer.undo());
	restoring.close();
	const megabytes = content.size / 1e6;
	return { found, imported, again, undone, ...(await bare(wins)), megabytes };
}

async function bare(wins: readonly Win[]): Promise<Pick<ImportTimes, 'barePuts' | 'bareDeletes'>> {
	const rows = wins.map((win) => rowOf('wins', win.id, win.revision, win));
	const database = await openDB(`${name}-bare`, 1, {
		upgrade(upgrading) {
			const store = upgrading.createObjectStore('wins', { keyPath: 'id' });
			store.createIndex('byOrder', 'order');
			store.createIndex('byGoodness', 'good');
			store.createIndex('byCarry', 'carry');
		}
	});
	// Without a promise for each request.
	const plain = unwrap(database);
	const each = (act: (store: IDBObjectStore, row: (typeof rows)[number]) => void) =>
		timed(
			() =>
				new Promise<void>((resolve, reject) => {
					const writing = plain.transaction('wins', 'readwrite', { durability: 'strict' });
					for (const row of rows) act(writing.objectStore('wins'), row);
					writing.oncomplete = () => resolve();
					writing.onabort = () => reject(writing.error ?? new Error('aborted'));
				})
		);
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
