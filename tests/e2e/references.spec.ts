import { chromiumFlags, findHeadlessShell } from '../../scripts/chromium.js';
import { examples, routes } from './routes.ts';
import { mirrorNote } from './mirror-steps.ts';
import { acts, expect, forenoon, main, open, test, type Page } from './steps.ts';
import { importTypicalDiary, personId } from './typical-diary.ts';

/**
 * The share of pixels that may differ. Another build of Chromium changes a few pixels at the edges of letters;
 * one short line of text at a wrong place changes more.
 */
const tolerance = 0.002;

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

for (const { width, height, paths } of [
	{ width: 360, height: 740, paths: everyPath },
	{ width: 768, height: 1024, paths: mainPaths },
	{ width: 1280, height: 800, paths: mainPaths }
]) {
	test(`the pages look as they did at ${width} by ${height}`, async ({ page }) => {
		test.setTimeout(900_000);
		await importTypicalDiary(page);
		// The storage page tells whether there is a mirror.
		await expect.poll(() => mirrorNote(page)).toMatchObject({ wins: 40 });
		await page.setViewportSize({ width, height });
		// The pond follows the hour.
		await page.clock.setFixedTime(forenoon);
		for (const path of paths) {
			await open(page, path === '/people/person' ? `${path}?id=${personId(0)}` : path);
			await expectSameInBothColours(page, `${nameOf(path)}-${width}`);
		}
	});
}

test('empty screens, the menu and a new win look as they did', async ({ page }) => {
	test.setTimeout(900_000);
	await page.setViewportSize({ width: 360, height: 740 });
	await page.clock.setFixedTime(forenoon);
	// Fonts come after the first paint, so the first page of a visit may lack them.
	await open(page, '/about');
	await page.evaluate(() => document.fonts.ready);
	for (const path of ['/', '/diary', '/people', '/insights', '/plans']) {
		await open(page, path);
		await expectSameInBothColours(page, `empty-${nameOf(path)}-360`);
	}
	await open(page, '/');
	await page.getByRole('button', { name: 'Menu' }).click();
	await expectSameInBothColours(page, 'menu-360');
	await page.keyboard.press('Escape');
	await acts(page).first().getByRole('button', { name: 'I did it' }).click();
	await expect(page.getByRole('radiogroup', { name: 'How do you feel now?' })).toBeVisible();
	await expectSameInBothColours(page, 'new-win-360');
});

const nameOf = (path: string) => (path === '/' ? 'today' : path.slice(1).replaceAll('/', '-'));

async function expectSameInBothColours(page: Page, name: string): Promise<void> {
	await page.waitForLoadState('networkidle');
	await page.evaluate(() => document.fonts.ready);
	await fixDayOfImport(page);
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await expectSame(page, `${name}-${colorScheme}.png`);
	}
	await page.emulateMedia({ colorScheme: 'light' });
}

/** Gives an import the same day on every run: a worker has the real clock, and a longer date wraps. */
async function fixDayOfImport(page: Page): Promise<void> {
	await main(page)
		.getByText('Last import')
		.evaluateAll((elements) => {
			for (const element of elements) {
				element.textContent = element.textContent.replace(/\d+ \w+ \d{4}/, '20 November 2026');
			}
		});
}

async function expectSame(page: Page, name: string): Promise<void> {
	await expect.soft(page).toHaveScreenshot(name, {
		maxDiffPixelRatio: tolerance,
		// The shore of a pond differs from device to device. An imported diary brings its own.
		mask: /^(empty|new|menu)/.test(name) ? [main(page).locator('canvas')] : []
	});
}
