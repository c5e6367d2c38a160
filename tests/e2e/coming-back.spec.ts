import { readFileSync } from 'node:fs';
import { core } from './core.ts';
import { importBackup, seedId, seedsAsBackup, seedWin } from './seeds.ts';
import {
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
const seeds = {
	people: [tom, lena, maryam, cousin, ann, rob, ida],
	wins: [win(1, '2026-06-12', tom), win(2, '2026-11-13', lena, { ease: 5 })]
};

async function begin(page: Page, records: object = seeds): Promise<void> {
	await importBackup(page, seedsAsBackup(records as typeof seeds));
}

const personNamed = async (page: Page, name: string) =>
	(await recordsOf(page, 'people')).find((one) => one.name === name);

test('a look', async ({ page }) => {
	await begin(page);
	await open(page, '/people/shelf');
	await page.screenshot({ path: '/tmp/h/shelf.png' });
	await page.getByText('Put a name here').click();
	await page.getByRole('combobox').selectOption('Ida');
	await page.screenshot({ path: '/tmp/h/shelf-put.png', fullPage: true });
	await link(page, 'Tom').click();
	await expect(lines(page)).toHaveCount(2);
	await page.screenshot({ path: '/tmp/h/words.png', fullPage: true });
	await link(page, 'Write to someone else first').click();
	await expect(heading(page, 'A hello to warm up')).toBeVisible();
	await page.screenshot({ path: '/tmp/h/warm.png', fullPage: true });
	await open(page, `/people/person?id=${tom.id}`);
	await page.screenshot({ path: '/tmp/h/person.png', fullPage: true });
	await open(page, '/people');
	await page.screenshot({ path: '/tmp/h/people.png', fullPage: true });
	await open(page, '/');
	await page.waitForTimeout(1500);
	await page.getByText('For this moment').click();
	await page.screenshot({ path: '/tmp/h/today.png', fullPage: true });
});
