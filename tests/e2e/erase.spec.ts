import { readFile } from 'node:fs/promises';
import { coreWithWorker, worker } from './core.ts';
import { filesWith } from './profile-search.ts';
import { browserOn, withProfile } from './profiles.ts';
import {
	welcome,
	expect,
	expectAccessible,
	expectNoSidewaysScroll,
	findOne,
	isLive,
	addPerson,
	log,
	note,
	notice,
	open,
	stored,
	test,
	type Page
} from './steps.ts';
import { leftBehind, nothing } from './left-behind.ts';

const eraseButton = (page: Page) => page.getByRole('button', { name: 'Erase everything' });
const ending = (page: Page) => page.getByRole('dialog');
const end = (page: Page) => ending(page).getByRole('heading', { name: 'Erased', exact: true });

/** Clicks through “Erase everything” in Settings, without waiting for the end. */
async function erase(page: Page): Promise<void> {
	if (new URL(page.url()).pathname !== '/settings/erase') await open(page, '/settings/erase');
	await eraseButton(page).click();
	await page.getByRole('button', { name: 'Erase it all now' }).click();
}

/** Returns how many of the app's files are stored for use without the network. */
const storedFiles = (page: Page) =>
	page.evaluate(async () => {
		const names = await caches.keys();
		const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return requests.flat().length;
	});

/** Stores something in every place where a site can store data. */
async function leaveTraces(page: Page): Promise<void> {
	await page.evaluate(async () => {
		localStorage.setItem('language', 'en');
		sessionStorage.setItem('place', '1');
		const folder = await navigator.storage.getDirectory();
		await folder.getFileHandle('loose', { create: true });
		const mirror = await folder.getDirectoryHandle('mirror', { create: true });
		const file = await mirror.getFileHandle('ring-1', { create: true });
		const writing = await file.createWritable();
		await writing.write('Words');
		await writing.close();
		await (await caches.open('of another time')).put('/words', new Response('Words'));
		await new Promise((resolve) => {
			const opening = indexedDB.open('small-hello-later');
			opening.onsuccess = () => {
				opening.result.close();
				resolve(null);
			};
		});
	});
}

test('erasing asks once, lists what it deletes and what stays, and offers a backup first', async ({
	page
}) => {
	await log(page, 'Tea with a neighbour');
	await open(page, '/settings/erase');
	await eraseButton(page).click();
	const question = page.getByRole('group', { name: 'Erase everything from this browser?' });
	await expect(page.getByText('Erase everything from this browser?')).toBeFocused();
	// On a small screen it has to scroll there.
	await expect(question.getByRole('heading', { level: 2 })).toBeInViewport();
	await expect(page.getByRole('button', { name: 'Erase it all now' })).toBeInViewport();
	await expect(question).toContainText('your diary, drafts, people, plans');
	await expect(question).toContainText('Copies you saved as files stay where they are.');
	await expect(question).toContainText('you’ll need the network once to open it again');
	await expectAccessible(page, 'the question before erasing');
	await expectNoSidewaysScroll(page, 'the question before erasing');

	const [download] = await Promise.all([
		page.waitForEvent('download'),
		question.getByRole('button', { name: 'Export a copy first' }).click()
	]);
	expect(await readFile(await download.path(), 'utf8')).toContain('Tea with a neighbour');
	await expect(notice(page)).toContainText(download.suggestedFilename());

	await question.getByRole('button', { name: 'Keep everything' }).click();
	await expect(question).toHaveCount(0);
	await expect(eraseButton(page)).toBeFocused();
	expect(await stored(page, 'wins')).toHaveLength(1);
});

test(
	'after erasing nothing is stored until the user begins again',
	coreWithWorker,
	async ({ page, context }) => {
		await addPerson(page, 'Ann');
		await log(page, 'Waved at the driver');
		await findOne(page, 'driver');
		await open(page, '/log');
		await note(page).fill('Half a line');
		await open(page, '/settings/appearance');
		await page.getByRole('radio', { name: 'Dark' }).check();
		await leaveTraces(page);
		const before = await leftBehind(page);
		expect(before).toMatchObject({
			databases: expect.arrayContaining(['small-hello', 'small-hello-later']),
			workers: 1,
			localStorage: ['theme', 'language'],
			files: expect.arrayContaining(['loose', 'mirror'])
		});
		expect(before.caches.length).toBeGreaterThan(1);

		await erase(page);
		await expect(end(page)).toBeFocused();
		await expect(ending(page)).toContainText('It’s all gone from this browser');
		await expectAccessible(page, 'the end');
		await expectNoSidewaysScroll(page, 'the end');
		expect(await leftBehind(page)).toEqual(nothing);
		expect(await context.cookies()).toEqual([]);

		// Trigger the page's clock, which ticks each minute and whenever the page becomes visible.
		await page.clock.runFor(180_000);
		await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
		await page.keyboard.press('Escape');
		await expect(end(page)).toBeVisible();
		expect(await leftBehind(page)).toEqual(nothing);

		await ending(page).getByRole('link', { name: 'Start again' }).click();
		await expect(page).toHaveURL(/\/$/);
		await expect(welcome(page)).toBeVisible();
		expect(await stored(page, 'wins')).toEqual([]);
		expect(await stored(page, 'people')).toEqual([]);
		expect(await stored(page, 'drafts')).toEqual([]);
		expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
	}
);

