import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Locator, type Page } from '@playwright/test';

export { expect } from '@playwright/test';
export type { BrowserContext, Locator, Page } from '@playwright/test';

/** A forenoon on a weekday: neither the quiet hours nor midnight fall into a test by chance. */
export const forenoon = '2026-11-20T10:00:00+01:00';

/**
 * Every test begins at the same hour of the clock on the wall, and fails when a page throws or the
 * policy of the page is broken.
 */
export const test = base.extend<{ faults: string[] }>({
	timezoneId: 'Europe/Berlin',
	locale: 'en-GB',
	faults: [
		async ({ context }, use) => {
			await context.clock.install({ time: forenoon });
			const faults: string[] = [];
			context.on('weberror', (fault) => faults.push(String(fault.error().stack)));
			context.on('console', (message) => {
				// What the browser and SvelteKit note about an address that is not there is no fault.
				const isNoFault = /^Failed to load resource|: Not found: \//.test(message.text());
				if (message.type() === 'error' && !isNoFault) faults.push(message.text());
			});
			await use(faults);
			expect(faults, 'what the pages threw').toEqual([]);
		},
		{ auto: true }
	]
});

/** Every kind of page, with words that are there once the page has begun to work. */
export const routes = [
	'/',
	'/log',
	'/cards',
	'/cards/look-up-and-smile',
	'/diary',
	'/insights',
	'/insights/summary',
	'/people',
	'/people/person',
	'/people/names',
	'/plans',
	'/rehearse',
	'/compose',
	'/voice',
	'/timer',
	'/breathe',
	'/settings',
	'/help',
	'/about'
] as const;

/** Opens an address and waits until the app works there, not its prerendered page alone. */
export async function open(page: Page, path: string): Promise<void> {
	await page.goto(path);
	await isLive(page);
}

/** Waits until the page answers to clicks and has read what it shows. */
export async function isLive(page: Page): Promise<void> {
	const { pathname } = new URL(page.url());
	if (pathname === '/help') {
		await expect(page.getByRole('combobox', { name: 'Country' })).toBeVisible();
		return;
	}
	// A page that the worker answers for is an empty shell until its code has run.
	await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveCount(1);
	// Registered by the root layout, after all that is inside of it stands.
	await page.evaluate(() => navigator.serviceWorker.ready);
	if (pathname === '/') await expect(suggestions(page).getByRole('article')).not.toHaveCount(0);
	if (pathname === '/log') await expect(page.getByRole('button', { name: 'Save' })).toBeVisible();
	if (pathname === '/cards') await expect(cardLinks(page)).not.toHaveCount(0);
	if (pathname === '/diary') {
		const isRead = page.getByRole('main').getByText('Nothing here yet.').or(entries(page).first());
		await expect(isRead).toBeVisible();
	}
}

export const main = (page: Page) => page.getByRole('main');
/** A button of the page itself, not of what stands around all pages. */
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

/** Where it is said what has happened, with its "Undo". */
export const notice = (page: Page) => page.getByRole('status', { name: 'What happened last' });
export const undo = (page: Page) => notice(page).getByRole('button', { name: 'Undo' });

/** The ids of the cards that are suggested, in their order, once their words have been read. */
export async function suggestedIds(page: Page): Promise<string[]> {
	await expect(acts(page)).not.toHaveCount(0);
	const links = acts(page).getByRole('heading').getByRole('link');
	const hrefs = await links.evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).pathname));
	return hrefs.map((path) => path.split('/').pop() ?? '');
}

/** Logs a win with these words, and waits until it is kept; `host` where the page has none of its own. */
export async function log(page: Page, words: string, host = ''): Promise<void> {
	await open(page, `${host}/log`);
	await note(page).fill(words);
	await saveButton(page).click();
	await expect(page).toHaveURL(/\/diary$/);
	await expect(notice(page)).toContainText('Saved');
}

