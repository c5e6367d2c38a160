import { core, coreWithWorker, worker } from './core.ts';
import { whileHeld } from './held.ts';
import { untilReadyOffline } from './journey.ts';
import { people, remembered, search, newLine, button, visit } from './people-steps.ts';
import {
	acts,
	entries,
	expect,
	expectNoSidewaysScroll,
	findOne,
	addPerson,
	main,
	note,
	notice,
	open,
	recordsOf,
	saveButton,
	suggestions,
	test,
	undo,
	unfold,
	type BrowserContext,
	type Page,
	openUp
} from './steps.ts';

/** Waits until the app works offline and turns the network off. */
async function goOffline(context: BrowserContext, page: Page): Promise<void> {
	await open(page, '/people');
	await untilReadyOffline(page);
	await context.setOffline(true);
}

async function keepLine(page: Page, text: string): Promise<void> {
	await newLine(page).fill(text);
	await button(page, 'Save').click();
	await expect(remembered(page).filter({ hasText: text })).toBeVisible();
	await expect(newLine(page)).toHaveValue('');
	await expect(newLine(page)).toBeFocused();
}

async function logWith(page: Page, name: string, words: string): Promise<void> {
	await open(page, '/log');
	await note(page).fill(words);
	await unfold(page);
	await page.getByRole('checkbox', { name, exact: true }).check();
	await saveButton(page).click();
	await expect(page).toHaveURL(/\/diary$/);
}

test(
	'a person and words to remember are saved and shown again without the network',
	coreWithWorker,
	async ({ page, context }) => {
		await goOffline(context, page);
		await addPerson(page, 'Åsa');
		await logWith(page, 'Åsa', 'Ducks on the pond');
		await visit(page, 'Åsa');
		await expect(page).toHaveURL(/\/people\/person\?id=[0-9a-f-]{36}$/);
		await expect(page).toHaveTitle('One person · Small Hello');
		await expect(page.getByRole('main')).toContainText('Last in your diary: today');

		await keepLine(page, 'Has a dog called Miso');
		await newLine(page).fill('Old bridges');
		await page.getByLabel('What it is').selectOption('A shared interest');
		await page.getByLabel('When').fill('2026-11-02');
		await button(page, 'Save').click();
		await expect(notice(page)).toContainText('Saved.');
		await expect(remembered(page)).toHaveText([
			/Has a dog/,
			/Old bridges.*A shared interest.*2 Nov/
		]);

		await page.getByLabel('How you know each other').selectOption('Neighbour');
		await expect(notice(page)).toContainText('Changed.');
		await page.getByRole('checkbox', { name: 'Call' }).check();
		await page.getByRole('textbox', { name: 'Day' }).fill('30');
		await page.getByLabel('Month').selectOption('February');
		await expect(page.getByText('That date doesn’t exist.')).toBeVisible();
		await page.getByRole('textbox', { name: 'Day' }).fill('29');
		await page.getByRole('textbox', { name: 'Day' }).blur();
		await expect(page.getByText('That date doesn’t exist.')).toHaveCount(0);
		await expect
			.poll(() => recordsOf(page, 'people'))
			.toMatchObject([
				{ name: 'Åsa', nearness: 'neighbour', birthday: '--02-29', channels: ['call'] }
			]);

		await page.getByRole('list', { name: 'In your diary' }).getByRole('link').click();
		await expect(note(page)).toHaveValue('Ducks on the pond');
		await page.goBack();
		await expect(page.getByRole('heading', { level: 1, name: 'Åsa' })).toBeVisible();

		// Open the address cold, with its query and without the network.
		const address = page.url();
		const other = await context.newPage();
		await other.goto(address);
		await expect(other.getByRole('heading', { level: 1, name: 'Åsa' })).toBeVisible();
		await expect(remembered(other)).toHaveCount(2);
		await openUp(other, 'About them');
		await expect(other.getByRole('textbox', { name: 'Day' })).toHaveValue('29');
		await other.goto(`${new URL(address).pathname}?id=nobody`);
		await expect(other.getByText('This person isn’t here any more.')).toBeVisible();
		await other.close();

		await open(page, '/people');
		await expect(people(page)).toContainText('Neighbour · Last in your diary: today');
		// A handful of people needs no search.
		await expect(search(page)).toHaveCount(0);
	}
);

