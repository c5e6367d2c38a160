import { core } from './core.ts';
import { importBackup, seedsAsBackup, seedWin } from './seeds.ts';
import {
	bringWins,
	entries,
	expect,
	findOne,
	isLive,
	addPerson,
	log,
	main,
	note,
	notice,
	open,
	saveButton,
	searchbox,
	stored,
	test,
	undo,
	unfold,
	type Page
} from './steps.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const days = (page: Page) => page.getByRole('main').getByRole('heading', { level: 3 });

test('every field of a win is saved and shown', core, async ({ page }) => {
	await open(page, '/log');
	await note(page).fill('Coffee with Ana');
	for (const [group, choice] of [
		['Mood before', 'Low'],
		['Mood after', 'Very good'],
		['Ease', 'Went fine']
	] as const) {
		const radios = page.getByRole('radiogroup', { name: group });
		await expect(radios.getByRole('radio')).toHaveCount(5);
		await radios.getByRole('radio', { name: choice, exact: true }).check();
	}
	await unfold(page);
	const act = page.getByRole('combobox', { name: 'Which act?' });
	await act.selectOption('look-up-and-smile');
	const title = (await act.locator('option:checked').innerText()).trim();
	await page.getByRole('combobox', { name: 'How?' }).selectOption({ label: 'Voice note' });
	await page.getByRole('textbox', { name: 'Add a name' }).fill('Ana');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByRole('checkbox', { name: 'Ana' })).toBeChecked();
	await page.getByRole('textbox', { name: 'What felt genuine?' }).fill('Her laugh');
	await page.getByRole('textbox', { name: 'What I want to remember' }).fill('Ask about the cat');
	await page.getByRole('radio', { name: 'Not yet' }).check();
	await page
		.getByRole('textbox', { name: 'Tags (separate with commas)' })
		.fill('park, spring , park');
	await page.getByRole('textbox', { name: 'Your energy at the time' }).fill('42');
	await page.getByLabel('When', { exact: true }).fill('2026-11-18T07:45');
	await page.getByRole('checkbox', { name: 'Treasure this' }).check();
	await saveButton(page).click();

	await expect(page).toHaveURL(/\/diary$/);
	await expect(entries(page)).toHaveCount(1);
	const entry = entries(page).first();
	for (const words of [
		'Coffee with Ana',
		'Low, then very good',
		'Ease: Went fine',
		title,
		'Voice note',
		'With Ana',
		'Genuine: Her laugh',
		'To remember: Ask about the cat',
		'No reply yet',
		'#park',
		'#spring',
		'Energy 42',
		/0?7:45/
	])
		await expect(entry).toContainText(words);
	await expect(days(page)).toContainText([/18 November 2026|November 18, 2026/]);
	await expect(entry.getByRole('button', { name: 'Treasure' })).toHaveAttribute(
		'aria-pressed',
		'true'
	);

	const [{ record }] = (await stored(page, 'wins')) as [{ record: Record<string, unknown> }];
	expect(record).toMatchObject({
		at: '2026-11-18T07:45:00+01:00',
		cardId: 'look-up-and-smile',
		channel: 'voiceNote',
		note: 'Coffee with Ana',
		genuine: 'Her laugh',
		carry: 'Ask about the cat',
		people: [expect.stringMatching(/^[0-9a-f-]{36}$/)],
		tags: ['park', 'spring'],
		moodBefore: 2,
		moodAfter: 5,
		ease: 4,
		energy: 42,
		reply: 'notYet',
		treasured: true
	});
	expect(record.id).toMatch(
		/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
	);
	expect(record.revision).toMatch(/^\d{15}\.\d{5}\.[0-9a-f]{16}$/);
});

