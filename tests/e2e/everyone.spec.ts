import { core, coreWithWorker } from './core.ts';
import {
	welcome,
	openMore,
	acts,
	energy,
	entries,
	expect,
	expectAccessible,
	expectAccessibleInBothColours,
	expectContrast,
	expectNoSidewaysScroll,
	expectVisibleFocus,
	isLive,
	addPerson,
	main,
	note,
	notice,
	open,
	saveButton,
	suggestions,
	tabTo,
	test,
	unfold,
	type Locator,
	type Page,
	openUp
} from './steps.ts';
import { examples, routes } from './routes.ts';

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
	'/people/person': (main) => main.getByText('This person is not kept here.'),
	'/people/names': (main) => main.getByRole('button', { name: 'Switch it on' }),
	'/plans': (main) => main.getByRole('region', { name: 'Rituals with someone' }),
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

/** Fills the diary with two entries and two people, so that no page is empty. */
async function settleIn(page: Page): Promise<void> {
	await addPerson(page, 'Ana');
	await addPerson(page, 'Ben');
	await page
		.getByRole('list', { name: 'People' })
		.getByRole('button', { name: 'Not now' })
		.first()
		.click();
	await expect(notice(page)).toContainText('Changed.');
	await open(page, '/log?card=look-up-and-smile');
	await note(page).fill('We looked at the ducks together');
	for (const [group, choice] of [
		['Mood before', 'Very low'],
		['Mood after', 'Very low'],
		['Ease', 'Hard']
	] as const) {
		const radios = page.getByRole('radiogroup', { name: group });
		await radios.getByRole('radio', { name: choice, exact: true }).check();
	}
	await unfold(page);
	await page.getByRole('checkbox', { name: 'Ana' }).check();
	await page.getByRole('textbox', { name: 'Tags (separate with commas)' }).fill('ducks, outside');
	await page.getByRole('textbox', { name: 'What I want to remember' }).fill('The bread');
	await page.getByRole('checkbox', { name: 'Treasure this' }).check();
	await saveButton(page).click();
	await expect(entries(page)).toHaveCount(1);
	await open(page, '/');
	await energy(page).fill('40');
	await openUp(page, 'For this moment');
	await page.getByRole('button', { name: 'Make this my intention for today' }).click();
	// Wait for this notice, or it may replace “Saved” below.
	await expect(notice(page)).toContainText('Intention kept for today.');
	await acts(page).first().getByRole('button', { name: 'I did it' }).click();
	await expect(notice(page)).toContainText('Saved');
}

const more = (page: Page) => page.getByRole('button', { name: 'Menu' });
const helpLink = (page: Page) =>
	page.getByRole('banner').getByRole('link', { name: 'Get help now' });

/** Returns the durations of all running animations. */
const motions = (page: Page) =>
	page.evaluate(() => document.getAnimations().map((one) => one.effect?.getTiming().duration));

/** Returns the touch targets that are smaller than 44 px. Links in sentences don't count. */
function lowTargets(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const found: string[] = [];
		const targets = 'button, nav a, header a, input, select, textarea, summary, [role="list"] > a';
		for (const element of document.querySelectorAll<HTMLElement>(targets)) {
			if (!element.checkVisibility({ visibilityProperty: true })) continue;
			// The whole label of a checkbox or radio button is a touch target.
			const isBox = element.matches('[type="checkbox"], [type="radio"]');
			const touched = (isBox && element.closest('label')) || element;
			const { height, width } = touched.getBoundingClientRect();
			if (height < 43.9) found.push(`${height}: ${element.outerHTML.slice(0, 120)}`);
			else if (width < 43.9) found.push(`${width} wide: ${element.outerHTML.slice(0, 120)}`);
		}
		return found;
	});
}

/** Returns the elements with text that extend beyond the left or right edge of the window. */
function cutOffParts(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('main *, header *, footer *')]
			.filter((element) => element.checkVisibility() && element.textContent?.trim())
			.filter((element) => getComputedStyle(element).clipPath === 'none')
			.filter((element) => {
				// A row that scrolls sideways by itself shows its end on request.
				for (let row = element.parentElement; row; row = row.parentElement)
					if (/auto|scroll/.test(getComputedStyle(row).overflowX)) return false;
				return true;
			})
			.filter((element) => {
				const { left, right, width } = element.getBoundingClientRect();
				return width > 1 && (left < -1 || right > innerWidth + 1);
			})
			.map((element) => element.outerHTML.slice(0, 120))
	);
}

