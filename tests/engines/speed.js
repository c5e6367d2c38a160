// @ts-check
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundled } from '../../scripts/bundle.js';
import { median } from '../bench/figures.js';
import { controlled } from './flows/offline.js';
import { entries, note, search } from './flows/steps.js';
import { by } from './locate.js';
import { Visit } from './run.js';
import { markdownTable } from './table.js';
import { say } from './words.js';

/** @typedef {import('./driver.js').Engine} Engine */
/** @typedef {Record<string, number[]>} Times of each measure, in ms */

/** In turn through the engines, so that a busy minute of the machine does not meet one of them only. */
const rounds = 3;
const repeats = 5;
const wins = 10_000;
const rareWord = 'qzxwvkjq';
const measures = {
	import: `importing ${wins.toLocaleString('en')} entries`,
	start: 'start of Today',
	save: 'from “Save” to “Saved”',
	search: 'search for a rare word'
};

/**
 * Measures each engine in new profiles, and returns its version and times.
 * @param {readonly Engine[]} engines
 * @param {string} build folder of the build
 * @param {(line: string) => void} onprogress
 */
export async function measureSpeed(engines, build, onprogress) {
	const folder = mkdtempSync(join(tmpdir(), 'small-hello-speed-'));
	const backup = join(folder, 'long.json');
	const program = await bundled('tests/engines/long-backup.ts', 'node');
	const { longBackup } = await import(pathToFileURL(program).href);
	writeFileSync(backup, await longBackup(wins, rareWord));
	const columns = engines.map((engine) => ({
		engine,
		version: '',
		times: /** @type {Times} */ ({ import: [], start: [], save: [], search: [] })
	}));
	try {
		for (let round = 1; round <= rounds; round++) {
			for (const column of columns) {
				const visit = new Visit(column.engine, build, watchToday);
				try {
					await visit.begin();
					column.version = visit.version;
					await measureVisit(visit.page, backup, column.times);
				} finally {
					await visit.end();
				}
				onprogress(`round ${round} of ${rounds}: ${column.engine.name}`);
			}
		}
	} finally {
		for (const { stop } of engines) await stop();
		rmSync(folder, { recursive: true });
	}
	return columns;
}

/**
 * @param {import('./page.js').Page} page
 * @param {string} backup path of the file to import
 * @param {Times} times to add to
 */
async function measureVisit(page, backup, times) {
	await page.open('/settings/import');
	await controlled(page);
	const input = await page.find(by('field', say('import_label')));
	await page.session.chooseFile(input, backup);
	const button = by('button', say('import_button'));
	await page.find(button);
	const [imported = ''] = say('import_done').split(' ');
	times.import?.push(await untilTold(page, say('import_button'), imported));

	for (let run = 0; run < repeats; run++) {
		await page.session.goto('about:blank');
		await page.open('/');
		times.start?.push(await page.evaluate(() => /** @type {any} */ (globalThis).todayShownMs));
	}
	for (let run = 0; run < repeats; run++) {
		await page.open('/log');
		await page.fill(note, `Greeted the neighbour, time ${run}`);
		// By then the draft is stored and the page is idle.
		await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
		times.save?.push(await untilTold(page, say('save'), say('saved')));
	}
	await page.open('/diary');
	// The first answer may have to wait for the index.
	await untilFound(page);
	for (let run = 0; run < repeats; run++) times.search?.push(await untilFound(page));
}

/**
 * Presses a button and returns the ms until the snackbar shows a text.
 * @param {import('./page.js').Page} page
 * @param {string} button
 * @param {string} text
 */
function untilTold(page, button, text) {
	return page.evaluate(
		(name, told, label) =>
			new Promise((/** @type {(ms: number) => void} */ resolve) => {
				const notice = () =>
					[...document.querySelectorAll('[role=status]')].find(
						(each) => each.getAttribute('aria-label') === label
					);
				const changes = new MutationObserver(() => {
					if (!notice()?.textContent?.includes(told)) return;
					changes.disconnect();
					resolve(performance.now() - begun);
				});
				changes.observe(document, { childList: true, characterData: true, subtree: true });
				const all = [...document.querySelectorAll('main button')];
				const pressed = all.find((each) => each.textContent?.trim() === name);
				const begun = performance.now();
				/** @type {HTMLButtonElement} */ (pressed).click();
			}),
		button,
		text,
		say('notice_label')
	);
}

/**
 * Types the rare word into the search at once, and returns the ms until its one entry is shown.
 * @param {import('./page.js').Page} page
 */
async function untilFound(page) {
	await page.fill(search, '');
	await page.until('all entries are shown', async () => (await page.count(entries)) > 1);
	return page.evaluate(
		(word) =>
			new Promise((/** @type {(ms: number) => void} */ resolve) => {
				const field = /** @type {HTMLInputElement} */ (
					document.querySelector('main input[type=search]')
				);
				const changes = new MutationObserver(() => {
					const notes = [...document.querySelectorAll('main li')];
					if (notes.length === 0 || !notes.every((each) => each.textContent?.includes(word)))
						return;
					changes.disconnect();
					resolve(performance.now() - begun);
				});
				changes.observe(document, { childList: true, characterData: true, subtree: true });
				const begun = performance.now();
				field.value = word;
				field.dispatchEvent(new Event('input', { bubbles: true }));
			}),
		rareWord
	);
}

/** Runs in each document before its own scripts: notes when the suggestions of Today are laid out. */
function watchToday() {
	const look = () => {
		const heading = document.getElementById('suggestions-heading');
		const card = heading?.closest('section')?.querySelector('article');
		if ((card?.getBoundingClientRect().height ?? 0) === 0) return void requestAnimationFrame(look);
		Object.assign(globalThis, { todayShownMs: performance.now() });
	};
	if (location.pathname === '/') requestAnimationFrame(look);
}

/**
 * Returns the figures as Markdown: the medians of the first engine, and those of the others as multiples of them.
 * @param {Awaited<ReturnType<typeof measureSpeed>>} columns
 */
export function speedTable(columns) {
	const [first] = columns;
	/** @type {(times: Times | undefined, key: string) => number} */
	const of = (times, key) => median(times?.[key] ?? []);
	const inMs = (/** @type {number} */ ms) => `${Math.round(ms).toLocaleString('en')} ms`;
	const table = markdownTable([
		['what', 'runs', ...columns.map(({ engine, version }) => `${engine.name} ${version}`)],
		...Object.entries(measures).map(([key, what]) => [
			what,
			String(first?.times[key]?.length ?? 0),
			...columns.map(({ times }) => {
				const ms = of(times, key);
				if (times === first?.times) return inMs(ms);
				return `${(ms / of(first?.times, key)).toFixed(1)} × (${inMs(ms)})`;
			})
		])
	]);
	const day = new Date().toISOString().slice(0, 10);
	const load = Math.round(loadavg()[1] ?? 0);
	return `Measured on ${day}, with a load of ${load} on ${cpus().length} cores.\n\n${table}`;
}
