import { afterEach, describe, expect, test, vi } from 'vitest';
import { withApp } from '../../../../tests/support/app.ts';
import { savingPerson } from '../../../../tests/support/database.ts';
import { holdNextSetting, transactionsDuring } from '../../../../tests/support/reads.ts';
import { Breathing } from './breathing.svelte.ts';

afterEach(() => void vi.useRealTimers());

describe('paced breathing', () => {
	test('starts when requested, goes from part to part, and stops at once', () =>
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

	test('reports the end of a round once, and not again on the next visit', () =>
		withApp(async ({ app }) => {
			const breathing = new Breathing(app);
			await breathing.load();
			await breathing.wish({ minutes: 1 });
			const told: boolean[] = [];
			// Fake timers: the round takes a whole minute.
			vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
			breathing.start(() => told.push(breathing.isOver));
			vi.advanceTimersByTime(50_000);
			expect(told).toEqual([]);
			vi.advanceTimersByTime(30_000);
			vi.useRealTimers();
			expect(told).toEqual([true]);
			expect(breathing.moment).toBeNull();
			await breathing.load();
			expect(breathing.isOver).toBe(false);
		}));

	test('retains a pace that is chosen while a second visit is loading', () =>
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

	test('retains a pace chosen on a later visit when an earlier slow read ends', () =>
		withApp(async ({ app }) => {
			const breathing = new Breathing(app);
			const slow = holdNextSetting(app.storage);
			const first = breathing.load();
			await slow.begun;
			await breathing.load();
			await breathing.wish({ inSeconds: 6 });
			slow.release();
			await first;
			expect(breathing.wishes.inSeconds).toBe(6);
			const save = () => app.storage.write([savingPerson('Ann')]);
			expect((await transactionsDuring(save)).reads).toBe(0);
		}));

	test('stores the pace, and nothing about the rounds', () =>
		withApp(async ({ app, tab }) => {
			const breathing = new Breathing(app);
			await breathing.load();
			await breathing.wish({ outSeconds: 8, minutes: null, isTogether: true });
			breathing.start();
			breathing.stop();
			const again = new Breathing(tab());
			await again.load();
			expect(again.wishes).toMatchObject({ outSeconds: 8, minutes: null, isTogether: true });
			expect(Object.keys((await app.storage.readMeta('breathing')) as object).sort()).toEqual([
				'holdSeconds',
				'inSeconds',
				'isTogether',
				'minutes',
				'outSeconds',
				'sounds',
				'vibrates'
			]);
		}));

	test('ignores a pace out of bounds', () =>
		withApp(async ({ app }) => {
			const breathing = new Breathing(app);
			await breathing.load();
			await breathing.wish({ inSeconds: 5, outSeconds: 7 });
			await breathing.wish({ inSeconds: 99, outSeconds: 0 });
			expect(breathing.wishes).toMatchObject({ inSeconds: 5, outSeconds: 7 });
		}));
});
