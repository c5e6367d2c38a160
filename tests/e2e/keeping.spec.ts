import { readFile } from 'node:fs/promises';
import { core, worker } from './core.ts';
import { hold } from './held.ts';
import { browserOn, withProfile } from './profiles.ts';
import { smallDisk } from './small-disk.ts';
import {
	welcome,
	acts,
	energy,
	entries,
	expect,
	findOne,
	isLive,
	log,
	main,
	note,
	notice,
	open,
	saveButton,
	stored,
	suggestions,
	test,
	undo,
	unfold,
	type Page
} from './steps.ts';

/** Returns the notes of all stored drafts. */
async function draftNotes(page: Page): Promise<string[]> {
	const drafts = (await stored(page, 'drafts')) as { details: { note: string } }[];
	return drafts.map(({ details }) => details.note);
}

const draftFound = (page: Page) => page.getByText('Here is what you had begun to write.');

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
		await page.getByRole('button', { name: 'Start afresh' }).click();
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

async function downloaded(page: Page, click: () => Promise<void>) {
	const [download] = await Promise.all([page.waitForEvent('download'), click()]);
	return {
		name: download.suggestedFilename(),
		text: await readFile(await download.path(), 'utf8')
	};
}

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
			await expect(complaint).toContainText("This couldn't be saved. Your device is full");
			await expect(complaint).toContainText('Your words are still on the screen.');
			await expect(page).toHaveURL(/\/log$/);
			await expect(note(page)).toHaveValue(words);
			await expect(notice(page)).not.toContainText('Saved');
			expect(await stored(page, 'wins')).toHaveLength(1);

			const file = await downloaded(page, () =>
				page.getByRole('button', { name: 'Keep the text as a file' }).click()
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
		await expect(page.getByRole('button', { name: 'Keep the text as a file' })).toBeVisible();
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
		await expect(notice(page)).toContainText("This couldn't be saved. Your device is full");
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
			await expect(complaint).toContainText("This couldn't be saved.");
			await expect(note(page)).toHaveValue('Nowhere to keep this');
			const file = await downloaded(page, () =>
				complaint.getByRole('button', { name: 'Keep the text as a file' }).click()
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

test.describe('settings', () => {
	test('show whether the browser has promised persistent storage', async ({ page, context }) => {
		await open(page, '/settings/storage');
		const yes = page.getByText('The browser has promised not to clear it on its own.');
		const no = page.getByText('The browser may clear it if the device fills up.');
		const isPersisted = () => page.evaluate(() => navigator.storage.persisted());
		await expect(yes.or(no)).toBeVisible();
		expect(await yes.isVisible()).toBe(await isPersisted());

		const devtools = await context.newCDPSession(page);
		const { origin } = new URL(page.url());
		const { targetInfo } = await devtools.send('Target.getTargetInfo');
		const browser = await context.browser()?.newBrowserCDPSession();
		await browser?.send('Browser.grantPermissions', {
			origin,
			permissions: ['durableStorage'],
			browserContextId: targetInfo.browserContextId
		});
		await page.reload();
		await isLive(page);
		await expect(yes.or(no)).toBeVisible();
		if (await no.isVisible())
			await page.getByRole('button', { name: 'Ask the browser to keep it' }).click();
		await expect(yes).toBeVisible();
		await expect(no).toHaveCount(0);
		expect(await isPersisted()).toBe(true);
	});

	test('lists its pages with their values, and old addresses lead on', core, async ({ page }) => {
		await open(page, '/settings');
		const pages = page.getByRole('navigation', { name: 'Pages of Settings' }).getByRole('link');
		await expect(pages).toHaveText([
			/Appearance\s*Same as device/,
			/Suggestions\s*Quiet from 22:00 to 07:00/,
			/Reminders\s*Off/,
			/Copies of your diary\s*No copy yet/,
			/Import\s*Nothing imported yet/,
			/Storage\s*On this device/,
			/Erase everything\s*Asks you first/
		]);
		await pages.first().click();
		await page.getByText('Dark', { exact: true }).click();
		await main(page).getByRole('link', { name: 'Settings', exact: true }).click();
		await expect(pages.first()).toContainText('Dark');
		for (const [anchor, heading] of [
			['suggestions', 'Suggestions'],
			['learned', 'Suggestions'],
			['copies', 'Copies of your diary'],
			['diary', 'Storage'],
			['erase', 'Erase everything']
		] as const) {
			await page.goto(`/settings#${anchor}`);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
		}
	});

	test('keep every page short', async ({ page }) => {
		const most = { '': 60, '/reminders': 100, '/suggestions': 100 } as Record<string, number>;
		for (const path of [
			...['', '/appearance', '/suggestions', '/reminders', '/backup', '/import'],
			...['/storage', '/erase']
		]) {
			await open(page, `/settings${path}`);
			await page.setViewportSize({ width: 360, height: 740 });
			const words = (await main(page).innerText()).split(/\s+/).filter((word) => /\w/.test(word));
			expect(words.length, path).toBeLessThanOrEqual(most[path] ?? 90);
		}
	});

	test('the app requests persistent storage after the first win', async ({ page }) => {
		await page.addInitScript(() => {
			const asked = { times: 0 };
			Object.assign(window, { asked });
			const persist = navigator.storage.persist.bind(navigator.storage);
			navigator.storage.persist = () => {
				asked.times++;
				return persist();
			};
		});
		const times = () =>
			page.evaluate(() => (window as unknown as { asked: { times: number } }).asked.times);
		await open(page, '/');
		await energy(page).fill('30');
		expect(await times()).toBe(0);
		await acts(page).first().getByRole('button', { name: 'I did it' }).click();
		await expect.poll(times).toBe(1);
	});

	test('the chosen theme applies from the first frame after a reload', core, async ({ page }) => {
		await page.emulateMedia({ colorScheme: 'light' });
		await open(page, '/settings/appearance');
		const paper = () =>
			page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
		const light = await paper();
		await page.getByRole('radio', { name: 'Dark' }).check();
		await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
		const dark = await paper();
		expect(dark).not.toBe(light);

		await page.addInitScript(() => {
			const frames: string[] = [];
			Object.assign(window, { frames_: frames });
			const look = () => {
				if (document.body)
					frames.push(
						`${document.documentElement.dataset.theme} ${getComputedStyle(document.documentElement).colorScheme}`
					);
				if (frames.length < 20) requestAnimationFrame(look);
			};
			requestAnimationFrame(look);
			new MutationObserver((_, observer) => {
				if (!document.body) return;
				observer.disconnect();
				frames.push(`body ${document.documentElement.dataset.theme}`);
			}).observe(document, { childList: true, subtree: true });
		});
		await page.reload();
		await isLive(page);
		const frames = await page.evaluate(() => (window as unknown as { frames_: string[] }).frames_);
		expect(frames[0]).toBe('body dark');
		expect(frames.filter((frame) => !frame.includes('dark'))).toEqual([]);
		await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
		expect(await paper()).toBe(dark);

		await page.getByRole('radio', { name: 'Same as device' }).check();
		await page.reload();
		await isLive(page);
		expect(await paper()).toBe(light);
		await page.emulateMedia({ colorScheme: 'dark' });
		expect(await paper()).toBe(dark);
	});

	test('"Export a copy" downloads everything as a version 1 backup', core, async ({ page }) => {
		await log(page, 'First words, “quoted”\nand a second line 🌱');
		await log(page, 'Deleted words');
		await entries(page)
			.filter({ hasText: 'Deleted words' })
			.getByRole('button', { name: 'Delete' })
			.click();
		await expect(entries(page)).toHaveCount(1);
		await open(page, '/');
		await energy(page).fill('44');
		await expect.poll(() => stored(page, 'checkIns')).toHaveLength(1);

		await open(page, '/settings/backup');
		const file = await downloaded(page, () =>
			page.getByRole('button', { name: 'Export a copy' }).click()
		);
		expect(file.name).toBe('small-hello-2026-11-20.json');
		await expect(notice(page)).toContainText(file.name);
		const copy = JSON.parse(file.text) as Record<string, unknown[]>;
		expect(copy).toMatchObject({ format: 'small-hello-backup', version: 1 });
		expect(copy.exportedAt).toMatch(/^2026-11-20T09:\d\d:\d\d(\.\d+)?Z$/);
		for (const list of ['checkIns', 'people', 'plans', 'choices', 'preferences'])
			expect(copy[list], list).toBeInstanceOf(Array);
		expect(copy.checkIns).toHaveLength(1);
		expect(copy.wins).toHaveLength(2);
		expect(copy.wins).toContainEqual({
			id: expect.stringMatching(/^[0-9a-f-]{36}$/),
			at: expect.stringMatching(/^2026-11-20T10:\d\d:\d\d\+01:00$/),
			...{ cardId: null, channel: null, genuine: '', carry: '', people: [], tags: [] },
			note: 'First words, “quoted”\nand a second line 🌱',
			...{ moodBefore: null, moodAfter: null, ease: null, energy: null, reply: null },
			treasured: false,
			revision: expect.stringMatching(/^\d{15}\.\d{5}\.[0-9a-f]{16}$/)
		});
		expect(copy.wins).toContainEqual({
			id: expect.any(String),
			revision: expect.any(String),
			deleted: true
		});
		expect(file.text).not.toContain('Deleted words');
	});

	test(
		'entered words appear in no cache, web storage, cookie or address',
		worker,
		async ({ page }) => {
			const words = 'Zebrafinch';
			await log(page, words);
			await open(page, '/log');
			await unfold(page);
			await page.getByRole('textbox', { name: 'Add a name' }).fill(words);
			await page.getByRole('button', { name: 'Add', exact: true }).click();
			await note(page).fill(`${words} again`);
			await expect.poll(() => draftNotes(page)).toHaveLength(1);
			await open(page, '/settings/appearance');
			await page.getByRole('radio', { name: 'Light' }).check();
			await open(page, '/diary');
			await findOne(page, words);

			const elsewhere = await page.evaluate(async () => {
				const cached: string[] = [];
				for (const name of await caches.keys()) {
					const cache = await caches.open(name);
					for (const request of await cache.keys())
						cached.push(request.url, (await (await cache.match(request))?.text()) ?? '');
				}
				return {
					local: { ...localStorage },
					everything: [
						...cached,
						location.href,
						document.cookie,
						JSON.stringify({ ...sessionStorage }),
						JSON.stringify(history.state)
					].join('\n')
				};
			});
			expect(elsewhere.local).toEqual({ theme: 'light' });
			expect(elsewhere.everything).not.toContain(words);
			expect(elsewhere.everything.length).toBeGreaterThan(10_000);
		}
	);
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
