import { cardFacts } from '../../src/lib/content/cards.ts';
import { core } from './core.ts';
import {
	cardLinks,
	energy,
	entries,
	expect,
	isLive,
	notice,
	open,
	stored,
	test,
	undo,
	type Page
} from './steps.ts';

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search cards' });
const filter = (page: Page, name: string) => page.getByRole('combobox', { name });

async function shownIds(page: Page): Promise<string[]> {
	const hrefs = await cardLinks(page).evaluateAll((all) =>
		all.map((a) => (a as HTMLAnchorElement).pathname)
	);
	return hrefs.map((path) => path.split('/').pop() ?? '');
}

test('the deck has at least 120 cards, one link for each', core, async ({ page }) => {
	await open(page, '/cards');
	await expect(cardLinks(page)).toHaveCount(cardFacts.length);
	expect(cardFacts.length).toBeGreaterThanOrEqual(120);
	const ids = await shownIds(page);
	expect(new Set(ids).size).toBe(ids.length);
	await expect(
		page.getByRole('list', { name: 'Cards', exact: true }).getByRole('listitem')
	).toHaveCount(ids.length);
	await expect(page.getByText(`${ids.length} cards`)).toBeVisible();
});

test('search narrows the deck as one types, in any order of words', core, async ({ page }) => {
	await open(page, '/cards');
	const all = await cardLinks(page).count();
	await search(page).pressSequentially('sm');
	await expect.poll(() => cardLinks(page).count()).toBeLessThan(all);
	await search(page).pressSequentially('ile');
	await expect(cardLinks(page).first()).toContainText(/smile/i);
	const some = await cardLinks(page).count();
	expect(some).toBeGreaterThan(0);
	await expect(page.getByRole('status').filter({ hasText: `${some} cards` })).toBeVisible();

	await search(page).fill('SMÍLE up look');
	await expect(cardLinks(page).first()).toHaveAttribute('href', /look-up-and-smile$/);
	await search(page).fill('xylophone-zzz');
	await expect(cardLinks(page)).toHaveCount(0);
	await expect(page.getByText('No card fits all of that.')).toBeVisible();
	await page.getByRole('button', { name: 'Show all cards' }).click();
	await expect(cardLinks(page)).toHaveCount(all);
	await expect(search(page)).toHaveValue('');
});

test('filters by way, place and theme show the cards that have it, and no others', async ({
	page
}) => {
	await open(page, '/cards');
	for (const [name, label, ids] of [
		['Way', 'Voice note', cardFacts.filter(({ channel }) => channel === 'voiceNote')],
		['Place', 'In a café', cardFacts.filter(({ settings }) => settings.includes('cafe' as never))],
		['Theme', 'Listening', cardFacts.filter(({ family }) => family === 'listen')]
	] as const) {
		await filter(page, name).selectOption({ label });
		await expect(cardLinks(page)).toHaveCount(ids.length);
		expect(ids.length).toBeGreaterThan(0);
		expect((await shownIds(page)).sort()).toEqual(ids.map(({ id }) => String(id)).sort());
		await filter(page, name).selectOption({ label: 'All' });
		await expect(cardLinks(page)).toHaveCount(cardFacts.length);
	}

	await filter(page, 'Way').selectOption({ label: 'In person' });
	await filter(page, 'Place').selectOption({ label: 'Outdoors' });
	const both = cardFacts.filter(
		({ channel, settings }) => channel === 'inPerson' && settings.includes('nature' as never)
	);
	await expect(cardLinks(page)).toHaveCount(both.length);
});

test('"Fits my energy now" leaves out what asks for more', core, async ({ page }) => {
	const upTo = (effort: number) =>
		cardFacts.filter((card) => card.effort <= effort && !card.withStranger).length;
	await open(page, '/cards');
	const fits = page.getByRole('checkbox', { name: 'Fits my energy now' });
	// Not said: it counts as 25.
	await fits.check();
	await expect(cardLinks(page)).toHaveCount(upTo(15));

	await open(page, '/');
	await energy(page).fill('50');
	await expect.poll(() => stored(page, 'checkIns')).toHaveLength(1);
	await open(page, '/cards');
	await fits.check();
	await expect(cardLinks(page)).toHaveCount(upTo(40));
	await fits.uncheck();
	await expect(cardLinks(page)).toHaveCount(cardFacts.length);
});

