import { core, worker } from './core.ts';
import {
	energy,
	expect,
	expectAccessible,
	expectAccessibleInBothColours,
	expectNoSidewaysScroll,
	notice,
	open,
	stored,
	tabTo,
	test,
	undo,
	type Page
} from './steps.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const offered = (page: Page) =>
	page.getByRole('region', { name: 'A few for now' }).getByRole('listitem');
const ways = (page: Page) => page.getByRole('region', { name: 'Two good ways' });
const lines = (page: Page) => page.getByRole('region', { name: 'Take a line with you' });

async function setEnergy(page: Page, value: number): Promise<void> {
	await open(page, '/');
	await energy(page).fill(String(value));
	await expect(energy(page)).toHaveValue(String(value));
	await expect.poll(async () => (await stored(page, 'checkIns')).length).toBeGreaterThan(0);
}

async function openScene(page: Page, id: string, title: string): Promise<void> {
	await open(page, `/rehearse?script=${id}`);
	await expect(heading(page)).toHaveText(title);
}

async function living(page: Page, list: string): Promise<Record<string, unknown>[]> {
	const rows = (await stored(page, list)) as { record?: Record<string, unknown> }[];
	return rows.flatMap(({ record }) => (record ? [record] : []));
}

test(
	'a scene from the list shows replies and two good ways, and saves a line that can be undone',
	core,
	async ({ page }) => {
		await setEnergy(page, 60);
		await open(page, '/rehearse');
		await expect(heading(page)).toHaveText('Rehearse');
		await expect(offered(page)).toHaveCount(3);
		const link = offered(page).first().getByRole('link');
		const title = await link.locator('span').first().innerText();
		await link.click();
		await expect(heading(page)).toHaveText(title);
		await expect(page).toHaveTitle(`${title} · Small Hello`);

		const lineButtons = (region: string) =>
			page.getByRole('region', { name: region }).getByRole('listitem').getByRole('button');
		const talk = page.getByRole('list', { name: 'The conversation' }).getByRole('listitem');
		expect(await lineButtons('What could you say?').count()).toBeGreaterThanOrEqual(3);
		const before = await talk.count();
		const said = await lineButtons('What could you say?').first().innerText();
		await lineButtons('What could you say?').first().click();
		await expect(talk).toHaveCount(before + 2);
		await expect(talk.nth(before)).toContainText(said);
		await expect(page.getByRole('heading', { name: 'And now?' })).toBeFocused();
		await expect(lineButtons('And now?')).toHaveCount(2);
		await lineButtons('And now?').last().click();
		await expect(talk).toHaveCount(before + 4);
		await expect(page.getByText(/^What a first line like yours often does: /)).toBeVisible();
		await expect(ways(page)).toHaveCount(0);
		await page.getByRole('button', { name: 'Show two good ways' }).click();
		await expect(ways(page).getByRole('listitem')).toHaveCount(2);
		await expect(ways(page).getByRole('heading')).toBeFocused();

		await page.getByRole('button', { name: 'I rehearsed it' }).click();
		await expect(notice(page)).toContainText('Rehearsed.');
		expect(await living(page, 'rehearsals')).toMatchObject([{ step: 1, lastDay: '2026-11-20' }]);

		await expect(lines(page)).toBeVisible();
		await lines(page).getByRole('combobox', { name: 'When' }).selectOption('I get my coffee');
		await lines(page)
			.getByRole('textbox', { name: /^I will/ })
			.fill('ask how the day is');
		await expect(lines(page)).toContainText('When I get my coffee, I will ask how the day is.');
		await lines(page).getByRole('button', { name: 'Save this line' }).click();
		await expect(notice(page)).toContainText('Saved to your plans.');
		expect(await living(page, 'plans')).toMatchObject([
			{
				kind: 'ifThen',
				cue: 'coffee',
				act: 'ask how the day is',
				rule: 'FREQ=DAILY',
				state: 'active'
			}
		]);
		await undo(page).click();
		await expect(notice(page)).toContainText('Undone.');
		expect(await living(page, 'plans')).toEqual([]);

		await page.getByRole('link', { name: 'Back to the scenes' }).click();
		await expect(heading(page)).toHaveText('Rehearse');
		// The rehearsed scene is no longer offered, and the page shows no count.
		await expect(offered(page).filter({ hasText: title })).toHaveCount(0);
		await expect(page.getByRole('main')).not.toContainText(/\d/);
	}
);