test('each rating has an accessible name, and an answer can be cleared', async ({ page }) => {
	await open(page, '/log');
	const moods = ['Very low', 'Low', 'In between', 'Good', 'Very good'];
	const eases = ['Very hard', 'Hard', 'In between', 'Went fine', 'Came naturally'];
	for (const [group, names] of [
		['Mood before', moods],
		['Mood after', moods],
		['Ease', eases]
	] as const) {
		const radios = page.getByRole('radiogroup', { name: group }).getByRole('radio');
		await expect(radios).toHaveCount(5);
		for (const [i, name] of names.entries()) await expect(radios.nth(i)).toHaveAccessibleName(name);
	}
	const before = page.getByRole('radiogroup', { name: 'Mood before' });
	await before.getByRole('radio', { name: 'Good', exact: true }).check();
	await before.getByRole('button', { name: 'Clear “Mood before”' }).click();
	await expect(before.getByRole('radio', { checked: true })).toHaveCount(0);
	await saveButton(page).click();
	await expect(entries(page)).toHaveCount(1);
	await expect(entries(page)).not.toContainText('Mood');
});

test('"Save" saves a win even if every field is empty', async ({ page }) => {
	await open(page, '/log');
	await saveButton(page).click();
	await expect(page).toHaveURL(/\/diary$/);
	await expect(notice(page)).toContainText('Saved.');
	await expect(entries(page)).toHaveCount(1);
	await expect(entries(page)).toContainText('A win without words.');
	await page.reload();
	await isLive(page);
	await expect(entries(page)).toHaveCount(1);
});

test('"Undo" removes a win that was just saved', async ({ page }) => {
	await log(page, 'Said good morning');
	await expect(entries(page)).toHaveCount(1);
	await undo(page).click();
	await expect(notice(page)).toContainText('Undone.');
	await expect(entries(page)).toHaveCount(0);
	await page.reload();
	await isLive(page);
	await expect(entries(page)).toHaveCount(0);
});

test('an entry is edited, and "Undo" restores it', core, async ({ page }) => {
	await log(page, 'Waved at the neighbour');
	await entries(page).getByRole('button', { name: 'Edit' }).click();
	await expect(heading(page)).toHaveText('Change this entry');
	await expect(note(page)).toHaveValue('Waved at the neighbour');
	await note(page).fill('Waved at the neighbour, and she waved back');
	await saveButton(page).click();
	await expect(page).toHaveURL(/\/diary$/);
	await expect(notice(page)).toContainText('Changed.');
	await expect(entries(page)).toHaveCount(1);
	await expect(entries(page)).toContainText('and she waved back');

	await undo(page).click();
	await expect(entries(page)).not.toContainText('and she waved back');
	await expect(entries(page)).toContainText('Waved at the neighbour');
});

test('an edited entry shows its time, and the diary moves to where it is now', async ({ page }) => {
	await open(page, '/diary');
	await bringWins(page, 60, (at) => `moment number ${at}.`);
	const first = entries(page).first();
	await expect(first).toContainText('moment number 0.');
	await first.getByRole('button', { name: 'Edit' }).click();
	const when = page.getByLabel('When', { exact: true });
	await expect(when).toBeInViewport();
	await when.fill('2026-11-02T12:00');
	await saveButton(page).click();
	await expect(page).toHaveURL(/\/diary$/);
	const moved = entries(page).filter({ hasText: 'moment number 0.' });
	await expect(moved).toBeFocused();
	await expect(moved).toBeInViewport();
	await expect(moved.getByRole('heading', { level: 3 })).toContainText(
		/2 November 2026|November 2, 2026/
	);

	await moved.getByRole('button', { name: 'Edit' }).click();
	await when.fill('2026-11-19T23:50');
	await saveButton(page).click();
	await expect(moved).toBeFocused();
	await expect(moved).toBeInViewport();
});

