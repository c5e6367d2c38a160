// @ts-check
import { judged } from './figures.js';
import { slowDown } from './workshop.js';

/** @type {Record<string, number>} */
const limitsMs = {
	'suggest, 200 cards after 10,000 events': 16,
	'start-up from the saved posterior': 10,
	"one event's update": 5
};

/**
 * Measures each part of the engine. The time of a suggestion without a learned posterior is the floor of the
 * time with one.
 * @param {import('./workshop.js').Workshop} workshop
 * @returns {Promise<import('./figures.js').Figure[]>}
 */
export async function measureEngine(workshop) {
	const context = await workshop.browser.newContext();
	try {
		const page = await workshop.benchPage(context);
		const session = await context.newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
		/** @type {Record<string, import('./in-page/times.ts').Times>} */
		const times = await page.evaluate('window.benches.engine()');
		return Object.entries(times).map(([what, { count, ...figures }]) => {
			const most = limitsMs[what];
			const limit = most === undefined ? {} : { limit: { of: /** @type {const} */ ('p99'), most } };
			return judged({ what, unit: 'ms', runs: count, ...figures, ...limit });
		});
	} finally {
		await context.close();
	}
}
