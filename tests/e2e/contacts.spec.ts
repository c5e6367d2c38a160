import { readFileSync } from 'node:fs';
import { people, button, visit } from './people-steps.ts';
import {
	addPerson,
	expect,
	expectAccessible,
	expectNoSidewaysScroll,
	main,
	notice,
	open,
	openUp,
	recordsOf,
	test,
	undo,
	type Page
} from './steps.ts';

const card = (name: string, ...lines: string[]) =>
	['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, ...lines, 'END:VCARD', ''].join('\r\n');

const file = (text: string) => ({
	...{ name: 'contacts.vcf', mimeType: 'text/vcard' },
	buffer: Buffer.from(text)
});

const contactsFile = (page: Page) => page.getByLabel('Contacts file');
const box = (page: Page, name: RegExp) => main(page).getByRole('checkbox', { name });

const long = 'Maximiliane-Theodora von und zu Hohenlohe-Langenburg-Ingelfingen-Oehringen';
const address = `${'a-long-address-without-a-blank-'.repeat(3)}@post.example`;

test('people come in from a contacts file one by one, and go out again as one', async ({
	page
}) => {
	await addPerson(page, 'Ola');
	await open(page, '/people');
	await button(page, 'Bring people in').click();
	await expect(page.getByRole('heading', { name: 'Bring people in' })).toBeFocused();
	await expectAccessible(page, 'bringing people in, before a file');

	await contactsFile(page).setInputFiles(file('not a card'));
	await expect(page.getByRole('alert').filter({ hasText: 'isn’t a contacts file' })).toBeVisible();

	const cards = [
		card('Ola', 'item1.TEL;type=CELL:+47 22 55 01 42', 'BDAY:1990-04-15'),
		card('Kai\\; the one', 'EMAIL:kai@post.example', 'BDAY:--0229'),
		card(long, `EMAIL:${address}`, 'TEL:+49 30 555 0142'),
		...Array.from({ length: 12 }, (_, at) => card(`Someone ${at}`))
	];
	await contactsFile(page).setInputFiles(file(cards.join('')));
	await expect(page.getByText(/^15 people found\./)).toBeVisible();
	await expect(main(page).getByRole('checkbox', { checked: true })).toHaveCount(0);
	await expect(button(page, 'Add people')).toBeDisabled();

	for (const width of [320, 360, 1280]) {
		await page.setViewportSize({ width, height: width < 700 ? 740 : 800 });
		await expectNoSidewaysScroll(page, `people found, ${width} px wide`);
	}
	await expectAccessible(page, 'people found');

	await box(page, /Ola/).focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Space');
	await expect(box(page, /Kai/)).toBeChecked();
	await button(page, 'Add 2 people').click();
	await expect(notice(page)).toContainText('Added 1 person. New details for 1 person.');
	await expect(people(page).getByRole('listitem')).toHaveCount(2);
	await expect(page.locator('#bring-in')).toBeFocused();
	await undo(page).click();
	await expect(people(page).getByRole('listitem')).toHaveCount(1);
	expect(await recordsOf(page, 'people')).toHaveLength(1);

	await button(page, 'Bring people in').click();
	await contactsFile(page).setInputFiles(file(cards.join('')));
	await box(page, /Ola/).check();
	await box(page, /Kai/).check();
	await button(page, 'Add 2 people').click();
	await expect(people(page).getByRole('listitem')).toHaveCount(2);

	const saving = page.waitForEvent('download');
	await button(page, 'Save contacts as a file').click();
	const saved = await saving;
	expect(saved.suggestedFilename()).toBe('small-hello-contacts.vcf');
	const text = readFileSync(await saved.path(), 'utf8');
	expect(text.match(/^FN:.*$/gm)).toEqual(['FN:Kai\\; the one', 'FN:Ola']);
	expect(text).toContain('BDAY:--02-29');

	// The saved people are all here already.
	await button(page, 'Bring people in').click();
	await contactsFile(page).setInputFiles(file(text));
	await expect(page.getByText('Here already, with nothing to add')).toHaveCount(2);
	await expect(button(page, 'Add people')).toBeDisabled();
	await button(page, 'Back to People').click();

	for (const width of [360, 1280]) {
		await page.setViewportSize({ width, height: width < 700 ? 740 : 800 });
		await expectNoSidewaysScroll(page, `people, ${width} px wide`);
	}
	await visit(page, 'Ola');
	await openUp(page, 'Ways to reach them');
	const savingOne = page.waitForEvent('download');
	await button(page, 'Save contact as a file').click();
	const one = readFileSync(await (await savingOne).path(), 'utf8');
	expect(one.match(/^(?:FN|TEL|BDAY).*$/gm)).toEqual([
		'FN:Ola',
		'TEL;TYPE=VOICE:+47 22 55 01 42',
		'BDAY:1990-04-15'
	]);
});