test('a line begins with the moment of its scene, needs both halves, and stops at five active plans', async ({
	page
}) => {
	await setEnergy(page, 60);
	await openScene(page, 'the-broken-lift', 'A neighbour and the broken lift');
	await page.getByRole('button', { name: 'Show two good ways' }).click();
	await page.getByRole('button', { name: 'It felt stiff' }).click();
	const moment = lines(page).getByRole('textbox', { name: /^When/ });
	await expect(moment).toHaveValue('a neighbour grumbles on the stairs');
	await moment.fill('');
	const keep = lines(page).getByRole('button', { name: 'Save this line' });
	await keep.click();
	await expect(lines(page).getByRole('alert')).toContainText('both halves');
	for (let i = 1; i <= 5; i++) {
		await moment.fill(`moment ${i}`);
		// A double tap saves one plan.
		await keep.evaluate((button: HTMLElement) => {
			button.click();
			button.click();
		});
		await expect(notice(page)).toContainText('Saved to your plans.');
		expect(await living(page, 'plans')).toHaveLength(i);
		// Wait until this notice has passed, because the next one has the same text.
		await page.clock.runFor(11_000);
		await expect(notice(page)).toBeEmpty();
	}
	await keep.click();
	await expect(lines(page)).toContainText('You have five plans like this');
	expect(await living(page, 'plans')).toHaveLength(5);
	await expectAccessible(page, 'a scene with its line');
});

test(
	'at low energy scenes appear one at a time for reading, with no choices, fields or questions',
	core,
	async ({ page }) => {
		await setEnergy(page, 10);
		await open(page, '/rehearse');
		const main = page.getByRole('main');
		await expect(ways(page).getByRole('listitem')).toHaveCount(2);
		const scenes = new Set<string>();
		for (let i = 0; i < 4; i++) {
			scenes.add(await main.getByRole('heading', { level: 2 }).first().innerText());
			await expect(main.getByRole('button')).toHaveCount(1);
			await expect(main.locator('input, textarea, select').filter({ visible: true })).toHaveCount(
				0
			);
			await expect(main.getByText('?', { exact: true })).toHaveCount(0);
			await page.getByRole('button', { name: 'Another scene' }).click();
		}
		expect(scenes.size).toBe(4);
		await expectAccessible(page, '/rehearse for reading');
		await page.getByText('All scenes', { exact: true }).click();
		await expect(main.getByRole('link', { name: /A busy day at the till/ })).toBeVisible();
		await openScene(page, 'a-busy-till', 'A busy day at the till');
		await expect(ways(page).getByRole('listitem')).toHaveCount(2);
		await expect(main.locator('input, textarea, select, button')).toHaveCount(0);
		expect(await living(page, 'rehearsals')).toEqual([]);
	}
);

test('a scene is marked as used for real and as comfortable, put away, and brought back', async ({
	page
}) => {
	await setEnergy(page, 60);
	await openScene(page, 'a-busy-till', 'A busy day at the till');
	const standing = page.locator('summary#standing');
	await expect(standing).toContainText('New');
	await standing.click();
	await page.getByRole('button', { name: 'I used it for real' }).click();
	await expect(standing).toContainText('Used it for real');
	await page.getByRole('button', { name: 'It comes by itself now' }).click();
	await expect(standing).toContainText('It comes by itself');
	await undo(page).click();
	await expect(standing).toContainText('Used it for real');
	await page.getByRole('button', { name: 'Put it away' }).click();
	await expect(standing).toContainText('Put away');
	await page.getByRole('link', { name: 'Back to the scenes' }).click();
	await page.getByText('All scenes', { exact: true }).click();
	await page.getByRole('link', { name: /A busy day at the till/ }).click();
	await standing.click();
	await page.getByRole('button', { name: 'Bring it back' }).click();
	await expect(standing).toContainText('Used it for real');
});

test('words typed for a scene survive navigation and are stored nowhere', async ({ page }) => {
	await setEnergy(page, 60);
	await openScene(page, 'a-busy-till', 'A busy day at the till');
	const own = page.getByRole('textbox', { name: 'Or in your own words' });
	await own.fill('Xylophone words of mine');
	await page.getByRole('link', { name: 'Diary', exact: true }).click();
	await expect(page).toHaveURL(/\/diary$/);
	await page.goBack();
	await expect(own).toHaveValue('Xylophone words of mine');
	expect(page.url()).not.toContain('Xylophone');
	for (const store of ['rehearsals', 'drafts', 'meta', 'wins', 'plans'])
		expect(JSON.stringify(await stored(page, store)), store).not.toContain('Xylophone');
	await page.reload();
	await expect(own).toHaveValue('');
});

