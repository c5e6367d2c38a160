import { core, worker } from './core.ts';
import {
	expect,
	expectAccessibleInBothColours,
	expectNoSidewaysScroll,
	notice,
	open,
	stored,
	tabTo,
	test,
	type Page
} from './steps.ts';

const timer = (page: Page) => page.getByRole('timer');

/** Waits until a started timer is stored: it gets the focus then. */
async function begun(page: Page): Promise<void> {
	await expect(timer(page)).toBeFocused();
}

/** Ends the timer with this button and waits until that is stored. */
async function putAway(page: Page, name: 'Done' | 'End now'): Promise<void> {
	await page.getByRole('button', { name }).click();
	await expect(page.getByRole('heading', { name: 'How long?' })).toBeFocused();
}

test.describe('the conversation timer', () => {
	test(
		'counts down in calm words, ends gently, and shows words to leave from the start',
		core,
		async ({ page }) => {
			await open(page, '/timer');
			const words = page.getByRole('region', { name: 'Words to leave kindly' });
			await expect(words.getByRole('listitem')).toHaveCount(2);
			const before = await words.getByRole('listitem').allInnerTexts();
			await words.getByRole('button', { name: 'Other words' }).click();
			await expect(words.getByRole('listitem')).not.toHaveText(before);
			await words.getByRole('button', { name: 'Call' }).click();
			await expect(words.getByRole('button', { name: 'Call' })).toHaveAttribute(
				'aria-pressed',
				'true'
			);

			await page.getByRole('button', { name: '10 minutes' }).click();
			await expect(timer(page)).toHaveText('About 10 minutes left');
			await begun(page);
			await page.clock.fastForward(7 * 60_000);
			await expect(timer(page)).toHaveText('About 3 minutes left');
			await page.clock.fastForward(2 * 60_000);
			await expect(timer(page)).toHaveText('About a minute left');
			await expect(page.getByRole('main').getByRole('status')).toHaveText('About a minute left');
			await page.clock.fastForward(60_000);
			await expect(timer(page)).toHaveText('You could leave it there.');
			await expect(page.getByRole('main').getByRole('status')).toHaveText(
				'You could leave it there.'
			);
			await expect(words).toBeVisible();
			await expect(page.getByRole('link', { name: 'Log how it was' })).toBeVisible();
			await page.getByRole('button', { name: '5 minutes longer' }).click();
			await expect(timer(page)).toHaveText('About 5 minutes left');
			await putAway(page, 'End now');
			// The kind of conversation is remembered.
			await page.reload();
			await expect(words.getByRole('button', { name: 'Call' })).toHaveAttribute(
				'aria-pressed',
				'true'
			);
		}
	);

	test('continues after a reload, even without the network', worker, async ({ page, context }) => {
		await open(page, '/timer');
		await page.getByRole('textbox', { name: 'Another number of minutes' }).fill('12');
		await page.getByRole('button', { name: 'Start' }).click();
		await expect(timer(page)).toHaveText('About 12 minutes left');
		await begun(page);
		await page.clock.fastForward(5 * 60_000);
		await expect(timer(page)).toHaveText('About 7 minutes left');
		await context.setOffline(true);
		await page.reload();
		await expect(timer(page)).toHaveText('About 7 minutes left');
		await page.clock.fastForward(7 * 60_000);
		await expect(timer(page)).toHaveText('You could leave it there.');
		await page.reload();
		await expect(timer(page)).toHaveText('You could leave it there.');
		await putAway(page, 'Done');
		expect(JSON.stringify(await stored(page, 'meta'))).toContain('"timer":null');
		await page.reload();
		await expect(page.getByRole('heading', { name: 'How long?' })).toBeVisible();
		await expect(timer(page)).toHaveCount(0);
	});

	test('gets no extra time when the clock is set back', async ({ page }) => {
		await open(page, '/timer');
		await page.getByRole('button', { name: '30 minutes' }).click();
		await expect(timer(page)).toHaveText('About 30 minutes left');
		await begun(page);
		await page.clock.setSystemTime('2026-11-20T04:00:00+01:00');
		await page.reload();
		await expect(timer(page)).toHaveText('About 30 minutes left');
		await page.clock.fastForward(30 * 60_000);
		await expect(timer(page)).toHaveText('You could leave it there.');
	});

	test('rejects an invalid number of minutes with a message and does not start', async ({
		page
	}) => {
		await open(page, '/timer');
		for (const wrong of ['', '0', 'soon', '2.5', '999']) {
			await page.getByRole('textbox', { name: 'Another number of minutes' }).fill(wrong);
			await page.getByRole('button', { name: 'Start' }).click();
			await expect(page.locator('form').getByRole('alert')).toContainText('from 1 to 240');
			await expect(timer(page)).toHaveCount(0);
		}
	});

	test('reports its end on another page of the app', async ({ page }) => {
		await open(page, '/timer');
		await page.getByRole('button', { name: '5 minutes' }).first().click();
		await begun(page);
		await page.getByRole('link', { name: 'Diary', exact: true }).click();
		await expect(page).toHaveURL(/\/diary$/);
		await expect(timer(page)).toHaveCount(0);
		await page.clock.fastForward(5 * 60_000 + 2000);
		await expect(notice(page)).toContainText('You could leave it there.');
	});

	test('shows its end with words to leave on another page until the user closes it', async ({
		page
	}) => {
		await open(page, '/timer');
		await page.getByRole('textbox').fill('1');
		await page.getByRole('button', { name: 'Start' }).click();
		await begun(page);
		await page.getByRole('button', { name: 'Menu' }).click();
		await page.getByRole('link', { name: 'Plans', exact: true }).click();
		await page.getByRole('main').getByRole('link', { name: 'Slow breathing' }).click();
		await expect(page).toHaveURL(/\/breathe$/);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await page.clock.fastForward(62_000);
		await expect(notice(page)).toContainText('Your time is up.');
		await expect(notice(page)).toContainText('It was good to see you.');
		// A user in conversation may look at the screen later.
		await page.clock.fastForward(60_000);
		await expect(notice(page)).toContainText('Your time is up.');
		await notice(page).getByRole('button', { name: 'Close' }).click();
		await expect(notice(page)).toBeEmpty();
	});

	test('holds a wake lock while it runs, renews it when the page becomes visible, and shows that the screen stays on', async ({
		page
	}) => {
		await page.addInitScript(() => {
			const seen = { asked: 0, held: 0 };
			Object.assign(window, { seen });
			Object.defineProperty(navigator, 'wakeLock', {
				configurable: true,
				value: {
					request() {
						seen.asked++;
						seen.held++;
						const lock = Object.assign(new EventTarget(), {
							released: false,
							release() {
								if (lock.released) return Promise.resolve();
								lock.released = true;
								seen.held--;
								lock.dispatchEvent(new Event('release'));
								return Promise.resolve();
							}
						});
						Object.assign(window, { lock });
						return Promise.resolve(lock);
					}
				}
			});
		});
		const seen = () =>
			page.evaluate(() => (window as unknown as { seen: { asked: number; held: number } }).seen);
		await open(page, '/timer');
		expect(await seen()).toEqual({ asked: 0, held: 0 });
		await page.getByRole('button', { name: '15 minutes' }).click();
		await expect(page.getByText('The screen stays on.')).toBeVisible();
		// The browser releases the lock when the page is hidden.
		await page.evaluate(() => (window as unknown as { lock: { release(): void } }).lock.release());
		await expect(page.getByText('The screen may go dark.')).toBeVisible();
		await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
		await expect(page.getByText('The screen stays on.')).toBeVisible();
		expect(await seen()).toEqual({ asked: 2, held: 1 });
		await page.getByText('How it ends', { exact: true }).click();
		await page.getByRole('checkbox', { name: 'Keep the screen on' }).uncheck();
		await expect.poll(async () => (await seen()).held).toBe(0);
		await page.getByRole('checkbox', { name: 'Keep the screen on' }).check();
		await expect.poll(async () => (await seen()).held).toBe(1);
		await page.clock.fastForward(15 * 60_000 + 1000);
		await expect(timer(page)).toHaveText('You could leave it there.');
		await expect.poll(async () => (await seen()).held).toBe(0);
	});

	test('shows which features the browser lacks', async ({ page }) => {
		await page.addInitScript(() => {
			Reflect.deleteProperty(Navigator.prototype, 'wakeLock');
			Reflect.deleteProperty(Navigator.prototype, 'vibrate');
		});
		await open(page, '/timer');
		await page.getByText('How it ends', { exact: true }).click();
		await expect(page.getByText('This browser can’t keep the screen on.')).toBeVisible();
		await expect(page.getByText('This browser can’t vibrate.')).toBeVisible();
		await page.getByRole('button', { name: '5 minutes' }).first().click();
		await expect(page.getByText('The screen may go dark.')).toBeVisible();
	});

	test('vibrates and sounds at the end only if the user chose that', async ({ page }) => {
		await page.addInitScript(() => {
			const vibrations: unknown[] = [];
			Object.assign(window, { vibrations });
			Object.defineProperty(navigator, 'vibrate', {
				configurable: true,
				value: (pattern: unknown) => vibrations.push(pattern)
			});
			const oscillators: number[] = [];
			Object.assign(window, { oscillators });
			const start = OscillatorNode.prototype.start;
			OscillatorNode.prototype.start = function (when) {
				oscillators.push(this.frequency.value);
				start.call(this, when);
			};
		});
		const signals = () =>
			page.evaluate(() => {
				const { vibrations, oscillators } = window as unknown as Record<string, unknown[]>;
				return [vibrations!.length, oscillators!.length];
			});
		await open(page, '/timer');
		const run = async () => {
			await page.getByRole('button', { name: '5 minutes' }).first().click();
			await begun(page);
			await page.clock.fastForward(5 * 60_000 + 1000);
			await expect(timer(page)).toHaveText('You could leave it there.');
			await putAway(page, 'Done');
		};
		await run();
		expect(await signals()).toEqual([0, 0]);
		await page.getByText('How it ends', { exact: true }).click();
		await page.getByRole('checkbox', { name: 'Vibrate at the end' }).check();
		await page.getByRole('checkbox', { name: 'A soft sound at the end' }).check();
		await run();
		expect(await signals()).toEqual([1, 2]);
	});
});

