import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { base64Of, zipOf } from '../support/zip.ts';
import { core, worker } from './core.ts';
import {
	entries,
	expect,
	expectAccessible,
	expectNoSidewaysScroll,
	isLive,
	addPerson,
	log,
	main,
	note,
	notice,
	open,
	otherDevice,
	saveButton,
	stored,
	test,
	undo,
	type Page,
	withoutWorker
} from './steps.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const arrivals = (name: string) => fixture(`arrivals/${name}`);

interface File {
	name: string;
	mimeType: string;
	buffer: Buffer;
}
const fileOf = (name: string, content: string): File => ({
	name,
	mimeType: 'application/octet-stream',
	buffer: Buffer.from(content)
});

/** Opening an encrypted backup takes a second of processor time, and much longer on a busy machine. */
const patience = { timeout: 60_000 };

const importButton = (page: Page) => page.getByRole('button', { name: 'Import', exact: true });

/**
 * Clicks a button and returns the file that it downloads. Waits for the app's notice, which would otherwise
 * replace a later one.
 */
async function handedOver(page: Page, button: string): Promise<File> {
	await open(page, '/settings/backup');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: button, exact: true }).click()
	]);
	await expect(notice(page)).toContainText(download.suggestedFilename());
	const content = await readFile(await download.path(), 'utf8');
	return fileOf(download.suggestedFilename(), content);
}
const copied = (page: Page) => handedOver(page, 'Export a copy');

async function choose(page: Page, file: File | string): Promise<void> {
	if (new URL(page.url()).pathname !== '/settings/import') await open(page, '/settings/import');
	await page.getByLabel('Import a copy').setInputFiles(file);
}

async function imports(page: Page, file: File | string): Promise<void> {
	await choose(page, file);
	await importButton(page).click();
	await expect(notice(page)).toContainText('Imported');
}

/** Expects a file to be found in the diary already, so that nothing is offered to import. */
async function findsAllHere(page: Page, file: File | string): Promise<void> {
	await choose(page, file);
	await expect(main(page)).toContainText('It’s all here already.');
	await expect(importButton(page)).toHaveCount(0);
}

const lists = ['wins', 'checkIns', 'people', 'plans', 'choices', 'preferences'];
/** Returns all rows of the diary. */
const rowsIn = (page: Page) => Promise.all([...lists, 'totals'].map((list) => stored(page, list)));

/** Edits the newest entry. */
async function edit(page: Page, words: string): Promise<void> {
	await open(page, '/diary');
	await entries(page).first().getByRole('button', { name: 'Edit' }).click();
	await note(page).fill(words);
	await saveButton(page).click();
	await expect(page).toHaveURL(/\/diary$/);
	await expect(entries(page).first()).toContainText(words);
}

test(
	'a backup fills an empty diary, adds nothing the second time, and its import can be undone',
	core,
	async ({ page, browser }) => {
		await addPerson(page, 'Ann');
		await log(page, 'Tea with a neighbour');
		await log(page, 'Waved at the driver');
		const copy = await copied(page);

		const other = await otherDevice(browser);
		await open(other, '/settings/import');
		const empty = await rowsIn(other);
		await choose(other, copy);
		await expect(other.getByRole('heading', { name: `In ${copy.name}` })).toBeFocused();
		await expect(main(other)).toContainText('Entries: 2 new');
		await expect(main(other)).toContainText('People: 1 new');
		await expectAccessible(other, 'what was found');
		expect(await rowsIn(other)).toEqual(empty);
		await importButton(other).click();
		await expect(notice(other)).toContainText('Imported 2 entries');
		const there = await rowsIn(other);
		expect(there).toEqual(await rowsIn(page));
		await open(other, '/diary');
		await expect(entries(other)).toHaveText([/Waved at the driver/, /Tea with a neighbour/]);

		await findsAllHere(other, copy);
		expect(await rowsIn(other)).toEqual(there);

		await other.reload();
		await isLive(other);
		await expect(main(other)).toContainText(
			/Last import: \d+ \w+ \d{4}. Entries: 2 new. People: 1 new./
		);
		await other.getByRole('button', { name: 'Undo the last import' }).click();
		await expect(notice(other)).toContainText('Undone.');
		expect(await rowsIn(other)).toEqual(empty);
		await imports(other, copy);
		await undo(other).click();
		await expect(notice(other)).toContainText('Undone.');
		expect(await rowsIn(other)).toEqual(empty);
		await other.context().close();
	}
);

