import {
	test as base,
	expect,
	type Browser,
	type BrowserContext,
	type Locator,
	type Page
} from '@playwright/test';
import { worker } from './core.ts';

export { expect } from '@playwright/test';
export { expectAccessible, expectAccessibleInBothColours, expectContrast } from './axe.ts';
export type { BrowserContext, Locator, Page } from '@playwright/test';

/** A weekday morning, so that no test runs into the quiet hours or past midnight. */
export const forenoon = '2026-11-20T10:00:00+01:00';

/**
 * The `test` of most journeys. Each starts at {@link forenoon}, and fails if a page throws, logs an error or
 * violates its content security policy. Only tests tagged `@worker` install the service worker.
 */
export const test = base.extend<{ faults: string[] }>({
	timezoneId: 'Europe/Berlin',
	locale: 'en-GB',
	faults: [
		async ({ context }, use, { tags }) => {
			if (!tags.includes(worker.tag)) await withoutWorker(context);
			await context.clock.install({ time: forenoon });
			const faults: string[] = [];
			context.on('weberror', (fault) => faults.push(String(fault.error().stack)));
			context.on('console', (message) => {
				// Ignore the errors that the browser and SvelteKit log for an unknown address.
				const isNoFault = /^Failed to load resource|: Not found: \//.test(message.text());
				if (message.type() === 'error' && !isNoFault) faults.push(message.text());
			});
			await use(faults);
			expect(faults, 'errors of the pages').toEqual([]);
		},
		{ auto: true }
	]
});

/**
 * Removes service workers from the browser, as in some private windows. Installing one takes 1.3 s of
 * processor time, more than the pages of a short journey.
 */
export async function withoutWorker(context: BrowserContext): Promise<void> {
	await context.addInitScript(() => {
		Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
	});
}

/** Opens a page on another device: with its own diary, at the same hour, without a service worker. */
export async function otherDevice(browser: Browser): Promise<Page> {
	const context = await browser.newContext({ timezoneId: 'Europe/Berlin', locale: 'en-GB' });
	await withoutWorker(context);
	await context.clock.install({ time: forenoon });
	return context.newPage();
}

/** Opens an address and waits until the app runs there, not only its prerendered page. */
export async function open(page: Page, path: string): Promise<void> {
	await page.goto(path);
	await isLive(page);
}

/** Waits until the page responds to clicks and has loaded its data. */
export async function isLive(page: Page): Promise<void> {
	const { pathname } = new URL(page.url());
	if (pathname === '/help') {
		await expect(page.getByRole('combobox', { name: 'Country' })).toBeVisible();
		return;
	}
	// A page from the service worker is an empty shell until its code has run.
	await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveCount(1);
	// SvelteKit adds this element after it has mounted the root layout and everything inside it.
	await expect(page.locator('#svelte-announcer')).toBeAttached();
	await page.evaluate(async () => {
		await (navigator as Partial<Navigator>).serviceWorker?.ready;
	});
	if (pathname === '/') await expect(suggestions(page).getByRole('article')).not.toHaveCount(0);
	if (pathname === '/log') await expect(page.getByRole('button', { name: 'Save' })).toBeVisible();
	if (pathname === '/cards') await expect(cardLinks(page)).not.toHaveCount(0);
	if (pathname === '/diary') {
		const isRead = page.getByRole('main').getByText('Nothing here yet.').or(entries(page).first());
		await expect(isRead).toBeVisible();
	}
}

export const main = (page: Page) => page.getByRole('main');
/** A button of the page itself, not of the frame around all pages. */
export const buttonIn = (page: Page, name: string) =>
	main(page).getByRole('button', { name, exact: true });
export const energy = (page: Page) => page.getByRole('slider', { name: 'Energy' });
export const suggestions = (page: Page) => page.getByRole('region', { name: 'Suggestions' });
export const acts = (page: Page) => suggestions(page).getByRole('article');
export const note = (page: Page) => page.getByRole('textbox', { name: 'What happened?' });
export const entries = (page: Page) =>
	page.getByRole('list', { name: 'Diary', exact: true }).getByRole('listitem');