test('axe finds no violation on a first visit with an empty diary', async ({ page }) => {
	await open(page, '/');
	await expect(welcome(page)).toBeVisible();
	await expectAccessibleInBothColours(page, '/ on a first visit');
	await open(page, '/diary');
	await expectAccessibleInBothColours(page, 'an empty diary');
});

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

test(
	'axe finds no violation in opened parts of a page: reasons, details, notices, errors, menus',
	core,
	async ({ page }) => {
		test.setTimeout(360_000);
		await settleIn(page);
		await open(page, '/');
		await openMore(acts(page).last());
		await acts(page).last().getByRole('button', { name: 'Why this?' }).click();
		await expect(acts(page).last().getByRole('list')).toBeVisible();
		await acts(page).first().getByRole('button', { name: 'I did it' }).click();
		await expect(notice(page)).toContainText('Saved');
		await page.getByRole('button', { name: 'Menu' }).click();
		await expectAccessible(page, '/ with all opened');

		await open(page, '/log');
		await note(page).fill('x'.repeat(10_001));
		await page
			.getByRole('radiogroup', { name: 'Ease' })
			.getByRole('radio', { name: 'Hard', exact: true })
			.check();
		await unfold(page);
		await saveButton(page).click();
		await expect(page.locator('form').getByRole('alert')).toContainText('10,000');
		await expectAccessible(page, '/log with all opened');
		await page.reload();
		await expect(page.getByRole('button', { name: 'Start afresh' })).toBeVisible();
		await expectAccessible(page, '/log with a draft');

		await open(page, '/people');
		await page.getByRole('button', { name: 'Add', exact: true }).click();
		await page.getByRole('button', { name: 'More about Ana' }).click();
		await page.getByRole('button', { name: 'Rename' }).click();
		await expect(page.getByText('A name needs at least one letter.')).toBeVisible();
		await expectAccessible(page, '/people while renaming');
	}
);

test('navigation to a page is announced to screen readers', async ({ page }) => {
	await open(page, '/');
	await page.getByRole('link', { name: 'Diary', exact: true }).click();
	await expect(page).toHaveURL(/\/diary$/);
	await expect(page.locator('#svelte-announcer')).toHaveText('Diary · Small Hello');
});

test(
	'the main job works with only the keyboard, and the focus is visible at each step',
	core,
	async ({ page }) => {
		await open(page, '/');
		await tabTo(page, energy(page));
		await expectVisibleFocus(page);
		await page.keyboard.press('Home');
		await expect(energy(page)).toHaveAttribute('aria-valuetext', /, 0 of 100$/);
		for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowRight');
		await expect(energy(page)).toHaveAttribute('aria-valuetext', /, 30 of 100$/);

		const act = acts(page).first();
		await expect(act).toBeVisible();
		const title = (await act.getByRole('heading').innerText()).trim();
		await tabTo(page, act.getByRole('button', { name: 'More about this' }));
		await page.keyboard.press('Enter');
		await tabTo(page, act.getByRole('button', { name: 'Why this?' }));
		await page.keyboard.press('Space');
		await expect(act.getByRole('list')).toBeVisible();
		await page.keyboard.press('Shift+Tab');
		await expectVisibleFocus(page);
		await page.evaluate(() => (document.activeElement as HTMLElement).blur());
		await page.evaluate(() => document.querySelector<HTMLElement>('input[type=range]')?.focus());
		await tabTo(page, act.getByRole('button', { name: 'I did it' }));
		await page.keyboard.press('Enter');
		await expect(notice(page)).toContainText(`Saved: ${title}.`);

		// The focus survives the removal of the button: Tab continues from its place.
		const faces = acts(page).getByRole('radiogroup', { name: 'How do you feel now?' });
		await expect(faces).toBeVisible();
		await page.keyboard.press('Tab');
		await expect(faces.getByRole('radio').first()).toBeFocused();
		await page.keyboard.press('Tab');
		await expect(acts(page).getByRole('link', { name: /^Add words/ })).toBeFocused();
		await expectVisibleFocus(page);
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/\/log\?win=/);
		await expect(note(page)).toBeVisible();
		await tabTo(page, note(page));
		await page.keyboard.type('By the keyboard alone');
		const good = page
			.getByRole('radiogroup', { name: 'Mood after' })
			.getByRole('radio', { name: 'Very low' });
		await tabTo(page, good);
		await page.keyboard.press('ArrowRight');
		await expect(
			page
				.getByRole('radiogroup', { name: 'Mood after' })
				.getByRole('radio', { name: 'Low', exact: true })
		).toBeChecked();
		// Enter in the text area would insert a new line, so save with the button.
		await page.evaluate(() => document.querySelector('textarea')?.focus());
		await tabTo(page, saveButton(page));
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/\/diary$/);
		await expect(entries(page)).toContainText('By the keyboard alone');

		await tabTo(page, entries(page).getByRole('button', { name: 'Treasure' }));
		await page.keyboard.press('Space');
		await expect(entries(page).getByRole('button', { name: 'Treasure' })).toHaveAttribute(
			'aria-pressed',
			'true'
		);
		await tabTo(page, notice(page).getByRole('button', { name: 'Undo' }));
		await page.keyboard.press('Enter');
		await expect(notice(page)).toContainText('Undone.');
	}
);

