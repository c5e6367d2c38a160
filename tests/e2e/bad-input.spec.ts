import { core } from './core.ts';
import {
	cardLinks,
	entries,
	expect,
	expectNoSidewaysScroll,
	findOne,
	isLive,
	main,
	note,
	notice,
	open,
	saveButton,
	searchbox,
	stored,
	test,
	unfold,
	type Page
} from './steps.ts';

const complaint = (page: Page) => page.locator('form').getByRole('alert');
const words = (page: Page, text: string) => entries(page).getByText(text, { exact: true });

async function saved(page: Page): Promise<void> {
	await saveButton(page).click();
	await expect(page).toHaveURL(/\/diary$/);
	await expect(notice(page)).toContainText('Saved.');
}

test(
	'a note of exactly 10,000 characters with emoji is saved completely and found',
	core,
	async ({ page }) => {
		const end = ' the very end: kumquat';
		const text = `${'🌱 grew, 世界 '.repeat(1000).slice(0, 10_000 - end.length - 2)}🌻${end}`;
		expect(text).toHaveLength(10_000);
		await open(page, '/log');
		await note(page).fill(text);
		await saved(page);
		const [{ record }] = (await stored(page, 'wins')) as [{ record: { note: string } }];
		expect(record.note).toBe(text);
		await findOne(page, 'KUMQUAT 世界 🌻');
		await expect(words(page, text)).toBeVisible();
		await searchbox(page).fill('kumquats');
		await expect(entries(page)).toHaveCount(0);
	}
);

test('a note of 10,001 characters is refused with an explanation and stays in the form', async ({
	page
}) => {
	const text = `${'a few words '.repeat(900)}`.slice(0, 10_000) + '!';
	expect(text).toHaveLength(10_001);
	await open(page, '/log');
	await note(page).fill(text);
	await saveButton(page).click();
	await expect(complaint(page)).toContainText(/10,000 characters here, and this has 10,?001\./);
	await expect(page).toHaveURL(/\/log$/);
	await expect(note(page)).toHaveValue(text);
	expect(await stored(page, 'wins')).toHaveLength(0);

	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save the text as a file' }).click()
	]);
	expect(file.suggestedFilename()).toBe('small-hello-note.txt');

	await expect.poll(() => stored(page, 'drafts')).toHaveLength(1);
	await page.reload();
	await expect(note(page)).toHaveValue(text);
	await note(page).press('End');
	await note(page).fill(text.slice(0, -1));
	await expect(complaint(page)).toHaveText('');
	await saved(page);
	await expect(entries(page)).toHaveCount(1);
});

test('each of two texts that are too long is reported', async ({ page }) => {
	await open(page, '/log');
	await note(page).fill('b'.repeat(10_001));
	await unfold(page);
	await page.getByRole('textbox', { name: 'What felt genuine?' }).fill('c'.repeat(10_001));
	await saveButton(page).click();
	await expect(complaint(page)).toContainText(/10,?001/);
	await note(page).fill('short');
	await saveButton(page).click();
	await expect(complaint(page)).toContainText(/10,?001/);
	expect(await stored(page, 'wins')).toHaveLength(0);
	await page.getByRole('textbox', { name: 'What felt genuine?' }).fill('short too');
	await saved(page);
	await expect(entries(page)).toContainText('Genuine: short too');
});

test('right-to-left text is shown from right to left', async ({ page }) => {
	const text = 'קפה עם דנה, ומחר שוב';
	await open(page, '/log');
	await note(page).fill(text);
	await expect(note(page)).toHaveCSS('direction', 'rtl');
	await saved(page);
	await expect(words(page, text)).toHaveCSS('direction', 'rtl');
	await findOne(page, 'דנה');
	await expectNoSidewaysScroll(page, 'a diary from right to left');
});

