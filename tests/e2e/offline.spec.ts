import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestListener } from 'node:http';
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { crisisLines } from '../../src/lib/content/crisis-lines.ts';
import { basePath, builtApp, furtherBuild } from './builds.ts';
import { core } from './core.ts';
import {
	complaintsOf,
	cutOff,
	expectAllOpen,
	expectOpens,
	expectWhole,
	goTo,
	note,
	openToday,
	route,
	routes,
	setEnergy,
	shareWith,
	someCards,
	suggestions,
	test,
	untilReadyOffline,
	visitOnce,
	withoutHttpCache,
	words,
	type Place
} from './journey.ts';
import { leftBehind, nothing } from './left-behind.ts';

test.use({ hasWorker: true });

interface Manifest {
	start_url: string;
	scope: string;
	shortcuts: { url: string }[];
	share_target: { action: string };
}

/** Returns every address in the manifest of a build, as a path on its host. */
function manifestAddresses(folder: string): string[] {
	const file = readFileSync(join(folder, 'manifest.webmanifest'), 'utf8');
	const { start_url, scope, shortcuts, share_target } = JSON.parse(file) as Manifest;
	expect(shortcuts.length).toBeGreaterThanOrEqual(3);
	return [start_url, scope, ...shortcuts.map(({ url }) => url), share_target.action];
}

const headingAt = (path: string, places: readonly Place[]) => {
	const bare = path.replace(/\?.*/s, '').replace(/(.)\/$/, '$1');
	const place = places.find((each) => each.path === bare);
	expect(place, `${path} is a route`).toBeDefined();
	return place!.heading;
};

/** Returns the address of a route with a slash at its end, or with a query. */
const otherAddress = (path: string, withSlash: boolean) =>
	withSlash && path !== '/' ? `${path}/` : `${path}?source=home`;

/**
 * Opens every kind of address: each route with a slash in one build and with a query in the other, the
 * addresses of the manifest, files, unknown addresses.
 */
async function expectAddressesOpen(
	context: BrowserContext,
	page: Page,
	{ url, folder, base }: { url: string; folder: string; base: string }
): Promise<void> {
	await test.step('each route with a slash or a query', async () => {
		await expectAllOpen(
			context,
			[...routes, ...someCards(folder)].map(({ path, heading }, at) => [
				url + otherAddress(path, (at % 2 === 0) === (base === '')),
				heading
			])
		);
	});
	await test.step('each address of the manifest', async () => {
		const addresses = manifestAddresses(folder);
		for (const address of addresses) {
			expect(address.startsWith(`${base}/`), `${address} is below the base`).toBe(true);
		}
		const { origin } = new URL(url);
		await expectAllOpen(
			context,
			addresses.map((address) => [origin + address, headingAt(address.slice(base.length), routes)])
		);
	});
	await test.step('a page by the name of its file', async () => {
		for (const [file, path, heading] of [
			['index.html', '', words.today_heading!],
			['settings.html', 'settings', words.settings_heading!],
			['people/person.html?id=nobody', 'people/person?id=nobody', words.people_one!]
		]) {
			await page.goto(`${url}/${file}`);
			await expectWhole(page, heading!);
			await expect(page).toHaveURL(`${url}/${path}`);
		}
	});
	await test.step('an unknown address, as a friendly error page', async () => {
		for (const path of ['/cards/nothing', '/cards/nothing/', '/nowhere?at=all']) {
			await page.goto(url + path);
			await expectWhole(page, words.error_heading!);
			await expect(page.getByText(words.error_not_found!)).toBeVisible();
			await page.getByRole('link', { name: words.error_cards! }).click();
			await expectWhole(page, words.cards_heading!);
		}
		await page.goto(`${url}/cards/nothing`);
		await page.getByRole('link', { name: words.error_today! }).click();
		await expectWhole(page, words.today_heading!);
		await expect(suggestions(page).first()).toBeVisible();
	});
	await test.step('Today, reloaded after a click on the home link', async () => {
		await page.goto(`${url}/diary`);
		await page.getByRole('link', { name: words.app_name!, exact: true }).click();
		await expectWhole(page, words.today_heading!);
		await page.reload();
		await expectWhole(page, words.today_heading!);
	});
}

