import { core, coreWithWorker } from './core.ts';
import { withShareSheet } from './share-sheet.ts';
import {
	buttonIn as button,
	entries,
	expect,
	expectAccessible,
	expectNoSidewaysScroll,
	forenoon,
	isLive,
	addPerson,
	main,
	notice,
	open,
	recordsOf,
	stored,
	test,
	undo,
	type Page
} from './steps.ts';

const box = (page: Page) => main(page).getByRole('textbox');
const link = (page: Page, name: string) => main(page).getByRole('link', { name, exact: true });
const question = (page: Page) => main(page).getByRole('heading', { name: 'Did you send it?' });
const counts = (page: Page) => main(page).getByRole('heading', { name: 'Saved. That counts.' });
const earlier = (page: Page) =>
	main(page).getByRole('list', { name: 'Earlier messages' }).getByRole('listitem');
const card = 'say-they-came-to-mind';

/**
 * Adds a person with a phone number, a mail address and remembered lines, as the people page does. Returns
 * the person's id.
 */
async function knows(page: Page, name: string, lines: readonly string[] = []): Promise<string> {
	await addPerson(page, name);
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

/** Clicks a link to another app without opening that app. Returns the address of the link. */
async function tap(page: Page, name: string): Promise<string> {
	const href = await link(page, name).getAttribute('href');
	await page.evaluate(() =>
		addEventListener('click', (event) => event.preventDefault(), { once: true })
	);
	await link(page, name).click();
	return href!;
}

/** Opens the list of the other ways to send, below the best one. */
async function otherWays(page: Page): Promise<void> {
	await main(page).getByText('Other ways to send it').click();
}

async function compose(page: Page, query = ''): Promise<void> {
	await open(page, `/compose${query}`);
	await expect(box(page).or(question(page))).toBeVisible();
}

test(
	'a card leads to a sent message and a saved win with the network off',
	coreWithWorker,
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
		await expect(box(page)).toHaveValue('Hi, you came to mind today.');
		await main(page).getByRole('combobox', { name: 'To' }).selectOption({ label: 'Ana' });
		await main(page).getByRole('radio', { name: 'Warm' }).check();
		await main(page).getByRole('checkbox', { name: 'Mention Mia' }).check();
		const words =
			'Hi Ana, you came to mind today. I hope you’re all right. How’s Mia doing? I hope all’s well.';
		await expect(box(page)).toHaveValue(words);
		await expectAccessible(page, 'composing');
		await expectNoSidewaysScroll(page, 'composing');

		await expect(main(page)).toContainText('Goes to \u2066+49 170 1234567\u2069');
		const href = await tap(page, 'Send as a text to Ana');
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
		await expect(notice(page)).toContainText('Saved.');
		await expect(counts(page)).toBeFocused();
		await expect(main(page)).toContainText('Reaching out is care, whatever comes back.');
		await expectAccessible(page, 'a message that was sent');
		await expectNoSidewaysScroll(page, 'a message that was sent');
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
		await main(page).getByRole('radio', { name: 'Good', exact: true }).check();
		await expect
			.poll(() => recordsOf(page, 'wins'))
			.toMatchObject([{ people: [id], note: '', moodAfter: 4 }]);
		for (const store of ['meta', 'drafts'])
			expect(JSON.stringify(await stored(page, store)), store).not.toContain('Mia');
		await link(page, 'Back to Ana').click();
		await expect(page.getByRole('heading', { name: 'Ana', level: 1 })).toBeVisible();
	}
);

