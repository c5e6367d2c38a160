import { readFile } from 'node:fs/promises';
import type { BrowserContext } from '@playwright/test';
import { chromiumFlags, findChromium } from '../../scripts/chromium.js';
import { coreWithWorker } from './core.ts';
import {
	buttonIn as button,
	entries,
	expect,
	expectAccessible,
	expectNoSidewaysScroll,
	isLive,
	addPerson,
	log,
	main,
	notice,
	open,
	otherDevice,
	recordsOf,
	searchbox,
	stored,
	test,
	withoutWorker,
	undo,
	type Page
} from './steps.ts';

test.use({
	permissions: ['microphone'],
	launchOptions: {
		executablePath: findChromium() ?? undefined,
		// Use Chromium's fake tone instead of a microphone.
		args: [...chromiumFlags, '--use-fake-device-for-media-stream']
	}
});

const stateOf = (page: Page) => main(page).getByRole('status').filter({ hasText: /\S/ });

async function counts(page: Page): Promise<number[]> {
	const stores = await Promise.all(
		['wins', 'voiceNotes', 'recordings'].map((store) => recordsOf(page, store))
	);
	return stores.map(({ length }) => length);
}

/** Counts the open microphones of a page by wrapping `getUserMedia`. */
async function watchMicrophones(context: BrowserContext): Promise<void> {
	await context.addInitScript(() => {
		const tracks: MediaStreamTrack[] = [];
		const devices = navigator.mediaDevices;
		// Frames without an address have no media devices.
		if (!devices) return;
		const ask = devices.getUserMedia.bind(devices);
		devices.getUserMedia = async (what) => {
			const stream = await ask(what);
			tracks.push(...stream.getTracks());
			return stream;
		};
		Object.assign(window, {
			openMicrophones: () => tracks.filter(({ readyState }) => readyState === 'live').length
		});
	});
}
const openMicrophones = (page: Page) =>
	page.evaluate(() => (window as unknown as { openMicrophones(): number }).openMicrophones());

async function voice(page: Page, query = ''): Promise<void> {
	await open(page, `/voice${query}`);
	await expect(button(page, 'Record')).toBeVisible();
}

/** Waits until a second is recorded, however slow the machine is. */
async function untilASecondIsIn(page: Page): Promise<void> {
	await expect(main(page).getByRole('timer')).toHaveText(/^[1-9]\d? of 60 seconds$/);
}

/** Makes every sound on this page play in a loop until it is stopped, however slow the machine is. */
async function playOnAndOn(page: Page): Promise<void> {
	await page.evaluate(() => {
		const { play } = HTMLMediaElement.prototype;
		HTMLMediaElement.prototype.play = function () {
			this.loop = true;
			return play.call(this);
		};
	});
}

async function record(page: Page): Promise<void> {
	await button(page, 'Record').click();
	await untilASecondIsIn(page);
	await button(page, 'Stop').click();
	await expect(stateOf(page)).toHaveText(/^Voice note, /);
}

