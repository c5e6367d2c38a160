import { readdir, readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { copyWith } from './copy-with.ts';
import { backends, type Backend } from './backends.ts';
import { core } from './core.ts';
import { fixtures, makePast } from './past-databases.ts';
import { browserOn, withProfile } from './profiles.ts';
import { smallDisk } from './small-disk.ts';
import { entries, expect, log, note, notice, open, stored, test, type Page } from './steps.ts';

const importButton = (page: Page) => page.getByRole('button', { name: 'Import', exact: true });

async function choose(page: Page, wins: number): Promise<void> {
	await open(page, '/settings/import');
	await page.getByLabel('Import a copy').setInputFiles({
		name: 'copy.json',
		mimeType: 'application/json',
		buffer: Buffer.from(copyWith(wins, 1))
	});
	await expect(page.getByRole('main')).toContainText('Entries:');
}

/** Returns all rows that an import may change. */
const rowsIn = (page: Page) =>
	Promise.all(['wins', 'totals', 'monthIndexes', 'meta'].map((store) => stored(page, store)));

test.describe('a full disk', () => {
	test('rejects a whole import with a message, and accepts it once there is room', async ({
		page,
		context
	}) => {
		const disk = await smallDisk(context, page);
		await log(page, 'Kept before');
		await choose(page, 1_200);
		await disk.fill();
		const before = await rowsIn(page);
		await importButton(page).click();
		await expect(notice(page)).toContainText('This couldn’t be saved. Your device is full');
		expect(await rowsIn(page)).toEqual(before);

		await disk.makeRoom();
		await importButton(page).click();
		await expect(notice(page)).toContainText('Imported 1200 entries');
		expect(await stored(page, 'wins')).toHaveLength(1_201);
	});

	test('does not prevent a complete backup', async ({ page, context }) => {
		const disk = await smallDisk(context, page);
		await log(page, 'Wanted elsewhere');
		await open(page, '/settings/backup');
		await disk.fill();
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'Export a copy' }).click()
		]);
		const copy = JSON.parse(await readFile(await download.path(), 'utf8')) as { wins: object[] };
		expect(copy.wins).toMatchObject([{ note: 'Wanted elsewhere' }]);
		await expect(notice(page)).toContainText(download.suggestedFilename());
	});
});

test(
	'an upgrade waits for a tab with the previous version, both tabs explain it, and it then finishes',
	core,
	async ({ page, context }) => {
		const past = fixtures.at(-2)!;
		await page.goto('/manifest.webmanifest');
		await makePast(page, past);
		const wins = (await stored(page, 'wins')) as { record?: object }[];

		const older = await context.newPage();
		// The app of one version ago in a tab that cannot close its database, like a frozen tab.
		await older.addInitScript((version) => {
			const { open } = IDBFactory.prototype;
			IDBFactory.prototype.open = function (name) {
				return open.call(this, name, version);
			};
			IDBDatabase.prototype.close = () => {};
			// That version had fewer stores, and missed none.
			DOMStringList.prototype.contains = () => true;
			// Workers would request the current version of the database and wait ahead of the newer tab.
			Reflect.deleteProperty(window, 'Worker');
		}, past.version);
		await older.goto('/log');
		await note(older).fill('In the middle of a');

		const newer = await context.newPage();
		await newer.goto('/diary');
		await expect(newer.getByRole('alert').first()).toContainText(
			'Another tab has an older version of Small Hello open. Close it, and this one goes on.'
		);
		await expect(older.getByRole('alert').first()).toContainText(
			'A newer version of Small Hello is open in another tab.'
		);
		await expect(note(older)).toHaveValue('In the middle of a');
		await older.close();
		await expect(entries(newer)).toHaveCount(wins.filter(({ record }) => record).length);
		await expect(newer.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
		await open(newer, '/log');
		await expect(note(newer)).toHaveValue('In the middle of a');
	}
);

/** Ends the page's import worker without an event, after `requests` writes or deletes. */
async function endThreadAfter(page: Page, requests: number): Promise<void> {
	const threads = () => page.workers().filter((worker) => worker.url().includes('import-worker'));
	await expect.poll(() => threads().length).toBe(1);
	await threads()[0]!.evaluate((last) => {
		let count = 0;
		for (const name of ['put', 'delete'] as const) {
			const request = IDBObjectStore.prototype[name];
			IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...values: unknown[]) {
				if (++count === last) self.close();
				return Reflect.apply(request, this, values);
			} as never;
		}
	}, requests);
}

