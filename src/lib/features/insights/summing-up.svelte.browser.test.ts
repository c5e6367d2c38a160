import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { localIso, type Day } from '#lib/core/day.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { deleting, noonMs, saving, winAt } from '../../../../tests/support/database.ts';
import { countedReads, heldReads, settled } from '../../../../tests/support/reads.ts';
import { use } from '../../../../tests/support/use.svelte.ts';
import { SummingUp } from './summing-up.svelte.ts';

const dayMs = 86_400_000;
const span = { from: '2026-11-01' as Day, to: '2026-11-20' as Day };

describe('SummingUp', () => {
	test('includes the days of the span, both ends included, and no others', () =>
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

	test('counts all wins across months, even if many have the same time', () =>
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

	test('shows the later of two summaries that are requested at once', () =>
		withApp(async ({ app }) => {
			await app.storage.write([winAt(localIso(noonMs)), winAt('2026-01-05T10:00:00Z')].map(saving));
			const summing = new SummingUp(app);
			await Promise.all([
				summing.sumUp({ from: '2026-01-01' as Day, to: '2026-12-31' as Day }, false),
				summing.sumUp(span, false)
			]);
			expect(summing.summary?.wins).toBe(1);
		}));

	test('reports which choice the summary is about while a newer one is read', () =>
		withApp(async ({ app }) => {
			await app.storage.write([winAt(localIso(noonMs)), winAt('2026-01-05T10:00:00Z')].map(saving));
			const summing = new SummingUp(app);
			onTestFinished(use(() => summing.summary));
			await summing.sumUp(span, false);
			expect(summing.isCurrent).toBe(true);
			const year = { from: '2026-01-01' as Day, to: '2026-12-31' as Day };
			const newer = summing.sumUp(year, false);
			expect(summing).toMatchObject({ isCurrent: false, scope: { span }, summary: { wins: 1 } });
			await newer;
			expect(summing).toMatchObject({
				isCurrent: true,
				scope: { span: year },
				summary: { wins: 2 }
			});
		}));

	test('reads once for each choice that an effect makes', () =>
		withApp(async ({ app }) => {
			await app.storage.write([saving(winAt(localIso(noonMs)))]);
			const summing = new SummingUp(app);
			const requested = vi.spyOn(summing, 'sumUp');
			onTestFinished(use(() => void summing.sumUp(span, false)));
			onTestFinished(use(() => summing.isCurrent));
			await expect.poll(() => summing.isCurrent).toBe(true);
			await settled();
			expect(requested).toHaveBeenCalledTimes(1);
		}));

	test('follows writes, and shows nothing once it is cleared', () =>
		withApp(async ({ app, tab }) => {
			const win = winAt(localIso(noonMs));
			await app.storage.write([saving(win)]);
			const summing = new SummingUp(app);
			onTestFinished(use(() => summing.summary));
			await summing.sumUp(span, false);
			expect(summing.summary?.wins).toBe(1);
			await tab().storage.write([deleting('wins', win.id)]);
			await expect.poll(() => summing.summary?.wins).toBe(0);
			summing.clear();
			expect(summing.summary).toBeNull();
			await app.storage.write([saving(win)]);
			await settled();
			expect(summing.summary).toBeNull();
		}));

	test('does not replace a newer read with an older, slower one', () =>
		withApp(async ({ app }) => {
			await app.storage.write([winAt(localIso(noonMs)), winAt('2026-01-05T10:00:00Z')].map(saving));
			const summing = new SummingUp(app);
			onTestFinished(use(() => summing.summary));
			await settled();
			const held = heldReads(app.storage);
			void summing.sumUp({ from: '2026-01-01' as Day, to: '2026-12-31' as Day }, false);
			await held.count(1);
			void summing.sumUp(span, false);
			await held.count(2);
			held.releaseNewest();
			await expect.poll(() => summing.summary?.wins).toBe(1);
			await held.releaseOlder();
			expect(summing.summary?.wins).toBe(1);
			expect(summing.readSoFar).toBeNull();
		}));

	test('reads nothing for a write after the user leaves the screen', () =>
		withApp(async ({ app }) => {
			const summing = new SummingUp(app);
			const leave = use(() => summing.summary);
			await summing.sumUp(span, false);
			await app.storage.write([saving(winAt(localIso(noonMs)))]);
			await expect.poll(() => summing.summary?.wins).toBe(1);
			leave();
			const transactions = countedReads();
			await app.storage.write([saving(winAt(localIso(noonMs)))]);
			await settled();
			expect(transactions()).toBe(0);
		}));
});
