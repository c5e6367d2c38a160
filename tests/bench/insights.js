// @ts-check
import { figureOf, median } from './figures.js';
import { firstSight, slowDown, watchedPage } from './workshop.js';

const runs = 7;

/**
 * Measures the time from an offline start until all six pictures are drawn, with many wins and with few.
 * @param {import('./workshop.js').Workshop} workshop
 * @returns {Promise<import('./figures.js').Figure[]>}
 */
export async function measureInsights(workshop) {
	const few = { ...(await workshop.withDiary(1_000)), ...figures() };
	const many = { ...(await workshop.withDiary(100_000)), ...figures() };
	try {
		for (let run = -1; run < runs; run++) {
			// Alternate, so that other work of this machine affects both alike.
			for (const { context, times, tasks } of [few, many]) {
				const { page, session } = await watchedPage(context, { sight: 'pictures' });
				const { painted } = await firstSight(session, `${workshop.url}/insights`);
				const longest = await page.evaluate(() => /** @type {any} */ (window).watch.longestTask(0));
				await page.close();
				if (run < 0) continue;
				times.push(painted);
				tasks.push(longest);
			}
		}
	} finally {
		await Promise.all([few.context.close(), many.context.close()]);
	}
	const speed = `${slowDown} × slower`;
	return [
		figureOf(`six pictures, 1,000 wins, ${speed}`, few.times),
		figureOf(`six pictures, 100,000 wins, ${speed}`, many.times, { floor: median(few.times) }),
		figureOf('longest task, 1,000 wins', few.tasks),
		figureOf('longest task, 100,000 wins', many.tasks, { floor: median(few.tasks) })
	];
}

/** @returns {{ times: number[], tasks: number[] }} */
const figures = () => ({ times: [], tasks: [] });
