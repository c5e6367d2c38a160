import { worker } from './core.ts';
import { readFile } from 'node:fs/promises';
import type { Download } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { revisionOf, type NodeId } from '#lib/core/clock.ts';
import { blankWin, type WinId } from '#lib/core/win.ts';
import { copyOf, emptyDiary } from '../support/copies.ts';
import { hold } from './held.ts';
import {
	energy,
	expect,
	expectAccessible,
	expectNoSidewaysScroll,
	forenoon,
	isLive,
	log,
	main,
	notice,
	open,
	otherDevice,
	stored,
	suggestions,
	test,
	undo,
	type Page,
	openUp
} from './steps.ts';

interface File {
	name: string;
	mimeType: string;
	buffer: Buffer;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const passphrase = 'five small words kept well';

/** Returns a backup with `count` entries, plus tombstones, losing versions and an unknown collection. */
async function copyWith(count: number): Promise<File> {
	const node = 'b'.repeat(16) as NodeId;
	const diary = { ...emptyDiary(), others: { dreams: [{ id: 'r', step: 2 }] } };
	const firstMs = Date.UTC(2025, 0, 1);
	for (let i = 0; i < count; i++) {
		const timeMs = firstMs + i * 3_600_000;
		const revision = revisionOf({ node, timeMs, counter: 0 });
		const id = uuidv7({ msecs: timeMs }) as WinId;
		const at = new Date(timeMs).toISOString().replace('.000Z', '+00:00');
		const other = { note: `other ${i}`, genuine: '', carry: '', revision };
		diary.collections.wins.set(id, {
			...blankWin(at),
			id,
			note: `Entry ${i} “\u2028” 👋🏽`,
			treasured: i === 0,
			revision,
			...(i % 50 === 0 && { otherVersions: [other] })
		} as never);
		if (i % 100 > 0) continue;
		const gone = uuidv7({ msecs: timeMs + 1 });
		diary.collections.wins.set(gone, { id: gone, revision, deleted: true });
	}
	const buffer = Buffer.from(await copyOf(diary).arrayBuffer());
	return { name: 'copy.json', mimeType: 'application/json', buffer };
}

async function imports(page: Page, file: File): Promise<void> {
	if (new URL(page.url()).pathname !== '/settings/import') await open(page, '/settings/import');
	await page.getByLabel('Import a copy').setInputFiles(file);
	if (file.name.endsWith('.age')) {
		await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
		await button(page, 'Open the copy').click();
	}
	await button(page, 'Import').click();
	await expect(notice(page)).toContainText('Imported', { timeout: 60_000 });
}

async function fileOf(download: Download): Promise<File> {
	const buffer = await readFile(await download.path());
	return { name: download.suggestedFilename(), mimeType: 'application/octet-stream', buffer };
}

/**
 * Clicks a button and returns the file that it downloads. Waits for the app's notice: by then the app has
 * recorded the backup.
 */
async function exported(page: Page, name = 'Export a copy'): Promise<File> {
	if (new URL(page.url()).pathname !== '/settings/backup') await open(page, '/settings/backup');
	const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
	await expect(notice(page)).toContainText(download.suggestedFilename());
	return fileOf(download);
}

async function fillPassphrase(page: Page): Promise<void> {
	await button(page, 'Export an encrypted copy').click();
	await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
	await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
	await page.getByLabel('Passphrase again').fill(passphrase);
}

const withoutMoment = ({ buffer }: File) =>
	buffer.toString().replace(/"exportedAt": "[^"]*"/, '"exportedAt"');

test('two thousand entries survive export and import unchanged, plain and encrypted', async ({
	page,
	browser
}) => {
	await imports(page, await copyWith(2_000));
	const plain = await exported(page);
	expect(plain.name).toBe('small-hello-2026-11-20.json');
	await expect(notice(page)).toContainText(plain.name);
	await expect(main(page)).toContainText(
		'Your last copy is from 20 November 2026, with 2000 entries.'
	);

	const wiped = await otherDevice(browser);
	await imports(wiped, plain);
	expect(await stored(wiped, 'wins')).toEqual(await stored(page, 'wins'));
	expect(withoutMoment(await exported(wiped))).toBe(withoutMoment(plain));
	await wiped.context().close();

	await fillPassphrase(page);
	await expect(page.getByText('They match.')).toBeVisible();
	await expectAccessible(page, 'a passphrase for a copy');
	await expectNoSidewaysScroll(page, 'a passphrase for a copy');
	const encrypted = await exported(page, 'Save encrypted copy');
	expect(encrypted.name).toBe('small-hello-2026-11-20.json.age');
	expect(encrypted.buffer.toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt /);
	await expect(page.getByLabel('Passphrase again')).toHaveCount(0);
	await expect(main(page)).toContainText('20 November 2026, encrypted, with 2000 entries.');

	const third = await otherDevice(browser);
	await imports(third, encrypted);
	expect(await stored(third, 'wins')).toEqual(await stored(page, 'wins'));
	await third.context().close();
});

test('an export that is cancelled or interrupted by a reload leaves no file', async ({ page }) => {
	await log(page, 'Tea');
	await open(page, '/settings/backup');
	const downloads: Download[] = [];
	page.on('download', (download) => downloads.push(download));
	const progress = page.getByRole('progressbar', { name: /Making your file/ });
	await expect(main(page)).toContainText('You haven’t made a copy in this browser yet.');
	await fillPassphrase(page);
	const letGo = await hold(page, 'wins');
	await button(page, 'Save encrypted copy').click();
	await expect(progress).toBeVisible();
	await expectAccessible(page, 'an export under way');
	await button(page, 'Cancel').click();
	await expect(notice(page)).toContainText('Stopped. Your diary hasn’t changed.');
	await expect(progress).toHaveCount(0);
	await letGo();

	await hold(page, 'wins');
	await button(page, 'Save encrypted copy').click();
	await expect(progress).toBeVisible();
	await page.reload();
	await isLive(page);
	await expect(main(page)).toContainText('You haven’t made a copy in this browser yet.');
	await expect(progress).toHaveCount(0);
	const files = await page.evaluate(async () => {
		const names: string[] = [];
		const folder = await navigator.storage.getDirectory();
		for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys())
			names.push(name);
		return names.filter((name) => /copy|age|small-hello/.test(name));
	});
	expect(files).toEqual([]);
	expect(downloads).toEqual([]);
	expect(JSON.parse((await exported(page)).buffer.toString()).wins).toHaveLength(1);
});

