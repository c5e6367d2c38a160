import { expect, type BrowserContext, type Page } from '@playwright/test';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backends } from './backends.ts';
import { builtApp } from './builds.ts';
import { core } from './core.ts';
import { damages } from './database-damage.ts';
import { setEnergy, test, untilReadyOffline, words } from './journey.ts';
import {
	copyOf,
	importCopy,
	lackingIn,
	logWin,
	mirrorNote,
	records,
	untilMirrored
} from './mirror-steps.ts';

/**
 * Opens the diary, and restores it if the app offers that. Returns true if it did. Without the offer, all
 * records must be there.
 */
async function openAndBringBack(
	context: BrowserContext,
	url: string,
	whole: Record<string, string>
): Promise<boolean> {
	const page = context.pages()[0] ?? (await context.newPage());
	await page.goto(`${url}/diary`);
	const bring = page.getByRole('button', { name: words.recovery_bring! });
	const list = page.getByRole('list', { name: words.diary_list! });
	await expect(bring.or(list.getByRole('listitem').first()).first()).toBeVisible();
	// The app notices missing records only after it has shown the others.
	const isWhole = async () => lackingIn(await records(page).catch(() => ({})), whole).length === 0;
	const isDecided = async () => (await bring.isVisible()) || (await isWhole());
	const again = page.getByRole('button', { name: words.problem_reload!, exact: true });
	await expect
		.poll(async () => (await isDecided()) || (await again.isVisible()), { timeout: 60_000 })
		.toBe(true);
	// A fault that the browser repairs meanwhile takes one tap, and never a second.
	if (!(await isDecided())) await again.click();
	await expect.poll(isDecided, { timeout: 60_000 }).toBe(true);
	if (!(await bring.isVisible())) return false;
	await bring.click();
	await expect(page.getByText(words.recovery_done!)).toBeVisible();
	await expect(list.getByRole('listitem').first()).toBeVisible();
	return true;
}

