import type { Browser, BrowserContext, TestInfo } from '@playwright/test';
import { core } from './core.ts';
import {
	buttonIn,
	expect,
	expectAccessibleInBothColours,
	forenoon,
	addPerson,
	log,
	main,
	notice,
	open,
	suggestions,
	test,
	withoutWorker,
	type Page
} from './steps.ts';

const userAgent =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1';

/**
 * Opens a browser that looks like Safari on an iPhone to the app, or like an app on its home screen. Each has
 * storage of its own, as on an iPhone.
 */
async function iphone(browser: Browser, standalone: boolean): Promise<BrowserContext> {
	const context = await browser.newContext({
		...{ timezoneId: 'Europe/Berlin', locale: 'en-GB', userAgent },
		...{ hasTouch: true, isMobile: true, viewport: { width: 390, height: 740 } }
	});
	await withoutWorker(context);
	await context.clock.install({ time: forenoon });
	await context.addInitScript((value) => {
		Object.defineProperty(navigator, 'standalone', { value });
	}, standalone);
	return context;
}

const question = (page: Page) => page.getByRole('heading', { name: 'Did you start in Safari?' });

/** Walks the steps in Safari and returns the path of the saved file. */
async function takeAlong(page: Page, testInfo: TestInfo): Promise<string> {
	await open(page, '/settings/storage');
	await expect(main(page)).toContainText('Safari erases what a site has stored');
	const section = page.getByRole('region', { name: 'On your home screen' });
	await section.getByRole('button', { name: 'Take your diary along' }).click();
	await expect(section.getByRole('heading', { level: 3 })).toBeFocused();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		section.getByRole('button', { name: 'Save the file' }).click()
	]);
	const path = testInfo.outputPath(download.suggestedFilename());
	await download.saveAs(path);
	for (const [heading, button] of [
		['Add the app to your Home Screen', 'It’s on my Home Screen'],
		['Open it from your Home Screen', 'It asks for the file'],
		['Choose the file there', 'My diary is there']
	] as const) {
		await expect(section.getByRole('heading', { name: heading })).toBeFocused();
		if (heading.startsWith('Choose'))
			await expect(section).toContainText(download.suggestedFilename());
		await section.getByRole('button', { name: button }).click();
	}
	await expect(section.getByRole('heading', { name: 'Your diary has moved' })).toBeFocused();
	return path;
}

test(
	'a diary that began in Safari comes along to the home screen, which asks once',
	core,
	async ({ browser }, testInfo) => {
		const safari = await iphone(browser, false);
		const tab = await safari.newPage();
		await log(tab, 'A heron by the pond');
		await addPerson(tab, 'Ann');
		const file = await takeAlong(tab, testInfo);
		await safari.close();

		const installed = await iphone(browser, true);
		const app = await installed.newPage();
		await open(app, '/');
		await expect(question(app)).toBeVisible();
		await buttonIn(app, 'Yes, bring it here').click();
		await expect(app.getByRole('heading', { name: 'Bring your diary here' })).toBeFocused();

		// The system may end the app while the user looks for the file.
		await open(app, '/');
		await expect(question(app)).toBeHidden();
		await app.getByLabel('Import a copy').setInputFiles(file);
		await buttonIn(app, 'Import').click();
		await expect(app).toHaveURL(/\/diary$/);
		await expect(main(app)).toContainText('A heron by the pond');
		await expect(notice(app)).toContainText('Imported');

		await open(app, '/');
		await expect(app.getByText('Your pond')).toBeVisible();
		await expect(app.getByRole('heading', { name: 'Bring your diary here' })).toBeHidden();
		await expect(question(app)).toBeHidden();
		await installed.close();
	}
);

test('a no is never followed by the question again', async ({ browser }) => {
	const context = await iphone(browser, true);
	const page = await context.newPage();
	// Help works without the diary and asks nothing.
	await page.goto('/help');
	await expect(page.getByRole('combobox', { name: 'Country' })).toBeVisible();
	await expect(question(page)).toBeHidden();
	await open(page, '/');
	await expect(question(page)).toBeVisible();
	await log(page, 'Written before the answer');
	await open(page, '/');
	await buttonIn(page, 'No, start here').click();
	await expect(question(page)).toBeHidden();
	await open(page, '/');
	await expect(page.getByText('Your pond')).toBeVisible();
	await expect(question(page)).toBeHidden();
	await context.close();
});

test('an import can be put off, and waits in Settings', async ({ browser }) => {
	const context = await iphone(browser, true);
	const page = await context.newPage();
	await open(page, '/');
	await buttonIn(page, 'Yes, bring it here').click();
	await page
		.getByRole('region', { name: 'Bring your diary here' })
		.getByRole('button', { name: 'Not now' })
		.click();
	await expect(notice(page)).toContainText('You can bring it later');
	await open(page, '/settings/import');
	await expect(page.getByLabel('Import a copy')).toBeEnabled();
	await open(page, '/settings/storage');
	await expect(main(page)).toContainText('Small Hello is installed on this device.');
	await context.close();
});

test('Safari with an empty diary advises to install before the first words', async ({
	browser
}) => {
	const context = await iphone(browser, false);
	const page = await context.newPage();
	await open(page, '/');
	await expect(suggestions(page)).toBeVisible();
	await expect(question(page)).toBeHidden();
	await open(page, '/settings/storage');
	const section = page.getByRole('region', { name: 'On your home screen' });
	await expect(section).toContainText('good to add it before you begin');
	await expect(section.getByRole('button')).toHaveCount(0);
	await context.close();
});

test('words that are not saved yet are named before the file is made', async ({ browser }) => {
	const context = await iphone(browser, false);
	const page = await context.newPage();
	await open(page, '/log');
	await page.getByRole('textbox', { name: 'What happened?' }).fill('In the middle of a');
	await open(page, '/settings/storage');
	await buttonIn(page, 'Take your diary along').click();
	await expect(main(page)).toContainText('You have words that aren’t saved yet');
	await context.close();
});

test('other devices read nothing about Safari on Today, nor of these steps', async ({ page }) => {
	await open(page, '/');
	await open(page, '/settings/storage');
	await expect(page.getByRole('region', { name: 'On your home screen' })).toBeVisible();
	await expect(buttonIn(page, 'Take your diary along')).toHaveCount(0);
	await open(page, '/');
	await expect(question(page)).toHaveCount(0);
});

test('the question and the steps are accessible in both colours', async ({ browser }) => {
	const installed = await iphone(browser, true);
	const app = await installed.newPage();
	await open(app, '/');
	await expect(question(app)).toBeVisible();
	await expectAccessibleInBothColours(app, 'the question');
	await buttonIn(app, 'Yes, bring it here').click();
	await app.getByText('I don’t have a file yet').click();
	await expectAccessibleInBothColours(app, 'the import');
	await installed.close();

	const safari = await iphone(browser, false);
	const tab = await safari.newPage();
	await log(tab, 'A heron by the pond');
	await open(tab, '/settings/storage');
	await buttonIn(tab, 'Take your diary along').click();
	await expectAccessibleInBothColours(tab, 'the steps');
	await safari.close();
});
