import { coreWithWorker } from './core.ts';
import { whileHeld } from './held.ts';
import {
	energy,
	entries,
	expect,
	expectAccessible,
	expectNoSidewaysScroll,
	isLive,
	notice,
	open,
	recordsOf,
	stored,
	test,
	undo,
	type Page
} from './steps.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const plans = (page: Page) => page.getByRole('list', { name: 'Plans for moments' });
const rituals = (page: Page) => page.getByRole('list', { name: 'Rituals' });
const due = (page: Page) => page.getByRole('region', { name: 'When it comes up' });

/** Saves the plan “When I get my coffee, I will look up and smile.” */
async function planToSmile(page: Page): Promise<void> {
	await open(page, '/plans?card=look-up-and-smile');
	const form = page.getByRole('form', { name: 'A plan for a moment' });
	await expect(form).toContainText('“When I get my coffee, I will look up and smile.”');
	await form.getByRole('button', { name: 'Save this plan' }).click();
	await expect(notice(page)).toContainText('Saved.');
}

/** Sets enough energy for most cards, and waits until the first visit is stored. */
async function beginDay(page: Page): Promise<void> {
	await open(page, '/');
	await energy(page).fill('60');
	// The app stores last that the welcome was seen. Plans appear from the second visit on.
	await expect.poll(() => stored(page, 'preferences')).toHaveLength(1);
}

test(
	'a plan from a card appears on Today when it is due, also offline, and one tap logs it',
	coreWithWorker,
	async ({ page, context }) => {
		await beginDay(page);
		await page.goto('/cards/look-up-and-smile');
		await page.getByRole('link', { name: 'Make a plan with it' }).click();
		await expect(page).toHaveURL(/\/plans\?card=look-up-and-smile$/);
		await planToSmile(page);
		await expect(plans(page).getByRole('listitem')).toHaveText(
			/When I get my coffee, I will look up and smile\.\s*Every day/
		);
		await expectAccessible(page, 'plans');
		await expectNoSidewaysScroll(page, 'plans');

		await context.setOffline(true);
		await open(page, '/');
		await expect(due(page)).toContainText('When I get my coffee, I will look up and smile.');
		const top = async (place: ReturnType<typeof due>) => (await place.boundingBox())!.y;
		expect(await top(due(page))).toBeLessThan(
			await top(page.getByRole('region', { name: 'Suggestions' }))
		);
		await expectAccessible(page, 'a plan that is due');
		await due(page).getByRole('button', { name: 'I did it' }).click();
		await expect(notice(page)).toContainText('Saved.');
		await expect(due(page)).toContainText('Saved. That counts.');
		await undo(page).click();
		await expect(due(page).getByRole('button', { name: 'I did it' })).toBeVisible();
		await due(page).getByRole('button', { name: 'I did it' }).click();
		await expect(due(page)).toContainText('Saved. That counts.');

		await open(page, '/');
		await expect(due(page)).toHaveCount(0);
		await open(page, '/diary');
		await expect(entries(page)).toHaveCount(1);
		await expect(entries(page)).toContainText('Look up and smile');
		await page.clock.setSystemTime('2026-11-21T10:00:00+01:00');
		await open(page, '/');
		await expect(due(page)).toBeVisible();
	}
);