test('a backup is dated by the local day, and the name of the chosen file is shown', async ({
	browser
}) => {
	const context = await browser.newContext({
		timezoneId: 'America/New_York',
		locale: 'en-GB',
		viewport: { width: 360, height: 740 }
	});
	const evening = new Date('2026-11-22T00:48:00Z');
	await withoutWorker(context);
	await context.clock.install({ time: evening });
	const page = await context.newPage();
	await log(page, 'Tea with a neighbour');
	const copy = await copied(page);
	expect(copy.name).toContain('2026-11-21');
	expect(copy.buffer.toString()).toContain('"exportedAt": "2026-11-22T');

	await open(page, '/settings/import');
	const field = page.getByLabel('Import a copy');
	await expect(field).toHaveAccessibleName('Import a copy');
	await field.focus();
	await expect(field).toBeFocused();
	await expect(page.getByText('Import a copy', { exact: true })).toBeVisible();
	const [chooser] = await Promise.all([page.waitForEvent('filechooser'), field.click()]);
	await chooser.setFiles(copy);
	await expect(main(page)).toContainText('A copy of 21 November 2026.');
	await expect(page.getByText(copy.name, { exact: true })).toBeVisible();
	await expect(page.getByRole('heading', { name: `In ${copy.name}` })).toBeInViewport();
	await expectNoSidewaysScroll(page, 'a chosen file');
	await context.close();
});

test('two devices agree after exchanging backups, and both versions of an edit survive', async ({
	page,
	browser
}) => {
	await log(page, 'Tea');
	const other = await otherDevice(browser);
	await imports(other, await copied(page));
	await edit(page, 'Tea with Ann');
	await edit(other, 'Tea and a walk');
	await log(other, 'Written there');

	const [here, there] = [await copied(page), await copied(other)];
	await imports(page, there);
	await imports(other, here);
	expect(await stored(page, 'wins')).toEqual(await stored(other, 'wins'));

	await open(page, '/diary');
	const entry = entries(page).filter({ hasText: 'Another version of these words' });
	await expect(entry).toHaveCount(1);
	await entry.getByText('Another version of these words').click();
	const quote = entry.locator('blockquote');
	const [winner, loser] = (await quote.innerText()).includes('Ann')
		? ['Tea and a walk', 'Tea with Ann']
		: ['Tea with Ann', 'Tea and a walk'];
	await expect(entry).toContainText(winner);
	await expectNoSidewaysScroll(page, 'an entry with another version');
	await entry.getByRole('button', { name: 'Keep these words instead' }).click();
	await expect(notice(page)).toContainText('These words stand now.');
	await expect(page.getByText('Another version of these words')).toHaveCount(0);
	await expect(entries(page).filter({ hasText: loser })).toHaveCount(1);
	await undo(page).click();
	await entry.getByText('Another version of these words').click();
	await expect(quote).toHaveText(loser);
	await entry.getByRole('button', { name: 'Discard it' }).click();
	await expect(notice(page)).toContainText('Discarded.');
	await expect(page.getByText('Another version of these words')).toHaveCount(0);

	// A conflict that was resolved here does not return from the other device.
	await findsAllHere(page, await copied(other));
	await open(page, '/diary');
	await expect(entries(page)).toHaveCount(2);
	await expect(page.getByText('Another version of these words')).toHaveCount(0);
	await other.context().close();
});

test(
	'an unreadable file changes nothing, and a sentence explains what is wrong with it',
	core,
	async ({ page }) => {
		await log(page, 'Mine');
		const copy = (await copied(page)).buffer.toString();
		const before = await rowsIn(page);
		const files: [name: string, content: string, says: RegExp][] = [
			['cut.json', copy.slice(0, copy.length / 2), /stops at line \d+, column \d+/],
			['typo.json', copy.replace('"wins":', '"wins"'), /broken at line 5, column \d+/],
			['other.json', '{"format":"something else"}', /isn’t a copy from Small Hello/],
			['later.json', copy.replace('"version": 1', '"version": 2'), /a newer version/],
			[
				'odd.json',
				copy.replace(/"exportedAt": "[^"]*"/, '"exportedAt": "soon"'),
				/“exportedAt” isn’t a date and time/
			],
			['words.txt', 'Dear diary, today was fine.', /isn’t a copy .* or a table/],
			['empty.json', '', /is empty/],
			['copy.json.age', 'age-encryption.org/v1\n-> scrypt', /encrypted.*damaged or cut off/],
			['key.json.age', 'age-encryption.org/v1\n-> X25519 key\n', /to keys.*age -d -i/]
		];
		for (const [name, content, says] of files) {
			await choose(page, fileOf(name, content));
			const alert = main(page).getByRole('alert');
			await expect(alert, name).toHaveText(says);
			await expect(alert, name).toContainText('Nothing was changed.');
			await expect(importButton(page)).toHaveCount(0);
		}
		expect(await rowsIn(page)).toEqual(before);

		const [record] = (JSON.parse(copy) as { wins: object[] }).wins;
		const damaged = JSON.stringify({
			...JSON.parse(copy),
			wins: [record, { ...record, moodAfter: 9 }, 'nothing']
		});
		await choose(page, fileOf('damaged.json', damaged));
		await expect(main(page)).toContainText('Entries: 1 the same and 2 that can’t be read');
		await expect(main(page)).toContainText(
			'Entries, number 2: “moodAfter” isn’t a number from 1 to 5.'
		);
		await expect(main(page)).toContainText('Entries, number 3: it isn’t a record.');
	}
);

