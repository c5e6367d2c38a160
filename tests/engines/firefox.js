// @ts-check
import { firefox } from 'playwright';
import { firefoxPath } from '../../scripts/engines.js';
import { internals, openProfile, sessionOf } from './playwright.js';

/**
 * Commands of WebDriver BiDi that Playwright 1.65 sends for each page and that Firefox 153 does not know. The
 * refusal would end the launch.
 */
const unknownCommands = ['emulation.setMediaFeaturesOverride'];
let isPatched = false;

const stockFirefox = { channel: 'moz-firefox', executablePath: firefoxPath };

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
async function launch(options) {
	await answerUnknownCommands();
	const { context, downloads } = await openProfile(firefox, options, (downloadsPath) => ({
		...stockFirefox,
		// Firefox reports no download to Playwright, but stores the file here.
		downloadsPath
	}));
	return sessionOf(context, downloads);
}

/**
 * Lets Playwright's session answer unknown commands by itself. The prototype of that class is reachable only
 * from a running browser, so one is started for it, once.
 */
async function answerUnknownCommands() {
	if (isPatched) return;
	const browser = await firefox.launch(stockFirefox);
	const prototype = Object.getPrototypeOf(internals(browser)._browserSession);
	const { send } = prototype;
	/** @type {(this: object, method: string, params: unknown) => Promise<unknown>} */
	prototype.send = function (method, params) {
		return unknownCommands.includes(method) ? Promise.resolve({}) : send.call(this, method, params);
	};
	isPatched = true;
	await browser.close();
}