test(
	'a voice note is recorded, played, saved with its entry, deleted and restored',
	coreWithWorker,
	async ({ page, context }) => {
		await watchMicrophones(context);
		await addPerson(page, 'Ana');
		const [{ id }] = (await recordsOf(page, 'people')) as [{ id: string }];
		await page.evaluate(() => navigator.serviceWorker.ready);
		await page.reload();
		await isLive(page);
		await context.setOffline(true);
		await open(page, `/compose?card=ten-second-hello&person=${id}`);
		await main(page).getByRole('link', { name: 'Record a voice note' }).click();
		await expect(page).toHaveURL(`/voice?person=${id}&card=ten-second-hello`);
		await expect(main(page)).toContainText('It’s me, with a quick hello.');
		await expectAccessible(page, 'before recording');
		expect(await openMicrophones(page)).toBe(0);
		await button(page, 'Record').click();
		await untilASecondIsIn(page);
		expect(await openMicrophones(page)).toBe(1);
		await expectAccessible(page, 'while recording');
		await button(page, 'Stop').click();
		await expect(stateOf(page)).toHaveText(/^Voice note, ([2-9]|[1-6]\d) seconds$/);
		expect(await openMicrophones(page)).toBe(0);
		await expectAccessible(page, 'a recording');
		await expectNoSidewaysScroll(page, 'a recording');
		await button(page, 'Listen').click();
		await expect(button(page, 'Stop listening')).toBeVisible();
		await expect(button(page, 'Listen')).toBeVisible();

		await button(page, 'Keep in my diary').click();
		await expect(notice(page)).toContainText('Kept in your diary.');
		expect(await counts(page)).toEqual([1, 1, 1]);
		await undo(page).click();
		await expect(button(page, 'Keep in my diary')).toBeVisible();
		expect(await counts(page)).toEqual([0, 0, 0]);
		await button(page, 'Keep in my diary').click();
		await expect(notice(page)).toContainText('Kept in your diary.');
		expect(await recordsOf(page, 'wins')).toMatchObject([
			{ channel: 'voiceNote', people: [id], cardId: 'ten-second-hello', note: '' }
		]);
		const sounds = (await recordsOf(page, 'recordings')).map(({ audio }) => audio);

		await open(page, '/diary');
		const entry = entries(page).first();
		await expect(entry).toContainText(/Voice note, \d+ seconds/);
		await expectAccessible(page, 'an entry with a voice');
		await expectNoSidewaysScroll(page, 'an entry with a voice');
		await playOnAndOn(page);
		await entry.getByRole('button', { name: 'Listen' }).click();
		await expect(entry.getByRole('button', { name: 'Stop listening' })).toBeVisible();
		await entry.getByRole('button', { name: 'Stop listening' }).click();
		await entry.getByRole('button', { name: 'Delete voice note' }).click();
		await expect(notice(page)).toContainText('Deleted.');
		expect(await counts(page)).toEqual([1, 0, 0]);
		await undo(page).click();
		await expect(entry).toContainText(/Voice note, \d+ seconds/);

		await entry.getByRole('button', { name: 'Delete', exact: true }).click();
		await expect(entries(page)).toHaveCount(0);
		expect(await counts(page)).toEqual([0, 0, 0]);
		await undo(page).click();
		await expect(entries(page)).toHaveCount(1);
		expect(await counts(page)).toEqual([1, 1, 1]);
		expect((await recordsOf(page, 'recordings')).map(({ audio }) => audio)).toEqual(sounds);
	}
);

test('the recording page mentions a recent contact with the person, and quiet hours', async ({
	page
}) => {
	await addPerson(page, 'Ana');
	const [{ id }] = (await recordsOf(page, 'people')) as [{ id: string }];
	const lately = main(page).getByText('You were in touch with Ana today.');
	const quiet = main(page).getByText('It’s quiet hours. You could also send it in the morning.');
	await voice(page, `?person=${id}`);
	await expect(lately).toHaveCount(0);
	await expect(quiet).toHaveCount(0);
	await record(page);
	await button(page, 'Keep in my diary').click();
	await expect(notice(page)).toContainText('Kept in your diary.');
	// The hint ignores the note just saved until the next recording begins.
	await expect(lately).toHaveCount(0);
	await button(page, 'Record again').click();
	await expect(lately).toBeVisible();
	await button(page, 'Stop').click();
	await page
		.getByRole('combobox', { name: 'To', exact: true })
		.selectOption('Nobody in particular');
	await expect(lately).toHaveCount(0);

	await page.clock.setSystemTime('2026-11-23T22:30:00+01:00');
	await voice(page, `?person=${id}`);
	await expect(quiet).toBeVisible();
	await expect(main(page).getByText('You were in touch')).toHaveCount(0);
	await expectAccessible(page, 'recording late');
	await open(page, `/compose?person=${id}`);
	await expect(quiet).toBeVisible();
});

