import { readFile } from 'node:fs/promises';
import { convertIcsCalendar, extendByRecurrenceRule } from 'ts-ics';
import type { BrowserContext, Page } from '@playwright/test';
import { coreWithWorker, worker } from './core.ts';
import { untilReadyOffline } from './journey.ts';
import {
	expect,
	expectAccessible,
	expectNoSidewaysScroll,
	notice,
	open,
	stored,
	test
} from './steps.ts';

const hostile = 'say <b>hi</b>, then; rest\\n“fully”';

interface Planned {
	act?: string;
	time?: string | null;
	rule?: string;
	state?: string;
	personId?: string | null;
	lastDay?: string | null;
}

const ann = '01938e2f-0000-7000-8000-0000000000aa';

/** Imports a backup with plans and a person marked “not now”, as from another device. */
async function bringPlans(page: Page, plans: readonly Planned[]): Promise<void> {
	const revision = '001795000000000.00000.00000000000000aa';
	const copy = {
		...{ format: 'small-hello-backup', version: 1, exportedAt: '2026-11-20T09:00:00Z' },
		...{ wins: [], checkIns: [], choices: [], preferences: [] },
		people: [{ id: ann, name: 'Ann', notNow: true, revision }],
		plans: plans.map((plan, n) => ({
			id: `01938e2f-0000-7000-8000-${String(n).padStart(12, '0')}`,
			...{ kind: 'ritual', cardId: null, personId: null, act: 'a short call' },
			...{ since: '2026-11-01', time: '10:10', rule: 'FREQ=DAILY', state: 'active' },
			...{ lastDay: null, revision },
			...plan
		}))
	};
	await open(page, '/settings/import');
	await page.getByLabel('Import a copy').setInputFiles({
		...{ name: 'copy.json', mimeType: 'application/json' },
		buffer: Buffer.from(JSON.stringify(copy))
	});
	await page.getByRole('button', { name: 'Import', exact: true }).click();
	// The rows are there a little before the worker that writes them has ended.
	await expect(notice(page)).toContainText('Imported');
	expect(await stored(page, 'plans')).toHaveLength(plans.length);
	await open(page, '/settings/reminders');
}

const section = (page: Page) => page.getByRole('main');

/** Downloads the calendar file and parses it as a calendar does. */
async function taken(page: Page) {
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		section(page).getByRole('button', { name: 'Add plans to my calendar' }).click()
	]);
	expect(file.suggestedFilename()).toBe('small-hello.ics');
	await expect(notice(page)).toContainText('small-hello.ics');
	const text = await readFile(await file.path(), 'utf8');
	return { text, ...convertIcsCalendar(undefined, text) };
}

test(
	'plans are exported to a calendar without the network, and their titles reveal nothing',
	coreWithWorker,
	async ({ page, context }) => {
		await bringPlans(page, [
			{ act: hostile, rule: 'FREQ=WEEKLY;BYDAY=MO,WE', time: '08:30' },
			{ act: 'a letter', time: null },
			{ act: 'a secret', state: 'paused' },
			{ act: 'a call', personId: ann }
		]);
		await untilReadyOffline(page);
		await context.setOffline(true);
		await page.reload();
		const { text, events } = await taken(page);
		expect(events).toHaveLength(2);
		expect(events!.map(({ summary }) => summary)).toEqual([
			'A small moment (1)',
			'A small moment (2)'
		]);
		expect(text).not.toMatch(/letter|secret|say/);
		const [timed, untimed] = events!;
		const dates = extendByRecurrenceRule(timed!.recurrenceRule!, {
			start: timed!.start.local!.date,
			end: new Date('2026-11-12T12:00:00Z')
		});
		// These are local times in Berlin.
		expect(dates.map((date) => date.toISOString())).toEqual(
			['02', '04', '09', '11'].map((day) => `2026-11-${day}T08:30:00.000Z`)
		);
		expect(timed!.start.local!.timezone).toBe('Europe/Berlin');
		expect(untimed!.start.type).toBe('DATE');
		expect(timed!.alarms).toHaveLength(1);
		expect(untimed!.alarms ?? []).toHaveLength(0);

		await section(page).getByLabel('Show what each plan is about').check();
		await expect(notice(page)).toContainText('Saved');
		await section(page).getByLabel('When it rings').selectOption('15');
		// Read the database, because the notice of the first choice is still shown.
		await expect
			.poll(async () => JSON.stringify(await stored(page, 'meta')))
			.toContain('"minutesBefore":15');
		await page.reload();
		await expect(section(page).getByLabel('Show what each plan is about')).toBeChecked();
		await expect(section(page).getByLabel('When it rings')).toHaveValue('15');
		const own = await taken(page);
		expect(own.events!.map(({ summary }) => summary)).toEqual([hostile, 'a letter']);
		expect(own.text).toContain('TRIGGER:-PT15M');
		expect(own.events![0]!.uid).toBe(timed!.uid);
	}
);

