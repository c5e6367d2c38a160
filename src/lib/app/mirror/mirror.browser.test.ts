import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mirroredBackup } from '#lib/formats/backup/mirror-file.ts';
import { first } from '#lib/platform/lock.ts';
import { ringFiles, ringNames } from '#lib/platform/ring.ts';
import { openRestoring } from '#lib/storage/bulk-import.ts';
import type { DiaryDatabase } from '#lib/storage/database.ts';
import { deleting, savingPerson, saving, winAt } from '../../../../tests/support/database.ts';
import {
	expectSame,
	filesOf,
	incoming,
	mirroredBy,
	morning,
	noIds,
	type Scene
} from '../../../../tests/support/mirrored.ts';
import { runs } from '../../../../tests/support/runs.ts';
import { parsedNote } from './mirror-note.ts';

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
			runs(5)
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
