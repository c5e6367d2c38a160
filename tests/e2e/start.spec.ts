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
