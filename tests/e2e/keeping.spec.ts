import { core } from './core.ts';
import { hold } from './held.ts';
import { browserOn, withProfile } from './profiles.ts';
import {
	acts,
	energy,
	entries,
	expect,
	log,
	note,
	notice,
	open,
	saveButton,
	stored,
	test,
	undo
} from './steps.ts';
import { draftFound, draftNotes } from './drafts.ts';

test.describe('a page or a browser that dies', () => {
	test('a page killed right after "Saved" loses nothing', core, async ({ page, context }) => {
		await open(page, '/');
		const title = (await acts(page).first().getByRole('heading').innerText()).trim();
		await acts(page).first().getByRole('button', { name: 'I did it' }).click();
		await expect(notice(page)).toContainText('Saved');
		const crashed = page.waitForEvent('crash');
		const devtools = await context.newCDPSession(page);
		void devtools.send('Page.crash').catch(() => {});
		await crashed;

		const next = await context.newPage();
		await open(next, '/diary');
		await expect(entries(next)).toHaveCount(1);
		await expect(entries(next)).toContainText(title);
	});

	test('a browser killed right after "Saved" loses nothing', core, async ({ baseURL }) => {
		await withProfile(async (profile) => {
			const before = await browserOn(profile);
			let title = '';
			try {
				const page = await before.context.newPage();
				await open(page, `${baseURL}/`);
				await energy(page).fill('35');
				title = (await acts(page).first().getByRole('heading').innerText()).trim();
				await acts(page).first().getByRole('button', { name: 'I did it' }).click();
				await expect(notice(page)).toContainText('Saved');
			} finally {
				await before.kill();
			}
			const after = await browserOn(profile);
			try {
				const page = await after.context.newPage();
				await open(page, `${baseURL}/diary`);
				await expect(entries(page)).toHaveCount(1);
				await expect(entries(page)).toContainText(title);
			} finally {
				await after.kill();
			}
		});
	});

	test('a half-written note survives a killed browser', async ({ baseURL }) => {
		await withProfile(async (profile) => {
			const before = await browserOn(profile);
			try {
				const page = await before.context.newPage();
				await open(page, `${baseURL}/log`);
				await note(page).fill('I was about to say');
				await expect.poll(() => draftNotes(page)).toEqual(['I was about to say']);
			} finally {
				await before.kill();
			}
			const after = await browserOn(profile);
			try {
				const page = await after.context.newPage();
				await open(page, `${baseURL}/log`);
				await expect(note(page)).toHaveValue('I was about to say');
				await expect(draftFound(page)).toBeVisible();
			} finally {
				await after.kill();
			}
		});
	});
});

test.describe('half-written notes', () => {
	test(
		'survive a reload right after the last key, with all chosen options',
		core,
		async ({ page }) => {
			await open(page, '/log');
			await note(page).fill('Met Sam at the');
			await page
				.getByRole('radiogroup', { name: 'Ease' })
				.getByRole('radio', { name: 'Hard', exact: true })
				.check();
			await note(page).press('End');
			await note(page).pressSequentially(' library');
			await page.reload();
			await expect(note(page)).toHaveValue('Met Sam at the library');
			await expect(draftFound(page)).toBeVisible();
			const ease = page.getByRole('radiogroup', { name: 'Ease' });
			await expect(ease.getByRole('radio', { name: 'Hard', exact: true })).toBeChecked();
			expect(await stored(page, 'wins')).toHaveLength(0);
		}
	);

	test('survive a tab closed right after the last key', async ({ page, context }) => {
		await open(page, '/log');
		await note(page).pressSequentially('We talked about the rain');
		await page.close();
		const next = await context.newPage();
		await open(next, '/log');
		await expect(note(next)).toHaveValue('We talked about the rain');

		await saveButton(next).click();
		await expect(entries(next)).toHaveCount(1);
		await open(next, '/log');
		await expect(note(next)).toHaveValue('');
		await expect(draftFound(next)).toHaveCount(0);
	});

	test('survive a visit to another page', async ({ page }) => {
		await open(page, '/log');
		await note(page).pressSequentially('Half a line');
		await page.getByRole('link', { name: 'Diary', exact: true }).click();
		await expect(page).toHaveURL(/\/diary$/);
		await page.getByRole('link', { name: 'Log', exact: true }).click();
		await expect(note(page)).toHaveValue('Half a line');
	});

	test('of an edit stay with their entry', async ({ page }) => {
		await log(page, 'The whole line');
		await entries(page).getByRole('button', { name: 'Edit' }).click();
		await note(page).fill('The whole line, and more');
		await expect.poll(() => draftNotes(page)).toEqual(['The whole line, and more']);
		await open(page, '/log');
		await expect(note(page)).toHaveValue('');
		await open(page, '/diary');
		await expect(entries(page)).not.toContainText('and more');
		await entries(page).getByRole('button', { name: 'Edit' }).click();
		await expect(note(page)).toHaveValue('The whole line, and more');
	});

	test('can be discarded for an empty note and restored with "Undo"', async ({ page }) => {
		await open(page, '/log');
		await note(page).fill('Not this');
		await page.reload();
		await page.getByRole('button', { name: 'Start over' }).click();
		await expect(note(page)).toHaveValue('');
		await undo(page).click();
		await expect(note(page)).toHaveValue('Not this');
		await page.reload();
		await expect(note(page)).toHaveValue('Not this');
	});

	test('of an open tab do not appear in another tab', async ({ page, context }) => {
		await open(page, '/log');
		await note(page).fill('Words of the first tab');
		await expect.poll(() => draftNotes(page)).toHaveLength(1);

		const second = await context.newPage();
		await open(second, '/log');
		await expect(note(second)).toHaveValue('');
		await expect(draftFound(second)).toHaveCount(0);
		await note(second).fill('Words of the second tab');
		await expect.poll(() => draftNotes(second)).toHaveLength(2);
		await saveButton(second).click();
		await expect(entries(second)).toHaveCount(1);

		await expect(note(page)).toHaveValue('Words of the first tab');
		await page.close();
		await open(second, '/log');
		await expect(note(second)).toHaveValue('Words of the first tab');
	});

	test('do not return when the win is saved just before their autosave', async ({ page }) => {
		await open(page, '/log');
		await page.clock.pauseAt('2026-11-20T11:00:00+01:00');
		// Autosave stores the first words at once and later ones after a delay.
		await note(page).fill('Only');
		await expect.poll(() => draftNotes(page)).toEqual(['Only']);
		await note(page).fill('Only once');
		const letGo = await hold(page, 'drafts', 'meta', 'wins');
		await saveButton(page).click();
		await page.clock.runFor(1000);
		await letGo();
		await page.clock.resume();
		await expect(entries(page)).toHaveCount(1);
		await expect(entries(page)).toContainText('Only once');
		await open(page, '/log');
		await expect(note(page)).toHaveValue('');
		await expect(draftFound(page)).toHaveCount(0);
	});
});
