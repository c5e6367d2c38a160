import { core } from './core.ts';
import {
	buttonIn as button,
	entries,
	expect,
	expectAccessible,
	expectNoSidewaysScroll,
	forenoon,
	isLive,
	keepPerson,
	main,
	notice,
	open,
	recordsOf,
	stored,
	test,
	undo,
	type BrowserContext,
	type Page
} from './steps.ts';

const box = (page: Page) => main(page).getByRole('textbox');
const link = (page: Page, name: string) => main(page).getByRole('link', { name, exact: true });
const question = (page: Page) => main(page).getByRole('heading', { name: 'Did it go out?' });
const earlier = (page: Page) =>
	main(page).getByRole('list', { name: 'Earlier messages' }).getByRole('listitem');
const card = 'say-they-came-to-mind';

/** Gives somebody ways of being reached, and something that is remembered, as the page of people does. */
async function knows(page: Page, name: string, lines: readonly string[] = []): Promise<string> {
	await keepPerson(page, name);
	return page.evaluate(
		([called, texts]) =>
			new Promise<string>((resolve) => {
				const opening = indexedDB.open('small-hello');
				opening.onsuccess = () => {
					const writing = opening.result.transaction(['people', 'remembered'], 'readwrite');
					const people = writing.objectStore('people');
					let id = '';
					people.getAll().onsuccess = (event) => {
						const rows = (event.target as IDBRequest).result;
						const row = rows.find(
							(each: { record: { name: string } }) => each.record.name === called
						);
						id = row.id;
						row.record.contacts = [
							{ kind: 'phone', value: '+49 170 1234567' },
							{ kind: 'mail', value: 'ana@example.org' }
						];
						row.record.channels = ['text'];
						people.put(row);
						texts.forEach((text: string, i: number) => {
							const lineId = `01900000-0000-7000-8000-00000000000${i}`;
							const revision = `001795000000000.0000${i}.00000000000000aa`;
							const day = '2026-11-01';
							const record = { id: lineId, personId: id, kind: 'detail', text, day, revision };
							const order = [day, 0];
							writing.objectStore('remembered').put({ id: lineId, revision, order, record });
						});
					};
					writing.oncomplete = () => {
						opening.result.close();
						resolve(id);
					};
				};
			}),
		[name, lines] as const
	);
}

/** The share sheet stands at the edge: headless Chromium has none. It notes what it was handed. */
async function withShareSheet(context: BrowserContext, end = 'shared'): Promise<void> {
	await context.addInitScript((how) => {
		const handed: unknown[] = [];
		Object.assign(navigator, {
			canShare: () => true,
			async share(what: ShareData) {
				handed.push(what);
				if (how !== 'shared') throw new DOMException('', how);
			}
		});
		Object.assign(window, { handed });
	}, end);
}

/** Taps a link to another app without the browser looking for that app, and says where it leads. */
async function tap(page: Page, name: string): Promise<string> {
	const href = await link(page, name).getAttribute('href');
	await page.evaluate(() =>
		addEventListener('click', (event) => event.preventDefault(), { once: true })
	);
	await link(page, name).click();
	return href!;
}

async function compose(page: Page, query = ''): Promise<void> {
	await open(page, `/compose${query}`);
	await expect(box(page).or(question(page))).toBeVisible();
}

test(
	'from a card to a message that went out, in few taps and with the network off',
	core,
	async ({ page, context }) => {
		const id = await knows(page, 'Ana', ['Her cat Mia was ill']);
		await open(page, '/');
		await page.evaluate(() => navigator.serviceWorker.ready);
		await page.reload();
		await isLive(page);
		await context.setOffline(true);

		await open(page, `/cards/${card}`);
		await link(page, 'Write it').click();
		await expect(page).toHaveURL(new RegExp(`/compose\\?card=${card}$`));
		await expect(box(page)).toHaveValue(/You came to mind today/);
		await main(page).getByRole('combobox', { name: 'To' }).selectOption({ label: 'Ana' });
		await main(page).getByRole('radio', { name: 'I have been thinking of you this week.' }).check();
		await expect(box(page)).toHaveValue(/^I have been thinking of you this week/);
		await button(page, 'Put into the message: Her cat Mia was ill').click();
		await expect(box(page)).toBeFocused();
		const words =
			'I have been thinking of you this week. That is the whole message. Her cat Mia was ill';
		await expect(box(page)).toHaveValue(words);
		await expectAccessible(page, 'composing');
		await expectNoSidewaysScroll(page, 'composing');

		const href = await tap(page, 'Text message');
		expect(href).toBe(`sms:+491701234567?&body=${encodeURIComponent(words)}`);
		await expect(question(page)).toBeFocused();
		await expectAccessible(page, 'the question');
		await expectNoSidewaysScroll(page, 'the question');
		expect(decodeURIComponent(page.url())).not.toContain('Mia');

		await page.goto(`/compose?person=${id}`);
		await expect(question(page)).toBeVisible();
		await expect(main(page)).toContainText('To Ana');
		await expect(main(page)).toContainText(words);
		await button(page, 'Sent').click();
		await expect(notice(page)).toContainText('Saved. Reaching out is care');
		expect(await recordsOf(page, 'wins')).toMatchObject([
			{ cardId: card, channel: 'text', people: [id], note: words, reply: null }
		]);
		await expect(question(page)).toHaveCount(0);
		await undo(page).click();
		await expect(question(page)).toBeVisible();
		expect(await recordsOf(page, 'wins')).toEqual([]);
		await main(page).getByRole('checkbox', { name: 'Keep the words in my diary' }).uncheck();
		await button(page, 'Sent').click();
		await expect(question(page)).toHaveCount(0);
		expect(await recordsOf(page, 'wins')).toMatchObject([{ people: [id], note: '' }]);
		for (const store of ['meta', 'drafts'])
			expect(JSON.stringify(await stored(page, store)), store).not.toContain('Mia');
	}
);

