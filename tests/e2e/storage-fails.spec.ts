import { core } from './core.ts';
import { smallDisk } from './small-disk.ts';
import {
	welcome,
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
	suggestions,
	test,
	undo
} from './steps.ts';
import { draftNotes } from './drafts.ts';
import { downloaded } from './downloads.ts';

test.describe('when storage fails', () => {
	test(
		'a full disk is explained, and the text stays and is offered as a file',
		core,
		async ({ page, context }) => {
			const disk = await smallDisk(context, page);
			await log(page, 'Kept before');
			await open(page, '/log');
			const words = 'Grüße, 世界! 🌱 '.repeat(700).slice(0, 9_900).toWellFormed();
			await disk.fill();
			await note(page).fill(words);
			await saveButton(page).click();
			const complaint = page.locator('form').getByRole('alert');
			await expect(complaint).toContainText('This couldn’t be saved. Your device is full');
			await expect(complaint).toContainText('Your words are still on the screen.');
			await expect(page).toHaveURL(/\/log$/);
			await expect(note(page)).toHaveValue(words);
			await expect(notice(page)).not.toContainText('Saved');
			expect(await stored(page, 'wins')).toHaveLength(1);

			const file = await downloaded(page, () =>
				page.getByRole('button', { name: 'Save the text as a file' }).click()
			);
			expect(file.name).toBe('small-hello-note.txt');
			expect(file.text).toBe(words);

			// With room again, the same button saves the same words.
			await disk.makeRoom();
			await saveButton(page).click();
			await expect(page).toHaveURL(/\/diary$/);
			await expect(notice(page)).toContainText('Saved.');
			await expect(entries(page)).toHaveCount(2);
			await expect(entries(page).getByText(words, { exact: true })).toBeVisible();
		}
	);

	test('a disk that is full during writing is reported before "Save"', async ({
		page,
		context
	}) => {
		const disk = await smallDisk(context, page);
		await open(page, '/log');
		await disk.fill();
		await note(page).fill('x'.repeat(9_000));
		await expect(page.locator('form').getByRole('alert')).toContainText('Your device is full');
		await expect(page.getByRole('button', { name: 'Save the text as a file' })).toBeVisible();
		await expect(note(page)).toHaveValue('x'.repeat(9_000));
	});

	test('a full disk is reported on Today too, and no win is claimed', async ({ page, context }) => {
		const disk = await smallDisk(context, page);
		await open(page, '/');
		await energy(page).fill('30');
		// The last write after the energy is set for the first time.
		await expect.poll(() => stored(page, 'preferences')).toHaveLength(1);
		await disk.fill();
		await acts(page).first().getByRole('button', { name: 'I did it' }).click();
		await expect(notice(page)).toContainText('This couldn’t be saved. Your device is full');
		await expect(undo(page)).toHaveCount(0);
		await expect(acts(page).first().getByRole('button', { name: 'I did it' })).toBeEnabled();
		expect(await stored(page, 'wins')).toHaveLength(0);
	});

	test(
		'every page explains that the browser refuses storage, and links to help',
		core,
		async ({ page }) => {
			await page.addInitScript(() => {
				IDBFactory.prototype.open = () => {
					throw new DOMException('The operation is insecure.', 'SecurityError');
				};
			});
			for (const path of ['/', '/diary', '/people', '/plans', '/settings', '/insights']) {
				await page.goto(path);
				const alert = page.getByRole('alert').filter({ hasText: 'doesn’t let Small Hello store' });
				await expect(alert, path).toBeVisible();
				await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
				await expect(page.getByRole('link', { name: 'Get help now' })).toBeVisible();
			}
			await page.getByRole('link', { name: 'Get help now' }).click();
			await expect(page.getByRole('combobox', { name: 'Country' })).toBeVisible();

			await page.goto('/cards');
			await expect(page.getByRole('list', { name: 'Cards', exact: true })).toBeVisible();
			await page.goto('/log');
			await note(page).fill('Nowhere to keep this');
			await saveButton(page).click();
			const complaint = page.locator('form').getByRole('alert');
			await expect(complaint).toContainText('This couldn’t be saved.');
			await expect(note(page)).toHaveValue('Nowhere to keep this');
			const file = await downloaded(page, () =>
				complaint.getByRole('button', { name: 'Save the text as a file' }).click()
			);
			expect(file.text).toBe('Nowhere to keep this');
		}
	);

	test('a diary of a newer version is left unchanged, and the page explains that', async ({
		page
	}) => {
		await page.goto('/manifest.webmanifest');
		await page.evaluate(
			() =>
				new Promise<void>((resolve, reject) => {
					const opening = indexedDB.open('small-hello', 99);
					opening.onerror = () => reject(opening.error);
					opening.onupgradeneeded = () => opening.result.createObjectStore('fromTheFuture');
					opening.onsuccess = () => {
						opening.result.close();
						resolve();
					};
				})
		);
		for (const path of ['/', '/diary']) {
			await page.goto(path);
			await expect(page.getByRole('alert')).toContainText(
				'A newer version of Small Hello last opened your diary.'
			);
			await expect(welcome(page)).toHaveCount(0);
			await expect(page.getByRole('link', { name: 'Get help now' })).toBeVisible();
		}
		const version = await page.evaluate(async () => (await indexedDB.databases())[0]?.version);
		expect(version).toBe(99);
	});

	test('a newer version in another tab takes over, and typed words are stored', async ({
		page,
		context
	}) => {
		await open(page, '/log');
		await note(page).pressSequentially('In the middle of a');
		const second = await context.newPage();
		await second.goto('/manifest.webmanifest');
		await second.evaluate(
			() =>
				new Promise<void>((resolve, reject) => {
					const opening = indexedDB.open('small-hello', 99);
					opening.onerror = () => reject(opening.error);
					opening.onsuccess = () => {
						opening.result.close();
						resolve();
					};
				})
		);
		await expect(page.getByRole('alert').first()).toContainText(
			'A newer version of Small Hello is open in another tab.'
		);
		await expect(note(page)).toHaveValue('In the middle of a');
		expect(await draftNotes(second)).toEqual(['In the middle of a']);
	});
});

test('the suggestions show no loading text while storage cannot be read', async ({ page }) => {
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('The operation is insecure.', 'SecurityError');
		};
	});
	await page.goto('/');
	await expect(page.getByRole('alert')).toBeVisible();
	await expect(suggestions(page)).not.toContainText('Looking for something that fits');
});
