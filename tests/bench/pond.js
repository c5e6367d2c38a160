// @ts-check
import { judged } from './figures.js';

/** The aim for one drawing of a full pond, in ms. */
const mostMs = 8;

/**
 * Measures one drawing of the pond, without a slowed processor: its pixels are made by the machine itself. The
 * floor is an empty pond.
 * @param {import('./workshop.js').Workshop} workshop
 * @returns {Promise<import('./figures.js').Figure[]>}
 */
export async function measurePond(workshop) {
	const context = await workshop.browser.newContext();
	try {
		const page = await workshop.benchPage(context);
		/** @type {Record<string, import('./in-page/times.ts').Times>} */
		const times = await page.evaluate('window.benches.pond()');
		const floor = Object.values(times)[0]?.median;
		return Object.entries(times).map(([what, { count, ...figures }], at) =>
			judged({
				what: `one drawing, ${what}, not slowed`,
				unit: 'ms',
				runs: count,
				...figures,
				...(at > 0 && { floor }),
				limit: { of: 'median', most: mostMs }
			})
		);
	} finally {
		await context.close();
	}
}
