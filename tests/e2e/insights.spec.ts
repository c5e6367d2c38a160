import { totalsOf } from '../../src/lib/core/totals.ts';
import { blankWin, type Rating, type Win, type WinDetails } from '../../src/lib/core/win.ts';
import { core } from './core.ts';
import {
	expect,
	expectAccessibleInBothColours,
	expectNoSidewaysScroll,
	open,
	test,
	type Locator,
	type Page
} from './steps.ts';

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Opens the table of a chart and returns its rows, each as the texts of its cells. */
async function tableIn(section: Locator): Promise<string[][]> {
	await section.getByText('The same as a table').click();
	const rows = section.getByRole('table').locator('tbody tr');
	await expect(rows).not.toHaveCount(0);
	return rows.evaluateAll((all) =>
		all.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim()))
	);
}

/** Returns thirty-three wins of half a year: texts at noon, greetings in the morning, and three calls. */
function someWins(): Win[] {
	const act = (at: number, hour: number, details: Partial<WinDetails>): Partial<WinDetails> => ({
		at: `2026-${String(6 + (at % 6)).padStart(2, '0')}-1${at % 9}T${String(hour).padStart(2, '0')}:30:00+01:00`,
		// Ease grows from summer to autumn.
		ease: (at % 6 < 3 ? 2 : 4) as Rating,
		moodBefore: 3,
		...details
	});
	const made = [
		...Array.from({ length: 20 }, (_, at) =>
			act(at, 12, {
				cardId: 'one-word-hello' as Win['cardId'],
				channel: 'text',
				moodAfter: at < 14 ? 4 : 3,
				energy: 30,
				reply: at < 12 ? 'yes' : at < 16 ? 'notYet' : 'no',
				people: [`person-${at % 5}`] as unknown as Win['people']
			})
		),
		...Array.from({ length: 10 }, (_, at) =>
			act(at, 9, {
				cardId: 'greet-by-name' as Win['cardId'],
				channel: 'inPerson',
				moodAfter: at < 4 ? 4 : 3,
				energy: 70
			})
		),
		...Array.from({ length: 3 }, (_, at) =>
			act(at, 18, { channel: 'call', moodAfter: 3, reply: 'yes' })
		)
	];
	return made.map((details, at) => ({
		...blankWin(''),
		...details,
		id: `01900000-0000-7000-8000-${String(at).padStart(12, '0')}`,
		revision: `001795000000000.${String(at).padStart(5, '0')}.00000000000000aa`
	})) as Win[];
}

/**
 * Puts wins and their totals into the database as rows of src/lib/storage/schema.ts, and reloads the page.
 */
async function bring(page: Page, wins: Win[]): Promise<void> {
	await open(page, '/insights');
	await expect(page.getByRole('main').getByText(/Nothing to show yet|^You logged/)).toBeVisible();
	await page.evaluate(
		({ wins, totals }) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('small-hello');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const writing = opening.result.transaction(['wins', 'totals', 'meta'], 'readwrite');
					for (const record of wins) {
						const { id, revision, at } = record;
						const order = [at.slice(0, 10), Date.parse(at)];
						writing.objectStore('wins').put({ id, revision, order, record });
					}
					for (const month of totals) writing.objectStore('totals').put(month);
					writing.objectStore('meta').put({ wins: wins.length }, 'totals');
					writing.onerror = () => reject(writing.error);
					writing.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			}),
		{ wins, totals: totalsOf(wins) }
	);
	await page.reload();
	await page.getByText('All pictures and tables').click();
	await expect(region(page, 'Different people').getByRole('img')).toBeVisible();
}

/** Returns true if something is drawn on a canvas. */
function isDrawn(canvas: Locator): Promise<boolean> {
	return canvas.evaluate((element) => {
		const { width, height } = element as HTMLCanvasElement;
		const context = (element as HTMLCanvasElement).getContext('2d');
		const pixels = width * height > 0 ? context?.getImageData(0, 0, width, height).data : null;
		return pixels?.some((value) => value > 0) ?? false;
	});
}

