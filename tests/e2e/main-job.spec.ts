import { core } from './core.ts';
import { hold } from './held.ts';
import {
	welcome,
	openMore,
	acts,
	cardLinks,
	energy,
	entries,
	expect,
	isLive,
	note,
	notice,
	open,
	saveButton,
	stored,
	suggestions,
	test,
	withoutWorker,
	undo,
	type Page,
	openUp
} from './steps.ts';

const button = (page: Page, name: string) => suggestions(page).getByRole('button', { name });
const first = (page: Page) => acts(page).first();

/** Expects that the slider and the first act with its buttons need no scrolling. */
async function expectFirstActInSight(page: Page): Promise<void> {
	await expect(first(page)).toBeVisible();
	const bar = await page.getByRole('navigation', { name: 'Main' }).boundingBox();
	for (const part of [energy(page), first(page).getByRole('button', { name: 'I did it' })]) {
		const box = await part.boundingBox();
		expect(box!.y + box!.height).toBeLessThanOrEqual(bar!.y);
	}
}

test(
	'a first visit shows one short welcome above the slider, and it does not return',
	core,
	async ({ page }) => {
		await open(page, '/');
		await expect(welcome(page)).toBeVisible();
		expect((await welcome(page).innerText()).length).toBeLessThan(150);
		await expect(welcome(page).locator('button, input, a')).toHaveCount(0);
		await expectFirstActInSight(page);

		await energy(page).fill('35');
		await expect.poll(() => stored(page, 'preferences')).toHaveLength(1);

		await page.reload();
		await isLive(page);
		await expect(welcome(page)).toHaveCount(0);
	}
);

test('on later visits the first act needs no scrolling, at any energy', async ({ page }) => {
	await open(page, '/');
	for (const value of ['8', '35', '50', '95']) {
		await energy(page).fill(value);
		await expect.poll(async () => (await stored(page, 'checkIns')).length).toBeGreaterThan(0);
		await page.reload();
		await isLive(page);
		await expect(energy(page)).toHaveValue(value);
		await expectFirstActInSight(page);
	}
});

test('the welcome stays in its place while the energy is set, and is gone on the next visit', async ({
	page
}) => {
	await open(page, '/');
	await expect(welcome(page)).toBeVisible();
	const before = await energy(page).boundingBox();
	await energy(page).fill('35');
	await expect.poll(() => stored(page, 'preferences')).toHaveLength(1);
	// The slider must not move under the finger.
	expect((await energy(page).boundingBox())?.y).toBe(before?.y);
	await page.reload();
	await isLive(page);
	await expect(welcome(page)).toHaveCount(0);
});

test('setting the energy before the diary has opened still completes the welcome', async ({
	page
}) => {
	await page.addInitScript(() => {
		const isLetOpen = new Promise<void>((resolve) => Object.assign(window, { letOpen: resolve }));
		const listen = EventTarget.prototype.addEventListener;
		IDBOpenDBRequest.prototype.addEventListener = function (
			this: IDBOpenDBRequest,
			type: string,
			listener: (event: Event) => void
		) {
			const late = (event: Event) => void isLetOpen.then(() => listener.call(this, event));
			listen.call(this, type, type === 'success' ? late : listener);
		} as typeof listen;
	});
	const letOpen = () => page.evaluate(() => (window as unknown as { letOpen(): void }).letOpen());
	await page.goto('/');
	await energy(page).fill('35');
	await expect(energy(page)).toHaveAttribute('aria-valuetext', /35 of 100/);
	await letOpen();
	await expect(welcome(page)).toBeVisible();
	await expect.poll(() => stored(page, 'preferences')).toHaveLength(1);

	await page.reload();
	await letOpen();
	await isLive(page);
	await expect(energy(page)).toHaveValue('35');
	await expect(welcome(page)).toHaveCount(0);
});

test('the slider is a native range, shows its value in words, and saves it as a check-in', async ({
	page
}) => {
	await open(page, '/');
	await expect(energy(page)).toHaveJSProperty('type', 'range');
	await expect(energy(page)).toHaveAttribute('min', '0');
	await expect(energy(page)).toHaveAttribute('max', '100');
	await expect(page.getByText('Starting small until')).toBeVisible();

	const words = [
		['0', 'Next to none'],
		['35', 'Some'],
		['100', 'Plenty']
	] as const;
	for (const [value, said] of words) {
		await energy(page).fill(value);
		await expect(energy(page)).toHaveAttribute('aria-valuetext', `${said}, ${value} of 100`);
		await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible();
	}
	// Slider changes within a minute update one check-in.
	const storedEnergies = async () =>
		((await stored(page, 'checkIns')) as { record: { energy: number } }[]).map(
			({ record }) => record.energy
		);
	await expect.poll(storedEnergies).toEqual([100]);

	await page.reload();
	await isLive(page);
	await expect(energy(page)).toHaveValue('100');
	await expect(energy(page)).toHaveAttribute('aria-valuetext', /^Plenty, 100 of 100$/);
});

