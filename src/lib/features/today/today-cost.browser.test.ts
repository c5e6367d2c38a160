import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { withApp } from '../../../../tests/support/app.ts';
import { saving, winAt } from '../../../../tests/support/database.ts';
import InApp from '../../../../tests/support/InApp.svelte';
import { use } from '../../../../tests/support/use.svelte.ts';
import { watchTransactions } from '../../../../tests/support/transactions.ts';
import type { App } from '#lib/app/app.svelte.ts';
import TodayView from './TodayView.svelte';

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Renders Today as after some use: with a win to show again, and something learned. */
async function shown(app: App) {
	await app.preferences.settle({ hasSeenWelcome: true });
	const treasured = winAt('2026-11-18T09:00:00+00:00', { treasured: true, note: 'a good one' });
	await app.storage.write([saving(treasured)]);
	await app.today.load();
	await app.today.setEnergy(60);
	await app.today.say('notNow', app.today.suggestions[0]!.cardId);
	const screen = await render(InApp, { app, screen: TodayView });
	await expect.element(screen.getByRole('button', { name: 'I did it' }).first()).toBeVisible();
	// The parts that load once the acts are painted read data of their own, and the cache is saved.
	for (const later of ['For this moment', 'A good moment'])
		await expect.element(screen.getByText(later).first(), { timeout: 20_000 }).toBeVisible();
	await rest(1500);
	return screen;
}

/** Counts the transactions from a click until no more begin. */
async function costOf(click: () => Promise<unknown>) {
	const { begun, stop } = watchTransactions();
	await click();
	await rest(3000);
	stop();
	// The posterior is a cache that is saved later with relaxed durability, so it does not count.
	const isCache = ({ stores, durability }: (typeof begun)[number]) =>
		durability === 'relaxed' && stores.join() === 'meta';
	return {
		writes: begun.filter((one) => one.mode === 'readwrite' && !isCache(one)).length,
		reads: begun.filter(({ mode }) => mode === 'readonly').length,
		begun
	};
}

test('Today reads all that it starts with at once, before there is a screen', () =>
	withApp(async ({ app }) => {
		const { begun, stop } = watchTransactions();
		app.prime();
		await Promise.all([app.today.load(), app.journal.loadCount()]);
		stop();
		expect(begun.map(({ mode }) => mode)).toEqual(Array(5).fill('readonly'));
		expect(
			begun.map(({ wave }) => wave),
			JSON.stringify(begun)
		).toEqual(Array(5).fill(0));
		const screen = await render(InApp, { app, screen: TodayView });
		await expect.element(screen.getByRole('button', { name: 'I did it' }).first()).toBeVisible();
		await screen.unmount();
	}));

test('"I did it" costs one write and two reads', () =>
	withApp(async ({ app }) => {
		const screen = await shown(app);
		const cost = await costOf(() =>
			screen.getByRole('button', { name: 'I did it' }).first().click()
		);
		await expect.element(screen.getByText('Add words')).toBeVisible();
		expect(cost, JSON.stringify(cost.begun)).toMatchObject({ writes: 1, reads: 2 });
		await screen.unmount();
	}));

test('"Less like this" reads the day once and draws new suggestions once', () =>
	withApp(async ({ app }) => {
		const screen = await shown(app);
		const before = app.today.suggestions.map(({ cardId }) => cardId);
		let drawings = 0;
		const stop = use(() => {
			void app.today.suggestions;
			drawings++;
		});
		await screen.getByRole('button', { name: 'More about this' }).first().click();
		const cost = await costOf(() =>
			screen.getByRole('button', { name: 'Less like this' }).first().click()
		);
		stop();
		expect(app.today.suggestions.map(({ cardId }) => cardId)).not.toEqual(before);
		// Besides the answer, the new suggestions are recorded as shown, and that is read back too.
		const days = cost.begun.filter(({ stores }) => stores.includes('checkIns'));
		expect(days.length, JSON.stringify(cost.begun)).toBe(2);
		expect(drawings).toBe(2);
		await screen.unmount();
	}));
