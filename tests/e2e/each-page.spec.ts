import {
	energy,
	expect,
	expectAccessibleInBothColours,
	expectContrast,
	expectNoSidewaysScroll,
	expectVisibleFocus,
	open,
	test,
	unfold,
	type Locator,
	type Page
} from './steps.ts';
import { examples, routes } from './routes.ts';
import { cutOffParts, helpLink, lowTargets, more, motions, settleIn } from './accessible-steps.ts';

/**
 * The checks of one route, all on one visit. They are soft and name the route, so that the checks after a
 * failure still run.
 */
const checksOfRoute = {
	async structure(page: Page, path: string) {
		await expect.soft(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
		await expect.soft(page.getByRole('heading', { level: 1 }), path).not.toHaveText('');
		for (const landmark of ['banner', 'main', 'contentinfo'] as const)
			await expect.soft(page.getByRole(landmark), `${landmark} on ${path}`).toHaveCount(1);
		await expect.soft(page.getByRole('navigation', { name: 'Main' }), path).toHaveCount(1);
		await expect.soft(page, path).toHaveTitle(/ · Small Hello$/);
		await expect.soft(page.locator('html'), path).toHaveAttribute('lang', /^en/);
	},
	async 'help in sight'(page: Page, path: string) {
		// A page that is loaded again returns to where the user was on it.
		await page.evaluate(() => scrollTo(0, 0));
		await expect.soft(helpLink(page), path).toBeInViewport();
	},
	async 'skip link'(page: Page, path: string) {
		await page.keyboard.press('Tab');
		const skip = page.getByRole('link', { name: 'Skip to content' });
		await expect.soft(skip, path).toBeFocused();
		await expect.soft(skip, path).toBeInViewport();
		await page.keyboard.press('Enter');
		await expect.soft(page.getByRole('main'), path).toBeFocused();
		await page.keyboard.press('Tab');
		const isInMain = await page.evaluate(
			() => document.querySelector('main')?.contains(document.activeElement) ?? false
		);
		const hasStops = await page
			.getByRole('main')
			.locator('a, button, input, select, textarea')
			.count();
		expect.soft(isInMain || hasStops === 0, `Tab after the skip link on ${path}`).toBe(true);
	},
	async '320 px, and text of 200 %'(page: Page, path: string) {
		if (path === '/log') await unfold(page);
		await expectNoSidewaysScroll(page, `${path} at 320 px`);
		await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
		await more(page).click();
		await expectNoSidewaysScroll(page, `${path} at 320 px and 200 %`);
		expect.soft(await cutOffParts(page), `cut off on ${path}`).toEqual([]);
		await page.keyboard.press('Escape');
		await page.evaluate(() => (document.documentElement.style.fontSize = ''));
		await page.setViewportSize({ width: 360, height: 740 });
	},
	async 'right to left'(page: Page, path: string) {
		const bar = page.getByRole('navigation', { name: 'Main' });
		const x = async (name: string) =>
			(await bar.getByRole('link', { name, exact: true }).boundingBox())?.x ?? NaN;
		expect.soft(await x('Today'), path).toBeLessThan(await x('Diary'));
		await page.evaluate(() => (document.documentElement.dir = 'rtl'));
		expect.soft(await x('Today'), `${path} from right to left`).toBeGreaterThan(await x('Diary'));
		await expectNoSidewaysScroll(page, `${path} from right to left`);
		await page.evaluate(() => (document.documentElement.dir = 'ltr'));
	},
	async 'less motion, and targets of 44 px'(page: Page, path: string) {
		await more(page).click();
		const further = page.getByRole('navigation', { name: 'Main' });
		await expect(further.getByRole('link', { name: 'Settings', exact: true })).toBeVisible();
		expect.soft(await motions(page), `motion on ${path}`).toEqual([]);
		expect.soft(await lowTargets(page), `targets on ${path}`).toEqual([]);
		await page.keyboard.press('Escape');
	},
	async axe(page: Page, path: string) {
		await expectAccessibleInBothColours(page, path);
		await page.emulateMedia({ forcedColors: 'active' });
		await expectContrast(page, `${path} with forced colours`);
		await page.emulateMedia({ forcedColors: 'none' });
	},
	async 'help in one tap'(page: Page, path: string) {
		await helpLink(page).click();
		await expect(page, path).toHaveURL(/\/help$/);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Get help now');
		await expect.soft(page.getByText('If you are in immediate danger'), path).toBeInViewport();
	}
} satisfies Record<string, (page: Page, path: string) => Promise<void>>;

const all = [...routes.map(({ path }) => path), ...Object.values(examples), '/cards/nothing'];

/** Signs that a page has loaded its data, for pages whose heading appears earlier. */
const whenRead: Readonly<Record<string, (main: Locator) => Locator>> = {
	'/insights': (main) => main.getByRole('link', { name: 'A summary to share' }),
	'/insights/summary': (main) =>
		main.getByRole('button', { name: 'Print or save as PDF', disabled: false }),
	'/people': (main) =>
		main
			.getByText('No names yet.')
			.or(main.getByRole('list', { name: 'People' }).getByRole('listitem').first()),
	'/people/person': (main) => main.getByText('This person isn’t here any more.'),
	'/people/names': (main) => main.getByRole('button', { name: 'Switch it on' }),
	'/plans': (main) => main.getByRole('region', { name: 'Rituals' }),
	'/rehearse': (main) => main.getByRole('region', { name: 'A few for now' }),
	'/compose': (main) => main.getByRole('textbox', { name: 'Your message' }),
	'/voice': (main) => main.getByRole('link', { name: 'Write instead' }),
	'/timer': (main) => main.getByRole('region', { name: 'How long?' }),
	'/breathe': (main) => main.getByRole('button', { name: 'Start', exact: true }),
	'/settings/suggestions': (main) =>
		main
			.getByRole('region', { name: 'What it has learned' })
			.getByText(/answers so far|^Learned from/)
};

/** Opens a route, or the error page for an unknown address, and waits for all of its content. */
async function visit(page: Page, path: string): Promise<void> {
	if (path === '/cards/nothing') {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing here');
		return;
	}
	await open(page, path);
	const sign = whenRead[path]?.(page.getByRole('main'));
	if (sign) await expect(sign).toBeVisible();
}

test('each page passes the checks of structure, keyboard, sizes, direction, motion and colours', async ({
	page
}) => {
	test.setTimeout(900_000);
	await settleIn(page);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	const titles = new Set<string>();
	for (const path of all) {
		await page.setViewportSize({ width: 320, height: 640 });
		await visit(page, path);
		titles.add(await page.title());
		for (const [name, check] of Object.entries(checksOfRoute))
			await test.step(`${path}: ${name}`, () => check(page, path));
	}
	expect(titles.size, 'titles that differ').toBe(all.length);

	await test.step('from right to left, the slider grows towards the left', async () => {
		await open(page, '/');
		await page.evaluate(() => (document.documentElement.dir = 'rtl'));
		const slider = await energy(page).boundingBox();
		if (!slider) throw new Error('no slider');
		await page.mouse.click(slider.x + slider.width * 0.1, slider.y + slider.height / 2);
		await expect.poll(async () => Number(await energy(page).inputValue())).toBeGreaterThan(80);
	});
	await test.step('every focus is visible with forced colours', async () => {
		await page.emulateMedia({ forcedColors: 'active' });
		await open(page, '/');
		for (let stop = 0; stop < 25; stop++) {
			await page.keyboard.press('Tab');
			await expectVisibleFocus(page);
		}
	});
});
