import { dayOf, localIso, type Day } from '#lib/domain/day.ts';
import { isOffered } from '#lib/domain/person.ts';
import { isRecurring, minutesOf, type RecurringPlan, type TimeOfDay } from '#lib/domain/plan.ts';
import {
	firstReminderNote,
	remindable,
	remindersAt,
	type ReminderNote
} from '#lib/domain/reminder.ts';
import type { NamedFile } from '#lib/exchange/backup.ts';
import { hasBadges, showBadge, unmarkOnLeaving } from '#lib/platform/badge.ts';
import { download } from '#lib/platform/download.ts';
import { alone } from '#lib/platform/lock.ts';
import {
	askToNotify,
	notify,
	notifyPermission,
	onInSight,
	onNotificationTap,
	type NotifyPermission
} from '#lib/platform/notify.ts';
import { share, shareable, type ShareEnd } from '#lib/platform/share.ts';
import type { App } from './app.svelte.ts';

/** What reminders say. */
export interface ReminderWords {
	/** Says nothing of what is planned. */
	title: string;
	body: string;
	/** The plan in its own words. */
	of: (plan: RecurringPlan) => string;
}

/** A clock that is set anew, or a device that slept, is noticed so soon. */
const longestWaitMs = 600_000;
const minuteMs = 60_000;

/** Reminding of plans without a server: on this device while the app is open, and by the person's own calendar. */
export class PlanReminders {
	readonly #app: App;
	#note = $state.raw<ReminderNote>(firstReminderNote);
	#permission = $state.raw<NotifyPermission>('default');
	#canBadge = $state.raw(false);
	#words: ReminderWords | null = null;
	/** The plans that come up on the day that was looked at last. */
	#ofDay: { day: Day; plans: readonly RecurringPlan[] } | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#stops: readonly (() => void)[] = [];
	/** One after the other, so that an older look never has the last word. */
	#turn: Promise<unknown> = Promise.resolve();

	constructor(app: App) {
		this.#app = app;
	}

	/** How this device reminds. */
	get note(): ReminderNote {
		return this.#note;
	}
	/** Whether the browser shows notifications. */
	get permission(): NotifyPermission {
		return this.#permission;
	}
	/** Whether the browser can mark the app's icon. */
	get canBadge(): boolean {
		return this.#canBadge;
	}