test('half of a surrogate pair is saved as the replacement character', async ({ page }) => {
	await open(page, '/log');
	await note(page).evaluate((field: HTMLTextAreaElement) => {
		field.value = 'left \uD83C right \uDF31 end';
		field.dispatchEvent(new InputEvent('input', { bubbles: true }));
	});
	await saved(page);
	await expect(words(page, 'left \uFFFD right \uFFFD end')).toBeVisible();
	const isWellFormed = await page.evaluate(
		() =>
			new Promise<boolean>((resolve) => {
				const opening = indexedDB.open('small-hello');
				opening.onsuccess = () => {
					const reading = opening.result.transaction('wins').objectStore('wins').getAll();
					reading.onsuccess = () =>
						resolve((reading.result[0].record.note as string).isWellFormed());
				};
			})
	);
	expect(isWellFormed).toBe(true);
});

test('markup is shown as text and never runs', core, async ({ page }) => {
	const dialogs: string[] = [];
	page.on('dialog', (dialog) => {
		dialogs.push(dialog.message());
		void dialog.dismiss();
	});
	const script = '<script>alert(1)</script>';
	const image = '<img src=x onerror="alert(2)">{@html "x"}{{7*7}}';
	await page.goto(`/log?title=${encodeURIComponent(script)}`);
	await expect(note(page)).toHaveValue(script);
	await note(page).fill(`${script}\n${image}`);
	await unfold(page);
	await page.getByRole('textbox', { name: 'Add a name' }).fill(image);
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByRole('checkbox', { name: image })).toBeChecked();
	await page.getByRole('textbox', { name: 'Tags (separate with commas)' }).fill(script);
	await page.getByRole('textbox', { name: 'What I want to remember' }).fill(image);
	await saved(page);
	await expect(words(page, `${script} ${image}`)).toBeVisible();
	await expect(entries(page)).toContainText(`With ${image}`);
	await expect(entries(page)).toContainText(`#${script}`);
	await expect(entries(page)).toContainText(`To remember: ${image}`);
	await findOne(page, script);
	await open(page, '/people');
	await expect(page.getByText(image, { exact: true })).toBeVisible();
	await expect(page.locator('main img, main script')).toHaveCount(0);
	expect(dialogs).toEqual([]);
});

test('invisible characters and stacked combining marks break nothing', async ({ page }) => {
	const piled = [...'storm'].map((sign) => sign + '\u0336\u0310\u0489'.repeat(40)).join('');
	const invisible = 'a\u200Bb\u2060c\uFEFF\u202Ereversed\u202C\u0000\u0007 end';
	await open(page, '/log');
	await note(page).fill(`${piled} ${invisible}`);
	await unfold(page);
	await page.getByRole('textbox', { name: 'Add a name' }).fill(`P${'\u0301'.repeat(200)}`);
	// “Save” waits until the new name is stored.
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await saved(page);
	await expect(entries(page)).toHaveCount(1);
	await expect(entries(page)).toContainText(piled);
	await expect(entries(page)).toContainText('With \u1E54');
	await expect(entries(page)).toContainText('reversed');
	await findOne(page, 'storm end');
	await searchbox(page).fill('\u0301\u200B');
	await expect(searchbox(page)).toBeVisible();
	await page.reload();
	await isLive(page);
	await expect(entries(page)).toContainText(piled);
	await expectNoSidewaysScroll(page, 'a diary with piled-up signs');
});

test('a very long name without spaces breaks no layout', async ({ page }) => {
	const name = 'W'.repeat(300);
	await open(page, '/log');
	await unfold(page);
	await page.getByRole('textbox', { name: 'Add a name' }).fill(name);
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	const kept = page.getByRole('checkbox', { name: 'W'.repeat(120), exact: true });
	await expect(kept).toBeChecked();
	await expectNoSidewaysScroll(page, '/log with a long name');
	await page.getByRole('textbox', { name: 'Tags (separate with commas)' }).fill('M'.repeat(500));
	await note(page).fill('X'.repeat(2000));
	await saved(page);
	await expect(entries(page)).toContainText(`With ${'W'.repeat(120)}`);
	await expect(entries(page)).toContainText(`#${'M'.repeat(80)}`);
	await expectNoSidewaysScroll(page, '/diary with a long name');
	await open(page, '/people');
	await expect(page.getByText('W'.repeat(120))).toBeVisible();
	await expectNoSidewaysScroll(page, '/people with a long name');
});

