import { page } from 'vitest/browser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { CardId } from '#lib/core/card.ts';
import { localIso } from '#lib/core/day.ts';
import type { WinDetails } from '#lib/core/win.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { noonMs, saving, winAt } from '../../../../tests/support/database.ts';
import InApp from '../../../../tests/support/InApp.svelte';
import { settled } from '../../../../tests/support/reads.ts';
import type { App } from '#lib/app/app.svelte.ts';
import DiaryView from './DiaryView.svelte';

const dayMs = 86_400_000;
/** The looks of a missing value or a number that is none. */
const nonsense = /undefined|null|NaN|Infinity|Invalid|\{\w+\}/;
const rest: Partial<WinDetails> = { cardId: 'rest-counts' as CardId, channel: 'solo' };

afterEach(() => vi.restoreAllMocks());

/** Shows a diary with wins at these times. */
async function shown(app: App, timesMs: readonly number[], details: Partial<WinDetails>) {
	await app.storage.write(timesMs.map((ms) => saving(winAt(localIso(ms), details))));
	await app.deck.load();
	const screen = await render(InApp, { app, screen: DiaryView });
	const entries = screen.getByRole('list', { name: 'Diary', exact: true }).getByRole('listitem');
	await expect.poll(() => entries.elements().length).toBe(timesMs.length);
	return { screen, entries, words: () => screen.container.innerText };
}

test('a diary with nothing but rest shows each rest as an entry like any other', () =>
	withApp(async ({ app }) => {
		const days = [1, 2, 40].map((days) => noonMs - days * dayMs);
		const { screen, entries, words } = await shown(app, days, rest);
		const { title } = app.deck.card(rest.cardId!)!;
		for (const entry of entries.elements()) {
			expect(entry.textContent).toContain(title);
			expect(entry.textContent).toContain('On my own');
			expect(entry.textContent).not.toMatch(/With |Before:|After:|then |[Rr]epl/);
		}
		expect(words()).not.toMatch(nonsense);
		expect(words()).not.toContain('Nothing here yet.');
		await screen.unmount();
	}));

test.each([
	['was ahead', 1, 2027],
	['was behind', -1, 2025]
])('entries from a clock that %s by a year are on the day that they bear', (_, years, year) =>
	withApp(async ({ app }) => {
		const { screen, words } = await shown(app, [noonMs, noonMs + years * 365 * dayMs], rest);
		const days = screen.getByRole('heading', { level: 3 }).elements();
		const inOrder = [2026, year].sort().reverse();
		expect(days.map((day) => Number(/20\d\d/.exec(day.textContent!)![0]))).toEqual(inOrder);
		const months = screen.getByRole('navigation', { name: 'Months' }).getByRole('button');
		expect(months.elements().map((month) => month.textContent)).toEqual(
			inOrder.map((each) => `Nov ${each}`)
		);
		expect(words()).not.toMatch(nonsense);
		// A jump to either month shows its entry first.
		for (const [at, each] of inOrder.entries()) {
			await months.nth(at).click();
			await expect
				.poll(() => screen.getByRole('heading', { level: 3 }).first().element().textContent)
				.toContain(String(each));
			expect(screen.getByText('Looking for:').elements()).toHaveLength(0);
		}
		await screen.unmount();
	})
);

test('on a phone, the calendar is within reach after a jump to a day, and stays there', () =>
	withApp(async ({ app }) => {
		await page.viewport(360, 640);
		const days = Array.from({ length: 90 }, (_, day) => noonMs - day * dayMs);
		await app.storage.write(days.map((ms) => saving(winAt(localIso(ms), rest))));
		const screen = await render(InApp, { app, screen: DiaryView });
		const summary = screen.getByText('Calendar', { exact: true });
		const top = () => summary.element().getBoundingClientRect().top;
		await summary.click();
		await screen.getByRole('combobox', { name: 'Go to a month' }).selectOptions('October 2026');
		await screen.getByRole('button', { name: /\b5\b.*: one entry/ }).click();
		await expect
			.poll(() => document.activeElement?.querySelector('h3')?.textContent)
			.toMatch(/5 October 2026|October 5, 2026/);
		expect(summary.element().closest('details')!.open).toBe(false);
		await screen.getByRole('button', { name: 'Open the calendar' }).click();
		await expect.element(summary).toHaveFocus();
		const newer = screen.getByRole('button', { name: 'Show newer entries' });
		await expect.element(newer).toBeInTheDocument();
		await expect.element(screen.getByRole('table', { name: 'October 2026' })).toBeVisible();
		// Entries that load by themselves would push the calendar away.
		for (let i = 0; i < 10; i++) {
			scrollBy(0, 20);
			scrollBy(0, -20);
			await settled();
		}
		expect(top()).toBeGreaterThan(-1);
		expect(top()).toBeLessThan(innerHeight / 2);
		await screen.unmount();
	}));

describe('without pictures', () => {
	test('each mood, mark and control has its words', () =>
		withApp(async ({ app }) => {
			vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
			const { screen, words } = await shown(app, [noonMs], {
				...rest,
				moodBefore: 1,
				moodAfter: 4,
				treasured: true
			});
			for (const picture of screen.container.querySelectorAll('svg, canvas, img')) picture.remove();
			for (const part of ['Very low, then good', 'Treasure', 'Edit', 'Delete'])
				expect(words()).toContain(part);
			const treasure = screen.getByRole('button', { name: 'Treasure', exact: true });
			await expect.element(treasure).toHaveAttribute('aria-pressed', 'true');
			for (const control of screen.container.querySelectorAll('button, a, summary'))
				expect(
					control.getAttribute('aria-label') || control.textContent?.trim(),
					control.outerHTML
				).toBeTruthy();
			await screen.unmount();
		}));
});