export const cardLinks = (page: Page) =>
	page.getByRole('list', { name: 'Cards', exact: true }).getByRole('link');
export const saveButton = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });

/** The status region that reports the last action and has the button “Undo”. */
export const notice = (page: Page) => page.getByRole('status', { name: 'What happened last' });
export const undo = (page: Page) => notice(page).getByRole('button', { name: 'Undo' });

/** Returns the ids of the suggested cards in order, after their texts have loaded. */
export async function suggestedIds(page: Page): Promise<string[]> {
	await expect(acts(page)).not.toHaveCount(0);
	const links = acts(page).getByRole('heading').getByRole('link');
	const hrefs = await links.evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).pathname));
	return hrefs.map((path) => path.split('/').pop() ?? '');
}

/**
 * Logs a win with these words and waits until it is saved. Goes from the diary by the link, because opening a
 * page takes four times as long. Pass `host` for a page without a base URL.
 */
export async function log(page: Page, words: string, host = ''): Promise<void> {
	if (page.url().endsWith('/diary'))
		await page.getByRole('link', { name: 'Log', exact: true }).click();
	else await open(page, `${host}/log`);
	await note(page).fill(words);
	await saveButton(page).click();
	await expect(page).toHaveURL(/\/diary$/);
	await expect(notice(page)).toContainText('Saved');
}

/** Opens “More details” and the field for a name on the log page. */
export async function unfold(page: Page): Promise<void> {
	// They are open already if one of their fields has a value.
	const details = page.locator('details', { has: page.getByText('More details') });
	if ((await details.getAttribute('open')) === null) await page.getByText('More details').click();
	await expect(page.getByRole('combobox', { name: 'Which act?' })).toBeVisible();
	const add = page.getByRole('button', { name: 'Add a name' });
	if (await add.isVisible()) await add.click();
}

export const searchbox = (page: Page) => page.getByRole('searchbox', { name: 'Search your diary' });

/**
 * Searches for words that one entry contains. Also waits for the text “One entry”, because the list may still
 * show one entry of an earlier search.
 */
export async function findOne(page: Page, words: string): Promise<void> {
	await searchbox(page).fill(words);
	await expect(main(page).getByText('One entry', { exact: true }), words).toBeVisible();
	await expect(entries(page), words).toHaveCount(1);
}

/** Adds a person on the people page. */
export async function addPerson(page: Page, name: string): Promise<void> {
	await open(page, '/people');
	await page.getByRole('textbox', { name: 'Name' }).fill(name);
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByRole('list', { name: 'People' }).getByText(name)).toBeVisible();
}

/** Returns all rows of an object store, as the browser stores them. */
export function stored(page: Page, store: string): Promise<unknown[]> {
	return page.evaluate(
		(name) =>
			new Promise<unknown[]>((resolve, reject) => {
				const opening = indexedDB.open('small-hello');
				opening.onerror = () => reject(opening.error);
				// Only the app may create the database.
				opening.onupgradeneeded = () => opening.transaction!.abort();
				opening.onsuccess = () => {
					const reading = opening.result.transaction(name).objectStore(name).getAll();
					reading.onerror = () => reject(reading.error);
					reading.onsuccess = () => {
						opening.result.close();
						resolve(reading.result as unknown[]);
					};
				};
			}),
		store
	);
}

/** Returns the records of a collection without tombstones. */
export async function recordsOf(page: Page, list: string): Promise<Record<string, unknown>[]> {
	const rows = (await stored(page, list)) as { record?: Record<string, unknown> }[];
	return rows.flatMap(({ record }) => (record ? [record] : []));
}

/**
 * Puts wins into the database as rows of src/lib/storage/schema.ts, two a day back from 19 November 2026, and
 * reloads the page. The app must have created the database.
 */
