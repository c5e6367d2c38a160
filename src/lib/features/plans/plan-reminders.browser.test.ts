import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Day } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import type { IfThen, RecurringPlan, Ritual, TimeOfDay } from '#lib/core/plan.ts';
import { newId, type Unstamped } from '#lib/storage/database.ts';
import { savingPerson, noonMs } from '../../../../tests/support/database.ts';
import { withApp } from '../../../../tests/support/app.ts';
import {
	holdNextRead,
	holdNextSetting,
	transactionsDuring
} from '../../../../tests/support/reads.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { planCalendar } from './calendar-file.ts';
import { PlanReminders } from './plan-reminders.ts';
import { ReminderSettings } from './reminder-settings.svelte.ts';
import type { ReminderWords } from './reminder.ts';

const words: ReminderWords = {
	title: 'Neutral',
	numbered: (number) => `Neutral ${number}`,
	body: 'If it fits',
	of: ({ act }) => act
};
const today = '2026-11-20' as Day;

function wallClock(time: string): number {
	return new Date(`2026-11-20T${time}`).getTime();
}

/** A daily plan at a quarter past twelve. */
function planned(changed: Partial<IfThen> = {}): Unstamped<IfThen> {
	return {
		...{ id: newId(noonMs), kind: 'ifThen', cardId: null, cue: null, cueWords: 'I rest' },
		...{ act: 'look up', since: '2026-11-01' as Day, time: '12:15' as TimeOfDay },
		...{ rule: 'FREQ=DAILY', state: 'active' },
		...changed
	};
}

function ritualWith(personId: PersonId): Unstamped<Ritual> {
	return {
		...{ id: newId(noonMs), kind: 'ritual', cardId: null, personId, act: 'a text' },
		...{ since: '2026-11-01' as Day, time: '12:15' as TimeOfDay },
		...{ rule: 'FREQ=DAILY', state: 'active' }
	};
}

async function keep(app: App, plan: Unstamped<RecurringPlan>): Promise<void> {
	await app.storage.write([{ collection: 'plans', id: plan.id, next: () => plan }]);
}

/** The notifications shown, recorded by a fake: a headless browser cannot show any. */
let shown: { title: string; body: string; tag: string }[] = [];
let marks: boolean[] = [];
let permission: NotificationPermission = 'granted';
const edges = ['Notification', 'setAppBadge', 'clearAppBadge'] as const;
const before = new Map<string, PropertyDescriptor | undefined>();
const home = (edge: string) => (edge === 'Notification' ? globalThis : navigator);
let reminding: PlanReminders[] = [];

beforeEach(() => {
	[shown, marks, permission, reminding] = [[], [], 'granted', []];
	for (const edge of edges) before.set(edge, Object.getOwnPropertyDescriptor(home(edge), edge));
	const Shown = function (title: string, { body, tag }: { body: string; tag: string }) {
		shown.push({ title, body, tag });
	};
	Object.defineProperty(Shown, 'permission', { get: () => permission });
	Object.assign(Shown, { requestPermission: () => Promise.resolve(permission) });
	const set = (edge: string, value: unknown) =>
		Object.defineProperty(home(edge), edge, { value, configurable: true, writable: true });
	set('Notification', Shown);
	set('setAppBadge', async () => void marks.push(true));
	set('clearAppBadge', async () => void marks.push(false));
});

afterEach(() => {
	for (const each of reminding) each.end();
	for (const edge of edges) {
		const descriptor = before.get(edge);
		if (descriptor) Object.defineProperty(home(edge), edge, descriptor);
		else Reflect.deleteProperty(home(edge), edge);
	}
});

async function begun(app: App): Promise<PlanReminders> {
	const reminders = app.part(PlanReminders);
	reminding.push(reminders);
	await reminders.begin(words);
	return reminders;
}

/** Makes every tab check the clock, as when it becomes visible again. */
async function inSight(): Promise<void> {
	document.dispatchEvent(new Event('visibilitychange'));
	await new Promise((resolve) => setTimeout(resolve, 150));
}

