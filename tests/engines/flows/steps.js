// @ts-check
import { by } from '../locate.js';
import { say } from '../words.js';

/** @typedef {import('../page.js').Page} Page */

export const notice = by('status', say('notice_label'));
export const note = by('textbox', say('log_note'));
export const save = by('button', say('save'));
export const entries = by('listitem', null, by('list', say('diary_list')));
export const search = by('searchbox', say('diary_search'));

/**
 * Logs a win and waits until the diary shows it.
 * @param {Page} page
 * @param {string} words
 */
export async function log(page, words) {
	await page.open('/log');
	await page.fill(note, words);
	await page.click(save);
	await page.isAt('/diary');
	await page.shows(say('saved'), notice);
	await page.shows(words, entries);
}
