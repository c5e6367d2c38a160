import { expect, type Page, type Response } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { families } from '../../src/lib/domain/card.ts';
import { builtApp } from './builds.ts';
import { expectWhole, openToday, routes, test, untilReadyOffline, words } from './journey.ts';

/** Bytes of JavaScript and CSS that the first load of Today may take, after gzip. */
const budget = 70_000;

interface Piece {
	path: string;
	bytes: number;
}

/** The JavaScript and CSS that a page asks for from now on; what its worker fetches is not counted. */
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
				// What the worker answers with was on the wire earlier, and has no size there now.
				if (!response.fromServiceWorker()) {
					expect(headers['content-encoding'], `${path} is sent with gzip`).toBe('gzip');
					expect((await response.request().sizes()).responseBodySize, path).toBe(bytes);
				}
				return { path, bytes };
			})
		);
}

/** The files with the words of a family of acts each. */
async function wordFiles(page: Page, url: string): Promise<(Piece & { isRest: boolean })[]> {
	const folder = '/_app/immutable/chunks/';
	const files = readdirSync(join(builtApp, folder)).flatMap((name) => {
		const code = readFileSync(join(builtApp, folder, name), 'utf8');
		return /^\w+ \w+=\{"[\w-]+":\{title:/.test(code) && /,smaller:/.test(code)
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

test('the first load of Today is small, and brings nothing of other routes', async ({
	browser,
	host
}) => {
	const server = await host({ folder: builtApp });

	// What each other route asks for by itself, to know whose is whose.
	const ofOthers = new Map<string, Set<string>>();
	for (const { path, heading } of routes.filter((each) => each.path !== '/')) {
		const context = await browser.newContext({ serviceWorkers: 'block' });
		const page = await context.newPage();
		const pieces = piecesOf(page);
		await page.goto(server.url + path);
		await expectWhole(page, heading);
		await page.waitForLoadState('networkidle');
		ofOthers.set(path, new Set((await pieces()).map((piece) => piece.path)));
		await context.close();
	}

	const context = await browser.newContext();
	const page = await context.newPage();
	const pieces = piecesOf(page);
	await openToday(page, server.url);
	await untilReadyOffline(page);
	await page.waitForLoadState('networkidle');
	const first = await pieces();
	const bytes = sum(first);
	console.log(`First load of /: ${bytes} bytes of JavaScript and CSS in ${first.length} files`);
	for (const piece of first) console.log(`  ${String(piece.bytes).padStart(6)} ${piece.path}`);
	expect(first.length).toBeGreaterThan(3);
	expect(bytes).toBeGreaterThan(10_000);
	expect(bytes).toBeLessThanOrEqual(budget);

	// Which acts are drawn depends on the hour: rest, and one of any other family.
	const wordsOfActs = await wordFiles(page, server.url);
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
