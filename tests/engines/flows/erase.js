// @ts-check
import assert from 'node:assert/strict';
import { by } from '../locate.js';
import { works } from '../outcome.js';
import { say } from '../words.js';
import { log, note } from './steps.js';

/** @type {import('../run.js').Flow[]} */
export const erasing = [
	{
		capability: 'Erase everything',
		async run(visit) {
			const { page } = visit;
			await log(page, 'Not for long');
			await page.open('/log');
			await page.fill(note, 'Half a line');
			await page.open('/settings/erase');
			await page.click(by('button', say('erase_button')));
			await page.click(by('button', say('erase_yes')));
			const end = by('dialog');
			await page.shows(say('erased_heading'), end);
			await page.shows(say('erased_body'), end);
			assert.deepEqual(await leftIn(page), {
				databases: [],
				caches: [],
				workers: 0,
				keys: [],
				files: []
			});
			await visit.reopen('close');
			await visit.page.open('/diary');
			await visit.page.shows(say('diary_empty'));
			await visit.page.open('/log');
			assert.equal(await visit.page.value(note), '');
			return works;
		}
	}
];

/**
 * Returns the names of everything that the site has stored.
 * @param {import('../page.js').Page} page
 */
function leftIn(page) {
	return page.evaluate(async () => {
		/** @type {string[]} */
		const files = [];
		const root = await navigator.storage?.getDirectory?.().catch(() => null);
		const names = /** @type {{ keys(): AsyncIterable<string> } | null | undefined} */ (
			/** @type {unknown} */ (root)
		);
		if (names) for await (const name of names.keys()) files.push(name);
		return {
			databases: (await indexedDB.databases()).map(({ name }) => name),
			caches: await caches.keys(),
			workers: (await navigator.serviceWorker.getRegistrations()).length,
			keys: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
			files
		};
	});
}
