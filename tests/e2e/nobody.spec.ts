import { cardFacts } from '../../src/lib/content/cards.ts';
import { presumesSomebody, type CardFacts } from '../../src/lib/core/card.ts';
import { people } from './people-steps.ts';
import { cardLinks, expect, notice, open, test, type Page } from './steps.ts';

const doors = (page: Page) =>
	page.getByRole('navigation', { name: 'What would you like to do?' }).getByRole('link');

test('a diary without people leads with places and half-known people, until a person is added', async ({
	page
}) => {
	await open(page, '/people');
	await expect(page.getByText('No names yet.')).toBeVisible();
	await page.getByRole('link', { name: 'Things to do among people' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Be among people' })).toBeVisible();
	await page.getByText('As a list').click();
	await expect.poll(() => cardLinks(page).count()).toBeGreaterThan(20);
	const hrefs = await cardLinks(page).evaluateAll((all) =>
		all.map((a) => (a as HTMLAnchorElement).pathname)
	);
	const presuming = new Set(
		(cardFacts as readonly CardFacts[]).filter(presumesSomebody).map(({ id }) => `/cards/${id}`)
	);
	expect(hrefs.filter((href) => presuming.has(href))).toEqual([]);
	await expect(page.getByRole('link', { name: 'Phone lines where people listen' })).toBeVisible();

	await page.getByRole('link', { name: 'All cards' }).click();
	await expect(doors(page)).toHaveCount(7);
	await expect(doors(page).first()).toHaveText('Be among people');
	await expect(doors(page).last()).toHaveText('Reach out');

	await open(page, '/plans');
	await page.getByRole('button', { name: 'Start a ritual' }).click();
	await expect(page.getByRole('form', { name: 'A ritual' })).toBeVisible();
	await expect(page.getByLabel('Who with')).toHaveCount(0);

	await open(page, '/people');
	await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Noor');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(notice(page)).toContainText('Added');
	await expect(people(page).getByRole('listitem')).toHaveCount(1);
	await open(page, '/cards');
	await expect(doors(page)).toHaveCount(6);
	await expect(doors(page).first()).toHaveText('Say hello');
});