test('a reload loses nothing that was typed, and each change is undone as a whole', async ({
	page
}) => {
	await addPerson(page, 'Ben');
	await visit(page, 'Ben');
	await newLine(page).pressSequentially('Begins a new job', { delay: 40 });
	// Autosave stores the line during typing, before the page is left.
	await expect
		.poll(() => recordsOf(page, 'remembered'))
		.toMatchObject([{ text: 'Begins a new job' }]);
	await page.reload();
	await expect(remembered(page)).toHaveText([/Begins a new job/]);

	await newLine(page).fill('Likes the sea');
	await page.reload();
	await expect(remembered(page).filter({ hasText: 'Likes the sea' })).toBeVisible();

	await openUp(page, 'Ways to reach them');
	await button(page, 'Add a phone number').click();
	await expect(page.getByRole('textbox', { name: 'Phone' })).toBeFocused();
	await page.getByRole('textbox', { name: 'Phone' }).fill('+44 20 7946 0958');
	await button(page, 'Add a link').click();
	await expect(page.getByRole('textbox', { name: 'Link' })).toBeFocused();
	await page.getByRole('textbox', { name: 'Link' }).fill('javascript:alert(1)');
	await button(page, 'Add an email address').click();
	await page.getByRole('textbox', { name: 'Email' }).fill('ben@example.org');
	await page.reload();
	await expect(page.getByRole('link', { name: 'Call +44 20 7946 0958' })).toHaveAttribute(
		'href',
		'tel:+442079460958'
	);
	await expect(page.getByRole('link', { name: 'Email ben@example.org' })).toHaveAttribute(
		'href',
		'mailto:ben@example.org'
	);
	await openUp(page, 'Ways to reach them');
	await expect(page.getByText('This doesn’t look like a link')).toBeVisible();
	await expect(page.locator('a[href*="javascript"]')).toHaveCount(0);
	await button(page, 'Delete javascript:alert(1)').click();
	await expect(page.getByRole('textbox', { name: 'Link' })).toHaveCount(0);

	const name = page.getByRole('textbox', { name: 'Name' });
	await name.fill('  ');
	await name.blur();
	await expect(page.getByText('A name needs at least one letter.')).toBeVisible();
	await expect(name).toHaveValue('Ben');
	await name.fill('Benjamin');
	await name.press('Tab');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Benjamin');
	await undo(page).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ben');

	const line = remembered(page).filter({ hasText: 'Likes the sea' });
	await line.getByRole('button', { name: 'Edit' }).click();
	await page.getByRole('textbox', { name: 'Words' }).fill('Likes the lake');
	await page.keyboard.press('Enter');
	await expect(remembered(page).filter({ hasText: 'Likes the lake' })).toBeFocused();
	await undo(page).click();
	await expect(line).toBeVisible();
	await line.getByRole('button', { name: 'Delete' }).click();
	await expect(line).toHaveCount(0);
	await undo(page).click();
	await expect(line).toBeVisible();
});

test('each person in the list has a link to write to them, unless it is "not now"', async ({
	page
}) => {
	await addPerson(page, 'Ada');
	await addPerson(page, 'Ben');
	const row = people(page).getByRole('listitem').filter({ hasText: 'Ben' });
	await row.getByRole('button', { name: 'Pause suggestions' }).click();
	await expect(row.getByRole('link', { name: 'Write to Ben' })).toHaveCount(0);
	await people(page).getByRole('link', { name: 'Write to Ada' }).click();
	await expect(page).toHaveURL(/\/compose\?person=[0-9a-f-]{36}$/);
	await expect(
		page.getByRole('combobox', { name: 'To' }).getByRole('option', { selected: true })
	).toHaveText('Ada');
});

test('a person marked "not now" is never suggested', core, async ({ page }) => {
	await addPerson(page, 'Ada');
	await visit(page, 'Ada');
	await expect(page.getByRole('link', { name: 'Write to Ada' })).toHaveAttribute(
		'href',
		/\/compose\?person=[0-9a-f-]{36}$/
	);
	await expect(page.getByRole('link', { name: 'Plan something together' })).toHaveAttribute(
		'href',
		/\/plans\?person=[0-9a-f-]{36}$/
	);
	await button(page, 'Pause suggestions').click();
	await expect(button(page, 'Pause suggestions')).toHaveAttribute('aria-pressed', 'true');
	await expect(main(page)).toContainText('We won’t suggest Ada until you tap this again.');
	await expect(page.getByRole('link', { name: 'Write to Ada' })).toHaveCount(0);
	await open(page, '/');
	for (let i = 0; i < 12; i++) {
		await expect(acts(page)).not.toHaveCount(0);
		await expect(suggestions(page)).not.toContainText('Ada');
		await button(page, 'Show others').click();
	}
});

