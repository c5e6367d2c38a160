import { core } from './core.ts';
import {
	openMore,
	acts,
	energy,
	expect,
	forenoon,
	isLive,
	addPerson,
	notice,
	open,
	stored,
	suggestedIds,
	suggestions,
	test,
	undo,
	type Page
} from './steps.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const learned = (page: Page) => page.getByRole('region', { name: 'What it has learned' });
/** Returns the answers to suggestions, without those that were undone. */
const answers = async (page: Page) =>
	((await stored(page, 'choices')) as { record?: { kind: string } }[]).filter(
		({ record }) => record && record.kind !== 'shown'
	);

/** Answers “I did it” to this number of suggestions. */
async function doActs(page: Page, times: number): Promise<void> {
	for (let i = 0; i < times; i++) {
		const title = await acts(page).first().getByRole('heading').innerText();
		await acts(page).first().getByRole('button', { name: 'I did it' }).click();
		await expect(notice(page)).toContainText(`Saved: ${title}`);
		// The faces move the button below them, also while it is being clicked.
		await expect(acts(page).first().getByRole('radiogroup')).toBeVisible();
		await button(page, 'Show others').click();
		await expect(acts(page).first().getByRole('button', { name: 'I did it' })).toBeVisible();
	}
}

test.beforeEach(async ({ page }) => {
	await page.clock.setFixedTime(forenoon);
});

test(
	'Settings show the result of learning, can restart it, and can erase the answers',
	core,
	async ({ page }) => {
		await open(page, '/');
		await energy(page).fill('60');
		await doActs(page, 8);

		await page.goto('/settings/suggestions');
		await expect(learned(page)).toContainText('Learned from 8 of your answers');
		await page.getByText('Show what it has learned').click();
		await expect(learned(page).getByRole('listitem')).not.toHaveCount(0);
		await expect(learned(page)).toContainText(/You did it \d of \d times/);

		await page.getByText('Start over, or erase your answers').click();
		await button(page, 'Start over').click();
		await expect(notice(page)).toContainText('Starting over from now.');
		await expect(learned(page)).toContainText('0 answers so far');
		expect(await answers(page)).toHaveLength(8);
		await undo(page).click();
		await expect(learned(page)).toContainText('Learned from 8 of your answers');

		await button(page, 'Erase my answers').click();
		await expect(page.getByText('Erase all these answers?')).toBeFocused();
		await button(page, 'Keep them').click();
		expect(await answers(page)).toHaveLength(8);
		await button(page, 'Erase my answers').click();
		await button(page, 'Erase them').click();
		await expect(notice(page)).toContainText('nothing left to learn from.');
		await expect(learned(page)).toContainText('0 answers so far');
		expect(await answers(page)).toHaveLength(0);

		await page.goto('/diary');
		await expect(page.getByRole('list', { name: 'Diary' }).getByRole('listitem')).toHaveCount(8);
	}
);

test('learning can be switched off and on, and survives a reload', async ({ page }) => {
	await open(page, '/');
	await energy(page).fill('60');
	await doActs(page, 3);
	await page.reload();
	await isLive(page);
	await page.goto('/settings/suggestions');
	await expect(learned(page)).toContainText('3 answers so far');
	await page.getByRole('checkbox', { name: 'Learn from what I do' }).uncheck();
	await expect(notice(page)).toContainText('Saved.');
	await expect(learned(page)).toContainText('Learning is off');
	await page.reload();
	await expect(page.getByRole('checkbox', { name: 'Learn from what I do' })).not.toBeChecked();
	await page.getByRole('checkbox', { name: 'Learn from what I do' }).check();
	await expect(learned(page)).not.toContainText('Learning is off');
	await expect(learned(page)).toContainText('3 answers so far');
});

test('a card that was put away can be offered again', async ({ page }) => {
	await open(page, '/');
	await energy(page).fill('60');
	const title = await acts(page).first().getByRole('heading').innerText();
	await openMore(acts(page).first());
	await acts(page).first().getByRole('button', { name: 'Less like this' }).click();
	await expect(notice(page)).toContainText('You’ll see less like this.');
	await page.goto('/settings/suggestions');
	const away = page.getByRole('listitem').filter({ hasText: title });
	await away.getByRole('button', { name: `Suggest again: ${title}` }).click();
	await expect(notice(page)).toContainText(`You may see this again: ${title}.`);
	await expect(away).toHaveCount(0);
	expect(await answers(page)).toHaveLength(0);
	await undo(page).click();
	await expect(away).toHaveCount(1);
});

test('ways of reaching people and quiet hours take effect at once', async ({ page }) => {
	await open(page, '/settings/suggestions');
	await page.getByText('How you like to reach people').click();
	for (const way of ['In person', 'Call', 'Voice note', 'Note or letter', 'Online']) {
		await page.getByRole('combobox', { name: way, exact: true }).selectOption('Leave out');
	}
	// All choices are stored, although they follow each other quickly.
	const avoidedInDatabase = async () =>
		((await stored(page, 'preferences')) as { record: { avoidedChannels: string[] } }[])[0]?.record
			.avoidedChannels;
	await expect.poll(avoidedInDatabase).toHaveLength(5);
	await open(page, '/');
	await energy(page).fill('90');
	for (let i = 0; i < 6; i++) {
		await expect(acts(page)).not.toHaveCount(0);
		for (const act of await acts(page).all())
			await expect(act).toContainText(/Text message|On my own/);
		await button(page, 'Show others').click();
	}

	await page.clock.setFixedTime('2026-11-20T11:30:00+01:00');
	await open(page, '/settings/suggestions');
	await page.getByRole('combobox', { name: 'Until' }).selectOption({ index: 5 });
	await expect(notice(page)).toContainText('Saved.');
	await open(page, '/');
	await expect(suggestions(page)).toContainText('acts that reach out to people wait');
	await expect(suggestions(page)).not.toContainText('Text message');
});

test('suggestions name a person with "Maybe", and never one marked "not now"', async ({ page }) => {
	await addPerson(page, 'Ada');
	await open(page, '/');
	await energy(page).fill('70');
	let isNamed = false;
	for (let i = 0; i < 20 && !isNamed; i++) {
		await expect(acts(page)).not.toHaveCount(0);
		isNamed = (await suggestions(page).getByText('Maybe Ada?').count()) > 0;
		if (!isNamed) await button(page, 'Show others').click();
	}
	expect(isNamed).toBe(true);
	expect(await suggestedIds(page)).not.toHaveLength(0);

	await page.goto('/people');
	await button(page, 'Pause suggestions').click();
	await expect(notice(page)).toContainText('Changed');
	await open(page, '/');
	for (let i = 0; i < 20; i++) {
		await expect(acts(page)).not.toHaveCount(0);
		await expect(suggestions(page)).not.toContainText('Ada');
		await button(page, 'Show others').click();
	}
});
