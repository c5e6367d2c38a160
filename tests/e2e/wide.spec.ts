import { cardLinks, entries, expect, expectNoSidewaysScroll, main, open, test } from './steps.ts';
import { importTypicalDiary, personId } from './typical-diary.ts';

/** The headings or labels of two parts of each page. A wide page shows the second beside the first. */
const partsOf: { readonly [path: string]: readonly [string, string] } = {
	'/cards': ['What would you like to do?', 'All cards'],
	'/people': ['Grandma Rose', 'Practise names'],
	[`/people/person?id=${personId(0)}`]: ['To remember', 'About them'],
	'/plans': ['Rituals', 'Tools for the moment'],
	'/log': ['What happened?', 'More details']
};

test('five pages have two columns from 60 rem on, and one below', async ({ page }) => {
	await importTypicalDiary(page);
	for (const [path, parts] of Object.entries(partsOf)) {
		await open(page, path);
		const [first, second] = parts.map((text) =>
			main(page).getByText(text, { exact: true }).first()
		);
		for (const direction of ['ltr', 'rtl']) {
			await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
			for (const width of [959, 960]) {
				await page.setViewportSize({ width, height: 800 });
				const what = `${path} at ${width} px, ${direction}`;
				await expectNoSidewaysScroll(page, what);
				const [one, other] = [await first!.boundingBox(), await second!.boundingBox()];
				const isBeside =
					direction === 'ltr' ? one!.x + one!.width < other!.x : other!.x + other!.width < one!.x;
				expect.soft(isBeside, what).toBe(width === 960);
			}
		}
	}
});

test('what is beside a list stays while it scrolls', async ({ page }) => {
	await importTypicalDiary(page);
	await page.setViewportSize({ width: 1280, height: 800 });
	await open(page, '/cards');
	await cardLinks(page).nth(60).scrollIntoViewIfNeeded();
	await expect(main(page).getByRole('link', { name: 'Find words' })).toBeInViewport();
	await open(page, '/diary');
	await entries(page).nth(12).scrollIntoViewIfNeeded();
	await expect(main(page).getByText('Calendar', { exact: true })).toBeInViewport();
});

test('an answer beside the form moves nothing, and can be taken back', async ({ page }) => {
	await page.setViewportSize({ width: 1280, height: 800 });
	await open(page, '/log');
	const more = main(page).getByText('More details', { exact: true });
	const place = await more.boundingBox();
	for (const [group, answer] of [
		['Mood before', 'Very good'],
		['Ease', 'Came naturally']
	] as const) {
		const radio = page
			.getByRole('radiogroup', { name: group })
			.getByRole('radio', { name: answer });
		await radio.click();
		await expect(radio).toBeChecked();
		expect(await more.boundingBox(), group).toEqual(place);
	}
	// A button reaches up to be large enough, and must not cover the answers of the row before.
	const last = page.getByRole('radiogroup', { name: 'Mood before' }).getByRole('radio').last();
	await last.click({ position: { x: 20, y: 40 } });
	await expect(
		page.getByRole('radiogroup', { name: 'Ease' }).getByRole('radio').last()
	).toBeChecked();
	await page.getByRole('button', { name: /Ease/ }).click();
	await expect(
		page.getByRole('radiogroup', { name: 'Ease' }).getByRole('radio', { checked: true })
	).toHaveCount(0);
});
