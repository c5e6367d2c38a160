// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { chromiumFlags, findChromium } from './chromium.js';
import { projectFolder, runInherited } from './install.js';
import { serveFolder } from './serve.js';

const iconFolder = `${projectFolder}static/icons/`;
const screenshotFolder = `${projectFolder}static/screenshots/`;
const buildFolder = `${projectFolder}build`;
const base = process.env.BASE_PATH ?? '';

const own = `${iconFolder}icon.svg`;
const maskable = `${projectFolder}scripts/images/icon-maskable.svg`;
const monochrome = `${projectFolder}scripts/images/icon-monochrome.svg`;

/** @type {{ name: string, source: string, size: number, background?: string }[]} */
const icons = [
	{ name: 'icon-192', source: own, size: 192 },
	{ name: 'icon-512', source: own, size: 512 },
	{ name: 'icon-maskable-512', source: maskable, size: 512 },
	{ name: 'icon-monochrome-512', source: monochrome, size: 512 },
	// iOS rounds the corners itself and shows black where an icon is transparent.
	{ name: 'apple-touch-icon', source: own, size: 180, background: '#1f655d' }
];

/**
 * @typedef {import('playwright').BrowserContextOptions} ContextOptions
 * @typedef {Pick<ContextOptions, 'viewport' | 'deviceScaleFactor' | 'colorScheme'>} Screen
 */

/**
 * `showsEnd`: taken from the last card down to the pond, instead of from the top of the page.
 * @type {{ screen: Screen, pictures: { name: string, path: string, showsEnd?: boolean }[] }[]}
 */
const visits = [
	{
		screen: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, colorScheme: 'light' },
		pictures: [
			{ name: 'today-narrow', path: '/' },
			{ name: 'cards-narrow', path: '/cards' }
		]
	},
	{
		screen: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, colorScheme: 'dark' },
		pictures: [{ name: 'today-narrow-dark', path: '/', showsEnd: true }]
	},
	{
		screen: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, colorScheme: 'light' },
		pictures: [{ name: 'today-wide', path: '/' }]
	}
];

if (process.argv.includes('--references')) process.exitCode = renewReferences();
else await makeImages();

/** Takes the reference pictures of `tests/e2e/references.spec.ts` again, and returns the exit status. */
function renewReferences() {
	rmSync(`${projectFolder}tests/references`, { recursive: true, force: true });
	const options = ['--no-deps', '--workers=1', '--update-snapshots=all'];
	return runInherited('npx', ['--no', '--', 'playwright', 'test', 'references', ...options]);
}

async function makeImages() {
	try {
		const executablePath = findChromium();
		if (!executablePath) {
			throw new Error('No Chromium was found; install one, or set CHROMIUM_PATH to its program.');
		}
		const browser = await chromium.launch({ executablePath, args: chromiumFlags });
		try {
			await makeIcons(browser);
			if (!existsSync(`${buildFolder}/index.html`)) {
				throw new Error('The screenshots need a build of the app: run "npm run build" first.');
			}
			await makeScreenshots(browser);
		} finally {
			await browser.close();
		}
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}

/** @param {import('playwright').Browser} browser */
async function makeIcons(browser) {
	const page = await browser.newPage();
	for (const { name, source, size, background } of icons) {
		const drawing = readFileSync(source, 'utf8');
		await page.setViewportSize({ width: size, height: size });
		const style = `body { margin: 0; background: ${background ?? 'none'} } svg { display: block }`;
		await page.setContent(`<style>${style}</style>${drawing}`);
		save(`${iconFolder}${name}.png`, await page.screenshot({ omitBackground: !background }));
	}
	await page.close();
}

/** @param {import('playwright').Browser} browser */
async function makeScreenshots(browser) {
	mkdirSync(screenshotFolder, { recursive: true });
	const server = await serveFolder({ folder: buildFolder, port: 0, base });
	try {
		for (const { screen, pictures } of visits) {
			const context = await browser.newContext({
				...screen,
				locale: 'en-GB',
				timezoneId: 'UTC',
				reducedMotion: 'reduce',
				// The service worker's notice would appear in the screenshots.
				serviceWorkers: 'block'
			});
			context.setDefaultTimeout(15_000);
			await context.clock.setFixedTime('2026-11-20T10:00:00Z');
			const page = await context.newPage();
			await live(page, `${server.url}/`);
			for (const { name, path, showsEnd } of pictures) {
				// Load the page again, so that nothing has the focus and no notice is open.
				await page.goto(server.url + path);
				const last = page.getByRole(path === '/' ? 'article' : 'listitem').last();
				await last.waitFor();
				if (path === '/') await page.getByText('3 wins').waitFor();
				// The page may have been restored to an earlier place.
				await page.evaluate(() => scrollTo(0, 0));
				if (showsEnd) {
					await last.evaluate((act) => scrollBy(0, act.getBoundingClientRect().top - 16));
				}
				await page.evaluate(() => document.fonts.ready);
				save(`${screenshotFolder}${name}.png`, await page.screenshot());
			}
			await context.close();
		}
	} finally {
		await server.close();
	}
}

/**
 * Uses the app as a user would: sets the energy and saves three wins.
 * @param {import('playwright').Page} page
 * @param {string} address
 */
async function live(page, address) {
	await page.goto(address);
	await page.getByRole('slider', { name: 'Energy' }).fill('35');
	const notice = page.getByRole('status', { name: 'What happened last' });
	const offered = page.getByRole('button', { name: 'I did it' });
	for (let wins = 0; wins < 3; wins++) {
		if ((await offered.count()) === 0) {
			await page.getByRole('button', { name: 'Show others' }).click();
		}
		await offered.first().click();
		await notice.getByText('Saved').waitFor();
		// With a fixed clock the notice stays, and the next one would look the same.
		await page.reload();
		await offered.first().waitFor();
	}
}

/**
 * @param {string} path
 * @param {Buffer} picture
 */
function save(path, picture) {
	writeFileSync(path, picture);
	const name = path.slice(projectFolder.length);
	console.log(`${name}  ${(picture.length / 1000).toFixed(1)} kB`);
}
