import { describe, expect, test } from 'vitest';
import { localIso, type Day } from '#lib/domain/day.ts';
import { withApp } from '../../../tests/scenes/app.ts';
import { deleting, noonMs, saving, winAt } from '../../../tests/scenes/database.ts';
import { SummingUp } from './summing-up.svelte.ts';

const dayMs = 86_400_000;
const span = { from: '2026-11-01' as Day, to: '2026-11-20' as Day };

describe('summing up', () => {
	test('takes the days of the span, both ends included, and no others', () =>
		withApp(async ({ app }) => {
			const at = (iso: string) => winAt(iso, { channel: 'text', note: iso });
			await app.storage.write(
				[
					at('2026-10-31T23:59:59+01:00'),
					at('2026-11-01T00:00:00+01:00'),
					at('2026-11-20T23:59:59+01:00'),
					at('2026-11-21T00:00:00+01:00')
				].map(saving)
			);
			const summing = new SummingUp(app);
			await summing.sumUp(span, false);
			expect(summing.summary).toMatchObject({ wins: 2, withWords: 2 });
			expect(summing.summary?.notes.map(({ at }) => at)).toEqual([
				'2026-11-20T23:59:59+01:00',
				'2026-11-01T00:00:00+01:00'
			]);
			expect(summing.readSoFar).toBeNull();
		}));

	test('reads page by page, also where many have the very same moment', () =>
		withApp(async ({ app }) => {
			const wins = Array.from({ length: 1200 }, (_, i) =>
				winAt(localIso(noonMs - (i % 3) * dayMs), { treasured: i % 4 === 0 })
			);
			await app.storage.write(wins.map(saving));
			const summing = new SummingUp(app);
			await summing.sumUp(span, false);
			expect(summing.summary?.wins).toBe(1200);
			await summing.sumUp(span, true);
			expect(summing.summary?.wins).toBe(300);
		}));

	test('of two wishes at once the later one counts', () =>
		withApp(async ({ app }) => {
			await app.storage.write([winAt(localIso(noonMs)), winAt('2026-01-05T10:00:00Z')].map(saving));
			const summing = new SummingUp(app);
			await Promise.all([
				summing.sumUp({ from: '2026-01-01' as Day, to: '2026-12-31' as Day }, false),
				summing.sumUp(span, false)
			]);
			expect(summing.summary?.wins).toBe(1);
		}));

	test('follows what is written, and stops when it is left', () =>
		withApp(async ({ app, tab }) => {
			const win = winAt(localIso(noonMs));
			await app.storage.write([saving(win)]);
			const summing = new SummingUp(app);
			await summing.sumUp(span, false);
			await tab().storage.write([deleting('wins', win.id)]);
			await expect.poll(() => summing.summary?.wins).toBe(0);
			summing.leave();
			expect(summing.summary).toBeNull();
			await app.storage.write([saving(win)]);
			expect(summing.summary).toBeNull();
		}));
});
