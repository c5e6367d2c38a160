// @ts-check
import { setTimeout as pause } from 'node:timers/promises';
import { by } from '../locate.js';
import { fallsBackTo, works } from '../outcome.js';
import { say } from '../words.js';
import { entries, log, note, save } from './steps.js';

const rounds = 10;

const noReturns = { ...works, detail: 'no page comes back from the cache' };

/** @type {import('../run.js').Flow[]} */
export const leaving = [
	{
		capability: 'A page left right after “Save”: the next save ends',
		isUnsteady: true,
		async run(visit) {
			const { page } = visit;
			await log(page, 'Before all rounds');
			const written = ['Before all rounds'];
			let returns = 0;
			for (let round = 0; round < rounds; round++) {
				const words = `Left in round ${round}`;
				await page.open('/log');
				await page.fill(note, words);
				await page.click(save);
				// By links, by a new document, and back to the page that was left.
				if (round % 2 === 0) await page.click(by('link', say('nav_diary')));
				await page.session.goto(`${page.origin}/about`);
				await page.back();
				if (await isLoadedAgain(page)) returns++;
				// Leads nowhere if the page loads itself again just then, or goes to the diary after its save.
				await page.session.forward().catch(() => {});
				await pause(500);
				await page.isLive();
				await page.open('/log');
				written.push(words);
				// Words whose save had no time to end are in the form again.
				await page.until(`“${words}” is stored or in the form`, async () => {
					const isStored = (await winsIn(page)).length === written.length;
					return isStored || (await page.value(note)) === words;
				});
				if ((await page.value(note)) !== words) {
					await page.open('/log');
					await page.fill(note, `Saved in round ${round}`);
					written.push(`Saved in round ${round}`);
				}
				await page.click(save);
				if (!(await hasSaved(page))) {
					await isSavedAfterRestart(visit, written);
					return fallsBackTo(
						`a sentence after 10 s if the engine never ends a write of the page that was left (“${say('problem_stalled')}”); the words are there after a restart of the browser`
					);
				}
			}
			await hasEachOnce(page, written);
			return returns > 0 ? works : noReturns;
		}
	},
	{
		capability: 'A page that is gone back to shows what was written since',
		async run({ page }) {
			await log(page, 'Before leaving');
			await page.open('/');
			await page.shows(say('pond_caption', { count: 1 }));
			await log(page, 'Since then');
			for (const path of ['/log', '/']) {
				await page.back();
				await page.isAt(path);
			}
			await page.shows(say('pond_caption', { count: 2 }));
			const isReturn = await isLoadedAgain(page);
			await log(page, 'After coming back');
			await page.has(entries, 3);
			return isReturn ? works : noReturns;
		}
	}
];

/**
 * Waits until a save ends or is explained, and returns whether it has ended.
 * @param {import('../page.js').Page} page
 */
async function hasSaved(page) {
	await page.until('the save ends or is explained', async () => {
		const isExplained = (await page.text(by('body'))).includes(say('problem_stalled'));
		return isExplained || (await page.path()) === '/diary';
	});
	// The app tries once more on a fresh connection.
	for (let tries = 0; tries < 30 && (await page.path()) !== '/diary'; tries++) await pause(500);
	return (await page.path()) === '/diary';
}

/**
 * Opens the browser again after a save that did not end, and saves the words that were in the form.
 * @param {import('../run.js').Visit} visit
 * @param {string[]} written
 */
async function isSavedAfterRestart(visit, written) {
	await visit.reopen('close');
	await visit.page.open('/log');
	await visit.page.until('the words are in the form', async () => {
		return (await visit.page.value(note)) === written.at(-1);
	});
	await visit.page.click(save);
	await visit.page.isAt('/diary');
	await hasEachOnce(visit.page, written);
}

/**
 * Waits until each of these words is stored in one win, and nothing else.
 * @param {import('../page.js').Page} page
 * @param {string[]} written
 */
async function hasEachOnce(page, written) {
	const wanted = [...written].sort().join();
	await page.until('each win is stored once', async () => {
		const notes = (await winsIn(page)).map((win) => win.note);
		return notes.sort().join() === wanted;
	});
}

/**
 * Returns true if the page has loaded itself again, as it does when it comes back from the cache.
 * @param {import('../page.js').Page} page
 */
async function isLoadedAgain(page) {
	// The question is repeated if the page loads again just then.
	const type = await page.until('the kind of the navigation', () =>
		page.evaluate(() => {
			const [entry] = performance.getEntriesByType('navigation');
			return entry && /** @type {PerformanceNavigationTiming} */ (entry).type;
		})
	);
	return type === 'reload';
}

/**
 * Returns the stored wins.
 * @param {import('../page.js').Page} page
 */
export function winsIn(page) {
	return /** @type {Promise<{ note: string }[]>} */ (recordsIn(page, 'wins'));
}

/**
 * Returns the stored records of a collection.
 * @param {import('../page.js').Page} page
 * @param {string} collection
 * @returns {Promise<object[]>}
 */
export function recordsIn(page, collection) {
	return page.evaluate(
		(name) =>
			new Promise((resolve, reject) => {
				const opening = indexedDB.open('small-hello');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const reading = opening.result.transaction(name).objectStore(name).getAll();
					reading.onerror = () => reject(reading.error);
					// Not earlier: if this page is left, an open transaction holds up the writes of the next one.
					/** @type {IDBTransaction} */ (reading.transaction).oncomplete = () => {
						opening.result.close();
						resolve(reading.result.map(({ record }) => record).filter(Boolean));
					};
				};
			}),
		collection
	);
}
