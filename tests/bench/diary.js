// @ts-check
import { figureOf, median } from './figures.js';
import { endWorkers, firstSight, slowDown, watchedPage } from './workshop.js';

const runs = 7;
const screens = 10;
const month = '2018-11';

/** Limit for the longest task, in ms. */
const longestTaskMs = 100;

/**
 * Measures the time until the diary shows its first win, from Today and from an offline start, with many wins
 * and with few. Also measures the longest task of the page during that time, during scrolling, and during a
 * jump to a month eight years ago.
 * @param {import('./workshop.js').Workshop} workshop
 * @returns {Promise<import('./figures.js').Figure[]>}
 */
export async function measureDiary(workshop) {
	const few = { ...(await workshop.withDiary(100)), ...nothingSeen() };
	const many = { ...(await workshop.withDiary(100_000)), ...nothingSeen() };
	try {
		for (let run = -1; run < runs; run++) {
			// Alternate, so that other work of this machine affects both alike. The first run does not count.
			for (const diary of [few, many])
				await lookThrough(workshop, diary.context, run < 0 ? nothingSeen() : diary);
		}
	} finally {
		await Promise.all([few.context.close(), many.context.close()]);
	}
	const speed = `${slowDown} × slower`;
	const isLinear = { limit: { of: /** @type {const} */ ('timesFloor'), most: 1.3 } };
	const isSmooth = { limit: { of: /** @type {const} */ ('longest'), most: longestTaskMs } };
	/** @type {(what: string, of: 'clicked' | 'started' | 'today') => import('./figures.js').Figure[]} */
	const both = (what, of) => [
		figureOf(`${what}, 100 wins, ${speed}`, few[of]),
		figureOf(`${what}, 100,000 wins, ${speed}`, many[of], { floor: median(few[of]), ...isLinear })
	];
	return [
		...both('from the tap on Diary', 'clicked'),
		...both('started offline at the diary', 'started'),
		...both('started offline at Today', 'today'),
		figureOf('longest task after the tap, 100 wins', few.clickTasks, isSmooth),
		figureOf('longest task after the tap, 100,000 wins', many.clickTasks, isSmooth),
		figureOf('longest task of the start, 100 wins', few.startTasks, isSmooth),
		figureOf('longest task of the start, 100,000 wins', many.startTasks, isSmooth),
		figureOf(`longest task in ${screens} screens, 100,000 wins`, many.scrollTasks, isSmooth),
		figureOf(`longest gap between frames in ${screens} screens, 100,000 wins`, many.scrollGaps),
		...(many.jumps.length > 0
			? [
					figureOf(`to ${month}, 100,000 wins, ${speed}`, many.jumps),
					figureOf(`longest task on the way to ${month}`, many.jumpTasks, isSmooth)
				]
			: [
					figureOf(`to ${month}, 100,000 wins, ${speed}`, [], {
						note: 'the diary has no "Go to a month"'
					})
				])
	];
}

/** @typedef {ReturnType<typeof nothingSeen>} Seen */

function nothingSeen() {
	/** @returns {number[]} */
	const none = () => [];
	return {
		...{ clicked: none(), clickTasks: none(), started: none(), startTasks: none() },
		...{ today: none(), scrollTasks: none(), scrollGaps: none() },
		...{ jumps: none(), jumpTasks: none() }
	};
}

/**
 * @param {import('./workshop.js').Workshop} workshop
 * @param {import('./workshop.js').Context} context
 * @param {Seen} seen receives the measured values
 */
async function lookThrough(workshop, context, seen) {
	const click = await clicked(workshop, context);
	seen.today.push(click.todayMs);
	seen.clicked.push(click.ms);
	seen.clickTasks.push(click.task);
	const start = await started(workshop, context);
	seen.started.push(start.ms);
	seen.startTasks.push(start.task);
	seen.scrollTasks.push(start.scrollTask);
	seen.scrollGaps.push(start.scrollGap);
	if (!start.jump) return;
	seen.jumps.push(start.jump.ms);
	seen.jumpTasks.push(start.jump.task);
}