	/** Reads what was noted, and looks at what the browser can do. */
	async load(): Promise<void> {
		const kept = (await this.#app.storage.derived('reminders')) as ReminderNote | undefined;
		this.#note = { ...firstReminderNote, ...kept };
		this.#permission = notifyPermission();
		this.#canBadge = hasBadges();
	}

	/** Keeps how to remind from now on. */
	async settle(changed: Partial<ReminderNote>): Promise<void> {
		await this.#keep(() => changed);
		await this.#look();
	}

	/** After a tap: turns notifications on, if the person allows it to the browser; tells whether they are on. */
	async turnOn(): Promise<boolean> {
		this.#permission = await askToNotify();
		if (this.#permission !== 'granted') return false;
		await this.settle({ notifies: true });
		return true;
	}

	/**
	 * Reminds as it is noted, as long as the page lives or until `end`; a second call changes nothing. `ontap`
	 * is called when the person taps a notification.
	 */
	async begin(words: ReminderWords, ontap: () => void = () => {}): Promise<void> {
		if (this.#words) return;
		this.#words = words;
		const lists = ['plans', 'people', 'preferences'] as const;
		this.#stops = [
			this.#app.follow(async (changed) => {
				if (lists.some((list) => changed.has(list))) await this.#look({ isChanged: true });
			}),
			onInSight(() => void this.#look()),
			onNotificationTap(ontap),
			// Nothing could take it away later.
			unmarkOnLeaving()
		];
		await this.#look();
	}

	/** Reminds no more. */
	end(): void {
		clearTimeout(this.#timer);
		for (const stop of this.#stops) stop();
		this.#stops = [];
		this.#words = null;
	}

	/**
	 * The calendar file of these plans, or of all; null when there is none of which to remind. That of all
	 * takes those out of the calendar that an earlier file brought and that are over.
	 */
	async calendarFile(
		words: ReminderWords,
		of?: readonly RecurringPlan[]
	): Promise<{ file: NamedFile; plans: number } | null> {
		await this.load();
		const [{ calendarFile, zoneOfDevice }, plans] = await Promise.all([
			import('#lib/exchange/calendar.ts'),
			this.#remindable()
		]);
		const wanted = of && new Set(of.map(({ id }) => id));
		const given = wanted ? plans.filter(({ id }) => wanted.has(id)) : plans;
		const { tellsWords, minutesBefore, inCalendar } = this.#note;
		const ids = given.map(({ id }) => id);
		const gone = wanted ? [] : inCalendar.filter((id) => !ids.includes(id));
		if (ids.length + gone.length === 0) return null;
		const file = calendarFile(
			[
				...given.map((plan) => ({
					id: plan.id,
					title: (tellsWords && words.of(plan)) || words.title,
					plan
				})),
				...gone.map((id) => ({ id, title: words.title, plan: null }))
			],
			{ madeAtMs: this.#app.now(), zone: zoneOfDevice(), minutesBefore }
		);
		await this.#keep(({ inCalendar }) => ({
			inCalendar: [...new Set([...inCalendar, ...ids])]
		}));
		return { file, plans: ids.length };
	}

	/** Whether the share sheet takes a calendar file. */
	canShare({ name, content }: NamedFile): boolean {
		return shareable(name, content) !== null;
	}

	/** After a tap: hands a file to an app of the person's choice; `refused` where no share sheet takes it. */
	async share({ name, content }: NamedFile): Promise<ShareEnd> {
		const file = shareable(name, content);
		return file ? share(file) : 'refused';
	}

	/** Hands a file to the browser's downloads, which open it in a calendar on many devices. */
	download({ name, content }: NamedFile): void {
		download(name, content);
	}

	#look({ isChanged = false } = {}): Promise<void> {
		// Reminders are no reason to call the diary broken; a page that reads it says so.
		const looked = this.#turn
			.then(() => {
				// In its turn, since a look before it may still be reading.
				if (isChanged) this.#ofDay = null;
				return this.#lookNow();
			})
			.catch(() => this.#lookAgainIn(longestWaitMs));
		this.#turn = looked;
		return looked;
	}

	#lookAgainIn(waitMs: number): void {
		clearTimeout(this.#timer);
		if (this.#words) this.#timer = setTimeout(() => void this.#look(), waitMs);
	}

	async #lookNow(): Promise<void> {
		clearTimeout(this.#timer);
		if (!this.#words) return;
		await this.load();
		const { notifies, badges } = this.#note;
		if (!badges) await showBadge(false);
		if (!notifies && !badges) return;
		const { day, minute } = this.#present();
		const { tellOf, isFlagged, nextMinute } = await this.#remindersAt(day, minute);
		if (badges) await showBadge(isFlagged);
		if (notifies && tellOf.length > 0) await this.#tell(day, tellOf);
		// The clock may have gone on by much meanwhile, as when a device sleeps.
		const present = this.#present();
		const waitMs =
			present.day !== day
				? 0
				: nextMinute === null
					? longestWaitMs
					: (nextMinute - present.minute) * minuteMs - present.second * 1000;
		this.#lookAgainIn(Math.min(Math.max(0, waitMs), longestWaitMs));
	}

	async #remindersAt(day: Day, minute: number) {
		const { preferences } = this.#app;
		if (this.#ofDay?.day !== day) this.#ofDay = { day, plans: await this.#plansOn(day) };
		const { plans } = this.#ofDay;
		return remindersAt(plans, { day, minute }, preferences.preferences, this.#note.told);
	}

	/** Tells of plans whose time has come, unless another tab has done so. */
	async #tell(day: Day, plans: readonly RecurringPlan[]): Promise<void> {
		let untold: readonly RecurringPlan[] = [];
		await this.#keep(({ told }) => {
			const ids = told?.day === day ? told.ids : [];
			untold = plans.filter(({ id }) => !ids.includes(id));
			return { told: { day, ids: [...ids, ...untold.map(({ id }) => id)] } };
		});
		if (untold.length === 0 || !this.#words) return;
		const { title, body, of } = this.#words;
		const own = this.#note.tellsWords ? untold.map(of).filter(Boolean) : [];
		const said = own.length > 0 ? { title: own.join(' · '), body: '' } : { title, body };
		await notify({ ...said, tag: `plan ${day} ${untold[0]!.id}` });
	}

	async #plansOn(day: Day): Promise<RecurringPlan[]> {
		await this.#app.preferences.load();
		const timed = (await this.#remindable()).filter(({ time }) => time !== null);
		if (timed.length === 0) return [];
		const { comesUpOn } = await import('#lib/exchange/calendar.ts');
		return timed.filter((plan) => comesUpOn(plan, day));
	}

	async #remindable(): Promise<RecurringPlan[]> {
		const { storage } = this.#app;
		const [plans, people] = await Promise.all([storage.all('plans'), storage.all('people')]);
		const welcome = people.filter(isOffered);
		return remindable(plans.filter(isRecurring), new Set(welcome.map(({ id }) => id)));
	}

	/** The day, the minute of it and the second of that, by the wall clock. */
	#present(): { day: Day; minute: number; second: number } {
		const iso = localIso(this.#app.now());
		const minute = minutesOf(iso.slice(11, 16) as TimeOfDay);
		return { day: dayOf(iso), minute, second: Number(iso.slice(17, 19)) };
	}

	/** Keeps what is noted, by what another tab may have noted meanwhile. */
	async #keep(changed: (present: ReminderNote) => Partial<ReminderNote>): Promise<void> {
		await alone('small-hello reminders', async () => {
			await this.load();
			const note = { ...this.#note, ...changed(this.#note) };
			await this.#app.storage.keepDerived('reminders', note);
			this.#note = note;
		});
	}
}
