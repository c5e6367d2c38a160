import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import jsQR from 'jsqr';
import { core, worker } from './core.ts';
import { downloaded } from './downloads.ts';
import {
	buttonIn,
	expect,
	expectAccessibleInBothColours,
	expectNoSidewaysScroll,
	main,
	notice,
	open,
	stored,
	tabTo,
	test,
	undo,
	type Page
} from './steps.ts';

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const energy = (page: Page) => field(page, 'About your energy');
const good = (page: Page) => field(page, 'What would be good');
const act = (page: Page) => field(page, 'One small thing to share, again and again');
const card = (page: Page) => page.getByRole('region', { name: 'The card' });
const code = (page: Page) => page.getByRole('img', { name: 'QR code with the words of the card' });

/** Reads the code on the screen, as the camera of another phone would. */
async function readCode(page: Page): Promise<string> {
	const png = (await code(page).screenshot()).toString('base64');
	const { data, width, height } = await page.evaluate(async (base64) => {
		const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
		const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
		const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
		context.drawImage(picture, 0, 0);
		const { data } = context.getImageData(0, 0, picture.width, picture.height);
		return { data: [...data], width: picture.width, height: picture.height };
	}, png);
	const found = jsQR(Uint8ClampedArray.from(data), width, height);
	return new TextDecoder().decode(Uint8Array.from(found!.binaryData));
}

test(
	'a card is made, and goes out as text, as a code, as a picture, on paper and into a calendar',
	core,
	async ({ page, context }) => {
		await context.addInitScript(() => {
			navigator.clipboard.writeText = async (text) => void Object.assign(window, { copied: text });
		});
		await open(page, '/people');
		await page.getByRole('link', { name: 'Let someone know' }).click();
		await expect(card(page)).toContainText('My energy is low right now.');
		expect(await stored(page, 'drafts')).toEqual([]);

		await page.getByRole('button', { name: 'Other words: About your energy' }).click();
		await expect(energy(page)).toHaveValue('I’m slow these days.');
		await field(page, 'About messages').fill('');
		await good(page).fill('شاي 🍵 <b>or</b>\na walk');
		// Words of the user's own are not replaced by others.
		await expect(page.getByRole('button', { name: /words: What would be good/ })).toHaveCount(0);
		await page.getByRole('button', { name: 'Suggest words: One small thing' }).click();
		await page.getByLabel('At a time, if you like').fill('16:00');
		const text =
			'I’m slow these days.\n\nThis is good: شاي 🍵 <b>or</b>\na walk\n\n' +
			'A small thing to share: Tea at the window, you at yours and me at mine\nEvery week on Sunday, at 16:00';
		await buttonIn(page, 'Copy the words').click();
		await expect(notice(page)).toContainText('Copied.');
		expect(await page.evaluate(() => (window as unknown as { copied: string }).copied)).toBe(text);

		await buttonIn(page, 'QR code').click();
		expect(await readCode(page)).toBe(text);
		await expect(card(page).locator('b')).toHaveCount(0);

		const calendar = await downloaded(page, () => buttonIn(page, 'Calendar file for both').click());
		const event = new ICAL.Component(ICAL.parse(calendar.text)).getFirstSubcomponent('vevent')!;
		expect(event.getFirstPropertyValue('summary')).toBe(
			'Tea at the window, you at yours and me at mine'
		);
		expect(String(event.getFirstPropertyValue('rrule'))).toBe('FREQ=WEEKLY;BYDAY=SU');
		expect(String(event.getFirstPropertyValue('dtstart'))).toMatch(/T16:00:00$/);
		expect(calendar.text).not.toContain('slow these days');

		const [picture] = await Promise.all([
			page.waitForEvent('download'),
			buttonIn(page, 'Save as a picture').click()
		]);
		expect(picture.suggestedFilename()).toBe('together.png');
		expect((await readFile(await picture.path())).subarray(1, 4).toString()).toBe('PNG');

		await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
		await expect(card(page)).toBeVisible();
		await expect(code(page)).toBeVisible();
		for (const hidden of [energy(page), buttonIn(page, 'Print'), page.getByRole('banner')])
			await expect(hidden).toBeHidden();
	}
);

