import { readdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, expect, test as plain, type BrowserContext, type Page } from '@playwright/test';
import { chromiumFlags, findChromium } from '../tools/chromium.js';
import { serveFolder } from '../tools/serve.js';

type HostOptions = Omit<Parameters<typeof serveFolder>[0], 'port'>;
type Transform = NonNullable<HostOptions['transform']>;

/** A host of its own: its address without a slash at the end, and how to take it off the network. */
export interface Host {
	readonly url: string;
	readonly port: number;
	close(): Promise<void>;
}

/** A host whose files can be replaced by those of another version, and can fail. */
export interface ChangingHost extends Host {
	/** From now on these files are served. */
	deploy(folder: string): void;
	/** Paths that are answered with this status instead. */
	readonly failures: Map<string, number>;
	/** Paths that are answered only after the promise. */
	readonly waits: Map<string, Promise<void>>;
	/** How often a path was asked for. */
	asked(path: string): number;
}

interface Hands {
	/** Serves a folder on a port of its own until the test ends. */
	host(options: HostOptions): Promise<Host>;
	/** The same with `no-store`, for files that change. */
	changingHost(folder: string): Promise<ChangingHost>;
	/** A browser with a profile of its own on disk, as a person has one; by name, to open it again. */
	ownBrowser(profile: string, flags?: readonly string[]): Promise<BrowserContext>;
}

export const test = plain.extend<Hands>({
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
			const server = await host({ folder: link, headers, transform });
			const asked = (path: string) => requests.filter((each) => each === path).length;
			return { ...server, deploy, failures, waits, asked };
		});
	},
	// eslint-disable-next-line no-empty-pattern
	ownBrowser: async ({}, use, testInfo) => {
		const open: BrowserContext[] = [];
		await use(async (profile, flags = []) => {
			const context = await chromium.launchPersistentContext(testInfo.outputPath(profile), {
				executablePath: findChromium() ?? undefined,
				args: [...chromiumFlags, ...flags],
				viewport: { width: 360, height: 740 }
			});
			open.push(context);
			return context;
		});
		await Promise.all(open.map((each) => each.close()));
	}
});

/** All words of the interface, by name. */
export const words = JSON.parse(
	readFileSync(
		fileURLToPath(new URL('../../src/lib/i18n/messages/en.json', import.meta.url)),
		'utf8'
	)
) as Record<string, string>;

/** A place of the app: its path below the base, and its heading. */
export interface Place {
	path: string;
	heading: string;
	/** The path of the page that leads there, where neither the navigation does nor the page above it. */
	from?: string;
}

/** The routes of CONTRACT.md and those that came after it, with the headings that their pages show. */
export const routes: readonly Place[] = [
	{ path: '/', heading: words.today_heading! },
	{ path: '/log', heading: words.log_heading! },
	{ path: '/cards', heading: words.cards_heading! },
	{ path: '/diary', heading: words.diary_heading! },
	{ path: '/insights', heading: words.insights_heading! },
	{ path: '/insights/summary', heading: words.summary_heading! },
	{ path: '/people', heading: words.people_heading! },
	{ path: '/plans', heading: words.plans_heading! },
	{ path: '/rehearse', heading: words.rehearse_heading! },
	{ path: '/compose', heading: words.compose_heading!, from: '/plans' },
	{ path: '/voice', heading: words.voice_heading!, from: '/plans' },
	{ path: '/timer', heading: words.timer_heading!, from: '/plans' },
	{ path: '/breathe', heading: words.breathe_heading!, from: '/plans' },
	{ path: '/settings', heading: words.settings_heading! },
	{ path: '/help', heading: words.help_heading! },
	{ path: '/about', heading: words.about_heading! }
];

/** Three cards of a build, headed as their prerendered pages are. */
export function someCards(folder: string): Place[] {
	const files = readdirSync(join(folder, 'cards')).filter((name) => name.endsWith('.html'));
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

/** What goes wrong on a page from now on: exceptions, and whatever the console calls an error. */
export function complaintsOf(page: Page): readonly string[] {
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
	});
	return complaints;
}

/** Waits until the service worker has everything and serves this page. */
export async function untilReadyOffline(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		if (navigator.serviceWorker.controller) return;
		await new Promise((resolve) =>
			navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
		);
	});
}

/** One visit to an address, until the app works without the network. */
export async function visitOnce(context: BrowserContext, url: string): Promise<Page> {
	const page = await context.newPage();
	await withoutHttpCache(page);
	await page.goto(url);
	await untilReadyOffline(page);
	return page;
}

/** Takes the network away for good: no server, no network in the browser. */
export async function cutOff(context: BrowserContext, host: Host): Promise<void> {
	await host.close();
	await context.setOffline(true);
	const answer = await fetch(host.url).then(
		() => 'an answer',
		() => 'none'
	);
	expect(answer, 'the server is gone').toBe('none');
}

/** Turns the browser's HTTP cache off for a page, so that it cannot stand in for the worker. */
export async function withoutHttpCache(page: Page): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
}

/** Opens an address in a new page that has nothing from before, and expects a whole page there. */
export async function expectOpens(
	context: BrowserContext,
	address: string,
	heading: string
): Promise<void> {
	await expectAllOpen(context, [[address, heading]]);
}

/** The same for addresses with their headings, one after the other: each is a document of its own. */
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

/** Expects the heading of a page, the way to help, and no alert. */
export async function expectWhole(page: Page, heading: string): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
	await expect(
		page.getByRole('banner').getByRole('link', { name: words.get_help_now! })
	).toBeVisible();
	await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
}

/** Opens Today and waits for what it offers. */
export async function openToday(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/`);
	await expect(slider(page)).toBeVisible();
	await expect(suggestions(page).first()).toBeVisible();
}

export const slider = (page: Page) => page.getByRole('slider', { name: words.energy_label! });
export const suggestions = (page: Page) =>
	page.getByRole('region', { name: words.suggestions_heading! }).getByRole('article');
export const note = (page: Page) => page.getByRole('textbox', { name: words.log_note! });

/** Says how much energy there is, and waits for acts that fit. */
export async function setEnergy(page: Page, energy: number): Promise<void> {
	await slider(page).fill(String(energy));
	await expect(slider(page)).toHaveValue(String(energy));
	await expect(suggestions(page).first()).toBeVisible();
}

/** Goes to a place by its link, in the navigation or on the page above, without loading the app again. */
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
	if (!(await link.isVisible())) {
		await navigation.getByRole('button', { name: words.nav_more! }).click();
	}
	await link.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
}

/** The place with this path. */
export function route(path: string): Place {
	return routes.find((each) => each.path === path)!;
}
