// @ts-check
import { by } from '../locate.js';
import { cannot, works } from '../outcome.js';
import { routesOf } from './routes.js';
import { entries, log } from './steps.js';

/** @type {import('../run.js').Flow[]} */
export const offline = [
	{
		capability: 'All pages open without the network after one visit',
		async run(visit) {
			const { page } = visit;
			await page.open('/');
			if (!(await controlled(page))) return cannot('no service worker');
			await visit.stopHost();
			for (const path of routesOf(visit.build)) {
				await page.open(path);
				await page.find(by('h1'));
			}
			await log(page, 'Far from any network');
			await visit.reopen('close');
			await visit.page.open('/diary');
			await visit.page.shows('Far from any network', entries);
			return works;
		}
	}
];

/**
 * Waits until the service worker has all files and controls the page. Resolves to false where the engine has no
 * service workers.
 * @param {import('../page.js').Page} page
 */
export async function controlled(page) {
	if (!(await page.evaluate(() => 'serviceWorker' in navigator))) return false;
	await page.until('the worker has all files and controls the page', () =>
		page.evaluate(() =>
			navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)
		)
	);
	return true;
}