describe('notifications while the app is open', () => {
	test('are off until the user turns them on, and so is the badge', () =>
		withApp(async ({ app, clock }) => {
			await keep(app, planned());
			await begun(app);
			clock.ms = wallClock('12:15');
			await inSight();
			expect(shown).toEqual([]);
			expect(marks).not.toContain(true);
		}));

	test('appear once at the time of a plan, with a neutral title', () =>
		withApp(async ({ app, clock }) => {
			await keep(app, planned());
			const reminders = await begun(app);
			clock.ms = wallClock('12:00');
			expect(await reminders.turnOn()).toBe(true);
			await inSight();
			expect(shown).toEqual([]);
			clock.ms = wallClock('12:15');
			await inSight();
			await inSight();
			expect(shown).toHaveLength(1);
			expect(shown[0]).toMatchObject({ title: 'Neutral', body: 'If it fits' });
		}));

	test('show the words of the plan if the user has chosen so', () =>
		withApp(async ({ app, clock }) => {
			await keep(app, planned());
			const reminders = await begun(app);
			await reminders.settle({ notifies: true, tellsWords: true });
			clock.ms = wallClock('12:16');
			await inSight();
			expect(shown).toMatchObject([{ title: 'look up', body: '' }]);
		}));

	test('appear once for two tabs and after a reload', () =>
		withApp(async ({ app, clock, tab }) => {
			await keep(app, planned());
			const first = await begun(app);
			await first.settle({ notifies: true });
			await begun(tab());
			clock.ms = wallClock('12:15');
			await inSight();
			await begun(tab());
			expect(shown).toHaveLength(1);
		}));

	test('appear once the device is awake if it slept during a check', () =>
		withApp(async ({ app, clock }) => {
			await keep(app, planned());
			const reminders = await begun(app);
			clock.ms = wallClock('12:00');
			Object.assign(navigator, {
				clearAppBadge: async () => void (clock.ms = wallClock('12:16'))
			});
			await reminders.settle({ notifies: true, badges: true });
			await expect.poll(() => shown.length, { timeout: 5000 }).toBe(1);
		}));

	test('do not appear more than 15 minutes late, for example after a sleep', () =>
		withApp(async ({ app, clock }) => {
			await keep(app, planned());
			const reminders = await begun(app);
			await reminders.settle({ notifies: true });
			clock.ms = wallClock('12:31');
			await inSight();
			expect(shown).toEqual([]);
		}));

	test('do not appear for a plan that is done, snoozed, paused, on another day or in the quiet hours', () =>
		withApp(async ({ app, clock }) => {
			await keep(app, planned({ lastDay: today }));
			await keep(app, planned({ restDay: today }));
			await keep(app, planned({ state: 'paused' }));
			await keep(app, planned({ rule: 'FREQ=WEEKLY;BYDAY=MO' }));
			await keep(app, planned({ time: '22:10' as TimeOfDay }));
			const reminders = await begun(app);
			await reminders.settle({ notifies: true, badges: true });
			for (const time of ['12:15', '22:10']) {
				clock.ms = wallClock(time);
				await inSight();
			}
			expect(shown).toEqual([]);
			expect(marks).not.toContain(true);
		}));

	test('stop for a ritual as soon as its person is marked "not now"', () =>
		withApp(async ({ app, clock }) => {
			const ann = savingPerson('Ann');
			await app.storage.write([ann]);
			await keep(app, ritualWith(ann.person.id));
			const reminders = await begun(app);
			await reminders.settle({ notifies: true });
			await app.storage.write([
				{ ...ann, next: () => ({ ...ann.person, notNow: true }) } as typeof ann
			]);
			await inSight();
			clock.ms = wallClock('12:15');
			await inSight();
			expect(shown).toEqual([]);
		}));

	test('appear for a plan that is saved after reminders began', () =>
		withApp(async ({ app, clock }) => {
			const reminders = await begun(app);
			await reminders.settle({ notifies: true });
			clock.ms = wallClock('12:20');
			await keep(app, planned());
			await expect.poll(() => shown.length).toBe(1);
		}));

	test('stay off if the browser denies the permission', () =>
		withApp(async ({ app }) => {
			permission = 'denied';
			const reminders = await begun(app);
			expect(await reminders.turnOn()).toBe(false);
			expect(app.part(ReminderSettings).note.notifies).toBe(false);
			expect(app.part(ReminderSettings).permission).toBe('denied');
		}));

	test('read nothing on a save before they begin and after they end', () =>
		withApp(async ({ app }) => {
			const save = () => keep(app, planned());
			await save();
			app.part(PlanReminders);
			expect((await transactionsDuring(save)).reads).toBe(0);
			const reminders = await begun(app);
			await reminders.settle({ notifies: true });
			expect((await transactionsDuring(save)).reads).toBeGreaterThan(0);
			reminders.end();
			expect((await transactionsDuring(save)).reads).toBe(0);
		}));

	test('do not appear for a plan that was deleted during a slow read', () =>
		withApp(async ({ app, clock }) => {
			const plan = planned();
			await keep(app, plan);
			const reminders = await begun(app);
			await reminders.settle({ notifies: true });
			const slow = holdNextRead(app.storage, 'plans', 'people');
			await keep(app, { ...plan, act: 'look down' });
			await slow.begun;
			await app.storage.write([{ collection: 'plans', id: plan.id, next: () => null }]);
			slow.release();
			await inSight();
			clock.ms = wallClock('12:15');
			await inSight();
			expect(shown).toEqual([]);
		}));

	test('follow a later change of the settings even if an earlier read ends late', () =>
		withApp(async ({ app }) => {
			const settings = app.part(ReminderSettings);
			const slow = holdNextSetting(app.storage);
			const loading = settings.load();
			const changing = settings.change(() => ({ minutesBefore: 15 }));
			await slow.begun;
			slow.release();
			await Promise.all([loading, changing]);
			expect(settings.note.minutesBefore).toBe(15);
		}));
});

