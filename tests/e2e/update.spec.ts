import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { builtApp, furtherBuild, nextName } from './builds.ts';
import {
	complaintsOf,
	cutOff,
	expectAllOpen,
	expectOpens,
	expectWhole,
	goTo,
	listedPaths,
	note,
	route,
	storedAddresses,
	test,
	untilReadyOffline,
	visitOnce,
	words,
	type ChangingHost
} from './journey.ts';

test.use({ hasWorker: true });

let next = '';
test.beforeAll(() => {
	next = furtherBuild('next');
});

const offer = (page: Page) => page.getByRole('status').filter({ hasText: words.update_ready! });
const elsewhere = (page: Page) =>
	page.getByRole('status').filter({ hasText: words.update_elsewhere! });
const yes = (page: Page) => page.getByRole('button', { name: words.update_now! });
const name = (page: Page) => page.getByRole('banner').getByRole('link').first();

const expectOldVersion = (page: Page) => expect(name(page)).toHaveText(words.app_name!);
const expectNextVersion = (page: Page) => expect(name(page)).toHaveText(nextName);

/** Marks the loaded page. A reload removes the mark. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { isMarked: true }));
const isMarked = (page: Page) => page.evaluate(() => 'isMarked' in window);

/** Counts the loads of a page from now on. */
function loadsOf(page: Page): () => number {
	let loads = 0;
	page.on('load', () => loads++);
	return () => loads;
}

/**
 * Makes the browser look for a new version. Returns the state of its worker after the installation, “not
 * found” or “nothing new”.
 */
function lookForUpdate(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		try {
			await registration.update();
		} catch {
			return 'not found';
		}
		const worker = registration.installing ?? registration.waiting;
		if (!worker) return 'nothing new';
		while (worker.state === 'installing') {
			await new Promise((resolve) =>
				worker.addEventListener('statechange', resolve, { once: true })
			);
		}
		return worker.state;
	});
}

/** A few pages. Where every file is stored, they are enough: offline.spec.ts opens each route of one build. */
const someOf = ({ url }: ChangingHost) =>
	['/', '/diary', '/settings/import', '/help'].map(
		(path) => [url + path, route(path).heading] as const
	);

/** Returns the path of a script that one build has and another lacks. */
function fileOnlyIn(folder: string, other: string, below: string): string {
	const path = `_app/immutable/${below}`;
	const file = readdirSync(join(folder, path)).find(
		(each) => each.endsWith('.js') && !existsSync(join(other, path, each))
	);
	expect(file, `the two versions have different files in ${path}`).toBeDefined();
	return `/${path}/${file}`;
}

test('a new version is offered, and one click opens it without losing typed words', async ({
	context,
	changingHost
}) => {
	const server = await changingHost(builtApp);
	const page = await visitOnce(context, `${server.url}/`);
	const complaints = complaintsOf(page);
	await expectOldVersion(page);

	server.deploy(next);
	await page.goto(`${server.url}/diary`);
	const loads = loadsOf(page);
	await mark(page);
	await expect(offer(page)).toBeVisible();
	await expect(yes(page)).toBeVisible();
	await expectOldVersion(page);

	await goTo(page, route('/log'));
	await expect(offer(page)).toBeVisible();
	await note(page).fill('Half of a thou');
	await expect(offer(page)).toBeHidden();
	await note(page).pressSequentially('ght');
	await expect(offer(page)).toBeHidden();
	await expect(note(page)).toHaveValue('Half of a thought');

	await goTo(page, route('/cards'));
	await expect(offer(page)).toBeVisible();
	expect(await isMarked(page), 'nothing was loaded again by itself').toBe(true);
	expect(loads()).toBe(0);

	await yes(page).click();
	await expectNextVersion(page);
	await mark(page);
	await expectWhole(page, words.cards_heading!);
	await expect(offer(page)).toBeHidden();
	await expect(elsewhere(page)).toBeHidden();
	await goTo(page, route('/log'));
	await expect(note(page)).toHaveValue('Half of a thought');
	await page.getByRole('button', { name: words.save!, exact: true }).click();
	await expectWhole(page, words.diary_heading!);
	await expect(page.getByText('Half of a thought')).toBeVisible();
	expect(await isMarked(page), 'it was loaded once').toBe(true);
	await page.waitForLoadState();
	expect(loads()).toBe(1);
	expect(complaints).toEqual([]);

	const paths = (await storedAddresses(page)).map((address) => new URL(address).pathname);
	expect(paths).toEqual(expect.arrayContaining(listedPaths(next)));
	await cutOff(context, server);
	await expectAllOpen(context, someOf(server));
});

