import type { Page } from '@playwright/test';
import { core } from './core.ts';
import {
	addPerson,
	expect,
	expectAccessible,
	expectAccessibleInBothColours,
	expectNoSidewaysScroll,
	main,
	note,
	notice,
	open,
	recordsOf,
	saveButton,
	tabTo,
	test,
	unfold,
	welcome
} from './steps.ts';

const places = (page: Page) => page.getByRole('listbox', { name: 'Places on your pond' });
const chosen = (page: Page) => places(page).getByRole('option', { selected: true });

/** Logs a win; a treasured one leaves a lily besides its leaf. */
async function logWin(page: Page, words: string, isTreasured: boolean): Promise<void> {
	await open(page, '/log?card=look-up-and-smile');
	await note(page).fill(words);
	await unfold(page);
	if (isTreasured) await page.getByRole('checkbox', { name: 'Treasure this' }).check();
	await saveButton(page).click();
	await expect(notice(page)).toContainText('Saved');
}

test(
	'the keyboard reaches each place of the pond in one stop and brings its moment back',
	core,
	async ({ page }) => {
		await open(page, '/');
		await expect(places(page)).toHaveCount(0);
		await logWin(page, 'Ducks in the rain', true);
		await logWin(page, 'A wave from the window', false);
		await open(page, '/');
		await tabTo(page, places(page));
		await expect(chosen(page)).toHaveAccessibleName('1 water lily, treasured');
		await expectAccessibleInBothColours(page, 'the places of the pond');
		await expectNoSidewaysScroll(page, 'the places of the pond');

		await page.keyboard.press('Home');
		const spoken = new Set<string>();
		for (let i = 0; i < 3; i++) {
			spoken.add((await chosen(page).getAttribute('aria-label'))!);
			await page.keyboard.press('ArrowRight');
		}
		expect(spoken).toContain('1 water lily, treasured');
		expect([...spoken].some((words) => /lea(f|ves), in person$/.test(words))).toBe(true);
		const last = await chosen(page).getAttribute('id');
		await page.keyboard.press('End');
		expect(await chosen(page).getAttribute('id')).toBe(last);

		await page.reload();
		await tabTo(page, places(page));
		await page.keyboard.press('Enter');
		const moment = page.getByRole('region', { name: 'A good moment' });
		await expect(moment.getByRole('article')).toContainText('Ducks in the rain');
		await expect(page.getByRole('heading', { name: 'A good moment' })).toBeFocused();
	}
);

test('Today shows a birthday on its day, with a link to a birthday message', async ({ page }) => {
	await addPerson(page, 'Lena');
	await page.getByRole('link', { name: 'Lena' }).first().click();
	// The clock shows Friday, 20 November.
	await page.getByLabel('Month').selectOption('November');
	await page.getByRole('textbox', { name: 'Day' }).fill('20');
	await page.getByRole('textbox', { name: 'Day' }).blur();
	await expect(notice(page)).toContainText('Changed.');
	await open(page, '/');
	await page.getByRole('slider', { name: 'Energy' }).fill('40');
	const coming = page.getByRole('region', { name: 'Coming up' });
	await expect(coming).toContainText('It’s Lena’s birthday today');
	await expectAccessible(page, 'a birthday today');
	await expectNoSidewaysScroll(page, 'a birthday today');
	await coming.getByRole('link', { name: 'Wish Lena a happy birthday' }).click();
	await expect(main(page).getByRole('textbox')).toHaveValue(/^Happy birthday,? Lena/);
});

test.describe('in a time zone of the south', () => {
	test.use({ timezoneId: 'Australia/Brisbane' });

	test('the pond has the seasons of the south, until others are chosen in Settings', async ({
		page
	}) => {
		const picture = async () => {
			await open(page, '/');
			await expect(welcome(page)).toBeVisible();
			const canvas = page.locator('canvas');
			// A canvas has this width until the pond is drawn.
			await expect
				.poll(() => canvas.evaluate((element: HTMLCanvasElement) => element.width))
				.not.toBe(300);
			await page.waitForLoadState('networkidle');
			return canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL());
		};
		const choose = async (name: string) => {
			await open(page, '/settings/appearance');
			await page.getByRole('radio', { name }).check();
			await expect(notice(page)).toBeVisible();
		};
		await page.clock.setFixedTime('2026-11-20T12:00:00+10:00');
		const guessed = await picture();
		await choose('North of the equator');
		await expectAccessibleInBothColours(page, 'the seasons of the pond');
		const north = await picture();
		expect(north).not.toBe(guessed);
		await choose('South of the equator');
		expect(await picture()).toBe(guessed);
		await page.reload();
		await open(page, '/settings/appearance');
		await expect(page.getByRole('radio', { name: 'South of the equator' })).toBeChecked();
		expect(await recordsOf(page, 'preferences')).toMatchObject([{ isSouth: true }]);
	});
});
