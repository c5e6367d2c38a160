import { importBackup, seedId, seedsAsBackup, seedWin } from './seeds.ts';
import type { Page } from './steps.ts';

/**
 * Fills the diary with two entries, two people, an energy and an intention for today, so that no page is
 * empty.
 */
export function settleIn(page: Page): Promise<void> {
	const [ana, ben] = [seedId(2, 0), seedId(2, 1)];
	const at = '2026-11-20T09:50:00+01:00';
	const backup = seedsAsBackup({
		people: [
			{ id: ana, name: 'Ana', notNow: true },
			{ id: ben, name: 'Ben', notNow: false }
		],
		wins: [
			seedWin(0, {
				...{ at, cardId: 'look-up-and-smile', channel: 'inPerson' },
				...{ note: 'We looked at the ducks together', moodBefore: 1, moodAfter: 1, ease: 2 },
				...{ people: [ana], tags: ['ducks', 'outside'], carry: 'The bread', treasured: true }
			}),
			seedWin(1, { at, cardId: 'greet-by-name', channel: 'inPerson', energy: 40 })
		],
		checkIns: [{ id: seedId(4, 0), at, energy: 40 }],
		plans: [
			{
				...{ id: 'intention:2026-11-20', kind: 'intention', day: '2026-11-20' },
				cardId: 'say-they-came-to-mind'
			}
		],
		preferences: [{ id: 'preferences', strangersWelcome: false, hasSeenWelcome: true }]
	});
	return importBackup(page, backup);
}

/** The button that opens the menu. */
export const more = (page: Page) => page.getByRole('button', { name: 'Menu' });

/** The link to help at the top of each page. */
export const helpLink = (page: Page) =>
	page.getByRole('banner').getByRole('link', { name: 'Get help now' });

/** Returns the durations of all running animations. */
export const motions = (page: Page) =>
	page.evaluate(() => document.getAnimations().map((one) => one.effect?.getTiming().duration));

/** Returns the touch targets that are smaller than 44 px. Links in sentences don't count. */
export function lowTargets(page: Page): Promise<string[]> {
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
export function cutOffParts(page: Page): Promise<string[]> {
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
