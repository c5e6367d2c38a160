// @ts-check
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { firefox } from 'playwright';
import { firefoxPath } from '../../scripts/engines.js';
import { filesIn } from './downloads.js';

/**
 * Commands of WebDriver BiDi that Playwright 1.65 sends for each page and that Firefox 153 does not know. The
 * refusal would end the launch.
 */
const unknownCommands = ['emulation.setMediaFeaturesOverride'];
let isPatched = false;

/** Stock Firefox, through Playwright over WebDriver BiDi. */
export const firefoxEngine = {
	name: 'Firefox',
	launch,
	stop: async () => {},
	noise: []
};

/**
 * @param {import('./driver.js').LaunchOptions} options
 * @returns {Promise<import('./driver.js').Session>}
 */
async function launch({ profile, width, height }) {
	const downloads = join(profile, 'downloads');
	mkdirSync(downloads, { recursive: true });
	const options = {
		channel: 'moz-firefox',
		executablePath: firefoxPath,
		// Firefox reports no download to Playwright, but stores the file here.
		downloadsPath: downloads
	};
	await answerUnknownCommands(options);
	const context = await firefox.launchPersistentContext(join(profile, 'firefox'), {
		...options,
		viewport: { width, height },
		locale: 'en-GB'
	});
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
		goto: async (url) => void (await page.goto(url)),
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
 * Lets Playwright's session answer unknown commands by itself. The prototype of that class is reachable only
 * from a running browser, so one is started for it, once.
 * @param {import('playwright').LaunchOptions} options
 */
async function answerUnknownCommands(options) {
	if (isPatched) return;
	const browser = await firefox.launch(options);
	const prototype = Object.getPrototypeOf(internals(browser)._browserSession);
	const { send } = prototype;
	/** @type {(this: object, method: string, params: unknown) => Promise<unknown>} */
	prototype.send = function (method, params) {
		return unknownCommands.includes(method) ? Promise.resolve({}) : send.call(this, method, params);
	};
	isPatched = true;
	await browser.close();
}

/**
 * The object behind a browser of Playwright: no public API, which is why the version of Playwright is fixed.
 * @param {any} browser
 */
const internals = (browser) => browser._connection.toImpl(browser);