test(
	'deleting a person leaves or removes the name in entries, and can be undone completely',
	worker,
	async ({ page, context }) => {
		await goOffline(context, page);
		await addPerson(page, 'Ben');
		await logWith(page, 'Ben', 'A call');
		await visit(page, 'Ben');
		await keepLine(page, 'Plays chess');
		await page.getByLabel('How you know each other').selectOption('Friend');
		await expect(notice(page)).toContainText('Changed.');

		// Delete from the list, and remove the name from the entries.
		await open(page, '/people');
		await expect(people(page).getByRole('button', { name: 'Delete' })).toHaveCount(0);
		await button(page, 'More about Ben').click();
		await people(page).getByRole('button', { name: 'Delete' }).click();
		await expect(page.getByRole('group', { name: 'Delete Ben?' })).toBeFocused();
		await button(page, 'Cancel').click();
		await button(page, 'More about Ben').click();
		await people(page).getByRole('button', { name: 'Delete' }).click();
		await button(page, 'Delete, and take the name out as well').click();
		await expect(notice(page)).toContainText('Ben is removed. Your entries stay.');
		await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
		expect(await recordsOf(page, 'people')).toEqual([]);
		expect(await recordsOf(page, 'remembered')).toEqual([]);
		await undo(page).click();
		await expect(people(page)).toContainText('Friend');
		expect(await recordsOf(page, 'remembered')).toMatchObject([{ text: 'Plays chess' }]);

		// Delete from the person's page, and leave the name in the entries.
		await visit(page, 'Ben');
		await button(page, 'Delete this person').click();
		await button(page, 'Delete, and keep the name in my entries').click();
		await expect(page).toHaveURL(/\/people$/);
		await expect(page.getByText('No names yet.')).toBeVisible();
		expect(await recordsOf(page, 'remembered')).toEqual([]);
		const [left] = await recordsOf(page, 'people');
		expect(left).toMatchObject({ name: 'Ben', notNow: true, isNameOnly: true });
		expect(Object.keys(left!).sort()).toEqual(['id', 'isNameOnly', 'name', 'notNow', 'revision']);

		await open(page, '/diary');
		await expect(entries(page)).toContainText('With Ben');
		await findOne(page, 'ben');
		await open(page, '/log');
		await unfold(page);
		await expect(page.getByRole('checkbox', { name: 'Ben' })).toHaveCount(0);
		await open(page, '/diary');
		await entries(page).getByRole('button', { name: 'Edit' }).click();
		await expect(page.getByRole('checkbox', { name: 'Ben' })).toBeChecked();

		// Adding the same name restores the same person.
		await addPerson(page, 'Ben');
		await visit(page, 'Ben');
		await expect(page.getByRole('list', { name: 'In your diary' })).toContainText('A call');
		expect(await recordsOf(page, 'people')).toHaveLength(1);
	}
);

test('a double tap counts once and is undone once, even on a slow database', async ({ page }) => {
	await open(page, '/people');
	const name = page.getByRole('textbox', { name: 'Name' });
	await whileHeld(page, 'people', async () => {
		await name.fill('Ann');
		await name.press('Enter');
		await name.press('Enter');
		// The user may type the next name before the first is stored.
		await name.pressSequentially('Ben');
	});
	await expect(people(page)).toContainText('Ann');
	await expect(name).toHaveValue('Ben');
	await expect(page.getByText('A name needs at least one letter.')).toHaveCount(0);

	await visit(page, 'Ann');
	await keepLine(page, 'Plays chess');
	await whileHeld(page, 'people', () => button(page, 'Pause suggestions').dblclick());
	await expect(button(page, 'Pause suggestions')).toHaveAttribute('aria-pressed', 'true');
	await undo(page).click();
	await expect(button(page, 'Pause suggestions')).toHaveAttribute('aria-pressed', 'false');
	await whileHeld(page, 'remembered', () =>
		remembered(page).getByRole('button', { name: 'Delete' }).dblclick()
	);
	await expect(remembered(page)).toHaveCount(0);
	await undo(page).click();
	await expect(remembered(page)).toHaveText([/Plays chess/]);
	await button(page, 'Delete this person').click();
	await whileHeld(page, 'people', () =>
		button(page, 'Delete, and take the name out as well').dblclick()
	);
	await expect(page).toHaveURL(/\/people$/);
	await expect(page.getByText('No names yet.')).toBeVisible();
	await undo(page).click();
	await expect(people(page)).toContainText('Ann');

	await button(page, 'More about Ann').click();
	await people(page).getByRole('button', { name: 'Delete' }).click();
	await whileHeld(page, 'people', () =>
		button(page, 'Delete, and take the name out as well').dblclick()
	);
	await expect(page.getByText('No names yet.')).toBeVisible();
	await undo(page).click();
	await expect(people(page)).toContainText('Ann');
	expect(await recordsOf(page, 'remembered')).toMatchObject([{ text: 'Plays chess' }]);
});

