import { afterEach, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { CardId } from '#lib/core/card.ts';
import { localIso } from '#lib/core/day.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { noonMs, saving, winAt } from '../../../../tests/support/database.ts';
import InApp from '../../../../tests/support/InApp.svelte';
import type { App } from '#lib/app/app.svelte.ts';
import TodayView from './TodayView.svelte';

const yearMs = 365 * 86_400_000;
/** The looks of a missing value, a number that is none, or a distance in time that makes no sense. */
const nonsense = /undefined|null|NaN|Infinity|\{\w+\}|-\d|in \d+ days|\d+ days ago/;

afterEach(() => vi.restoreAllMocks());

/** Shows Today once the cards and what looks back are there. Returns its words. */
async function shown(app: App) {
	await app.preferences.settle({ hasSeenWelcome: true });
	await Promise.all([app.today.load(), app.journal.loadCount()]);
	const screen = await render(InApp, { app, screen: TodayView });
	await expect.element(screen.getByRole('button', { name: 'I did it' }).first()).toBeVisible();
	const words = () => screen.container.innerText;
	return { screen, words };
}

/** Rest on some days before a time, without people and without a mood. */
const rests = (beforeMs: number, count = 3) =>
	Array.from({ length: count }, (_, i) =>
		saving(
			winAt(localIso(beforeMs - (i + 1) * 86_400_000), {
				cardId: 'rest-counts' as CardId,
				channel: 'solo'
			})
		)
	);

describe('a diary with nothing but rest', () => {
	test('counts each rest and offers acts', () =>
		withApp(async ({ app }) => {
			await app.storage.write(rests(noonMs));
			const { screen, words } = await shown(app);
			await expect.element(screen.getByText('Your pond: 3 wins, and they stay.')).toBeVisible();
			expect(words()).toContain('Starting small until you move it.');
			expect(words()).not.toMatch(nonsense);
			expect(screen.getByRole('region', { name: 'Coming up' }).elements()).toHaveLength(0);
			await screen.unmount();
		}));

	test('at very low energy shows rest first', () =>
		withApp(async ({ app }) => {
			await app.storage.write(rests(noonMs, 1));
			await app.today.load();
			await app.today.setEnergy(5);
			const { screen, words } = await shown(app);
			await expect.element(screen.getByText('Your pond: one win, and it stays.')).toBeVisible();
			expect(words()).toContain('Resting counts today.');
			expect(words()).not.toMatch(nonsense);
			await screen.unmount();
		}));
});

describe('a clock that is off by a year', () => {
	test.each([
		['was ahead when the entries were written', -yearMs],
		['was behind when the entries were written', yearMs]
	])('that %s leaves all sentences right', (_, distance) =>
		withApp(async ({ app, clock }) => {
			await app.today.load();
			await app.today.setEnergy(90);
			await app.storage.write([
				...rests(noonMs),
				saving(winAt(localIso(noonMs), { note: 'Hello', moodAfter: 5, treasured: true }))
			]);
			clock.ms += distance;
			await app.today.look();
			const { screen, words } = await shown(app);
			await expect.element(screen.getByText('Your pond: 4 wins, and they stay.')).toBeVisible();
			expect(app.today.energy).toMatchObject({ energy: 25, isKnown: false });
			expect(words()).toContain('Starting small until you move it.');
			expect(words()).not.toMatch(nonsense);
			await screen.getByRole('button', { name: 'A good moment' }).click();
			await expect.element(screen.getByText('Hello', { exact: true })).toBeVisible();
			expect(words()).toMatch(/20 November 2026|November 20, 2026/);
			expect(words()).not.toMatch(nonsense);
			await screen.unmount();
		})
	);
});

describe('without pictures', () => {
	test('Today has the same words, and each control has a name of its own', () =>
		withApp(async ({ app }) => {
			vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
			await app.storage.write(rests(noonMs));
			const { screen } = await shown(app);
			await expect.element(screen.getByText('Your pond: 3 wins, and they stay.')).toBeVisible();
			await screen.getByRole('button', { name: 'I did it' }).first().click();
			await expect.element(screen.getByText('Saved. That counts.')).toBeVisible();
			await expect.element(screen.getByText('Your pond: 4 wins, and they stay.')).toBeVisible();
			for (const picture of screen.container.querySelectorAll('svg, canvas, img')) picture.remove();
			for (const control of screen.container.querySelectorAll('button, a, summary'))
				expect(
					control.getAttribute('aria-label') || control.textContent?.trim(),
					control.outerHTML
				).toBeTruthy();
			await screen.unmount();
		}));
});
