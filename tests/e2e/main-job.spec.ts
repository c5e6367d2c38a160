import { cardFacts } from '../../src/lib/content/cards.ts';
import { core } from './core.ts';
import { hold } from './held.ts';
import {
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
	suggestedIds,
	suggestions,
	test,
	undo,
	type Page
} from './steps.ts';

const button = (page: Page, name: string) => suggestions(page).getByRole('button', { name });
const first = (page: Page) => acts(page).first();

function factsOf(id: string) {
	const facts = cardFacts.find((card) => card.id === id);
	if (!facts) throw new Error(`no card is called ${id}`);
	return facts;
}

/** PRODUCT.md, S2: rest, receive-only or rehearsal. */
const restfulFamilies = ['rest', 'selfKindness', 'rehearse', 'receive'];
const isRestful = (id: string) =>
	restfulFamilies.includes(factsOf(id).family) || factsOf(id).direction === 'receiving';
const isOutward = (id: string) =>
	factsOf(id).channel !== 'solo' && !['inward', 'receiving'].includes(factsOf(id).direction);

test(
	'a first visit has one short welcome; "Skip" leads to the slider, and it does not come back',
	core,
	async ({ page }) => {
		await open(page, '/');
		const welcome = page.getByRole('region', { name: 'Hello. No rush.' });
		await expect(welcome).toBeVisible();
		expect((await welcome.innerText()).length).toBeLessThan(300);
		await expect(welcome.getByRole('button')).toHaveCount(1);
		await expect(welcome.getByRole('textbox')).toHaveCount(0);

		await welcome.getByRole('button', { name: 'Skip' }).click();
		await expect(welcome).toHaveCount(0);
		await expect(energy(page)).toBeFocused();
		await expect.poll(() => stored(page, 'preferences')).toHaveLength(1);

		await page.reload();
		await isLive(page);
		await expect(page.getByRole('button', { name: 'Skip' })).toHaveCount(0);
	}
);

test('the welcome stays in its place while the energy is said, and is gone on the next visit', async ({
	page
}) => {
	await open(page, '/');
	await expect(page.getByRole('button', { name: 'Skip' })).toBeVisible();
	const before = await energy(page).boundingBox();
	await energy(page).fill('35');
	await expect.poll(() => stored(page, 'preferences')).toHaveLength(1);
	// Nothing moves away under the finger.
	expect((await energy(page).boundingBox())?.y).toBe(before?.y);
	await page.reload();
	await isLive(page);
	await expect(page.getByRole('button', { name: 'Skip' })).toHaveCount(0);
});

