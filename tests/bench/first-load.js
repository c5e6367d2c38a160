// @ts-check
import { figureOf, median } from './figures.js';
import { firstSight, slowDown, watchedPage } from './workshop.js';

const runs = 9;

/** The slow connection of a phone. */
const slowConnection = {
	offline: false,
	latency: 150,
	downloadThroughput: 1_600_000 / 8,
	uploadThroughput: 750_000 / 8
};

// Limits: a third of the bytes and half of the times of Jot, which are 224 kB, 327 ms and 2.3 s, measured
// elsewhere.
const mostBytes = 224 / 3;
const conditions = [
	{ name: 'as fast as this machine', rate: 1, connection: null, mostMs: 327 / 2 },
	{ name: `${slowDown} × slower`, rate: slowDown, connection: null, mostMs: null },
	{
		name: `${slowDown} × slower, 1.6 Mbit/s and 150 ms`,
		rate: slowDown,
		connection: slowConnection,
		mostMs: 2_300 / 2
	}
];

/**
 * Measures the very first visit: the time until Today can be used, and the bytes transferred until then. The
 * floor is an empty page of the same server.
 * @param {import('./workshop.js').Workshop} workshop
 * @returns {Promise<import('./figures.js').Figure[]>}
 */
export async function measureFirstLoad(workshop) {
	const figures = [];
	/** @type {Load[]} */
	const all = [];
	for (const condition of conditions) {
		/** @type {Load[]} */
		const app = [];
		/** @type {Load[]} */
		const empty = [];
		// The first run does not count: the browser itself is cold.
		for (let run = -1; run < runs; run++) {
			const [floor, load] = [
				await loaded(workshop, `${workshop.emptyUrl}/`, 'anything', condition),
				await loaded(workshop, `${workshop.url}/`, 'today', condition)
			];
			if (run < 0) continue;
			app.push(load);
			empty.push(floor);
		}
		all.push(...app);
		const { name, mostMs } = condition;
		figures.push(
			figureOf(
				`usable, ${name}`,
				app.map(({ ms }) => ms),
				{
					floor: median(empty.map(({ ms }) => ms)),
					...(mostMs && { limit: { of: 'median', most: mostMs } }),
					...(condition.connection && {
						note: "the connection of the page is slowed, and that of the worker's own downloads is not"
					})
				}
			)
		);
	}
	const kB = (/** @type {(load: Load) => number} */ of) => all.map((load) => of(load) / 1000);
	return [
		figureOf(
			'JavaScript and CSS until usable, gzip',
			kB(({ code }) => code),
			{ unit: 'kB' }
		),
		figureOf(
			'everything until usable, with headers',
			kB(({ total }) => total),
			{ unit: 'kB', limit: { of: 'longest', most: mostBytes } }
		),
		...figures
	];
}

/**
 * The bytes are those received when the page could be used.
 * @typedef {{ ms: number, code: number, total: number }} Load
 */

/**
 * Loads a page once with empty caches and returns its time and its bytes.
 * @param {import('./workshop.js').Workshop} workshop
 * @param {string} url
 * @param {import('./watch.js').Sight} sight
 * @param {typeof conditions[number]} condition
 * @returns {Promise<Load>}
 */
async function loaded({ browser, viewport }, url, sight, { rate, connection }) {
	// A new context has nothing in its caches.
	const context = await browser.newContext({ viewport });
	try {
		const { page, session } = await watchedPage(context, { sight, rate });
		if (connection) {
			await session.send('Network.enable');
			await session.send('Network.emulateNetworkConditions', connection);
		}
		const { painted } = await firstSight(session, url);
		const bytes = await page.evaluate(bytesUntil, painted);
		return { ms: painted, ...bytes };
	} finally {
		await context.close();
	}
}

/** @param {number} ms */
function bytesUntil(ms) {
	const kinds = ['navigation', 'resource'];
	const came = /** @type {PerformanceResourceTiming[]} */ (
		kinds.flatMap((kind) => performance.getEntriesByType(kind))
	).filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= ms);
	const sum = (/** @type {number[]} */ sizes) => sizes.reduce((total, size) => total + size, 0);
	const code = came.filter(({ name }) => /\.(js|css)$/.test(name));
	return {
		code: sum(code.map(({ encodedBodySize }) => encodedBodySize)),
		total: sum(came.map(({ transferSize }) => transferSize))
	};
}