describe('the badge on the icon', () => {
	test('lasts from the time of a plan until the plan is done, for an hour and a half at most', () =>
		withApp(async ({ app, clock }) => {
			const plan = planned();
			await keep(app, plan);
			const reminders = await begun(app);
			clock.ms = wallClock('12:00');
			await reminders.settle({ badges: true });
			expect(marks.at(-1)).toBe(false);
			clock.ms = wallClock('13:40');
			await inSight();
			expect(marks.at(-1)).toBe(true);
			await keep(app, { ...plan, lastDay: today });
			await expect.poll(() => marks.at(-1)).toBe(false);
			await keep(app, plan);
			await expect.poll(() => marks.at(-1)).toBe(true);
			clock.ms = wallClock('13:46');
			await inSight();
			expect(marks.at(-1)).toBe(false);
			expect(shown).toEqual([]);
		}));

	test('disappears when the page is closed and returns with the page', () =>
		withApp(async ({ app, clock }) => {
			await keep(app, planned());
			const reminders = await begun(app);
			clock.ms = wallClock('12:20');
			await reminders.settle({ badges: true });
			expect(marks.at(-1)).toBe(true);
			dispatchEvent(new Event('pagehide'));
			expect(marks.at(-1)).toBe(false);
			await inSight();
			expect(marks.at(-1)).toBe(true);
			reminders.end();
			const { length } = marks;
			dispatchEvent(new Event('pagehide'));
			expect(marks).toHaveLength(length);
		}));

	test('disappears when the user turns it off', () =>
		withApp(async ({ app, clock }) => {
			await keep(app, planned());
			const reminders = await begun(app);
			clock.ms = wallClock('12:20');
			await reminders.settle({ badges: true });
			expect(marks.at(-1)).toBe(true);
			await reminders.settle({ badges: false });
			expect(marks.at(-1)).toBe(false);
		}));
});

