// @ts-check
import { figureOf, median } from './figures.js';

const runs = 5;
const entries = 10_000;

/**
 * Measures the preview of a backup of Daylio. The floor is unpacking and parsing it. Both run as fast as this
 * machine, because in the app they run in a worker, and workers cannot be slowed down.
 * @param {import('./workshop.js').Workshop} workshop
 * @returns {Promise<import('./figures.js').Figure[]>}
 */
export async function measureArrivals(workshop) {
	/** @type {import('./in-page/arrivals.ts').ArrivalTimes[]} */
	const all = [];
	const context = await workshop.profile('arrivals');
	try {
		for (let run = 0; run < runs; run++) {
			const page = await workshop.benchPage(context);
			all.push(
				await page.evaluate((count) => /** @type {any} */ (window).benches.arrivals(count), entries)
			);
			await page.close();
		}
	} finally {
		await context.close();
	}
	if (all.some((times) => times.entries !== entries)) throw new Error('not all entries were read');
	return [
		figureOf(
			`preview of a Daylio backup, ${entries.toLocaleString('en')} entries`,
			all.map(({ found }) => found / 1000),
			{
				unit: 's',
				floor: median(all.map(({ bare }) => bare / 1000)),
				limit: { of: 'median', most: 2 }
			}
		)
	];
}
