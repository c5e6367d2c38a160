import { acts, expect, main, open, saveButton, test, type Page } from './steps.ts';
import { importTypicalDiary, personId } from './typical-diary.ts';

/** Returns the words of the page itself that can be read without opening anything. */
function wordsOn(page: Page): Promise<string[]> {
	return main(page).evaluate((element) => {
		const texts: string[] = [];
		const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			const node = walker.currentNode;
			if (node.parentElement!.closest('.visually-hidden, select')) continue;
			const range = document.createRange();
			range.selectNodeContents(node);
			const isShown = [...range.getClientRects()].some(({ width, height }) => width * height > 0);
			if (isShown && node.parentElement!.checkVisibility({ visibilityProperty: true }))
				texts.push(node.textContent ?? '');
		}
		const fields = element.querySelectorAll<HTMLInputElement>(':placeholder-shown');
		texts.push(...[...fields].filter((f) => f.checkVisibility()).map((f) => f.placeholder));
		const choices = [...element.querySelectorAll('select')].filter((one) => one.checkVisibility());
		texts.push(...choices.map((one) => one.selectedOptions[0]?.text ?? ''));
		return texts
			.join(' ')
			.split(/\s+/)
			.filter((word) => /[\p{L}\p{N}]/u.test(word));
	});
}

/** Expects at most this number of words, and shows them all if there are more. */
async function expectShort(page: Page, what: string, most: number): Promise<void> {
	const words = await wordsOn(page);
	expect.soft(words.length, `words on ${what}: ${words.join(' ')}`).toBeLessThanOrEqual(most);
	// A page that is still empty would be short too.
	expect(words.length, `words on ${what}`).toBeGreaterThan(15);
}

test('each main screen has few words, in a diary of ten weeks', async ({ page }) => {
	await importTypicalDiary(page);

	await open(page, '/');
	await expect(main(page).getByText(/^Your pond: 40 wins/)).toBeVisible();
	await expect(acts(page)).toHaveCount(2);
	await expect(main(page).getByText('For this moment')).toBeVisible();
	await expect(main(page).getByText('You haven’t made a copy')).toBeVisible();
	await expectShort(page, 'Today', 90);

	await open(page, '/log');
	await expect(saveButton(page)).toBeVisible();
	await expectShort(page, 'Log', 45);

	await open(page, '/settings');
	await expectShort(page, 'the index of settings', 60);

	await open(page, `/people/person?id=${personId(0)}`);
	await expect(main(page).getByText('Her cat is called Miso')).toBeVisible();
	await expectShort(page, 'the page of a person', 90);

	await open(page, '/insights');
	await expect(main(page).getByText('All pictures and tables')).toBeVisible();
	await expectShort(page, 'Insights', 120);
});

test('Today has few words on a first visit', async ({ page }) => {
	await open(page, '/');
	await expectShort(page, 'Today', 90);
});
