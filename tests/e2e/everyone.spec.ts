import { core } from './core.ts';
import {
	acts,
	energy,
	entries,
	expect,
	expectAccessible,
	expectNoSidewaysScroll,
	expectVisibleFocus,
	isLive,
	keepPerson,
	note,
	notice,
	open,
	routes,
	saveButton,
	suggestions,
	tabTo,
	test,
	unfold,
	type Locator,
	type Page
} from './steps.ts';

const all = [...routes, '/cards/nothing'];

/** What stands on a page as soon as it has read what it shows, where its heading comes before that. */
const whenRead: Readonly<Record<string, (main: Locator) => Locator>> = {
	'/insights': (main) => main.getByRole('link', { name: 'A summary to share' }),
	'/insights/summary': (main) =>
		main.getByRole('button', { name: 'Print or save as PDF', disabled: false }),
	'/people': (main) =>
		main
			.getByText('Nobody here yet.')
			.or(main.getByRole('list', { name: 'People' }).getByRole('listitem').first()),
	'/people/person': (main) => main.getByText('This person is not kept here.'),
	'/people/names': (main) => main.getByRole('button', { name: 'Switch it on' }),
	'/plans': (main) => main.getByRole('region', { name: 'Rituals with someone' }),
	'/rehearse': (main) => main.getByRole('region', { name: 'A few for now' }),
	'/compose': (main) => main.getByRole('textbox', { name: 'Your message' }),
	'/voice': (main) => main.getByRole('link', { name: 'Write instead' }),
	'/timer': (main) => main.getByRole('region', { name: 'How long?' }),
	'/breathe': (main) => main.getByRole('button', { name: 'Start', exact: true }),
	'/settings': (main) =>
		main
			.getByRole('region', { name: 'What suggestions have learned' })
			.getByText(/answers, and there are|^Learned from/)
};

/** Opens a route, also the kind page for an address that is not there, and waits until all is there. */
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

/** A diary with two entries and two people, so that no page is empty. */
async function settleIn(page: Page): Promise<void> {
	await keepPerson(page, 'Ana');
	await keepPerson(page, 'Ben');
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
	await page.getByRole('textbox', { name: 'Tags, split by commas' }).fill('ducks, outside');
	await page.getByRole('textbox', { name: 'What I want to remember' }).fill('The bread');
	await page.getByRole('checkbox', { name: 'Treasure this' }).check();
	await saveButton(page).click();
	await expect(entries(page)).toHaveCount(1);
	await open(page, '/');
	await energy(page).fill('40');
	await page.getByRole('button', { name: 'Make this my intention for today' }).click();
	// Or it may be said after "Saved", and in its place.
	await expect(notice(page)).toContainText('Intention kept for today.');
	await acts(page).first().getByRole('button', { name: 'I did it' }).click();
	await expect(notice(page)).toContainText('Saved');
}

test.describe('axe finds nothing', () => {
	for (const colorScheme of ['light', 'dark'] as const) {
		test(`on any page, ${colorScheme}`, async ({ page }) => {
			test.setTimeout(360_000);
			await page.emulateMedia({ colorScheme });
			// The first visit, with its welcome, before there is anything.
			await open(page, '/');
			await expect(page.getByRole('button', { name: 'Skip' })).toBeVisible();
			await expectAccessible(page, `/ on a first visit, ${colorScheme}`);
			await open(page, '/diary');
			await expectAccessible(page, `an empty diary, ${colorScheme}`);
			await settleIn(page);
			for (const path of all) {
				await visit(page, path);
				await expectAccessible(page, `${path}, ${colorScheme}`);
			}
		});
	}

	test(
		'in what opens on a page: reasons, details, notices, complaints, more places',
		core,
		async ({ page }) => {
			test.setTimeout(360_000);
			await settleIn(page);
			await open(page, '/');
			await acts(page).last().getByRole('button', { name: 'Why this?' }).click();
			await expect(acts(page).last().getByRole('list')).toBeVisible();
			await acts(page).first().getByRole('button', { name: 'I did it' }).click();
			await expect(notice(page)).toContainText('Saved');
			await page.getByRole('button', { name: 'More' }).click();
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
			await page.getByRole('button', { name: 'Rename' }).first().click();
			await expect(page.getByText('A name needs at least one letter.')).toBeVisible();
			await expectAccessible(page, '/people while renaming');
		}
	);

	test('with the colours of the system, where each focus is still seen', async ({ page }) => {
		test.setTimeout(360_000);
		await page.emulateMedia({ forcedColors: 'active' });
		await settleIn(page);
		for (const path of all) {
			await visit(page, path);
			await expectAccessible(page, `${path} with forced colours`);
		}
		await open(page, '/');
		for (let stop = 0; stop < 25; stop++) {
			await page.keyboard.press('Tab');
			await expectVisibleFocus(page);
		}
	});
});

