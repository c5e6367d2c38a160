import { core } from './core.ts';
import { downloaded } from './downloads.ts';
import { importBackup, seedsAsBackup, seedWin, type Seeds } from './seeds.ts';
import { withShareSheet } from './share-sheet.ts';
import {
	buttonIn as button,
	energy,
	expect,
	expectAccessible,
	expectAccessibleInBothColours,
	expectNoSidewaysScroll,
	isLive,
	main,
	notice,
	open,
	openUp,
	recordsOf,
	tabTo,
	test,
	undo,
	type Page
} from './steps.ts';

const link = (page: Page, name: string | RegExp) =>
	main(page).getByRole('link', { name, exact: true });
const heading = (page: Page, name: string) => main(page).getByRole('heading', { name });
const box = (page: Page) => main(page).getByRole('textbox', { name: 'Your message' });
const shelf = (page: Page) => main(page).getByRole('list', { name: 'Names' });
const names = (page: Page) => shelf(page).getByRole('link');
const lines = (page: Page) =>
	main(page).getByRole('list', { name: 'Words you could use' }).getByRole('button');
const rest = (page: Page, name: string) =>
	main(page).getByRole('button', { name: `Let the name ${name} rest` });

/** A person whose id was made long ago, on 1 January 2026. */
const person = (at: number, name: string, details: object = {}) => ({
	id: `019b76da-a800-7000-8000-${String(at).padStart(12, '0')}`,
	name,
	notNow: false,
	...details
});
const long = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmondeley-Marjoribanks';
const tom = person(1, 'Tom', { nearness: 'friend' });
const lena = person(2, 'Lena', { nearness: 'friend' });
const maryam = person(3, 'مريم العبدالله');
const cousin = person(4, long, { nearness: 'family' });
const ann = person(5, 'Ann', { notNow: true });
const rob = person(6, 'Rob', { isAtRest: true });
const ida = { ...person(7, 'Ida'), id: '0192f3c4-0000-4000-8000-000000000007' };
const win = (at: number, day: string, who: { id: string }, details = {}) =>
	seedWin(at, { at: `${day}T12:00:00+01:00`, people: [who.id], channel: 'text', ...details });
/** Tom was written to five months ago, Lena last week; the others have no entry. */
const seeds: Seeds = {
	people: [tom, lena, maryam, cousin, ann, rob, ida],
	wins: [win(1, '2026-06-12', tom), win(2, '2026-11-13', lena, { ease: 5 })]
};

const begin = (page: Page) => importBackup(page, seedsAsBackup(seeds));

const personNamed = async (page: Page, name: string) =>
	(await recordsOf(page, 'people')).find((one) => one.name === name);

const share = (page: Page) => button(page, 'Share it');

/** Returns the texts that the page has handed to the share sheet. */
const handed = (page: Page) =>
	page.evaluate(() => (window as unknown as { handed: { text: string }[] }).handed);

test(
	'three taps lead from the shelf to the share sheet, and the name leaves it',
	core,
	async ({ page, context }) => {
		await withShareSheet(context);
		await begin(page);
		await open(page, '/cards');
		await main(page).getByRole('searchbox', { name: 'Search cards' }).fill('lost touch');
		await expect(link(page, 'Get back in touch with someone')).toBeVisible();
		await open(page, '/');
		await openUp(page, 'For this moment');
		await expect(link(page, 'Get back in touch')).toBeVisible();
		await energy(page).fill('10');
		await expect(link(page, 'Get back in touch')).toHaveCount(0);
		await open(page, '/people');
		await link(page, 'Get back in touch with someone').click();
		await expect(heading(page, 'Getting back in touch')).toBeVisible();
		await expect(names(page)).toHaveCount(3);
		expect((await names(page).allInnerTexts()).sort()).toEqual(['Tom', long, maryam.name].sort());
		expect(await main(page).innerText(), 'no count and no date').not.toMatch(/\d/);
		await expectAccessibleInBothColours(page, 'the shelf');

		await link(page, 'Tom').click();
		await expect(page).toHaveTitle(/^Words after a silence/);
		await expect(lines(page)).toHaveCount(2);
		await expect(main(page).getByRole('radio', { name: 'Months' })).toBeChecked();
		expect(await main(page).innerText()).not.toMatch(/\d/);
		await expectAccessibleInBothColours(page, 'the words');
		const [line] = await lines(page).allInnerTexts();
		await lines(page).first().click();
		await expect(box(page)).toBeFocused();
		expect(page.url()).not.toContain('come-back');
		await share(page).click();
		const [first] = await handed(page);
		expect(first!.text).toMatch(/^Hi Tom[,!] /);
		expect(first!.text.toLowerCase()).toContain(line!.slice(1).toLowerCase());

		await button(page, 'Sent').click();
		await expect(heading(page, 'Saved. That counts.')).toBeVisible();
		await open(page, '/people/shelf');
		await expect(names(page)).toHaveCount(2);
		await expect(link(page, 'Tom')).toHaveCount(0);
	}
);

