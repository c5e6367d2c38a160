import { expect, type Page } from '@playwright/test';
import { builtApp } from './builds.ts';
import { openToday, suggestions, test, untilReadyOffline, words } from './journey.ts';

test.use({ hasWorker: true });

/**
 * Limit for the scripts before the first act of a later start: SvelteKit's entry points, the one file of the first
 * load, the error page, the learner, and the words of the families that were guessed and suggested.
 */
const mostScripts = 14;

interface Start {
	/** The scripts that had arrived whenever a database was opened, by the name of that database. */
	opened: [name: string, scripts: number][];
	/** The scripts that had arrived when the first act was in the document. */
	beforeActs: string[] | null;
}

/** Watches the next start of a page. */
async function watchStart(page: Page): Promise<() => Promise<Start>> {
	await page.addInitScript(() => {
		const start: Start = { opened: [], beforeActs: null };
		Object.assign(window, { start });
		const scripts = () =>
			performance
				.getEntriesByType('resource')
				.map(({ name }) => name.replace(/.*\//, ''))
				.filter((name) => name.endsWith('.js'));
		const { open: openDatabase } = IDBFactory.prototype;
		IDBFactory.prototype.open = function (...asked) {
			start.opened.push([asked[0], scripts().length]);
			return openDatabase.apply(this, asked);
		};
		new MutationObserver(() => {
			if (document.querySelector('section article')) start.beforeActs ??= scripts();
		}).observe(document, { childList: true, subtree: true });
	});
	return () => page.evaluate(() => (window as unknown as { start: Start }).start);
}

test('a later start asks for the diary once, before any script, and loads little before the acts', async ({
	page,
	host
}) => {
	const server = await host({ folder: builtApp });
	await openToday(page, server.url);
	await untilReadyOffline(page);
	const act = suggestions(page).first();
	await act.getByRole('button', { name: words.did_it! }).click();
	await expect(page.getByRole('radiogroup', { name: 'How do you feel now?' })).toBeVisible();
	const startOf = await watchStart(page);
	await page.reload();
	await expect(act).toBeVisible();
	const { opened, beforeActs } = await startOf();
	expect(opened.filter(([name]) => name === 'small-hello')).toEqual([['small-hello', 0]]);
	expect(beforeActs?.length, beforeActs?.join(' ')).toBeLessThanOrEqual(mostScripts);
	expect(beforeActs?.length).toBeGreaterThan(5);
});

test('with larger text, nothing that comes after the acts moves them', async ({ page, host }) => {
	const server = await host({ folder: builtApp });
	await openToday(page, server.url);
	await untilReadyOffline(page);
	// The first use ends with a win.
	await suggestions(page).first().getByRole('button', { name: words.did_it! }).click();
	await expect(page.getByRole('radiogroup', { name: 'How do you feel now?' })).toBeVisible();
	await page.addInitScript(() => {
		const tops: number[] = [];
		Object.assign(window, { tops });
		addEventListener('DOMContentLoaded', () => {
			document.documentElement.style.fontSize = '24px';
			requestAnimationFrame(look);
		});
		function look() {
			const act = document.querySelector('section article');
			const top = act && Math.round(act.getBoundingClientRect().top + scrollY);
			if (top !== null && top !== tops.at(-1)) tops.push(top);
			requestAnimationFrame(look);
		}
	});
	await page.reload();
	await expect(page.getByText(words.tools_heading!).first()).toBeVisible();
	await page.waitForLoadState('networkidle');
	expect(await page.evaluate(() => (window as unknown as { tops: number[] }).tops)).toHaveLength(1);
});

test('a blocked database leaves the theme, and is reported once', async ({ page, host }) => {
	const server = await host({ folder: builtApp });
	await openToday(page, server.url);
	await untilReadyOffline(page);
	await page.evaluate(() => localStorage.setItem('theme', 'dark'));
	const errors: string[] = [];
	page.on('pageerror', ({ message }) => errors.push(message));
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('The operation is insecure.', 'SecurityError');
		};
	});
	await page.reload();
	await expect(page.getByRole('alert').filter({ hasText: words.problem_refused! })).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	expect(errors).toEqual([]);
});
