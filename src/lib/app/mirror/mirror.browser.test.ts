import fc from 'fast-check';
import { openDB } from 'idb';
import { describe, expect, test } from 'vitest';
import { collectionNames, type Stored } from '#lib/core/collections.ts';
import type { Draft } from '#lib/core/draft.ts';
import type { Revision } from '#lib/core/clock.ts';
import { mirroredDrafts } from '#lib/formats/backup/mirror-drafts.ts';
import { mirroredBackup } from '#lib/formats/backup/mirror-file.ts';
import { WorkerClient } from '#lib/async/worker-client.ts';
import { first } from '#lib/platform/lock.ts';
import { ringFiles, ringNames } from '#lib/platform/ring.ts';
import { openRestoring, type Incoming } from '#lib/storage/bulk-import.ts';
import type { DiaryDatabase } from '#lib/storage/database.ts';
import { readingOf } from '#lib/storage/queries.ts';
import {
	deleting,
	inDatabase,
	savingPerson,
	saving,
	winAt
} from '../../../../tests/support/database.ts';
import type { mirrorOnDemand } from '../../../../tests/support/mirror-worker.ts';
import workerUrl from '../../../../tests/support/mirror-worker.ts?worker&url';
import { parsedNote } from './mirror-note.ts';
import { isRemembered } from './mirroring.svelte.ts';

const morning = '2026-11-20T09:30:00+01:00';

type Way = 'handles' | 'streams';

