import { people, remembered, search, newLine, button, visit } from './people-steps.ts';
import { importBackup, seedId, seedsAsBackup, seedWin } from './seeds.ts';
import {
	expect,
	expectAccessible,
	expectAccessibleInBothColours,
	expectNoSidewaysScroll,
	isLive,
	addPerson,
	notice,
	open,
	recordsOf,
	test,
	type Page,
	openUp
} from './steps.ts';

/** Returns the record of a line about a person. */
const lineAbout = (personId: string, at: number, text: string) => ({
	...{ id: seedId(3, at), personId, kind: 'detail', text, day: '2026-11-05' }
});

/**
 * Puts people with five lines each into the database as rows of src/lib/storage/schema.ts, and reloads the
 * page.
 */
async function bringPeople(page: Page, count: number): Promise<void> {
	await page.evaluate(
		(count) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('small-hello');
				opening.onsuccess = () => {
					const writing = opening.result.transaction(['people', 'remembered'], 'readwrite');
					const revision = '001795000000000.00000.00000000000000aa';
					const pad = (number: number) => String(number).padStart(12, '0');
					for (let at = 0; at < count; at++) {
						const id = `01900000-0000-7000-8000-${pad(at)}`;
						const record = { id, name: `Person ${at}`, notNow: false, revision };
						writing.objectStore('people').put({ id, revision, record });
						for (let line = 0; line < 5; line++) {
							const lineId = `01900000-0000-7000-9000-${pad(at * 5 + line)}`;
							const text = `Told me about the garden, the old bridge and thing ${at * 5 + line}`;
							const facts = { kind: 'detail', day: '2026-11-01', text, revision };
							const row = { id: lineId, personId: id, ...facts };
							writing.objectStore('remembered').put({ id: lineId, revision, record: row });
						}
					}
					writing.onerror = () => reject(writing.error);
					writing.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			}),
		count
	);
	await page.reload();
	await isLive(page);
}

test('name practice is optional and kind, and has an end', async ({ page }) => {
	const [ann, ben, cem] = [seedId(2, 0), seedId(2, 1), seedId(2, 2)];
	await importBackup(
		page,
		seedsAsBackup({
			people: [
				{ id: ann, name: 'Ann', nearness: 'neighbour', notNow: false },
				{ id: ben, name: 'Ben', notNow: true },
				{ id: cem, name: 'Cem', notNow: false }
			],
			remembered: [lineAbout(ann, 0, 'Has a dog called Miso'), lineAbout(ben, 1, 'Plays chess')]
		})
	);

	await open(page, '/people/names');
	await expect(page.getByText('Name practice is off.')).toBeVisible();
	await open(page, '/people');
	await expect(page.getByRole('link', { name: 'Practise a few names' })).toHaveCount(0);
	await page.getByRole('checkbox', { name: 'Practise names' }).check();
	await page.getByRole('link', { name: 'Practise a few names' }).click();
	const main = page.getByRole('main');
	await expect(main).toContainText('A neighbour.');
	await expect(main).toContainText('Has a dog called Miso');
	await expect(main).not.toContainText('Ann');
	await expectAccessible(page, '/people/names');
	await button(page, 'Show the name').focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('status').filter({ hasText: 'Ann' })).toBeVisible();
	await expect(button(page, 'I knew it')).toBeFocused();
	await expectAccessible(page, '/people/names with the name');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('group', { name: 'That’s enough for now' })).toBeFocused();
	await expect(main).not.toContainText(/\d/);
	expect(await recordsOf(page, 'nameReviews')).toMatchObject([{ reviews: 1, lapses: 0 }]);
	await page.reload();
	await expect(page.getByText('No names to practise right now.')).toBeVisible();
});