test('an update in one tab leaves the other tab working and informs it', async ({
	context,
	changingHost
}) => {
	const server = await changingHost(builtApp);
	const one = await visitOnce(context, `${server.url}/`);
	const two = await context.newPage();
	const complaints = complaintsOf(two);
	await two.goto(`${server.url}/log`);
	await note(two).fill('In the second tab');
	const loads = loadsOf(two);
	await mark(two);

	server.deploy(next);
	await one.reload();
	await yes(one).click();
	await expectNextVersion(one);
	const gone = fileOnlyIn(builtApp, next, 'nodes');
	expect((await fetch(server.url + gone)).status, 'the host has no old file').toBe(404);

	await expect(elsewhere(two)).toBeHidden();
	await note(two).pressSequentially(', going on');
	await expect(note(two)).toHaveValue('In the second tab, going on');
	for (const path of ['/settings', '/people', '/insights', '/cards']) await goTo(two, route(path));
	await two.getByRole('list', { name: words.cards_list! }).getByRole('link').first().click();
	await expect(two.getByRole('heading', { name: words.card_evidence! })).toBeVisible();
	await expect(elsewhere(two)).toBeVisible();
	await expectOldVersion(two);
	await goTo(two, route('/log'));
	await expect(note(two)).toHaveValue('In the second tab, going on');
	expect(await isMarked(two)).toBe(true);
	expect(loads()).toBe(0);
	expect(complaints).toEqual([]);

	await goTo(two, route('/diary'));
	await two.getByRole('button', { name: words.update_reload! }).click();
	await expectNextVersion(two);
	await goTo(two, route('/log'));
	await expect(note(two)).toHaveValue('In the second tab, going on');
	await two.waitForLoadState();
	expect(loads()).toBe(1);
});

test('the next cold start opens the new version without an offer', async ({
	ownBrowser,
	changingHost
}) => {
	const server = await changingHost(builtApp);
	const today = await ownBrowser('profile');
	const page = await visitOnce(today, `${server.url}/`);
	server.deploy(next);
	expect(await lookForUpdate(page)).toBe('installed');
	await expectOldVersion(page);
	await today.close();

	const tomorrow = await ownBrowser('profile');
	const later = await tomorrow.newPage();
	const loads = loadsOf(later);
	await later.goto(`${server.url}/`);
	await expectNextVersion(later);
	await goTo(later, route('/settings'));
	await expect(offer(later)).toBeHidden();
	await expect(elsewhere(later)).toBeHidden();
	expect(loads()).toBe(1);
});

test('the next visit after closing the last tab opens the new version', async ({
	context,
	changingHost
}) => {
	const server = await changingHost(builtApp);
	const page = await visitOnce(context, `${server.url}/`);
	// Get the old worker now, because the next one has the same address.
	const old = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
	server.deploy(next);
	expect(await lookForUpdate(page)).toBe('installed');
	const replaced = old.waitForEvent('close');
	await page.close();
	await replaced;

	const later = await context.newPage();
	await later.goto(`${server.url}/diary`);
	await expectNextVersion(later);
	await expect(offer(later)).toBeHidden();
});

/** Expects the old version to work on, with the network and without it. Leaves the host within reach. */
async function expectOldGoesOn(page: Page, server: ChangingHost): Promise<void> {
	await page.goto(`${server.url}/`);
	await expectOldVersion(page);
	await goTo(page, route('/settings'));
	await expect(offer(page)).toBeHidden();
	await cutOff(page.context(), server);
	await expectAllOpen(page.context(), someOf(server));
	await page.goto(`${server.url}/about`);
	await expectOldVersion(page);
	await expect(offer(page)).toBeHidden();
	await server.reopen();
	await page.context().setOffline(false);
}

test('a version that fails to install leaves the old one working, and is offered once it loads', async ({
	context,
	changingHost
}) => {
	const server = await changingHost(builtApp);
	const page = await visitOnce(context, `${server.url}/`);
	const before = await storedAddresses(page);
	server.deploy(next);

	await test.step('while its service worker file is missing', async () => {
		server.failures.set('/service-worker.js', 404);
		expect(await lookForUpdate(page)).toBe('not found');
		await expectOldGoesOn(page, server);
	});
	// Each failure begins before the one before it ends: the browser may try again at any time.
	const broken = fileOnlyIn(next, builtApp, 'nodes');
	await test.step('while a page of it fails', async () => {
		server.failures.set(broken, 500);
		server.failures.delete('/service-worker.js');
		expect(await lookForUpdate(page)).toBe('redundant');
		expect(server.asked(broken)).toBeGreaterThan(0);
		await expectOldGoesOn(page, server);
	});
	await test.step('while another file of it fails, twice', async () => {
		server.failures.set(fileOnlyIn(next, builtApp, 'chunks'), 500);
		server.failures.delete(broken);
		for (let time = 0; time < 2; time++) expect(await lookForUpdate(page)).toBe('redundant');
		await expect(offer(page)).toBeHidden();
		// With every file of the old version still there, each of its pages opens without the network.
		expect(await storedAddresses(page)).toEqual(expect.arrayContaining(before));
		server.failures.clear();
	});
	await test.step('when its files load again', async () => {
		const other = await context.newPage();
		await other.goto(`${server.url}/about`);
		await expect(offer(other)).toBeVisible();
		await expect(offer(page), 'the tab that stayed open').toBeVisible();
		await other.close();
		await yes(page).click();
		await expectNextVersion(page);
		await cutOff(context, server);
		await expectOpens(context, `${server.url}/diary`, words.diary_heading!);
	});
});

