import { expect, type BrowserContext, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { backends } from './backends.ts';
import { builtApp } from './builds.ts';
import { test, words } from './journey.ts';
import { unopenable } from './database-damage.ts';
import { copyOf, importCopy, logWin, mirrorNote, untilMirrored } from './mirror-steps.ts';
import { filesWith } from './profile-search.ts';

interface Buckets {
	keys(): Promise<string[]>;
}

/** Returns the page of a browser that was just opened. */
const pageOf = async (context: BrowserContext) => context.pages()[0] ?? (await context.newPage());

/** Writes wins, waits until the mirror has this number of them, and closes the browser. */
async function mirrorWins(
	context: BrowserContext,
	wins: number,
	write: (page: Page) => Promise<void>
): Promise<void> {
	const page = await pageOf(context);
	await write(page);
	await expect.poll(() => mirrorNote(page), { timeout: 20_000 }).toMatchObject({ wins });
	await untilMirrored(page);
	await context.close();
}

const canComeBack = (page: Page) =>
	page.getByRole('heading', { level: 1, name: words.recovery_lost_heading! });
const pond = (page: Page, wins: number) =>
	page.getByText(`Your pond: ${wins} wins, and they stay.`);

for (const backend of backends) {
	const [name, damage] = unopenable[backend.name];
	test.describe(name, () => {
		test('the diary comes back in another place and stays there', async ({
			host,
			ownBrowser
		}, testInfo) => {
			const { url } = await host({ folder: builtApp });
			const open = () => ownBrowser('kept', { flags: backend.flags });
			await mirrorWins(await open(), 41, async (first) => {
				await importCopy(first, url, copyOf(40));
				await logWin(first, url, 'The last one');
			});
			damage(testInfo.outputPath('kept'));

			let context = await open();
			let page = await pageOf(context);
			for (const path of ['/diary', '/settings', '/log', '/']) {
				await page.goto(url + path);
				await expect(canComeBack(page)).toBeVisible();
				await expect(page.getByText(words.recovery_unopenable_body!)).toBeVisible();
			}

			const downloading = page.waitForEvent('download');
			await page.getByRole('button', { name: words.recovery_keep_file! }).click();
			const file = readFileSync(await (await downloading).path(), 'utf8');
			const backup = JSON.parse(file) as { wins: { note?: string }[] };
			expect(backup.wins.filter((win) => win.note !== undefined)).toHaveLength(41);

			await page.getByRole('button', { name: words.recovery_bring! }).click();
			await expect(page.getByText(words.recovery_done!)).toBeVisible();
			await expect(pond(page, 41)).toBeVisible();
			await logWin(page, url, 'After it came back');
			await expect.poll(() => mirrorNote(page), { timeout: 20_000 }).toMatchObject({ wins: 42 });
			await page.getByRole('searchbox', { name: words.diary_search! }).fill('number 39');
			const list = page.getByRole('list', { name: words.diary_list! });
			await expect(list.getByRole('listitem')).toHaveCount(1);
			await context.close();

			context = await open();
			page = await pageOf(context);
			await page.goto(`${url}/`);
			await expect(pond(page, 42)).toBeVisible();
			await page.goto(`${url}/diary`);
			await expect(page.getByText('After it came back')).toBeVisible();
			await expect(page.getByText('The last one')).toBeVisible();
			await expect(canComeBack(page)).toBeHidden();
		});

		test('a chosen file moves the diary once it is imported, and erasing everything names what is left', async ({
			host,
			ownBrowser
		}, testInfo) => {
			const { url } = await host({ folder: builtApp });
			const open = () => ownBrowser('kept', { flags: backend.flags });
			const secret = 'xqzvkwjpbfmgh';
			await mirrorWins(await open(), 2, async (first) => {
				await logWin(first, url, secret);
				await logWin(first, url, 'And another');
			});
			damage(testInfo.outputPath('kept'));

			const context = await open();
			const page = await pageOf(context);
			const places = () =>
				page.evaluate(() =>
					(navigator as unknown as { storageBuckets: Buckets }).storageBuckets.keys()
				);
			await page.goto(`${url}/`);
			const file = { name: 'copy.json', mimeType: 'application/json', buffer: copyOf(3) };
			await page.getByLabel(words.import_label!).setInputFiles(file);
			const importButton = page.getByRole('button', { name: words.import_button!, exact: true });
			await expect(importButton).toBeVisible();
			expect(await places()).toEqual([]);
			await page.getByRole('button', { name: words.cancel!, exact: true }).click();
			await page.reload();
			await expect(canComeBack(page)).toBeVisible();
			expect(await places()).toEqual([]);

			await page.getByLabel(words.import_label!).setInputFiles(file);
			await importButton.click();
			await expect(pond(page, 3)).toBeVisible();
			expect(await places()).toEqual(['small-hello-1']);
			// The mirror still has the entries that the file lacks.
			await page.getByRole('button', { name: words.recovery_bring! }).click();
			await expect(pond(page, 5)).toBeVisible();

			await page.goto(`${url}/settings/erase`);
			await page.getByRole('button', { name: words.erase_button! }).click();
			await page.getByRole('button', { name: words.erase_yes! }).click();
			await expect(page.getByRole('heading', { name: words.erased_not_heading! })).toBeVisible();
			const what = words.erase_left_databases!;
			await expect(page.getByText(words.erased_not!.replace('{what}', what))).toBeVisible();
			await context.close();
			// The unopenable database is all that the dialog names, so no other file may contain the words.
			const elsewhere = async () =>
				(await filesWith(testInfo.outputPath('kept'), secret)).filter(
					(path) => !path.startsWith('Default/IndexedDB/')
				);
			await expect.poll(elsewhere).toEqual([]);
		});

		test('in a browser without storage buckets, the diary moves to another database or stays in a file', async ({
			host,
			ownBrowser
		}, testInfo) => {
			const { url } = await host({ folder: builtApp });
			const flags = [...backend.flags, '--disable-blink-features=StorageBuckets'];
			const open = () => ownBrowser('kept', { flags });
			await mirrorWins(await open(), 21, async (first) => {
				await importCopy(first, url, copyOf(20));
				await logWin(first, url, 'The last one');
			});
			damage(testInfo.outputPath('kept'));

			let context = await open();
			let page = await pageOf(context);
			await page.goto(`${url}/`);
			expect(await page.evaluate(() => 'storageBuckets' in navigator)).toBe(false);
			await page.getByRole('button', { name: words.recovery_bring! }).click();
			if (backend.name === 'LevelDB') {
				// No other database opens beside this damage, and the page explains that.
				await expect(page.getByText(words.recovery_no_place!)).toBeVisible();
				const downloading = page.waitForEvent('download');
				await page.getByRole('button', { name: words.recovery_keep_file! }).click();
				const file = readFileSync(await (await downloading).path(), 'utf8');
				expect(file).toContain('The last one');
				return;
			}
			await expect(page.getByText(words.recovery_done!)).toBeVisible();
			await expect(pond(page, 21)).toBeVisible();
			await logWin(page, url, 'After it came back');
			await expect.poll(() => mirrorNote(page), { timeout: 20_000 }).toMatchObject({ wins: 22 });
			await context.close();

			context = await open();
			page = await pageOf(context);
			const second = await context.newPage();
			await logWin(second, url, 'From another tab');
			await page.goto(`${url}/diary`);
			for (const text of ['The last one', 'After it came back', 'From another tab'])
				await expect(page.getByText(text)).toBeVisible();
			await expect(canComeBack(page)).toBeHidden();
			await second.close();
			await page.goto(`${url}/settings/erase`);
			await page.getByRole('button', { name: words.erase_button! }).click();
			await page.getByRole('button', { name: words.erase_yes! }).click();
			await expect(page.getByRole('heading', { name: words.erased_not_heading! })).toBeVisible();
			const names = await page.evaluate(async () =>
				(await indexedDB.databases()).map(({ name }) => name)
			);
			expect(names).not.toContain('small-hello-1');
		});
	});
}