describe('the calendar file of the stored plans', () => {
	const textOf = async (made: Awaited<ReturnType<typeof planCalendar>>) =>
		(await made!.file.content.text()).replaceAll('\r\n ', '');

	test('has a neutral title unless the user has chosen the words of the plan', () =>
		withApp(async ({ app }) => {
			const reminders = app.part(PlanReminders);
			expect(await planCalendar(app, words)).toBeNull();
			await keep(app, planned());
			const neutral = await planCalendar(app, words);
			expect(neutral?.plans).toBe(1);
			expect(await textOf(neutral)).toContain('SUMMARY:Neutral\r\n');
			expect(await textOf(neutral)).not.toContain('look up');
			await reminders.settle({ tellsWords: true, minutesBefore: 15 });
			const own = await textOf(await planCalendar(app, words));
			expect(own).toContain('SUMMARY:look up\r\n');
			expect(own).toContain('TRIGGER:-PT15M\r\n');
		}));

	test('tells several plans apart by a number, which stays the same in later files', () =>
		withApp(async ({ app }) => {
			const [one, other] = [planned(), planned()];
			await keep(app, one);
			await keep(app, other);
			const titles = async (plans?: readonly RecurringPlan[]) =>
				(await textOf(await planCalendar(app, words, plans))).match(/SUMMARY:.*/g)?.sort();
			expect(await titles()).toEqual(['SUMMARY:Neutral 1', 'SUMMARY:Neutral 2']);
			const [first] = (await titles([one as RecurringPlan])) ?? [];
			const [second] = (await titles([other as RecurringPlan])) ?? [];
			expect([first, second].sort()).toEqual(['SUMMARY:Neutral 1', 'SUMMARY:Neutral 2']);
			await app.storage.write([{ collection: 'plans', id: one.id, next: () => null }]);
			expect(await titles([other as RecurringPlan])).toEqual([second]);
		}));

	test('leaves out paused plans and rituals with a person marked "not now"', () =>
		withApp(async ({ app }) => {
			const ann = savingPerson('Ann');
			const notNow = { ...ann, next: () => ({ ...ann.person, notNow: true }) } as typeof ann;
			await app.storage.write([notNow]);
			await keep(app, ritualWith(ann.person.id));
			await keep(app, planned({ state: 'paused' }));
			expect(await planCalendar(app, words)).toBeNull();
		}));

	test('cancels deleted plans of earlier files, unless it is the file of a single plan', () =>
		withApp(async ({ app }) => {
			const [one, other] = [planned(), planned()];
			await keep(app, one);
			await keep(app, other);
			await planCalendar(app, words);
			await app.storage.write([{ collection: 'plans', id: one.id, next: () => null }]);
			const all = await textOf(await planCalendar(app, words));
			expect(all.match(/BEGIN:VEVENT/g)).toHaveLength(2);
			expect(all.match(/STATUS:CANCELLED/g)).toHaveLength(1);
			const single = await textOf(await planCalendar(app, words, [other as RecurringPlan]));
			expect(single.match(/BEGIN:VEVENT/g)).toHaveLength(1);
			expect(single).not.toContain('CANCELLED');
		}));

	test('cancels deleted plans until the user has the file, and gives their numbers to new plans', () =>
		withApp(async ({ app }) => {
			const settings = app.part(ReminderSettings);
			const remove = (id: string) =>
				app.storage.write([{ collection: 'plans', id, next: () => null }]);
			const [one, other, paused] = [planned(), planned(), planned()];
			for (const plan of [one, other, paused]) await keep(app, plan);
			await planCalendar(app, words);
			const placeOf = (id: string) => settings.note.inCalendar.indexOf(id);
			const [place, otherPlace] = [placeOf(one.id), placeOf(other.id)];
			await keep(app, { ...paused, state: 'paused' });
			await remove(one.id);
			await planCalendar(app, words);
			// The user did not take the first file.
			const again = await planCalendar(app, words);
			expect((await textOf(again)).match(/STATUS:CANCELLED/g)).toHaveLength(2);
			await again!.forgetDeleted();
			expect(settings.note.inCalendar).not.toContain(one.id);
			expect(settings.note.inCalendar).toContain(paused.id);
			const later = planned();
			await keep(app, later);
			const next = await textOf(await planCalendar(app, words));
			expect(next.match(/STATUS:CANCELLED/g)).toHaveLength(1);
			expect([placeOf(later.id), placeOf(other.id)]).toEqual([place, otherPlace]);
			expect(settings.note.inCalendar).toHaveLength(3);
			expect(next).toContain(`SUMMARY:Neutral ${place + 1}\r\n`);
		}));

	test('remembers no more plans than there were at once, however many come and go', () =>
		withApp(async ({ app }) => {
			for (let i = 0; i < 5; i++) {
				const plan = planned();
				await keep(app, plan);
				const made = await planCalendar(app, words);
				await made!.forgetDeleted();
				await app.storage.write([{ collection: 'plans', id: plan.id, next: () => null }]);
			}
			expect(app.part(ReminderSettings).note.inCalendar.length).toBeLessThanOrEqual(2);
		}));
});