test('search, filters and the place on the page are there again after a look at a card', async ({
	page
}) => {
	await open(page, '/cards');
	await search(page).fill('you');
	await filter(page, 'Way').selectOption({ label: 'In person' });
	const count = await cardLinks(page).count();
	expect(count).toBeGreaterThan(20);
	for (const at of [Math.floor(count / 2), count - 6]) {
		const link = cardLinks(page).nth(at);
		await link.scrollIntoViewIfNeeded();
		const title = (await link.textContent())?.trim() ?? '';
		expect(title).not.toBe('');
		await link.click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);

		await page.goBack();
		await expect(search(page)).toHaveValue('you');
		await expect(filter(page, 'Way')).toHaveValue('inPerson');
		await expect(cardLinks(page)).toHaveCount(count);
		await expect(link).toBeInViewport();
	}

	// By the page's own link as well the search is what it was.
	await cardLinks(page).first().click();
	await page.getByRole('link', { name: 'All cards' }).click();
	await expect(search(page)).toHaveValue('you');
	await expect(cardLinks(page)).toHaveCount(count);
});

test(
	'a card says how, what to say, something smaller, and what studies show',
	core,
	async ({ page }) => {
		await open(page, '/cards/look-up-and-smile');
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		for (const name of ['How', 'Ways to say it', 'An even smaller version', 'In short'])
			await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
		const ways = page.getByRole('region', { name: 'Ways to say it' }).getByRole('listitem');
		expect(await ways.count()).toBeGreaterThanOrEqual(2);

		const evidence = page.getByRole('region', { name: 'What studies say' });
		await expect(evidence).toContainText(
			/How sure this is: (strong|moderate|weak|contested|not tested)/
		);
		const sources = evidence.getByRole('listitem');
		expect(await sources.count()).toBeGreaterThan(0);
		for (const source of await sources.all()) {
			await expect(source).toContainText(/\(\d{4}\)\./);
			await expect(source).toContainText('How sure this is:');
		}
		const links = evidence.getByRole('link');
		expect(await links.count()).toBeGreaterThan(0);
		for (const link of await links.all())
			await expect(link).toHaveAttribute('href', /^https:\/\/doi\.org\/10\./);
	}
);

test('a card without a study says so', async ({ page }) => {
	const plain = cardFacts.find((card) => card.note === null);
	await open(page, `/cards/${plain?.id}`);
	await expect(page.getByText('No study; people find it kind.')).toBeVisible();
	await expect(page.getByText('How sure this is')).toHaveCount(0);
});

test('every card of the deck opens, and has its facts', async ({ request, page }) => {
	for (const { id, effort } of cardFacts) {
		const response = await request.get(`/cards/${id}`);
		expect(response.status(), id).toBe(200);
		const html = await response.text();
		expect(html, id).toContain(`, ${effort} of 100`);
		expect(html.match(/<h1/g), id).toHaveLength(1);
	}
	await open(page, `/cards/${cardFacts.at(-1)?.id}`);
	await expect(page.getByRole('button', { name: 'I did it' })).toBeEnabled();
});

test('"I did it" on a card saves, and can be taken back', core, async ({ page }) => {
	await open(page, '/cards/look-up-and-smile');
	const title = (await page.getByRole('heading', { level: 1 }).innerText()).trim();
	await page.getByRole('button', { name: 'I did it' }).click();
	await expect(notice(page)).toContainText(`Saved: ${title}.`);
	await expect(page.getByRole('link', { name: /^Add words/ })).toBeVisible();
	expect(await stored(page, 'wins')).toHaveLength(1);
	await undo(page).click();
	await expect(notice(page)).toContainText('Taken back.');

	await page.getByRole('button', { name: 'I did it' }).click();
	await expect(notice(page)).toContainText(`Saved: ${title}.`);
	await page.getByRole('link', { name: /^Add words/ }).click();
	await isLive(page);
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(entries(page)).toHaveCount(1);
	await expect(entries(page)).toContainText(title);
});

test('from one card to the next the offer to add words does not come along', async ({ page }) => {
	await open(page, '/cards/look-up-and-smile');
	await page.getByRole('button', { name: 'I did it' }).click();
	await expect(page.getByRole('link', { name: /^Add words/ })).toBeVisible();
	await page.getByRole('link', { name: 'All cards' }).click();
	await cardLinks(page).nth(3).click();
	await expect(page.getByRole('link', { name: 'Log it with words' })).toBeVisible();
	await expect(page.getByRole('link', { name: /^Add words/ })).toHaveCount(0);
});