test('a saved voice note is found by a filter, read only when played, and unchanged in backups', async ({
	page,
	context,
	browser
}) => {
	test.setTimeout(240_000);
	await test.step('the diary filters for entries with a voice note', async () => {
		await log(page, 'Waved at the bus');
		await page.getByText('Filters', { exact: true }).click();
		const filter = page.getByRole('checkbox', { name: 'With a voice note' });
		await expect(page.getByRole('checkbox', { name: 'Treasured' })).toBeVisible();
		await expect(filter, 'nothing to look for').toHaveCount(0);
		await voice(page);
		await record(page);
		await button(page, 'Keep in my diary').click();
		await expect(notice(page)).toContainText('Kept in your diary.');
		await open(page, '/diary');
		await expect(entries(page)).toHaveCount(2);
		await page.getByText('Filters', { exact: true }).click();
		await filter.check();
		await expect(entries(page)).toHaveCount(1);
		await expect(entries(page)).toContainText('Voice note, ');
		await expect(main(page).getByText('One entry', { exact: true })).toBeVisible();
		await expectAccessible(page, 'the filters of the diary');
		await searchbox(page).fill('bus');
		await expect(main(page).getByText('No entries match.')).toBeVisible();
		await button(page, 'Show the whole diary').click();
		await expect(entries(page)).toHaveCount(2);
		await expect(filter).not.toBeChecked();
	});
	await test.step('the diary reads a recording only when it is played', async () => {
		await context.addInitScript(() => {
			const reads: string[] = [];
			for (const name of ['get', 'getAll', 'openCursor'] as const) {
				const read = IDBObjectStore.prototype[name] as (...values: unknown[]) => IDBRequest;
				IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...values: unknown[]) {
					reads.push(this.name);
					return read.apply(this, values);
				} as never;
			}
			Object.assign(window, { reads });
		});
		const reads = () => page.evaluate(() => (window as unknown as { reads: string[] }).reads);
		await open(page, '/diary');
		await expect(entries(page).first()).toContainText('Voice note, ');
		expect(await reads()).toContain('voiceNotes');
		expect(await reads()).not.toContain('recordings');
		await entries(page).getByRole('button', { name: 'Listen' }).click();
		await expect.poll(reads).toContain('recordings');
	});
	await test.step('plain and encrypted backups contain it byte for byte', async () => {
		const kept = await stored(page, 'recordings');
		const notes = await stored(page, 'voiceNotes');
		await open(page, '/settings/backup');
		const exported = async (name: string) => {
			const [download] = await Promise.all([
				page.waitForEvent('download'),
				button(page, name).click()
			]);
			const buffer = await readFile(await download.path());
			return { name: download.suggestedFilename(), mimeType: 'application/octet-stream', buffer };
		};
		const plain = await exported('Export a copy');
		await button(page, 'Export an encrypted copy').click();
		const passphrase = 'five small words kept well';
		await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
		await page.getByLabel('Passphrase again').fill(passphrase);
		const encrypted = await exported('Save encrypted copy');
		for (const file of [plain, encrypted]) {
			const other = await otherDevice(browser);
			await open(other, '/settings/import');
			await other.getByLabel('Import a copy').setInputFiles(file);
			if (file === encrypted) {
				await other.getByLabel('Passphrase', { exact: true }).fill(passphrase);
				await button(other, 'Open the copy').click();
			}
			await button(other, 'Import').click();
			await expect(notice(other)).toContainText('Imported', { timeout: 60_000 });
			expect(await stored(other, 'recordings')).toEqual(kept);
			expect(await stored(other, 'voiceNotes')).toEqual(notes);
			await open(other, '/diary');
			await playOnAndOn(other);
			await entries(other).getByRole('button', { name: 'Listen' }).click();
			await expect(entries(other).getByRole('button', { name: 'Stop listening' })).toBeVisible();
			await other.context().close();
		}
	});
});

test('a tap on "Record again" while a voice note is being saved loses neither', async ({
	page
}) => {
	await voice(page);
	await record(page);
	await button(page, 'Keep in my diary').evaluate((keep: HTMLElement) => {
		const isAgain = (one: HTMLElement) => one.textContent.trim() === 'Record again';
		const again = [...document.querySelectorAll('button')].find(isAgain);
		keep.click();
		again!.click();
	});
	await expect(notice(page)).toContainText('Kept in your diary.');
	await button(page, 'Record again').click();
	await untilASecondIsIn(page);
	await button(page, 'Stop').click();
	await button(page, 'Keep in my diary').click();
	await expect.poll(() => counts(page)).toEqual([2, 2, 2]);
	for (const { seconds } of await recordsOf(page, 'voiceNotes')) expect(seconds).toBeGreaterThan(0);
});

test('recording ends after a minute, and leaving the page discards it and closes the microphone', async ({
	page,
	context
}) => {
	await watchMicrophones(context);
	await voice(page);
	await button(page, 'Record').click();
	await untilASecondIsIn(page);
	await page.clock.fastForward(60_000);
	await expect(stateOf(page)).toHaveText('Voice note, 60 seconds');
	expect(await openMicrophones(page)).toBe(0);

	await button(page, 'Record again').click();
	await expect(button(page, 'Stop')).toBeVisible();
	expect(await openMicrophones(page)).toBe(1);
	await main(page).getByRole('link', { name: 'Write instead' }).click();
	await expect(page).toHaveURL(/\/compose/);
	expect(await openMicrophones(page)).toBe(0);
	await page.goBack();
	await expect(button(page, 'Record')).toBeVisible();
	expect(await counts(page)).toEqual([0, 0, 0]);
});