test('no answer is left in peace, a reply is one tap, and nobody is pressed to write again', async ({
	page,
	context
}) => {
	await withShareSheet(context);
	const id = await knows(page, 'Ana');
	await compose(page, `?person=${id}&card=${card}`);
	await button(page, 'Share it').click();
	expect(await page.evaluate(() => (window as unknown as { handed: unknown }).handed)).toEqual([
		{ text: expect.stringMatching(/^You came to mind/) }
	]);
	await button(page, 'Sent').click();
	await expect(earlier(page)).toHaveCount(1);
	await expect(earlier(page)).toContainText('Ana: You came to mind');
	await expect(main(page)).toContainText('No reply is common and says little about you.');

	await page.clock.setSystemTime(new Date(Date.parse(forenoon) + 2 * 86_400_000));
	await compose(page, `?person=${id}`);
	await expect(main(page)).toContainText(
		'You were in touch with Ana 2 days ago. It is fine to wait; no answer says little about you.'
	);
	// It says so and stands in nobody's way.
	await expect(button(page, 'Share it')).toBeEnabled();
	await expect(main(page)).not.toContainText(/again/i);
	await expectAccessible(page, 'earlier messages');
	await button(page, 'A reply came').click();
	await expect(notice(page)).toContainText('Noted: a reply came.');
	expect(await recordsOf(page, 'wins')).toMatchObject([{ reply: 'yes' }]);
	await expect(earlier(page)).toHaveCount(0);
	await undo(page).click();
	await expect(earlier(page)).toHaveCount(1);
	expect(await recordsOf(page, 'wins')).toMatchObject([{ reply: null }]);

	await page.clock.setSystemTime(new Date(Date.parse(forenoon) + 4 * 86_400_000));
	await compose(page, `?person=${id}`);
	await expect(main(page)).not.toContainText('You were in touch');
});

test(
	'what is typed survives a reload and another card, and "Not this time" leaves no trace',
	core,
	async ({ page, context }) => {
		// The page may write the clipboard and never read it, so what it writes is noted at the edge.
		await context.addInitScript(() => {
			if (!navigator.clipboard) return;
			const written: string[] = [];
			navigator.clipboard.writeText = async (text) => void written.push(text);
			Object.assign(window, { written });
		});
		await compose(page);
		await box(page).fill('My very own words');
		await page.reload();
		await expect(box(page)).toHaveValue('My very own words');
		await expect(main(page)).toContainText('Here is what you had begun to write.');
		await compose(page, `?card=${card}`);
		await expect(box(page)).toHaveValue('My very own words');

		await button(page, 'Copy the words').click();
		await expect(question(page)).toBeFocused();
		expect(await page.evaluate(() => (window as unknown as { written: string[] }).written)).toEqual(
			['My very own words']
		);
		await button(page, 'Back to the words').click();
		await expect(box(page)).toHaveValue('My very own words');
		await button(page, 'Copy the words').click();
		await button(page, 'Not this time').click();
		await expect(notice(page)).toContainText('Let go.');
		await expect(question(page)).toHaveCount(0);
		await page.reload();
		await expect(box(page)).toBeVisible();
		await expect(box(page)).not.toHaveValue(/very own/);
		for (const store of ['meta', 'drafts', 'wins'])
			expect(JSON.stringify(await stored(page, store)), store).not.toContain('very own');
		await open(page, '/diary');
		await expect(entries(page)).toHaveCount(0);
	}
);