test.describe('slow breathing', () => {
	const status = (page: Page) => page.getByRole('main').getByRole('status');

	test(
		'starts by button, changes its words with the pace, and stops by button or Escape',
		core,
		async ({ page }) => {
			await open(page, '/breathe');
			await expect(status(page)).toHaveText('');
			await page.getByRole('button', { name: 'Start' }).click();
			await expect(status(page)).toHaveText('Breathe in');
			await page.clock.fastForward(4100);
			await expect(status(page)).toHaveText('Breathe out');
			await page.clock.fastForward(6100);
			await expect(status(page)).toHaveText('Breathe in');
			const stop = page.getByRole('button', { name: 'Stop' });
			await expect(stop).toBeFocused();
			await stop.click();
			await expect(status(page)).toHaveText('');
			await expect(page.getByRole('button', { name: 'Start' })).toBeFocused();
			await page.keyboard.press('Enter');
			await expect(status(page)).toHaveText('Breathe in');
			await page.keyboard.press('Escape');
			await expect(status(page)).toHaveText('');
			await page.clock.fastForward(20_000);
			await expect(status(page)).toHaveText('');
			await expect(page.getByText('If you feel dizzy')).toBeVisible();
			await expect(page.getByText('We don’t cite a study for this one.')).toBeVisible();
		}
	);

	test('ends by itself after the chosen time, and counts no sessions', async ({ page }) => {
		await open(page, '/breathe');
		await page.getByText('Pace, length and signals').click();
		await page.getByRole('combobox', { name: 'How long' }).selectOption('1 minute');
		await page.getByRole('combobox', { name: 'Breathing in' }).selectOption('5 seconds');
		await page.getByRole('combobox', { name: 'Pause' }).selectOption('2 seconds');
		await page.getByRole('button', { name: 'Start' }).click();
		await expect(status(page)).toHaveText('Breathe in');
		await page.clock.runFor(5100);
		await expect(status(page)).toHaveText('Pause');
		await page.clock.runFor(60_000);
		await expect(status(page)).toContainText('That’s the end.');
		await expect(page.getByRole('button', { name: 'Start' })).toBeFocused();
		const notes = async () => JSON.stringify(await stored(page, 'meta'));
		// Each choice is stored together with the earlier ones. This was the last.
		await expect.poll(notes).toContain('"holdSeconds":2');
		expect(await notes()).toContain('"inSeconds":5');
		expect(await notes()).not.toMatch(/session|count"|done/i);
		await page.reload();
		await page.getByText('Pace, length and signals').click();
		await expect(page.getByRole('combobox', { name: 'Breathing in' })).toHaveValue('5');
	});

	test('shows two circles and words for two people in side-by-side mode', async ({ page }) => {
		await open(page, '/breathe');
		await page.getByRole('checkbox', { name: 'Side by side with someone' }).check();
		await expect(page.getByText('Put the phone between you')).toBeVisible();
		await page.getByRole('button', { name: 'Start' }).click();
		await expect(status(page)).toHaveText('Breathe in together');
		await expect(page.locator('.circles > span')).toHaveCount(2);
		// The box is checked from the click on, before the choice is stored.
		await expect
			.poll(async () => JSON.stringify(await stored(page, 'meta')))
			.toContain('"isTogether":true');
		await page.reload();
		await expect(page.getByRole('checkbox', { name: 'Side by side with someone' })).toBeChecked();
		await expect(status(page)).toHaveText('');
	});

	test('shows a still picture and changing words with reduced motion', async ({ page }) => {
		const size = async () => (await page.locator('.circles > span').first().boundingBox())?.width;
		await page.emulateMedia({ reducedMotion: 'no-preference' });
		await open(page, '/breathe');
		const small = await size();
		await page.getByRole('button', { name: 'Start' }).click();
		await expect.poll(size).not.toBe(small);
		await page.getByRole('button', { name: 'Stop' }).click();

		await page.emulateMedia({ reducedMotion: 'reduce' });
		const still = await size();
		await page.getByRole('button', { name: 'Start' }).click();
		await expect(status(page)).toHaveText('Breathe in');
		expect(await size()).toBe(still);
		expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
		await page.clock.fastForward(4100);
		await expect(status(page)).toHaveText('Breathe out');
		expect(await size()).toBe(still);
	});
});

test(
	'timer and breathing pass axe and work narrow, enlarged, right to left, by keyboard, offline',
	worker,
	async ({ page, context }) => {
		test.slow();
		await page.setViewportSize({ width: 320, height: 640 });
		await open(page, '/timer');
		await page.getByText('How it ends', { exact: true }).click();
		await expectAccessibleInBothColours(page, '/timer');
		await page.getByRole('button', { name: '20 minutes' }).click();
		await begun(page);
		await expectAccessibleInBothColours(page, '/timer while it runs');
		await page.clock.fastForward(21 * 60_000);
		await expect(page.getByRole('button', { name: 'Done' })).toBeVisible();
		await expectAccessibleInBothColours(page, '/timer when it is over');
		await putAway(page, 'Done');
		await open(page, '/breathe');
		await page.getByText('Pace, length and signals').click();
		await expectAccessibleInBothColours(page, '/breathe');
		await page.getByRole('button', { name: 'Start' }).click();
		await expectAccessibleInBothColours(page, '/breathe while it runs');
		await context.setOffline(true);
		for (const [path, heading] of [
			['/timer', 'Conversation timer'],
			['/breathe/', 'Slow breathing']
		] as const) {
			await page.goto(path);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
			await page.locator('summary').click();
			await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
			await expectNoSidewaysScroll(page, `${path} at 320 px and 200 %`);
			await page.evaluate(() => (document.documentElement.dir = 'rtl'));
			await expectNoSidewaysScroll(page, `${path} from right to left`);
		}
		await page.goto('/timer');
		await tabTo(page, page.getByRole('button', { name: '10 minutes' }));
		await page.keyboard.press('Enter');
		await begun(page);
		await tabTo(page, page.getByRole('button', { name: 'End now' }));
		await page.keyboard.press('Enter');
		await expect(timer(page)).toHaveCount(0);
	}
);