test('own words get an answer too, typed or spoken aloud, and can be tried another way', async ({
	page
}) => {
	await setEnergy(page, 60);
	await openScene(page, 'a-busy-till', 'A busy day at the till');
	const talk = page.getByRole('list', { name: 'The conversation' }).getByRole('listitem');
	await expect(talk).toHaveCount(1);
	await page.getByRole('textbox', { name: 'Or in your own words' }).fill('That sounds tiring.');
	await page.getByRole('button', { name: 'Say it' }).click();
	await expect(talk).toHaveCount(3);
	await expect(talk.nth(1)).toContainText('That sounds tiring.');
	await page.getByRole('button', { name: 'Say it' }).click();
	await expect(talk.nth(3)).toContainText('You say it in your own words.');
	await expect(page.getByText('You found words of your own.')).toBeVisible();
	await expectAccessible(page, 'a talk that is over');
	await page.getByRole('button', { name: 'Try it another way' }).click();
	await expect(talk).toHaveCount(1);
	await expect(page.getByRole('textbox', { name: 'Or in your own words' })).toHaveValue(
		'That sounds tiring.'
	);
});

test('a card links to a scene that prepares it, and the scene links back', async ({ page }) => {
	await setEnergy(page, 60);
	await open(page, '/cards/celebrate-a-small-win');
	await page.getByRole('link', { name: 'Rehearse this first' }).click();
	await expect(heading(page)).not.toHaveText(/Cheer|Rehearse$/);
	await expect(page).toHaveURL(/\/rehearse\?card=celebrate-a-small-win$/);
	const title = await heading(page).innerText();
	await page.getByRole('button', { name: 'Show two good ways' }).click();
	await page.getByRole('button', { name: 'I rehearsed it' }).click();
	await expect(notice(page)).toContainText('Rehearsed.');
	// The scene stays open, although another one would be offered first from now on.
	await expect(heading(page)).toHaveText(title);
	await expect(lines(page)).toBeVisible();
	await page.getByRole('link', { name: 'Back to the card' }).click();
	await expect(page).toHaveURL(/\/cards\/celebrate-a-small-win$/);
	// Solo cards and cards for rest need no rehearsal.
	for (const id of ['greet-the-empty-kitchen', 'pull-up-the-covers', 'people-past-the-window']) {
		await open(page, `/cards/${id}`);
		await expect(page.getByRole('link', { name: 'Make a plan' })).toBeVisible();
		await expect(page.getByRole('link', { name: 'Rehearse this first' })).toHaveCount(0);
	}
});

test('a rehearsal can be saved as a small win', async ({ page }) => {
	await setEnergy(page, 60);
	await openScene(page, 'a-party-on-friday', 'A party on Friday');
	await page.locator('summary#standing').click();
	await page.getByRole('button', { name: 'Save it as a small win' }).click();
	await expect(notice(page)).toContainText('Saved in your diary.');
	expect(await living(page, 'wins')).toMatchObject([
		{ cardId: 'read-a-kind-no', channel: 'solo', note: 'Rehearsed: A party on Friday' }
	]);
	await undo(page).click();
	await expect.poll(() => living(page, 'wins')).toEqual([]);
});

test('an unknown scene shows a message and offers other scenes', async ({ page }) => {
	await setEnergy(page, 60);
	await open(page, '/rehearse?script=nothing-of-the-kind');
	await expect(page.getByText('That scene isn’t here.')).toBeVisible();
	await expect(offered(page)).toHaveCount(3);
});

test(
	'scenes pass axe and work by keyboard, narrow, enlarged, right to left and offline',
	worker,
	async ({ page, context }) => {
		test.slow();
		await setEnergy(page, 60);
		await page.setViewportSize({ width: 320, height: 640 });
		await open(page, '/rehearse');
		await page.getByText('All scenes', { exact: true }).click();
		await expectAccessibleInBothColours(page, '/rehearse');
		await openScene(page, 'a-big-family-lunch', 'A big family lunch');
		await page
			.getByRole('region', { name: 'What could you say?' })
			.getByRole('listitem')
			.first()
			.getByRole('button')
			.click();
		await page.getByRole('button', { name: 'Show two good ways' }).click();
		await page.getByRole('button', { name: 'I rehearsed it' }).click();
		await expect(lines(page)).toBeVisible();
		await expectAccessibleInBothColours(page, 'a scene');
		await context.setOffline(true);
		for (const path of ['/rehearse', '/rehearse/', '/rehearse?script=a-party-on-friday']) {
			await page.goto(path);
			await expect(heading(page)).toHaveText(
				path.includes('party') ? 'A party on Friday' : 'Rehearse'
			);
			// The content below the heading appears after the diary has loaded.
			await expect(
				page.getByText(path.includes('party') ? 'Or in your own words' : 'All scenes', {
					exact: true
				})
			).toBeVisible();
			await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
			await expectNoSidewaysScroll(page, `${path} at 320 px and 200 %`);
			await page.evaluate(() => (document.documentElement.dir = 'rtl'));
			await expectNoSidewaysScroll(page, `${path} from right to left`);
		}
		await page.goto('/rehearse?script=a-party-on-friday');
		const reply = page.getByRole('button', { name: 'Maybe!' });
		await tabTo(page, reply);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { name: 'And now?' })).toBeFocused();
		const more = page.getByRole('button', { name: 'Show two good ways' });
		await tabTo(page, more);
		await page.keyboard.press('Enter');
		await expect(ways(page)).toBeVisible();
		await tabTo(page, page.getByRole('button', { name: 'It felt stiff' }));
		await page.keyboard.press('Enter');
		await expect(notice(page)).toContainText('Noted.');
	}
);

