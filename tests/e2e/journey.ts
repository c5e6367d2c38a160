import { readdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, test as plain, type BrowserContext, type Page } from '@playwright/test';
import { chromiumFlags, findChromium, findHeadlessShell } from '../../scripts/chromium.js';
import { serveFolder } from '../../scripts/serve.js';
import { routes, type Place } from './routes.ts';
import { withoutWorker } from './steps.ts';
import { words } from './words.ts';

export { routes, type Place } from './routes.ts';
export { words } from './words.ts';

type HostOptions = Omit<Parameters<typeof serveFolder>[0], 'port'> & { port?: number };
type Transform = NonNullable<HostOptions['transform']>;

/** A running server. `url` has no trailing slash. `close` takes the server off the network. */
export interface Host {
	readonly url: string;
	readonly port: number;
	close(): Promise<void>;
}

/** A host that can deploy another version and can fail or delay single files. */
export interface ChangingHost extends Host {
	/** Serves the files of this folder from now on. */
	deploy(folder: string): void;
	/** HTTP status to answer with instead of the file, for each path that fails. */
	readonly failures: Map<string, number>;
	/** Promise to await before the answer, for each path that is delayed. */
	readonly waits: Map<string, Promise<void>>;
	/** Returns the number of requests for a path. */
	asked(path: string): number;
	/** Brings a closed server back, at the same address. */
	reopen(): Promise<void>;
}

interface BrowserOptions {
	flags?: readonly string[];
	/** True for the whole Chromium, false for its headless shell, which is the default. */
	isWhole?: boolean;
}

export interface Hands {
	/** True if pages have a service worker, which costs more than the rest of most journeys. False by default. */
	hasWorker: boolean;
	/** Serves a folder until the test ends, by default on a free port. */
	host(options: HostOptions): Promise<Host>;
	/** Serves a folder with `Cache-Control: no-store`, so that its files can change. */
	changingHost(folder: string): Promise<ChangingHost>;
	/** Opens a browser with a profile on disk. The same name opens the same profile again. */
	ownBrowser(profile: string, options?: BrowserOptions): Promise<BrowserContext>;
}

export const test = plain.extend<Hands>({
	hasWorker: [false, { option: true }],
	context: async ({ context, hasWorker }, use) => {
		if (!hasWorker) await withoutWorker(context);
		await use(context);
	},
	// eslint-disable-next-line no-empty-pattern
	host: async ({}, use) => {
		const open: Host[] = [];
		await use(async (options) => {
			const server = await serveFolder({ port: 0, ...options });
			const host = { ...server, port: Number(new URL(server.url).port) };
			open.push(host);
			return host;
		});
		await Promise.all(open.map((each) => each.close().catch(() => {})));
	},
	changingHost: async ({ host }, use, testInfo) => {
		let count = 0;
		await use(async (folder) => {
			const failures = new Map<string, number>();
			const waits = new Map<string, Promise<void>>();
			const requests: string[] = [];
			const link = testInfo.outputPath(`deployed-${count++}`);
			const deploy = (next: string) => {
				symlinkSync(next, `${link}-next`, 'junction');
				renameSync(`${link}-next`, link);
			};
			deploy(folder);
			const transform: Transform = async (request, response) => {
				const path = (request.url ?? '').replace(/[?#].*/s, '');
				requests.push(path);
				await waits.get(path);
				const status = failures.get(path);
				if (status === undefined) return false;
				response.writeHead(status, { 'Cache-Control': 'no-store' }).end('This went wrong.');
				return true;
			};
			const headers = { 'Cache-Control': 'no-store' };
			let server = await host({ folder: link, headers, transform });
			const { url, port } = server;
			const close = () => server.close();
			const reopen = async () => {
				server = await host({ folder: link, headers, transform, port });
			};
			const asked = (path: string) => requests.filter((each) => each === path).length;
			return { url, port, close, reopen, deploy, failures, waits, asked };
		});
	},
	ownBrowser: async ({ hasWorker }, use, testInfo) => {
		const open: BrowserContext[] = [];
		await use(async (profile, { flags = [], isWhole = false } = {}) => {
			const path = isWhole ? findChromium() : findHeadlessShell();
			const context = await chromium.launchPersistentContext(testInfo.outputPath(profile), {
				executablePath: path ?? undefined,
				args: [...chromiumFlags, ...flags],
				viewport: { width: 360, height: 740 }
			});
			open.push(context);
			if (!hasWorker) await withoutWorker(context);
			return context;
		});
		await Promise.all(open.map((each) => each.close()));
	}
});

/** Returns three cards of a build with the headings of their prerendered pages. */
export function someCards(folder: string): Place[] {
	const files = readdirSync(join(folder, 'cards')).filter(
		(name) => name.endsWith('.html') && name !== 'print.html'
	);
	const picked = [files[0], files[Math.floor(files.length / 2)], files.at(-1)];
	return picked.map((file) => {
		const html = readFileSync(join(folder, 'cards', file!), 'utf8');
		const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1];
		expect(heading, `${file} has a heading`).toBeTruthy();
		return { path: `/cards/${file!.replace('.html', '')}`, heading: plainText(heading!) };
	});
}

function plainText(html: string): string {
	return html
		.replaceAll(/<[^>]*>/g, '')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&')
		.trim();
}

/** Collects the exceptions and console errors of a page from now on. */
export function complaintsOf(page: Page): readonly string[] {
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
	});
	return complaints;
}

