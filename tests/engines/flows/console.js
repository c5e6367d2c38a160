// @ts-check
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { works } from '../outcome.js';
import { copyInPage } from './keeping.js';
import { routesOf } from './routes.js';
import { log } from './steps.js';

/** @type {import('../run.js').Flow[]} */
export const quietConsole = [
	{
		capability: 'No errors in the console on any page',
		async run(visit) {
			const { engine, page } = visit;
			await log(page, 'One win, so that pages have something to show');
			// WebKit reports the reading of a file that is cut off by leaving as an error.
			await page.until(
				'the second copy has the win',
				async () => (await page.evaluate(copyInPage)).wins === 1
			);
			/** @type {string[]} */
			const faults = [];
			/** @type {Set<string>} */
			const reasons = new Set();
			for (const path of routesOf(visit.build)) {
				page.session.errors.length = 0;
				await page.open(path);
				await hasLoaded(page);
				for (const error of page.session.errors) {
					const known = engine.noise.find(({ message }) => message.test(error));
					if (known) reasons.add(known.reason);
					else faults.push(`${path}: ${error.slice(0, 200)}`);
				}
			}
			assert.deepEqual(faults, []);
			return reasons.size > 0
				? { ...works, detail: `but for one message of the engine: ${[...reasons].join(', ')}` }
				: works;
		}
	}
];

/**
 * Waits until the page has loaded nothing for a second: Firefox reports a request that is cut off by leaving as an
 * error of the service worker.
 * @param {import('../page.js').Page} page
 */
async function hasLoaded(page) {
	const loaded = () => page.evaluate(() => performance.getEntriesByType('resource').length);
	for (let before = -1, now = await loaded(); now !== before; now = await loaded()) {
		before = now;
		await pause(1000);
	}
}
