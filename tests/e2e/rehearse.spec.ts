import { core } from './core.ts';
import {
	energy,
	expect,
	expectAccessible,
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
const lines = (page: Page) => page.getByRole('region', { name: 'Take a line along' });

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
	'a scene from the list: replies, two good ways, a line that is kept and taken back',
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

		const replies = page.getByRole('region', { name: 'What could you say?' }).getByRole('listitem');
		expect(await replies.count()).toBeGreaterThanOrEqual(3);
		for (const reply of await replies.all()) {
			await reply.getByRole('button').click();
			await expect(reply.getByText(/^What it often does: /)).toBeVisible();
		}
		await expect(page.getByText(/^What it often does: /).filter({ visible: true })).toHaveCount(1);
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
		await lines(page).getByRole('button', { name: 'Keep this line' }).click();
		await expect(notice(page)).toContainText('The line is among your plans.');
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
		await expect(notice(page)).toContainText('Taken back.');
		expect(await living(page, 'plans')).toEqual([]);

		await page.getByRole('link', { name: 'Back to the scenes' }).click();
		await expect(heading(page)).toHaveText('Rehearse');
		// What was rehearsed makes way, and nothing counts it.
		await expect(offered(page).filter({ hasText: title })).toHaveCount(0);
		await expect(page.getByRole('main')).not.toContainText(/\d/);
	}
);

test('with the words of one’s own moment; both halves are needed; five such plans are plenty', async ({
	page
}) => {
	await setEnergy(page, 60);
	await openScene(page, 'the-broken-lift', 'A neighbour and the broken lift');
	await page.getByRole('button', { name: 'Show two good ways' }).click();
	await page.getByRole('button', { name: 'It felt stiff' }).click();
	const moment = lines(page).getByRole('textbox', { name: /^When/ });
	await expect(moment).toHaveValue('a neighbour grumbles on the stairs');
	await moment.fill('');
	const keep = lines(page).getByRole('button', { name: 'Keep this line' });
	await keep.click();
	await expect(lines(page).getByRole('alert')).toContainText('Both halves');
	for (let i = 1; i <= 5; i++) {
		await moment.fill(`moment ${i}`);
		// Two taps are one plan.
		await keep.evaluate((button: HTMLElement) => {
			button.click();
			button.click();
		});
		await expect(notice(page)).toContainText('The line is among your plans.');
		expect(await living(page, 'plans')).toHaveLength(i);
		// The next one says the same.
		await notice(page).getByRole('button', { name: 'Close' }).click();
		await expect(notice(page)).toBeEmpty();
	}
	await keep.click();
	await expect(lines(page)).toContainText('Five such plans are running');
	expect(await living(page, 'plans')).toHaveLength(5);
	await expectAccessible(page, 'a scene with its line');
});

test(
	'at low energy a scene is read: nothing is chosen, typed or asked, and one at a time',
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
			await expect(main.locator('input, textarea, select')).toHaveCount(0);
			await expect(main.getByText('?', { exact: true })).toHaveCount(0);
			await page.getByRole('button', { name: 'Another scene' }).click();
		}
		expect(scenes.size).toBe(4);
		await expectAccessible(page, '/rehearse for reading');
		await openScene(page, 'a-busy-till', 'A busy day at the till');
		await expect(ways(page).getByRole('listitem')).toHaveCount(2);
		await expect(main.locator('input, textarea, select, button')).toHaveCount(0);
		expect(await living(page, 'rehearsals')).toEqual([]);
	}
);

test('used for real, by itself, put away and brought back', async ({ page }) => {
	await setEnergy(page, 60);
	await openScene(page, 'a-busy-till', 'A busy day at the till');
	const standing = page.getByText(/^Where you are with it:/);
	await expect(standing).toContainText('New');
	await standing.click();
	await page.getByRole('button', { name: 'I used it for real' }).click();
	await expect(standing).toContainText('Used for real');
	await page.getByRole('button', { name: 'It comes by itself now' }).click();
	await expect(standing).toContainText('Comfortable');
	await undo(page).click();
	await expect(standing).toContainText('Used for real');
	await page.getByRole('button', { name: 'Put it away' }).click();
	await expect(standing).toContainText('Put away');
	await page.getByRole('link', { name: 'Back to the scenes' }).click();
	await page.getByText('All scenes', { exact: true }).click();
	await page.getByRole('link', { name: /A busy day at the till/ }).click();
	await standing.click();
	await page.getByRole('button', { name: 'Bring it back' }).click();
	await expect(standing).toContainText('Used for real');
});