test('birthdays in the next days are shown quietly, except those of people marked "not now"', async ({
	page
}) => {
	const near = page.getByRole('list', { name: 'Birthdays' }).getByRole('link');
	const head = page
		.getByRole('main')
		.getByRole('paragraph')
		.filter({ hasText: /’s birthday is/ });
	const birthdays = { Ben: '28', Cem: '20', Åsa: '27', Eva: '23' };
	// The clock shows Friday, 20 November.
	await importBackup(
		page,
		seedsAsBackup({
			people: Object.entries(birthdays).map(([name, day], at) => ({
				...{ id: seedId(2, at), name, notNow: false, birthday: `1980-11-${day}` }
			}))
		})
	);
	await addPerson(page, 'Ana');
	await visit(page, 'Ana');
	await page.getByRole('textbox', { name: 'Year, if known' }).fill('1980');
	await page.getByLabel('Month').selectOption('November');
	await page.getByRole('textbox', { name: 'Day' }).fill('21');
	await page.getByRole('textbox', { name: 'Day' }).blur();
	await expect(notice(page)).toContainText('Changed.');
	await expect(head).toHaveText('Ana’s birthday is tomorrow');
	await expectAccessible(page, 'a person whose birthday is near');
	await visit(page, 'Ben');
	await expect(head).toHaveCount(0);
	await visit(page, 'Åsa');
	await expect(head).toHaveText('Åsa’s birthday is in a week');
	await open(page, '/people');
	await expect(near).toHaveText([
		'Cem’s birthday is today',
		'Ana’s birthday is tomorrow',
		'Eva’s birthday is on Monday'
	]);
	await page.getByText('One more birthday soon').click();
	await expect(near).toHaveCount(4);
	await expectAccessibleInBothColours(page, 'birthdays');
	await page.setViewportSize({ width: 320, height: 640 });
	await expectNoSidewaysScroll(page, 'birthdays');
	expect(await page.getByRole('main').innerText()).not.toMatch(/1980|4[56]|years|forget/);

	await near.getByText('Cem').click();
	await expect(head).toHaveText('Cem’s birthday is today');
	await button(page, 'Pause suggestions').click();
	await expect(head).toHaveCount(0);
	await open(page, '/people');
	await expect(near).toHaveCount(3);
	await expect(near.first()).toHaveText('Ana’s birthday is tomorrow');
	await page.clock.setSystemTime('2026-12-24T10:00:00+01:00');
	await open(page, '/people');
	await expect(people(page).getByRole('listitem')).toHaveCount(5);
	await expect(near).toHaveCount(0);
});

test('two thousand people are rendered in parts, and the search covers all of them', async ({
	page
}) => {
	await open(page, '/people');
	await bringPeople(page, 2000);
	await expect(people(page).getByRole('link').first()).toHaveText('Person 0');
	expect(await people(page).getByRole('listitem').count()).toBeLessThan(500);
	await search(page).fill('person 1999');
	// Person 1999 has both words in the name. Person 399 has “1999” in a line.
	const names = people(page).getByRole('link', { name: /^Person/ });
	await expect(names).toHaveText(['Person 399', 'Person 1999']);
	await search(page).fill('garden thing 9995');
	await expect(names).toHaveText(['Person 1999']);
	await search(page).fill('nobody at all');
	await expect(page.getByText('Nobody matches. Try fewer words.')).toBeVisible();
	await search(page).fill('garden');
	await expect(page.getByText('2,000 people').or(page.getByText('2000 people'))).toBeVisible();
	await people(page).getByRole('link', { name: 'Person 0', exact: true }).click();
	await expect(remembered(page)).toHaveCount(5);
});

test('the pages of people pass axe and work narrow and enlarged', async ({ page }) => {
	test.setTimeout(360_000);
	const ann = seedId(2, 0);
	await importBackup(
		page,
		seedsAsBackup({
			people: [{ id: ann, name: 'Ann', notNow: false }],
			wins: [seedWin(0, { note: 'A call', people: [ann] })],
			remembered: [lineAbout(ann, 0, 'Plays chess')]
		})
	);
	await visit(page, 'Ann');
	await remembered(page).getByRole('button', { name: 'Edit' }).click();
	await newLine(page).fill('x');
	await openUp(page, 'Ways to reach them');
	await button(page, 'Add an email address').click();
	await page.getByRole('textbox', { name: 'Email' }).fill('at home');
	await page.getByRole('textbox', { name: 'Email' }).blur();
	await page.getByRole('textbox', { name: 'Day' }).fill('40');
	await page.getByLabel('Month').selectOption('May');
	await button(page, 'Delete this person').click();
	await expectAccessibleInBothColours(page, 'a person');
	await page.setViewportSize({ width: 320, height: 640 });
	await expectNoSidewaysScroll(page, 'a person');
	await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
	await expectNoSidewaysScroll(page, 'a person with large text');
	await open(page, '/people');
	await button(page, 'More about Ann').click();
	await people(page).getByRole('button', { name: 'Delete' }).click();
	await expectAccessible(page, '/people while deleting');
	await expectNoSidewaysScroll(page, '/people while deleting');
});