test(
	'help works after erasing, even with the network off, and stores nothing',
	worker,
	async ({ page, context }) => {
		await log(page, 'Far from any network');
		await open(page, '/settings/erase');
		await page.reload();
		await isLive(page);
		await context.setOffline(true);
		await eraseButton(page).click();
		await expect(page.getByText('You’re offline right now')).toBeVisible();
		await page.getByRole('button', { name: 'Erase it all now' }).click();
		await expect(end(page)).toBeVisible();
		await ending(page).getByRole('link', { name: 'Get help now' }).click();
		await expect(page.getByRole('combobox', { name: 'Country' })).toBeVisible();
		await expect(ending(page)).toHaveCount(0);
		await expect(page.getByRole('alert').first()).toContainText('Everything was erased');
		expect(await leftBehind(page)).toEqual(nothing);
		await context.setOffline(false);
		await page.getByRole('button', { name: 'Reload' }).click();
		await expect(page.getByRole('combobox', { name: 'Country' })).toBeVisible();
	}
);

test(
	'other tabs close the database, hide the diary and store nothing new',
	worker,
	async ({ page, context }) => {
		await log(page, 'Told to nobody');
		const fileCount = await storedFiles(page);
		expect(fileCount).toBeGreaterThan(0);
		const [writing, searching] = [await context.newPage(), await context.newPage()];
		await open(searching, '/diary');
		await findOne(searching, 'nobody');
		await open(writing, '/log');
		await note(writing).pressSequentially('In the middle of a');

		await erase(page);
		await expect(end(page)).toBeVisible();
		for (const tab of [writing, searching]) {
			await expect(tab.getByRole('alert').first()).toContainText('Everything was erased');
			await expect(tab.getByRole('main')).not.toContainText('nobody');
			await expect(note(tab)).toHaveCount(0);
		}
		await writing.keyboard.type(' sentence');
		await writing.clock.runFor(180_000);
		// No page shows the diary or accepts words. Only help works.
		for (const place of ['Today', 'Diary', 'Log', 'Practise']) {
			await writing.getByRole('link', { name: place, exact: true }).click();
			await expect(writing.getByRole('alert').first()).toContainText('Everything was erased');
		}
		await searching.getByRole('link', { name: 'Get help now' }).click();
		await expect(searching.getByRole('combobox', { name: 'Country' })).toBeVisible();
		await writing.close();
		await searching.close();
		expect(await leftBehind(page)).toEqual(nothing);

		// The first tab is still open, so the browser revives its service worker without installing it.
		const next = await context.newPage();
		await next.goto('/log');
		await expect(note(next)).toHaveValue('');
		await expect.poll(() => storedFiles(next)).toBe(fileCount);
		await context.setOffline(true);
		await next.reload();
		await expect(note(next)).toHaveValue('');
	}
);

test('erasing waits for a tab that holds the database open, and shows that', async ({
	page,
	context
}) => {
	await log(page, 'Held fast');
	const holding = await context.newPage();
	await holding.goto('/manifest.webmanifest');
	await holding.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const opening = indexedDB.open('small-hello');
				opening.onsuccess = () => {
					Object.assign(window, { held: opening.result });
					resolve();
				};
			})
	);
	await erase(page);
	await expect(ending(page)).toContainText('Another tab still holds the diary.');
	await expect(end(page)).toHaveCount(0);
	await holding.close();
	await expect(end(page)).toBeVisible();
	expect(await leftBehind(page)).toEqual(nothing);
});

test('a file that is locked for a moment is deleted too', async ({ page, context }) => {
	await open(page, '/settings/erase');
	// This clock controls how long the app waits and retries.
	await page.clock.pauseAt('2026-11-20T10:01:00+01:00');
	const holding = await context.newPage();
	await holding.goto('/manifest.webmanifest');
	await holding.evaluate(async () => {
		const folder = await navigator.storage.getDirectory();
		const mirror = await folder.getDirectoryHandle('mirror', { create: true });
		const file = await mirror.getFileHandle('held', { create: true });
		const held = await file.createWritable();
		Object.assign(window, { letGo: () => held.close() });
	});
	await erase(page);
	await expect(ending(page)).toBeVisible();
	await expect.poll(async () => (await leftBehind(page)).databases).toEqual([]);
	await page.clock.runFor(1000);
	await expect(end(page)).toHaveCount(0);
	expect((await leftBehind(page)).files).toEqual(['mirror']);
	await holding.evaluate(() => (window as unknown as { letGo(): Promise<void> }).letGo());
	await page.clock.resume();
	await expect(end(page)).toBeVisible();
	await expect(ending(page)).toContainText('It’s all gone from this browser');
	expect((await leftBehind(page)).files).toEqual([]);
});

