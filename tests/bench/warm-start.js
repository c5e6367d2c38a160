// @ts-check
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundled } from '../../scripts/bundle.js';
import { serveFolder } from '../../scripts/serve.js';
import { figureOf, median } from './figures.js';
import { emptyPage, endWorkers, firstSight, slowDown, watchedPage } from './workshop.js';

const runs = 11;

// Trusted Types reject a plain string as the address of a worker.
const registration = `navigator.serviceWorker.register(
	trustedTypes.createPolicy('bench', { createScriptURL: (url) => url }).createScriptURL('/service-worker.js')
)`;

/**
 * Measures the time from an icon on the home screen until Today can be used, with the network off and no
 * worker running. The floor is an empty page, answered by a worker with the same code.
 * @param {import('./workshop.js').Workshop} workshop
 * @returns {Promise<import('./figures.js').Figure[]>}
 */
export async function measureWarmStart(workshop) {
	const app = await serveFolder({ folder: workshop.folder, port: 0 });
	const empty = await serveFolder({ folder: await emptyApp(workshop.scratch), port: 0 });
	const context = await workshop.profile('warm-start');
	try {
		const page = await context.newPage();
		for (const url of [`${app.url}/`, `${empty.url}/install`]) {
			await page.goto(url);
			await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
		}
		await page.close();
		await Promise.all([app.close(), empty.close()]);
		await context.setOffline(true);

		const figures = [];
		for (const rate of [1, slowDown]) {
			/** @type {Record<'app' | 'empty', number[]>} */
			const times = { app: [], empty: [] };
			// The first run does not count: no compiled scripts are cached yet.
			for (let run = -1; run < runs; run++) {
				const floorMs = await started(context, `${empty.url}/`, 'anything', rate);
				const appMs = await started(context, `${app.url}/`, 'today', rate);
				if (run < 0) continue;
				times.empty.push(floorMs);
				times.app.push(appMs);
			}
			figures.push(
				figureOf(
					`usable, ${rate === 1 ? 'as fast as this machine' : `${rate} × slower`}`,
					times.app,
					{ floor: median(times.empty), limit: { of: 'timesFloor', most: 1.5 } }
				)
			);
		}
		return figures;
	} finally {
		await context.close();
	}
}

/**
 * Returns the folder of an app that consists of one empty page and a worker that caches it, with the real
 * worker's code.
 * @param {string} scratch
 */
async function emptyApp(scratch) {
	const folder = join(scratch, 'empty-app');
	const worker = await bundled('src/service-worker.ts', 'browser');
	mkdirSync(folder, { recursive: true });
	const kept = JSON.stringify([{ url: 'index.html', revision: '1' }]);
	const code = readFileSync(worker, 'utf8').replace('self.__WB_MANIFEST', kept);
	writeFileSync(join(folder, 'service-worker.js'), code);
	writeFileSync(join(folder, 'index.html'), emptyPage);
	writeFileSync(
		join(folder, 'install.html'),
		`<!doctype html><title>Install</title><script>${registration}</script>`
	);
	return folder;
}

/**
 * @param {import('./workshop.js').Context} context
 * @param {string} url
 * @param {import('./watch.js').Sight} sight
 * @param {number} rate
 */
async function started(context, url, sight, rate) {
	const { page, session } = await watchedPage(context, { sight, rate });
	await endWorkers(session);
	const { painted } = await firstSight(session, url);
	await page.close();
	return painted;
}