test('a plan can be skipped for a day, waits for enough energy, and pauses without blame', async ({
	page
}) => {
	await beginDay(page);
	await planToSmile(page);
	await open(page, '/');
	await due(page).getByRole('button', { name: 'Not today' }).click();
	await expect(notice(page)).toContainText('It’ll wait for another day.');
	await expect(due(page)).toHaveCount(0);
	await undo(page).click();
	await expect(due(page)).toBeVisible();
	await energy(page).fill('12');
	await expect(due(page)).toHaveCount(0);
	await energy(page).fill('60');
	await expect(due(page)).toBeVisible();
	await expect
		.poll(async () => (await recordsOf(page, 'checkIns')).at(-1))
		.toMatchObject({ energy: 60 });

	await open(page, '/plans');
	await plans(page).getByRole('button', { name: 'Pause' }).click();
	await expect(notice(page)).toContainText('Paused. It’ll wait for you.');
	await expect(plans(page)).toContainText('Paused');
	await open(page, '/');
	await expect(due(page)).toHaveCount(0);
	await open(page, '/plans');
	await button(page, 'Resume').click();
	await button(page, 'Finish').click();
	await expect(notice(page)).toContainText('Finished. It had its time.');
	await undo(page).click();
	// The restored plan moves this button, so wait for it.
	await expect(button(page, 'Finish')).toBeVisible();
	await button(page, 'Delete').click();
	await expect(plans(page)).toHaveCount(0);
	await undo(page).click();
	await expect(plans(page).getByRole('listitem')).toHaveCount(1);
	expect(await page.getByRole('main').innerText()).not.toMatch(
		/missed|failed|overdue|streak|days ago/i
	);
});

test('a double tap counts once and is undone once, even on a slow database', async ({ page }) => {
	await beginDay(page);
	await planToSmile(page);
	const twice = (name: string) => whileHeld(page, 'plans', () => button(page, name).dblclick());
	await twice('Pause');
	await expect(plans(page)).toContainText('Paused');
	await undo(page).click();
	await expect(button(page, 'Pause')).toBeVisible();
	await twice('Delete');
	await expect(plans(page)).toHaveCount(0);
	await undo(page).click();
	await expect(plans(page).getByRole('listitem')).toHaveCount(1);

	await open(page, '/');
	await twice('Not today');
	await expect(due(page)).toHaveCount(0);
	await undo(page).click();
	await expect(due(page)).toBeVisible();
});

test('a plan with custom words, a time and some days is created and edited by keyboard', async ({
	page
}) => {
	await open(page, '/plans');
	await button(page, 'Make a plan').press('Enter');
	const form = page.getByRole('form', { name: 'A plan for a moment' });
	const moment = form.getByRole('combobox', { name: 'When …' });
	await expect(moment).toBeFocused();
	await moment.selectOption('In my own words');
	await form.getByRole('button', { name: 'Save this plan' }).press('Enter');
	await expect(form.getByRole('alert')).toHaveText('Add a word or two about when.');
	const ownMoment = form.getByLabel('In your own words: “When …”');
	await expect(ownMoment).toBeFocused();
	await ownMoment.fill('the <b>bus</b> door opens');
	await form.getByRole('button', { name: 'Save this plan' }).press('Enter');
	await expect(form.getByRole('alert')).toHaveText('Add a word or two about what you’ll do.');
	const act = form.getByLabel('In your own words: “I will …”');
	await expect(act).toBeFocused();
	await act.fill('say thanks');
	await form.getByText('Days and time').press('Enter');
	await form.getByRole('combobox', { name: 'How often' }).selectOption('On weekdays');
	await form.getByLabel('At a time, if you like').fill('08:30');
	await expectAccessible(page, 'the form of a plan');
	await expectNoSidewaysScroll(page, 'the form of a plan');
	await act.press('Enter');
	const plan = plans(page).getByRole('listitem');
	await expect(plan).toContainText('When the <b>bus</b> door opens, I will say thanks.');
	await expect(plan).toContainText('On weekdays, at 08:30');
	await expect(page.getByRole('heading', { name: 'Tie it to a moment' })).toBeFocused();

	await plan.getByRole('button', { name: 'Edit' }).press('Enter');
	await act.fill('nod');
	await form.getByRole('button', { name: 'Save' }).press('Enter');
	await expect(plan).toContainText('I will nod.');
	await expect(plan).toBeFocused();
	await plan.getByRole('button', { name: 'Edit' }).press('Enter');
	await form.getByRole('button', { name: 'Cancel' }).press('Enter');
	await expect(plan).toBeFocused();
	expect(await stored(page, 'plans')).toMatchObject([
		{ record: { cueWords: 'the <b>bus</b> door opens', act: 'nod', time: '08:30' } }
	]);
});