test('an export needs no network and no worker', worker, async ({ page, context, browser }) => {
	await log(page, 'Far from any network');
	await open(page, '/settings/backup');
	await page.evaluate(() => navigator.serviceWorker.ready);
	await page.reload();
	await isLive(page);
	await context.setOffline(true);
	await page.reload();
	await isLive(page);
	expect(JSON.parse((await exported(page)).buffer.toString()).wins).toHaveLength(1);
	await exported(page, 'Export a spreadsheet');
	await fillPassphrase(page);
	await exported(page, 'Save encrypted copy');
	await context.setOffline(false);

	const other = await otherDevice(browser);
	await other.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
	await log(other, 'Without a thread');
	const { buffer } = await exported(other);
	expect(JSON.parse(buffer.toString()).wins).toMatchObject([{ note: 'Without a thread' }]);
	await fillPassphrase(other);
	expect((await exported(other, 'Save encrypted copy')).name).toMatch(/\.age$/);
	await other.context().close();
});

test('a backup is saved to the same file each time until the user chooses another', async ({
	page
}) => {
	// Headless Chromium has no file picker, so a file in OPFS replaces the one that a user would pick.
	await page.addInitScript(() => {
		let asked = 0;
		Object.assign(window, {
			asked: () => asked,
			async showSaveFilePicker({ suggestedName }: { suggestedName: string }) {
				asked++;
				const folder = await navigator.storage.getDirectory();
				return folder.getFileHandle(suggestedName, { create: true });
			}
		});
	});
	const asked = () => page.evaluate(() => (window as unknown as { asked(): number }).asked());
	const backupText = () =>
		page.evaluate(async () => {
			const folder = await navigator.storage.getDirectory();
			return (await (await folder.getFileHandle('small-hello.json')).getFile()).text();
		});
	await log(page, 'One');
	await open(page, '/settings/backup');
	await page.getByLabel('Save to the same file each time').check();
	await button(page, 'Export a copy').click();
	await expect(notice(page)).toContainText('Saved to small-hello.json.');
	expect(JSON.parse(await backupText()).wins).toHaveLength(1);
	await expectAccessible(page, 'a file that was picked');
	await expectNoSidewaysScroll(page, 'a file that was picked');

	await log(page, 'Two');
	await open(page, '/settings/backup');
	await expect(main(page)).toContainText('with one entry; one new since then.');
	await button(page, 'Export a copy').click();
	await expect(notice(page)).toContainText('Saved to small-hello.json.');
	expect(await asked()).toBe(0);
	expect(JSON.parse(await backupText()).wins).toHaveLength(2);

	await button(page, 'Choose another file').click();
	await expect(notice(page)).toContainText('Next time, you’ll be asked where it goes.');
	await button(page, 'Export a copy').click();
	await expect(notice(page)).toContainText('Saved to');
	expect(await asked()).toBe(1);
});