test(
	'the card stays on the device: with the network off, through a reload, and until the user starts over',
	worker,
	async ({ page, context }) => {
		await open(page, '/people/together');
		await context.setOffline(true);
		await page.goto('/people/together');
		await good(page).fill('A walk, if it rains');
		await page.reload();
		await expect(good(page)).toHaveValue('A walk, if it rains');
		await buttonIn(page, 'QR code').click();
		expect(await readCode(page)).toContain('This is good: A walk, if it rains');
		await Promise.all([page.waitForEvent('download'), buttonIn(page, 'Save as a picture').click()]);
		await act(page).fill('Tea');
		await downloaded(page, () => buttonIn(page, 'Calendar file for both').click());

		// The undo brings back the user's words.
		await buttonIn(page, 'Start over').click();
		await expect(good(page)).toHaveValue('A cup of tea, without much talking.');
		await undo(page).click();
		await expect(good(page)).toHaveValue('A walk, if it rains');
		await expect(act(page)).toHaveValue('Tea');
		await page.reload();
		await expect(act(page)).toHaveValue('Tea');
	}
);

test('long, foreign and hostile words wrap, and the page works by keyboard, narrow, enlarged and from right to left', async ({
	page
}) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await open(page, '/people/together');
	await expectAccessibleInBothColours(page, '/people/together');
	await tabTo(page, buttonIn(page, 'QR code'));
	await page.keyboard.press('Enter');
	await expect(code(page)).toBeVisible();
	await expect(buttonIn(page, 'QR code')).toHaveAttribute('aria-expanded', 'true');
	await tabTo(page, good(page));
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.type('Tea');
	await expect(card(page)).toContainText('Tea');

	await act(page).fill('x'.repeat(300));
	await energy(page).fill(
		'\u202eevil شاي 🍵 <img src=x onerror=alert(1)> '.repeat(60).slice(0, 2_000)
	);
	await good(page).fill('\n'.repeat(1_999));
	await expect(page.getByText('too long for a code that phones can read')).toBeVisible();
	await expect(code(page)).toHaveCount(0);
	await expect(card(page).locator('img')).toHaveCount(0);
	await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
	await expectNoSidewaysScroll(page, 'at 320 px and 200 %');
	await page.evaluate(() => (document.documentElement.dir = 'rtl'));
	await expectNoSidewaysScroll(page, 'from right to left');
	await expectAccessibleInBothColours(page, 'a card with long words');
	await Promise.all([page.waitForEvent('download'), buttonIn(page, 'Save as a picture').click()]);

	for (const each of [energy, good, act]) await each(page).fill('');
	await field(page, 'About messages').fill(' ');
	await expect(main(page).getByText('Nothing is on the card yet.')).toBeVisible();
	for (const name of ['Copy the words', 'Save as a picture', 'Print', 'QR code'])
		await expect(buttonIn(page, name)).toBeDisabled();
});

test('the share sheet gets the words or the picture, and a sentence explains a refusal', async ({
	page
}) => {
	await page.addInitScript(() => {
		const handed: unknown[] = [];
		let isRefusing = false;
		Object.assign(navigator, {
			canShare: () => true,
			async share({ text, files }: ShareData) {
				if (isRefusing) throw new DOMException('', 'NotAllowedError');
				handed.push(text ?? [files![0]!.name, files![0]!.type, files![0]!.size > 1_000]);
				isRefusing = handed.length === 2;
			}
		});
		Object.assign(window, { handed });
	});
	await open(page, '/people/together');
	await buttonIn(page, 'Share the words').click();
	await buttonIn(page, 'Share as a picture').click();
	await expect
		.poll(() => page.evaluate(() => (window as unknown as { handed: unknown[] }).handed))
		.toEqual([
			expect.stringContaining('My energy is low right now.'),
			['together.png', 'image/png', true]
		]);
	await buttonIn(page, 'Share the words').click();
	await expect(page.getByRole('alert').getByText('The share sheet didn’t open.')).toBeVisible();
	expect(await stored(page, 'drafts')).toEqual([]);
	expect(await stored(page, 'wins')).toEqual([]);
});