test('at most five plans are active', async ({ page }) => {
	for (let n = 0; n < 5; n++) await planToSmile(page);
	await expect(plans(page).getByRole('listitem')).toHaveCount(5);
	await expect(button(page, 'Make a plan')).toHaveCount(0);
	await expect(page.getByText('You have five active plans, and that’s plenty.')).toBeVisible();
	await plans(page).getByRole('button', { name: 'Pause' }).first().click();
	await button(page, 'Make a plan').click();
	await page.getByLabel('In your own words: “I will …”').fill('nod');
	await button(page, 'Save this plan').click();
	await expect(plans(page).getByRole('listitem')).toHaveCount(6);
	await button(page, 'Resume').click();
	await expect(notice(page)).toContainText('You have five active plans, and that’s plenty.');
});

test('a ritual with a person appears on its days, is logged with the person, and respects "not now"', async ({
	page
}) => {
	await open(page, '/people');
	await page.getByLabel('Name', { exact: true }).fill('Åsa');
	await button(page, 'Add').click();
	await expect(notice(page)).toContainText('Åsa');
	await beginDay(page);
	await open(page, '/plans');
	await button(page, 'Start a ritual').click();
	const form = page.getByRole('form', { name: 'A ritual' });
	await form.getByLabel('What you do, in a few words').fill('A five-minute coffee');
	await form.getByRole('combobox', { name: 'Who with' }).selectOption('Åsa');
	await form.getByRole('combobox', { name: 'How often' }).selectOption('Every two weeks');
	await expect(form.getByRole('checkbox', { name: 'Friday' })).toBeChecked();
	await form.getByRole('checkbox', { name: 'Friday' }).click();
	await expect(form.getByRole('checkbox', { name: 'Friday' }), 'one day stays').toBeChecked();
	await expect(form.getByText('Choose at least one day.')).toBeVisible();
	await form.getByRole('checkbox', { name: 'Monday' }).check();
	await expect(form.getByRole('checkbox', { name: 'Friday' }), 'both days').toBeChecked();
	await expect(form.getByText('Choose at least one day.')).toHaveCount(0);
	await form.getByRole('checkbox', { name: 'Monday' }).uncheck();
	await form.getByRole('button', { name: 'Save this plan' }).click();
	await expect(rituals(page)).toContainText('A five-minute coffee with Åsa');
	await expect(rituals(page)).toContainText('Every two weeks on Friday');

	await open(page, '/');
	await due(page).getByRole('button', { name: 'We did it' }).click();
	await expect(due(page)).toContainText('Saved. That counts.');
	await open(page, '/diary');
	await expect(entries(page)).toContainText('Åsa');
	await open(page, '/plans');
	await expect(rituals(page)).toContainText('Last time: 20 November 2026');

	for (const [day, count] of [
		['2026-11-27', 0],
		['2026-12-03', 0],
		['2026-12-04', 1]
	] as const) {
		await page.clock.setSystemTime(`${day}T10:00:00+01:00`);
		await open(page, '/');
		await energy(page).fill('60');
		await isLive(page);
		await expect(due(page)).toHaveCount(count);
	}
	await open(page, '/people');
	await button(page, 'Pause suggestions').click();
	await expect(button(page, 'Pause suggestions')).toHaveAttribute('aria-pressed', 'true');
	await open(page, '/plans');
	await expect(rituals(page)).toContainText('Resting, because you’ve paused suggestions for Åsa.');
	await open(page, '/');
	await expect(due(page)).toHaveCount(0);
});