export async function bringWins(
	page: Page,
	count: number,
	noteOf: (at: number) => string
): Promise<void> {
	const notes = Array.from({ length: count }, (_, at) => noteOf(at));
	await page.evaluate(
		(words) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('small-hello');
				opening.onsuccess = () => {
					const writing = opening.result.transaction(
						['wins', 'meta', 'totals', 'monthIndexes'],
						'readwrite'
					);
					words.forEach((note, i) => {
						const at = new Date(Date.UTC(2026, 10, 19, 12) - i * 43_200_000);
						const text = `${at.toISOString().slice(0, 19)}+00:00`;
						const id = `01900000-0000-7000-8000-${String(i).padStart(12, '0')}`;
						const revision = `001795000000000.${String(i).padStart(5, '0')}.00000000000000aa`;
						const record = {
							...{ id, at: text, cardId: null, channel: null, note, genuine: '', carry: '' },
							...{ people: [], tags: [], moodBefore: null, moodAfter: null, ease: null },
							...{ energy: null, reply: null, treasured: false, revision }
						};
						const order = [text.slice(0, 10), at.getTime()];
						writing.objectStore('wins').put({ id, revision, order, record });
						const month = text.slice(0, 7);
						writing.objectStore('totals').put({ id: month, counts: { win: 1 } });
						writing.objectStore('monthIndexes').put({ id: month, revision: '' });
					});
					writing.objectStore('meta').put({ wins: words.length }, 'totals');
					writing.onerror = () => reject(writing.error);
					writing.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			}),
		notes
	);
	await page.reload();
	await isLive(page);
}

/** Expects the page to be no wider than the window. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
	const widths = await page.evaluate(() => ({
		content: document.documentElement.scrollWidth,
		window: document.documentElement.clientWidth
	}));
	expect.soft(widths.content, `width of ${what}`).toBeLessThanOrEqual(widths.window);
}

/**
 * Presses Tab until `target` has the focus, and expects a visible focus at each stop. Throws after 60
 * presses.
 */
export async function tabTo(page: Page, target: Locator): Promise<void> {
	for (let presses = 0; presses < 60; presses++) {
		await page.keyboard.press('Tab');
		await expectVisibleFocus(page);
		if (await target.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`The Tab key does not come to ${String(target)}.`);
}

/** Expects the focused element, or the list item around it, to have an outline and to be on screen. */
export async function expectVisibleFocus(page: Page): Promise<void> {
	const focus = await page.evaluate(() => {
		const focused = document.activeElement;
		if (!focused || focused === document.body) return null;
		const width = (element: Element | null) => {
			const style = element && getComputedStyle(element);
			return style && style.outlineStyle !== 'none' ? parseFloat(style.outlineWidth) : 0;
		};
		const box = focused.getBoundingClientRect();
		return {
			element: focused.outerHTML.slice(0, 120),
			outline: Math.max(width(focused), width(focused.closest('li'))),
			isOnScreen: box.bottom > 0 && box.top < innerHeight && box.width > 0
		};
	});
	// After the last element, the focus is in the browser's own interface.
	if (focus === null) return;
	expect(focus.outline, `outline of ${focus.element}`).toBeGreaterThanOrEqual(2);
	expect(focus.isOnScreen, `${focus.element} is on screen`).toBe(true);
}

/** Returns the welcome of a first visit. */
export const welcome = (page: Page) => page.getByRole('region', { name: 'Hello. No rush.' });

/** Opens what waits behind “More about this” of a suggested card. */
export async function openMore(act: Locator): Promise<void> {
	const more = act.getByRole('button', { name: 'More about this' });
	if ((await more.getAttribute('aria-expanded')) === 'false') await more.click();
}

/** Opens a disclosure of the page, if it is closed. */
export async function openUp(page: Page, summary: string): Promise<void> {
	const details = main(page).locator('details', {
		has: page.locator('summary', { hasText: summary })
	});
	await expect(details).toBeVisible();
	if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
}