/** Does the main job in a new page without the network. */
async function doMainJob(context: BrowserContext, url: string, folder: string): Promise<void> {
	const page = await context.newPage();
	const complaints = complaintsOf(page);
	await withoutHttpCache(page);

	await openToday(page, url);
	await setEnergy(page, 40);
	const act = suggestions(page).first();
	const title = await act.getByRole('heading').innerText();
	await act.getByRole('button', { name: words.did_it! }).click();
	await expect(page.getByText(`Saved: ${title}.`)).toBeVisible();

	await goTo(page, route('/log'));
	await note(page).fill('We talked about the weather, by the pond.');
	await page.getByRole('button', { name: words.save!, exact: true }).click();
	await expectWhole(page, words.diary_heading!);
	const diary = page.getByRole('list', { name: words.diary_list! });
	await expect(diary.getByRole('listitem')).toHaveCount(2);
	await expect(diary.getByRole('listitem').first()).toContainText('by the pond');
	await expect(diary.getByRole('listitem').last()).toContainText(title);

	await page.getByRole('searchbox', { name: words.diary_search! }).fill('weather');
	await expect(diary.getByRole('listitem')).toHaveCount(1);
	await diary.getByRole('button', { name: words.edit! }).click();
	await expectWhole(page, words.log_heading_edit!);
	await note(page).fill('The weather, and herons.');
	await page.getByRole('button', { name: words.save!, exact: true }).click();
	await expectWhole(page, words.diary_heading!);
	await expect(diary.getByRole('listitem').first()).toContainText('herons');
	await page.getByRole('searchbox', { name: words.diary_search! }).fill('');
	await expect(diary.getByRole('listitem')).toHaveCount(2);

	const undo = page.getByRole('button', { name: words.undo! });
	await undo.click();
	await expect(diary.getByRole('listitem').first()).toContainText('by the pond');
	await diary.getByRole('listitem').first().getByRole('button', { name: words.delete! }).click();
	await expect(diary.getByRole('listitem')).toHaveCount(1);
	await undo.click();
	await expect(diary.getByRole('listitem')).toHaveCount(2);

	await goTo(page, route('/cards'));
	const cards = page.getByRole('list', { name: words.cards_list! }).getByRole('link');
	const [card] = someCards(folder);
	await page.getByRole('searchbox', { name: words.cards_search! }).fill(card!.heading);
	await cards.filter({ hasText: card!.heading }).first().click();
	await expectWhole(page, card!.heading);
	await page.getByRole('button', { name: words.did_it! }).click();
	await expect(page.getByText(`Saved: ${card!.heading}.`)).toBeVisible();

	const later = await context.newPage();
	await later.goto(`${url}/diary`);
	await expect(
		later.getByRole('list', { name: words.diary_list! }).getByRole('listitem')
	).toHaveCount(3);
	expect(complaints).toEqual([]);
	await page.close();
	await later.close();
}

test(
	'every route opens cold with the network off, and the main job works',
	core,
	async ({ context, host }) => {
		test.setTimeout(360_000);
		const server = await host({ folder: builtApp });
		const page = await visitOnce(context, `${server.url}/`);
		await page.close();
		await cutOff(context, server);
		const places = [...routes, ...someCards(builtApp)];
		await expectAllOpen(
			context,
			places.map(({ path, heading }) => [server.url + path, heading] as const)
		);
		await doMainJob(context, server.url, builtApp);
		await expectOpens(context, `${server.url}/log?text=Said%20hello`, words.log_heading!);
	}
);

test('every kind of address opens with the network off', async ({ context, host }) => {
	test.setTimeout(360_000);
	const server = await host({ folder: builtApp });
	const page = await visitOnce(context, `${server.url}/`);
	await cutOff(context, server);
	await expectAddressesOpen(context, page, { url: server.url, folder: builtApp, base: '' });
});