test(
	'a backup encrypted with age opens with its passphrase, also offline',
	worker,
	async ({ page, browser }) => {
		const plain = await otherDevice(browser);
		await imports(plain, fixture('backup-v1.json'));
		const expected = await rowsIn(plain);
		await plain.context().close();

		await open(page, '/settings/import');
		const empty = await rowsIn(page);
		await page.evaluate(() => navigator.serviceWorker.ready);
		await page.reload();
		await isLive(page);
		await page.context().setOffline(true);
		await choose(page, fixture('encrypted/backup-v1.json.age'));
		await expect(page.getByRole('heading', { name: 'In backup-v1.json.age' })).toBeFocused();
		const field = page.getByLabel('Passphrase', { exact: true });
		await expect(field).toHaveAttribute('type', 'password');
		await expect(field).toHaveAttribute('autocomplete', 'current-password');
		await expectAccessible(page, 'asking for a passphrase');

		await field.fill('five small words kept');
		await field.press('Enter');
		await expect(main(page).getByRole('alert')).toContainText(
			/doesn’t open the copy.*try again.*Nothing was changed\./,
			patience
		);
		await expect(field).toBeFocused();
		await expect(importButton(page)).toHaveCount(0);
		await page.setViewportSize({ width: 320, height: 640 });
		await expectNoSidewaysScroll(page, 'a wrong passphrase');
		await expectAccessible(page, 'a wrong passphrase');

		// The typed passphrase is still there and can be corrected.
		await page.getByLabel('Show what I type').check();
		await field.press('End');
		await field.pressSequentially(' well');
		await expect(field).toHaveValue('five small words kept well');
		await page.getByRole('button', { name: 'Open the copy' }).click();
		await expect(main(page)).toContainText('Entries: 3 new', patience);
		await expect(page.getByRole('heading', { name: 'In backup-v1.json.age' })).toBeFocused();
		await expect(field).toHaveCount(0);
		expect(await rowsIn(page)).toEqual(empty);
		await importButton(page).click();
		await expect(notice(page)).toContainText('Imported 3 entries');
		expect(await rowsIn(page)).toEqual(expected);

		await choose(page, fixture('encrypted/backup-v1.json.armored.age'));
		// While the app reads the file, it shows another “Cancel” button.
		await expect(field).toBeVisible();
		await page.getByRole('button', { name: 'Cancel' }).click();
		await expect(field).toHaveCount(0);
	}
);

test('a diary from Daylio is imported with moods that the user matched', async ({ page }) => {
	await choose(page, arrivals('daylio-scales.csv'));
	await expect(main(page)).toContainText('Entries from Daylio.');
	await page.getByLabel(/“vaguely ok”/).selectOption('In between');
	await page.getByText('What didn’t fit').click();
	await expect(main(page)).toContainText('Numbers went into the text');
	await expectAccessible(page, 'what was found of Daylio');
	await expectNoSidewaysScroll(page, 'what was found of Daylio');
	await importButton(page).click();
	await expect(notice(page)).toContainText('Imported 4 entries');
	await open(page, '/diary');
	await expect(entries(page).filter({ hasText: 'Rang an old friend' })).toContainText('Very good');
	await expect(entries(page).filter({ hasText: 'hello' })).toContainText('In between');
	await findsAllHere(page, arrivals('daylio-scales.csv'));
});

test('the packed backup of another app is shown before it is imported, and so is an older encoding', async ({
	page
}) => {
	const json = await readFile(arrivals('daylio-backup.json'), 'utf8');
	const zip = await zipOf({ 'backup.daylio': base64Of(json), 'assets/photo': 'x' });
	const backup = {
		...fileOf('backup.daylio', ''),
		buffer: Buffer.from(await zip.arrayBuffer())
	};
	await choose(page, backup);
	await expect(main(page)).toContainText('Entries from Daylio.');
	await expect(main(page)).toContainText('19 November 2026: Evening Rang an old friend.');
	await importButton(page).click();
	await expect(notice(page)).toContainText('Imported 3 entries');
	await findsAllHere(page, backup);

	await choose(page, arrivals('not-utf8.csv'));
	await expect(main(page)).toContainText('older encoding');
	await expectAccessible(page, 'an older encoding');
	await page.getByRole('button', { name: 'It reads well' }).click();
	await expect(main(page)).toContainText('Entries from Presently.');
});