test(
	'at energy 35 there are one or two cards, each with its title and all of its buttons',
	core,
	async ({ page }) => {
		await open(page, '/');
		await energy(page).fill('35');
		await expect(energy(page)).toHaveAttribute('aria-valuetext', /35 of 100/);
		// The texts of cards load a moment after the cards are sampled.
		await expect(acts(page)).not.toHaveCount(0);
		const count = await acts(page).count();
		expect([1, 2]).toContain(count);
		for (const act of await acts(page).all()) {
			const title = (await act.getByRole('heading').innerText()).trim();
			await expect(act).toHaveAccessibleName(title);
			await expect(act.getByRole('button', { name: 'Not now' })).toHaveCount(0);
			await openMore(act);
			for (const name of ['I did it', 'Not now', 'Less like this', 'Why this?'])
				await expect(act.getByRole('button', { name })).toBeEnabled();
		}
		await expect(button(page, 'Show others')).toBeEnabled();

		const titles = await acts(page).getByRole('heading').allInnerTexts();
		await page.goto('/cards');
		for (const title of titles)
			await expect(cardLinks(page).filter({ hasText: title })).not.toHaveCount(0);
	}
);

test(
	'"I did it" works without the slider, offers words and "It was too much", and can be undone',
	core,
	async ({ page }) => {
		await open(page, '/');
		const title = (await first(page).getByRole('heading').innerText()).trim();
		await first(page).getByRole('button', { name: 'I did it' }).click();
		await expect(notice(page)).toContainText('Saved');
		const act = acts(page).filter({ hasText: title });
		await expect(act.getByRole('link', { name: /^Add words/ })).toBeVisible();
		await expect(act.getByRole('button', { name: 'It was too much' })).toBeVisible();
		await expect(act.getByRole('button', { name: 'I did it' })).toHaveCount(0);
		await expect(page.locator('figcaption')).toHaveText('Your pond: one win, and it stays.');

		await undo(page).click();
		await expect(notice(page)).toContainText('Undone.');
		await expect(undo(page)).toHaveCount(0);
		await expect(page.getByText(/^Your pond: one/)).toHaveCount(0);
		await expect(act.getByRole('button', { name: 'I did it' })).toBeVisible();
		await page.goto('/diary');
		await expect(page.getByText('Nothing here yet.')).toBeVisible();
	}
);

test(
	'the main job takes two taps after opening the app: the energy and "I did it"',
	core,
	async ({ page }) => {
		await open(page, '/');
		// One tap on the slider sets it, and one on the button saves.
		const slider = await energy(page).boundingBox();
		if (!slider) throw new Error('no slider');
		await page.mouse.click(slider.x + slider.width * 0.4, slider.y + slider.height / 2);
		await expect.poll(async () => Number(await energy(page).inputValue())).toBeGreaterThan(30);
		const title = (await first(page).getByRole('heading').innerText()).trim();
		await first(page).getByRole('button', { name: 'I did it' }).click();
		await expect(notice(page)).toContainText(`Saved: ${title}.`);
		await expect(undo(page)).toBeVisible();

		await page.goto('/diary');
		await expect(entries(page)).toHaveCount(1);
		await expect(entries(page)).toContainText(title);
	}
);

test('the ring over a new win lets no small phone scroll sideways', async ({ page, context }) => {
	const session = await context.newCDPSession(page);
	await session.send('Animation.enable');
	await session.send('Animation.setPlaybackRate', { playbackRate: 0.01 });
	await page.setViewportSize({ width: 320, height: 568 });
	await open(page, '/');
	await first(page).getByRole('button', { name: 'I did it' }).click();
	await expect(page.getByRole('radiogroup', { name: 'How do you feel now?' })).toBeVisible();
	const widest = await page.evaluate(() => {
		const rings = document
			.getAnimations()
			.filter((one) => one instanceof CSSAnimation && one.animationName.endsWith('spread'));
		for (const ring of rings) ring.currentTime = 2590;
		return rings.map(() => document.documentElement.scrollWidth);
	});
	expect(widest).toEqual([320]);
});

test('words added afterwards belong to the same win', async ({ page }) => {
	await open(page, '/');
	const title = (await first(page).getByRole('heading').innerText()).trim();
	await first(page).getByRole('button', { name: 'I did it' }).click();
	await acts(page)
		.getByRole('link', { name: /^Add words/ })
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Change this entry');
	await note(page).fill('She smiled back at the bus stop');
	await page
		.getByRole('radiogroup', { name: 'Mood after' })
		.getByRole('radio', { name: 'Good', exact: true })
		.check();
	await saveButton(page).click();
	await expect(page).toHaveURL(/\/diary$/);
	await expect(entries(page)).toHaveCount(1);
	await expect(entries(page)).toContainText('She smiled back at the bus stop');
	await expect(entries(page)).toContainText(title);
	await expect(entries(page)).toContainText('After: Good');
});