test('on a small phone a notice covers neither "Save" nor the name that is being typed', async ({
	page
}) => {
	await page.setViewportSize({ width: 320, height: 568 });
	await open(page, '/log');
	await page.getByRole('button', { name: 'Add a name' }).click();
	const name = page.getByRole('textbox', { name: 'Add a name' });
	const overlap = async () => {
		const boxes = await Promise.all(
			[name, saveButton(page), notice(page)].map((part) => part.boundingBox())
		);
		const [typed, save, said] = boxes.map((box) => box!);
		return Math.max(
			typed!.y + typed!.height - save!.y,
			said!.height > 0 ? save!.y + save!.height - said!.y : 0
		);
	};
	for (const words of [
		'Ana',
		'Somebody with a name that fills more than one line of a small phone'
	]) {
		await name.fill(words);
		await name.press('Enter');
		await expect(notice(page)).toContainText(words);
		await expect(name).toBeFocused();
		await expect.poll(overlap).toBeLessThanOrEqual(0);
	}
});

test('the link "Log" leads from an edit to a new entry', async ({ page }) => {
	await log(page, 'The first one');
	await entries(page).getByRole('button', { name: 'Edit' }).click();
	await expect(heading(page)).toHaveText('Change this entry');
	await page
		.getByRole('navigation', { name: 'Main' })
		.getByRole('link', { name: 'Log', exact: true })
		.click();
	await expect(page).toHaveURL(/\/log$/);
	await expect(heading(page)).toHaveText('Log a win');
	await expect(note(page)).toHaveValue('');
	await note(page).fill('The second one');
	await saveButton(page).click();
	await expect(entries(page)).toHaveCount(2);
	await expect(entries(page).filter({ hasText: 'The first one' })).toHaveCount(1);
});

test('an entry is deleted, and "Undo" restores it', core, async ({ page }) => {
	await log(page, 'Stays');
	await log(page, 'Goes');
	await entries(page).filter({ hasText: 'Goes' }).getByRole('button', { name: 'Delete' }).click();
	await expect(notice(page)).toContainText('Deleted.');
	await expect(entries(page)).toHaveCount(1);
	await expect(entries(page)).toContainText('Stays');

	await undo(page).click();
	await expect(notice(page)).toContainText('Undone.');
	await expect(entries(page)).toHaveCount(2);
	await expect(entries(page).first()).toContainText('Goes');

	await entries(page).first().getByRole('button', { name: 'Delete' }).click();
	await expect(entries(page)).toHaveCount(1);
	await page.reload();
	await isLive(page);
	await expect(entries(page)).toHaveCount(1);
	await expect(entries(page)).toContainText('Stays');
});

test('the toggle "Treasure" survives a reload and can be undone', core, async ({ page }) => {
	await log(page, 'A kind word');
	const treasure = entries(page).getByRole('button', { name: 'Treasure' });
	await expect(treasure).toHaveAttribute('aria-pressed', 'false');
	await treasure.click();
	await expect(treasure).toHaveAttribute('aria-pressed', 'true');
	await expect(notice(page)).toContainText('Treasured.');
	await page.reload();
	await expect(treasure).toHaveAttribute('aria-pressed', 'true');
	await treasure.click();
	await expect(treasure).toHaveAttribute('aria-pressed', 'false');
	await undo(page).click();
	await expect(treasure).toHaveAttribute('aria-pressed', 'true');
});

test('entries are grouped by day, newest first', async ({ page }) => {
	const moments = [
		['a middle one', '2026-11-19T12:00:00+01:00'],
		['the newest', '2026-11-20T09:00:00+01:00'],
		['the oldest', '2026-11-18T12:00:00+01:00'],
		['a later middle one', '2026-11-19T18:00:00+01:00']
	] as const;
	const wins = moments.map(([note, at], index) => seedWin(index, { note, at }));
	await importBackup(page, seedsAsBackup({ wins }));
	await open(page, '/diary');
	await expect(entries(page)).toContainText([
		'the newest',
		'a later middle one',
		'a middle one',
		'the oldest'
	]);
	await expect(days(page)).toHaveCount(3);
	await expect(days(page)).toContainText([/Friday/, /Thursday/, /Wednesday/]);
});