test('the app works when its service worker file is missing from the start', async ({
	context,
	changingHost
}) => {
	const server = await changingHost(builtApp);
	server.failures.set('/service-worker.js', 404);
	const page = await context.newPage();
	const problems: string[] = [];
	page.on('pageerror', (error) => problems.push(error.message));
	await page.goto(`${server.url}/`);
	await expect.poll(() => server.asked('/service-worker.js')).toBeGreaterThan(0);
	for (const path of ['/cards', '/diary', '/settings', '/log']) await goTo(page, route(path));
	await note(page).fill('Saved without a worker');
	await page.getByRole('button', { name: words.save!, exact: true }).click();
	await expect(page.getByText('Saved without a worker')).toBeVisible();
	expect(problems).toEqual([]);
});

test.describe('the first visit', () => {
	test('reports once that the app is ready, and a version that arrives during typing does not interrupt', async ({
		context,
		changingHost
	}) => {
		const server = await changingHost(builtApp);
		const page = await visitOnce(context, `${server.url}/log`);
		const ready = page.getByRole('status').filter({ hasText: words.ready_offline! });
		await expect(ready).toBeVisible();
		await expect(offer(page)).toBeHidden();
		await expect(elsewhere(page)).toBeHidden();
		await expect(ready, 'it disappears by itself').toBeHidden();

		await note(page).fill('Still writing');
		await mark(page);
		server.deploy(next);
		expect(await lookForUpdate(page)).toBe('installed');
		// Another tab without typed words shows the offer, so this tab has had time for it.
		const other = await context.newPage();
		await other.goto(`${server.url}/about`);
		await expect(offer(other)).toBeVisible();
		await expect(offer(page)).toBeHidden();
		await note(page).pressSequentially(' …');
		await expect(note(page)).toHaveValue('Still writing …');
		await page.getByRole('button', { name: words.save!, exact: true }).click();
		await expectWhole(page, words.diary_heading!);
		await expect(offer(page), 'the tab of the first visit shows the offer too').toBeVisible();
		await expect(ready, 'it does not report again that it is ready').toBeHidden();
		expect(await isMarked(page)).toBe(true);
		await expectOldVersion(page);
	});

	test('makes the app ready despite a reload, and mentions no other version', async ({
		context,
		changingHost
	}) => {
		const server = await changingHost(builtApp);
		let release = () => {};
		const slow = '/icons/icon-512.png';
		server.waits.set(slow, new Promise((resolve) => (release = resolve)));
		const page = await context.newPage();
		await page.goto(`${server.url}/`);
		await expect.poll(() => server.asked(slow), { message: 'it is installing' }).toBeGreaterThan(0);
		await page.reload();
		await expectWhole(page, words.today_heading!);
		release();
		// Check this first, because the notice disappears by itself.
		await expect(page.getByRole('status').filter({ hasText: words.ready_offline! })).toBeVisible();
		await untilReadyOffline(page);
		await goTo(page, route('/diary'));
		await expect(elsewhere(page)).toBeHidden();
		await expect(offer(page)).toBeHidden();
		await cutOff(context, server);
		await expectOpens(context, `${server.url}/insights`, words.insights_heading!);
	});

	test('mentions no other version in two tabs at once', async ({ context, changingHost }) => {
		const server = await changingHost(builtApp);
		let release = () => {};
		const slow = '/icons/icon-512.png';
		server.waits.set(slow, new Promise((resolve) => (release = resolve)));
		const one = await context.newPage();
		await one.goto(`${server.url}/`);
		await expect.poll(() => server.asked(slow)).toBeGreaterThan(0);
		const two = await context.newPage();
		await two.goto(`${server.url}/cards`);
		await expectWhole(two, words.cards_heading!);
		release();
		for (const page of [one, two]) {
			await untilReadyOffline(page);
			await goTo(page, route('/settings'));
			await expect(elsewhere(page)).toBeHidden();
			await expect(offer(page)).toBeHidden();
		}
	});
});

test('the two builds of these tests have different service workers', () => {
	const worker = (folder: string) => readFileSync(join(folder, 'service-worker.js'), 'utf8');
	expect(worker(builtApp)).not.toBe(worker(next));
});
