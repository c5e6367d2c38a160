import { cardFacts } from '../../src/lib/content/cards.ts';
import { core } from './core.ts';
import {
	acts,
	energy,
	expect,
	isLive,
	main,
	notice,
	open,
	stored,
	suggestedIds,
	suggestions,
	test,
	undo,
	type Page
} from './steps.ts';

const factsOf = (id: string) => cardFacts.find((card) => card.id === id)!;

/** Today at a visit after the first one, at that energy. */
async function secondVisit(page: Page, percent: string): Promise<void> {
	await open(page, '/');
	await energy(page).fill(percent);
	await expect(acts(page)).not.toHaveCount(0);
	await expect.poll(() => stored(page, 'preferences')).toHaveLength(1);
	await page.reload();
	await isLive(page);
	await expect(acts(page)).not.toHaveCount(0);
}

test(
	'one tap rules out cards that need company or another place, for this visit',
	core,
	async ({ page }) => {
		await secondVisit(page, '60');
		const around = page.getByRole('group', { name: 'What’s around you' });
		const nobody = around.getByRole('button', { name: 'Nobody here' });
		const home = around.getByRole('button', { name: 'At home' });
		await nobody.click();
		await home.click();
		await expect(nobody).toHaveAttribute('aria-pressed', 'true');
		for (let round = 0; round < 8; round++) {
			for (const id of await suggestedIds(page)) {
				expect(factsOf(id).needs, id).not.toContain('personNearby');
				expect(factsOf(id).needs, id).not.toContain('goingOut');
			}
			await suggestions(page).getByRole('button', { name: 'Show others' }).click();
			await expect(acts(page)).not.toHaveCount(0);
		}
		await around.getByRole('button', { name: 'Out' }).click();
		await expect(home).toHaveAttribute('aria-pressed', 'false');

		await page.reload();
		await isLive(page);
		await expect(nobody).toHaveAttribute('aria-pressed', 'false');
	}
);

test(
	'the answers to six cards shape the suggestions, and can be changed and cleared',
	core,
	async ({ page }) => {
		await secondVisit(page, '60');
		await main(page).getByRole('link', { name: 'Choose what you’d like more of' }).click();
		const more = main(page).getByRole('button', { name: /^More like this: / });
		await expect(more).toHaveCount(6);
		await more.first().click();
		await expect(more.first()).toHaveAttribute('aria-pressed', 'true');
		await main(page)
			.getByRole('button', { name: /^Rather not: / })
			.first()
			.click();
		await expect(more.first()).toHaveAttribute('aria-pressed', 'false');
		await main(page).getByRole('button', { name: 'Clear these answers' }).click();
		await expect(notice(page)).toContainText('Answers cleared.');
		await undo(page).click();
		await expect(
			main(page)
				.getByRole('button', { name: /^Rather not: / })
				.first()
		).toHaveAttribute('aria-pressed', 'true');
		await open(page, '/');
		await expect(acts(page)).not.toHaveCount(0);
		await expect(
			main(page).getByRole('link', { name: 'Choose what you’d like more of' })
		).toHaveCount(0);
	}
);