test('a coffee with someone on one day is announced, comes up once, and can be planned again', async ({
	page
}) => {
	await open(page, '/people');
	await page.getByLabel('Name', { exact: true }).fill('Tom');
	await button(page, 'Add').click();
	await expect(notice(page)).toContainText('Tom');
	await beginDay(page);
	await open(page, '/plans');
	await button(page, 'Plan something for one day').click();
	const form = page.getByRole('form', { name: 'A ritual' });
	await expect(form.getByRole('combobox', { name: 'How often' })).toHaveValue('once');
	await form.getByLabel('What you do, in a few words').fill('Coffee');
	await form.getByRole('combobox', { name: 'Who with' }).selectOption('Tom');
	const day = form.getByLabel('On which day');
	await expect(day, 'tomorrow at first').toHaveValue('2026-11-21');
	const save = form.getByRole('button', { name: 'Save this plan' });
	for (const [value, sentence] of [
		['2026-11-19', 'That day has passed. Choose today or a later day.'],
		['', 'Choose a day.']
	] as const) {
		await day.fill(value);
		await save.click();
		await expect(form.getByText(sentence)).toBeVisible();
		await expect(day).toBeFocused();
	}
	await expectAccessible(page, 'the form of a plan for one day');
	await expectNoSidewaysScroll(page, 'the form of a plan for one day');
	await day.fill('2026-11-27');
	await form.getByLabel('At a time, if you like').fill('15:00');
	await save.click();
	await expect(rituals(page)).toContainText('Coffee with Tom');
	await expect(rituals(page)).toContainText(/Once, on Friday,? 27 November 2026, at 15:00/);
	await expect(rituals(page).getByRole('button', { name: 'Pause' })).toHaveCount(0);
	await expect(rituals(page).getByRole('button', { name: 'We did it' })).toHaveCount(0);
	await expect(rituals(page).getByRole('link', { name: 'Write to Tom' })).toBeVisible();

	const coming = page.getByRole('region', { name: 'Coming up' });
	await page.clock.setSystemTime('2026-11-26T19:00:00+01:00');
	await open(page, '/');
	await expect(coming).toContainText('Tomorrow at 15:00: Coffee with Tom');
	await expectAccessible(page, 'a plan for tomorrow');
	await page.clock.setSystemTime('2026-11-27T12:00:00+01:00');
	await open(page, '/');
	await expect(coming).toContainText('15:00: Coffee with Tom');
	await page.clock.setSystemTime('2026-11-27T15:05:00+01:00');
	await open(page, '/');
	await energy(page).fill('60');
	await due(page).getByRole('button', { name: 'Tomorrow instead' }).click();
	await expect(notice(page)).toContainText('Moved to tomorrow.');
	await undo(page).click();
	await due(page).getByRole('button', { name: 'Not this time' }).click();
	await expect(notice(page)).toContainText('That’s fine. You can plan it again any time.');
	await expect(due(page)).toHaveCount(0);
	await undo(page).click();
	await due(page).getByRole('button', { name: 'We did it' }).click();
	await expect(due(page)).toContainText('Saved. That counts.');

	await page.clock.setSystemTime('2026-11-29T10:00:00+01:00');
	await open(page, '/');
	await expect(due(page)).toHaveCount(0);
	await open(page, '/plans');
	const past = page.getByRole('list', { name: 'Past' });
	await expect(rituals(page)).toHaveCount(0);
	await page.getByText('Past', { exact: true }).click();
	await expect(past).toContainText('Coffee with Tom');
	expect(await page.getByRole('main').innerText()).not.toMatch(
		/missed|failed|overdue|streak|days ago/i
	);
	await past.getByRole('button', { name: 'Plan it again' }).click();
	await expect(day).toHaveValue('2026-11-30');
	await form.getByRole('button', { name: 'Save' }).click();
	await expect(rituals(page)).toContainText(/Once, on Monday,? 30 November 2026/);
	await expect(rituals(page).getByRole('listitem')).toBeFocused();
	await expect(past).toHaveCount(0);
});