test('one visit to the base path without its slash is enough for all of the app to work offline', async ({
	context,
	host
}) => {
	test.setTimeout(360_000);
	const folder = furtherBuild('below-a-path');
	const server = await host({ folder, base: basePath });
	const page = await context.newPage();
	const complaints = complaintsOf(page);
	await page.goto(server.url);
	await expectWhole(page, words.today_heading!);
	await page.evaluate(async () => {
		for (;;) {
			const [registration] = await navigator.serviceWorker.getRegistrations();
			if (registration?.active?.state === 'activated') return;
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	});
	expect(complaints).toEqual([]);
	await cutOff(context, server);
	await expectOpens(context, `${server.url}/`, words.today_heading!);
	await expectOpens(context, `${server.url}/?source=home`, words.today_heading!);
	await expectAddressesOpen(context, page, { url: server.url, folder, base: basePath });
	await doMainJob(context, server.url, folder);
	await test.step('both share targets', async () => {
		await withoutHttpCache(page);
		const share = { title: 'a title 🌱', text: 'a text + 🌱', url: 'a url 🌱' };
		await shareWith(page, server.url, share);
		await expectWhole(page, words.log_heading!);
		await expect(page).toHaveURL(`${server.url}/log`);
		// Once the shared words have left the address, they are stored.
		await page.close();

		// Apps that were installed before the share target became a form post open this address.
		const second = await context.newPage();
		const earlier = new URLSearchParams({ title: 'another title', text: 'another text', url: '' });
		await second.goto(`${server.url}/log?${earlier}`);
		await expectWhole(second, words.log_heading!);
		await expect(second).toHaveURL(`${server.url}/log`);
		await second.close();

		const later = await context.newPage();
		await later.goto(`${server.url}/log`);
		await expect(note(later)).toHaveValue(
			'a title 🌱\na text + 🌱\na url 🌱\nanother title\nanother text'
		);
	});
});

/** Hosts that have one address for each page and redirect all others to it. */
const tidyHosts: Record<string, (path: string) => string> = {
	'without a slash': (path) => path.replace(/(.)\/$/, '$1'),
	'with a slash': (path) => (/\/$|\.[a-z0-9]+$/.test(path) ? path : `${path}/`)
};

for (const [name, tidy] of Object.entries(tidyHosts)) {
	test(`the app works offline on a host that redirects every page to its address ${name}`, async ({
		context,
		host
	}) => {
		let redirects = 0;
		const transform: RequestListener = (request, response) => {
			const { pathname, search } = new URL(request.url ?? '', 'http://localhost');
			const proper = tidy(pathname.replace(/(^|\/)index\.html$/, '$1').replace(/\.html$/, ''));
			if (proper === pathname) return false;
			redirects++;
			response.writeHead(308, { Location: proper + search }).end();
			return true;
		};
		const server = await host({ folder: builtApp, transform });
		const page = await visitOnce(context, `${server.url}/`);
		expect(redirects, 'the worker was redirected').toBeGreaterThan(5);
		// Browsers refuse a redirected response as the answer to a navigation.
		const answers = await page.evaluate(async () => {
			const stored = await Promise.all(
				(await caches.keys()).map(async (name) => (await caches.open(name)).matchAll())
			);
			return stored.flat().map(({ redirected, url }) => ({ redirected, url }));
		});
		expect(answers.length).toBeGreaterThan(100);
		expect(answers.filter(({ redirected }) => redirected)).toEqual([]);
		await page.close();
		await cutOff(context, server);

		const places = [...['/', '/log', '/people/names'].map(route), ...someCards(builtApp)];
		await expectAllOpen(context, [
			...places.map(({ path, heading }) => [server.url + path, heading] as const),
			[`${server.url}/diary/`, words.diary_heading!],
			[`${server.url}/log?text=Hello`, words.log_heading!]
		]);
	});
}

test.describe('crisis help', () => {
	test('stores nothing on the device when opened first, and lets the rest of the app install afterwards', async ({
		context,
		host
	}) => {
		const server = await host({ folder: builtApp });
		const page = await context.newPage();
		const workers: string[] = [];
		context.on('serviceworker', (worker) => workers.push(worker.url()));
		await page.goto(`${server.url}/help`);
		await expectWhole(page, words.help_heading!);
		await page
			.getByRole('combobox', { name: words.help_country! })
			.selectOption({ label: 'Ireland' });
		await expect(page.getByRole('heading', { name: 'Ireland' })).toBeVisible();
		await expect(page.getByRole('heading', { name: 'Germany' })).toHaveCount(0);
		expect(await leftBehind(page)).toEqual(nothing);

		// SvelteKit writes to the session storage when a page unloads.
		await page.reload();
		await expect(page.getByRole('combobox', { name: words.help_country! })).toBeVisible();
		expect(await leftBehind(page)).toEqual({ ...nothing, sessionStorage: ofSvelteKit });
		expect(await context.cookies()).toEqual([]);
		expect(workers).toEqual([]);

		await page.getByRole('link', { name: words.app_name!, exact: true }).click();
		await expectWhole(page, words.today_heading!);
		await untilReadyOffline(page);
		await cutOff(context, server);
		await expectOpens(context, `${server.url}/help`, words.help_heading!);
		await expectOpens(context, `${server.url}/insights`, words.insights_heading!);
	});

	test('works with the network off and stores nothing about the visit', async ({
		context,
		host
	}) => {
		const server = await host({ folder: builtApp });
		const first = await visitOnce(context, `${server.url}/about`);
		const before = await leftBehind(first);
		await first.close();
		await cutOff(context, server);

		const page = await context.newPage();
		await page.goto(`${server.url}/help`);
		const country = page.getByRole('combobox', { name: words.help_country! });
		await expect(country).toBeVisible();
		const guess = await country.inputValue();
		await country.selectOption({ label: 'Ireland' });
		await expect(country).not.toHaveValue(guess);
		await expect(page.getByRole('heading', { name: 'Ireland' })).toBeVisible();
		await page.reload();
		await expect(country).toHaveValue(guess);
		const after = await leftBehind(page);
		expect(after).toEqual({ ...before, sessionStorage: ofSvelteKit });
		expect(after.databases).toEqual([]);
	});
});

/** SvelteKit's data for going back in the history, until the tab closes: numbers and no address. */
const ofSvelteKit = [
	expect.stringMatching(/^sveltekit:scroll=\{("\d+":\{"x":\d+,"y":\d+\},?)*\}$/),
	'sveltekit:snapshot={}'
];

test.describe('without JavaScript', () => {
	async function openPlain(browser: Browser, url: string): Promise<Page> {
		const context = await browser.newContext({ javaScriptEnabled: false });
		const page = await context.newPage();
		await page.goto(url);
		return page;
	}

	test('crisis help is complete', core, async ({ browser, host }) => {
		const server = await host({ folder: builtApp });
		const page = await openPlain(browser, `${server.url}/help`);
		await expectWhole(page, words.help_heading!);
		await expect(page.getByText(words.help_danger!)).toBeVisible();
		expect(crisisLines.length).toBeGreaterThan(5);
		for (const line of crisisLines) {
			await expect(
				page.getByRole('heading', { name: line.name, exact: true }).first()
			).toBeVisible();
			await expect(page.getByText(line.hours).first()).toBeVisible();
			if (!line.phone) continue;
			const number = line.phone.replaceAll(/[^\d+]/g, '');
			await expect(page.locator(`a[href="tel:${number}"]`).first()).toBeVisible();
		}
		for (const { emergencyNumber } of crisisLines) {
			for (const number of emergencyNumber.match(/\d+/g) ?? []) {
				await expect(page.locator(`a[href="tel:${number}"]`).first()).toBeVisible();
			}
		}
		await page.context().close();
	});

	test('cards and the promises are readable', async ({ browser, host }) => {
		const server = await host({ folder: builtApp });
		const page = await openPlain(browser, `${server.url}/about`);
		await expectWhole(page, words.about_heading!);
		await expect(page.getByText(words.about_fixed_line!)).toBeVisible();
		await expect(page.getByText(words.about_promise_4!)).toBeVisible();
		for (const { path, heading } of someCards(builtApp)) {
			await page.goto(server.url + path);
			await expectWhole(page, heading);
			for (const part of [words.card_how!, words.card_say!, words.card_evidence!]) {
				await expect(page.getByRole('heading', { name: part, exact: true })).toBeVisible();
			}
		}
		await page.context().close();
	});

	test('Today explains why it is empty and links to help', async ({ browser, host }) => {
		const server = await host({ folder: builtApp });
		const page = await openPlain(browser, `${server.url}/`);
		await expect(page.locator('noscript p')).toContainText('needs JavaScript');
		await page.getByRole('link', { name: words.get_help_now! }).click();
		await expectWhole(page, words.help_heading!);
		await page.context().close();
	});
});
