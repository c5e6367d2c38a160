import { core } from './core.ts';
import {
	buttonIn,
	entries,
	expect,
	isLive,
	log,
	note,
	notice,
	open,
	saveButton,
	stored,
	test,
	type Page
} from './steps.ts';

/**
 * Goes through the history to a path. Playwright's own way waits for a load, which a page that comes back from
 * the back/forward cache lacks.
 */
async function travel(page: Page, by: number, path: string): Promise<void> {
	await page.evaluate((delta) => void setTimeout(() => history.go(delta)), by);
	await expect(page).toHaveURL((url) => url.pathname === path);
	await isLive(page);
}

/** Waits until a page that came back from the cache has loaded itself again. Any other page never does. */
async function expectReturned(page: Page): Promise<void> {
	// By an observer, since the clock of the tests replaces the functions of `performance`.
	const type = () =>
		page.evaluate(
			() =>
				new Promise((resolve) => {
					new PerformanceObserver((list) => {
						const [entry] = list.getEntries() as PerformanceNavigationTiming[];
						resolve(entry?.type);
					}).observe({ type: 'navigation', buffered: true });
				})
		);
	await expect(async () => expect(await type()).toBe('reload')).toPass({ timeout: 20_000 });
	await isLive(page);
}

test('half-written words are there after going back', core, async ({ page }) => {
	await open(page, '/log');
	await note(page).pressSequentially('Half a line');
	await open(page, '/about');
	await travel(page, -1, '/log');
	await expectReturned(page);
	await expect(note(page)).toHaveValue('Half a line');
	// The page continues the same draft.
	await note(page).press('End');
	await note(page).pressSequentially(', and the rest');
	await travel(page, 1, '/about');
	await travel(page, -1, '/log');
	await expectReturned(page);
	await expect(note(page)).toHaveValue('Half a line, and the rest');
	expect(await stored(page, 'drafts')).toHaveLength(1);
});

test('half-written words of a page in the cache go on in the next page', core, async ({ page }) => {
	await open(page, '/log');
	await note(page).pressSequentially('Half a line');
	await open(page, '/about');
	await open(page, '/log');
	await expect(note(page)).toHaveValue('Half a line');
	await saveButton(page).click();
	await expect(notice(page)).toContainText('Saved');
	await expect(entries(page)).toHaveCount(1);
	// The page in the cache does not offer them again.
	await travel(page, -2, '/about');
	await travel(page, -1, '/log');
	await expectReturned(page);
	await expect(note(page)).toHaveValue('');
	expect(await stored(page, 'wins')).toHaveLength(1);
});

test('a page that comes back shows what was written since', core, async ({ page }) => {
	await log(page, 'Before leaving');
	await open(page, '/');
	await expect(page.getByText('Your pond: one win, and it stays.')).toBeVisible();
	await log(page, 'After leaving');
	await travel(page, -2, '/');
	await expectReturned(page);
	await expect(page.getByText('Your pond: 2 wins, and they stay.')).toBeVisible();
	await log(page, 'After coming back');
	await expect(entries(page)).toHaveCount(3);
});

test('pages in the cache do not hold up saving or erasing', async ({ page }) => {
	for (const words of ['One', 'Two', 'Three']) {
		await log(page, words);
		await open(page, '/about');
	}
	await open(page, '/settings/erase');
	await buttonIn(page, 'Erase everything').click();
	await buttonIn(page, 'Erase it all now').click();
	await expect(page.getByRole('heading', { name: 'Erased', exact: true })).toBeVisible();
	await open(page, '/diary');
	await expect(entries(page)).toHaveCount(0);
});

test('half-written words outlast going back without a network', async ({ page, context }) => {
	for (const words of ['Half a line', 'Another half']) {
		await open(page, '/log');
		await note(page).fill('');
		await note(page).pressSequentially(words);
		await open(page, '/about');
		await context.setOffline(true);
		// Without a service worker, the page from the cache loads itself again in vain.
		await page.evaluate(() => void setTimeout(() => history.back()));
		const protocol = () => page.evaluate(() => location.protocol).catch(() => '');
		await expect.poll(protocol).toBe('chrome-error:');
		await context.setOffline(false);
		await open(page, '/log');
		await expect(note(page)).toHaveValue(words);
	}
	await saveButton(page).click();
	await expect(notice(page)).toContainText('Saved');
	expect(await stored(page, 'wins')).toHaveLength(1);
	expect(await stored(page, 'drafts')).toEqual([]);
});
