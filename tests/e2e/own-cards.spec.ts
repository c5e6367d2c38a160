import { blankOwnCard } from '../../src/lib/core/own-card.ts';
import { lowTargets } from './accessible-steps.ts';
import { core, worker } from './core.ts';
import { untilReadyOffline } from './journey.ts';
import { importBackup, seedId, seedsAsBackup } from './seeds.ts';
import {
	acts,
	buttonIn,
	cardLinks,
	entries,
	expect,
	expectAccessibleInBothColours,
	expectNoSidewaysScroll,
	main,
	notice,
	open,
	recordsOf,
	saveButton,
	test,
	undo,
	type Page
} from './steps.ts';

const field = (page: Page, name: string) => main(page).getByRole('textbox', { name, exact: true });
const effort = (page: Page) => page.getByRole('slider', { name: 'Energy it takes' });
const write = (page: Page) => buttonIn(page, 'Write a card');
const hostile = '</script><img src=x onerror=alert(1)> “{title}” \u202eabc';

test('an own card is written, found, logged, edited and deleted', core, async ({ page }) => {
	await open(page, '/cards');
	const before = await cardLinks(page).count();
	await write(page).click();
	await expect(field(page, 'Title')).toBeFocused();

	// An empty title changes nothing, and the form explains what to do.
	await saveButton(page).click();
	await expect(page.getByRole('alert')).toHaveText('Give your card a title, then save it again.');
	await expect(field(page, 'Title')).toBeFocused();
	await expect(field(page, 'Title')).toHaveAccessibleDescription(/Give your card a title/);
	expect(await recordsOf(page, 'ownCards')).toEqual([]);

	await field(page, 'Title').fill(hostile);
	await field(page, 'What to do').fill('Pick two plums.\nLeave one at her door.');
	await field(page, 'Words to say').fill('These are ripe.\n\nThese are ripe.\nFrom the tree.');
	await effort(page).fill('12');
	await page.getByRole('radio', { name: 'In person' }).check();

	await expectAccessibleInBothColours(page, 'the form of an own card');
	expect.soft(await lowTargets(page), 'targets of the form').toEqual([]);
	await page.setViewportSize({ width: 320, height: 640 });
	await expectNoSidewaysScroll(page, 'the form at 320 px');
	await page.evaluate(() => (document.documentElement.dir = 'rtl'));
	await expectNoSidewaysScroll(page, 'the form from right to left');

	// A reload in the middle loses nothing.
	await page.reload();
	await expect(field(page, 'Words to say')).toHaveValue(/From the tree/);
	await expect(effort(page)).toHaveValue('12');
	await saveButton(page).click();
	await expect(notice(page)).toContainText('Saved. Your card is in the deck.');
	await expect(write(page)).toBeFocused();
	await expect(cardLinks(page)).toHaveCount(before + 1);
	await expect(cardLinks(page).first()).toHaveText(hostile);
	await expect(main(page).getByRole('heading', { name: 'Your own' })).toBeVisible();

	await page.getByRole('searchbox', { name: 'Search cards' }).fill('plums');
	await cardLinks(page).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(hostile);
	await expect(page).toHaveTitle(/^A card of your own/);
	await expect(main(page).getByText('“These are ripe.”')).toHaveCount(1);
	await expect(main(page).getByText('What studies say')).toHaveCount(0);

	await buttonIn(page, 'Edit this card').click();
	await field(page, 'Title').fill('Bring Åsa a plum');
	await saveButton(page).click();
	await expect(notice(page)).toContainText('Your card is changed.');
	await undo(page).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(hostile);
	await buttonIn(page, 'Edit this card').click();
	await field(page, 'Title').fill('Bring Åsa a plum');
	await saveButton(page).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bring Åsa a plum');

	await page.getByRole('link', { name: 'Rehearse this first' }).click();
	const words = main(page).getByRole('region', { name: 'Words to say' });
	await expect(words.getByRole('status')).toContainText('“These are ripe.”');
	await buttonIn(page, 'Next line').click();
	await expect(words.getByRole('status')).toContainText('“From the tree.”');
	await page.getByRole('link', { name: 'Back to the card' }).click();

	await buttonIn(page, 'I did it').click();
	await expect(notice(page)).toContainText('Bring Åsa a plum');
	const path = new URL(page.url()).pathname;
	await open(page, `/log?card=${path.split('/').pop()}`);
	await saveButton(page).click();
	await expect(entries(page)).toHaveCount(2);
	await expect(entries(page).first()).toContainText('Bring Åsa a plum');
	await page.getByRole('searchbox', { name: 'Search your diary' }).fill('asa plum');
	await expect(main(page).getByText('2 entries', { exact: true })).toBeVisible();

	// Cold, in a page that nothing has loaded.
	await open(page, path);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bring Åsa a plum');
	await buttonIn(page, 'Delete this card').click();
	await expect(notice(page)).toContainText('Your card is deleted. What you logged with it stays.');
	await expect(cardLinks(page)).toHaveCount(before);
	await undo(page).click();
	await expect(cardLinks(page)).toHaveCount(before + 1);
	await cardLinks(page).first().click();
	await buttonIn(page, 'Delete this card').click();
	await open(page, path);
	await expect(main(page).getByText('This card isn’t here any more.')).toBeVisible();
	await open(page, '/diary');
	await expect(entries(page).first()).toContainText('A card of yours, deleted since');
});

