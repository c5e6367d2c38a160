import { core, coreWithWorker } from './core.ts';
import {
	expect,
	expectAccessible,
	isLive,
	main,
	open,
	test,
	withoutWorker,
	type Page
} from './steps.ts';

test.describe('crisis help', () => {
	const country = (page: Page) => page.getByRole('combobox', { name: 'Country' });

	test('restores the country on the way back and forgets it after a reload', async ({ page }) => {
		await open(page, '/help');
		const country = page.getByRole('combobox');
		await country.selectOption({ label: 'Ireland' });
		await expect(page.getByRole('heading', { name: 'Ireland' })).toBeVisible();
		await page.getByRole('link', { name: 'Diary', exact: true }).click();
		await expect(page).toHaveURL(/\/diary$/);
		await page.getByRole('link', { name: 'Get help now' }).click();
		await expect(country).toHaveValue('IE');
		await expect(page.getByRole('heading', { name: 'Japan' })).toHaveCount(0);
		const kept = () =>
			page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
		expect(await kept()).not.toContain('IE');
		expect(page.url()).not.toContain('IE');
		await page.reload();
		await expect(country).toHaveValue('DE');
	});

	test('shows only the lines of the chosen place, with numbers to call', async ({ page }) => {
		await open(page, '/help');
		const places = (await country(page).locator('option').allInnerTexts()).map((name) =>
			name.trim()
		);
		expect(places[0]).toBe('All countries');
		expect(places.length).toBeGreaterThanOrEqual(15);
		for (const nation of ['England', 'Scotland', 'Wales', 'Northern Ireland'])
			expect(places).toContain(nation);
		const main = page.getByRole('main');
		const placesShown = async () =>
			(
				await main
					.getByRole('region')
					.evaluateAll((regions) =>
						regions.map((region) => region.querySelector('h2')?.textContent?.trim())
					)
			).filter((name) => name !== 'Lines in other countries');

		expect(await placesShown()).toEqual(['Germany']);
		await country(page).selectOption({ label: 'All countries' });
		const nationsApart = places.slice(1).filter((name) => name !== 'United Kingdom');
		expect((await placesShown()).sort()).toEqual(nationsApart.sort());
		for (const place of places.slice(1)) {
			await country(page).selectOption({ label: place });
			expect(await placesShown(), place).toEqual([place]);
			const region = main.getByRole('region', { name: place, exact: true });
			const calls = region.getByRole('link', { name: /^Call / });
			expect(await calls.count(), place).toBeGreaterThan(0);
			for (const call of await calls.all()) {
				const number = ((await call.textContent()) ?? '').replace(/[^\d+]/g, '');
				const href = ((await call.getAttribute('href')) ?? '').replace(/[\s-]/g, '');
				expect(href, place).toBe(`tel:${number}`);
				expect(number, place).toMatch(/^\+?\d{2,}$/);
			}
			for (const text of await region.getByRole('link', { name: /^Text / }).all())
				await expect(text).toHaveAttribute('href', /^sms:\+?\d+(\?body=\S+)?$/);
			await expect(region, place).toContainText('Emergency number');
			const lines = region.getByRole('listitem');
			expect(await lines.count(), place).toBeGreaterThan(0);
			for (const line of await lines.all()) await expect(line).toContainText(/Checked on .*\d{4}/);
			await expect(main.getByText('may have changed')).toHaveCount(0);
		}
	});

	test('stores the chosen place nowhere', async ({ page }) => {
		await open(page, '/help');
		await country(page).selectOption({ label: 'Scotland' });
		await page.getByRole('link', { name: 'When to get more help' }).click();
		await expect(page).toHaveURL(/\/about#more-help$/);
		// SvelteKit writes the address once more after it has moved the focus. Going back before that would
		// leave the address of /about on the history entry of /help.
		await expect(page.locator('#more-help:target')).toHaveCount(1);
		await page.goBack();
		// The place is in memory only, until the page is closed.
		await expect(country(page)).toHaveValue('GB-scotland');
		await page.reload();
		await isLive(page);
		await expect(country(page)).toHaveValue('DE');
		expect(await page.evaluate(() => Object.keys(localStorage).length)).toBe(0);
	});

	for (const [zone, value, heading, by = 'time zone'] of [
		['Europe/London', 'GB', 'United Kingdom'],
		['Asia/Calcutta', 'IN', 'India'],
		['Europe/Vienna', '', 'Australia'],
		['UTC', 'GB', 'United Kingdom', 'language']
	] as const) {
		test(`guesses the country in the time zone ${zone}, and says so`, async ({
			browser,
			baseURL
		}) => {
			const context = await browser.newContext({ timezoneId: zone, locale: 'en-GB', baseURL });
			await withoutWorker(context);
			const page = await context.newPage();
			await page.goto('/help');
			await expect(country(page)).toHaveValue(value);
			await expect(main(page).getByRole('heading', { level: 2 }).first()).toHaveText(heading);
			const guess = page.getByText(`Going by your device’s ${by}`);
			await expect(guess).toHaveCount(value === '' ? 0 : 1);
			// Without a guess, no country's number comes before the field and the general numbers.
			await expect(page.getByText('911 in North America')).toHaveCount(value === '' ? 1 : 0);
			if (value !== '') {
				await page.getByRole('button', { name: 'Change' }).click();
				await expect(country(page)).toBeFocused();
				await country(page).selectOption({ label: 'Wales' });
				await expect(guess).toHaveCount(0);
				await expect(main(page).getByRole('link', { name: 'Call 111' })).toBeVisible();
			}
			await context.close();
		});
	}

	test('stores nothing on the device when opened first', coreWithWorker, async ({ page }) => {
		await open(page, '/help');
		await country(page).selectOption({ index: 3 });
		const written = await page.evaluate(async () => ({
			databases: await indexedDB.databases(),
			caches: await caches.keys(),
			workers: (await navigator.serviceWorker.getRegistrations()).length,
			local: Object.keys(localStorage),
			session: Object.keys(sessionStorage).filter((key) => !key.startsWith('sveltekit')),
			cookies: document.cookie
		}));
		expect(written).toEqual({
			databases: [],
			caches: [],
			workers: 0,
			local: [],
			session: [],
			cookies: ''
		});
	});

	test('warns about old lines after 180 days, and puts the directories first after a year', async ({
		page
	}) => {
		await open(page, '/help');
		const checked = await page.getByText(/Checked on /).allInnerTexts();
		const days = checked.map((text) => Date.parse(`${/Checked on (.*\d{4})/.exec(text)?.[1]} UTC`));
		const newest = Math.max(...days);
		const oldest = Math.min(...days);
		const mayHaveChanged = page.getByText('This may have changed. Try the directories below too.');
		const isOld = page.getByText('These lines were checked more than a year ago.');
		const after = async (fromMs: number, count: number) => {
			await page.clock.setSystemTime(fromMs + count * 86_400_000 + 10 * 3_600_000);
			await page.reload();
			await isLive(page);
		};
		const directoriesTop = async () =>
			(await page.getByRole('heading', { name: 'Lines in other countries' }).boundingBox())?.y ??
			NaN;
		const firstPlaceTop = async () =>
			(await page.getByRole('main').getByRole('region', { name: 'Germany' }).boundingBox())?.y ??
			NaN;

		await after(oldest, 180);
		await expect(mayHaveChanged).toHaveCount(0);
		await expect(isOld).toHaveCount(0);

		await after(newest, 181);
		await expect(mayHaveChanged).toHaveCount(checked.length);
		await expect(isOld).toHaveCount(0);
		expect(await directoriesTop()).toBeGreaterThan(await firstPlaceTop());

		await after(newest, 366);
		await expect(isOld).toBeVisible();
		await expect(isOld).toContainText('Try the emergency number and the directories first.');
		await expect(page.getByRole('heading', { name: 'Lines in other countries' })).toHaveCount(1);
		expect(await directoriesTop()).toBeLessThan(await firstPlaceTop());
		await expectAccessible(page, '/help after a year');
	});

	test('is complete without JavaScript', core, async ({ browser, baseURL }) => {
		const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
		const page = await context.newPage();
		await page.goto('/help');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Get help now');
		await expect(page.getByText('If you are in immediate danger')).toBeVisible();
		await expect(page.getByRole('region', { name: 'Scotland' })).toBeVisible();
		expect(await page.getByRole('link', { name: /^Call / }).count()).toBeGreaterThan(20);
		await page.goto('/');
		await page.getByRole('link', { name: 'Get help now' }).click();
		await expect(page).toHaveURL(/\/help$/);
		await context.close();
	});
});
