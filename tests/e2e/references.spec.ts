import { chromiumFlags, findHeadlessShell } from '../../scripts/chromium.js';
import { examples, routes } from './routes.ts';
import { expect, forenoon, main, open, test, type Page } from './steps.ts';
import { importTypicalDiary, personId } from './typical-diary.ts';

/**
 * The share of pixels that may differ. Another build of Chromium changes a few pixels at the edges of letters;
 * a margin that is wrong by a few pixels moves whole lines.
 */
const tolerance = 0.01;

const everyPath = [...routes.map(({ path }) => path), ...Object.values(examples)];
const mainPaths = ['/', '/log', '/cards', '/diary', '/insights', '/people', '/plans', '/help'];

test.use({
	reducedMotion: 'reduce',
	launchOptions: {
		executablePath: findHeadlessShell() ?? undefined,
		// The settings of a machine must not change the shape or the colour of a letter.
		args: [
			...chromiumFlags,
			'--font-render-hinting=none',
			'--disable-lcd-text',
			'--force-color-profile=srgb'
		]
	}
});

// Dark colours have the same layout, so the narrow window shows them for all sizes.
for (const { width, height, paths, colours } of [
	{ width: 360, height: 740, paths: everyPath, colours: ['light', 'dark'] },
	{ width: 768, height: 1024, paths: mainPaths, colours: ['light'] },
	{ width: 1280, height: 800, paths: mainPaths, colours: ['light'] }
] as const) {
	test(`the pages look as they did at ${width} by ${height}`, async ({ page }) => {
		test.setTimeout(900_000);
		await importTypicalDiary(page);
		await page.setViewportSize({ width, height });
		// The pond follows the hour.
		await page.clock.setFixedTime(forenoon);
		for (const path of paths) {
			await open(page, path === '/people/person' ? `${path}?id=${personId(0)}` : path);
			await page.waitForLoadState('networkidle');
			await page.evaluate(() => document.fonts.ready);
			for (const colorScheme of colours) {
				await page.emulateMedia({ colorScheme });
				await expectSame(page, `${nameOf(path)}-${width}-${colorScheme}.png`);
			}
			await page.emulateMedia({ colorScheme: 'light' });
		}
	});
}

const nameOf = (path: string) => (path === '/' ? 'today' : path.slice(1).replaceAll('/', '-'));

async function expectSame(page: Page, name: string): Promise<void> {
	await expect.soft(page).toHaveScreenshot(name, {
		maxDiffPixelRatio: tolerance,
		// A worker has the real clock, so an import has the date of today.
		mask: [main(page).getByText('Last import')]
	});
}