test('a missing reply never leads to pressure, and noting a reply takes one tap', async ({
	page,
	context
}) => {
	await withShareSheet(context);
	const id = await knows(page, 'Ana');
	await compose(page, `?person=${id}&card=${card}`);
	await otherWays(page);
	await button(page, 'Share it').click();
	expect(await page.evaluate(() => (window as unknown as { handed: unknown }).handed)).toEqual([
		{ text: expect.stringMatching(/^Hi Ana, you came to mind/) }
	]);
	await button(page, 'Sent').click();
	await expect(counts(page)).toBeVisible();
	await expect(link(page, 'Back to Ana')).toBeVisible();
	await button(page, 'Write another').click();
	await expect(box(page)).toBeFocused();
	await expect(earlier(page)).toHaveCount(0);
	await main(page).getByRole('combobox', { name: 'To' }).selectOption({ label: 'Ana' });
	await expect(earlier(page)).toHaveCount(1);
	await expect(earlier(page)).toContainText('Hi Ana, you came to mind');
	await expect(main(page)).toContainText('No reply is common and says little about you.');

	await page.clock.setSystemTime(new Date(Date.parse(forenoon) + 2 * 86_400_000));
	await compose(page, `?person=${id}`);
	await expect(main(page)).toContainText(
		'You were in touch with Ana 2 days ago. It’s fine to wait, and no answer says little about you.'
	);
	// The hint blocks nothing.
	await expect(link(page, 'Send as a text to Ana')).toBeVisible();
	await expect(main(page)).not.toContainText(/again/i);
	await expectAccessible(page, 'earlier messages');
	await button(page, 'They replied').click();
	await expect(notice(page)).toContainText('Saved: they replied.');
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
	'typed words survive a reload and another card, and "Not this time" deletes them',
	core,
	async ({ page, context }) => {
		// The page may write the clipboard but not read it, so record what it writes.
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
		await expect(main(page)).toContainText('Here’s what you’d started writing.');
		await compose(page, `?card=${card}`);
		await expect(box(page)).toHaveValue('My very own words');

		await otherWays(page);
		await button(page, 'Copy').click();
		await expect(question(page)).toBeFocused();
		expect(await page.evaluate(() => (window as unknown as { written: string[] }).written)).toEqual(
			['My very own words']
		);
		await button(page, 'Back to the words').click();
		await expect(box(page)).toHaveValue('My very own words');
		await otherWays(page);
		await button(page, 'Copy').click();
		await button(page, 'Not this time').click();
		await expect(notice(page)).toContainText('Discarded.');
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

test('hostile words reach other apps unchanged and never a web address', async ({
	page,
	context
}) => {
	const words =
		'Hi & bye #1?\nsecond line\n<img src=x onerror=alert(1)> 👋🏽 שלום “100 %” +1 ;body=x &to=eve';
	const id = await knows(page, 'Ana <b>&amp;</b>', ['<script>alert(2)</script> & #tag']);
	const requests: string[] = [];
	context.on('request', (request) => requests.push(request.url()));
	await compose(page, `?person=${id}&card=${card}`);
	await main(page)
		.getByRole('checkbox', { name: 'Write about “<script>alert(2)</script> & #tag”' })
		.check();
	await expect(
		main(page).getByRole('textbox', {
			name: 'About “<script>alert(2)</script> & #tag”: your words'
		})
	).toHaveValue('');
	await button(page, 'Edit all the words').click();
	await expect(box(page)).toHaveValue('Hi Ana, you came to mind today. …');
	await box(page).fill(words);

	await otherWays(page);
	await expect(link(page, 'Send as a text to Ana')).toHaveAttribute(
		'href',
		`sms:+491701234567?&body=${encodeURIComponent(words)}`
	);
	await expect(link(page, 'WhatsApp')).toHaveAttribute(
		'href',
		`whatsapp://send?phone=491701234567&text=${encodeURIComponent(words)}`
	);
	const mail = await link(page, 'Email').getAttribute('href');
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

	await tap(page, 'Email');
	await expect(main(page).getByText('second line')).toBeVisible();
	await button(page, 'Sent').click();
	await expect(counts(page)).toBeVisible();
	await open(page, '/diary');
	await expect(entries(page).getByText('second line')).toBeVisible();
	await expect(page.locator('main img')).toHaveCount(0);
	for (const url of [...requests, page.url()])
		expect(decodeURIComponent(url), url).not.toMatch(/second line|שלום/);
	const state = await page.evaluate(() => JSON.stringify([history.state, { ...sessionStorage }]));
	expect(state).not.toContain('second line');
});

test('a person marked "not now" is not offered, and quiet hours are shown but block nothing', async ({
	page,
	context
}) => {
	await withShareSheet(context, 'AbortError');
	const id = await knows(page, 'Ana');
	await page.getByRole('button', { name: 'Pause suggestions' }).click();
	await expect(
		page.getByRole('button', { name: 'Pause suggestions', pressed: true })
	).toBeVisible();
	await page.clock.setSystemTime(new Date('2026-11-20T23:10:00+01:00'));
	await compose(page, `?person=${id}`);
	const to = main(page).getByRole('combobox', { name: 'To' });
	await expect(to.getByRole('option')).toHaveText(['Nobody in particular']);
	await expect(main(page)).toContainText(
		'It’s quiet hours. You could also send it in the morning.'
	);

	// Closing the share sheet opens no question.
	await button(page, 'Share it').click();
	await expect(box(page)).toBeVisible();
	await expect(question(page)).toHaveCount(0);
	await box(page).fill('');
	await expect(button(page, 'Share it')).toBeDisabled();
	await expect(link(page, 'Send as a text')).toHaveCount(0);
});

test('a call shows words to begin with, and a letter written by hand is saved as a win', async ({
	page
}) => {
	const id = await knows(page, 'Ana');
	await compose(page, `?person=${id}&card=ring-for-small-advice`);
	await expect(main(page).getByRole('textbox', { name: 'What you could say first' })).toBeVisible();
	expect(await tap(page, 'Call Ana')).toBe('tel:+491701234567');
	await expect(main(page).getByRole('heading', { name: 'Did you talk?' })).toBeFocused();
	await button(page, 'We talked').click();
	await expect(counts(page)).toBeVisible();
	expect(await recordsOf(page, 'wins')).toMatchObject([{ channel: 'call', people: [id] }]);

	await compose(page, '?card=three-line-postcard');
	await button(page, 'I wrote it by hand').click();
	await button(page, 'Sent').click();
	await expect(link(page, 'Back to Today')).toBeVisible();
	await button(page, 'Write another').click();
	await expect(earlier(page)).toHaveCount(1);
	expect((await recordsOf(page, 'wins')).map(({ channel }) => channel).sort()).toEqual([
		'call',
		'letter'
	]);
});

test('the cards of a door offer their next step, and "I did it" beside it', async ({ page }) => {
	await open(page, '/cards?door=reachOut');
	const cards = main(page).getByRole('list', { name: 'Cards', exact: true });
	await expect(cards.getByRole('link', { name: 'Record it' }).first()).toBeAttached();
	await cards.getByRole('link', { name: 'Write it' }).first().click();
	await expect(page).toHaveURL(/\/compose\?card=/);
	await open(page, '/cards/ring-for-small-advice');
	await expect(link(page, 'Write it')).toHaveCount(0);
	await link(page, 'Find your first words').click();
	await expect(main(page).getByRole('textbox', { name: 'What you could say first' })).toBeVisible();
	await open(page, '/cards/three-slow-breaths-out');
	await expect(link(page, 'Breathe')).toHaveAttribute('href', /\/breathe$/);
	await expect(button(page, 'I did it')).toBeVisible();
});

test('a face-to-face card has no link "Write it"', async ({ page }) => {
	await open(page, '/cards/look-up-and-smile');
	await expect(link(page, 'Write it')).toHaveCount(0);
	await expect(main(page).getByRole('link', { name: 'Log it with words' })).toBeVisible();
});

test('a remembered note without a sentence asks for own words and is never sent', async ({
	page
}) => {
	const note = 'Her brother took an overdose. She found him.';
	const id = await knows(page, 'Sara', [note]);
	await open(page, `/compose?person=${id}&card=${card}`);
	const send = 'Send as a text to Sara';
	await expect(link(page, send)).toBeVisible();
	const chip = main(page).getByRole('checkbox', { name: `Write about “${note}”` });
	await chip.check();
	await expect(button(page, send)).toBeDisabled();
	await expect(main(page)).toContainText('Fill in the “…” first, in your own words.');
	const field = main(page).getByRole('textbox', { name: `About “${note}”: your words` });
	await expectAccessible(page, 'a message with a reminder');
	await expectNoSidewaysScroll(page, 'a message with a reminder');
	await chip.uncheck();
	await expect(field).toHaveCount(0);
	await expect(link(page, send)).toBeVisible();
	await chip.check();
	await field.fill('I’m here at any hour');
	const words = 'Hi Sara! I’m here at any hour. You came to mind today.';
	await expect(link(page, send)).toHaveAttribute(
		'href',
		new RegExp(encodeURIComponent(words).replaceAll('.', '\\.'))
	);
	await button(page, 'Edit all the words').click();
	await expect(box(page)).toHaveValue(words);
});

test('a person without a number is not named by a way that has to ask for one', async ({
	page
}) => {
	await addPerson(page, 'Tom');
	await compose(page);
	await main(page).getByRole('combobox', { name: 'To' }).selectOption({ label: 'Tom' });
	await expect(box(page)).toHaveValue(/Tom/);
	await expect(link(page, 'Send as a text')).toBeVisible();
	await expect(main(page).getByRole('link', { name: /Tom/ })).toHaveCount(0);
});

test('a gap is a field in the message, and nothing is sent before it is filled', async ({
	page
}) => {
	const id = await knows(page, 'Lena Vogel', ['her knee operation', 'allergic to nuts']);
	await open(page, `/compose?person=${id}&card=send-a-shared-memory`);
	const message = main(page).getByRole('group', { name: 'Your message' });
	await expect(message).toContainText('Hi Lena, I was thinking of the time when we');
	const send = 'Send as a text to Lena';
	await expect(button(page, send)).toBeDisabled();
	await expect(main(page)).toContainText('Fill in the “…” first, in your own words.');
	await expectAccessible(page, 'a message with a gap');

	const field = message.getByRole('textbox', { name: 'Your words after “of the time when we”' });
	await field.fill('swam at night');
	const words = 'Hi Lena, I was thinking of the time when we swam at night.';
	await expect(link(page, send)).toHaveAttribute('href', new RegExp(encodeURIComponent(words)));
	await page.reload();
	await expect(field).toHaveValue('swam at night');

	await main(page).getByRole('checkbox', { name: 'Mention their knee' }).check();
	await button(page, 'Edit all the words').click();
	await expect(box(page)).toHaveValue(`${words} How’s your knee?`);
	await box(page).fill(`${words} How’s your knee? And the garden?`);
	await main(page).getByRole('checkbox', { name: 'Mention their knee' }).uncheck();
	await expect(box(page)).toHaveValue(`${words} And the garden?`);
	await main(page).getByRole('checkbox', { name: 'No need to reply' }).check();
	await expect(box(page)).toHaveValue(/No need to reply\./);
	await button(page, 'Start over').click();
	await undo(page).click();
	await expect(box(page)).toHaveValue(/And the garden\?/);
});