/** Returns the numbers of the entries on the page, in order. */
async function numbersOf(page: Page): Promise<number[]> {
	// Entries far off screen have no layout, so their inner text is empty.
	const shown = await entries(page).allTextContents();
	return shown.map((text) => Number(/moment number (\d+)\./.exec(text)?.[1]));
}

test('a long diary loads while scrolling, jumps to a month, and can be searched up to a month', async ({
	page
}) => {
	await open(page, '/diary');
	await bringWins(page, 400, (at) => `moment number ${at}.`);
	await test.step('it loads while scrolling, and distant entries leave the page again', async () => {
		await expect(entries(page).first()).toContainText('moment number 0.');

		/** Scrolls until the entry with this number is on the page. */
		async function scrollTo(number: number, byPx: number) {
			await expect
				.poll(
					async () => {
						await page.mouse.wheel(0, byPx);
						const numbers = await numbersOf(page);
						expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i));
						expect(numbers.length).toBeLessThanOrEqual(100);
						return numbers.includes(number);
					},
					{ intervals: [50], timeout: 60_000 }
				)
				.toBe(true);
		}
		await scrollTo(200, 6000);
		await expect(page.getByText('moment number 0.', { exact: true })).toHaveCount(0);
		await scrollTo(0, -6000);
	});
	await test.step('it jumps to a month, loads newer entries above it, and jumps back', async () => {
		await page.getByText('Calendar', { exact: true }).click();
		await page.getByRole('combobox', { name: 'Go to a month' }).selectOption('June 2026');
		// The last day of June is 142 days before 19 November, and each day has two entries.
		await expect(entries(page).first()).toContainText('moment number 284.');
		const numbers = await numbersOf(page);
		expect(numbers).toEqual(numbers.map((_, i) => 284 + i));
		await expect(days(page).first()).toContainText(/30 June 2026|June 30, 2026/);

		// Entries on screen stay in place when newer ones appear above them.
		const there = page.getByText('moment number 284.', { exact: true });
		const newer = page.getByRole('button', { name: 'Show newer entries' });
		await newer.scrollIntoViewIfNeeded();
		const before = await there.boundingBox();
		await newer.press('Enter');
		await expect(entries(page).first()).toContainText('moment number 274.');
		await expect(there).toBeInViewport();
		// Allow for the space above the heading of a day, which the first heading lacks.
		await expect
			.poll(async () => Math.abs((await there.boundingBox())!.y - before!.y))
			.toBeLessThan(16);
		await page.getByRole('combobox', { name: 'Go to a month' }).selectOption('The newest entries');
		await expect(entries(page).first()).toContainText('moment number 0.');
		await expect(page.getByRole('button', { name: 'Show newer entries' })).toHaveCount(0);
	});
	await open(page, '/diary');
	await test.step('a month is a place, limits only the search on screen, and an old search is named on return', async () => {
		const months = page.getByRole('navigation', { name: 'Months' });
		const august = months.getByRole('button', { name: 'Aug 2026' });
		await august.click();
		await expect(days(page).first()).toContainText(/31 August 2026|August 31, 2026/);
		await searchbox(page).fill('moment');
		await expect(page.getByText('400 entries', { exact: true })).toBeVisible();
		await august.click();
		await expect(page.getByText('Looking for: “moment” · up to August 2026')).toBeVisible();
		await expect(days(page).first()).toContainText(/31 August 2026|August 31, 2026/);
		await months.getByRole('button', { name: 'Oct 2026' }).click();
		await expect(days(page).first()).toContainText(/31 October 2026|October 31, 2026/);
		await page.getByRole('button', { name: 'Search all months' }).click();
		await expect(page.getByText('400 entries', { exact: true })).toBeVisible();

		await searchbox(page).fill('nothing like this');
		await expect(page.getByText('No entries match.')).toBeVisible();
		await page.getByRole('link', { name: 'People', exact: true }).click();
		await expect(page).toHaveURL(/\/people$/);
		await page.getByRole('link', { name: 'Diary', exact: true }).click();
		await expect(page.getByText('Looking for: “nothing like this”')).toBeVisible();
		await page.getByRole('button', { name: 'Show the whole diary' }).click();
		await expect(entries(page).first()).toContainText('moment number 0.');
	});
});