test('a card is written by keyboard, in two tabs at once, and none is lost', async ({
	page,
	context
}) => {
	await open(page, '/cards');
	await write(page).focus();
	await page.keyboard.press('Enter');
	await page.keyboard.type('x'.repeat(90));
	await expect(field(page, 'Title')).toHaveValue('x'.repeat(80));
	const other = await context.newPage();
	await open(other, '/cards');
	// The words of the first tab are its own.
	await write(other).click();
	await field(other, 'Title').fill('From the other tab');
	await field(other, 'Title').press('Enter');
	await expect(notice(other)).toContainText('Saved.');
	await page.keyboard.press('Enter');
	await expect(notice(page)).toContainText('Saved.');
	await expectNoSidewaysScroll(page, 'the deck with a title of 80 letters');
	for (const each of [page, other])
		await expect(cardLinks(each).filter({ hasText: /^(x{80}|From the other tab)$/ })).toHaveCount(
			2
		);

	await write(page).click();
	await field(page, 'Title').fill('Not this one');
	await buttonIn(page, 'Cancel').click();
	await expect(write(page)).toBeFocused();
	await page.reload();
	await expect(write(page)).toBeVisible();
	expect(await recordsOf(page, 'ownCards')).toHaveLength(2);
});

test('a card is made a favourite, hidden and brought back', async ({ page }) => {
	await open(page, '/cards/look-up-and-smile');
	const mark = (name: string) => buttonIn(page, name);
	await mark('Favourite').click();
	await expect(mark('Favourite')).toHaveAttribute('aria-pressed', 'true');
	await open(page, '/cards');
	const filter = (name: string) => main(page).getByRole('checkbox', { name, exact: true });
	const all = await cardLinks(page).count();
	await filter('Favourites').check();
	await expect(cardLinks(page)).toHaveText(['Look up and smile']);
	await open(page, '/cards/print');
	await page.getByRole('radio', { name: 'Favourites' }).check();
	await expect(main(page).getByRole('listitem')).toHaveCount(1);

	await open(page, '/cards/look-up-and-smile');
	await mark('Hide this card').click();
	await expect(notice(page)).toContainText('It won’t be suggested.');
	await expect(main(page).getByText('the deck shows it under “Hidden”')).toBeVisible();
	await open(page, '/cards');
	await expect(cardLinks(page)).toHaveCount(all - 1);
	await filter('Hidden').check();
	await cardLinks(page).click();
	await mark('Hide this card').click();
	await expect(notice(page)).toContainText('It’s back in the deck.');
	await undo(page).click();
	await expect(mark('Hide this card')).toHaveAttribute('aria-pressed', 'true');
	await mark('Favourite').click();
	await mark('Hide this card').click();
	await expect.poll(() => recordsOf(page, 'cardMarks')).toEqual([]);
});

test('500 own cards come with a backup, and can be found, planned and composed', async ({
	page
}) => {
	const ownCards = Array.from({ length: 500 }, (_, at) => ({
		...{ ...blankOwnCard, id: seedId(6, at), title: `Card ${at}`, say: `Hello ${at}` },
		...{ effort: at % 90, channel: at % 2 ? 'text' : 'inPerson' }
	}));
	await importBackup(page, seedsAsBackup({ ownCards }));
	await open(page, '/cards');
	await expect(cardLinks(page).filter({ hasText: /^Card \d+$/ })).toHaveCount(500);
	await page.getByRole('searchbox', { name: 'Search cards' }).fill('hello 499');
	await expect(cardLinks(page).first()).toHaveText('Card 499');
	await page.getByRole('main').getByRole('link', { name: 'Card 499', exact: true }).click();
	await page.getByRole('link', { name: 'Write it' }).click();
	await expect(main(page).getByRole('textbox').first()).toHaveValue(/Hello 499/);
	await open(page, `/plans?card=${seedId(6, 499)}`);
	await expect(page.getByRole('option', { name: 'Card 499', exact: true }).first()).toBeAttached();
	await open(page, '/');
	await expect(acts(page).first()).toBeVisible();
});

test('an own card opens cold without the network', worker, async ({ page, context }) => {
	const ownCards = [{ ...blankOwnCard, id: seedId(6, 1), title: 'Bring a plum' }];
	await importBackup(page, seedsAsBackup({ ownCards }));
	await untilReadyOffline(page);
	await page.close();
	await context.setOffline(true);
	const later = await context.newPage();
	await open(later, `/cards/${seedId(6, 1)}`);
	await expect(later.getByRole('heading', { level: 1 })).toHaveText('Bring a plum');
	await buttonIn(later, 'I did it').click();
	await expect(notice(later)).toContainText('Bring a plum');
});