/** Deletes the database from a page that has not opened it. */
async function loseDatabase(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/help`);
	await page.evaluate(
		() =>
			new Promise((resolve, reject) => {
				const deleting = indexedDB.deleteDatabase('small-hello');
				deleting.onsuccess = resolve;
				deleting.onerror = reject;
			})
	);
}

for (const backend of backends)
	test(`every record is restored after each kind of damage to the database files of ${backend.name}`, async ({
		host,
		ownBrowser
	}, testInfo) => {
		// Allow for slow machines: this test starts a browser for each kind of damage.
		test.setTimeout(360_000);
		const { url } = await host({ folder: builtApp });
		const { flags } = backend;
		let context = await ownBrowser('kept', { flags });
		let page = context.pages()[0]!;
		await page.goto(`${url}/`);
		await importCopy(page, url, copyOf(400));
		await logWin(page, url, 'The last one');
		await expect.poll(() => mirrorNote(page), { timeout: 20_000 }).toMatchObject({ wins: 401 });
		await untilMirrored(page);
		const before = await records(page);
		expect(Object.keys(before).length).toBeGreaterThan(403);
		await context.close();

		const kept = testInfo.outputPath('kept');
		const broughtBack: string[] = [];
		for (const [number, [damage, apply]] of damages[backend.name].entries()) {
			await test.step(damage, async () => {
				const name = `damaged-${number}`;
				const profile = testInfo.outputPath(name);
				cpSync(kept, profile, { recursive: true });
				apply(profile);
				context = await ownBrowser(name, { flags });
				if (await openAndBringBack(context, url, before)) broughtBack.push(damage);
				page = context.pages()[0]!;
				const after = await records(page);
				expect(lackingIn(after, before), damage).toEqual([]);
				await context.close();
				rmSync(profile, { recursive: true });
			});
		}
		console.log(`Brought back from the mirror: ${broughtBack.join(', ')}`);
		// Otherwise nothing was damaged, and this test proves nothing.
		expect(broughtBack.length).toBeGreaterThanOrEqual(2);
	});

test('a database that fell back to an older state is noticed and completed from the mirror', async ({
	host,
	ownBrowser
}, testInfo) => {
	const { url } = await host({ folder: builtApp });
	let context = await ownBrowser('fallen');
	await logWin(context.pages()[0]!, url, 'The first one');
	await context.close();
	const folder = join(testInfo.outputPath('fallen'), 'Default/IndexedDB');
	cpSync(folder, testInfo.outputPath('earlier'), { recursive: true });
	context = await ownBrowser('fallen');
	let page = context.pages()[0]!;
	await logWin(page, url, 'The second one');
	await expect.poll(() => mirrorNote(page), { timeout: 20_000 }).toMatchObject({ wins: 2 });
	await context.close();
	rmSync(folder, { recursive: true });
	cpSync(testInfo.outputPath('earlier'), folder, { recursive: true });

	context = await ownBrowser('fallen');
	page = context.pages()[0]!;
	await page.goto(`${url}/diary`);
	await expect(
		page.getByRole('heading', { level: 2, name: words.recovery_behind_heading! })
	).toBeVisible();
	// Until the user restores it, the older diary works, and nothing overwrites the missing entries.
	await expect(page.getByText('The first one')).toBeVisible();
	await logWin(page, url, 'The third one');
	await page.goto(`${url}/diary`);
	await page.getByRole('button', { name: words.recovery_bring! }).click();
	await expect(page.getByText(words.recovery_done!)).toBeVisible();
	for (const text of ['The first one', 'The second one', 'The third one'])
		await expect(page.getByText(text)).toBeVisible();
	await expect(page.getByRole('button', { name: words.recovery_bring! })).toBeHidden();
	await expect.poll(() => mirrorNote(page), { timeout: 20_000 }).toMatchObject({ wins: 3 });
	await page.reload();
	await expect(page.getByText('The second one')).toBeVisible();
});

test(
	'entries that vanished from the database are restored, and the totals are right',
	core,
	async ({ page, host }) => {
		const { url } = await host({ folder: builtApp });
		await page.goto(`${url}/`);
		await importCopy(page, url, copyOf(30));
		await expect.poll(() => mirrorNote(page), { timeout: 20_000 }).toMatchObject({ wins: 30 });
		await untilMirrored(page);
		await page.goto(`${url}/help`);
		await page.evaluate(
			() =>
				new Promise<void>((resolve) => {
					const opening = indexedDB.open('small-hello');
					opening.onsuccess = () => {
						const writing = opening.result.transaction('wins', 'readwrite');
						writing
							.objectStore('wins')
							.delete(IDBKeyRange.upperBound('01900000-0000-7000-8001-000000000011'));
						writing.oncomplete = () => {
							opening.result.close();
							resolve();
						};
					};
				})
		);
		await page.goto(`${url}/`);
		await page.getByRole('button', { name: words.recovery_bring! }).click();
		await expect(page.getByText(words.recovery_done!)).toBeVisible();
		await expect(page.getByText('Your pond: 30 wins, and they stay.')).toBeVisible();
		const wins = Object.keys(await records(page)).filter((key) => key.startsWith('wins'));
		expect(wins).toHaveLength(31);
		await page.reload();
		await expect(page.getByText('Your pond: 30 wins, and they stay.')).toBeVisible();
		// New writes reach the mirror after the app has checked that no record is missing.
		const { last } = (await mirrorNote(page))!;
		await setEnergy(page, 35);
		await expect
			.poll(async () => (await mirrorNote(page))?.last, { timeout: 20_000 })
			.not.toBe(last);
		await expect(page.getByRole('button', { name: words.recovery_bring! })).toBeHidden();
	}
);

test('after a lost database the user can begin an empty diary and later import the old mirror', async ({
	page,
	host
}) => {
	const { url } = await host({ folder: builtApp });
	await logWin(page, url, 'Before it was lost');
	await expect.poll(() => mirrorNote(page), { timeout: 20_000 }).toMatchObject({ wins: 1 });
	await loseDatabase(page, url);

	// Each page that needs the diary reports the loss, even on a second visit. The other pages work.
	for (const path of ['/', '/log', '/diary', '/settings', '/']) {
		await page.goto(url + path);
		await expect(
			page.getByRole('heading', { level: 1, name: words.recovery_lost_heading! })
		).toBeVisible();
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await expect(page.getByText(words.welcome_heading!)).toBeHidden();
		await expect(page.getByRole('link', { name: words.get_help_now! })).toBeVisible();
	}
	for (const path of ['/cards', '/about', '/help']) {
		await page.goto(url + path);
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await expect(page.getByText(words.recovery_lost_heading!)).toBeHidden();
	}
	expect(await mirrorNote(page)).toMatchObject({ wins: 1 });

	await page.goto(`${url}/`);
	await page.getByText(words.recovery_fresh_heading!).click();
	await page.getByRole('button', { name: words.recovery_fresh! }).click();
	await expect(page.getByText(words.welcome_heading!)).toBeVisible();
	await logWin(page, url, 'After it');
	await expect.poll(() => mirrorNote(page), { timeout: 20_000 }).toMatchObject({ wins: 1 });

	await page.goto(`${url}/settings/storage`);
	await page.getByRole('button', { name: words.mirror_aside_look! }).click();
	await expect(page.getByText(/Entries: 1 new/)).toBeVisible();
	await page.getByRole('button', { name: words.import_button!, exact: true }).click();
	await expect(page.getByText(/Entries: 1 new/).last()).toBeVisible();
	await page.goto(`${url}/settings/storage`);
	await page.getByRole('button', { name: words.mirror_aside_remove! }).click();
	await page.getByRole('button', { name: words.mirror_aside_remove! }).click();
	await expect(page.getByText(words.mirror_aside_removed!)).toBeVisible();
	await page.goto(`${url}/diary`);
	await expect(page.getByText('Before it was lost')).toBeVisible();
	await expect(page.getByText('After it')).toBeVisible();
});

test.describe('with the service worker', () => {
	test.use({ hasWorker: true });

	test('a backup restores a lost diary too, without the network', async ({ page, host }) => {
		const server = await host({ folder: builtApp });
		await page.goto(`${server.url}/`);
		await untilReadyOffline(page);
		await logWin(page, server.url, 'In the mirror');
		await expect.poll(() => mirrorNote(page), { timeout: 20_000 }).toMatchObject({ wins: 1 });
		await loseDatabase(page, server.url);
		await server.close();
		await page.context().setOffline(true);
		await page.goto(`${server.url}/`);
		const file = { name: 'copy.json', mimeType: 'application/json', buffer: copyOf(20) };
		await page.getByLabel(words.import_label!).setInputFiles(file);
		await page.getByRole('button', { name: words.import_button!, exact: true }).click();
		await expect(page.getByText('Your pond: 20 wins, and they stay.')).toBeVisible();
		// The mirror still has the entry that the backup lacks.
		await page.getByRole('button', { name: words.recovery_bring! }).click();
		await expect(page.getByText('Your pond: 21 wins, and they stay.')).toBeVisible();
	});
});

test('the next tab continues the mirror when the first tab closes, and a damaged mirror is rewritten', async ({
	context,
	page,
	host
}) => {
	const { url } = await host({ folder: builtApp });
	await logWin(page, url, 'From the first tab');
	await expect.poll(() => mirrorNote(page), { timeout: 20_000 }).toMatchObject({ wins: 1 });
	const second = await context.newPage();
	await logWin(second, url, 'From the second tab');
	await expect.poll(() => mirrorNote(second), { timeout: 20_000 }).toMatchObject({ wins: 2 });
	await page.close();
	await logWin(second, url, 'After the first tab');
	await expect.poll(() => mirrorNote(second), { timeout: 20_000 }).toMatchObject({ wins: 3 });

	await second.goto(`${url}/help`);
	// The page that was left closes its files a moment later.
	await expect
		.poll(() =>
			second.evaluate(async () => {
				const root = await navigator.storage.getDirectory();
				const mirror = await root.getDirectoryHandle('mirror');
				const ring = await mirror.getDirectoryHandle('ring-000001');
				try {
					for (const name of ['0', '1', '2']) {
						const writing = await (await ring.getFileHandle(name)).createWritable();
						await writing.write(new Uint8Array(4096).fill(0xa5));
						await writing.close();
					}
				} catch (error) {
					if ((error as Error).name !== 'NoModificationAllowedError') throw error;
					return 'held';
				}
				return 'damaged';
			})
		)
		.toBe('damaged');
	const { atMs } = (await mirrorNote(second))!;
	await second.goto(`${url}/`);
	await expect(second.getByText('Your pond: 3 wins, and they stay.')).toBeVisible();
	await expect
		.poll(
			() =>
				second.evaluate(async () => {
					const root = await navigator.storage.getDirectory();
					const mirror = await root.getDirectoryHandle('mirror');
					const ring = await mirror.getDirectoryHandle('ring-000001');
					const sizes = ['0', '1', '2'].map(
						async (name) => (await (await ring.getFileHandle(name)).getFile()).size
					);
					return Math.min(...(await Promise.all(sizes)));
				}),
			{ timeout: 20_000 }
		)
		.toBeLessThan(4096);
	// The app writes the note last, after the rest of the mirror.
	await expect
		.poll(async () => (await mirrorNote(second))?.atMs, { timeout: 20_000 })
		.toBeGreaterThan(atMs);
	await untilMirrored(second);
	await loseDatabase(second, url);
	await second.goto(`${url}/`);
	await second.getByRole('button', { name: words.recovery_bring! }).click();
	await expect(second.getByText('Your pond: 3 wins, and they stay.')).toBeVisible();
});

async function clearDatabase(page: Page, url: string): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send('Storage.clearDataForOrigin', { origin: url, storageTypes: 'indexeddb' });
}

test('a database that the browser clears under an open page is restored from the mirror', async ({
	page,
	host
}) => {
	const { url } = await host({ folder: builtApp });
	await logWin(page, url, 'Before it was cleared');
	await expect.poll(() => mirrorNote(page), { timeout: 20_000 }).toMatchObject({ wins: 1 });
	await untilMirrored(page);
	await page.goto(`${url}/log`);
	const note = page.getByRole('textbox', { name: words.log_note! });
	await note.fill('Under way');
	await clearDatabase(page, url);
	const told = page.getByRole('alert').filter({ hasText: words.problem_lost! });
	await expect(told.first()).toBeVisible();
	await page.getByRole('button', { name: words.save!, exact: true }).click();
	await expect(told).toHaveCount(2);
	await expect(note).toHaveValue('Under way');
	expect(await mirrorNote(page)).toMatchObject({ wins: 1 });

	await page.goto(`${url}/diary`);
	await page.getByRole('button', { name: words.recovery_bring! }).click();
	await expect(page.getByText('Before it was cleared')).toBeVisible();
	// Only then has the command ended: until it has, a second tap does nothing.
	await expect(page.getByText(words.recovery_done!)).toBeVisible();

	// An open diary reports the loss at once.
	await untilMirrored(page);
	await clearDatabase(page, url);
	await page.getByRole('button', { name: words.recovery_bring! }).click();
	await expect(page.getByText('Before it was cleared')).toBeVisible();
});