test('what is typed for a scene stays while one looks around, and is written nowhere', async ({
	page
}) => {
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

test('a card leads to a scene that prepares it, and back', async ({ page }) => {
	await setEnergy(page, 60);
	await open(page, '/cards/celebrate-a-small-win');
	await page.getByRole('link', { name: 'Rehearse this first' }).click();
	await expect(heading(page)).not.toHaveText(/Cheer|Rehearse$/);
	await expect(page).toHaveURL(/\/rehearse\?card=celebrate-a-small-win$/);
	const title = await heading(page).innerText();
	await page.getByRole('button', { name: 'Show two good ways' }).click();
	await page.getByRole('button', { name: 'I rehearsed it' }).click();
	await expect(notice(page)).toContainText('Rehearsed.');
	// The scene stays, though another one would be first from now on.
	await expect(heading(page)).toHaveText(title);
	await expect(lines(page)).toBeVisible();
	await page.getByRole('link', { name: 'Back to the card' }).click();
	await expect(page).toHaveURL(/\/cards\/celebrate-a-small-win$/);
	// What is done alone, or is rest, has nothing to be rehearsed for.
	for (const id of ['greet-the-empty-kitchen', 'pull-up-the-covers', 'people-past-the-window']) {
		await open(page, `/cards/${id}`);
		await expect(page.getByRole('link', { name: 'Make a plan' })).toBeVisible();
		await expect(page.getByRole('link', { name: 'Rehearse this first' })).toHaveCount(0);
	}
});

test('a rehearsal can be kept as a small win', async ({ page }) => {
	await setEnergy(page, 60);
	await openScene(page, 'a-party-on-friday', 'A party on Friday');
	await page.getByText(/^Where you are with it:/).click();
	await page.getByRole('button', { name: 'Keep it as a small win' }).click();
	await expect(notice(page)).toContainText('Kept in your diary.');
	expect(await living(page, 'wins')).toMatchObject([
		{ cardId: 'read-a-kind-no', channel: 'solo', note: 'Rehearsed: A party on Friday' }
	]);
	await undo(page).click();
	await expect.poll(() => living(page, 'wins')).toEqual([]);
});

test('a scene that is not there says so, and offers others', async ({ page }) => {
	await setEnergy(page, 60);
	await open(page, '/rehearse?script=nothing-of-the-kind');
	await expect(page.getByText('There is no such scene here.')).toBeVisible();
	await expect(offered(page)).toHaveCount(3);
});

test('by the keyboard, narrow, with large text, from right to left, for axe, without the network', async ({
	page,
	context
}) => {
	test.slow();
	await setEnergy(page, 60);
	await page.setViewportSize({ width: 320, height: 640 });
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await open(page, '/rehearse');
		await page.getByText('All scenes', { exact: true }).click();
		await expectAccessible(page, `/rehearse, ${colorScheme}`);
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
		await expectAccessible(page, `a scene, ${colorScheme}`);
	}
	await context.setOffline(true);
	for (const path of ['/rehearse', '/rehearse/', '/rehearse?script=a-party-on-friday']) {
		await page.goto(path);
		await expect(heading(page)).toHaveText(
			path.includes('party') ? 'A party on Friday' : 'Rehearse'
		);
		// What stands below the heading comes when the diary has been read.
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
	await expect(reply).toHaveAttribute('aria-expanded', 'true');
	const more = page.getByRole('button', { name: 'Show two good ways' });
	await tabTo(page, more);
	await page.keyboard.press('Enter');
	await expect(ways(page)).toBeVisible();
	await tabTo(page, page.getByRole('button', { name: 'It felt stiff' }));
	await page.keyboard.press('Enter');
	await expect(notice(page)).toContainText('Noted.');
});

test('scenes are searched by their words and skills, and the search stays while one of them is read', async ({
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
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await expectAccessible(page, `a search of scenes, ${colorScheme}`);
	}
	await scenes.getByRole('link', { name: /A party on Friday/ }).click();
	await expect(heading(page)).toHaveText('A party on Friday');
	await page.getByRole('link', { name: 'Back to the scenes' }).click();
	await expect(search).toHaveValue('say no kindly');
	await expect(scenes).toHaveCount(3);
	await search.fill('zzz');
	await expect(found).toHaveText('No scene fits that. Fewer words show more.');
	await search.fill('');
	await expect(scenes).toHaveCount(25);
	await expect(found).toHaveText('');
});

test('a half-written line is there after a reload, and gone when it is kept or begun afresh', async ({
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
	await expect(lines(page)).toContainText('Here is what you had begun to write.');
	await expect(lines(page)).toContainText('When I go for a walk, I will nod, and say "oh no".');
	await expectAccessible(page, 'a line that was left');
	// Another scene and the page of plans have nothing of it.
	await openScene(page, 'a-busy-till', 'A busy day at the till');
	await expect(page.getByRole('button', { name: 'Show two good ways' })).toBeVisible();
	await expect(lines(page)).toHaveCount(0);
	await open(page, '/plans');
	await expect(page.getByRole('button', { name: 'Make a plan' })).toBeVisible();

	await openScene(page, 'the-broken-lift', 'A neighbour and the broken lift');
	await lines(page).getByRole('button', { name: 'Start afresh' }).click();
	await expect(moment).toHaveValue('a neighbour grumbles on the stairs');
	await expect(lines(page)).not.toContainText('Here is what you had begun to write.');
	await expect(lines(page).getByRole('heading')).toBeFocused();
	expect(await stored(page, 'drafts')).toEqual([]);
	await moment.fill('somebody waits as well');
	await page.reload();
	await expect(moment).toHaveValue('somebody waits as well');
	await lines(page).getByRole('button', { name: 'Keep this line' }).click();
	await expect(notice(page)).toContainText('The line is among your plans.');
	expect(await stored(page, 'drafts')).toEqual([]);
	await page.reload();
	await expect(page.getByRole('button', { name: 'Show two good ways' })).toBeVisible();
	await expect(lines(page)).toHaveCount(0);
});