test('saves and undos are announced in a status region that exists from the start', async ({
	page
}) => {
	await open(page, '/');
	// A live region must be in the page before its text changes, or a screen reader stays silent.
	await expect(notice(page)).toBeAttached();
	await expect(notice(page)).toHaveRole('status');
	await notice(page).evaluate((region) => {
		const said: string[] = [];
		Object.assign(window, { said, region });
		new MutationObserver(() => {
			said.push((region.textContent ?? '').trim());
		}).observe(region, { childList: true, characterData: true, subtree: true });
	});
	await acts(page).first().getByRole('button', { name: 'I did it' }).click();
	await expect(notice(page)).toContainText('Saved');
	await notice(page).getByRole('button', { name: 'Undo' }).click();
	await expect(notice(page)).toContainText('Undone.');
	const { said, isSame } = await page.evaluate(() => {
		const kept = window as unknown as { said: string[]; region: Element };
		return { said: kept.said, isSame: kept.region.isConnected };
	});
	expect(isSame).toBe(true);
	expect(said.some((text) => text.startsWith('Saved'))).toBe(true);
	expect(said.some((text) => text.startsWith('Undone.'))).toBe(true);
});

test('the buttons after an answer to a card are at least 44 px high', async ({ page }) => {
	await open(page, '/');
	await acts(page).first().getByRole('button', { name: 'I did it' }).click();
	await expect(notice(page).getByRole('button', { name: 'Undo' })).toBeVisible();
	await openMore(acts(page).last());
	expect(await lowTargets(page)).toEqual([]);
});

test('reduced motion turns off all animations', async ({ page }) => {
	const button = suggestions(page).getByRole('button', { name: 'Show others' });
	const watch = () =>
		page.evaluate(() => {
			const begun: string[] = [];
			Object.assign(window, { begun });
			for (const kind of ['transitionrun', 'animationstart'])
				document.addEventListener(kind, (event) => begun.push(event.type), true);
		});
	const begun = () => page.evaluate(() => (window as unknown as { begun: string[] }).begun);
	const act = async () => {
		await watch();
		await button.hover();
		await acts(page).first().getByRole('button', { name: 'I did it' }).click();
		await expect(notice(page)).toContainText('Saved');
		await energy(page).hover();
	};

	await page.emulateMedia({ reducedMotion: 'no-preference' });
	await open(page, '/');
	await act();
	// Without the setting there must be motion, or the rest of this test proves nothing.
	await expect.poll(begun).not.toEqual([]);

	await page.emulateMedia({ reducedMotion: 'reduce' });
	await open(page, '/');
	await act();
	await expect(page.getByText('Your pond: 2 wins, and they stay.')).toBeVisible();
	expect(await begun()).toEqual([]);
	expect(await motions(page)).toEqual([]);
});