test('each page has one heading of the first rank, its landmarks, a title, and a skip link', async ({
	page
}) => {
	test.slow();
	const titles = new Set<string>();
	for (const path of all) {
		await visit(page, path);
		await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
		await expect(page.getByRole('heading', { level: 1 }), path).not.toHaveText('');
		for (const landmark of ['banner', 'main', 'contentinfo'] as const)
			await expect(page.getByRole(landmark), `${landmark} on ${path}`).toHaveCount(1);
		await expect(page.getByRole('navigation', { name: 'Main' }), path).toHaveCount(1);
		await expect(page, path).toHaveTitle(/ · Small Hello$/);
		titles.add(await page.title());
		await expect(page.locator('html')).toHaveAttribute('lang', /^en/);

		await page.keyboard.press('Tab');
		const skip = page.getByRole('link', { name: 'Skip to content' });
		await expect(skip, path).toBeFocused();
		await expect(skip, path).toBeInViewport();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('main'), path).toBeFocused();
		await page.keyboard.press('Tab');
		const isInMain = await page.evaluate(
			() => document.querySelector('main')?.contains(document.activeElement) ?? false
		);
		const hasStops = await page
			.getByRole('main')
			.locator('a, button, input, select, textarea')
			.count();
		expect(isInMain || hasStops === 0, `Tab after the skip link on ${path}`).toBe(true);
	}
	expect(titles.size).toBe(all.length);
});

test('"Get help now" is one tap away on every page', async ({ page }) => {
	for (const path of all) {
		await visit(page, path);
		const help = page.getByRole('banner').getByRole('link', { name: 'Get help now' });
		await expect(help, path).toBeInViewport();
		await help.click();
		await expect(page, path).toHaveURL(/\/help$/);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Get help now');
		await expect(page.getByText('If you are in immediate danger')).toBeInViewport();
	}
});

test('a page that is gone to takes the focus and is announced', async ({ page }) => {
	await open(page, '/');
	await page.getByRole('link', { name: 'Diary', exact: true }).click();
	await expect(page).toHaveURL(/\/diary$/);
	await expect(page.locator('#svelte-announcer')).toHaveText('Diary · Small Hello');
});

test(
	'the main job by the keyboard alone, with the focus in sight all the way',
	core,
	async ({ page }) => {
		await open(page, '/');
		await tabTo(page, page.getByRole('button', { name: 'Skip' }));
		await page.keyboard.press('Enter');
		await expect(energy(page)).toBeFocused();
		await expectVisibleFocus(page);
		await page.keyboard.press('Home');
		await expect(energy(page)).toHaveAttribute('aria-valuetext', /, 0 of 100$/);
		for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowRight');
		await expect(energy(page)).toHaveAttribute('aria-valuetext', /, 30 of 100$/);

		const act = acts(page).first();
		await expect(act).toBeVisible();
		const title = (await act.getByRole('heading').innerText()).trim();
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

		// The focus is not lost with the button: from where it was, the next stop is what follows.
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
		// Enter in the text field of the form would begin a new line; the button saves.
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
		await expect(notice(page)).toContainText('Taken back.');
	}
);

test('what was saved, deleted or taken back is said in a status that was there before', async ({
	page
}) => {
	await open(page, '/');
	// A live region has to be in the page before its words are, or a screen reader stays silent.
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
	await expect(notice(page)).toContainText('Taken back.');
	const { said, isSame } = await page.evaluate(() => {
		const kept = window as unknown as { said: string[]; region: Element };
		return { said: kept.said, isSame: kept.region.isConnected };
	});
	expect(isSame).toBe(true);
	expect(said.some((text) => text.startsWith('Saved'))).toBe(true);
	expect(said.some((text) => text.startsWith('Taken back.'))).toBe(true);
});

/** What can be touched and is lower than 44 px; links in a sentence may be. */
function lowTargets(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const found: string[] = [];
		const targets = 'button, nav a, header a, input, select, textarea, summary, [role="list"] > a';
		for (const element of document.querySelectorAll<HTMLElement>(targets)) {
			if (!element.checkVisibility({ visibilityProperty: true })) continue;
			// A box to tick is touched anywhere on its label.
			const isBox = element.matches('[type="checkbox"], [type="radio"]');
			const touched = (isBox && element.closest('label')) || element;
			const { height, width } = touched.getBoundingClientRect();
			if (height < 43.9) found.push(`${height}: ${element.outerHTML.slice(0, 120)}`);
			else if (width < 43.9) found.push(`${width} wide: ${element.outerHTML.slice(0, 120)}`);
		}
		return found;
	});
}

test('everything that is touched is at least 44 px high', async ({ page }) => {
	test.slow();
	await settleIn(page);
	for (const path of all) {
		await visit(page, path);
		if (path === '/log') await unfold(page);
		await page.getByRole('button', { name: 'More' }).click();
		expect(await lowTargets(page), path).toEqual([]);
	}
	await open(page, '/');
	await acts(page).first().getByRole('button', { name: 'I did it' }).click();
	await expect(notice(page).getByRole('button', { name: 'Undo' })).toBeVisible();
	await acts(page).last().getByRole('button', { name: 'Less like this' }).click();
	await expect(page.getByRole('button', { name: 'This made it worse' })).toBeVisible();
	expect(await lowTargets(page), 'what follows an act').toEqual([]);
});