test('a day of the calendar leads to its entries, in the diary and from insights', async ({
	page
}) => {
	const wins = [
		seedWin(0, { note: 'By the lake', at: '2026-11-17T09:00:00+01:00' }),
		seedWin(1, { note: 'In the rain', at: '2026-11-19T09:00:00+01:00' })
	];
	await importBackup(page, seedsAsBackup({ wins }));
	await open(page, '/diary');
	await page.getByText('Calendar', { exact: true }).click();
	await page.getByRole('button', { name: /17.*: one entry/ }).click();
	await expect(entries(page)).toHaveCount(1);
	await expect(entries(page)).toContainText('By the lake');
	await expect(entries(page).first()).toBeFocused();

	await main(page).getByRole('link', { name: 'Insights' }).click();
	await expect(page).toHaveURL(/\/insights$/);
	await page.getByRole('link', { name: /17.*: one entry/ }).click();
	await expect(entries(page)).toHaveCount(1);
	await expect(entries(page)).toContainText('By the lake');
});

test(
	'a search covers the whole diary, marks the matches and respects the filters',
	core,
	async ({ page }) => {
		await open(page, '/diary');
		await bringWins(page, 400, (at) => `moment number ${at}${at === 300 ? ' by the séa' : ''}.`);
		await findOne(page, 'number 117');
		await expect(entries(page).locator('mark')).toHaveText(['number', '117']);

		await searchbox(page).fill('momen');
		await expect(page.getByText('400 entries', { exact: true })).toBeVisible();
		await page.getByText('Filters').click();
		await page.getByLabel('From', { exact: true }).fill('2026-11-18');
		await expect(page.getByText('4 entries', { exact: true })).toBeVisible();
		await expect(entries(page)).toHaveCount(4);
		await page.getByLabel('To', { exact: true }).fill('2026-11-18');
		await expect(entries(page)).toHaveCount(2);
		await entries(page).first().getByRole('button', { name: 'Treasure' }).click();
		await page.getByRole('checkbox', { name: 'Treasured' }).check();
		await expect(entries(page)).toHaveCount(1);
		await page.getByRole('combobox', { name: 'Who was there' }).fill('Nobody');
		await expect(page.getByText('No entries match.')).toBeVisible();

		await page.getByRole('button', { name: 'Show the whole diary' }).click();
		await expect(entries(page).first()).toContainText('moment number 0.');
		await expect(searchbox(page)).toHaveValue('');
		await searchbox(page).fill('sea');
		await expect(entries(page).locator('mark')).toHaveText('séa');
	}
);

test('search finds words, names and tags, with or without accents', async ({ page }) => {
	await log(page, 'Crème brûlée with the NEIGHBOURS');
	await open(page, '/log');
	await note(page).fill('A walk');
	await unfold(page);
	await page.getByRole('textbox', { name: 'Add a name' }).fill('Zoë Müller');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByRole('checkbox', { name: 'Zoë Müller' })).toBeChecked();
	await page.getByRole('textbox', { name: 'Tags (separate with commas)' }).fill('río');
	await page.getByRole('textbox', { name: 'What I want to remember' }).fill('ask about Łódź');
	await saveButton(page).click();
	await expect(entries(page)).toHaveCount(2);

	for (const [query, found] of [
		['creme brulee', 'Crème brûlée'],
		['CRÈME', 'Crème brûlée'],
		['neighbours crème', 'Crème brûlée'],
		['zoe', 'A walk'],
		['Müller', 'A walk'],
		['muller walk', 'A walk'],
		['rio', 'A walk'],
		['RÍO', 'A walk'],
		['ask łódź', 'A walk']
	] as const) {
		await findOne(page, query);
		await expect(entries(page), query).toContainText(found);
	}
	await searchbox(page).fill('zoe brulee');
	await expect(entries(page)).toHaveCount(0);
	await expect(page.getByText('No entries match.')).toBeVisible();
	await searchbox(page).fill('');
	await expect(entries(page)).toHaveCount(2);
});