test('a voice note is shared as a file, and becomes a win with or without its sound', async ({
	page,
	context
}) => {
	await context.addInitScript(() => {
		const handed: unknown[] = [];
		Object.assign(navigator, {
			canShare: () => true,
			async share({ files = [] }: ShareData) {
				for (const { name, type, size } of files) handed.push({ name, type, isSound: size > 500 });
			}
		});
		Object.assign(window, { handed });
	});
	await voice(page);
	await record(page);
	await button(page, 'Share it').click();
	expect(await page.evaluate(() => (window as unknown as { handed: unknown }).handed)).toEqual([
		{
			name: expect.stringMatching(/^voice-note-2026-11-20-10\d\d\.(weba|m4a)$/),
			type: expect.stringMatching(/^audio\/(webm|x-m4a)$/),
			isSound: true
		}
	]);
	await expect(main(page).getByRole('heading', { name: 'Did you send it?' })).toBeFocused();
	await expectAccessible(page, 'the question about a voice note');
	await button(page, 'Sent').click();
	await expect(notice(page)).toContainText('Saved. Reaching out is care');
	expect(await counts(page)).toEqual([1, 0, 0]);

	await button(page, 'Record again').click();
	await untilASecondIsIn(page);
	await button(page, 'Stop').click();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		button(page, 'Save as a file').click()
	]);
	// Chromium records AAC if it was built with that codec.
	expect(download.suggestedFilename()).toMatch(/^voice-note-2026-11-20-10\d\d\.(webm|m4a)$/);
	const beginning = (await readFile(await download.path())).subarray(0, 8);
	expect(beginning.toString('hex')).toMatch(/^1a45dfa3|^.{8}66747970/);
	await button(page, 'Sent, and keep the sound').click();
	await expect(notice(page)).toContainText('Kept in your diary.');
	expect(await counts(page)).toEqual([2, 1, 1]);
	await expect(main(page).getByRole('list', { name: 'Kept voice notes' })).toContainText(
		'Voice note, '
	);
});

test('without room the page explains what to delete, and saves nothing', async ({ page }) => {
	await voice(page);
	await page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const opening = indexedDB.open('small-hello');
				opening.onsuccess = () => {
					const writing = opening.result.transaction('voiceNotes', 'readwrite');
					for (let i = 10; i < 22; i++) {
						const id = `01900000-0000-7000-8000-0000000000${i}`;
						const at = '2026-11-01T10:00:00+01:00';
						const revision = `001795000000000.000${i}.00000000000000aa`;
						const size = { seconds: 60, type: 'audio/webm', bytes: 5_000_000 };
						const record = { id, at, ...size, winId: null, personId: null, revision };
						const order = ['2026-11-01', Date.parse(at)];
						writing.objectStore('voiceNotes').put({ id, revision, order, record });
					}
					writing.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			})
	);
	await page.reload();
	const full = /There’s no room in the diary for another voice note.*60 MB.*Delete one/;
	await expect(main(page)).toContainText(full);
	await record(page);
	await button(page, 'Keep in my diary').click();
	await expect(main(page).getByRole('alert')).toContainText(full);
	expect(await counts(page)).toEqual([0, 12, 0]);
	await button(page, 'Delete voice note').first().click();
	await button(page, 'Keep in my diary').click();
	await expect(notice(page)).toContainText('Kept in your diary.');
	expect(await counts(page)).toEqual([1, 12, 1]);
});

test('a refused microphone is reported, and the page links to writing', async ({ browser }) => {
	const context = await browser.newContext({ permissions: [] });
	await withoutWorker(context);
	const page = await context.newPage();
	await voice(page);
	await button(page, 'Record').click();
	await expect(main(page).getByRole('alert')).toContainText(
		'The browser doesn’t let this page use the microphone.'
	);
	await expect(button(page, 'Record')).toBeEnabled();
	await expectAccessible(page, 'no microphone');
	await main(page).getByRole('link', { name: 'Write instead' }).click();
	await expect(page).toHaveURL(/\/compose/);
	await context.close();
});
