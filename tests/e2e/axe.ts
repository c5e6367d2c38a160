import axe, { type RunOptions } from 'axe-core';
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
	const { found, passed } = await analyse(page, { type: 'tag', values: tags });
	expect.soft(found, `axe on ${what}`).toEqual([]);
	expect.soft(passed, `rules that axe could check on ${what}`).toBeGreaterThan(10);
}

/**
 * Expects that axe finds no violation of a rule about colours. Use it after {@link expectAccessible}, for the
 * same page in another colour scheme.
 */
export async function expectContrast(page: Page, what: string): Promise<void> {
	const { found, passed } = await analyse(page, { type: 'rule', values: colourRules });
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
	runOnly: RunOptions['runOnly']
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
		result = await run(page, runOnly);
		// Repeat if new content has made the page higher than the window.
	} while ((await heightOf()) > height);
	await page.setViewportSize(present);
	return result;
}

/** Runs axe in a page: by itself, because its runner for Playwright needs twice the time. */
async function run(
	page: Page,
	runOnly: RunOptions['runOnly']
): Promise<{ found: string[]; passed: number }> {
	// Its half a megabyte of code is put into each page once.
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
	return page.evaluate(
		async (options) => {
			const { axe: present } = window as unknown as { axe: typeof axe };
			const { violations, passes } = await present.run(document, options);
			return {
				found: violations.flatMap(({ id, nodes }) =>
					nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`)
				),
				passed: passes.length
			};
		},
		// Without the details of each element that passes.
		{ runOnly, resultTypes: ['violations'] } satisfies RunOptions
	);
}
