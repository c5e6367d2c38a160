import { expect, test } from 'vitest';
import type { CollectionName } from '#lib/core/collections.ts';
import { inDatabase, saving, winAt, type Scene } from '../../../tests/support/database.ts';
import { openMirrorSource, type MirrorSource, type Taken } from './mirror-source.ts';
import type { Unmirrored } from './schema.ts';

const morning = '2026-11-20T09:30:00+01:00';

/** Runs a test on a diary with one win and this many writes that wait for a mirror. */
async function waiting(
	count: number,
	test: (source: MirrorSource, scene: Scene, pending: () => Promise<Unmirrored[]>) => Promise<void>
): Promise<void> {
	await inDatabase(async (scene) => {
		await scene.tab().write([saving(winAt(morning))]);
		const database = await scene.raw();
		const [, first] = (await database.getAll('unmirrored')) as Unmirrored[];
		const { store } = database.transaction('unmirrored', 'readwrite');
		for (let more = 2; more < count; more++) await store.add(first);
		const source = openMirrorSource(scene.name);
		try {
			await test(source, scene, () => database.getAll('unmirrored') as Promise<Unmirrored[]>);
		} finally {
			source.close();
		}
	});
}

test('many writes without a mirror are condensed to the oldest and one for everything', () =>
	waiting(1001, async (source, scene, pending) => {
		const before = await pending();
		expect(before).toHaveLength(1001);
		const { upTo } = await source.state();
		await source.condense();
		expect(await pending()).toEqual([
			before[0],
			{ isEverything: true, hasRemoved: false, revision: before.at(-1)!.revision }
		]);
		expect((await source.state()).upTo).toBe(upTo);

		// The list grows again with later writes, which a mirror takes as before.
		await scene.tab().write([saving(winAt(morning))]);
		expect(await pending()).toHaveLength(3);
		expect(await source.pending()).toMatchObject({ isEverything: true, upTo: upTo! + 1 });
	}));

test('a thousand writes wait as they are', () =>
	waiting(1000, async (source, _, pending) => {
		const before = await pending();
		await source.condense();
		expect(await pending()).toEqual(before);
	}));

test('condensed writes name what the undo of an import has deleted, and nothing else is explained', () =>
	waiting(1001, async (source, scene) => {
		const database = await scene.raw();
		// The first entry is that of the migration, which a mirror has settled.
		await database.delete('unmirrored', 1);
		const removed = { wins: ['one'], people: ['Ann'] };
		await database.add('unmirrored', { isEverything: true, hasRemoved: true, removed });
		for (const isCondensed of [false, true]) {
			if (isCondensed) await source.condense();
			const lacks = (list: CollectionName, id: string) =>
				source.lacksAny(new Map([[list, new Set([id])]]));
			expect(await lacks('wins', 'one')).toBe(false);
			expect(await lacks('people', 'Ann')).toBe(false);
			expect(await lacks('wins', 'Ann')).toBe(true);
			expect(await lacks('wins', 'two')).toBe(true);
		}
	}));

test('the undo of an import by an earlier version, which names nothing, still explains records that are gone', () =>
	waiting(1000, async (source, scene) => {
		const database = await scene.raw();
		await database.add('unmirrored', { isEverything: true, hasRemoved: true });
		await source.condense();
		expect(await source.lacksAny(new Map([['wins', new Set(['gone'])]]))).toBe(false);
	}));

test('a condensed list still shows that the database fell back to an earlier state', () =>
	waiting(1001, async (source, scene) => {
		const { state, upTo } = await source.state();
		const earlier = `${state.last!.slice(0, -1)}` as Taken['last'];
		const mirror: Taken = { birth: state.birth, last: earlier, upTo: upTo! - 500 };
		expect(await source.compared(mirror)).toBe('lacking');
		const database = await scene.raw();
		// The first entry is that of the migration, which a mirror has settled.
		await database.delete('unmirrored', 1);
		await source.condense();
		expect(await source.compared(mirror)).toBe('lacking');
	}));