/** Waits until the service worker has cached all files and controls this page. */
export async function untilReadyOffline(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		if (navigator.serviceWorker.controller) return;
		await new Promise((resolve) =>
			navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
		);
	});
}

/** Returns the addresses of all files that are stored for use without the network. */
export function storedAddresses(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const names = await caches.keys();
		const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return requests.flat().map(({ url }) => url);
	});
}

/** Returns the paths of the files that the service worker of a build stores, on a host of their own. */
export function listedPaths(folder: string): string[] {
	const worker = readFileSync(join(folder, 'service-worker.js'), 'utf8');
	const [list = '[]'] = /\[\{"revision".*?\}\]/.exec(worker) ?? [];
	const files = JSON.parse(list) as { url: string }[];
	expect(files.length, 'files that the worker lists').toBeGreaterThan(100);
	return files.map(({ url }) => `/${url}`);
}

/** Visits an address in a new page and waits until the app works offline. */
export async function visitOnce(context: BrowserContext, url: string): Promise<Page> {
	const page = await context.newPage();
	await withoutHttpCache(page);
	await page.goto(url);
	await untilReadyOffline(page);
	return page;
}

/** Stops the server and turns the browser's network off. */
export async function cutOff(context: BrowserContext, host: Host): Promise<void> {
	await host.close();
	await context.setOffline(true);
	const answer = await fetch(host.url).then(
		() => 'an answer',
		() => 'none'
	);
	expect(answer, 'the server is gone').toBe('none');
}

/** Turns the HTTP cache off for a page, so that it cannot answer instead of the service worker. */
export async function withoutHttpCache(page: Page): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
}

/** Opens an address in a new page without the HTTP cache, and expects a complete page. */
export async function expectOpens(
	context: BrowserContext,
	address: string,
	heading: string
): Promise<void> {
	await expectAllOpen(context, [[address, heading]]);
}

/**
 * Opens addresses one after the other in a new page without the HTTP cache, each as a new document. Expects a
 * complete page and no error each time.
 */
export async function expectAllOpen(
	context: BrowserContext,
	places: readonly (readonly [address: string, heading: string])[]
): Promise<void> {
	const page = await context.newPage();
	const complaints = complaintsOf(page);
	await withoutHttpCache(page);
	for (const [address, heading] of places) {
		await test.step(address, async () => {
			await page.goto(address);
			await expectWhole(page, heading);
			expect(complaints).toEqual([]);
		});
	}
	await page.close();
}

/** Expects the heading of a page, the link to help and no alert. */
export async function expectWhole(page: Page, heading: string): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
	await expect(
		page.getByRole('banner').getByRole('link', { name: words.get_help_now! })
	).toBeVisible();
	await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
}

/** Shares a text with the app as another app does: the system posts a form to the share target. */
export async function shareWith(
	page: Page,
	url: string,
	share: { title?: string; text?: string; url?: string }
): Promise<void> {
	await page.goto('about:blank');
	await page.evaluate(
		([action, fields]) => {
			const form = document.createElement('form');
			Object.assign(form, { action, method: 'post', enctype: 'multipart/form-data' });
			for (const [name, value] of Object.entries(fields)) {
				const field = document.createElement('textarea');
				Object.assign(field, { name, value });
				form.append(field);
			}
			document.body.append(form);
			form.submit();
		},
		[`${url}/log`, share] as const
	);
	await page.waitForURL(`${url}/log`);
}

/** Opens Today and waits for its suggestions. */
export async function openToday(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/`);
	await expect(slider(page)).toBeVisible();
	await expect(suggestions(page).first()).toBeVisible();
}

export const slider = (page: Page) => page.getByRole('slider', { name: words.energy_label! });
export const suggestions = (page: Page) =>
	page.getByRole('region', { name: words.suggestions_heading! }).getByRole('article');
export const note = (page: Page) => page.getByRole('textbox', { name: words.log_note! });

/** Sets the energy and waits for suggestions. */
export async function setEnergy(page: Page, energy: number): Promise<void> {
	await slider(page).fill(String(energy));
	await expect(slider(page)).toHaveValue(String(energy));
	await expect(suggestions(page).first()).toBeVisible();
}

/** Goes to a page by its link, in the navigation or on the parent page, without reloading the app. */
export async function goTo(page: Page, { path, heading, from }: Place): Promise<void> {
	const parent = routes.find((each) =>
		from ? each.path === from : each.path !== '/' && path.startsWith(`${each.path}/`)
	);
	if (parent) {
		await goTo(page, parent);
		await page.getByRole('main').locator(`a[href$="${path}"]`).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
		return;
	}
	const navigation = page.getByRole('navigation', { name: words.nav_main! });
	const link = navigation.locator(`a[href$="${path}"]`);
	// A page that is still arriving has no layout, and each of its links counts as hidden.
	await link.waitFor({ state: 'attached' });
	await expect(navigation.getByRole('link').first()).toBeVisible();
	if (!(await link.isVisible())) {
		await page.getByRole('button', { name: words.nav_more! }).click();
	}
	await link.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
}

/** Returns the page with this path. */
export function route(path: string): Place {
	return routes.find((each) => each.path === path)!;
}