test('a warm-up comes first, if wished, and leads back, also after a reload', async ({
	page,
	context
}) => {
	await withShareSheet(context);
	await begin(page);
	await open(page, `/compose?come-back=&person=${tom.id}`);
	await main(page).getByText('Over a year').click();
	const [before] = await lines(page).allInnerTexts();
	await link(page, 'Write to someone else first').click();
	await expect(heading(page, 'A hello to someone else first')).toBeVisible();
	const who = main(page).getByRole('combobox', { name: 'To' });
	expect(await who.locator('option').allInnerTexts()).not.toContain('Tom');
	await button(page, 'Lena').click();
	await expect(who.locator('option:checked')).toHaveText('Lena');
	await expectAccessible(page, 'the warm-up');
	await expect(lines(page)).toHaveCount(2);
	await lines(page).first().click();
	await expect(box(page)).toHaveValue(/^Hi Lena[,!] /);

	const words = await box(page).inputValue();
	await page.reload();
	await isLive(page);
	await expect(box(page)).toHaveValue(words);
	await share(page).click();
	await button(page, 'Sent').click();
	await link(page, 'Now write to Tom').click();
	await expect(heading(page, 'Words after a silence')).toBeVisible();
	await expect(who.locator('option:checked')).toHaveText('Tom');
	await expect(main(page).getByRole('radio', { name: 'Months' })).toBeChecked();
	await expect(lines(page).first()).not.toHaveText(before!);
	expect(await personNamed(page, 'Tom')).not.toHaveProperty('shelved');
});

test('a name is put to rest by keyboard, in all tabs and in the backup, and wakes on its page', async ({
	page,
	context
}) => {
	await begin(page);
	await open(page, '/people/shelf');
	const other = await context.newPage();
	await open(other, '/people/shelf');
	await expect(link(other, 'Tom')).toBeVisible();
	await page.bringToFront();
	await tabTo(page, rest(page, 'Tom'));
	await page.keyboard.press('Enter');
	await expect(notice(page)).toContainText('Tom rests now, and won’t come up here again.');
	await expect(names(page)).toHaveCount(2);
	await expect(names(page).last()).toBeFocused();
	await expect(link(other, 'Tom')).toHaveCount(0);
	await undo(page).click();
	await expect(link(page, 'Tom')).toBeVisible();
	await expect(link(other, 'Tom')).toBeVisible();

	await rest(other, 'Tom').click();
	await expect(link(page, 'Tom')).toHaveCount(0);
	await other.close();
	await open(page, '/settings/backup');
	const { text } = await downloaded(page, () => button(page, 'Export a copy').click());
	const copy = JSON.parse(text) as { people: (typeof tom & { isAtRest?: boolean })[] };
	expect(copy.people.find(({ id }) => id === tom.id)?.isAtRest).toBe(true);

	await open(page, `/people/person?id=${tom.id}`);
	const wakes = button(page, 'Let this name rest');
	await expect(wakes).toHaveAttribute('aria-pressed', 'true');
	await expectAccessible(page, 'a name at rest');
	await wakes.click();
	await expect(wakes).toHaveAttribute('aria-pressed', 'false');
	await expect(notice(page)).toContainText('Changed');
	await open(page, '/people/shelf');
	await expect(link(page, 'Tom')).toBeVisible();
});

test('a name is put on the shelf at 320 px, from right to left, and mistakes change nothing', async ({
	page
}) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await open(page, '/people/shelf');
	await expect(main(page)).toContainText('No names here right now.');
	await main(page).getByText('Add a name').click();
	await expect(main(page)).toContainText('Add someone to your people first');
	await begin(page);
	await open(page, '/people/shelf');
	await page.evaluate(() => (document.documentElement.dir = 'rtl'));
	await expectNoSidewaysScroll(page, 'the shelf at 320 px');

	const before = await recordsOf(page, 'people');
	await main(page).getByText('Add a name').click();
	await button(page, 'Add to the list').click();
	const complaint = main(page).getByRole('alert');
	await expect(complaint).toHaveText('Choose a name first.');
	const who = main(page).getByRole('combobox', { name: 'Who' });
	expect(await who.locator('option').allInnerTexts()).not.toContain('Ann');
	await who.selectOption('Lena');
	await expect(complaint).toHaveText('');
	await expect(main(page).getByRole('radio')).toHaveCount(0);
	await who.selectOption('Ida');
	await expect(main(page).getByRole('radio')).toHaveCount(3);
	await button(page, 'Add to the list').click();
	await expect(complaint).toHaveText('Choose roughly how long it’s been.');
	await expectNoSidewaysScroll(page, 'the form at 320 px');
	expect(await recordsOf(page, 'people')).toEqual(before);

	await main(page).getByText('Over a year').click();
	await button(page, 'Add to the list').click();
	await expect(notice(page)).toContainText('Ida is on the list.');
	await expect(names(page).first()).toHaveText('Ida');
	expect(await personNamed(page, 'Ida')).toMatchObject({ shelved: { silence: 'years' } });
	await link(page, 'Ida').click();
	await expect(main(page).getByRole('radio', { name: 'Over a year' })).toBeChecked();
	await expectNoSidewaysScroll(page, 'the words at 320 px');
	await page.goBack();
	await rest(page, 'Ida').click();
	await expect(link(page, 'Ida')).toHaveCount(0);
	await undo(page).click();
	await expect(names(page).first()).toHaveText('Ida');
});

test('words for a person without an entry fit any silence, and a reload finds the way back', async ({
	page
}) => {
	await begin(page);
	await open(page, '/people/shelf');
	await link(page, maryam.name).click();
	await expect(lines(page)).toHaveCount(2);
	await expect(main(page).getByRole('radio', { checked: true })).toHaveCount(0);
	expect((await lines(page).allInnerTexts()).join()).not.toMatch(/weeks|months|year/);
	await page.reload();
	await isLive(page);
	await expect(lines(page)).toHaveCount(2);
	await main(page).getByText('Weeks').click();
	await lines(page).nth(1).click();
	await expect(box(page)).toHaveValue(new RegExp(`^Hi ${maryam.name}[,!] `));
	await expect(box(page)).toHaveValue(/few weeks/);
	await open(page, `/compose?come-back=&person=${ann.id}`);
	await expect(main(page).getByRole('combobox', { name: 'To' })).not.toContainText('Ann');
	await open(page, '/compose?come-back=&person=nobody&then=nobody');
	await expect(lines(page)).toHaveCount(2);
});
