// @ts-check
import { figureOf, median } from './figures.js';
import { asked, firstSight, slowDown, watchedPage } from './workshop.js';

const runs = 7;

/** The summary that shows the pictures. */
const all = 'All pictures and tables';

/**
 * Measures the time from an offline start until the pictures are offered, and from the tap on them until all
 * six are drawn, with many wins and with few.
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
				const { page, session } = await watchedPage(context, { sight: 'offered' });
				const { painted } = await firstSight(session, `${workshop.url}/insights`);
				await page.waitForTimeout(1_500);
				const drawing = await asked(session, `(${drawInPage})(${JSON.stringify(all)})`);
				const longest = await page.evaluate(() => /** @type {any} */ (window).watch.longestTask(0));
				await page.close();
				if (run < 0) continue;
				times.push(painted + drawing);
				tasks.push(longest);
			}
		}
	} finally {
		await Promise.all([few.context.close(), many.context.close()]);
	}
	const speed = `${slowDown} × slower`;
	return [
		figureOf(`six pictures, 1,000 wins, ${speed}`, few.times),
		figureOf(`six pictures, 100,000 wins, ${speed}`, many.times, {
			floor: median(few.times),
			limit: { of: 'timesFloor', most: 1.2 }
		}),
		figureOf('longest task, 1,000 wins', few.tasks),
		figureOf('longest task, 100,000 wins', many.tasks, {
			floor: median(few.tasks),
			limit: { of: 'median', most: 100 }
		})
	];
}

/**
 * Opens the pictures and returns how long it takes to draw them, in ms.
 * @param {string} text
 */
async function drawInPage(text) {
	const { watch } = /** @type {any} */ (window);
	const summary = [...document.querySelectorAll('main summary')].find((element) =>
		element.textContent?.includes(text)
	);
	const begun = performance.now();
	/** @type {HTMLElement} */ (summary).click();
	const { painted } = await watch.until('pictures');
	return painted - begun;
}

/** @returns {{ times: number[], tasks: number[] }} */
const figures = () => ({ times: [], tasks: [] });
