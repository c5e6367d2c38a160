import { expect, type Page, type Response } from '@playwright/test';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { families } from '../../src/lib/core/families.ts';
import { builtApp } from './builds.ts';
import {
	expectWhole,
	openToday,
	routes,
	test,
	untilReadyOffline,
	withoutHttpCache,
	words
} from './journey.ts';

/**
 * Limits for the JavaScript and CSS of the first load of Today, in bytes after gzip: until it can be used, and
 * with the code that comes right after the first paint.
 */
const budget = 69_000;
const wholeBudget = 70_000;

/** Limit for the fonts and the picture of the pond, which come after the first paint, in bytes. */
const pictureBudget = 60_000;

/**
 * Limit for the scripts of the first load: SvelteKit's entry points (start, app, layout, error, page), the
 * bundler's runtime, the one file with all other code, and the texts of two card families.
 */
const mostScripts = 9;

interface Piece {
	path: string;
	bytes: number;
}

/**
 * Collects the JavaScript and CSS that a page requests from now on. Requests of its service worker don't
 * count.
 */
function piecesOf(page: Page): () => Promise<Piece[]> {
	const responses: Response[] = [];
	page.on('response', (response) => {
		const path = new URL(response.url()).pathname;
		if (/\.(js|css)$/.test(path) && !response.request().serviceWorker()) responses.push(response);
	});
	return () =>
		Promise.all(
			responses.map(async (response) => {
				await response.finished();
				const headers = await response.allHeaders();
				const path = new URL(response.url()).pathname;
				const bytes = Number(headers['content-length']);
				// A response from the service worker was transferred earlier, so it has no size on the wire.
				if (!response.fromServiceWorker()) {
					expect(headers['content-encoding'], `${path} is sent with gzip`).toBe('gzip');
					expect((await response.request().sizes()).responseBodySize, path).toBe(bytes);
				}
				return { path, bytes };
			})
		);
}

