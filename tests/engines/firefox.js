// @ts-check
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { firefox } from 'playwright';
import { firefoxPath } from '../../scripts/engines.js';
import { internals, sessionOf } from './playwright.js';

/**
 * Commands of WebDriver BiDi that Playwright 1.65 sends for each page and that Firefox 153 does not know. The
 * refusal would end the launch.
 */
const unknownCommands = ['emulation.setMediaFeaturesOverride'];
let isPatched = false;

/** @type {import('./driver.js').Engine} Stock Firefox, through Playwright over WebDriver BiDi. */
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
async function launch({ profile, width, height, script }) {
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
	if (script) await context.addInitScript(script);
	return sessionOf(context, downloads);
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