/** Opens what is folded away on the page for logging. */
export async function unfold(page: Page): Promise<void> {
	// They stand open by themselves when something is given in them.
	const details = page.locator('details', { has: page.getByText('More details') });
	if ((await details.getAttribute('open')) === null) await page.getByText('More details').click();
	await expect(page.getByRole('combobox', { name: 'Which act?' })).toBeVisible();
}

export const searchbox = (page: Page) => page.getByRole('searchbox', { name: 'Search your diary' });

/** Looks for what stands in one entry, and waits until that search is over: an earlier one may show one as well. */
export async function findOne(page: Page, words: string): Promise<void> {
	await searchbox(page).fill(words);
	await expect(main(page).getByText('One entry', { exact: true }), words).toBeVisible();
	await expect(entries(page), words).toHaveCount(1);
}

/** Keeps a person by name. */
export async function keepPerson(page: Page, name: string): Promise<void> {
	await open(page, '/people');
	await page.getByRole('textbox', { name: 'Name' }).fill(name);
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByRole('list', { name: 'People' }).getByText(name)).toBeVisible();
}

/** All that lies in a store of the database, as the browser keeps it. */
export function stored(page: Page, store: string): Promise<unknown[]> {
	return page.evaluate(
		(name) =>
			new Promise<unknown[]>((resolve, reject) => {
				const opening = indexedDB.open('small-hello');
				opening.onerror = () => reject(opening.error);
				// The app makes it, not whoever looks into it.
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

/** The records that are kept in a list, without what is left of deleted ones. */
export async function recordsOf(page: Page, list: string): Promise<Record<string, unknown>[]> {
	const rows = (await stored(page, list)) as { record?: Record<string, unknown> }[];
	return rows.flatMap(({ record }) => (record ? [record] : []));
}

/**
 * Puts wins into the database as rows of src/lib/storage/schema.ts, one a day back from a day, and
 * loads the page again. The app has to have made the database.
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

/** Whether the page is no wider than the window. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
	const widths = await page.evaluate(() => ({
		content: document.documentElement.scrollWidth,
		window: document.documentElement.clientWidth
	}));
	expect.soft(widths.content, `width of ${what}`).toBeLessThanOrEqual(widths.window);
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What lasts longer goes on by itself, such as a pace to breathe by. */
const longestTransitionMs = 1000;

/** What axe finds wrong, as far as a person can read it: nothing, that is. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
	// In a window as high as the page, so that the bar at the bottom lies over nothing by chance.
	const present = page.viewportSize() ?? { width: 360, height: 740 };
	const heightOf = () => page.evaluate(() => document.documentElement.scrollHeight);
	let height = present.height;
	let result;
	do {
		height = Math.max(height, await heightOf()) + 400;
		await page.setViewportSize({ ...present, height });
		// Colours that are on their way to others have a contrast of their own.
		await page.evaluate((longestMs) => {
			const passing = document
				.getAnimations()
				.filter(({ effect }) => Number(effect?.getComputedTiming().endTime) <= longestMs);
			return Promise.all(passing.map(({ finished }) => finished.catch(() => {})));
		}, longestTransitionMs);
		result = await new AxeBuilder({ page }).withTags(tags).analyze();
		// What came meanwhile may have made the page higher than its window.
	} while ((await heightOf()) > height);
	const { violations, passes } = result;
	await page.setViewportSize(present);
	const found = violations.flatMap(({ id, nodes }) =>
		nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`)
	);
	expect(found, `axe on ${what}`).toEqual([]);
	expect(passes.length, `rules that axe could check on ${what}`).toBeGreaterThan(10);
}

/** Presses Tab until that element has the focus; each stop on the way has to show it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
	for (let presses = 0; presses < 60; presses++) {
		await page.keyboard.press('Tab');
		await expectVisibleFocus(page);
		if (await target.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`The Tab key does not come to ${String(target)}.`);
}

/** The focus is shown by an outline, on the element or on the tile that it fills. */
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
	// Behind the last element the focus is with the browser itself.
	if (focus === null) return;
	expect(focus.outline, `outline of ${focus.element}`).toBeGreaterThanOrEqual(2);
	expect(focus.isOnScreen, `${focus.element} is on screen`).toBe(true);
}