test('a backup is shared by the share sheet, after a second tap if the first is too old', async ({
	page
}) => {
	// Linux has no share sheet.
	await page.addInitScript(() => {
		const taken: string[] = [];
		let isTapRecent = true;
		Object.assign(window, { taken, forgetTap: () => (isTapRecent = false) });
		Object.defineProperty(navigator, 'userActivation', {
			value: {
				get isActive() {
					return isTapRecent;
				}
			}
		});
		Object.assign(navigator, {
			canShare: () => true,
			async share({ files }: { files: globalThis.File[] }) {
				for (const file of files) taken.push(`${file.name}: ${await file.text()}`);
			}
		});
	});
	const taken = () => page.evaluate(() => (window as unknown as { taken: string[] }).taken);
	await log(page, 'Tea');
	await open(page, '/settings/backup');
	await page.getByLabel('An app, with the share sheet').check();
	await button(page, 'Export a copy').click();
	await expect(notice(page)).toContainText('Sent to the app you picked');
	expect(await taken()).toHaveLength(1);
	expect((await taken())[0]).toMatch(/^small-hello-2026-11-20\.json\.txt: \{\n"format"/);

	await page.evaluate(() => (window as unknown as { forgetTap(): void }).forgetTap());
	await button(page, 'Export a copy').click();
	await expect(page.getByRole('heading', { name: 'Your file is ready' })).toBeFocused();
	await expectAccessible(page, 'a file that is ready');
	await expectNoSidewaysScroll(page, 'a file that is ready');
	expect(await taken()).toHaveLength(1);
	await button(page, 'Share the copy').click();
	await expect(notice(page)).toContainText('Sent to the app you picked');
	expect(await taken()).toHaveLength(2);
	await expect(page.getByRole('heading', { name: 'Your file is ready' })).toHaveCount(0);

	await button(page, 'Export a copy').click();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		button(page, 'Save the copy').click()
	]);
	expect(download.suggestedFilename()).toBe('small-hello-2026-11-20.json');
	await button(page, 'Export a copy').click();
	await button(page, 'Discard it').click();
	await expect(page.getByRole('heading', { name: 'Copies of your diary' })).toBeFocused();
});

test('Today suggests a backup calmly, and stops when the user declines', async ({ page }) => {
	const reminder = page.getByRole('region', { name: 'A copy of your diary' });
	const inMonths = (count: number) =>
		page.clock.setSystemTime(Date.parse(forenoon) + count * 31 * 24 * 3_600_000);
	/** Waits for “A good moment”: if the reminder is missing by then, it will not appear. */
	const hasLookedBack = () =>
		expect(page.getByRole('button', { name: 'A good moment' })).toBeVisible();

	const openReminder = () => openUp(page, 'copy');

	await imports(page, await copyWith(12));
	// The first visit shows no reminder.
	await open(page, '/');
	await hasLookedBack();
	await expect(reminder).toHaveCount(0);
	// Wait until the first visit is stored.
	await expect.poll(() => stored(page, 'preferences')).toHaveLength(1);

	await open(page, '/');
	await expect(reminder).toContainText('You haven’t made a copy in this browser yet.');
	await expectAccessible(page, 'a reminder of a copy');
	await expectNoSidewaysScroll(page, 'a reminder of a copy');
	const top = async (place: typeof reminder) => (await place.boundingBox())!.y;
	expect(await top(reminder)).toBeGreaterThan(await top(suggestions(page)));

	await energy(page).fill('15');
	await expect(reminder).toHaveCount(0);
	await energy(page).fill('60');
	await expect(reminder).toBeVisible();

	await openReminder();
	await reminder.getByRole('button', { name: 'Not now' }).click();
	await expect(notice(page)).toContainText('It may come back in a month.');
	await expect(reminder).toHaveCount(0);
	await undo(page).click();
	await expect(reminder).toBeVisible();
	await openReminder();
	await reminder.getByRole('button', { name: 'Not now' }).click();
	await expect(reminder).toHaveCount(0);
	await page.reload();
	await isLive(page);
	await hasLookedBack();
	await expect(reminder).toHaveCount(0);

	await inMonths(1);
	await open(page, '/');
	await expect(reminder).toBeVisible();
	await openReminder();
	await reminder.getByRole('link', { name: 'Make a copy' }).click();
	await expect(page).toHaveURL(/\/settings\/backup$/);
	await exported(page);
	await open(page, '/');
	await hasLookedBack();
	await expect(reminder).toHaveCount(0);

	// A month later there is no new entry, and then there is one.
	await inMonths(2.1);
	await open(page, '/');
	await hasLookedBack();
	await expect(reminder).toHaveCount(0);
	await log(page, 'Something new');
	await open(page, '/');
	await expect(reminder).toContainText(/Your last copy is from .*, with 12 entries; one new/);
	await openReminder();
	await reminder.getByRole('button', { name: 'Don’t remind me' }).click();
	await expect(notice(page)).toContainText('It won’t come back.');
	await inMonths(14);
	await open(page, '/');
	await hasLookedBack();
	await expect(reminder).toHaveCount(0);

	await open(page, '/settings/backup');
	const isWanted = page.getByLabel('Remind me to make a copy');
	// The box is checked until the stored setting has loaded.
	await expect(isWanted).not.toBeChecked();
	await isWanted.check();
	await expect(notice(page)).toContainText('Saved');
	await open(page, '/');
	await expect(reminder).toBeVisible();
});
