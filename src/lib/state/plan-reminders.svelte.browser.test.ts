import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Day } from '#lib/domain/day.ts';
import type { PersonId } from '#lib/domain/person.ts';
import type { IfThen, RecurringPlan, Ritual, TimeOfDay } from '#lib/domain/plan.ts';
import { newId, type Unstamped } from '#lib/storage/storage.ts';
import { keepingPerson, noonMs } from '../../../tests/scenes/database.ts';
import { withApp } from '../../../tests/scenes/app.ts';
import type { App } from './app.svelte.ts';
import { PlanReminders, type ReminderWords } from './plan-reminders.svelte.ts';

const words: ReminderWords = { title: 'Neutral', body: 'If it fits', of: ({ act }) => act };
const today = '2026-11-20' as Day;

function wallClock(time: string): number {
	return new Date(`2026-11-20T${time}`).getTime();
}

/** A plan at a quarter past twelve of every day. */
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
	await app.storage.write([{ list: 'plans', id: plan.id, next: () => plan }]);
}

/** What a browser without a screen cannot show. */
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

/** Lets every tab look at the clock, as when it comes in sight again. */
async function inSight(): Promise<void> {
	document.dispatchEvent(new Event('visibilitychange'));
	await new Promise((resolve) => setTimeout(resolve, 150));
}

describe('notifications while the app is open', () => {
	test('nothing is shown or marked until the person wants it', () =>
		withApp(async ({ app, clock }) => {
			await keep(app, planned());
			await begun(app);
			clock.ms = wallClock('12:15');
			await inSight();
			expect(shown).toEqual([]);
			expect(marks).not.toContain(true);
		}));

	test('one comes at the time of a plan, with a title that tells nothing, and once', () =>
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

	test('with the words of the plan when the person wishes', () =>
		withApp(async ({ app, clock }) => {
			await keep(app, planned());
			const reminders = await begun(app);
			await reminders.settle({ notifies: true, tellsWords: true });
			clock.ms = wallClock('12:16');
			await inSight();
			expect(shown).toMatchObject([{ title: 'look up', body: '' }]);
		}));

	test('two tabs show one, and so does a page that is loaded again', () =>
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

	test('one comes where the device slept in the middle of a look at the clock, once it is awake', () =>
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

	test('nothing comes more than 15 minutes late, as after a sleep', () =>
		withApp(async ({ app, clock }) => {
			await keep(app, planned());
			const reminders = await begun(app);
			await reminders.settle({ notifies: true });
			clock.ms = wallClock('12:31');
			await inSight();
			expect(shown).toEqual([]);
		}));

	test('nothing of what is done, is paused, comes on another day or lies in the quiet hours', () =>
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

	test('nothing with somebody marked "not now", from the moment they are', () =>
		withApp(async ({ app, clock }) => {
			const ann = keepingPerson('Ann');
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

	test('a plan that is made or moved meanwhile is told of', () =>
		withApp(async ({ app, clock }) => {
			const reminders = await begun(app);
			await reminders.settle({ notifies: true });
			clock.ms = wallClock('12:20');
			await keep(app, planned());
			await expect.poll(() => shown.length).toBe(1);
		}));

	test('a "no" to the browser leaves them off', () =>
		withApp(async ({ app }) => {
			permission = 'denied';
			const reminders = await begun(app);
			expect(await reminders.turnOn()).toBe(false);
			expect(reminders.note.notifies).toBe(false);
			expect(reminders.permission).toBe('denied');
		}));
});

describe('the mark on the icon', () => {
	test('is there from the time of a plan until it is done, or for an hour and a half', () =>
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

	test('goes with the page, and is there again when the page is', () =>
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

	test('goes when the person wants none', () =>
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

describe('the calendar file of what is kept', () => {
	const textOf = async (made: Awaited<ReturnType<PlanReminders['calendarFile']>>) =>
		(await made!.file.content.text()).replaceAll('\r\n ', '');

	test('has a title that tells nothing, unless the person wishes', () =>
		withApp(async ({ app }) => {
			const reminders = app.part(PlanReminders);
			expect(await reminders.calendarFile(words)).toBeNull();
			await keep(app, planned());
			const neutral = await reminders.calendarFile(words);
			expect(neutral?.plans).toBe(1);
			expect(await textOf(neutral)).toContain('SUMMARY:Neutral\r\n');
			expect(await textOf(neutral)).not.toContain('look up');
			await reminders.settle({ tellsWords: true, minutesBefore: 15 });
			const own = await textOf(await reminders.calendarFile(words));
			expect(own).toContain('SUMMARY:look up\r\n');
			expect(own).toContain('TRIGGER:-PT15M\r\n');
		}));

	test('leaves out what rests and who is not to be pointed to', () =>
		withApp(async ({ app }) => {
			const ann = keepingPerson('Ann');
			const notNow = { ...ann, next: () => ({ ...ann.person, notNow: true }) } as typeof ann;
			await app.storage.write([notNow]);
			await keep(app, ritualWith(ann.person.id));
			await keep(app, planned({ state: 'paused' }));
			expect(await app.part(PlanReminders).calendarFile(words)).toBeNull();
		}));

	test('takes a plan that is over out of the calendar into which it went, and the file of one does not', () =>
		withApp(async ({ app }) => {
			const reminders = app.part(PlanReminders);
			const [one, other] = [planned(), planned()];
			await keep(app, one);
			await keep(app, other);
			await reminders.calendarFile(words);
			await app.storage.write([{ list: 'plans', id: one.id, next: () => null }]);
			const all = await textOf(await reminders.calendarFile(words));
			expect(all.match(/BEGIN:VEVENT/g)).toHaveLength(2);
			expect(all.match(/STATUS:CANCELLED/g)).toHaveLength(1);
			const single = await textOf(await reminders.calendarFile(words, [other as RecurringPlan]));
			expect(single.match(/BEGIN:VEVENT/g)).toHaveLength(1);
			expect(single).not.toContain('CANCELLED');
		}));
});
