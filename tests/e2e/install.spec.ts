import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { basePath, builtApp, furtherBuild } from './builds.ts';
import { coreIf } from './core.ts';
import {
	complaintsOf,
	cutOff,
	expectWhole,
	goTo,
	note,
	route,
	test,
	untilReadyOffline,
	shareWith,
	visitOnce,
	words
} from './journey.ts';

test.use({ hasWorker: true });

interface Picture {
	src: string;
	sizes: string;
	type: string;
	purpose?: string;
	form_factor?: string;
	label?: string;
}

interface Manifest {
	[field: string]: unknown;
	icons: Picture[];
	screenshots: Picture[];
	shortcuts: { name: string; url: string; icons: Picture[] }[];
}

const manifestOf = (folder: string) =>
	JSON.parse(readFileSync(join(folder, 'manifest.webmanifest'), 'utf8')) as Manifest;

for (const base of ['', basePath]) {
	test.describe(base === '' ? 'the manifest' : `the manifest below ${base}`, () => {
		let folder = builtApp;
		test.beforeAll(() => {
			if (base !== '') folder = furtherBuild('below-a-path');
		});

		test('has every field that an installation needs', coreIf(base === ''), () => {
			const manifest = manifestOf(folder);
			expect(manifest).toMatchObject({
				id: `${base}/`,
				name: 'Small Hello',
				short_name: expect.stringMatching(/^.{1,12}$/),
				description: expect.stringMatching(/\w{3}/),
				categories: expect.arrayContaining([expect.any(String)]),
				start_url: expect.stringMatching(new RegExp(`^${base}/(\\?|$)`)),
				scope: `${base}/`,
				display: 'standalone',
				display_override: expect.arrayContaining(['standalone']),
				theme_color: expect.stringMatching(/^#[0-9a-f]{6}$/),
				background_color: expect.stringMatching(/^#[0-9a-f]{6}$/),
				share_target: {
					action: `${base}/log`,
					method: 'POST',
					enctype: 'multipart/form-data',
					params: { title: 'title', text: 'text', url: 'url' }
				}
			});
			const kinds = manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose ?? 'any'}`);
			expect(kinds).toEqual(expect.arrayContaining(['192x192 any', '512x512 any']));
			expect(kinds.join()).toMatch(/ maskable/);
			expect(kinds.join()).toMatch(/ monochrome/);
			const shapes = manifest.screenshots.map(({ form_factor }) => form_factor);
			expect(shapes).toEqual(expect.arrayContaining(['narrow', 'wide']));
			for (const { label } of manifest.screenshots) expect(label).toMatch(/\w{3}/);
			expect(manifest.shortcuts.map(({ name, url }) => [name, url])).toEqual([
				['Log a small win', `${base}/log`],
				['Practise', `${base}/cards`],
				['Help', `${base}/help`]
			]);
		});

		test(
			'names only images that exist, in their real sizes',
			coreIf(base === ''),
			async ({ host, page }) => {
				const server = await host({ folder, base });
				const { icons, screenshots, shortcuts } = manifestOf(folder);
				const touch = {
					src: `${base}/icons/apple-touch-icon.png`,
					sizes: '180x180',
					type: 'image/png'
				};
				const pictures = [
					...icons,
					...screenshots,
					...shortcuts.flatMap((each) => each.icons),
					touch
				];
				expect(pictures.length).toBeGreaterThan(8);
				for (const { src, sizes, type } of pictures) {
					const answer = await fetch(new URL(src, server.url));
					expect(answer.status, src).toBe(200);
					expect(answer.headers.get('Content-Type'), src).toBe(type);
					const bytes = Buffer.from(await answer.arrayBuffer());
					if (type !== 'image/png') continue;
					expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(sizes);
				}
				await page.goto(`${server.url}/`);
				const linked = (kind: string) =>
					page.locator(`link[rel="${kind}"]`).evaluate((link) => (link as HTMLLinkElement).href);
				const { origin } = new URL(server.url);
				expect(await linked('apple-touch-icon')).toBe(origin + touch.src);
				expect(await linked('manifest')).toBe(`${server.url}/manifest.webmanifest`);
			}
		);

		test(
			'lets the browser install the app without an installability error',
			coreIf(base === ''),
			async ({ ownBrowser, host }) => {
				const server = await host({ folder, base });
				const context = await ownBrowser('profile', { isWhole: true });
				const page = await visitOnce(context, `${server.url}/`);
				const session = await context.newCDPSession(page);
				const manifest = await session.send('Page.getAppManifest');
				expect(manifest.url).toBe(`${server.url}/manifest.webmanifest`);
				expect(manifest.errors).toEqual([]);
				const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
				expect(installabilityErrors).toEqual([]);
			}
		);
	});
}

test('the browser reports an installability error if the icons are missing', async ({
	ownBrowser,
	host
}) => {
	const server = await host({
		folder: builtApp,
		transform: (request, response) => {
			if (!request.url?.startsWith('/icons/')) return false;
			response.writeHead(404).end();
			return true;
		}
	});
	const context = await ownBrowser('profile', { isWhole: true });
	const page = await context.newPage();
	await page.goto(`${server.url}/`);
	const session = await context.newCDPSession(page);
	const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
	expect(installabilityErrors.map(({ errorId }) => errorId)).not.toEqual([]);
});

test('an install prompt that the browser offers before the app starts is not lost', async ({
	context,
	host
}) => {
	const server = await host({ folder: builtApp });
	const page = await context.newPage();
	await page.addInitScript(() => {
		// The app's code runs only after the document has been parsed.
		document.addEventListener('readystatechange', () => {
			if (document.readyState !== 'interactive') return;
			const offer = new Event('beforeinstallprompt', { cancelable: true });
			const prompt = () => {
				document.title = `asked, ${offer.defaultPrevented ? 'when' : 'before'} the person wished`;
				return Promise.resolve();
			};
			const userChoice = Promise.resolve({ outcome: 'dismissed' });
			dispatchEvent(Object.assign(offer, { prompt, userChoice }));
		});
	});
	await page.goto(`${server.url}/settings`);
	await page.getByRole('button', { name: words.settings_install_button! }).click();
	await expect(page).toHaveTitle('asked, when the person wished');
});

/** Returns a text that differs at every position, so that missing or repeated parts are noticed. */
function longText(length: number): string {
	let text = '';
	for (let line = 0; text.length < length; line++) text += `${line}-small-hello_`;
	return text.slice(0, length);
}

/** Expects the text of `longText` to be absent from the tab's history and session storage. */
async function expectNoTraceInHistory(page: Page): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const { entries } = await session.send('Page.getNavigationHistory');
	const state = await page.evaluate(() => JSON.stringify([history.state, { ...sessionStorage }]));
	const remembered = entries.map(({ url, title }) => `${url} ${title}`).join('\n') + state;
	const where = remembered.indexOf('small-hello_');
	expect(where < 0 ? '' : remembered.slice(Math.max(0, where - 100), where + 50)).toBe('');
}

/** Expects the note to equal a text, without printing megabytes if it does not. */
async function expectNote(page: Page, text: string): Promise<void> {
	// An address of two megabytes takes a slow machine over a minute.
	await expect(note(page)).toHaveValue(/./, { timeout: 120_000 });
	const value = await note(page).inputValue();
	expect({ length: value.length, end: value.slice(-40) }).toEqual({
		length: text.length,
		end: text.slice(-40)
	});
	expect(value === text, 'the note equals the text').toBe(true);
}

async function expectClearedAddress(page: Page, url: string): Promise<void> {
	await expect(page).toHaveURL(url);
	await expectNoTraceInHistory(page);
	await goTo(page, route('/cards'));
	await expectNoTraceInHistory(page);
	await page.goBack();
	await expectWhole(page, words.log_heading!);
	await expect(page).toHaveURL(url);
	await expectNoTraceInHistory(page);
}

test.describe('text shared with the app', () => {
	test('may be 2 MB after one visit without the network, shared or in an address, and stays in no address', async ({
		context,
		host
	}) => {
		const server = await host({ folder: builtApp });
		const page = await visitOnce(context, `${server.url}/`);
		await cutOff(context, server);
		const text = `${longText(2 * 1024 * 1024)} שלום & <b>50 %</b> 🌱`;
		const complaints = complaintsOf(page);
		await shareWith(page, server.url, { title: 'A title', text, url: '' });
		await expectNote(page, `A title\n${text}`.slice(0, 10_000));
		const offer = page.getByRole('alert').filter({ hasText: words.log_shared_too_long! });
		const downloading = page.waitForEvent('download');
		await offer.getByRole('button', { name: words.log_keep_as_file! }).click();
		expect(readFileSync(await (await downloading).path(), 'utf8')).toBe(`A title\n${text}`);
		await expectClearedAddress(page, `${server.url}/log`);
		expect(await page.evaluate(() => caches.has('small-hello-shared'))).toBe(false);
		expect(complaints).toEqual([]);

		// The address that apps opened which were installed before the share target became a form post.
		await page.getByRole('button', { name: words.save!, exact: true }).click();
		await expectWhole(page, words.diary_heading!);
		const address = `${server.url}/log?text=`;
		// Chromium opens addresses of up to two megabytes.
		const long = longText(2 * 1024 * 1024 - address.length - 16);
		await page.goto(address + long);
		await expectNote(page, long.slice(0, 10_000));
		await expect(offer).toBeVisible();
		const again = page.waitForEvent('download');
		await offer.getByRole('button', { name: words.log_keep_as_file! }).click();
		const file = readFileSync(await (await again).path(), 'utf8');
		expect(file.length).toBe(long.length);
		expect(file === long, 'the file holds all of it').toBe(true);
		await expectClearedAddress(page, `${server.url}/log`);
		await expectNote(page, long.slice(0, 10_000));
		expect(complaints).toEqual([]);

		await page.getByRole('button', { name: words.save!, exact: true }).click();
		await expectWhole(page, words.diary_heading!);
		// Each of the two is an entry now.
		await expect(page.getByText(long.slice(0, 200))).toHaveCount(2);
	});

	test('may be 10 kB on a first visit', async ({ context, host }) => {
		const server = await host({ folder: builtApp });
		const text = longText(10_240);
		const page = await context.newPage();
		const complaints = complaintsOf(page);
		await page.goto(`${server.url}/log?title=A+title&text=${text}`);
		const whole = `A title\n${text}`;
		await expectNote(page, whole.slice(0, 10_000));
		const offer = page.getByRole('alert').filter({ hasText: words.log_shared_too_long! });
		const downloading = page.waitForEvent('download');
		await offer.getByRole('button', { name: words.log_keep_as_file! }).click();
		expect(readFileSync(await (await downloading).path(), 'utf8')).toBe(whole);
		await expectClearedAddress(page, `${server.url}/log`);
		await untilReadyOffline(page);
		await expectNote(page, whole.slice(0, 10_000));
		expect(complaints).toEqual([]);
	});

	test('arrives unchanged, with markup, Hebrew and special characters, and follows the words of a note', async ({
		context,
		host
	}) => {
		const server = await host({ folder: builtApp });
		const page = await visitOnce(context, `${server.url}/`);
		const query = new URLSearchParams({
			title: '<script>alert(1)</script>',
			text: 'שלום & 50 % + 1 = 🌱?',
			url: 'https://example.invalid/?a=b#c'
		});
		await page.goto(`${server.url}/log?${query}`);
		const expected =
			'<script>alert(1)</script>\nשלום & 50 % + 1 = 🌱?\nhttps://example.invalid/?a=b#c';
		await expect(note(page)).toHaveValue(expected);
		await expect(page).toHaveURL(`${server.url}/log`);
		await page.close();
		const later = await context.newPage();
		await later.goto(`${server.url}/log`);
		await expect(note(later)).toHaveValue(expected);

		await note(later).fill('We sat by the pond.');
		await shareWith(later, server.url, { title: 'Herons', text: 'Herons: a poem' });
		await expect(note(later)).toHaveValue('We sat by the pond.\nHerons: a poem');
		await later.reload();
		await expect(note(later)).toHaveValue('We sat by the pond.\nHerons: a poem');
	});
});