test('the final dialog lists what the browser did not delete', worker, async ({ page }) => {
	await page.addInitScript(() => {
		CacheStorage.prototype.delete = () => Promise.reject(new DOMException('', 'UnknownError'));
	});
	await log(page, 'Gone all the same');
	await erase(page);
	await expect(end(page)).toBeVisible();
	await expect(ending(page)).toContainText('wouldn’t remove: the app’s own files.');
	await expect(ending(page)).toContainText('clear this site’s data');
	const left = await leftBehind(page);
	expect({ ...left, caches: [] }).toEqual(nothing);
	expect(left.caches.length).toBeGreaterThan(0);
});

/** Faults of the browser while it erases, and the truth about each. */
const faults = {
	'a database that is not deleted': {
		breaks: () => {
			const { deleteDatabase } = IDBFactory.prototype;
			// The app deletes another database shortly after a page has opened, and need not notice if that fails.
			IDBFactory.prototype.deleteDatabase = function (name) {
				if (name === 'small-hello') throw new DOMException('', 'UnknownError');
				return deleteDatabase.call(this, name);
			};
		},
		heading: 'Your diary isn’t erased',
		told: 'wouldn’t remove the diary’s database. What you wrote may still be on this device.'
	},
	'a mirror that is not deleted': {
		breaks: () => {
			FileSystemDirectoryHandle.prototype.removeEntry = () =>
				Promise.reject(new DOMException('', 'UnknownError'));
		},
		heading: 'Your diary isn’t erased',
		told: 'wouldn’t remove the second copy. What you wrote may still be on this device.'
	},
	'databases that the browser does not list': {
		breaks: () => {
			IDBFactory.prototype.databases = () => Promise.reject(new DOMException('', 'UnknownError'));
		},
		heading: 'Not sure it’s all erased',
		told: 'won’t say whether these are gone: the diary’s database.'
	},
	'files that the browser does not list': {
		breaks: () => {
			StorageManager.prototype.getDirectory = () =>
				Promise.reject(new DOMException('', 'UnknownError'));
		},
		heading: 'Not sure it’s all erased',
		told: 'won’t say whether these are gone: the second copy.'
	}
};

for (const [fault, { breaks, heading, told }] of Object.entries(faults))
	test(`the final dialog does not claim more than is erased: ${fault}`, async ({ page }) => {
		await log(page, 'Perhaps still there');
		await expect.poll(async () => (await leftBehind(page)).files).toContain('mirror');
		await open(page, '/settings/erase');
		await page.evaluate(breaks);
		await erase(page);
		await expect(ending(page).getByRole('heading', { name: heading })).toBeFocused();
		await expect(ending(page)).toContainText(told);
		await expect(ending(page)).toContainText('clear this site’s data');
		await expect(ending(page)).not.toContainText('It’s all gone');
	});

test('no file of the profile contains the words after erasing', async ({ baseURL }) => {
	// Letters without repetition, so that a compressed file contains them literally too.
	const words = 'xqzvkwjpbfmgh';
	await withProfile(async (profile) => {
		const browser = await browserOn(profile, { isWhole: true, hasWorker: true });
		try {
			const page = await browser.context.newPage();
			await log(page, words, baseURL);
			const half = await browser.context.newPage();
			await open(half, `${baseURL}/log`);
			await note(half).fill(`${words}, half`);
			await expect.poll(() => stored(half, 'drafts')).toHaveLength(1);
			await page.goto(`${baseURL}/diary`);
			await findOne(page, words);
			await page.goto(`${baseURL}/settings/erase`);
			const where = async () => {
				const paths = await filesWith(profile, words);
				return [...new Set(paths.map((path) => path.split('/')[1]))].sort();
			};
			await expect.poll(where).toEqual(['File System', 'IndexedDB']);
			// The browser writes the files for its next start some seconds later.
			await page.waitForTimeout(3000);
			expect(await where()).toEqual(['File System', 'IndexedDB']);

			await erase(page);
			await expect(end(page)).toBeVisible();
			// The browser takes a moment to remove a file. A browser that is killed leaves the files as they are now.
			await expect.poll(() => filesWith(profile, words)).toEqual([]);
			await browser.close();
			expect(await filesWith(profile, words)).toEqual([]);
		} finally {
			await browser.kill();
		}
	});
});
