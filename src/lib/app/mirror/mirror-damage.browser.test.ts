import fc from 'fast-check';
import { openDB } from 'idb';
import { describe, expect, test } from 'vitest';
import { collectionNames } from '#lib/core/collections.ts';
import { mirroredBackup } from '#lib/formats/backup/mirror-file.ts';
import { ringFiles, ringNames } from '#lib/platform/ring.ts';
import { openRestoring, type Incoming } from '#lib/storage/bulk-import.ts';
import { newId } from '#lib/storage/database.ts';
import {
	deleting,
	noonMs,
	savingPerson,
	saving,
	winAt
} from '../../../../tests/support/database.ts';
import {
	besideRecords,
	expectSame,
	filesOf,
	incoming,
	mirroredBy,
	morning,
	noIds,
	ringOf,
	savingIn,
	vanish,
	type Scene
} from '../../../../tests/support/mirrored.ts';
import { expectRecount } from '../../../../tests/support/recount.ts';
import { runs } from '../../../../tests/support/runs.ts';
import { parsedNote } from './mirror-note.ts';
import { isRemembered } from './mirroring.svelte.ts';

describe.each(['handles', 'streams'] as const)('written through %s', (way) => {
	const mirrored = (test: (scene: Scene) => Promise<void>) => mirroredBy(way, test);

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

/** Events after damage, each followed by a visit. */
const someEvents = fc
	.array(fc.constantFrom('visit', 'import', 'undo import', 'save', 'delete'), {
		minLength: 1,
		maxLength: 5
	})
	.map((events) => ['visit', ...events, 'visit']);

/** Walks through visits with events between them; every visit must find the mirror ahead of the diary. */
async function expectBehind(
	{ name, storage, again, follow }: Scene,
	events: readonly string[]
): Promise<void> {
	const restoring = openRestoring(name);
	const later = winAt(morning, { note: 'to be deleted' });
	for (const event of events) {
		if (event === 'import') await restoring.restore(noIds, incoming);
		if (event === 'undo import') await restoring.undo();
		if (event === 'save') await storage.write([saving(later)]);
		if (event === 'delete') await storage.write([deleting('wins', later.id)]);
		await again();
		expect(await follow(), event).toBe('behind');
	}
	restoring.close();
}

describe('a record that vanishes is noticed, and stays in the mirror', () => {
	test.each(collectionNames)('from %s', (list) =>
		fc.assert(
			fc.asyncProperty(
				someEvents,
				fc.constantFrom('handles', 'streams'),
				fc.boolean(),
				(events, way, isDeleted) =>
					mirroredBy(way as 'handles', async (scene) => {
						const { storage, follow, name } = scene;
						const id = list === 'preferences' ? 'preferences' : newId(noonMs);
						await storage.write([saving(winAt(morning)), savingIn(list, id)]);
						// The mark of a deletion counts as well: without it, an old copy would bring the record back.
						if (isDeleted) await storage.write([deleting(list, id)]);
						expect(await follow()).toBe('current');
						await vanish(name, list, id);
						await expectBehind(scene, events);
						const copy = await mirroredBackup(await filesOf(name));
						expect(copy?.collections[list].get(id)).toMatchObject({ id });
					})
			),
			runs(1)
		)
	);
});

describe('what vanishes beside the records is noticed, and comes back with the mirror', () => {
	test.each(Object.entries(besideRecords))('%s', (what, damage) =>
		mirroredBy('handles', async (scene) => {
			const { name, storage, follow, again } = scene;
			const restoring = openRestoring(name);
			await storage.write([
				saving(winAt(morning)),
				saving(winAt('2026-10-20T09:30:00+02:00', { note: 'A month before' }))
			]);
			await restoring.restore(noIds, incoming);
			expect(await follow()).toBe('current');
			const copy = (await mirroredBackup(await filesOf(name)))!;
			const { note } = await ringFiles((await ringNames(name)).at(-1)!, name);

			const database = await openDB(name);
			await damage(database);
			database.close();
			await again();
			expect(await follow(), what).toBe('behind');

			const collections = Object.fromEntries(
				collectionNames.map((list) => [list, { rows: [...copy.collections[list].values()] }])
			);
			const ids = Object.fromEntries(
				collectionNames.map((list) => [list, [...copy.collections[list].keys()]])
			);
			await restoring.restore(ids as never, () => ({
				collections: collections as unknown as Incoming['collections'],
				others: copy.others as Incoming['others'],
				latest: parsedNote(note)!.last,
				summary: {},
				mirrored: parsedNote(note)!.last
			}));
			await again();
			expect(await follow()).toBe('current');
			await expectRecount(storage);
			await expectSame(scene);
			expect(await storage.readMeta('others')).toEqual({ strange: ['kept'] });
			restoring.close();
		})
	);
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