test('a search finds scenes by words and skills, and survives the reading of a scene', async ({
	page
}) => {
	await setEnergy(page, 60);
	await open(page, '/rehearse');
	const scenes = page.locator('details').getByRole('listitem');
	const found = page.getByRole('search').getByRole('status');
	const search = page.getByRole('searchbox', { name: 'Search scenes' });
	await expect(search, 'folded away with the list').toBeHidden();
	await page.getByText('All scenes', { exact: true }).press('Enter');
	await expect(scenes).toHaveCount(25);
	await tabTo(page, search);
	await page.keyboard.type('NEIGHBOUR lift');
	await expect(scenes).toHaveCount(1);
	await expect(scenes).toContainText('A neighbour and the broken lift');
	await expect(found).toHaveText('One scene');
	await search.fill('say no kindly');
	await expect(scenes).toHaveCount(3);
	await expect(page.getByRole('heading', { name: 'Say no kindly' })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'End a chat' })).toHaveCount(0);
	await expectAccessibleInBothColours(page, 'a search of scenes');
	await scenes.getByRole('link', { name: /A party on Friday/ }).click();
	await expect(heading(page)).toHaveText('A party on Friday');
	await page.getByRole('link', { name: 'Back to the scenes' }).click();
	await expect(search).toHaveValue('say no kindly');
	await expect(scenes).toHaveCount(3);
	await search.fill('zzz');
	await expect(found).toHaveText('No scene matches. Try fewer words.');
	await search.fill('');
	await expect(scenes).toHaveCount(25);
	await expect(found).toHaveText('');
});

test('a half-written line survives a reload, and is deleted by saving it or starting again', async ({
	page
}) => {
	await setEnergy(page, 60);
	await openScene(page, 'the-broken-lift', 'A neighbour and the broken lift');
	await page.getByRole('button', { name: 'Show two good ways' }).click();
	await page.getByRole('button', { name: 'I rehearsed it' }).click();
	const moment = lines(page).getByRole('textbox', { name: /^When/ });
	const act = lines(page).getByRole('textbox', { name: /^I will/ });
	await act.fill('nod, and say "oh no"');
	await lines(page).getByRole('combobox', { name: 'When' }).selectOption('I go for a walk');
	await page.reload();
	await expect(act).toHaveValue('nod, and say "oh no"');
	await expect(lines(page)).toContainText('Here’s what you’d started writing.');
	await expect(lines(page)).toContainText('When I go for a walk, I will nod, and say "oh no".');
	await expectAccessible(page, 'a line that was left');
	// The draft does not appear in another scene or on the page of plans.
	await openScene(page, 'a-busy-till', 'A busy day at the till');
	await expect(page.getByRole('button', { name: 'Show two good ways' })).toBeVisible();
	await expect(lines(page)).toHaveCount(0);
	await open(page, '/plans');
	await expect(page.getByRole('button', { name: 'Make a plan' })).toBeVisible();

	await openScene(page, 'the-broken-lift', 'A neighbour and the broken lift');
	await lines(page).getByRole('button', { name: 'Start over' }).click();
	await expect(moment).toHaveValue('a neighbour grumbles on the stairs');
	await expect(lines(page)).not.toContainText('Here’s what you’d started writing.');
	await expect(lines(page).getByRole('heading')).toBeFocused();
	expect(await stored(page, 'drafts')).toEqual([]);
	await moment.fill('somebody waits as well');
	await page.reload();
	await expect(moment).toHaveValue('somebody waits as well');
	await lines(page).getByRole('button', { name: 'Save this line' }).click();
	await expect(notice(page)).toContainText('Saved to your plans.');
	expect(await stored(page, 'drafts')).toEqual([]);
	await page.reload();
	await expect(page.getByRole('button', { name: 'Show two good ways' })).toBeVisible();
	await expect(lines(page)).toHaveCount(0);
});
