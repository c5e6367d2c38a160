// @ts-check
import { figureOf } from './figures.js';
import { asked, firstSight, slowDown, watchedPage } from './workshop.js';

const runs = 5;
const steps = 50;
const mostMs = 50;

/**
 * Measures the slider of Today while it is dragged from one end to the other and moved by the keyboard, as
 * Event Timing does: from the event to the next frame, in steps of 8 ms.
 * @param {import('./workshop.js').Workshop} workshop
 * @returns {Promise<import('./figures.js').Figure[]>}
 */
export async function measureSlider(workshop) {
	/** @type {Record<'drag' | 'taps' | 'keys' | 'task', number[]>} */
	const longest = { drag: [], taps: [], keys: [], task: [] };
	// The first run does not count: the browser itself is cold.
	for (let run = -1; run < runs; run++) {
		const times = await moved(workshop);
		if (run < 0) continue;
		for (const [kind, ms] of Object.entries(times))
			longest[/** @type {keyof typeof longest} */ (kind)].push(ms);
	}
	const limit = { of: /** @type {const} */ ('median'), most: mostMs };
	return [
		figureOf('longest interaction of a drag: press and release', longest.taps, { limit }),
		figureOf('longest step of a drag', longest.drag, { limit }),
		figureOf('longest interaction by the keyboard', longest.keys, { limit }),
		figureOf('longest task of a drag over 50 ms', longest.task)
	];
}

/** @param {import('./workshop.js').Workshop} workshop */
async function moved({ browser, url, viewport }) {
	const context = await browser.newContext({ viewport, serviceWorkers: 'block' });
	try {
		const { page, session } = await watchedPage(context, { sight: 'today', rate: 1 });
		await page.addInitScript(watchEvents);
		await firstSight(session, `${url}/`);
		const slider = page.getByRole('slider');
		// Visit again, as on most days. Loading is measured elsewhere.
		await slider.fill('35');
		await page.waitForTimeout(1_000);
		await firstSight(session, `${url}/`);
		await page.waitForTimeout(2_000);
		const box = await slider.boundingBox();
		if (!box) throw new Error('Today has no slider.');
		await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });

		const y = box.y + box.height / 2;
		const x = (/** @type {number} */ share) => box.x + 20 + (box.width - 40) * share;
		await page.mouse.move(x(0.35), y);
		const from = /** @type {number} */ (await asked(session, 'performance.now()'));
		await page.mouse.down();
		let at = 0.35;
		for (const target of [0, 1, 0.5]) {
			for (let step = 1; step <= steps; step++) {
				await page.mouse.move(x(at + ((target - at) * step) / steps), y);
				await page.waitForTimeout(16);
			}
			at = target;
		}
		await page.mouse.up();
		await page.waitForTimeout(1_000);
		const dragged = await asked(session, 'takeEvents()');
		const task = await asked(session, `watch.longestTask(${from})`);
		await slider.focus();
		for (let press = 0; press < 20; press++) {
			await page.keyboard.press(press < 10 ? 'ArrowRight' : 'PageUp');
			await page.waitForTimeout(100);
		}
		await page.waitForTimeout(1_000);
		const typed = await asked(session, 'takeEvents()');
		return {
			drag: Math.max(dragged.input, dragged.pointermove),
			taps: dragged.interaction,
			keys: typed.interaction,
			task
		};
	} finally {
		await context.close();
	}
}

/** Collects the longest events. Runs in the page, so it uses nothing from outside. */
function watchEvents() {
	/** @type {Record<string, number>} */
	let longest = {};
	const note = (/** @type {string} */ kind, /** @type {number} */ ms) =>
		(longest[kind] = Math.max(longest[kind] ?? 0, ms));
	const read = (/** @type {PerformanceEntryList} */ entries) => {
		for (const entry of /** @type {PerformanceEventTiming[]} */ (entries)) {
			note(entry.name, entry.duration);
			if (entry.interactionId) note('interaction', entry.duration);
		}
	};
	const observer = new PerformanceObserver((list) => read(list.getEntries()));
	observer.observe(
		/** @type {PerformanceObserverInit} */ ({
			type: 'event',
			durationThreshold: 16,
			buffered: true
		})
	);
	Object.assign(globalThis, {
		takeEvents() {
			read(observer.takeRecords());
			// Shorter events are not reported.
			const taken = { interaction: 16, input: 16, pointermove: 16, ...longest };
			longest = {};
			return taken;
		}
	});
}
