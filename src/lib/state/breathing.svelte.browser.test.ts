import { afterEach, describe, expect, test, vi } from 'vitest';
import { withApp } from '../../../tests/scenes/app.ts';
import { Breathing } from './breathing.svelte.ts';

afterEach(() => void vi.useRealTimers());

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

	test('tells once when a round has come to its end, and no more on the next visit', () =>
		withApp(async ({ app }) => {
			const breathing = new Breathing(app);
			await breathing.load();
			await breathing.wish({ minutes: 1 });
			const told: boolean[] = [];
			breathing.whenOver(() => told.push(breathing.isOver));
			// Nobody waits for a whole minute.
			vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
			breathing.start();
			vi.advanceTimersByTime(50_000);
			expect(told).toEqual([]);
			vi.advanceTimersByTime(30_000);
			vi.useRealTimers();
			expect(told).toEqual([true]);
			expect(breathing.moment).toBeNull();
			await breathing.load();
			expect(breathing.isOver).toBe(false);
		}));

	test('a pace that is chosen while a second visit is still reading stands', () =>
		withApp(async ({ app }) => {
			const breathing = new Breathing(app);
			const first = breathing.load();
			const second = breathing.load();
			await first;
			const wish = breathing.wish({ inSeconds: 6 });
			await second;
			expect(breathing.wishes.inSeconds).toBe(6);
			await wish;
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
