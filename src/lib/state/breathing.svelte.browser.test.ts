import { describe, expect, test } from 'vitest';
import { withApp } from '../../../tests/scenes/app.ts';
import { Breathing } from './breathing.svelte.ts';

describe('breathing at a pace', () => {
	test('starts when asked, goes from part to part, and stops at once', () =>
		withApp(async ({ app }) => {
			const breathing = new Breathing(app);
			await breathing.load();
			await breathing.wish({ inSeconds: 2, holdSeconds: 1, outSeconds: 2 });
			expect(breathing.moment).toBeNull();
			breathing.start();
			try {
				expect(breathing.moment).toMatchObject({ part: 'in', partMs: 2000 });
				await expect.poll(() => breathing.moment?.part, { timeout: 4000 }).toBe('hold');
				await expect.poll(() => breathing.moment?.part, { timeout: 4000 }).toBe('out');
				await expect.poll(() => breathing.moment?.part, { timeout: 4000 }).toBe('in');
			} finally {
				breathing.stop();
			}
			expect(breathing.moment).toBeNull();
			expect(breathing.isOver).toBe(false);
			await new Promise((resolve) => setTimeout(resolve, 2200));
			expect(breathing.moment).toBeNull();
		}));

	test('the pace is remembered, and nothing of the breathing is', () =>
		withApp(async ({ app, tab }) => {
			const breathing = new Breathing(app);
			await breathing.load();
			await breathing.wish({ outSeconds: 8, minutes: null, isTogether: true });
			breathing.start();
			breathing.stop();
			const again = new Breathing(tab());
			await again.load();
			expect(again.wishes).toMatchObject({ outSeconds: 8, minutes: null, isTogether: true });
			expect(Object.keys((await app.storage.derived('breathing')) as object).sort()).toEqual([
				'holdSeconds',
				'inSeconds',
				'isTogether',
				'minutes',
				'outSeconds',
				'sounds',
				'vibrates'
			]);
		}));

	test('a pace out of bounds is not taken', () =>
		withApp(async ({ app }) => {
			const breathing = new Breathing(app);
			await breathing.load();
			await breathing.wish({ inSeconds: 99, outSeconds: 0 });
			expect(breathing.wishes).toMatchObject({ inSeconds: 4, outSeconds: 6 });
		}));
});