test('an import whose worker ends halfway writes nothing, reports that, and can be repeated', async ({
	page
}) => {
	await log(page, 'Kept before');
	await choose(page, 2_000);
	const before = await rowsIn(page);
	await endThreadAfter(page, 1_500);
	await importButton(page).click();
	const alert = page.getByRole('main').getByRole('alert');
	await expect(alert).toHaveText(
		'The browser stopped halfway through this file. Choose it again to try once more. Nothing was changed.'
	);
	expect(await rowsIn(page)).toEqual(before);

	await choose(page, 2_000);
	await importButton(page).click();
	await expect(notice(page)).toContainText('Imported 2000 entries');
	await endThreadAfter(page, 1);
	// The page itself then undoes the import.
	await notice(page).getByRole('button', { name: 'Undo' }).click();
	await expect(notice(page)).toContainText('Undone.');
	expect(await stored(page, 'wins')).toHaveLength(1);
});

/** Returns the log of IndexedDB in a profile that was written last; undefined if there is none. */
async function writtenFile(profile: string, { name }: Backend): Promise<string | undefined> {
	const folder = join(profile, 'Default', 'IndexedDB');
	const isLog = name === 'SQLite' ? /-wal$/ : /\.leveldb[/\\]\d+\.log$/;
	const paths = (await readdir(folder, { recursive: true })).filter((path) => isLog.test(path));
	const logs = await Promise.all(
		paths.map(async (path) => {
			const log = join(folder, path);
			return { log, atMs: (await stat(log)).mtimeMs };
		})
	);
	return logs.sort((a, b) => a.atMs - b.atMs).at(-1)?.log;
}

/**
 * A browser that dies during a write leaves its log with a torn end. Chromium continues the log behind it,
 * and without `beginFreshLog` the second start after that finds an empty diary. SQLite is walked in slow runs.
 */
for (const backend of backends.filter(({ name }) => name === 'LevelDB' || process.env.SLOW_TESTS))
	test(`a write torn by a dying browser does not lose the diary at a later start, on ${backend.name}`, async ({
		baseURL
	}) => {
		const notesOf = async (page: Page) => {
			await open(page, `${baseURL}/diary`);
			const rows = (await stored(page, 'wins')) as { record: { note: string } }[];
			return rows.map(({ record }) => record.note).sort();
		};
		await withProfile(async (profile) => {
			let browser = await browserOn(profile, { flags: backend.flags });
			try {
				const { page } = browser;
				for (const words of ['one', 'two']) await log(page, words, baseURL);
				// Write something else last, so that the torn write is none of the wins.
				await page.evaluate(async () => {
					const opening = indexedDB.open('torn');
					await new Promise((resolve) => {
						opening.onupgradeneeded = () => opening.result.createObjectStore('bytes');
						opening.onsuccess = resolve;
					});
					const writing = opening.result.transaction('bytes', 'readwrite', {
						durability: 'strict'
					});
					writing.objectStore('bytes').put('x'.repeat(5_000), 1);
					await new Promise((resolve) => (writing.oncomplete = resolve));
				});
				await browser.kill();
				const file = await writtenFile(profile, backend);
				expect(file, `this Chromium stores databases in ${backend.name}`).toBeDefined();
				await truncate(file!, (await stat(file!)).size - 3);

				browser = await browserOn(profile, { flags: backend.flags });
				const second = browser.page;
				expect(await notesOf(second)).toEqual(['one', 'two']);
				await log(second, 'three', baseURL);
				await browser.close();

				browser = await browserOn(profile, { flags: backend.flags });
				expect(await notesOf(browser.page)).toEqual(['one', 'three', 'two']);
			} finally {
				await browser.kill();
			}
		});
	});
