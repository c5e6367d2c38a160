import { hold } from './held.ts';
import { buttonIn, expect, log, main, open, test } from './steps.ts';

/** Sums up by how much things move in the page. Runs in the page, so it uses nothing from outside. */
function watchShifts(): void {
	const shifts = { sum: 0 };
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries())
			shifts.sum += (entry as unknown as { value: number }).value;
	}).observe({ type: 'layout-shift', buffered: true });
	Object.assign(window, { shifts });
}

test('what follows a message stays in place when its tone changes', async ({ page }) => {
	for (const card of ['say-they-came-to-mind', 'ask-about-their-day']) {
		await open(page, `/compose?card=${card}`);
		await expect(main(page).getByRole('radio', { name: 'Short' })).toBeVisible();
		await page.evaluate(() => document.fonts.ready.then(() => {}));
		await page.evaluate(watchShifts);
		await page.waitForTimeout(300);
		const shifts = () =>
			page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum);
		const before = await shifts();
		const places = [];
		for (const tone of ['Warm', 'Light', 'Short', 'Warm']) {
			const chip = main(page).getByRole('radio', { name: tone });
			await chip.check();
			await page.waitForTimeout(200);
			places.push((await chip.boundingBox())!.y);
		}
		expect(new Set(places).size, card).toBe(1);
		expect((await shifts()) - before, card).toBeLessThan(0.02);
	}
});

test('the buttons for backups do not move when the diary has been read', async ({
	page,
	context
}) => {
	await log(page, 'A win');
	const other = await context.newPage();
	await open(other, '/about');
	const letGo = await hold(other, 'wins', 'meta');
	await page.addInitScript(watchShifts);
	await page.goto('/settings/backup');
	await expect(main(page).getByRole('heading', { level: 1 })).toHaveText('Copies of your diary');
	await page.evaluate(() => document.fonts.ready.then(() => {}));
	// Long enough for a page that does not wait for the diary.
	await other.waitForTimeout(1500);
	const shifts = () =>
		page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum);
	const before = await shifts();
	await letGo();
	await expect(main(page)).toContainText('You haven’t made a copy in this browser yet.');
	await expect(buttonIn(page, 'Export a copy')).toBeVisible();
	await other.waitForTimeout(500);
	expect((await shifts()) - before).toBe(0);
});
