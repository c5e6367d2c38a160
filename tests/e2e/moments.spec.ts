import type { Page } from '@playwright/test';
import { core } from './core.ts';
import {
	acts,
	energy,
	expect,
	expectAccessible,
	expectNoSidewaysScroll,
	addPerson,
	note,
	notice,
	open,
	saveButton,
	test,
	unfold
} from './steps.ts';

const hostile = '<img src=x onerror="alert(1)"> “Go slow”, she said';

/** Logs a treasured win with a card, words to remember and optionally a person. */
async function logTreasured(
	page: Page,
	{ words, carry = '', person = '' }: { words: string; carry?: string; person?: string }
): Promise<void> {
	await open(page, '/log?card=rest-counts');
	await note(page).fill(words);
	await unfold(page);
	if (person) await page.getByRole('checkbox', { name: person }).check();
	await page.getByRole('textbox', { name: 'What I want to remember' }).fill(carry);
	await page.getByRole('checkbox', { name: 'Treasure this' }).check();
	await saveButton(page).click();
	await expect(notice(page)).toContainText('Saved');
}

const moment = (page: Page) =>
	page.getByRole('region', { name: /^(A good moment|From your diary)$/ });

test(
	'a good moment appears on request, then another one, but none with a person marked “not now”',
	core,
	async ({ page }) => {
		await open(page, '/');
		await expect(moment(page)).toHaveCount(0);
		await addPerson(page, 'Ana');
		await addPerson(page, 'Ben');
		await logTreasured(page, { words: 'Ducks on the pond', person: 'Ana', carry: hostile });
		await logTreasured(page, { words: 'Bread for the ducks' });
		await logTreasured(page, { words: 'A bad day', person: 'Ben' });
		await open(page, '/people');
		const ben = page.getByRole('listitem').filter({ hasText: 'Ben' });
		await ben.getByRole('button', { name: 'Pause suggestions' }).click();
		await expect(ben.getByRole('button', { name: 'Pause suggestions' })).toHaveAttribute(
			'aria-pressed',
			'true'
		);

		await open(page, '/');
		const ask = moment(page).getByRole('button', { name: 'A good moment' });
		await expect(ask).toBeVisible();
		await expect(moment(page).getByRole('article')).toHaveCount(0);
		await expect(moment(page)).not.toContainText('if it fits');
		await energy(page).fill('8');
		await expect(moment(page)).toContainText(
			'There’s a good moment from your diary, if you’d like it.'
		);

		await ask.focus();
		await page.keyboard.press('Enter');
		const shown = moment(page).getByRole('article');
		await expect(shown).toContainText(/Ducks on the pond|Bread for the ducks/);
		await expect(shown).toContainText('Friday, 20 November 2026');
		await expect(shown).toContainText('Rest, and let that count');
		await expect(page.getByRole('heading', { name: 'A good moment' })).toBeFocused();
		await expect(moment(page).getByRole('status')).toHaveText(/^A good moment from Friday/);
		const first = await shown.innerText();
		const another = moment(page).getByRole('button', { name: 'Another one' });
		await another.click();
		await expect(shown).not.toHaveText(first, { useInnerText: true });
		const both = first + (await shown.innerText());
		expect(both).toContain('Ducks on the pond');
		expect(both).toContain('Bread for the ducks');
		expect(both).toContain('With Ana');
		expect(both).toContain(hostile);
		await another.click();
		await expect(moment(page)).toContainText('so here’s this one again');
		await expectAccessible(page, '/ with a good moment');
		await moment(page).getByRole('button', { name: 'Close' }).click();
		await expect(shown).toHaveCount(0);
		await expect(ask).toBeFocused();
	}
);

test('words to remember appear on their card, and "It was too much" shows a kind sentence', async ({
	page
}) => {
	await logTreasured(page, { words: 'Lay down', carry: hostile });
	await open(page, '/cards/rest-counts');
	const quote = page.getByRole('blockquote');
	await expect(quote).toHaveText(hostile);
	await expect(page.getByRole('figure')).toContainText('20 November 2026');
	await expectAccessible(page, '/cards/rest-counts with words to remember');
	await open(page, '/cards/look-up-and-smile');
	await expect(quote).toHaveCount(0);

	await open(page, '/');
	await energy(page).fill('0');
	const act = acts(page).first();
	await act.getByRole('button', { name: 'I did it' }).click();
	await act.getByRole('button', { name: 'It was too much' }).click();
	await expect(act).toContainText(/practice, not proof|is a skill too|can be smaller/);
	// Until this notice appears, “Undo” would delete the win.
	await expect(notice(page)).toContainText('The next few days will be gentler.');
	await notice(page).getByRole('button', { name: 'Undo' }).click();
	await expect(act).not.toContainText(/practice, not proof|is a skill too|can be smaller/);
});

