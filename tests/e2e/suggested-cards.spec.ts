import { cardFacts } from '../../src/lib/content/cards.ts';
import { core } from './core.ts';
import {
	openMore,
	acts,
	energy,
	entries,
	expect,
	isLive,
	notice,
	open,
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

/** The families of restful cards: rest, self-kindness, rehearsal and receiving. */
const restfulFamilies = ['rest', 'selfKindness', 'rehearse', 'receive'];
const isRestful = (id: string) =>
	restfulFamilies.includes(factsOf(id).family) || factsOf(id).direction === 'receiving';
const isOutward = (id: string) =>
	factsOf(id).channel !== 'solo' && !['inward', 'receiving'].includes(factsOf(id).direction);

const efforts = new Map<string, number>();

/** Returns the effort of a card, as its own page shows it. */
async function effortOf(request: import('@playwright/test').APIRequestContext, id: string) {
	const known = efforts.get(id);
	if (known !== undefined) return known;
	const html = await (await request.get(`/cards/${id}`)).text();
	const effort = Number(/<dd>[^<]*?(\d+) of 100/.exec(html)?.[1]);
	expect(effort, `what ${id} takes`).not.toBeNaN();
	efforts.set(id, effort);
	return effort;
}

test('"It was too much" makes the next cards gentler', async ({ page, request }) => {
	await open(page, '/');
	await energy(page).fill('35');
	await first(page).getByRole('button', { name: 'I did it' }).click();
	await button(page, 'It was too much').click();
	await expect(notice(page)).toContainText('The next few days will be gentler.');
	await energy(page).fill('34');
	await expect(button(page, 'I did it').first()).toBeEnabled();
	for (let i = 0; i < 8; i++) {
		for (const id of await suggestedIds(page))
			expect(await effortOf(request, id), id).toBeLessThanOrEqual(14);
		await button(page, 'Show others').click();
	}
});

test('"Not now" twice pauses suggestions until "Show others"', core, async ({ page }) => {
	await open(page, '/');
	await energy(page).fill('35');
	const before = await suggestedIds(page);
	await openMore(first(page));
	await first(page).getByRole('button', { name: 'Not now' }).click();
	await expect(notice(page)).toContainText('That’s fine.');
	await expect(undo(page)).toBeVisible();
	expect(await suggestedIds(page)).not.toContain(before[0]);
	await expect(acts(page)).not.toHaveCount(0);

	await openMore(first(page));
	await first(page).getByRole('button', { name: 'Not now' }).click();
	await expect(acts(page)).toHaveCount(0);
	await expect(suggestions(page)).toContainText('Nothing more for now, and that’s fine.');

	await page.reload();
	await expect(suggestions(page)).toContainText('Nothing more for now, and that’s fine.');
	await button(page, 'Show others').click();
	await expect(acts(page)).not.toHaveCount(0);
	expect(await suggestedIds(page)).not.toContain(before[0]);
});

test(
	'"Less like this" puts a card away, and then asks whether it made things worse',
	core,
	async ({ page }) => {
		await open(page, '/');
		await energy(page).fill('60');
		// A card that was never done cannot have made anything worse.
		await openMore(first(page));
		await first(page).getByRole('button', { name: 'Less like this' }).click();
		await expect(notice(page)).toContainText('You’ll see less like this.');
		await expect(acts(page)).not.toHaveCount(0);
		await expect(button(page, 'This made it worse')).toHaveCount(0);
		await undo(page).click();
		await expect(notice(page)).toContainText('Undone.');

		const [away] = await suggestedIds(page);
		await first(page).getByRole('button', { name: 'I did it' }).click();
		await expect(notice(page)).toContainText('Saved');
		await page.clock.setFixedTime('2026-11-24T10:00:00+01:00');
		await open(page, '/');
		await energy(page).fill('60');
		const act = acts(page).filter({ has: page.locator(`a[href$="/${away}"]`) });
		for (let i = 0; i < 60 && (await act.count()) === 0; i++) {
			await button(page, 'Show others').click();
			await expect(acts(page)).not.toHaveCount(0);
		}
		await openMore(act);
		await act.getByRole('button', { name: 'Less like this' }).click();
		await expect(notice(page)).toContainText('You’ll see less like this.');
		await button(page, 'This made it worse').click();
		await expect(notice(page)).toContainText('It’ll stay away.');
		await expect(button(page, 'This made it worse')).toHaveCount(0);
		await expect(acts(page)).not.toHaveCount(0);
		const kinds = (
			(await stored(page, 'choices')) as { record?: { kind: string; cardId: string } }[]
		)
			.flatMap(({ record }) => (record && record.cardId === away ? record.kind : []))
			.filter((kind) => !/shown|done/.test(kind));
		// Both have the instant of the fixed clock, so that their ids may be in any order.
		expect(kinds.sort()).toEqual(['lessLikeThis', 'madeItWorse']);

		for (let i = 0; i < 10; i++) {
			expect(await suggestedIds(page)).not.toContain(away);
			await button(page, 'Show others').click();
		}
		await page.reload();
		await isLive(page);
		expect(await suggestedIds(page)).not.toContain(away);
	}
);

test('"Why this?" opens and closes the reasons', core, async ({ page }) => {
	await open(page, '/');
	await energy(page).fill('35');
	await openMore(first(page));
	const why = first(page).getByRole('button', { name: 'Why this?' });
	await expect(why).toHaveAttribute('aria-expanded', 'false');
	await expect(first(page).getByRole('list')).toHaveCount(0);
	await why.click();
	await expect(why).toHaveAttribute('aria-expanded', 'true');
	await expect(first(page).getByRole('list')).toBeVisible();
	await expect(first(page).getByRole('list')).toContainText(/It takes .* of the energy you have/);
	await expect(first(page).getByRole('list')).toContainText('Everything here fits your energy');
	await why.click();
	await expect(first(page).getByRole('list')).toHaveCount(0);
});

test('at very low energy rest comes first and all cards are restful', core, async ({ page }) => {
	await open(page, '/');
	// An energy of 15 would allow small cards with other people, but they are not offered.
	for (const value of ['15', '8']) {
		await energy(page).fill(value);
		await expect(suggestions(page)).toContainText('Resting counts today.');
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
	// Rest counts like any other card.
	await first(page).getByRole('button', { name: 'I did it' }).click();
	await expect(notice(page)).toContainText('Saved');
	await page.goto('/diary');
	await expect(entries(page)).toHaveCount(1);
});

test('no suggested card takes more than the energy minus 10, as its own page shows', async ({
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

test('without a check-in, no suggested card takes more than 15', async ({ page, request }) => {
	await open(page, '/');
	for (let i = 0; i < 10; i++) {
		for (const id of await suggestedIds(page))
			expect(await effortOf(request, id), id).toBeLessThanOrEqual(15);
		await button(page, 'Show others').click();
	}
});

test('late in the evening no suggested card reaches out, unless the user asks for it', async ({
	page
}) => {
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

test('cards with strangers are suggested only with consent and by day', async ({ page }) => {
	test.slow();
	/** Draws up to 40 times, until a card with strangers comes, and returns such cards. */
	const withStrangers = async () => {
		for (let i = 0; i < 40; i++) {
			const found = (await suggestedIds(page)).filter((id) => factsOf(id).withStranger);
			if (found.length > 0) return found;
			await button(page, 'Show others').click();
		}
		return [];
	};
	await open(page, '/');
	await energy(page).fill('80');
	expect(await withStrangers()).toEqual([]);

	await open(page, '/settings/suggestions');
	await page.getByRole('checkbox', { name: 'Suggest saying hello to strangers' }).check();
	await expect(notice(page)).toContainText('Saved.');
	await open(page, '/');
	expect(await withStrangers()).not.toEqual([]);

	await page.clock.setSystemTime('2026-11-20T20:30:00+01:00');
	await page.reload();
	await isLive(page);
	await energy(page).fill('81');
	expect(await withStrangers()).toEqual([]);
});

test('an energy from more than six hours ago counts as not set', async ({ page, request }) => {
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
	await expect(page.getByText('Starting small until')).toBeVisible();
	await expect(energy(page)).toHaveValue('25');
	for (let i = 0; i < 6; i++) {
		for (const id of await suggestedIds(page))
			expect(await effortOf(request, id), id).toBeLessThanOrEqual(15);
		await button(page, 'Show others').click();
	}
});
