import { describe, expect, test } from 'vitest';
import { mirroredBackup } from '#lib/formats/backup/mirror-file.ts';
import { openRestoring } from '#lib/storage/bulk-import.ts';
import { deleting, savingPerson, saving, winAt } from '../../../../tests/support/database.ts';
import {
	expectSame,
	filesOf,
	incoming,
	mirroredBy,
	morning,
	noIds,
	ringOf,
	vanish,
	type Scene
} from '../../../../tests/support/mirrored.ts';
import { isRemembered } from './mirroring.svelte.ts';

describe.each(['handles', 'streams'] as const)('written through %s', (way) => {
	const mirrored = (test: (scene: Scene) => Promise<void>) => mirroredBy(way, test);

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

	test('a record that vanishes beside the undo of an import is noticed', () =>
		mirrored(async ({ storage, follow, again, name }) => {
			const win = winAt(morning, { note: 'will vanish' });
			await storage.write([saving(win)]);
			const restoring = openRestoring(name);
			await restoring.restore(noIds, incoming);
			expect(await follow()).toBe('current');
			await restoring.undo();
			restoring.close();
			await vanish(name, 'wins', win.id);
			await again();
			expect(await follow()).toBe('behind');
			const copy = await mirroredBackup(await filesOf(name));
			expect(copy?.collections.wins.get(win.id)).toMatchObject({ id: win.id });
		}));

	test.each(['while the mirror is open', 'before the next visit'])(
		'a record that vanishes just after it was changed, %s, stays in the mirror',
		(when) =>
			mirrored(async ({ storage, follow, again, name }) => {
				const win = winAt(morning, { note: 'will vanish' });
				await storage.write([saving(win), savingPerson('Ann')]);
				expect(await follow()).toBe('current');
				await storage.write([saving({ ...win, note: 'changed' })]);
				await vanish(name, 'wins', win.id);
				if (when === 'before the next visit') await again();
				for (const note of ['one', 'two']) {
					await storage.write([saving(winAt(morning, { note }))]);
					expect(await follow()).toBe('behind');
				}
				const copy = await mirroredBackup(await filesOf(name));
				expect(copy?.collections.wins.get(win.id)).toMatchObject({ note: 'will vanish' });
			})
	);

	test('a record that vanishes before the mirror has it does not stop the mirror', () =>
		mirrored(async ({ storage, follow, name }) => {
			await storage.write([saving(winAt(morning))]);
			expect(await follow()).toBe('current');
			const { id } = savingPerson('Ann').person;
			await storage.write([
				{ ...savingPerson('Ann'), id, next: () => ({ id, name: 'Ann' }) } as never
			]);
			await vanish(name, 'people', id);
			expect(await follow()).toBe('current');
		}));

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
});

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
