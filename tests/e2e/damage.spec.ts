import { readdir, readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { copyWith } from './copy-with.ts';
import { core } from './core.ts';
import { fixtures, makePast } from './past-databases.ts';
import { browserOn, withProfile } from './profiles.ts';
import { smallDisk } from './small-disk.ts';
import { entries, expect, log, note, notice, open, stored, test, type Page } from './steps.ts';

const importButton = (page: Page) => page.getByRole('button', { name: 'Import', exact: true });

async function choose(page: Page, wins: number): Promise<void> {
	await open(page, '/settings');
	await page.getByLabel('Import a copy').setInputFiles({
		name: 'copy.json',
		mimeType: 'application/json',
		buffer: Buffer.from(copyWith(wins, 1))
	});
	await expect(page.getByRole('main')).toContainText('Entries:');
}

/** All rows that an import may touch. */
const rowsIn = (page: Page) =>
	Promise.all(['wins', 'totals', 'monthIndexes', 'meta'].map((store) => stored(page, store)));

test.describe('a full disk', () => {
	test('keeps an import out as a whole, says so, and lets it in once there is room', async ({
		page,
		context
	}) => {
		const disk = await smallDisk(context, page);
		await log(page, 'Kept before');
		await choose(page, 1_200);
		await disk.fill();
		const before = await rowsIn(page);
		await importButton(page).click();
		await expect(notice(page)).toContainText('This could not be saved. The device is full');
		expect(await rowsIn(page)).toEqual(before);

		await disk.makeRoom();
		await importButton(page).click();
		await expect(notice(page)).toContainText('Brought in: 1200 entries');
		expect(await stored(page, 'wins')).toHaveLength(1_201);
	});

	test('is no hindrance to a copy, which is whole', async ({ page, context }) => {
		const disk = await smallDisk(context, page);
		await log(page, 'Wanted elsewhere');
		await open(page, '/settings');
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
	'an upgrade waits for a tab with the version before; both say so, and it goes on',
	core,
	async ({ page, context }) => {
		const past = fixtures.at(-2)!;
		await page.goto('/manifest.webmanifest');
		await makePast(page, past);
		const wins = (await stored(page, 'wins')) as { record?: object }[];

		const older = await context.newPage();
		// The app as it was one version ago, in a tab that cannot close its database, as one that stands still.
		await older.addInitScript((version) => {
			const { open } = IDBFactory.prototype;
			IDBFactory.prototype.open = function (name) {
				return open.call(this, name, version);
			};
			IDBDatabase.prototype.close = () => {};
			// Threads would open it as the present version does, and wait in the way of the newer tab.
			Reflect.deleteProperty(window, 'Worker');
		}, past.version);
		await older.goto('/log');
		await note(older).fill('In the middle of a');

		const newer = await context.newPage();
		await newer.goto('/diary');
		await expect(newer.getByRole('alert').first()).toContainText(
			'Another tab with an older version of Small Hello is open. Close it, and this one goes on.'
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

/** Ends the thread of the page without a word, once it has asked for so many writes or deletions. */
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

test('an import whose thread ends halfway has written nothing, says so, and can be tried again', async ({
	page
}) => {
	await log(page, 'Kept before');
	await choose(page, 2_000);
	const before = await rowsIn(page);
	await endThreadAfter(page, 1_500);
	await importButton(page).click();
	const alert = page.getByRole('main').getByRole('alert');
	await expect(alert).toHaveText(
		'The browser ended the work on this file halfway. Choose it again to try once more. Nothing was changed.'
	);
	expect(await rowsIn(page)).toEqual(before);

	await choose(page, 2_000);
	await importButton(page).click();
	await expect(notice(page)).toContainText('Brought in: 2000 entries');
	await endThreadAfter(page, 1);
	// Taking it back is done by the page then.
	await notice(page).getByRole('button', { name: 'Undo' }).click();
	await expect(notice(page)).toContainText('Taken back.');
	expect(await stored(page, 'wins')).toHaveLength(1);
});

/** The file to which Chromium writes what it keeps, until it tidies up; undefined where it does otherwise. */
async function writtenFile(profile: string): Promise<string | undefined> {
	const folder = join(profile, 'Default', 'IndexedDB');
	const files = await readdir(folder, { recursive: true });
	const name = files
		.filter((path) => /\.leveldb[/\\]\d+\.log$/.test(path))
		.sort()
		.at(-1);
	return name && join(folder, name);
}

/**
 * A browser that dies in the middle of a write leaves the end of its file torn. Chromium goes on behind
 * it, and without `fresh-log.ts` the start after the next finds an empty diary.
 */
test('a write that was torn by a dying browser does not cost the diary at a later start', async ({
	baseURL
}) => {
	const notesOf = async (page: Page) => {
		await open(page, `${baseURL}/diary`);
		const rows = (await stored(page, 'wins')) as { record: { note: string } }[];
		return rows.map(({ record }) => record.note).sort();
	};
	await withProfile(async (profile) => {
		let browser = await browserOn(profile);
		try {
			const { page } = browser;
			for (const words of ['one', 'two']) await log(page, words, baseURL);
			// What is torn has to be something else than the wins that are looked for.
			await page.evaluate(async () => {
				const opening = indexedDB.open('torn');
				await new Promise((resolve) => {
					opening.onupgradeneeded = () => opening.result.createObjectStore('bytes');
					opening.onsuccess = resolve;
				});
				const writing = opening.result.transaction('bytes', 'readwrite', { durability: 'strict' });
				writing.objectStore('bytes').put('x'.repeat(5_000), 1);
				await new Promise((resolve) => (writing.oncomplete = resolve));
			});
			await browser.kill();
			const file = await writtenFile(profile);
			expect(file, 'this Chromium keeps databases as this test knows it').toBeDefined();
			await truncate(file!, (await stat(file!)).size - 3);

			browser = await browserOn(profile);
			const second = browser.page;
			expect(await notesOf(second)).toEqual(['one', 'two']);
			await log(second, 'three', baseURL);
			await browser.close();

			browser = await browserOn(profile);
			expect(await notesOf(browser.page)).toEqual(['one', 'three', 'two']);
		} finally {
			await browser.kill();
		}
	});
});
