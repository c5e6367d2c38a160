import { core } from './core.ts';
import {
	energy,
	entries,
	expect,
	log,
	note,
	notice,
	open,
	saveButton,
	test,
	undo
} from './steps.ts';

test.describe('two tabs', () => {
	test(
		'show the same diary and the same pond without a reload',
		core,
		async ({ page, context }) => {
			const [diary, today] = [await context.newPage(), await context.newPage()];
			await open(diary, '/diary');
			await open(today, '/');
			await log(page, 'Told in the first tab');
			await expect(entries(diary)).toHaveCount(1);
			await expect(entries(diary)).toContainText('Told in the first tab');
			// A first visit hides the caption, so that the page stays short. It still names the picture.
			const pond = today.getByRole('figure', { name: 'Your pond: one win, and it stays.' });
			await expect(pond).toBeVisible();

			await entries(diary).getByRole('button', { name: 'Treasure' }).click();
			await expect(entries(page).getByRole('button', { name: 'Treasure' })).toHaveAttribute(
				'aria-pressed',
				'true'
			);
			await entries(diary).getByRole('button', { name: 'Delete' }).click();
			await expect(entries(page)).toHaveCount(0);
			await expect(pond).toHaveCount(0);
		}
	);

	test('show the same energy', async ({ page, context }) => {
		const second = await context.newPage();
		await open(second, '/');
		await open(page, '/');
		await energy(page).fill('61');
		await expect(energy(second)).toHaveValue('61');
	});

	test('an undo leaves a later change of the other tab in place and explains that', async ({
		page,
		context
	}) => {
		await log(page, 'As it was');
		await entries(page).getByRole('button', { name: 'Treasure' }).click();
		await expect(notice(page)).toContainText('Treasured.');

		const second = await context.newPage();
		await open(second, '/diary');
		await entries(second).getByRole('button', { name: 'Edit' }).click();
		await note(second).fill('As it became');
		await saveButton(second).click();
		await expect(notice(second)).toContainText('Changed.');

		await expect(entries(page)).toContainText('As it became');
		await undo(page).click();
		await expect(notice(page)).toContainText('This was changed somewhere else since then');
		await expect(undo(page)).toHaveCount(0);
		await expect(entries(page)).toContainText('As it became');
		await expect(entries(page).getByRole('button', { name: 'Treasure' })).toHaveAttribute(
			'aria-pressed',
			'true'
		);
	});

	test('an undo does not restore an entry that the other tab has deleted', async ({
		page,
		context
	}) => {
		await log(page, 'Soon gone');
		await entries(page).getByRole('button', { name: 'Treasure' }).click();
		await expect(notice(page)).toContainText('Treasured.');
		const second = await context.newPage();
		await open(second, '/diary');
		await entries(second).getByRole('button', { name: 'Delete' }).click();
		await expect(entries(page)).toHaveCount(0);

		await undo(page).click();
		await expect(notice(page)).toContainText('This was changed somewhere else since then');
		await expect(entries(page)).toHaveCount(0);
		await expect(entries(second)).toHaveCount(0);
	});
});