test('the pond shows all years in a picture and a table, and can be saved as an image', async ({
	page
}) => {
	await logTreasured(page, { words: 'This year' });
	await open(page, '/log');
	await unfold(page);
	await page.getByLabel('When').fill('2024-03-05T09:00');
	await saveButton(page).click();
	await expect(notice(page)).toContainText('Saved');
	await open(page, '/insights');
	const pond = page.getByRole('region', { name: 'The pond' });
	await expect(pond).toContainText('All years: 2 wins, and they all stay.');
	await pond.locator('summary').click();
	await expect(pond.getByRole('row')).toHaveText([
		/Month\s*Wins/,
		/2026\s*1/,
		/November 2026\s*1/,
		/2024\s*1/,
		/March 2024\s*1/
	]);
	await expectAccessible(page, '/insights with the pond opened');
	await pond.getByRole('combobox', { name: 'Which years?' }).selectOption('2024');
	await expect(pond).toContainText('2024: one win, and it stays.');
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		pond.getByRole('button', { name: 'Save as an image' }).click()
	]);
	expect(file.suggestedFilename()).toBe('small-hello-pond-2024.png');
	const stream = await file.createReadStream();
	const bytes = Buffer.concat(await stream.toArray());
	expect(bytes.subarray(1, 4).toString()).toBe('PNG');
	expect(bytes.readUInt32BE(16)).toBe(1920);
	expect(bytes.length).toBeGreaterThan(5000);
});

test('the summary shows the chosen parts, explains wrong dates, and prints without the rest of the page', async ({
	page
}) => {
	await addPerson(page, 'Ana');
	await logTreasured(page, { words: 'Ducks on the pond', person: 'Ana', carry: hostile });
	await open(page, '/log');
	await note(page).fill('Something small');
	await saveButton(page).click();
	await expect(notice(page)).toContainText('Saved');
	await open(page, '/insights');
	await page.getByRole('main').getByRole('link', { name: 'A summary to share' }).click();
	const sheet = page.getByRole('article');
	await expect(sheet).toContainText('2 small acts.');
	await expect(sheet).toContainText('One person is in these entries.');
	await expect(sheet).not.toContainText('Ana');
	await expect(sheet).not.toContainText('Ducks');
	await page.getByRole('checkbox', { name: 'People by name' }).check();
	await expect(sheet).toContainText('Ana (1)');
	await page.getByRole('checkbox', { name: 'My own words' }).check();
	await expect(sheet).toContainText('Ducks on the pond');
	await expect(sheet).toContainText(hostile);
	await page.getByRole('checkbox', { name: 'Leave out what I haven’t treasured' }).check();
	await expect(sheet).toContainText('One small act.');
	await expect(sheet).not.toContainText('Something small');
	await page.getByRole('checkbox', { name: 'Kinds of contact' }).uncheck();
	await expect(sheet).not.toContainText('Kinds of contact');
	await expectAccessible(page, '/insights/summary');
	await page.setViewportSize({ width: 320, height: 640 });
	await expectNoSidewaysScroll(page, '/insights/summary at 320 px');

	await page.getByRole('radio', { name: 'My own dates' }).check();
	await page.getByRole('textbox', { name: 'From' }).fill('2026-11-25');
	await expect(page.locator('#dates-complaint')).toHaveText(/The first date is after the last one/);
	await expect(sheet).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Print or save as PDF' })).toBeDisabled();
	await page.getByRole('textbox', { name: 'From' }).fill('');
	await expect(page.locator('#dates-complaint')).toHaveText('One of these dates isn’t complete.');
	await page.getByRole('textbox', { name: 'From' }).fill('2025-01-01');
	await page.getByRole('textbox', { name: 'To' }).fill('2025-12-31');
	await expect(sheet).toContainText('No entries in this time.');
	await page.getByRole('radio', { name: 'Last 4 weeks' }).check();
	await expect(sheet).toContainText('One small act.');

	await page.evaluate(() => {
		window.print = () => document.body.setAttribute('data-printed', 'yes');
	});
	await page.getByRole('button', { name: 'Print or save as PDF' }).click();
	await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	await expect(sheet).toContainText('Ducks on the pond');
	await expect(
		sheet.getByText('For everyday wellbeing. Not medical care, not a diagnosis.')
	).toBeVisible();
	// The route announcer is only for screen readers and not visible.
	const printed = (await page.locator('#app, body > div').first().innerText()).trim();
	const title = await page.title();
	const seen = printed.endsWith(title) ? printed.slice(0, -title.length) : printed;
	expect(seen.trim(), 'the sheet, and nothing around it').toBe((await sheet.innerText()).trim());
	await expect(page.getByRole('navigation')).toHaveCount(0);
	const ink = await sheet.evaluate((element) => getComputedStyle(element).color);
	expect(ink, 'dark ink on paper, also in the dark').toBe('rgb(29, 43, 43)');
});