test('hostile words go out as they are, and nowhere else', async ({ page, context }) => {
	const words =
		'Hi & bye #1?\nsecond line\n<img src=x onerror=alert(1)> 👋🏽 שלום “100 %” +1 ;body=x &to=eve';
	const id = await knows(page, 'Ana <b>&amp;</b>', ['<script>alert(2)</script> & #tag']);
	const requests: string[] = [];
	context.on('request', (request) => requests.push(request.url()));
	await compose(page, `?person=${id}&card=${card}`);
	await button(page, 'Put into the message: <script>alert(2)</script> & #tag').click();
	await expect(box(page)).toHaveValue(/<script>alert\(2\)<\/script> & #tag$/);
	await box(page).fill(words);

	await expect(link(page, 'Text message')).toHaveAttribute(
		'href',
		`sms:+491701234567?&body=${encodeURIComponent(words)}`
	);
	await expect(link(page, 'WhatsApp')).toHaveAttribute(
		'href',
		`whatsapp://send?phone=491701234567&text=${encodeURIComponent(words)}`
	);
	const mail = await link(page, 'Mail').getAttribute('href');
	const [address, body] = mail!.split('?body=');
	expect(address).toBe('mailto:ana@example.org');
	expect(decodeURIComponent(body!)).toBe(words.replaceAll('\n', '\r\n'));
	await expect(link(page, 'Call')).toHaveAttribute('href', 'tel:+491701234567');
	const hrefs = await main(page)
		.getByRole('link')
		.evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
	expect(hrefs.filter((href) => /^https?:/.test(href) && /body=|text=|%3Cimg/.test(href))).toEqual(
		[]
	);

	await tap(page, 'Mail');
	await expect(main(page).getByText('second line')).toBeVisible();
	await button(page, 'Sent').click();
	await expect(notice(page)).toContainText('Saved. Reaching out is care');
	await open(page, '/diary');
	await expect(entries(page).getByText('second line')).toBeVisible();
	await expect(page.locator('main img')).toHaveCount(0);
	for (const url of [...requests, page.url()])
		expect(decodeURIComponent(url), url).not.toMatch(/second line|שלום/);
	const state = await page.evaluate(() => JSON.stringify([history.state, { ...sessionStorage }]));
	expect(state).not.toContain('second line');
});

test('nobody marked "not now" is offered, and a quiet hour is said and blocks nothing', async ({
	page,
	context
}) => {
	await withShareSheet(context, 'AbortError');
	const id = await knows(page, 'Ana');
	await page.getByRole('button', { name: 'Not now' }).click();
	await expect(page.getByRole('button', { name: 'Not now', pressed: true })).toBeVisible();
	await page.clock.setSystemTime(new Date('2026-11-20T23:10:00+01:00'));
	await compose(page, `?person=${id}`);
	const to = main(page).getByRole('combobox', { name: 'To' });
	await expect(to.getByRole('option')).toHaveText(['Nobody in particular']);
	await expect(main(page)).toContainText(
		'These are quiet hours. It can also go out in the morning.'
	);

	// Whoever closes the share sheet is asked nothing.
	await button(page, 'Share it').click();
	await expect(box(page)).toBeVisible();
	await expect(question(page)).toHaveCount(0);
	await box(page).fill('');
	await expect(button(page, 'Share it')).toHaveCount(0);
	await expect(link(page, 'Text message')).toHaveCount(0);
});

test('a call shows what could be said first, and a letter can be written by hand', async ({
	page
}) => {
	const id = await knows(page, 'Ana');
	await compose(page, `?person=${id}&card=ring-for-small-advice`);
	await expect(main(page).getByRole('textbox', { name: 'What you could say first' })).toBeVisible();
	expect(await tap(page, 'Call')).toBe('tel:+491701234567');
	await expect(main(page).getByRole('heading', { name: 'Did you talk?' })).toBeFocused();
	await button(page, 'We talked').click();
	await expect(notice(page)).toContainText('Saved. Reaching out is care');
	expect(await recordsOf(page, 'wins')).toMatchObject([{ channel: 'call', people: [id] }]);

	await compose(page, '?card=three-line-postcard');
	await button(page, 'I wrote it by hand').click();
	await button(page, 'Sent').click();
	await expect(earlier(page)).toHaveCount(1);
	expect((await recordsOf(page, 'wins')).map(({ channel }) => channel).sort()).toEqual([
		'call',
		'letter'
	]);
});

test('a face-to-face act has no "Write it", and a link of somebody carries no word', async ({
	page
}) => {
	await open(page, '/cards/look-up-and-smile');
	await expect(link(page, 'Write it')).toHaveCount(0);
	await expect(main(page).getByRole('link', { name: 'Log it with words' })).toBeVisible();
});