test('a card in the address is preselected', async ({ page }) => {
	await open(page, '/log?card=look-up-and-smile');
	await note(page).fill('On the stairs');
	await unfold(page);
	const act = page.getByRole('combobox', { name: 'Which act?' });
	await expect(act).toHaveValue('look-up-and-smile');
	await expect(page.getByRole('combobox', { name: 'How?' })).toHaveValue('inPerson');
	const title = (await act.locator('option:checked').innerText()).trim();
	await saveButton(page).click();
	await expect(entries(page)).toContainText(title);
});

test('shared text fills the note and leaves the address at once', async ({ page }) => {
	const shared = { title: 'A title', text: 'Some & “words” +1', url: 'https://example.org/?a=b' };
	await page.goto(`/log?${new URLSearchParams(shared).toString()}`);
	await expect(note(page)).toHaveValue('A title\nSome & “words” +1\nhttps://example.org/?a=b');
	await expect(page).toHaveURL(/\/log$/);
	const address = await page.evaluate(() => location.href + JSON.stringify(history.state));
	expect(address).not.toContain('words');

	// The shared text is a draft like any other.
	await expect.poll(() => stored(page, 'drafts')).toHaveLength(1);
	await saveButton(page).click();
	await expect(entries(page)).toContainText('Some & “words” +1');
	await page.goBack();
	await expect(page).toHaveURL(/\/log$/);
	await expect(note(page)).toHaveValue('');
});

test('a share may contain only some of its fields', async ({ page }) => {
	await page.goto('/log?title=&text=A%20line%20alone&url=');
	await expect(note(page)).toHaveValue('A line alone');
	await expect(page).toHaveURL(/\/log$/);
	await page.goto('/log?title=&text=&url=');
	await isLive(page);
	await expect(page.getByText('Here’s what you’d started writing.')).toBeVisible();
	await expect(note(page)).toHaveValue('A line alone');
});

test('deleting a person and the name leaves the rest of the entry unchanged', async ({ page }) => {
	await addPerson(page, 'Ben');
	await open(page, '/log');
	await note(page).fill('A call');
	await unfold(page);
	await page.getByRole('checkbox', { name: 'Ben' }).check();
	await saveButton(page).click();
	await expect(entries(page)).toContainText('With Ben');

	await open(page, '/people');
	await page.getByRole('button', { name: 'More about Ben' }).click();
	await page.getByRole('list', { name: 'People' }).getByRole('button', { name: 'Delete' }).click();
	await page.getByRole('button', { name: 'Delete, and take the name out as well' }).click();
	await expect(notice(page)).toContainText('Ben is removed.');
	await open(page, '/diary');
	await expect(entries(page)).toHaveCount(1);
	await expect(entries(page)).toContainText('A call');
	await expect(entries(page)).not.toContainText('Ben');
});

test('an entry with a very low mood links to advice on more help', async ({ page }) => {
	await open(page, '/log');
	await page
		.getByRole('radiogroup', { name: 'Mood after' })
		.getByRole('radio', { name: 'Very low' })
		.check();
	await saveButton(page).click();
	await entries(page).getByRole('link', { name: 'When to get more help' }).click();
	await expect(page).toHaveURL(/\/about#more-help$/);
	await expect(page.getByRole('heading', { name: 'When to get more help' })).toBeInViewport();
});
