import { tick } from 'svelte';
import { describe, expect, test } from 'vitest';
import { withApp, type TestClock } from '../../../../tests/support/app.ts';
import { savingPerson } from '../../../../tests/support/database.ts';
import { holdNextSetting, transactionsDuring } from '../../../../tests/support/reads.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { Timing } from './timing.svelte.ts';

const minuteMs = 60_000;

/** Runs a test with a clock that moves only when the test sets it. */
function withTimer(
	run: (scene: { app: App; clock: TestClock; tab: () => App; timing: Timing }) => Promise<void>
): Promise<void> {
	return withApp(async (scene) => {
		scene.clock.step = 0;
		const timing = new Timing(scene.app);
		await timing.load();
		try {
			await run({ ...scene, timing });
		} finally {
			await timing.end();
		}
	});
}

describe('a conversation timer', () => {
	test('begins, shows the minutes left, and calls back once when it is over', () =>
		withTimer(async ({ clock, timing }) => {
			expect(timing.minutesLeft).toBeNull();
			let told = 0;
			timing.whenOver(() => told++);
			await timing.start(10);
			expect(timing.minutesLeft).toBe(10);
			clock.ms += 9 * minuteMs + 1;
			await expect.poll(() => timing.minutesLeft, { timeout: 3000 }).toBe(1);
			expect(told).toBe(0);
			clock.ms += minuteMs;
			await expect.poll(() => timing.minutesLeft, { timeout: 3000 }).toBe(0);
			expect(told).toBe(1);
			clock.ms += minuteMs;
			await new Promise((resolve) => setTimeout(resolve, 1200));
			expect(told).toBe(1);
		}));

	test('calls back if the time ran out while its start was being stored', () =>
		withTimer(async ({ clock, timing }) => {
			let told = 0;
			timing.whenOver(() => told++);
			const beginning = timing.start(5);
			clock.ms += 6 * minuteMs;
			await beginning;
			expect(timing.minutesLeft).toBe(0);
			expect(told).toBe(1);
		}));

	test('does not come back if it is ended while its start is being stored', () =>
		withTimer(async ({ timing, tab }) => {
			const beginning = timing.start(5);
			const end = timing.end();
			await beginning;
			expect(timing.minutesLeft).toBeNull();
			await end;
			expect(timing.minutesLeft).toBeNull();
			const later = new Timing(tab());
			await later.load();
			expect(later.minutesLeft).toBeNull();
		}));

	test('stays if it is started while an earlier one is being ended', () =>
		withTimer(async ({ timing }) => {
			await timing.start(5);
			const end = timing.end();
			const beginning = timing.start(10);
			await end;
			expect(timing.minutesLeft).toBe(10);
			await beginning;
			expect(timing.minutesLeft).toBe(10);
		}));

	test('retains a start and a wish made while the page reads it', () =>
		withTimer(async ({ timing, tab }) => {
			const reading = timing.load();
			const wish = timing.wish({ way: 'call' });
			const beginning = timing.start(5);
			await reading;
			expect(timing.wishes.way).toBe('call');
			expect(timing.minutesLeft).toBe(5);
			await Promise.all([wish, beginning]);
			expect(timing.wishes.way).toBe('call');
			expect(timing.minutesLeft).toBe(5);
			const later = new Timing(tab());
			await later.load();
			expect(later.wishes.way).toBe('call');
			expect(later.minutesLeft).toBe(5);
		}));

	test('retains a start and a wish made after a slow read began', () =>
		withTimer(async ({ app, timing }) => {
			const slow = holdNextSetting(app.storage);
			const reading = timing.load();
			await slow.begun;
			const changes = [timing.start(5), timing.wish({ way: 'text' })];
			slow.release();
			await reading;
			expect(timing.minutesLeft).toBe(5);
			expect(timing.wishes.way).toBe('text');
			await Promise.all(changes);
			expect(timing.minutesLeft).toBe(5);
			const save = () => app.storage.write([savingPerson('Ann')]);
			expect((await transactionsDuring(save)).reads).toBe(0);
		}));

	test('shows the minutes left as soon as it is loaded', () =>
		withTimer(async ({ timing, tab }) => {
			await timing.start(20);
			const again = new Timing(tab());
			const shown: (number | null)[] = [];
			const stop = $effect.root(() => {
				$effect(() => {
					if (again.isLoaded) shown.push(again.minutesLeft);
				});
			});
			await again.load();
			await tick();
			stop();
			await again.end();
			expect(shown).toEqual([20]);
		}));

	test('retains two wishes in quick succession, even while the first is being stored', () =>
		withTimer(async ({ timing, tab }) => {
			const first = timing.wish({ vibrates: true });
			const second = timing.wish({ sounds: true });
			await first;
			expect(timing.wishes).toMatchObject({ vibrates: true, sounds: true });
			await second;
			const later = new Timing(tab());
			await later.load();
			expect(later.wishes).toMatchObject({ vibrates: true, sounds: true });
		}));

	test('continues while the app is closed', () =>
		withTimer(async ({ clock, timing, tab }) => {
			await timing.start(20);
			clock.ms += 5 * minuteMs;
			const again = new Timing(tab());
			await again.load();
			expect(again.minutesLeft).toBe(15);
			await again.end();
			const ended = new Timing(tab());
			await ended.load();
			expect(ended.minutesLeft).toBeNull();
		}));

	test('is still shown an hour after its end, without a signal, and not the next day', () =>
		withTimer(async ({ clock, timing, tab }) => {
			await timing.start(5);
			clock.ms += 60 * minuteMs;
			const later = new Timing(tab());
			let told = 0;
			later.whenOver(() => told++);
			await later.load();
			expect(later.minutesLeft).toBe(0);
			expect(told).toBe(0);
			clock.ms += 24 * 60 * minuteMs;
			const nextDay = new Timing(tab());
			await nextDay.load();
			expect(nextDay.minutesLeft).toBeNull();
		}));

	test('gains no time when the clock is set back, here or after a reload', () =>
		withTimer(async ({ clock, timing, tab }) => {
			await timing.start(10);
			clock.ms += 4 * minuteMs;
			await expect.poll(() => timing.minutesLeft, { timeout: 3000 }).toBe(6);
			clock.ms -= 5 * 3_600_000;
			await new Promise((resolve) => setTimeout(resolve, 1500));
			expect(timing.minutesLeft).toBe(6);
			const again = new Timing(tab());
			await again.load();
			expect(again.minutesLeft).toBe(6);
			clock.ms -= 86_400_000;
			const behind = new Timing(tab());
			await behind.load();
			expect(behind.minutesLeft).toBeLessThanOrEqual(6);
		}));

	test('can be extended while it runs and after its end', () =>
		withTimer(async ({ clock, timing }) => {
			await timing.start(5);
			await timing.extend();
			expect(timing.minutesLeft).toBe(10);
			clock.ms += 11 * minuteMs;
			await expect.poll(() => timing.minutesLeft, { timeout: 3000 }).toBe(0);
			await timing.extend();
			expect(timing.minutesLeft).toBe(5);
		}));

	test('is unaffected by a wish in another tab, and does not affect that wish', () =>
		withTimer(async ({ clock, timing, tab }) => {
			const other = new Timing(tab());
			await other.load();
			await timing.start(10);
			await other.wish({ vibrates: true });
			clock.ms += minuteMs;
			await timing.extend();
			const third = new Timing(tab());
			await third.load();
			expect(third.minutesLeft).toBe(14);
			expect(third.wishes.vibrates).toBe(true);
			await third.end();
		}));

	test('shows a start, an extension and an end in another tab once its page is opened', () =>
		withTimer(async ({ timing, tab }) => {
			const other = new Timing(tab());
			await other.load();
			await timing.start(10);
			await other.load();
			expect(other.minutesLeft).toBe(10);
			await timing.extend();
			await other.extend();
			expect(other.minutesLeft).toBe(20);
			await timing.load();
			expect(timing.minutesLeft).toBe(20);
			await other.end();
			await timing.load();
			expect(timing.minutesLeft).toBeNull();
		}));

	test('does not come back when the clock is set back after another tab has ended it', () =>
		withTimer(async ({ clock, timing, tab }) => {
			await timing.start(10);
			const other = new Timing(tab());
			await other.load();
			await other.end();
			clock.ms -= 3_600_000;
			await expect.poll(() => timing.minutesLeft, { timeout: 3000 }).toBeNull();
			await other.load();
			expect(other.minutesLeft).toBeNull();
		}));

	test('stores its wishes, which are silent at first', () =>
		withTimer(async ({ timing, tab }) => {
			expect(timing.wishes).toEqual({
				way: 'inPerson',
				sounds: false,
				vibrates: false,
				staysAwake: true
			});
			await timing.wish({ vibrates: true, way: 'call' });
			const again = new Timing(tab());
			await again.load();
			expect(again.wishes).toMatchObject({ vibrates: true, way: 'call', sounds: false });
		}));

	test('ignores an invalid note', () =>
		withTimer(async ({ app, tab }) => {
			await app.storage.writeMeta('timer', {
				timer: { startedAtMs: 'x', endsAtMs: 1e20, seenAtMs: 0 },
				wishes: { way: 'shout', sounds: 'yes' }
			});
			const again = new Timing(tab());
			await again.load();
			expect(again.minutesLeft).toBeNull();
			expect(again.wishes).toMatchObject({ way: 'inPerson', sounds: false });
		}));
});