test('a name without a letter is refused', async ({ page }) => {
	await open(page, '/people');
	await page.getByRole('textbox', { name: 'Name' }).fill(' \t ');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByText('A name needs at least one letter.')).toBeVisible();
	expect(await stored(page, 'people')).toHaveLength(0);
});

test('an unknown address shows a friendly error page with links back', core, async ({ page }) => {
	for (const path of ['/cards/nothing', '/nothing/at/all', '/cards/look-up-and-smile/more']) {
		const response = await page.goto(path);
		if (path === '/cards/nothing') expect(response?.status()).toBe(404);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing here');
		await expect(page.getByText('Nothing is broken, and nothing is lost.')).toBeVisible();
		await expect(page.getByRole('link', { name: 'Get help now' })).toBeVisible();
	}
	await page.getByRole('link', { name: 'Browse practice cards' }).click();
	await expect(cardLinks(page)).not.toHaveCount(0);
	await page.goto('/cards/nothing');
	await page.getByRole('link', { name: 'Go to Today' }).click();
	await expect(page).toHaveURL(/\/$/);
	await expect(page.getByRole('slider', { name: 'Energy' })).toBeVisible();
});

test('a page opens by the name of its file', async ({ page }) => {
	await page.goto('/settings.html');
	await expect(main(page).getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
	await expect(page).toHaveURL('/settings');
});

test('an unknown entry shows a message with a link to the diary', async ({ page }) => {
	await page.goto('/log?win=unknown');
	await expect(page.getByText('This entry isn’t in the diary any more.')).toBeVisible();
	await expect(saveButton(page)).toHaveCount(0);
	await page.getByRole('link', { name: 'Go to the diary' }).click();
	await expect(page).toHaveURL(/\/diary$/);
});

test('an unknown card in the address is ignored', async ({ page }) => {
	await open(page, '/log?card=unknown');
	await unfold(page);
	await expect(page.getByRole('combobox', { name: 'Which act?' })).toHaveValue('');
	await note(page).fill('Still a win');
	await saved(page);
	const [{ record }] = (await stored(page, 'wins')) as [{ record: { cardId: unknown } }];
	expect(record.cardId).toBeNull();
});

test('an energy that is not a number from 0 to 100 is reported, and nothing is saved', async ({
	page
}) => {
	await open(page, '/log');
	await note(page).fill('How much was it');
	await unfold(page);
	const energy = page.getByRole('textbox', { name: 'Your energy at the time' });
	for (const value of ['abc', '-1', '101', '1e9', 'NaN', 'Infinity', '５x']) {
		await energy.fill(value);
		await saveButton(page).click();
		await expect(complaint(page), value).toContainText('Energy is a number from 0 to 100.');
		await expect(page).toHaveURL(/\/log$/);
	}
	expect(await stored(page, 'wins')).toHaveLength(0);
	await expect(note(page)).toHaveValue('How much was it');
	await energy.fill('62');
	await saved(page);
	await expect(entries(page)).toContainText('Energy 62');
});

test('an energy field with only blanks is saved as no energy', async ({ page }) => {
	await open(page, '/log');
	await unfold(page);
	await page.getByRole('textbox', { name: 'Your energy at the time' }).fill('  ');
	await saved(page);
	const [{ record }] = (await stored(page, 'wins')) as [{ record: { energy: unknown } }];
	expect(record.energy).toBeNull();
});

test('an incomplete date is reported', async ({ page }) => {
	await open(page, '/log');
	await unfold(page);
	await page.getByLabel('When', { exact: true }).fill('');
	await saveButton(page).click();
	await expect(complaint(page)).toContainText('That date and time isn’t complete.');
	expect(await stored(page, 'wins')).toHaveLength(0);
});