test('days that have two orders are read in the one that the user chooses', async ({ page }) => {
	const heading = 'Day,Time,Act,What happened,What felt genuine,To remember,People,Tags,Mood after';
	const rows = ['03/04/2026,09:30,,Tea', '25/04/2026,09:30,,Rain', '04/26/2026,09:30,,Snow'];
	await choose(page, fileOf('diary.csv', `${[heading, ...rows].join('\n')}\n`));
	const order = page.getByRole('combobox', { name: 'Order of the date' });
	await order.selectOption('Month, day, year');
	await expect(main(page)).toContainText('The first day is 4 March 2026.');
	await order.selectOption('Day, month, year');
	await expect(main(page)).toContainText('The first day is 3 April 2026.');
	await expectAccessible(page, 'two orders of dates');
	await expectNoSidewaysScroll(page, 'two orders of dates');
	await page.getByRole('button', { name: 'Preview' }).click();
	for (const line of ['3 April 2026: Tea', '25 April 2026: Rain', '26 April 2026: Snow'])
		await expect(main(page)).toContainText(line);
	await expect(main(page)).toContainText('Row 4: 04/26/2026');
	await importButton(page).click();
	await expect(notice(page)).toContainText('Imported 3 entries');
	await open(page, '/diary');
	await expect(entries(page)).toContainText(['Snow', 'Rain', 'Tea']);
	await expect(main(page).getByRole('heading', { level: 3 })).toContainText([
		...['26 April 2026', '25 April 2026', '3 April 2026']
	]);
});

test('any other table is imported by columns that the user matched', async ({ page }) => {
	const table = 'When,Text,Feeling,With\n20.11.2026,"Walked, slowly",fine,Ann;Ben\n,no date,,\n';
	await choose(page, fileOf('table.csv', table));
	await expect(page.getByRole('checkbox', { name: 'Text' })).toBeChecked();
	await expect(main(page)).toContainText('The first day is 20 November 2026.');
	await expect(page.getByRole('combobox', { name: /^Mood/ })).toHaveValue('2');
	await page
		.getByRole('combobox', { name: /^People/ })
		.selectOption({ label: 'With (such as Ann;Ben)' });
	await page.getByLabel('What separates several people or tags').fill(';');
	await expectAccessible(page, 'columns');
	await page.getByRole('button', { name: 'Preview' }).click();
	await page.getByLabel(/“fine”/).selectOption('Good');
	await expect(main(page)).toContainText('People: 2 new');
	await importButton(page).click();
	await expect(notice(page)).toContainText('Imported 1 entry and 2 people.');
	await open(page, '/diary');
	await expect(entries(page)).toContainText(['Walked, slowly']);
	await expect(entries(page)).toContainText(['With Ann and Ben']);
	await expect(entries(page)).toContainText(['After: Good']);
});

test('an import needs no network and no worker', worker, async ({ page, context, browser }) => {
	await log(page, 'Far from any network');
	const copy = await copied(page);
	await page.evaluate(() => navigator.serviceWorker.ready);
	await page.reload();
	await isLive(page);
	await context.setOffline(true);
	await page.reload();
	await isLive(page);
	await findsAllHere(page, copy);
	await context.setOffline(false);

	const other = await otherDevice(browser);
	await other.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
	await imports(other, copy);
	await expect(notice(other)).toContainText('Imported 1 entry');
	await undo(other).click();
	await expect(notice(other)).toContainText('Undone.');
	expect(await stored(other, 'wins')).toEqual([]);

	await choose(other, fixture('encrypted/backup-v1.json.age'));
	await other.getByLabel('Passphrase', { exact: true }).fill('five small words kept well');
	await other.getByRole('button', { name: 'Open the copy' }).click();
	await expect(main(other)).toContainText('Entries: 3 new', patience);
	await other.context().close();
});

test('a spreadsheet export contains the entries as rows', async ({ page }) => {
	await log(page, '=1+1, she said "hi"');
	const { name, buffer } = await handedOver(page, 'Export a spreadsheet');
	expect(name).toBe('small-hello-2026-11-20.csv');
	const [heading, row, ...rest] = buffer.toString().split('\r\n');
	expect(heading).toMatch(/^\uFEFF"Day","Time","Act","How","What happened",/);
	expect(row).toContain('"2026-11-20","10:');
	expect(row).toContain('"\t=1+1, she said ""hi"""');
	expect(rest).toEqual(['']);
	await expect(notice(page)).toContainText(name);
});