test(
	'each chart describes in words and a table what it shows and how sure it is',
	core,
	async ({ page }) => {
		await bring(page, someWins());
		const pictures = page.getByRole('main').getByRole('img');
		await expect(pictures).toHaveCount(6);
		for (const picture of await pictures.all()) {
			await expect.poll(() => isDrawn(picture)).toBe(true);
			const figure = picture.locator('xpath=ancestor::figure');
			const caption = await figure.locator('figcaption').innerText();
			await expect(picture).toHaveAttribute('aria-label', caption);
		}

		const people = region(page, 'Different people');
		await expect(people).toContainText('You’ve named 5 different people so far.');
		expect((await tableIn(people)).at(-1)).toEqual(['November 2026', '3', '5']);

		const ease = region(page, 'Ease over time');
		await expect(ease).toContainText(
			'Ease went from 2.0 in the earlier half of your entries to 3.4 in the later half. We’re fairly sure it grew.'
		);
		expect(await tableIn(ease)).toHaveLength(6);

		const mood = region(page, 'Mood after acts');
		await expect(mood).toContainText('Checking in: a lift in 14 of 20 entries.');
		await expect(mood).toContainText('That’s too few to be sure.');
		const families = await tableIn(mood);
		expect(families.map(([kind, count]) => [kind, count])).toEqual([
			['Checking in', '20'],
			['Greetings', '10']
		]);
		expect(families[0]![2]).toBe('14 (48% to 85%)');
		await mood.getByRole('radio', { name: 'Ways of reaching people' }).check();
		await expect(mood).toContainText('Text message: a lift in 14 of 20 entries.');
		await expect(mood.getByRole('row', { name: /^Call 3/ })).toContainText('not enough yet');

		const energy = region(page, 'Energy and ease');
		await expect(energy).toContainText(
			'Ease was highest for “Text message” at an energy of 20 to 39'
		);
		expect((await tableIn(energy)).map(([name, count]) => [name, count])).toEqual([
			['In person, energy 60 to 79', '10'],
			['Text message, energy 20 to 39', '20']
		]);

		const hours = region(page, 'When in the day');
		await expect(hours).toContainText('20 of 33 entries');
		expect(await tableIn(hours)).toEqual([
			['09:00', '10'],
			['12:00', '20'],
			['18:00', '3']
		]);

		const replies = region(page, 'Replies');
		await expect(replies).toContainText('Text message: a reply to 12 of 20 so far.');
		await expect(replies).toContainText('No reply is common and says little about you.');
		expect(await tableIn(replies)).toEqual([
			['Text message', '12', '4', '4', expect.stringMatching(/^60% \(\d+% to \d+%\)$/)],
			['Call', '3', '0', '0', 'not enough yet']
		]);

		await expectAccessibleInBothColours(page, '/insights with all tables open');
		await page.setViewportSize({ width: 320, height: 640 });
		await expectNoSidewaysScroll(page, '/insights at 320 px');
		await page.evaluate(() => {
			document.documentElement.dir = 'rtl';
			document.documentElement.style.fontSize = '200%';
		});
		await expectNoSidewaysScroll(page, '/insights at 320 px and 200 %, from right to left');
	}
);

test('the mood line is shown on request and hidden again on the next visit', async ({ page }) => {
	await bring(page, someWins());
	const line = region(page, 'Mood over time');
	const ask = line.getByRole('checkbox', { name: 'Show mood over time' });
	await expect(ask).not.toBeChecked();
	await expect(line.getByRole('img')).toHaveCount(0);
	await ask.check();
	await expect.poll(() => isDrawn(line.getByRole('img'))).toBe(true);
	await expect(line.locator('figcaption')).toContainText('of 5 on average');
	await page.reload();
	await page.getByText('All pictures and tables').click();
	await expect(region(page, 'Different people').getByRole('img')).toBeVisible();
	await expect(ask).not.toBeChecked();
	await expect(line.getByRole('img')).toHaveCount(0);
});

test('below eight entries the page claims nothing and does not load the chart code', async ({
	page
}) => {
	const asked: string[] = [];
	page.on('response', async (response) => {
		if (!response.url().endsWith('.js') || response.request().serviceWorker()) return;
		const code = await response.text().catch(() => '');
		if (code.includes('categoryPercentage')) asked.push(new URL(page.url()).pathname);
	});
	await open(page, '/');
	await open(page, '/diary');
	await open(page, '/insights');
	await expect(page.getByText('Pictures grow here from the wins you log.')).toBeVisible();
	await page.getByRole('link', { name: 'Today', exact: true }).click();
	await page.getByRole('button', { name: 'I did it' }).first().click();
	await expect(page.getByRole('status', { name: 'What happened last' })).toContainText('Saved');
	await open(page, '/insights');
	await expect(page.getByText('You logged one win in the last three months.')).toBeVisible();
	await expect(page.getByText('All pictures and tables')).toHaveCount(0);
	await expect(page.getByRole('main').getByText(/\d+ of \d+|not enough/i)).toHaveCount(0);
	await expect(region(page, 'Mood after acts')).toHaveCount(0);
	await expect(page.getByText('A dot is the average')).toHaveCount(0);
	await expect(page.getByRole('main').getByRole('img')).toHaveCount(0);
	expect(asked).toEqual([]);

	await bring(page, someWins());
	await expect.poll(() => asked).toEqual(['/insights']);
});