test.describe('crisis help', () => {
	const country = (page: Page) => page.getByRole('combobox', { name: 'Country' });

	test('restores the country on the way back and forgets it after a reload', async ({ page }) => {
		await open(page, '/help');
		const country = page.getByRole('combobox');
		await country.selectOption({ label: 'Ireland' });
		await expect(page.getByRole('heading', { name: 'Ireland' })).toBeVisible();
		await page.getByRole('link', { name: 'Diary', exact: true }).click();
		await expect(page).toHaveURL(/\/diary$/);
		await page.getByRole('link', { name: 'Get help now' }).click();
		await expect(country).toHaveValue('IE');
		await expect(page.getByRole('heading', { name: 'Japan' })).toHaveCount(0);
		const kept = () =>
			page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
		expect(await kept()).not.toContain('IE');
		expect(page.url()).not.toContain('IE');
		await page.reload();
		await expect(country).toHaveValue('DE');
	});

	test('shows only the lines of the chosen place, with numbers to call', async ({ page }) => {
		await open(page, '/help');
		const places = (await country(page).locator('option').allInnerTexts()).map((name) =>
			name.trim()
		);
		expect(places[0]).toBe('All countries');
		expect(places.length).toBeGreaterThanOrEqual(15);
		for (const nation of ['England', 'Scotland', 'Wales', 'Northern Ireland'])
			expect(places).toContain(nation);
		const main = page.getByRole('main');
		const placesShown = async () =>
			(
				await main
					.getByRole('region')
					.evaluateAll((regions) =>
						regions.map((region) => region.querySelector('h2')?.textContent?.trim())
					)
			).filter((name) => name !== 'Lines in other countries');

		expect(await placesShown()).toEqual(['Germany']);
		await country(page).selectOption({ label: 'All countries' });
		const nationsApart = places.slice(1).filter((name) => name !== 'United Kingdom');
		expect((await placesShown()).sort()).toEqual(nationsApart.sort());
		for (const place of places.slice(1)) {
			await country(page).selectOption({ label: place });
			expect(await placesShown(), place).toEqual([place]);
			const region = main.getByRole('region', { name: place, exact: true });
			const calls = region.getByRole('link', { name: /^Call / });
			expect(await calls.count(), place).toBeGreaterThan(0);
			for (const call of await calls.all()) {
				const number = ((await call.textContent()) ?? '').replace(/[^\d+]/g, '');
				const href = ((await call.getAttribute('href')) ?? '').replace(/[\s-]/g, '');
				expect(href, place).toBe(`tel:${number}`);
				expect(number, place).toMatch(/^\+?\d{2,}$/);
			}
			for (const text of await region.getByRole('link', { name: /^Text / }).all())
				await expect(text).toHaveAttribute('href', /^sms:\+?\d+(\?body=\S+)?$/);
			await expect(region, place).toContainText('Emergency number');
			const lines = region.getByRole('listitem');
			expect(await lines.count(), place).toBeGreaterThan(0);
			for (const line of await lines.all()) await expect(line).toContainText(/Checked on .*\d{4}/);
			await expect(main.getByText('may have changed')).toHaveCount(0);
		}
	});

	test('stores the chosen place nowhere', async ({ page }) => {
		await open(page, '/help');
		await country(page).selectOption({ label: 'Scotland' });
		await page.getByRole('link', { name: 'When to get more help' }).click();
		await expect(page).toHaveURL(/\/about#more-help$/);
		// SvelteKit writes the address once more after it has moved the focus. Going back before that would
		// leave the address of /about on the history entry of /help.
		await expect(page.locator('#more-help:target')).toHaveCount(1);
		await page.goBack();
		// The place is in memory only, until the page is closed.
		await expect(country(page)).toHaveValue('GB-scotland');
		await page.reload();
		await isLive(page);
		await expect(country(page)).toHaveValue('DE');
		expect(await page.evaluate(() => Object.keys(localStorage).length)).toBe(0);
	});

	for (const [zone, value, heading, by = 'time zone'] of [
		['Europe/London', 'GB', 'United Kingdom'],
		['Asia/Calcutta', 'IN', 'India'],
		['Europe/Vienna', '', 'Australia'],
		['UTC', 'GB', 'United Kingdom', 'language']
	] as const) {
		test(`guesses the country in the time zone ${zone}, and says so`, async ({
			browser,
			baseURL
		}) => {
			const context = await browser.newContext({ timezoneId: zone, locale: 'en-GB', baseURL });
			const page = await context.newPage();
			await page.goto('/help');
			await expect(country(page)).toHaveValue(value);
			await expect(main(page).getByRole('heading', { level: 2 }).first()).toHaveText(heading);
			const guess = page.getByText(`Going by your device’s ${by}`);
			await expect(guess).toHaveCount(value === '' ? 0 : 1);
			// Without a guess, no country's number comes before the field and the general numbers.
			await expect(page.getByText('911 in North America')).toHaveCount(value === '' ? 1 : 0);
			if (value !== '') {
				await page.getByRole('button', { name: 'Change' }).click();
				await expect(country(page)).toBeFocused();
				await country(page).selectOption({ label: 'Wales' });
				await expect(guess).toHaveCount(0);
				await expect(main(page).getByRole('link', { name: 'Call 111' })).toBeVisible();
			}
			await context.close();
		});
	}

	test('stores nothing on the device when opened first', coreWithWorker, async ({ page }) => {
		await open(page, '/help');
		await country(page).selectOption({ index: 3 });
		const written = await page.evaluate(async () => ({
			databases: await indexedDB.databases(),
			caches: await caches.keys(),
			workers: (await navigator.serviceWorker.getRegistrations()).length,
			local: Object.keys(localStorage),
			session: Object.keys(sessionStorage).filter((key) => !key.startsWith('sveltekit')),
			cookies: document.cookie
		}));
		expect(written).toEqual({
			databases: [],
			caches: [],
			workers: 0,
			local: [],
			session: [],
			cookies: ''
		});
	});

	test('warns about old lines after 180 days, and puts the directories first after a year', async ({
		page
	}) => {
		await open(page, '/help');
		const checked = await page.getByText(/Checked on /).allInnerTexts();
		const days = checked.map((text) => Date.parse(`${/Checked on (.*\d{4})/.exec(text)?.[1]} UTC`));
		const newest = Math.max(...days);
		const oldest = Math.min(...days);
		const mayHaveChanged = page.getByText('This may have changed. Try the directories below too.');
		const isOld = page.getByText('These lines were checked more than a year ago.');
		const after = async (fromMs: number, count: number) => {
			await page.clock.setSystemTime(fromMs + count * 86_400_000 + 10 * 3_600_000);
			await page.reload();
			await isLive(page);
		};
		const directoriesTop = async () =>
			(await page.getByRole('heading', { name: 'Lines in other countries' }).boundingBox())?.y ??
			NaN;
		const firstPlaceTop = async () =>
			(await page.getByRole('main').getByRole('region', { name: 'Germany' }).boundingBox())?.y ??
			NaN;

		await after(oldest, 180);
		await expect(mayHaveChanged).toHaveCount(0);
		await expect(isOld).toHaveCount(0);

		await after(newest, 181);
		await expect(mayHaveChanged).toHaveCount(checked.length);
		await expect(isOld).toHaveCount(0);
		expect(await directoriesTop()).toBeGreaterThan(await firstPlaceTop());

		await after(newest, 366);
		await expect(isOld).toBeVisible();
		await expect(isOld).toContainText('Try the emergency number and the directories first.');
		await expect(page.getByRole('heading', { name: 'Lines in other countries' })).toHaveCount(1);
		expect(await directoriesTop()).toBeLessThan(await firstPlaceTop());
		await expectAccessible(page, '/help after a year');
	});

	test('is complete without JavaScript', core, async ({ browser, baseURL }) => {
		const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
		const page = await context.newPage();
		await page.goto('/help');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Get help now');
		await expect(page.getByText('If you are in immediate danger')).toBeVisible();
		await expect(page.getByRole('region', { name: 'Scotland' })).toBeVisible();
		expect(await page.getByRole('link', { name: /^Call / }).count()).toBeGreaterThan(20);
		await page.goto('/');
		await page.getByRole('link', { name: 'Get help now' }).click();
		await expect(page).toHaveURL(/\/help$/);
		await context.close();
	});
});