test('a half-written plan survives a reload, and "Cancel" deletes it', async ({ page }) => {
	await open(page, '/plans');
	await button(page, 'Start a ritual').click();
	const form = page.getByRole('form', { name: 'A ritual' });
	await form.getByLabel('What you do, in a few words').fill('Soup on Sundays');
	await page.reload();
	await expect(form.getByLabel('What you do, in a few words')).toHaveValue('Soup on Sundays');
	// The draft does not appear on another page.
	await open(page, '/log');
	await expect(page.getByRole('textbox', { name: 'What happened?' })).toHaveValue('');
	await open(page, '/plans');
	await form.getByRole('button', { name: 'Cancel' }).click();
	await expect(form).toHaveCount(0);
	await page.reload();
	await expect(button(page, 'Start a ritual')).toBeVisible();
	expect(await stored(page, 'drafts')).toEqual([]);
});

test('a plan from a card leaves another draft unchanged, and becomes a draft only by typing', async ({
	page
}) => {
	await beginDay(page);
	await open(page, '/plans');
	await button(page, 'Make a plan').click();
	const form = page.getByRole('form', { name: 'A plan for a moment' });
	const act = form.getByLabel('In your own words: “I will …”');
	await act.fill('water the fern');
	await expect.poll(() => stored(page, 'drafts')).toHaveLength(1);

	await open(page, '/plans?card=look-up-and-smile');
	await expect(form).toContainText('“When I get my coffee, I will look up and smile.”');
	await open(page, '/log');
	expect(await stored(page, 'drafts')).toHaveLength(1);
	await open(page, '/plans?card=look-up-and-smile');
	await act.fill('look up and wave');
	await form.getByRole('button', { name: 'Cancel' }).click();
	await expect(form).toHaveCount(0);
	await open(page, '/plans');
	await expect(form).toContainText('water the fern');

	// A draft for a card also appears without the card in the address.
	await form.getByRole('button', { name: 'Cancel' }).click();
	await expect(form).toHaveCount(0);
	await open(page, '/plans?card=look-up-and-smile');
	await act.fill('look up and wave');
	await expect.poll(() => stored(page, 'drafts')).toHaveLength(1);
	await open(page, '/plans');
	await expect(form).toContainText('look up and wave');
	await form.getByRole('button', { name: 'Save this plan' }).click();
	await expect(plans(page)).toContainText('look up and wave');
	expect(await stored(page, 'drafts')).toEqual([]);
});

/** Puts plans into the database as rows of src/lib/storage/schema.ts, and reloads the page. */
async function bringPlans(page: Page, plans: readonly object[]): Promise<void> {
	await page.evaluate(
		(plans) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('small-hello');
				opening.onsuccess = () => {
					const writing = opening.result.transaction('plans', 'readwrite');
					const revision = '001795000000000.00000.00000000000000aa';
					plans.forEach((plan, at) => {
						const id = `01900000-0000-7000-8000-${String(at).padStart(12, '0')}`;
						const record = {
							...{ id, cardId: null, since: '2026-11-01', time: null, rule: 'FREQ=DAILY' },
							...{ ...plan, revision }
						};
						writing.objectStore('plans').put({ id, revision, record });
					});
					writing.onerror = () => reject(writing.error);
					writing.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			}),
		plans
	);
	await page.reload();
	await isLive(page);
}