interface Scene {
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

async function mirroredBy(usual: Way, test: (scene: Scene) => Promise<void>): Promise<void> {
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

async function filesOf(name: string): Promise<Uint8Array<ArrayBuffer>[]> {
	const { files } = await ringFiles((await ringNames(name)).at(-1)!, name);
	return Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
}

async function ringOf(name: string): Promise<FileSystemDirectoryHandle> {
	const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name);
	return folder.getDirectoryHandle((await ringNames(name)).at(-1)!);
}

async function expectSame({ name, storage }: Scene): Promise<void> {
	const copy = await mirroredBackup(await filesOf(name));
	for (const list of collectionNames) {
		const inDiary = (await readingOf(storage).allOf(list)) as Stored[];
		const inMirror = [...(copy?.collections[list].values() ?? [])] as Stored[];
		const sorted = (records: Stored[]) => records.sort((a, b) => (a.id < b.id ? -1 : 1));
		expect(sorted(inMirror), list).toEqual(sorted(inDiary));
	}
}

describe.each(['handles', 'streams'] as const)('written through %s', (way) => {
	const mirrored = (test: (scene: Scene) => Promise<void>) => mirroredBy(way, test);

	test('nothing is written before there is a diary to mirror', () =>
		mirrored(async ({ name, follow }) => {
			expect(await follow()).toBe('waiting');
			expect((await filesOf(name)).map(({ length }) => length)).toEqual([0, 0, 0]);
		}));

	test('the note contains the number of wins and the last stamp', () =>
		mirrored(async (scene) => {
			const [written] = await scene.storage.write([saving(winAt(morning))]);
			expect(await scene.follow()).toBe('current');
			const { note } = await ringFiles((await ringNames(scene.name)).at(-1)!, scene.name);
			expect(parsedNote(note)).toMatchObject({ wins: 1, last: written!.revision });
		}));

	test('the first full copy waits while a file is exported, and is complete after that', () =>
		mirrored(async (scene) => {
			const wins = Array.from({ length: 600 }, (_, i) => winAt(morning, { note: `number ${i}` }));
			await scene.storage.write(wins.map(saving));
			let isDone = false;
			const following = await first(`${scene.name} export`, async () => {
				const followed = scene.follow().then(() => (isDone = true));
				const total = async () =>
					(await filesOf(scene.name)).reduce((sum, { length }) => sum + length, 0);
				// One batch of rows is written before the copy looks for exports.
				const isStill = async () => {
					const before = await total();
					await new Promise((resolve) => setTimeout(resolve, 400));
					return before === (await total());
				};
				await expect.poll(isStill, { timeout: 10_000 }).toBe(true);
				expect(isDone).toBe(false);
				return [followed];
			});
			await Promise.all(following);
			await expectSame(scene);
		}));

	test('the mirror equals the diary after any writes, deletions, imports and undos', () =>
		fc.assert(
			fc.asyncProperty(
				fc.array(
					fc.oneof(
						{ weight: 4, arbitrary: fc.constantFrom('save', 'person', 'follow') },
						{ weight: 2, arbitrary: fc.constantFrom('change', 'delete', 'undo') },
						{ weight: 1, arbitrary: fc.constantFrom('import', 'undo import', 'again') }
					),
					{ minLength: 3, maxLength: 25 }
				),
				(steps) =>
					mirrored(async (scene) => {
						const { storage, follow } = scene;
						const restoring = openRestoring(scene.name);
						const wins: ReturnType<typeof winAt>[] = [];
						let last: Awaited<ReturnType<DiaryDatabase['write']>> = [];
						for (const step of steps) {
							const win = wins.at(-1);
							if (step === 'save') {
								wins.push(winAt(morning, { note: `number ${wins.length}` }));
								last = await storage.write([saving(wins.at(-1)!)]);
							} else if (step === 'person') last = await storage.write([savingPerson('Ann')]);
							else if (step === 'change' && win)
								last = await storage.write([saving({ ...win, note: `${win.note}, changed` })]);
							else if (step === 'delete' && win)
								last = await storage.write([deleting('wins', win.id)]);
							else if (step === 'undo') await storage.undo(last).catch(() => {});
							else if (step === 'import') await restoring.restore(noIds, incoming);
							else if (step === 'undo import') await restoring.undo();
							else if (step === 'again') await scene.again();
							else await follow();
						}
						await storage.write([saving(winAt(morning))]);
						await follow();
						await expectSame(scene);
						await scene.again();
						expect(await follow()).toBe('current');
						await expectSame(scene);
						restoring.close();
					})
			),
			{ numRuns: 15 }
		));

	test('a full file is followed by the next one, and deleted words disappear from all files in time', () =>
		mirrored(async (scene) => {
			const { storage, follow, name } = scene;
			const secret = winAt(morning, { note: 'to be deleted' });
			await storage.write([saving(secret)]);
			await follow();
			for (let at = 0; at < 40; at++) {
				// Random bytes cannot be compressed.
				const bytes = crypto.getRandomValues(new Uint8Array(9000));
				const note = btoa(String.fromCharCode(...bytes)).slice(0, 10_000);
				await storage.write([saving(winAt(morning, { note }))]);
				await follow();
			}
			expect((await filesOf(name)).filter(({ length }) => length > 0).length).toBeGreaterThan(1);
			await expectSame(scene);
			await storage.write([deleting('wins', secret.id)]);
			await follow();
			for (let visit = 0; visit < 4; visit++) {
				await scene.again();
				await follow();
				await expectSame(scene);
			}
			for (const file of await filesOf(name)) {
				const copy = await mirroredBackup([file]);
				expect(copy?.collections.wins.get(secret.id) ?? { deleted: true }).toHaveProperty(
					'deleted'
				);
			}
		}));

	test.each(['wins', 'people'] as const)(
		'a record that has vanished from %s is noticed, and stays in the mirror',
		(list) =>
			mirrored(async (scene) => {
				const { storage, follow, again, name } = scene;
				const win = winAt(morning, { note: 'will vanish' });
				const person = savingPerson('Ann');
				await storage.write([saving(win), person]);
				expect(await follow()).toBe('current');
				const { id } = list === 'wins' ? win : person.person;
				await vanish(name, list, id);

				const restoring = openRestoring(name);
				const later = winAt(morning, { note: 'to be deleted' });
				for (const step of ['visit', 'import', 'save', 'delete', 'visit']) {
					if (step === 'import') await restoring.restore(noIds, incoming);
					if (step === 'save') await storage.write([saving(later)]);
					if (step === 'delete') await storage.write([deleting('wins', later.id)]);
					await again();
					expect(await follow(), step).toBe('behind');
				}
				restoring.close();
				const copy = await mirroredBackup(await filesOf(name));
				expect(copy?.collections[list].get(id)).toMatchObject({ id });
			})
	);

	test('what the undo of an import deletes is not taken for a loss', () =>
		mirrored(async ({ storage, follow, again, name }) => {
			await storage.write([saving(winAt(morning))]);
			const restoring = openRestoring(name);
			await restoring.restore(noIds, incoming);
			expect(await follow()).toBe('current');
			await restoring.undo();
			await again();
			expect(await follow()).toBe('current');
			await again();
			expect(await follow()).toBe('current');
			restoring.close();
		}));

	test('half-written words are mirrored, and leave the mirror with their draft', () =>
		mirrored(async (scene) => {
			const { storage, follow, again, name } = scene;
			await storage.storeDraft(draftOf('a', 'before any entry'));
			expect(await follow()).toBe('waiting');
			await storage.write([saving(winAt(morning))]);
			await storage.storeDraft(draftOf('b', 'In the middle of a'));
			expect(await follow()).toBe('current');
			expect(await draftsIn(name)).toEqual(['before any entry', 'In the middle of a']);

			await storage.storeDraft(draftOf('b', 'In the middle of a word'));
			await storage.dropDraft('a');
			await again();
			await follow();
			expect(await draftsIn(name)).toEqual(['In the middle of a word']);

			await storage.write([saving(winAt(morning))], { dropDraft: 'b' });
			await follow();
			const { drafts } = await ringFiles((await ringNames(name)).at(-1)!, name);
			for (const text of drafts) expect(text).not.toContain('In the middle');
			expect(drafts).toHaveLength(2);
		}));

	test('a database that has lost its records does not replace the half-written words', () =>
		mirrored(async ({ storage, follow, again, name }) => {
			const win = winAt(morning);
			await storage.write([saving(win)]);
			await storage.storeDraft(draftOf('a', 'In the middle of a'));
			await follow();
			await vanish(name, 'wins', win.id);
			await storage.dropDraft('a');
			await again();
			expect(await follow()).toBe('behind');
			expect(await draftsIn(name)).toEqual(['In the middle of a']);
		}));

	test('a mirror of an earlier version, without drafts, is written on and gets them', () =>
		mirrored(async ({ storage, follow, name, again, stop }) => {
			await storage.write([saving(winAt(morning))]);
			await follow();
			await stop();
			const ring = await ringOf(name);
			for (const file of ['drafts-0', 'drafts-1']) await ring.removeEntry(file);
			expect(await draftsIn(name)).toEqual([]);

			await storage.storeDraft(draftOf('a', 'In the middle of a'));
			await again();
			expect(await follow()).toBe('current');
			expect(await draftsIn(name)).toEqual(['In the middle of a']);
		}));
});

test('a browser that begins or ceases to give sync access continues the same mirror', () =>
	mirroredBy('streams', async (scene) => {
		const { storage, follow, again } = scene;
		for (const way of ['streams', 'handles', 'streams', 'streams', 'handles'] as const) {
			await again(way);
			for (const note of ['one', 'two']) {
				await storage.write([saving(winAt(morning, { note: `${note} through ${way}` }))]);
				expect(await follow()).toBe('current');
			}
			await expectSame(scene);
		}
		// One full copy at the start, and no other since.
		expect((await filesOf(scene.name)).filter(({ length }) => length > 0)).toHaveLength(1);
	}));

test('what a power cut takes from the end of the mirror is written again', () =>
	mirroredBy('streams', async (scene) => {
		const { storage, follow, again } = scene;
		await storage.write([saving(winAt(morning))]);
		await follow();
		await storage.write([saving(winAt(morning, { note: 'lost with the end' }))]);
		await follow();
		await expectSame(scene);
		for (const tail of ['0-tail-0', '0-tail-1'])
			await (await ringOf(scene.name)).removeEntry(tail).catch(() => {});
		await expect(expectSame(scene)).rejects.toThrow();
		await again();
		expect(await follow()).toBe('current');
		await expectSame(scene);
	}));

test.each(['empty', 'gone'])(
	'a mirror whose note is %s still counts, and is not overwritten',
	(is) =>
		mirroredBy('streams', async ({ name, storage, follow, again, stop }) => {
			const win = winAt(morning, { note: 'only in the mirror' });
			await storage.write([saving(win)]);
			await follow();
			await stop();
			const ring = await ringOf(name);
			if (is === 'gone') await ring.removeEntry('note');
			else await (await (await ring.getFileHandle('note')).createWritable()).close();
			expect(await isRemembered(name)).toBe(true);
			await vanish(name, 'wins', win.id);
			await again();
			expect(await follow()).toBe('behind');
			expect((await mirroredBackup(await filesOf(name)))?.collections.wins.size).toBe(1);
		})
);

const draftOf = (id: string, note: string) =>
	({ id, winId: null, base: null, details: { note } }) as unknown as Draft;

async function draftsIn(name: string): Promise<string[]> {
	const { drafts } = await ringFiles((await ringNames(name)).at(-1)!, name);
	const mirrored = (await mirroredDrafts(drafts)).drafts as unknown as Record<string, unknown>[];
	return mirrored.map(({ details }) => (details as { note: string }).note);
}

/** Removes a row as damage does: the rest of the database does not notice. */
async function vanish(name: string, list: 'wins' | 'people', id: string): Promise<void> {
	const database = await openDB(name);
	const transaction = database.transaction([list, 'meta'], 'readwrite');
	await transaction.objectStore(list).delete(id);
	// An index can still count what its store has lost.
	const totals = (await transaction.objectStore('meta').get('totals')) as { wins: number };
	if (list === 'wins') await transaction.objectStore('meta').put({ ...totals, wins: 0 }, 'totals');
	await transaction.done;
	database.close();
}

const noIds = Object.fromEntries(collectionNames.map((list) => [list, []])) as never;

/** An import of one win and of an unknown collection. */
function incoming(_present: unknown, stamp: () => Revision): Incoming {
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
