// @ts-check
import { figureOf } from './figures.js';
import { asked, firstSight, watchedPage } from './workshop.js';

const runs = 5;
const mostShift = 0.02;
/** Time for everything that loads late, on a slowed machine. */
const settlingMs = 3_000;

const screens = [
	{ width: 360, height: 740 },
	{ width: 1280, height: 800 }
];

/**
 * Measures how far the parts of Today move while they load: the sum of all layout shifts that no tap caused.
 * @param {import('./workshop.js').Workshop} workshop
 * @returns {Promise<import('./figures.js').Figure[]>}
 */
export async function measureLayoutShift(workshop) {
	const figures = [];
	for (const viewport of screens) {
		/** @type {Visits[]} */
		const all = [];
		for (let run = 0; run < runs; run++) all.push(await visited(workshop, viewport));
		const figure = (/** @type {string} */ what, /** @type {keyof Visits} */ visit) => {
			const worst = all.map((visits) => visits[visit]).sort((a, b) => b.sum - a.sum)[0];
			return figureOf(
				`${what}, ${viewport.width} px`,
				all.map((visits) => visits[visit].sum),
				{
					unit: 'shift',
					limit: { of: 'longest', most: mostShift },
					...(worst && worst.sum > 0 && { note: `what moved: ${worst.moved.join('; ')}` })
				}
			);
		};
		figures.push(
			figure('first visit', 'first'),
			figure('later visit', 'later'),
			figure('coming back from the diary', 'back')
		);
	}
	return figures;
}

/**
 * @typedef {{ sum: number, moved: string[] }} Shifts
 * @typedef {{ first: Shifts, later: Shifts, back: Shifts }} Visits
 */

/**
 * Visits Today in a new browser: for the first time, after a win and its reload, and back from the diary.
 * @param {import('./workshop.js').Workshop} workshop
 * @param {{ width: number, height: number }} viewport
 * @returns {Promise<Visits>}
 */
async function visited({ browser, url }, viewport) {
	const context = await browser.newContext({ viewport });
	try {
		const { page, session } = await watchedPage(context, { sight: 'today' });
		await page.addInitScript(watchShifts);
		const shifts = async () => {
			await page.waitForTimeout(settlingMs);
			return /** @type {Promise<Shifts>} */ (asked(session, 'takeShifts()'));
		};
		await firstSight(session, `${url}/`);
		const first = await shifts();
		await page.getByRole('slider').fill('35');
		await page.getByRole('button', { name: 'I did it' }).first().click();
		await page.getByRole('status', { name: 'What happened last' }).getByText('Saved').waitFor();
		// Without a worker, Today takes a later visit for a first one until the diary is read.
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
		await firstSight(session, `${url}/`);
		const later = await shifts();
		await page.locator('nav a[href$="/diary"]').first().click();
		await page.getByRole('list', { name: 'Diary', exact: true }).waitFor();
		await shifts();
		// Without a tap, which would excuse the shifts after it.
		await page.evaluate(() => history.back());
		await page.getByRole('slider').waitFor();
		const back = await shifts();
		return { first, later, back };
	} finally {
		await context.close();
	}
}

/** Collects layout shifts. Runs in the page, so it uses nothing from outside. */
function watchShifts() {
	let sum = 0;
	/** @type {Set<string>} */
	const moved = new Set();
	const note = (/** @type {PerformanceObserverEntryList} */ list) => {
		for (const entry of /** @type {any[]} */ (list.getEntries())) {
			if (entry.hadRecentInput) continue;
			sum += entry.value;
			for (const { node, previousRect, currentRect } of entry.sources) {
				const element = node instanceof Element ? node : node?.parentElement;
				const name = element
					? `${element.localName}.${element.getAttribute('class')}`
					: 'something removed';
				const [from, to] = [previousRect, currentRect].map(
					(/** @type {DOMRect} */ { y, height }) => `${Math.round(y)}+${Math.round(height)}`
				);
				moved.add(`${name} ${from} → ${to}`);
			}
		}
	};
	const observer = new PerformanceObserver(note);
	observer.observe({ type: 'layout-shift', buffered: true });
	Object.assign(globalThis, {
		takeShifts() {
			const taken = { sum, moved: [...moved].slice(0, 4) };
			sum = 0;
			moved.clear();
			return taken;
		}
	});
}