/** Finds the files with card texts: one for each family. */
async function wordFiles(page: Page, url: string): Promise<(Piece & { isRest: boolean })[]> {
	const folder = '/_app/immutable/chunks/';
	const files = readdirSync(join(builtApp, folder)).flatMap((name) => {
		const code = readFileSync(join(builtApp, folder, name), 'utf8');
		return /^\w+ \w+=\{"[\w-]+":\{title:/.test(code) &&
			/,say:/.test(code) &&
			!/,smaller:/.test(code)
			? { path: folder + name, isRest: code.includes('"rest-counts"') }
			: [];
	});
	expect(files).toHaveLength(families.length);
	return Promise.all(
		files.map(async (file) => {
			const response = await page.request.get(url + file.path);
			return { ...file, bytes: Number(response.headers()['content-length']) };
		})
	);
}

const sum = (pieces: readonly Piece[]) => pieces.reduce((total, { bytes }) => total + bytes, 0);

test('the first load of Today stays within its budget and contains no code of other routes', async ({
	browser,
	host
}) => {
	const server = await host({ folder: builtApp });

	// Load every other route by itself, to learn which files belong to which route.
	const ofOthers = new Map<string, Set<string>>();
	const visitor = await browser.newContext({ serviceWorkers: 'block' });
	for (const { path, heading } of routes.filter((each) => each.path !== '/')) {
		const page = await visitor.newPage();
		await withoutHttpCache(page);
		const pieces = piecesOf(page);
		await page.goto(server.url + path);
		await expectWhole(page, heading);
		await page.waitForLoadState('networkidle');
		ofOthers.set(path, new Set((await pieces()).map((piece) => piece.path)));
		await page.close();
	}
	await visitor.close();

	const context = await browser.newContext();
	const page = await context.newPage();
	const pieces = piecesOf(page);
	await openToday(page, server.url);
	await untilReadyOffline(page);
	await page.waitForLoadState('networkidle');
	const all = await pieces();
	const isPond = ({ path }: Piece) =>
		/\/pond\.[^/]*\.css$/.test(path) ||
		readFileSync(join(builtApp, path), 'utf8').includes('createLinearGradient');
	/** The code that installs the worker. */
	const isAfterPaint = ({ path }: Piece) =>
		readFileSync(join(builtApp, path), 'utf8').includes('updateViaCache');
	const pond = all.filter(isPond);
	const late = all.filter(isAfterPaint);
	const first = all.filter((piece) => !isPond(piece) && !isAfterPaint(piece));
	const fonts = readdirSync(join(builtApp, '/_app/immutable/assets')).filter((name) =>
		name.endsWith('.woff2')
	);
	const picture =
		sum(pond) +
		fonts.reduce(
			(total, name) => total + statSync(join(builtApp, '/_app/immutable/assets', name)).size,
			0
		);
	console.log(`Fonts and pond: ${picture} bytes`);
	expect([pond.length > 0, fonts.length]).toEqual([true, 2]);
	expect(picture).toBeLessThanOrEqual(pictureBudget);
	const bytes = sum(first);
	console.log(`First load of /: ${bytes} bytes of JavaScript and CSS in ${first.length} files`);
	for (const piece of first) console.log(`  ${String(piece.bytes).padStart(6)} ${piece.path}`);
	expect(first.length).toBeGreaterThan(3);
	expect(bytes).toBeGreaterThan(10_000);
	expect(bytes).toBeLessThanOrEqual(budget);
	for (const piece of late)
		console.log(`  ${String(piece.bytes).padStart(6)} later: ${piece.path}`);
	expect(late).toHaveLength(1);
	expect(bytes + sum(late)).toBeLessThanOrEqual(wholeBudget);

	const scripts = first.filter(({ path }) => path.endsWith('.js'));
	const wordsOfActs = await wordFiles(page, server.url);
	const ofActs = scripts.filter(({ path }) => wordsOfActs.some((words) => words.path === path));
	const largest = Math.max(...scripts.map((script) => script.bytes));
	expect(scripts.length).toBeLessThanOrEqual(mostScripts);
	expect(largest, 'one file has all code except the card texts').toBeGreaterThan(
		0.97 * (sum(scripts) - sum(ofActs))
	);

	// The cards depend on the hour: one of the rest family and one of any other. Assume the longest texts.
	const [drawn] = first
		.flatMap(({ path }) => wordsOfActs.find((words) => words.path === path && !words.isRest) ?? [])
		.sort((one, other) => one.bytes - other.bytes);
	const longest = Math.max(...wordsOfActs.map((words) => words.bytes));
	const most = bytes - drawn!.bytes + longest;
	console.log(`With the longest words that another hour may draw: ${most} bytes`);
	expect(most).toBeLessThanOrEqual(budget);

	const loaded = first.map(({ path }) => path);
	const shared = [...ofOthers.values()].reduce(
		(one, other) => new Set([...one].filter((file) => other.has(file)))
	);
	expect(shared.size, 'all routes share the core').toBeGreaterThan(2);
	for (const [path, files] of ofOthers) {
		const nodes = [...files].filter((file) => file.includes('/nodes/') && !shared.has(file));
		expect(nodes.length, `${path} has a file of its own`).toBeGreaterThan(0);
		expect(
			loaded.filter((file) => nodes.includes(file)),
			`of ${path}`
		).toEqual([]);
	}
	for (const file of loaded) {
		const code = readFileSync(join(builtApp, file), 'utf8');
		expect(code, file).not.toMatch(/chartjs|chart\.js|registerables/i);
	}

	const others = page.getByRole('button', { name: words.show_others! });
	for (let time = 0; time < 3; time++) {
		const before = await page.getByRole('region', { name: words.suggestions_heading! }).innerText();
		await others.click();
		await expect(page.getByRole('region', { name: words.suggestions_heading! })).not.toHaveText(
			before,
			{
				useInnerText: true
			}
		);
	}
	await page.waitForLoadState('networkidle');
	const after = await pieces();
	console.log(
		`After "${words.show_others}" three times: ${after.length} files, ${sum(after)} bytes`
	);
	expect(after.length).toBeGreaterThanOrEqual(first.length);
	await context.close();
});
