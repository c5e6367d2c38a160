import { core, worker } from './core.ts';
import {
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
	stored,
	test,
	unfold
} from './steps.ts';
import { draftNotes } from './drafts.ts';
import { downloaded } from './downloads.ts';

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
