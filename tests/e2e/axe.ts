import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules about colours. All other rules find the same in every colour scheme. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * Maximum duration of a transition, in ms. Longer animations run on by themselves, such as the breathing
 * pace.
 */
const longestTransitionMs = 1000;

/** Expects that axe finds no violation on a page. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
	const { found, passed } = await analyse(page, (axe) => axe.withTags(tags));
	expect.soft(found, `axe on ${what}`).toEqual([]);
	expect.soft(passed, `rules that axe could check on ${what}`).toBeGreaterThan(10);
}

/**
 * Expects that axe finds no violation of a rule about colours. Use it after {@link expectAccessible}, for the
 * same page in another colour scheme.
 */
export async function expectContrast(page: Page, what: string): Promise<void> {
	const { found, passed } = await analyse(page, (axe) => axe.withRules(colourRules));
	expect.soft(found, `contrast on ${what}`).toEqual([]);
	expect.soft(passed, `rules about colours that axe could check on ${what}`).toBeGreaterThan(0);
}

/**
 * Expects that axe finds no violation on a page in light colours, and no violation of colour rules in dark
 * ones. Leaves the page light.
 */
export async function expectAccessibleInBothColours(page: Page, what: string): Promise<void> {
	await page.emulateMedia({ colorScheme: 'light' });
	await expectAccessible(page, `${what}, light`);
	await page.emulateMedia({ colorScheme: 'dark' });
	await expectContrast(page, `${what}, dark`);
	await page.emulateMedia({ colorScheme: 'light' });
}

async function analyse(
	page: Page,
	choose: (axe: AxeBuilder) => AxeBuilder
): Promise<{ found: string[]; passed: number }> {
	// Make the window as high as the page, so that the bottom bar covers no content.
	const present = page.viewportSize() ?? { width: 360, height: 740 };
	const heightOf = () => page.evaluate(() => document.documentElement.scrollHeight);
	let height = present.height;
	let result;
	do {
		height = Math.max(height, await heightOf()) + 400;
		await page.setViewportSize({ ...present, height });
		// Wait for running transitions: colours in between have a different contrast.
		await page.evaluate((longestMs) => {
			const passing = document
				.getAnimations()
				.filter(({ effect }) => Number(effect?.getComputedTiming().endTime) <= longestMs);
			return Promise.all(passing.map(({ finished }) => finished.catch(() => {})));
		}, longestTransitionMs);
		// Legacy mode checks no frames (the app has none) and opens no second page.
		result = await choose(new AxeBuilder({ page }).setLegacyMode(true)).analyze();
		// Repeat if new content has made the page higher than the window.
	} while ((await heightOf()) > height);
	await page.setViewportSize(present);
	return {
		found: result.violations.flatMap(({ id, nodes }) =>
			nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`)
		),
		passed: result.passes.length
	};
}