test('a search finds plans by moment, act, person, card and day, also retired ones', async ({
	page
}) => {
	await open(page, '/people');
	await page.getByLabel('Name', { exact: true }).fill('Åsa');
	await button(page, 'Add').click();
	await expect(notice(page)).toContainText('Åsa');
	const [person] = (await stored(page, 'people')) as { id: string }[];
	await open(page, '/plans');
	const search = page.getByRole('searchbox', { name: 'Search plans' });
	const moment = { kind: 'ifThen', cue: null, cueWords: '' };
	const few = [
		{ ...moment, cue: 'coffee', act: 'look up', cardId: 'look-up-and-smile', state: 'active' },
		{ ...moment, cueWords: 'the <b>bus</b> comes', act: 'say thank you', state: 'paused' },
		...['Wave to the café', 'Hum', 'Nod'].map((act) => ({
			...{ ...moment, cue: 'walk', act, state: 'retired' }
		})),
		...['Soup', 'A walk', 'Chess'].map((act) => ({
			...{ kind: 'ritual', personId: null, act, state: 'active' }
		}))
	];
	await bringPlans(page, few);
	await expect(rituals(page).getByRole('listitem')).toHaveCount(3);
	await expect(search, 'eight plans need no search').toHaveCount(0);
	const withAsa = { kind: 'ritual', personId: person!.id, act: 'Tea', state: 'retired' };
	await bringPlans(page, [...few, { ...withAsa, rule: 'FREQ=WEEKLY;BYDAY=TU' }]);

	const all = page
		.getByRole('main')
		.getByRole('list')
		.getByRole('listitem')
		.filter({ hasText: 'Delete' });
	const found = page.getByRole('search').getByRole('status');
	await expect(all).toHaveCount(9);
	for (const [query, words] of [
		['coffee', /I get my coffee/],
		['asa TE', /Tea with Åsa/],
		['tuesday', /Tea with Åsa/],
		['cafe', /Wave to the café/],
		['bus thank', /the <b>bus<\/b> comes/],
		['smile', /look up/]
	] as const) {
		await search.fill(query);
		await expect(all).toHaveCount(1);
		await expect(all).toContainText(words);
		await expect(found).toHaveText('One plan');
	}
	await expectAccessible(page, 'a search of plans');
	await page.setViewportSize({ width: 320, height: 640 });
	await expectNoSidewaysScroll(page, 'a search of plans');
	await search.fill('nothing of the kind');
	await expect(all).toHaveCount(0);
	await expect(found).toHaveText('No plan matches. Try fewer words.');

	// An edited plan stays in the results until the next search, and a new plan ends the search.
	await search.fill('chess');
	await all.getByRole('button', { name: 'Edit' }).press('Enter');
	await page.getByLabel('What you do, in a few words').fill('Cards');
	await button(page, 'Save').press('Enter');
	await expect(all).toBeFocused();
	await expect(all).toContainText('Cards');
	await search.fill('ches');
	await expect(all).toHaveCount(0);
	await search.fill('cards');
	await all.getByRole('button', { name: 'Delete' }).press('Enter');
	await expect(all).toHaveCount(0);
	await expect(page.getByRole('main')).toBeFocused();
	await undo(page).click();
	await expect(all).toHaveCount(1);
	await button(page, 'Start a ritual').click();
	await page.getByLabel('What you do, in a few words').fill('Sing');
	await button(page, 'Save this plan').click();
	await expect(all).toHaveCount(10);
	await expect(search).toHaveValue('');
});

test('a card preselects its own moment, and going back begins no second plan', async ({ page }) => {
	await beginDay(page);
	await open(page, '/plans?card=greet-someone-with-a-dog');
	const form = page.getByRole('form', { name: 'A plan for a moment' });
	await expect(form.getByRole('combobox').first()).toHaveValue('walk');
	// The texts of the card load later than its moment.
	await expect(form).toContainText(/“When .+, I will .+\.”/);
	await form.getByRole('button', { name: 'Save this plan' }).click();
	await expect(notice(page)).toContainText('Saved.');
	await expect(page).toHaveURL(/\/plans$/);
	await page.getByRole('navigation').getByRole('link', { name: 'Diary' }).click();
	await expect(page).toHaveURL(/diary/);
	await page.goBack();
	await expect(plans(page).getByRole('listitem')).toHaveCount(1);
	await expect(form).toHaveCount(0);
});