test('who says the energy before the diary is open has been welcomed all the same', async ({
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
	await expect(page.getByRole('button', { name: 'Skip' })).toBeVisible();
	await expect.poll(() => stored(page, 'preferences')).toHaveLength(1);

	await page.reload();
	await letOpen();
	await isLive(page);
	await expect(energy(page)).toHaveValue('35');
	await expect(page.getByRole('button', { name: 'Skip' })).toHaveCount(0);
});

test('the slider is a native range, says its value in words, and keeps it as a check-in', async ({
	page
}) => {
	await open(page, '/');
	await expect(energy(page)).toHaveJSProperty('type', 'range');
	await expect(energy(page)).toHaveAttribute('min', '0');
	await expect(energy(page)).toHaveAttribute('max', '100');
	await expect(page.getByText('Not said yet, so')).toBeVisible();

	const words = [
		['0', /^Next to none, 0 of 100$/],
		['35', /^Some, 35 of 100$/],
		['100', /^Plenty, 100 of 100$/]
	] as const;
	for (const [value, said] of words) {
		await energy(page).fill(value);
		await expect(energy(page)).toHaveAttribute('aria-valuetext', said);
		await expect(page.getByRole('main').getByText(said)).toBeVisible();
	}
	// Moves within a minute are one setting.
	const kept = async () =>
		((await stored(page, 'checkIns')) as { record: { energy: number } }[]).map(
			({ record }) => record.energy
		);
	await expect.poll(kept).toEqual([100]);

	await page.reload();
	await isLive(page);
	await expect(energy(page)).toHaveValue('100');
	await expect(energy(page)).toHaveAttribute('aria-valuetext', /^Plenty, 100 of 100$/);
});

test(
	'at energy 35 there are one or two acts, each headed by its title, with all its buttons',
	core,
	async ({ page }) => {
		await open(page, '/');
		await energy(page).fill('35');
		await expect(energy(page)).toHaveAttribute('aria-valuetext', /35 of 100/);
		// The words of acts come a moment after they are drawn.
		await expect(acts(page)).not.toHaveCount(0);
		const count = await acts(page).count();
		expect([1, 2]).toContain(count);
		for (const act of await acts(page).all()) {
			const title = (await act.getByRole('heading').innerText()).trim();
			await expect(act).toHaveAccessibleName(title);
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
	'the main job in two taps from opening the app: one on the energy, one on "I did it"',
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

test(
	'"I did it" needs no slider, then offers words and "It was too much", and "Undo" takes it back',
	core,
	async ({ page }) => {
		await open(page, '/');
		await page.getByRole('button', { name: 'Skip' }).click();
		const title = (await first(page).getByRole('heading').innerText()).trim();
		await first(page).getByRole('button', { name: 'I did it' }).click();
		await expect(notice(page)).toContainText('Saved');
		const act = acts(page).filter({ hasText: title });
		await expect(act.getByRole('link', { name: /^Add words/ })).toBeVisible();
		await expect(act.getByRole('button', { name: 'It was too much' })).toBeVisible();
		await expect(act.getByRole('button', { name: 'I did it' })).toHaveCount(0);
		await expect(page.getByText('Your pond: one ripple, from one win.')).toBeVisible();

		await undo(page).click();
		await expect(notice(page)).toContainText('Taken back.');
		await expect(undo(page)).toHaveCount(0);
		await expect(page.getByText(/^Your pond: one/)).toHaveCount(0);
		await expect(act.getByRole('button', { name: 'I did it' })).toBeVisible();
		await page.goto('/diary');
		await expect(page.getByText('Nothing here yet.')).toBeVisible();
	}
);

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
	await expect(entries(page)).toContainText('Mood: Good');
});

test('who goes elsewhere while words are being saved stays there', async ({ page }) => {
	// With the page for it loaded, what would go there goes at once.
	await open(page, '/diary');
	await page.getByRole('link', { name: 'Log', exact: true }).click();
	await note(page).fill('A wave across the street');
	const letGo = await hold(page, 'wins');
	await saveButton(page).click();
	await page.getByRole('link', { name: 'Today', exact: true }).click();
	await expect(energy(page)).toBeVisible();
	await letGo();
	await expect(notice(page)).toContainText('Saved');
	await expect(page.getByText('Your pond: one ripple, from one win.')).toBeVisible();
	await expect(page).toHaveURL(/\/$/);
	await page.goto('/diary');
	await expect(entries(page)).toContainText('A wave across the street');
});

test('"It was too much" makes the next acts gentler', async ({ page, request }) => {
	await open(page, '/');
	await energy(page).fill('35');
	await first(page).getByRole('button', { name: 'I did it' }).click();
	await button(page, 'It was too much').click();
	await expect(notice(page)).toContainText('The next few days stay gentler.');
	await energy(page).fill('34');
	await expect(button(page, 'I did it').first()).toBeEnabled();
	for (let i = 0; i < 8; i++) {
		for (const id of await suggestedIds(page))
			expect(await effortOf(request, id), id).toBeLessThanOrEqual(14);
		await button(page, 'Show others').click();
	}
});

test('"Not now" twice brings a pause until "Show others" is asked', core, async ({ page }) => {
	await open(page, '/');
	await energy(page).fill('35');
	const before = await suggestedIds(page);
	await first(page).getByRole('button', { name: 'Not now' }).click();
	await expect(notice(page)).toContainText('That is fine.');
	await expect(undo(page)).toBeVisible();
	expect(await suggestedIds(page)).not.toContain(before[0]);
	await expect(acts(page)).not.toHaveCount(0);

	await first(page).getByRole('button', { name: 'Not now' }).click();
	await expect(acts(page)).toHaveCount(0);
	await expect(suggestions(page)).toContainText('Nothing more for now. That is fine.');

	await page.reload();
	await expect(suggestions(page)).toContainText('Nothing more for now. That is fine.');
	await button(page, 'Show others').click();
	await expect(acts(page)).not.toHaveCount(0);
	expect(await suggestedIds(page)).not.toContain(before[0]);
});

test(
	'"Less like this" puts an act away, and then asks whether it made things worse',
	core,
	async ({ page }) => {
		await open(page, '/');
		await energy(page).fill('60');
		const [away] = await suggestedIds(page);
		await first(page).getByRole('button', { name: 'Less like this' }).click();
		await expect(notice(page)).toContainText('You will see less like this.');
		await button(page, 'This made it worse').click();
		await expect(notice(page)).toContainText('It will stay away.');
		await expect(button(page, 'This made it worse')).toHaveCount(0);
		await expect(acts(page)).not.toHaveCount(0);
		const kinds = (
			(await stored(page, 'choices')) as { record: { kind: string; cardId: string } }[]
		)
			.filter(({ record }) => record.cardId === away && record.kind !== 'shown')
			.map(({ record }) => record.kind);
		expect(kinds).toEqual(['lessLikeThis', 'madeItWorse']);

		for (let i = 0; i < 10; i++) {
			expect(await suggestedIds(page)).not.toContain(away);
			await button(page, 'Show others').click();
		}
		await page.reload();
		await isLive(page);
		expect(await suggestedIds(page)).not.toContain(away);
	}
);

test('"Why this?" opens the reasons, and closes them', core, async ({ page }) => {
	await open(page, '/');
	await energy(page).fill('35');
	const why = first(page).getByRole('button', { name: 'Why this?' });
	await expect(why).toHaveAttribute('aria-expanded', 'false');
	await expect(first(page).getByRole('list')).toHaveCount(0);
	await why.click();
	await expect(why).toHaveAttribute('aria-expanded', 'true');
	await expect(first(page).getByRole('list')).toBeVisible();
	await expect(first(page).getByRole('list')).toContainText(/energy of 35: it takes about \d+\./);
	await expect(first(page).getByRole('list')).toContainText('Nothing above your energy');
	await why.click();
	await expect(first(page).getByRole('list')).toHaveCount(0);
});

test('at very low energy rest comes first, and all acts are restful', core, async ({ page }) => {
	await open(page, '/');
	// At 15 there would be energy for small acts with others, but they are not offered.
	for (const value of ['15', '8']) {
		await energy(page).fill(value);
		await expect(suggestions(page)).toContainText('Rest is a full answer today.');
		for (let i = 0; i < 12; i++) {
			const ids = await suggestedIds(page);
			expect(ids.length).toBeGreaterThan(0);
			const rest = factsOf(ids[0] ?? '');
			expect(rest.family).toBe('rest');
			expect(rest.effort).toBeLessThanOrEqual(Math.max(0, Number(value) - 10));
			expect(ids.filter((id) => !isRestful(id))).toEqual([]);
			await button(page, 'Show others').click();
		}
	}
	// Rest counts like any other act.
	await first(page).getByRole('button', { name: 'I did it' }).click();
	await expect(notice(page)).toContainText('Saved');
	await page.goto('/diary');
	await expect(entries(page)).toHaveCount(1);
});

test('no act is ever above the margin, as the facts on its own page say', async ({
	page,
	request
}) => {
	await open(page, '/');
	for (const value of [0, 4, 12, 15, 16, 25, 40, 65, 100]) {
		await energy(page).fill(String(value));
		await expect(energy(page)).toHaveAttribute('aria-valuetext', new RegExp(` ${value} of 100`));
		for (let i = 0; i < 4; i++) {
			const ids = await suggestedIds(page);
			expect([1, 2]).toContain(ids.length);
			for (const id of ids)
				expect(await effortOf(request, id), `${id} at energy ${value}`).toBeLessThanOrEqual(
					Math.max(0, value - 10)
				);
			await button(page, 'Show others').click();
		}
	}
});

test('with the energy not said, nothing takes more than 15', async ({ page, request }) => {
	await open(page, '/');
	for (let i = 0; i < 10; i++) {
		for (const id of await suggestedIds(page))
			expect(await effortOf(request, id), id).toBeLessThanOrEqual(15);
		await button(page, 'Show others').click();
	}
});

test('in the evening and at night no act reaches out, unless asked', async ({ page }) => {
	await page.clock.setSystemTime('2026-11-20T23:00:00+01:00');
	await open(page, '/');
	await energy(page).fill('60');
	await expect(suggestions(page)).toContainText('acts that reach out to people wait');
	for (let i = 0; i < 10; i++) {
		expect((await suggestedIds(page)).filter(isOutward)).toEqual([]);
		await button(page, 'Show others').click();
	}
	await button(page, 'Show them anyway').click();
	await expect(button(page, 'Show them anyway')).toHaveCount(0);
	const ids = new Set<string>();
	for (let i = 0; i < 10; i++) {
		for (const id of await suggestedIds(page)) ids.add(id);
		await button(page, 'Show others').click();
	}
	expect([...ids].filter(isOutward)).not.toEqual([]);
	expect([...ids].filter((id) => factsOf(id).withStranger)).toEqual([]);
});

test('acts with strangers come by consent alone, and by day', async ({ page }) => {
	test.slow();
	const idsOfManyDraws = async () => {
		const ids = new Set<string>();
		for (let i = 0; i < 40; i++) {
			for (const id of await suggestedIds(page)) ids.add(id);
			await button(page, 'Show others').click();
		}
		return [...ids];
	};
	const withStrangers = (ids: string[]) => ids.filter((id) => factsOf(id).withStranger);
	await open(page, '/');
	await energy(page).fill('80');
	expect(withStrangers(await idsOfManyDraws())).toEqual([]);

	await open(page, '/settings');
	await page.getByRole('checkbox', { name: 'Offer acts with strangers' }).check();
	await expect(notice(page)).toContainText('Kept.');
	await open(page, '/');
	expect(withStrangers(await idsOfManyDraws())).not.toEqual([]);

	await page.clock.setSystemTime('2026-11-20T20:30:00+01:00');
	await page.reload();
	await isLive(page);
	await energy(page).fill('81');
	expect(withStrangers(await idsOfManyDraws())).toEqual([]);
});

test('today’s intention is made in one tap, kept, and let go', core, async ({ page }) => {
	await open(page, '/');
	// A first visit begins with the energy; the intention comes after it.
	await page.getByRole('button', { name: 'Skip' }).click();
	const intention = page.getByRole('region', { name: 'Today’s intention' });
	await expect(intention).toContainText('I will connect briefly with one person today');
	await intention.getByRole('button', { name: 'Make this my intention for today' }).click();
	await expect(notice(page)).toContainText('Intention kept for today.');
	await expect(intention.getByRole('button', { name: 'Let it go' })).toBeVisible();
	await page.reload();
	await expect(intention.getByRole('button', { name: 'Let it go' })).toBeVisible();

	await intention.getByRole('link', { name: 'Pick an act for it' }).click();
	await expect(page).toHaveURL(/\/plans$/);
	const act = page.getByRole('combobox', { name: 'An act for it' });
	await act.selectOption({ index: 1 });
	// Acts that come later to the list show again what is kept, until the one that was picked is.
	await expect(page.getByText(/^Perhaps: /)).toBeVisible();
	const picked = (await act.locator('option:checked').innerText()).trim();
	await expect(page.getByText(`Perhaps: ${picked}`)).toBeVisible();

	await page.goto('/');
	await intention.getByRole('button', { name: 'Let it go' }).click();
	await expect(undo(page)).toBeVisible();
	await undo(page).click();
	await expect(intention.getByText(`Perhaps: ${picked}`)).toBeVisible();

	// It was for that day alone.
	await page.clock.setSystemTime('2026-11-21T10:00:00+01:00');
	await page.reload();
	await expect(
		intention.getByRole('button', { name: 'Make this my intention for today' })
	).toBeVisible();
});

test('an energy said more than six hours ago counts as not said', async ({ page, request }) => {
	await open(page, '/');
	await energy(page).fill('80');
	await expect.poll(() => stored(page, 'checkIns')).toHaveLength(1);

	await page.clock.setSystemTime('2026-11-20T15:55:00+01:00');
	await page.reload();
	await isLive(page);
	await expect(energy(page)).toHaveValue('80');

	await page.clock.setSystemTime('2026-11-20T16:05:00+01:00');
	await page.reload();
	await isLive(page);
	await expect(page.getByText('Not said yet, so')).toBeVisible();
	await expect(energy(page)).toHaveValue('25');
	for (let i = 0; i < 6; i++) {
		for (const id of await suggestedIds(page))
			expect(await effortOf(request, id), id).toBeLessThanOrEqual(15);
		await button(page, 'Show others').click();
	}
});

const efforts = new Map<string, number>();

/** What a card takes, by the facts on its own page. */
async function effortOf(request: import('@playwright/test').APIRequestContext, id: string) {
	const known = efforts.get(id);
	if (known !== undefined) return known;
	const html = await (await request.get(`/cards/${id}`)).text();
	const effort = Number(/<dd>[^<]*?(\d+) of 100/.exec(html)?.[1]);
	expect(effort, `what ${id} takes`).not.toBeNaN();
	efforts.set(id, effort);
	return effort;
}

test('a thumb that scrolls the page from the slider on changes no energy', async ({ browser }) => {
	const context = await browser.newContext({
		viewport: { width: 360, height: 740 },
		hasTouch: true,
		isMobile: true
	});
	const page = await context.newPage();
	await open(page, '/');
	await page.getByRole('button', { name: 'Skip' }).click();
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

	// A tap is meant, and so is what the keys do after a scroll.
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

test('who comes back to Today finds the place where they were', async ({ page }) => {
	await open(page, '/');
	await page.getByRole('button', { name: 'Skip' }).click();
	await open(page, '/people');
	await open(page, '/');
	const last = acts(page).last();
	await last.scrollIntoViewIfNeeded();
	await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
	const place = await page.evaluate(() => scrollY);
	expect(place).toBeGreaterThan(100);
	await page.getByRole('navigation').getByRole('link', { name: 'Diary' }).click();
	await expect(page).toHaveURL(/diary/);
	await page.goBack();
	await expect(last).toBeVisible();
	await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(place - 5);
});
