import { core } from './core.ts';
import {
	addPerson,
	buttonIn as button,
	expect,
	expectAccessible,
	expectAccessibleInBothColours,
	expectNoSidewaysScroll,
	isLive,
	main,
	notice,
	open,
	recordsOf,
	stored,
	tabTo,
	test,
	undo,
	type Page
} from './steps.ts';

const link = (page: Page, name: string) => main(page).getByRole('link', { name, exact: true });
const heading = (page: Page, name: string) => main(page).getByRole('heading', { name });
const box = (page: Page) => main(page).getByRole('textbox', { name: 'Your message' });
const lines = (page: Page) =>
	main(page).getByRole('list', { name: 'Words you could use' }).getByRole('button');
const letGo = 'Let the plan go for this time';

/** Saves a ritual with Tom, every week on a Wednesday, on a Friday. */
async function planTea(page: Page): Promise<void> {
	await addPerson(page, 'Tom');
	await open(page, '/plans');
	await button(page, 'Start a ritual').click();
	const form = page.getByRole('form', { name: 'A ritual' });
	await form.getByLabel('What you do, in a few words').fill('Tea');
	await form.getByRole('combobox', { name: 'Who with' }).selectOption('Tom');
	await form.getByRole('combobox', { name: 'How often' }).selectOption('Every week');
	await form.getByRole('checkbox', { name: 'Wednesday' }).check();
	await form.getByRole('checkbox', { name: 'Friday' }).uncheck();
	await form.getByRole('button', { name: 'Save this plan' }).click();
	await expect(notice(page)).toContainText('Saved.');
}

/** Shows two lines to make it shorter. */
async function shorten(page: Page): Promise<void> {
	await button(page, 'Make it shorter').click();
	await expect(lines(page)).toHaveCount(2);
}

const restDays = async (page: Page) =>
	(await recordsOf(page, 'plans')).map(({ restDay }) => restDay ?? null);

test(
	'a ritual is taken back kindly, and then rests once, if the user wants that',
	core,
	async ({ page }) => {
		await planTea(page);
		await link(page, 'Let it go kindly').click();
		await expect(heading(page, 'Taking it back kindly')).toBeVisible();
		await expect(page).toHaveTitle(/^Taking it back kindly/);
		const who = main(page).getByRole('combobox', { name: 'To' });
		await expect(who.locator('option:checked')).toHaveText('Tom');
		await expect(lines(page)).toHaveCount(0);
		await shorten(page);
		await expectAccessibleInBothColours(page, 'the lines');
		await expectNoSidewaysScroll(page, 'the lines');

		const before = await lines(page).allInnerTexts();
		await button(page, 'Show others').click();
		await expect(lines(page)).not.toHaveText(before);
		const [line] = await lines(page).allInnerTexts();
		await lines(page).first().click();
		await expect(heading(page, 'Write a message')).toBeVisible();
		await expect(box(page)).toBeFocused();
		expect(page.url()).not.toContain('take-back');

		await box(page).fill(`Hi Tom, ${line}`);
		await main(page).getByText('Other ways to send it').click();
		await page.evaluate(() =>
			addEventListener('click', (event) => event.preventDefault(), { once: true })
		);
		await link(page, 'Send as a text').click();
		await expect(heading(page, 'Did you send it?')).toBeVisible();
		await expect(button(page, letGo)).toBeVisible();
		expect(await restDays(page)).toEqual([null]);

		await page.reload();
		await isLive(page);
		await button(page, 'Sent').click();
		await expect(heading(page, 'Saved. That counts.')).toBeVisible();
		expect(await restDays(page), 'nothing happens unasked').toEqual([null]);
		await expectAccessible(page, 'the offer');
		await expectNoSidewaysScroll(page, 'the offer');
		await button(page, letGo).click();
		await expect(notice(page)).toContainText('It rests this time, and it’ll come back.');
		await expect(button(page, letGo)).toHaveCount(0);
		await expect.poll(() => restDays(page)).toEqual(['2026-11-25']);
		await undo(page).click();
		await expect(button(page, letGo)).toBeVisible();
		await expect.poll(() => restDays(page)).toEqual([null]);
	}
);

test('words without a recipient are chosen by keyboard on a narrow screen, and stay as a draft', async ({
	page
}) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await open(page, '/compose');
	const before = await box(page).inputValue();
	await link(page, 'Cancel, move or say no').click();
	await expect(heading(page, 'Taking it back kindly')).toBeVisible();
	await tabTo(page, button(page, 'Say no'));
	await page.keyboard.press('Enter');
	await expect(button(page, 'Say no')).toHaveAttribute('aria-pressed', 'true');
	await expect(lines(page)).toHaveCount(2);
	await expectNoSidewaysScroll(page, 'the lines at 320 px');
	const written = await lines(page).allInnerTexts();
	await button(page, 'To say aloud').click();
	await expect(lines(page)).not.toHaveText(written);
	await button(page, 'To say aloud').click();
	await expect(lines(page)).toHaveText(written);

	await tabTo(page, lines(page).first());
	await page.keyboard.press('Enter');
	await expect(box(page)).toBeFocused();
	await expect(box(page)).toHaveValue(new RegExp(`${written[0]!.slice(1, 20)}`));
	await expect.poll(() => stored(page, 'drafts')).toHaveLength(1);
	const words = await box(page).inputValue();
	expect(words).not.toBe(before);
	await page.reload();
	await isLive(page);
	await expect(box(page)).toHaveValue(words);
	await expect(button(page, letGo)).toHaveCount(0);

	await button(page, 'Start over').click();
	await expect.poll(() => stored(page, 'drafts')).toHaveLength(0);
	await link(page, 'Cancel, move or say no').click();
	await button(page, 'Write my own words').click();
	await expect(box(page)).toBeFocused();
	await expect(box(page)).toHaveValue('');
});

test('a search of the cards for a late reply leads to the words', async ({ page }) => {
	await open(page, '/cards');
	const search = main(page).getByRole('searchbox', { name: 'Search cards' });
	await search.fill('lonely');
	await expect(main(page).getByRole('heading', { name: 'Found for you' })).toBeVisible();
	await expect(link(page, 'Cancel, move or say no')).toHaveCount(0);
	await search.fill('late reply');
	await link(page, 'Cancel, move or say no').click();
	await expect(heading(page, 'Taking it back kindly')).toBeVisible();
});
