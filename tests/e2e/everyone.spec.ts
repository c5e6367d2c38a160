import { core } from './core.ts';
import {
	welcome,
	openMore,
	acts,
	energy,
	entries,
	expect,
	expectAccessible,
	expectAccessibleInBothColours,
	expectVisibleFocus,
	note,
	notice,
	open,
	saveButton,
	suggestions,
	tabTo,
	test,
	unfold
} from './steps.ts';
import { lowTargets, motions, settleIn } from './accessible-steps.ts';

test('axe finds no violation on a first visit with an empty diary', async ({ page }) => {
	await open(page, '/');
	await expect(welcome(page)).toBeVisible();
	await expectAccessibleInBothColours(page, '/ on a first visit');
	await open(page, '/diary');
	await expectAccessibleInBothColours(page, 'an empty diary');
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
		await expect(page.getByRole('button', { name: 'Start over' })).toBeVisible();
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
