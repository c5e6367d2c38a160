// @ts-check
import assert from 'node:assert/strict';
import { by } from '../locate.js';
import { works } from '../outcome.js';
import { say } from '../words.js';
import { log, note, save } from './steps.js';

const rounds = 10;

/** @type {import('../run.js').Flow[]} */
export const leaving = [
	{
		capability: 'A page left right after “Save”: the next save ends',
		async run({ page }) {
			await log(page, 'Before all rounds');
			let returns = 0;
			for (let round = 0; round < rounds; round++) {
				await page.open('/log');
				await page.fill(note, `Left in round ${round}`);
				await page.click(save);
				// By links, by a new document, and back to the page that was left.
				if (round % 2 === 0) await page.click(by('link', say('nav_diary')));
				await page.session.goto(`${page.origin}/about`);
				await page.back();
				if (await isLoadedAgain(page)) returns++;
				await page.session.forward();
				await page.isLive();
				await log(page, `Saved in round ${round}`).catch((error) => {
					throw new Error(`round ${round}, ${returns} pages back from the cache: ${error.message}`);
				});
			}
			assert.equal(await winsIn(page), 1 + 2 * rounds, 'all wins are stored');
			return returns > 0 ? works : { ...works, detail: 'no page comes back from the cache' };
		}
	}
];

/**
 * Returns true if the page has loaded itself again, as it does when it comes back from the cache.
 * @param {import('../page.js').Page} page
 */
function isLoadedAgain(page) {
	return page.evaluate(() =>
		performance.getEntriesByType('navigation').some((one) => 'type' in one && one.type === 'reload')
	);
}

/**
 * Returns the number of stored wins.
 * @param {import('../page.js').Page} page
 */
export function winsIn(page) {
	return page.evaluate(
		() =>
			new Promise((resolve, reject) => {
				const opening = indexedDB.open('small-hello');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const wins = opening.result.transaction('wins').objectStore('wins').getAll();
					wins.onerror = () => reject(wins.error);
					wins.onsuccess = () => {
						opening.result.close();
						resolve(wins.result.filter(({ record }) => record).length);
					};
				};
			})
	);
}