test('the reminders section reports that no plan is active, and passes axe', async ({ page }) => {
	await open(page, '/settings/reminders');
	await section(page).getByRole('button', { name: 'Add plans to my calendar' }).click();
	await expect(notice(page)).toContainText('No plan is active');
	await section(page).getByText('How calendars handle it').click();
	await expectAccessible(page, '/settings with reminders');
	await page.setViewportSize({ width: 320, height: 740 });
	await expectNoSidewaysScroll(page, '/settings with reminders');
});

type Edge = { shown: string[]; marks: boolean[] };

/** Records notifications and app badges, because a headless browser shows none. */
async function watchEdges(context: BrowserContext): Promise<void> {
	await context.addInitScript(() => {
		const edge: Edge = { shown: [], marks: [] };
		Object.assign(globalThis, { edge });
		ServiceWorkerRegistration.prototype.showNotification = async (title, options) => {
			edge.shown.push(`${title} / ${options?.body}`);
		};
		Object.assign(navigator, {
			setAppBadge: async () => void edge.marks.push(true),
			clearAppBadge: async () => void edge.marks.push(false)
		});
	});
}

const edgeOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { edge: Edge }).edge);

const notifies = (page: Page) =>
	section(page).getByRole('checkbox', { name: 'Notify me when a plan’s time comes' });
const marks = (page: Page) => section(page).getByRole('checkbox', { name: /^Put a dot/ });

test(
	'an open app shows one neutral notification and a badge at the time of a plan',
	worker,
	async ({ page, context }) => {
		await context.grantPermissions(['notifications']);
		await watchEdges(context);
		await bringPlans(page, [
			{ act: 'a secret call' },
			{ act: 'done', lastDay: '2026-11-20' },
			{ act: 'rests', personId: ann },
			{ act: 'late', time: '22:30' }
		]);
		await expect(notifies(page)).not.toBeChecked();
		await expect(marks(page)).not.toBeChecked();
		await notifies(page).click();
		await expect(notice(page)).toContainText('Saved');
		await page.clock.runFor(7_000);
		await expect(notice(page)).toBeEmpty();
		await marks(page).click();
		// The notice appears after the setting is stored and the time has been checked.
		await expect(notice(page)).toContainText('Saved');
		expect((await edgeOf(page)).marks.at(-1)).toBe(false);
		expect((await edgeOf(page)).shown).toEqual([]);

		await page.clock.fastForward('10:30');
		await expect.poll(async () => (await edgeOf(page)).shown).toHaveLength(1);
		expect((await edgeOf(page)).shown[0]).toBe(
			'A small moment / It’s time for something you planned. Skip it if you like.'
		);
		await expect.poll(async () => (await edgeOf(page)).marks.at(-1)).toBe(true);

		// After an hour and a half the badge disappears by itself. At 22:30 quiet hours suppress it.
		await page.clock.fastForward('01:35:00');
		await expect.poll(async () => (await edgeOf(page)).marks.at(-1)).toBe(false);
		for (const later of ['10:50:00', '10:00']) {
			const looks = (await edgeOf(page)).marks.length;
			await page.clock.fastForward(later);
			// Each check sets or clears the badge again.
			await expect.poll(async () => (await edgeOf(page)).marks.length).toBeGreaterThan(looks);
		}
		await expect(notifies(page)).toBeChecked();
		const { shown, marks: marked } = await edgeOf(page);
		expect(shown).toHaveLength(1);
		expect(marked.at(-1)).toBe(false);

		await page.reload();
		await expect(notifies(page)).toBeChecked();
		await notifies(page).click();
		await expect(notice(page)).toContainText('Saved');
		await page.reload();
		await expect(marks(page)).toBeChecked();
		await expect(notifies(page)).not.toBeChecked();
	}
);

test(
	'a tap on a notification brings the app to the front and opens the plans',
	coreWithWorker,
	async ({ page, context }) => {
		await context.grantPermissions(['notifications']);
		await open(page, '/settings/reminders');
		await untilReadyOffline(page);
		await notifies(page).click();
		// The box is checked from the click on, but the page listens for taps only after this notice.
		await expect(notice(page)).toContainText('Saved');
		const [worker] = context.serviceWorkers();
		await worker!.evaluate(async () => {
			const { registration, NotificationEvent } = globalThis as unknown as {
				registration: ServiceWorkerRegistration;
				NotificationEvent: new (name: string, of: { notification: Notification }) => Event;
			};
			await registration.showNotification('A small moment');
			const [notification] = await registration.getNotifications();
			// Only a user's tap allows `waitUntil`, and this event is synthetic.
			dispatchEvent(new NotificationEvent('notificationclick', { notification: notification! }));
		});
		await expect(page).toHaveURL(/\/plans$/);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plans');
	}
);

test('refused notifications are reported, and the switch stays off', async ({ page }) => {
	await open(page, '/settings/reminders');
	await notifies(page).click();
	await expect(section(page)).toContainText('doesn’t let this app send notifications');
	await expect(notifies(page)).not.toBeChecked();
});
