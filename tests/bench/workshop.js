// @ts-check
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { bundled } from '../../scripts/bundle.js';
import { chromiumFlags, ensureChromium } from '../../scripts/chromium.js';
import { serveFolder } from '../../scripts/serve.js';
import { earlierCommit, earlierProgram } from './earlier-build.js';
import { freshBuild } from './fresh-build.js';
import { watchPage } from './watch.js';

/**
 * Factor by which the browser's computing is slowed down, so that this machine resembles a mid-range phone.
 */
export const slowDown = 4;

/**
 * @typedef {import('playwright').BrowserContext} Context
 * @typedef {import('playwright').Page} Page
 * @typedef {{ wins: number, words: number, seconds: number, frequentName: string, rareWord: string, frequentWords: string }} StoredDiary
 */

const viewport = { width: 360, height: 740 };
const launchOptions = { executablePath: ensureChromium(), args: chromiumFlags };

const benchProgram = 'tests/bench/in-page/page.ts';

/** A minimal page. */
export const emptyPage = '<!doctype html><title>Empty</title><p>Empty</p>';

/**
 * The workplace of the benches: the built app on a port of its own, browsers, and profiles with long diaries.
 * Each diary is written once.
 * @typedef {Awaited<ReturnType<typeof openWorkshop>>} Workshop
 */

/** Opens a workshop, which the caller has to close. */
export async function openWorkshop() {
	const folder = freshBuild();
	const scratch = mkdtempSync(join(tmpdir(), 'small-hello-bench-'));
	const removeScratch = () => rmSync(scratch, { recursive: true, force: true });
	// Also remove the folder if the process exits early.
	process.once('exit', removeScratch);
	/** @type {Map<string, Buffer>} the programs of bench pages by the path of their page */
	const programs = new Map();
	programs.set('/bench/', await readFile(await bundled(benchProgram, 'browser')));
	const app = await serveFolder({
		folder,
		port: 0,
		// The diary belongs to the app's origin, so the program that writes it is served there too.
		transform(request, response) {
			const program = programs.get(request.url?.replace(/page\.js$/, '') ?? '');
			if (!program) return false;
			const isProgram = request.url?.endsWith('.js');
			response.writeHead(200, { 'Content-Type': isProgram ? 'text/javascript' : 'text/html' });
			response.end(
				isProgram
					? program
					: '<!doctype html><title>Bench</title><script type="module" src="page.js"></script>'
			);
			return true;
		}
	});
	const emptyFolder = join(scratch, 'empty');
	mkdirSync(emptyFolder);
	writeFileSync(join(emptyFolder, 'index.html'), emptyPage);
	const empty = await serveFolder({ folder: emptyFolder, port: 0 });
	const browser = await chromium.launch(launchOptions);
	/** @type {Map<number, Promise<StoredDiary>>} */
	const diaries = new Map();
	/** @type {Set<Context>} */
	const open = new Set();

	/** @param {string} name */
	async function profile(name) {
		const context = await chromium.launchPersistentContext(join(scratch, name), {
			...launchOptions,
			viewport
		});
		open.add(context);
		context.on('close', () => open.delete(context));
		return context;
	}

	/** @param {number} wins */
	async function write(wins) {
		const context = await profile(`diary-${wins}`);
		try {
			const page = await benchPage(context);
			const kept = /** @type {StoredDiary} */ (
				await page.evaluate(
					(count) => /** @type {any} */ (window).benches.writeLongDiary(count),
					wins
				)
			);
			await page.goto(app.url);
			await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
			console.log(`A diary of ${wins} wins was written in ${kept.seconds.toFixed(0)} s.`);
			return kept;
		} finally {
			await context.close();
		}
	}

	/**
	 * @param {Context} context
	 * @param {string} [path]
	 */
	async function benchPage(context, path = '/bench/') {
		const page = await context.newPage();
		await page.goto(`${app.url}${path}`);
		await page.waitForFunction('window.benches');
		return page;
	}

	return {
		folder,
		scratch,
		browser,
		version: browser.version(),
		url: app.url,
		/** Address of an empty page on the same kind of server, without a service worker. */
		emptyUrl: empty.url,
		viewport,
		benchPage,
		/**
		 * Returns the path of a bench page of the earlier commit; null where the history lacks that commit.
		 */
		async earlierBenchPath() {
			const path = `/bench/${earlierCommit}/`;
			const program = programs.has(path) ? null : await earlierProgram(benchProgram);
			if (program) programs.set(path, await readFile(program));
			return programs.has(path) ? path : null;
		},
		profile,
		/**
		 * Returns an offline browser whose profile has a diary of this many wins, and facts about that diary.
		 * @param {number} wins
		 */
		async withDiary(wins) {
			let writing = diaries.get(wins);
			if (!writing) diaries.set(wins, (writing = write(wins)));
			const kept = await writing;
			const context = await profile(`diary-${wins}`);
			await context.setOffline(true);
			return { context, kept };
		},
		async close() {
			await Promise.all([...open].map((context) => context.close()));
			await browser.close();
			await Promise.all([app.close(), empty.close()]);
			removeScratch();
		}
	};
}

/**
 * Opens a page that is watched, and slowed down by `rate`.
 * @param {Context} context
 * @param {{ sight?: import('./watch.js').Sight | null, rate?: number }} [options]
 */
export async function watchedPage(context, { sight = null, rate = slowDown } = {}) {
	const page = await context.newPage();
	await page.addInitScript(watchPage, sight);
	const session = await context.newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate });
	return { page, session };
}

/**
 * Stops the service workers, so that the next page has to wait for one to start.
 * @param {import('playwright').CDPSession} session
 */
export async function endWorkers(session) {
	await session.send('ServiceWorker.enable');
	await session.send('ServiceWorker.stopAllWorkers');
}

/**
 * Opens an address and returns when the page's sight was shown, in ms since the navigation began.
 * Playwright's own evaluation would make the page parse a large script during its start.
 * @param {import('playwright').CDPSession} session
 * @param {string} url
 * @returns {Promise<import('./watch.js').Seen>}
 */
export async function firstSight(session, url) {
	const { errorText } = await session.send('Page.navigate', { url });
	if (errorText) throw new Error(`${url} could not be opened: ${errorText}.`);
	return asked(session, 'watch.first');
}

/**
 * Evaluates an expression in the page and returns its value, after awaiting it if it is a promise.
 * @param {import('playwright').CDPSession} session
 * @param {string} expression
 */
export async function asked(session, expression) {
	const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
		...{ expression, awaitPromise: true, returnByValue: true }
	});
	if (exceptionDetails) {
		throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
	}
	return result.value;
}