test('a window of 320 px with text of 200 % needs no scrolling sideways', async ({ page }) => {
	test.slow();
	await settleIn(page);
	await page.setViewportSize({ width: 320, height: 640 });
	for (const path of all) {
		await visit(page, path);
		if (path === '/log') await unfold(page);
		await expectNoSidewaysScroll(page, `${path} at 320 px`);
		await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
		await page.getByRole('button', { name: 'More' }).click();
		await expectNoSidewaysScroll(page, `${path} at 320 px and 200 %`);
		const cut = await page.evaluate(() =>
			[...document.querySelectorAll<HTMLElement>('main *, header *, footer *')]
				.filter((element) => element.checkVisibility() && element.textContent?.trim())
				.filter((element) => getComputedStyle(element).clipPath === 'none')
				.filter((element) => {
					const { left, right, width } = element.getBoundingClientRect();
					return width > 1 && (left < -1 || right > innerWidth + 1);
				})
				.map((element) => element.outerHTML.slice(0, 120))
		);
		expect(cut, `cut off on ${path}`).toEqual([]);
	}
});

test('from right to left nothing scrolls sideways, and the bar is mirrored', async ({ page }) => {
	test.slow();
	await settleIn(page);
	for (const path of all) {
		await visit(page, path);
		const bar = page.getByRole('navigation', { name: 'Main' });
		const x = async (name: string) =>
			(await bar.getByRole('link', { name, exact: true }).boundingBox())?.x ?? NaN;
		expect(await x('Today')).toBeLessThan(await x('Diary'));
		await page.evaluate(() => (document.documentElement.dir = 'rtl'));
		expect(await x('Today'), path).toBeGreaterThan(await x('Diary'));
		await expectNoSidewaysScroll(page, `${path} from right to left`);
	}
	await open(page, '/');
	await page.evaluate(() => (document.documentElement.dir = 'rtl'));
	// The slider grows towards the left.
	const slider = await energy(page).boundingBox();
	if (!slider) throw new Error('no slider');
	await page.mouse.click(slider.x + slider.width * 0.1, slider.y + slider.height / 2);
	await expect.poll(async () => Number(await energy(page).inputValue())).toBeGreaterThan(80);
});

test('who asks for less motion gets none', async ({ page }) => {
	const button = suggestions(page).getByRole('button', { name: 'Show others' });
	const motions = () =>
		page.evaluate(() => document.getAnimations().map((one) => one.effect?.getTiming().duration));
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
	await page.getByRole('button', { name: 'Skip' }).click();
	await act();
	// That there is motion otherwise is what makes the rest of this test worth something.
	await expect.poll(begun).not.toEqual([]);

	await page.emulateMedia({ reducedMotion: 'reduce' });
	for (const path of all) {
		await visit(page, path);
		await page.getByRole('button', { name: 'More' }).click();
		expect(await motions(), path).toEqual([]);
	}
	await open(page, '/');
	await act();
	await expect(page.getByText('Your pond: 2 ripples, one for each win.')).toBeVisible();
	expect(await begun()).toEqual([]);
	expect(await motions()).toEqual([]);
});

test.describe('crisis help', () => {
	const country = (page: Page) => page.getByRole('combobox', { name: 'Country' });

	test('the country is there again on the way back, and nowhere once the app was closed', async ({
		page
	}) => {
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
		await expect(country).toHaveValue('');
	});

	test('each place of the list shows its own lines, with numbers to call', async ({ page }) => {
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

		expect((await placesShown()).sort()).toEqual(places.slice(1).sort());
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

	test('the place that was picked is written nowhere', async ({ page }) => {
		await open(page, '/help');
		await country(page).selectOption({ label: 'Scotland' });
		await page.getByRole('link', { name: 'When to get more help' }).click();
		await expect(page).toHaveURL(/\/about#more-help$/);
		// SvelteKit writes the address once more after it has moved the focus; going back before that
		// would leave the address of /about on the entry of /help.
		await expect(page.locator('#more-help:target')).toHaveCount(1);
		await page.goBack();
		// In memory while the app is open, and gone with it.
		await expect(country(page)).toHaveValue('GB-scotland');
		await page.reload();
		await isLive(page);
		await expect(country(page)).toHaveValue('');
		expect(await page.evaluate(() => Object.keys(localStorage).length)).toBe(0);
	});

	test('opening it first writes nothing on the device', core, async ({ page }) => {
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

	test('after 180 days lines may have changed, after a year the directories come first', async ({
		page
	}) => {
		await open(page, '/help');
		const checked = await page.getByText(/Checked on /).allInnerTexts();
		const days = checked.map((text) => Date.parse(`${/Checked on (.*\d{4})/.exec(text)?.[1]} UTC`));
		const newest = Math.max(...days);
		const oldest = Math.min(...days);
		const mayHaveChanged = page.getByText('This may have changed. Try also the directories below.');
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
			(await page.getByRole('main').getByRole('region', { name: 'Australia' }).boundingBox())?.y ??
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

	test('it is complete without JavaScript', core, async ({ browser, baseURL }) => {
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
