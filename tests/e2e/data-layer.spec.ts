import {
	addPerson,
	bringWins,
	energy,
	expect,
	forenoon,
	isLive,
	main,
	notice,
	open,
	test
} from './steps.ts';

const tour = [
	'/cards',
	'/log',
	'/diary',
	'/plans',
	'/rehearse',
	'/people',
	'/people/person',
	'/compose',
	'/voice',
	'/insights',
	'/insights/summary',
	'/settings',
	'/settings/suggestions',
	'/settings/reminders',
	'/settings/backup',
	'/settings/storage',
	'/timer',
	'/breathe'
];

/** Counts the read transactions of a page, and the messages that it receives about writes of other tabs. */
function countReads() {
	const { transaction } = IDBDatabase.prototype;
	const counts = { reads: 0, heard: 0 };
	Object.assign(window, { counts });
	new BroadcastChannel('small-hello').onmessage = () => counts.heard++;
	IDBDatabase.prototype.transaction = function (stores, mode, options) {
		if (mode !== 'readwrite') counts.reads++;
		return transaction.call(this, stores, mode, options);
	};
}

test('after a tour of all screens, writes of another tab cause no reads for the screens that were left', async ({
	page,
	context
}) => {
	await page.clock.setFixedTime(forenoon);
	await page.addInitScript(countReads);
	const counts = () =>
		page.evaluate(() => (window as unknown as { counts: { reads: number; heard: number } }).counts);
	await open(page, '/');
	await bringWins(page, 3, (at) => `number ${at}`);
	await expect(energy(page)).toBeVisible();
	for (const route of tour) {
		// Navigate by a link inside the app: only the screen changes.
		await page.evaluate((path) => {
			const link = Object.assign(document.createElement('a'), { href: path });
			document.querySelector('main')!.append(link);
			link.click();
		}, route);
		await expect(page).toHaveURL(new RegExp(`${route}$`));
		await expect(page.locator('h1')).toBeVisible();
	}
	await page.getByRole('link', { name: 'Get help now' }).click();
	await expect(page).toHaveURL(/\/help$/);
	// Wait for the parts that load later and for the start of the mirror.
	await page.waitForTimeout(3000);
	const other = await context.newPage();
	await open(other, '/log');
	await isLive(other);
	const save = async () => {
		const { heard } = await counts();
		await other.getByRole('button', { name: 'Save', exact: true }).click();
		await expect.poll(async () => (await counts()).heard).toBeGreaterThan(heard);
		// A screen that was left would start to read when it receives the message.
		await page.waitForTimeout(500);
	};
	// The first save may start the mirror of the whole diary: on a busy machine, seconds later.
	await save();
	await open(other, '/log');
	await expect
		.poll(async () => {
			const before = (await counts()).reads;
			await page.waitForTimeout(3000);
			return (await counts()).reads - before;
		})
		.toBe(0);
	const { reads } = await counts();
	expect(reads).toBeGreaterThan(10);
	await save();
	expect((await counts()).reads).toBe(reads);

	// Writes to the other collections: a person, a plan, an energy, a preference.
	const { heard } = await counts();
	await addPerson(other, 'Åsa');
	await open(other, '/plans?card=greet-by-name');
	await other.getByRole('button', { name: 'Save this plan' }).click();
	await expect(notice(other)).toContainText('Saved');
	await open(other, '/');
	await energy(other).press('ArrowRight');
	await open(other, '/settings/suggestions');
	await main(other).getByRole('checkbox').first().click();
	await expect.poll(async () => (await counts()).heard).toBeGreaterThanOrEqual(heard + 4);
	await page.waitForTimeout(500);
	expect((await counts()).reads).toBe(reads);
	await other.close();
});