test('a user who opens another page during a save stays on that page', async ({ page }) => {
	// Load the diary page first, so that a wrong navigation to it would happen at once.
	await open(page, '/diary');
	await page.getByRole('link', { name: 'Log', exact: true }).click();
	await note(page).fill('A wave across the street');
	const letGo = await hold(page, 'wins');
	await saveButton(page).click();
	await page.getByRole('link', { name: 'Today', exact: true }).click();
	await expect(energy(page)).toBeVisible();
	await letGo();
	await expect(notice(page)).toContainText('Saved');
	await expect(page.getByText('Your pond: one win, and it stays.')).toBeVisible();
	await expect(page).toHaveURL(/\/$/);
	await page.goto('/diary');
	await expect(entries(page)).toContainText('A wave across the street');
});

test('today’s intention is set in one tap, stored, and removed', core, async ({ page }) => {
	await open(page, '/');
	// A first visit begins with the energy. The intention appears after it.
	await energy(page).fill('35');
	const intention = page.getByRole('region', { name: 'Today’s intention' });
	await openUp(page, 'For this moment');
	await expect(intention).toContainText('I will connect briefly with one person today');
	await intention.getByRole('button', { name: 'Make this my intention for today' }).click();
	await expect(notice(page)).toContainText('Saved for today.');
	await expect(intention.getByRole('button', { name: 'Remove it' })).toBeVisible();
	await page.reload();
	await expect(intention.getByRole('button', { name: 'Remove it' })).toBeVisible();

	await intention.getByRole('link', { name: 'Pick an act for it' }).click();
	await expect(page).toHaveURL(/\/plans$/);
	const act = page.getByRole('combobox', { name: 'An act for it' });
	await act.selectOption({ index: 1 });
	// Cards that load later reset the select to the stored card, until the picked one is stored.
	await expect(page.getByText(/^Maybe: /)).toBeVisible();
	const picked = (await act.locator('option:checked').innerText()).trim();
	await expect(page.getByText(`Maybe: ${picked}`)).toBeVisible();

	await page.goto('/');
	await intention.getByRole('button', { name: 'Remove it' }).click();
	await expect(undo(page)).toBeVisible();
	await undo(page).click();
	await expect(intention.getByText(`Maybe: ${picked}`)).toBeVisible();

	// The intention was only for that day.
	await page.clock.setSystemTime('2026-11-21T10:00:00+01:00');
	await page.reload();
	await openUp(page, 'For this moment');
	await expect(
		intention.getByRole('button', { name: 'Make this my intention for today' })
	).toBeVisible();
});

test('scrolling the page with a thumb on the slider does not change the energy', async ({
	browser
}) => {
	const context = await browser.newContext({
		viewport: { width: 360, height: 740 },
		hasTouch: true,
		isMobile: true
	});
	await withoutWorker(context);
	const page = await context.newPage();
	await open(page, '/');
	await expect(first(page)).toBeVisible();
	const slider = energy(page);
	const before = await slider.inputValue();
	const { x, y, width } = (await slider.boundingBox())!;
	const finger = await context.newCDPSession(page);
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', upBy: number) =>
		finger.send('Input.dispatchTouchEvent', {
			type,
			touchPoints: type === 'touchEnd' ? [] : [{ x: x + width * 0.8, y: y + 20 - upBy }]
		});
	await touch('touchStart', 0);
	for (let upBy = 12; upBy <= 240; upBy += 12) await touch('touchMove', upBy);
	await touch('touchEnd', 240);
	await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(50);
	await expect(slider).toHaveValue(before);
	await page.reload();
	await isLive(page);
	await expect(slider).toHaveValue(before);

	// A tap changes the energy, and so do keys after a scroll.
	await slider.tap({ position: { x: width * 0.8, y: 20 } });
	await expect(slider).not.toHaveValue(before);
	await slider.focus();
	await page.keyboard.press('Home');
	await expect
		.poll(async () => JSON.stringify(await stored(page, 'checkIns')))
		.toContain('"energy":0');
	await page.reload();
	await expect(slider).toHaveValue('0');
	await context.close();
});

for (const visit of ['first', 'later'])
	test(`going back to Today restores the scroll position on a ${visit} visit`, async ({ page }) => {
		await open(page, '/');
		if (visit === 'later') {
			await energy(page).fill('35');
			await expect.poll(() => stored(page, 'checkIns')).toHaveLength(1);
			await page.reload();
			await isLive(page);
		}
		const last = acts(page).last();
		await expect(last).toBeVisible();
		await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
		const place = await page.evaluate(() => scrollY);
		expect(place).toBeGreaterThan(100);
		await page.getByRole('navigation').getByRole('link', { name: 'Diary' }).click();
		await expect(page).toHaveURL(/diary/);
		await page.goBack();
		await expect(last).toBeVisible();
		await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(place - 5);
	});
