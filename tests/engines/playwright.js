// @ts-check
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { filesIn } from './downloads.js';

/**
 * Opens the profile of a browser in a folder, which is made if it is not there.
 * @param {import('playwright').BrowserType} browser
 * @param {import('./driver.js').LaunchOptions} options
 * @param {(downloads: string) => Parameters<import('playwright').BrowserType['launchPersistentContext']>[1]} optionsOf returns the
 *   options of this browser for the folder of its downloads
 * @returns {Promise<{ context: import('playwright').BrowserContext, downloads: string }>}
 */
export async function openProfile(browser, { profile, width, height, script }, optionsOf) {
	const downloads = join(profile, 'downloads');
	mkdirSync(downloads, { recursive: true });
	const context = await browser.launchPersistentContext(join(profile, browser.name()), {
		...optionsOf(downloads),
		viewport: { width, height },
		locale: 'en-GB'
	});
	if (script) await context.addInitScript(script);
	return { context, downloads };
}

/**
 * Returns a session of a browser that Playwright drives.
 * @param {import('playwright').BrowserContext} context with one page at most
 * @param {string} downloads the folder where the browser stores them
 * @returns {Promise<import('./driver.js').Session>}
 */
export async function sessionOf(context, downloads) {
	const page = context.pages()[0] ?? (await context.newPage());
	/** @type {string[]} */
	const errors = [];
	page.on('pageerror', (error) => errors.push(String(error)));
	page.on('console', (message) => {
		if (message.type() === 'error') errors.push(message.text());
	});
	/** @param {import('./driver.js').Element} element */
	const handle = (element) => /** @type {import('playwright').ElementHandle} */ (element);
	/**
	 * Playwright calls only functions with arguments, not sources.
	 * @param {string} source
	 * @returns {(args: unknown[]) => any}
	 */
	const spread = (source) =>
		/** @type {any} */ (new Function('args', `return (${source})(...args);`));
	/** @param {number} steps */
	async function travel(steps) {
		await page.evaluate((by) => void setTimeout(() => history.go(by)), steps);
		await pause(500);
	}
	return {
		version: context.browser()?.version() ?? '',
		errors,
		goto: async (url) => {
			const open = () => page.goto(url);
			// A page from the back/forward cache loads itself again, which ends another navigation in Firefox.
			await open().catch((error) => {
				if (!/interrupted by another navigation/.test(String(error))) throw error;
				return open();
			});
		},
		reload: async () => void (await page.reload()),
		// Not by Playwright, which waits for events that a page from the back/forward cache does not have.
		back: () => travel(-1),
		forward: () => travel(1),
		resize: (size) => page.setViewportSize(size),
		evaluate: (source, ...args) => page.evaluate(spread(source), args),
		element: async (source, ...args) =>
			(await page.evaluateHandle(spread(source), args)).asElement(),
		click: (element) => handle(element).click({ timeout: 5000 }),
		type: async (element, text) => {
			await handle(element).focus();
			await page.keyboard.type(text);
		},
		chooseFile: (element, path) => handle(element).setInputFiles(path),
		downloads: () => filesIn(downloads),
		close: () => context.close(),
		kill: async () => {
			const ended = new Promise((resolve) => context.once('close', resolve));
			internals(context.browser()).options.browserProcess.kill();
			await ended;
		}
	};
}

/**
 * The object behind a browser of Playwright: no public API, which is why the version of Playwright is fixed.
 * @param {any} browser
 */
export const internals = (browser) => browser._connection.toImpl(browser);
