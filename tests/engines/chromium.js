// @ts-check
import { join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumFlags, ensureChromium } from '../../scripts/chromium.js';
import { openProfile, sessionOf } from './playwright.js';

/** @type {import('./driver.js').Engine} The whole Chromium, to compare the others with. */
export const chromiumEngine = {
	name: 'Chromium',
	launch,
	stop: async () => {},
	noise: []
};

/**
 * @param {import('./driver.js').LaunchOptions} options
 * @returns {Promise<import('./driver.js').Session>}
 */
async function launch(options) {
	const { context, downloads } = await openProfile(chromium, options, () => ({
		executablePath: ensureChromium(),
		args: chromiumFlags,
		// Playwright switches the back/forward cache off, and so does the headless shell.
		ignoreDefaultArgs: ['--disable-back-forward-cache']
	}));
	const session = await sessionOf(context, downloads);
	context.pages()[0]?.on('download', (download) => {
		void download.saveAs(join(downloads, download.suggestedFilename())).catch(() => {});
	});
	return session;
}
