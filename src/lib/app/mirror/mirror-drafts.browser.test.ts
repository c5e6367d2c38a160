import { describe, expect, test } from 'vitest';
import { ringFiles, ringNames } from '#lib/platform/ring.ts';
import { saving, winAt } from '../../../../tests/support/database.ts';
import {
	draftOf,
	draftsIn,
	mirroredBy,
	morning,
	ringOf,
	vanish,
	type Scene
} from '../../../../tests/support/mirrored.ts';

describe.each(['handles', 'streams'] as const)('written through %s', (way) => {
	const mirrored = (test: (scene: Scene) => Promise<void>) => mirroredBy(way, test);

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
