// @ts-check
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { by } from '../locate.js';
import { works } from '../outcome.js';
import { say } from '../words.js';
import { entries, log, note, search } from './steps.js';

/** @type {import('../run.js').Flow[]} */
export const diary = [
	{
		capability: 'A win stays after a reload, a restart and a killed browser',
		async run(visit) {
			await log(visit.page, 'Waved at the driver');
			await visit.page.reload();
			await visit.page.shows('Waved at the driver', entries);
			await visit.reopen('close');
			await visit.page.open('/diary');
			await visit.page.shows('Waved at the driver', entries);
			await log(visit.page, 'Thanked the baker');
			await visit.reopen('kill');
			await visit.page.open('/diary');
			await visit.page.has(entries, 2);
			return works;
		}
	},
	{
		capability: 'Search in the diary shows what it found',
		async run({ page }) {
			await log(page, 'Waved at the driver');
			await log(page, 'Thanked the baker');
			await page.fill(search, 'driver');
			await isPainted(page, say('diary_found', { count: 1 }));
			await page.has(entries, 1);
			await page.fill(search, 'nothing like this');
			await isPainted(page, say('diary_none_found'));
			const all = by('button', say('diary_show_all'));
			const [box] = await page.boxes(all);
			assert.ok(box && box.height > 0, `“${say('diary_show_all')}” has a box`);
			await page.click(all);
			await page.has(entries, 2);
			return works;
		}
	},
	{
		capability: 'Half-written words stay after a reload and another page',
		async run({ page }) {
			await page.open('/log');
			await page.fill(note, 'Half a line');
			await page.reload();
			await hasNote(page, 'Half a line');
			await page.fill(note, 'Another half');
			await page.open('/about');
			await page.back();
			await hasNote(page, 'Another half');
			await page.open('/');
			await page.open('/log');
			await hasNote(page, 'Another half');
			return works;
		}
	},
	{
		capability: 'Half-written words stay after the browser was closed or killed',
		async run(visit) {
			await visit.page.open('/log');
			await visit.page.fill(note, 'Half a line');
			// As a hand takes. Words are stored 300 ms after the last key at the latest, or when the page is hidden;
			// a browser that quits sooner may not wait for that.
			await pause(1000);
			await visit.reopen('close');
			await visit.page.open('/log');
			await hasNote(visit.page, 'Half a line');
			await visit.page.fill(note, 'Another half');
			await pause(1000);
			await visit.reopen('kill');
			await visit.page.open('/log');
			await hasNote(visit.page, 'Another half');
			return works;
		}
	}
];

/**
 * Waits until a text in the line above the list takes up room.
 * @param {import('../page.js').Page} page
 * @param {string} text
 */
async function isPainted(page, text) {
	await page.until(`“${text}” is in the page`, () =>
		page.evaluate((words) => document.querySelector('main')?.textContent?.includes(words), text)
	);
	await page.until(`“${text}” is painted: its box has a height`, () =>
		page.evaluate((words) => {
			const all = [...document.querySelectorAll('main [role=status]')];
			const line = all.find((element) => element.textContent?.includes(words));
			return (line?.getBoundingClientRect().height ?? 0) > 0;
		}, text)
	);
}

/**
 * @param {import('../page.js').Page} page
 * @param {string} words
 */
async function hasNote(page, words) {
	let shown = '';
	await page
		.until(`“${words}” in the note`, async () => (shown = await page.value(note)) === words)
		.catch((error) => {
			throw new Error(`${error.message}, but “${shown}”`);
		});
}