/** @type {(workshop: import('./workshop.js').Workshop, context: import('./workshop.js').Context) => Promise<{ todayMs: number, ms: number, task: number }>} */
async function clicked({ url }, context) {
	const { page, session } = await watchedPage(context, { sight: 'today' });
	const { painted: todayMs } = await firstSight(session, `${url}/`);
	await page.waitForTimeout(1_000);
	const times = page.evaluate(async () => {
		const { watch } = /** @type {any} */ (window);
		const isLink = (/** @type {Element} */ target) => target.closest('a[href$="/diary"]') !== null;
		const [from, seen] = await Promise.all([watch.next('click', isLink), watch.until('entries')]);
		// Tasks after the first win count as well.
		await new Promise((resolve) => setTimeout(resolve, 1_500));
		return { ms: seen.painted - from, task: watch.longestTask(from) };
	});
	await page.getByRole('navigation').getByRole('link', { name: 'Diary' }).click();
	const result = await times;
	await page.close();
	return { todayMs, ...result };
}

/** @type {(workshop: import('./workshop.js').Workshop, context: import('./workshop.js').Context) => Promise<{ ms: number, task: number, scrollTask: number, scrollGap: number, jump: { ms: number, task: number } | null }>} */
async function started({ url, viewport }, context) {
	const { page, session } = await watchedPage(context, { sight: 'entries' });
	await endWorkers(session);
	const { painted } = await firstSight(session, `${url}/diary`);
	await page.waitForTimeout(1_500);
	const task = await longestTask(page, 0);

	const scrolledFrom = await page.evaluate(watchFrames);
	await page.mouse.move(viewport.width / 2, viewport.height / 2);
	for (let screen = 0; screen < screens; screen++) {
		await page.mouse.wheel(0, viewport.height);
		await page.waitForTimeout(200);
	}
	const scrollTask = await longestTask(page, scrolledFrom);
	const scrollGap = await page.evaluate(() => /** @type {any} */ (window).longestGap);
	const jump = await jumped(page);
	await page.close();
	return { ms: painted, task, scrollTask, scrollGap, jump };
}

/** Notes the longest time between two frames from now on; returns the present time. Runs in the page. */
function watchFrames() {
	let last = performance.now();
	Object.assign(window, { longestGap: 0 });
	function look() {
		const now = performance.now();
		const { longestGap } = /** @type {any} */ (window);
		Object.assign(window, { longestGap: Math.max(longestGap, now - last) });
		last = now;
		requestAnimationFrame(look);
	}
	requestAnimationFrame(look);
	return last;
}

/** @param {import('./workshop.js').Page} page */
async function jumped(page) {
	const control = page.getByRole('combobox', { name: 'Go to a month' });
	if ((await control.count()) === 0) return null;
	const value = await control.evaluate((select, wanted) => {
		const options = [.../** @type {HTMLSelectElement} */ (select).options];
		const [year, number] = wanted.split('-');
		const name = new Date(Date.UTC(Number(year), Number(number) - 1, 15)).toLocaleString('en', {
			month: 'long',
			timeZone: 'UTC'
		});
		const option =
			options.find((one) => one.value.includes(wanted)) ??
			options.find(({ text }) => text.includes(name) && text.includes(String(year)));
		return option?.value;
	}, month);
	if (value === undefined) throw new Error(`"Go to a month" does not offer ${month}.`);
	const times = page.evaluate(async (wanted) => {
		const { watch } = /** @type {any} */ (window);
		const inView = () => [
			[...document.querySelectorAll(`time[datetime^="${wanted}"]`)].find((time) => {
				const { top, bottom } = time.getBoundingClientRect();
				return bottom > 0 && top < innerHeight;
			})
		];
		const [from, seen] = await Promise.all([
			watch.next('change', (/** @type {Element} */ { tagName }) => tagName === 'SELECT'),
			watch.untilShown(inView)
		]);
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		return { ms: seen.painted - from, task: watch.longestTask(from) };
	}, month);
	await control.selectOption(value);
	return times;
}

/** @type {(page: import('./workshop.js').Page, from: number) => Promise<number>} */
function longestTask(page, from) {
	return page.evaluate((ms) => /** @type {any} */ (window).watch.longestTask(ms), from);
}
