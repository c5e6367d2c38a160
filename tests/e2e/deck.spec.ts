import { noteOfCard } from '../../src/lib/content/card-notes.ts';
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
/** The checkbox of a filter; the chip is its label. */
const filter = (page: Page, name: string) =>
	page.getByRole('main').getByRole('checkbox', { name, exact: true });
const door = (page: Page, name: string) =>
	page.getByRole('navigation', { name: 'What would you like to do?' }).getByRole('link', { name });

async function shownIds(page: Page): Promise<string[]> {
	const hrefs = await cardLinks(page).evaluateAll((all) =>
		all.map((a) => (a as HTMLAnchorElement).pathname)
	);
	return hrefs.map((path) => path.split('/').pop() ?? '');
}

test('the deck shows at least 120 cards with one link each', core, async ({ page }) => {
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

test('search narrows the deck while typing, in any order of words', core, async ({ page }) => {
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
	await expect(page.getByText('Nothing matches. Try fewer words or filters.')).toBeVisible();
	await expect(door(page, 'Rest')).toBeVisible();
	const help = page.getByRole('main').getByRole('link', { name: 'Get help now' });
	await expect(help).toHaveCount(0);
	await search(page).fill('I want to die');
	await expect(help).toBeInViewport();
	await page.getByRole('button', { name: 'Show all cards' }).click();
	await expect(cardLinks(page)).toHaveCount(all);
	await expect(search(page)).toHaveValue('');
});

test('a search by everyday words finds the cards for it, also misspelt', core, async ({ page }) => {
	await open(page, '/cards');
	for (const [query, id] of [
		['I want to thank a neighbour', 'note-for-a-neighbour'],
		['lonely', 'one-word-hello'],
		['anxious about a call', 'read-a-first-line-for-a-call']
	] as const) {
		await search(page).fill(query);
		await expect(cardLinks(page).first()).toHaveAttribute('href', new RegExp(`${id}$`));
		await expect(page.getByText('These come close.')).toHaveCount(0);
		await expect(door(page, 'Rest')).toHaveCount(0);
	}
	await search(page).fill('thnak');
	await expect(
		page.getByRole('status').filter({ hasText: 'Nothing matches exactly.' })
	).toBeVisible();
	await expect(cardLinks(page).first()).toContainText(/thank/i);
});

test('the deck opens with doors, and behind each is one card at a time', core, async ({ page }) => {
	await open(page, '/cards');
	await expect(
		page.getByRole('navigation', { name: 'What would you like to do?' }).getByRole('link')
	).toHaveText([
		// While the diary names no one.
		'Be among people',
		...['Say hello', 'Be near', 'Rest', 'Thank someone', 'Find words', 'Reach out']
	]);
	await door(page, 'Rest').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rest');
	const cards = page.getByRole('list', { name: 'Cards', exact: true }).getByRole('listitem');
	const count = await cards.count();
	expect(count).toBeGreaterThan(10);
	const place = page.getByRole('status').filter({ hasText: ` of ${count}` });
	const earlier = page.getByRole('button', { name: 'Earlier card' });
	const next = page.getByRole('button', { name: 'Next card' });
	await expect(place).toHaveText(`1 of ${count}`);
	await expect(earlier).toBeDisabled();
	await expect(cards.first()).toBeInViewport({ ratio: 0.9 });
	await next.click();
	await expect(place).toHaveText(`2 of ${count}`);
	await expect(cards.nth(1)).toBeInViewport({ ratio: 0.9 });
	await earlier.click();
	await expect(place).toHaveText(`1 of ${count}`);
	await next.click();
	await expect(place).toHaveText(`2 of ${count}`);

	const title = await cards.nth(1).getByRole('heading').innerText();
	await cards.nth(1).getByRole('link', { name: title }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	await page.goBack();
	await expect(place).toHaveText(`2 of ${count}`);
	await cards.nth(1).getByRole('button', { name: 'I did it' }).click();
	await expect(notice(page)).toContainText(`Saved: ${title}.`);

	await page.getByRole('radio', { name: 'As a list' }).check({ force: true });
	await expect(cardLinks(page)).toHaveCount(count);
	await page.getByRole('link', { name: 'All cards' }).click();
	await expect(door(page, 'Rest')).toBeVisible();
	await expect(cardLinks(page)).toHaveCount(cardFacts.length);
});

test('the last card of a door can be reached by its button', async ({ page }) => {
	await open(page, '/cards?door=sayHello');
	const next = page.getByRole('button', { name: 'Next card' });
	const cards = page.getByRole('list', { name: 'Cards', exact: true }).getByRole('listitem');
	const count = await cards.count();
	for (let at = 1; at < count; at++) {
		await next.click();
		await expect(page.getByText(`${at + 1} of ${count}`)).toBeVisible();
	}
	await expect(cards.last()).toBeInViewport({ ratio: 0.9 });
	await expect(next).toBeDisabled();
});

test('filters by way, place and theme show only the cards that match', async ({ page }) => {
	await open(page, '/cards');
	await page.getByText('More filters').click();
	for (const [label, ids] of [
		['Voice note', cardFacts.filter(({ channel }) => channel === 'voiceNote')],
		['In a café', cardFacts.filter(({ settings }) => settings.includes('cafe' as never))],
		['Listening', cardFacts.filter(({ family }) => family === 'listen')]
	] as const) {
		await filter(page, label).check({ force: true });
		await expect(cardLinks(page)).toHaveCount(ids.length);
		expect(ids.length).toBeGreaterThan(0);
		expect((await shownIds(page)).sort()).toEqual(ids.map(({ id }) => String(id)).sort());
		await filter(page, label).uncheck({ force: true });
		await expect(cardLinks(page)).toHaveCount(cardFacts.length);
	}

	await filter(page, 'In person').check({ force: true });
	await filter(page, 'Outdoors').check({ force: true });
	const both = cardFacts.filter(
		({ channel, settings }) => channel === 'inPerson' && settings.includes('nature' as never)
	);
	await expect(cardLinks(page)).toHaveCount(both.length);
	await page.getByRole('button', { name: 'Show all cards' }).click();
	await expect(cardLinks(page)).toHaveCount(cardFacts.length);
});

test('"Right for my energy" hides cards that need more energy', core, async ({ page }) => {
	const upTo = (effort: number) =>
		cardFacts.filter((card) => card.effort <= effort && !card.withStranger).length;
	await open(page, '/cards');
	const fits = filter(page, 'Right for my energy');
	// Without a check-in, the energy counts as 25.
	await fits.check({ force: true });
	await expect(cardLinks(page)).toHaveCount(upTo(15));

	await open(page, '/');
	await energy(page).fill('50');
	await expect.poll(() => stored(page, 'checkIns')).toHaveLength(1);
	await open(page, '/cards');
	await fits.check({ force: true });
	await expect(cardLinks(page)).toHaveCount(upTo(40));
	await fits.uncheck({ force: true });
	await expect(cardLinks(page)).toHaveCount(cardFacts.length);
});

test('search, filters and scroll position are restored after visiting a card', async ({ page }) => {
	await open(page, '/cards');
	await search(page).fill('hello');
	await filter(page, 'In person').check({ force: true });
	const count = await cardLinks(page).count();
	expect(count).toBeGreaterThan(12);
	for (const at of [Math.floor(count / 2), count - 6]) {
		const link = cardLinks(page).nth(at);
		await link.scrollIntoViewIfNeeded();
		const title = (await link.textContent())?.trim() ?? '';
		expect(title).not.toBe('');
		await link.click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);

		await page.goBack();
		await expect(search(page)).toHaveValue('hello');
		await expect(filter(page, 'In person')).toBeChecked();
		await expect(cardLinks(page)).toHaveCount(count);
		await expect(link).toBeInViewport();
	}

	// The page's own link back restores the search too.
	await cardLinks(page).first().click();
	await page.getByRole('link', { name: 'All cards' }).click();
	await expect(search(page)).toHaveValue('hello');
	await expect(cardLinks(page)).toHaveCount(count);
});

test(
	'a card shows how to do it, ways to say it, a smaller version and the evidence',
	core,
	async ({ page }) => {
		await open(page, '/cards/look-up-and-smile');
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		for (const name of ['How', 'Ways to say it', 'An even smaller version'])
			await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
		await page.getByText('In short').click();
		await expect(page.getByText('6 of 100')).toBeVisible();
		await expect(page.getByText('with coffee')).toBeVisible();
		const ways = page.getByRole('region', { name: 'Ways to say it' }).getByRole('listitem');
		expect(await ways.count()).toBeGreaterThanOrEqual(2);

		const evidence = page.getByRole('group').filter({ hasText: 'What studies say' });
		await expect(page.getByText('Evidence:').first()).toBeHidden();
		await evidence.getByText('What studies say').click();
		await expect(evidence).toContainText(/Evidence: (strong|moderate|weak|contested|not tested)/);
		const sources = evidence.getByRole('listitem');
		expect(await sources.count()).toBeGreaterThan(0);
		for (const source of await sources.all()) {
			await expect(source).toContainText(/\(\d{4}\)\./);
			await expect(source).toContainText('Evidence:');
		}
		const links = evidence.getByRole('link');
		expect(await links.count()).toBeGreaterThan(0);
		for (const link of await links.all())
			await expect(link).toHaveAttribute('href', /^https:\/\/doi\.org\/10\./);
	}
);

test('a card without a study shows that it has none', async ({ page }) => {
	const plain = cardFacts.find(({ id }) => noteOfCard[id] === null);
	await open(page, `/cards/${plain?.id}`);
	await page.getByText('What studies say').click();
	await expect(page.getByText('No study; people find it kind.')).toBeVisible();
	await expect(page.getByText('Evidence:')).toHaveCount(0);
});

test('every card of the deck opens and shows its effort', async ({ request, page }) => {
	for (const { id, effort } of cardFacts) {
		const response = await request.get(`/cards/${id}`);
		expect(response.status(), id).toBe(200);
		const html = await response.text();
		expect(html, id).toContain(`energy (${effort} of 100)`);
		expect(html.match(/<h1/g), id).toHaveLength(1);
	}
	await open(page, `/cards/${cardFacts.at(-1)?.id}`);
	await expect(page.getByRole('button', { name: 'I did it' })).toBeEnabled();
});

test('"I did it" on a card saves a win that can be undone', core, async ({ page }) => {
	await open(page, '/cards/look-up-and-smile');
	const title = (await page.getByRole('heading', { level: 1 }).innerText()).trim();
	await page.getByRole('button', { name: 'I did it' }).click();
	await expect(notice(page)).toContainText(`Saved: ${title}.`);
	await expect(page.getByRole('link', { name: /^Add words/ })).toBeVisible();
	expect(await stored(page, 'wins')).toHaveLength(1);
	await undo(page).click();
	await expect(notice(page)).toContainText('Undone.');

	await page.getByRole('button', { name: 'I did it' }).click();
	await expect(notice(page)).toContainText(`Saved: ${title}.`);
	await page.getByRole('link', { name: /^Add words/ }).click();
	await isLive(page);
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(entries(page)).toHaveCount(1);
	await expect(entries(page)).toContainText(title);
});

test('the link to add words does not carry over to the next card', async ({ page }) => {
	await open(page, '/cards/look-up-and-smile');
	await page.getByRole('button', { name: 'I did it' }).click();
	await expect(page.getByRole('link', { name: /^Add words/ })).toBeVisible();
	await page.getByRole('link', { name: 'All cards' }).click();
	await cardLinks(page).nth(3).click();
	await expect(page.getByRole('link', { name: 'Log it with words' })).toBeVisible();
	await expect(page.getByRole('link', { name: /^Add words/ })).toHaveCount(0);
});

test('the deck can be printed, all of it or the cards behind one door', async ({
	page,
	request
}) => {
	const html = await (await request.get('/cards/print')).text();
	expect(html.match(/<h2/g)).toHaveLength(cardFacts.length);
	await open(page, '/cards');
	await page.getByRole('link', { name: 'A deck to print' }).click();
	const cards = page.getByRole('list', { name: 'Cards', exact: true }).getByRole('listitem');
	await expect(cards).toHaveCount(cardFacts.length);
	await page.getByRole('radio', { name: 'Rest' }).check({ force: true });
	await expect(cards.first()).toBeVisible();
	expect(await cards.count()).toBeLessThan(40);
	await page.evaluate(() => {
		window.print = () => document.body.setAttribute('data-printed', '');
	});
	await page.getByRole('button', { name: 'Print', exact: true }).click();
	await expect(page.locator('body[data-printed]')).toHaveCount(1);
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeHidden();
	await expect(cards.first()).toBeVisible();
});