test('hostile names and lines are shown as plain text', async ({ page }) => {
	const image = '<img src=x onerror=alert(1)>';
	const name = `"><script>alert(1)</script> {name} \u202Eevil`;
	const dialogs: string[] = [];
	page.on('dialog', async (dialog) => {
		dialogs.push(dialog.message());
		await dialog.dismiss();
	});
	await open(page, '/people');
	await page.getByRole('textbox', { name: 'Name' }).fill(name);
	await button(page, 'Add').click();
	await people(page).getByRole('link').first().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
	await keepLine(page, `${image}${'W'.repeat(400)}`);
	await openUp(page, 'Ways to reach them');
	await button(page, 'Add a link').click();
	await page.getByRole('textbox', { name: 'Link' }).fill(`https://example.org/${'w'.repeat(300)}`);
	await page.getByRole('textbox', { name: 'Link' }).blur();
	await expect(page.getByRole('link', { name: /^Open https/ })).toBeVisible();
	await page.setViewportSize({ width: 320, height: 640 });
	await expectNoSidewaysScroll(page, 'a person with long words');
	await page.evaluate(() => (document.documentElement.dir = 'rtl'));
	await expectNoSidewaysScroll(page, 'a person with long words, from the right');
	await button(page, 'Delete this person').click();
	await expect(page.getByRole('group').filter({ hasText: 'Your entries stay.' })).toBeFocused();
	await expectNoSidewaysScroll(page, 'deleting a person with a long name');
	await expect(page.locator('main img, main script')).toHaveCount(0);
	expect(dialogs).toEqual([]);
});

test('a contact is picked from the device, and nothing is stored before the user confirms', async ({
	page
}) => {
	// Headless Linux has no contact picker, so replace it.
	await page.addInitScript(() => {
		const picked = { name: ['Åsa Lind'], tel: ['+46 70 123'], email: ['asa@example.org'] };
		const contacts = {
			getProperties: () => Promise.resolve(['name', 'tel', 'email', 'icon', 'address']),
			select: (properties: string[], options: object) => {
				(window as unknown as { asked: unknown }).asked = { properties, options };
				return Promise.resolve([picked]);
			}
		};
		Object.defineProperty(navigator, 'contacts', { value: contacts });
	});
	await addPerson(page, 'Åsa');
	await visit(page, 'Åsa');
	await openUp(page, 'Ways to reach them');
	await button(page, 'Pick from this device’s contacts').click();
	const picked = page.getByRole('group', { name: 'From your contacts' });
	await expect(picked).toBeFocused();
	expect(await page.evaluate('asked')).toEqual({
		properties: ['name', 'tel', 'email'],
		options: { multiple: false }
	});
	await expect(picked.getByRole('checkbox', { name: 'Name: Åsa Lind' })).not.toBeChecked();
	await picked.getByRole('checkbox', { name: 'Email: asa@example.org' }).uncheck();
	expect((await recordsOf(page, 'people'))[0]).not.toHaveProperty('contacts');
	await button(page, 'Save these').click();
	await expect(page.getByRole('textbox', { name: 'Phone' })).toHaveValue('+46 70 123');
	await expect(page.getByRole('textbox', { name: 'Email' })).toHaveCount(0);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Åsa');
	await undo(page).click();
	await expect(page.getByRole('textbox', { name: 'Phone' })).toHaveCount(0);
});
