import { SerialQueue } from '#lib/async/serial-queue.ts';
import { dayOf, localIso, type Day } from '#lib/core/day.ts';
import type { RecurringPlan, TimeOfDay } from '#lib/core/plan.ts';
import { minutesOf } from '#lib/core/plan-moment.ts';
import { showBadge, unmarkOnLeaving } from '#lib/platform/badge.ts';
import { notify, onInSight, onNotificationTap } from '#lib/platform/notify.ts';
import type { PlanRecords } from '#lib/storage/plan-records.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { nameOf } from './companions.ts';
import { remindableRecords } from './remindable-records.ts';
import { remindersAt, type ReminderNote, type ReminderWords } from './reminder.ts';
import { ReminderSettings } from './reminder-settings.svelte.ts';

/**
 * The longest timer, in milliseconds. It bounds how late a changed clock or a sleep of the device is noticed.
 */
const longestWaitMs = 600_000;
const minuteMs = 60_000;
const collections = ['plans', 'people', 'preferences'] as const;

/** Reminds of plans on this device while the app is open, without a server. */
export class PlanReminders {
	readonly #app: App;
	readonly #settings: ReminderSettings;
	/** Runs the checks one at a time, so that an older check never finishes after a newer one. */
	readonly #looks = new SerialQueue();
	#words: ReminderWords | null = null;
	/** The remindable plans of the day of the latest check. */
	#ofDay: (PlanRecords & { day: Day }) | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#stops: readonly (() => void)[] = [];

	constructor(app: App) {
		this.#app = app;
		this.#settings = app.part(ReminderSettings);
	}

	/** Changes the reminder settings of this device and applies them at once. Throws a `StorageError`. */
	async settle(changed: Partial<ReminderNote>): Promise<void> {
		await this.#settings.change(() => changed);
		await this.#look();
	}

	/** Turns notifications on if the user allows them, which needs a tap. Resolves to true if they are on. */
	async turnOn(): Promise<boolean> {
		if (!(await this.#settings.askToNotify())) return false;
		await this.settle({ notifies: true });
		return true;
	}

	/**
	 * Reminds according to this device's settings until `end`; a second call does nothing. `ontap` is called
	 * when the user taps a notification.
	 */
	async begin(words: ReminderWords, ontap: () => void = () => {}): Promise<void> {
		if (this.#words) return;
		this.#words = words;
		this.#stops = [
			this.#app.storage.onchange((change) => {
				if (collections.some((name) => change.collections.has(name)))
					void this.#look({ isChanged: true });
			}),
			onInSight(() => void this.#look()),
			onNotificationTap(ontap),
			// Once the page is closed, nothing else could remove the badge.
			unmarkOnLeaving()
		];
		await this.#look();
	}

	/** Stops reminding. */
	end(): void {
		clearTimeout(this.#timer);
		for (const stop of this.#stops) stop();
		this.#stops = [];
		this.#words = null;
	}

	async #look({ isChanged = false } = {}): Promise<void> {
		try {
			await this.#looks.run(() => {
				// Clear the cache inside the queue: an earlier check may still be reading.
				if (isChanged) this.#ofDay = null;
				return this.#lookNow();
			});
		} catch {
			// A failed check must not report the diary as broken. A page that reads the diary reports that.
			this.#lookAgainIn(longestWaitMs);
		}
	}

	#lookAgainIn(waitMs: number): void {
		clearTimeout(this.#timer);
		if (this.#words) this.#timer = setTimeout(() => void this.#look(), waitMs);
	}

	async #lookNow(): Promise<void> {
		clearTimeout(this.#timer);
		if (!this.#words) return;
		await this.#settings.load();
		const { notifies, badges, told } = this.#settings.note;
		if (!badges) await showBadge(false);
		if (!notifies && !badges) return;
		const moment = this.#moment();
		const { day } = moment;
		const { plans } = await this.#plansOn(day);
		const { preferences } = this.#app.preferences;
		const { tellOf, isFlagged, nextMinute } = remindersAt(plans, moment, preferences, told);
		if (badges) await showBadge(isFlagged);
		if (notifies && tellOf.length > 0) await this.#tell(day, tellOf);
		// The clock may have jumped during this check, for example because the device slept.
		const present = this.#moment();
		const waitMs =
			present.day !== day
				? 0
				: nextMinute === null
					? longestWaitMs
					: (nextMinute - present.minute) * minuteMs - present.second * 1000;
		this.#lookAgainIn(Math.min(Math.max(0, waitMs), longestWaitMs));
	}

	/** Notifies of plans whose time has come, unless another tab already has. */
	async #tell(day: Day, plans: readonly RecurringPlan[]): Promise<void> {
		let untold: readonly RecurringPlan[] = [];
		await this.#settings.change(({ told }) => {
			const ids = told?.day === day ? told.ids : [];
			untold = plans.filter(({ id }) => !ids.includes(id));
			return { told: { day, ids: [...ids, ...untold.map(({ id }) => id)] } };
		});
		const [records, words] = [this.#ofDay, this.#words];
		if (untold.length === 0 || !records || !words) return;
		const own = this.#settings.note.tellsWords
			? untold.map((plan) => words.of(plan, nameOf(records, plan))).filter(Boolean)
			: [];
		const { title, body } = own.length > 0 ? { title: own.join(' · '), body: '' } : words;
		await notify({ title, body, tag: `plan ${day} ${untold[0]!.id}` });
	}

	async #plansOn(day: Day): Promise<PlanRecords> {
		if (this.#ofDay?.day !== day) this.#ofDay = { day, ...(await this.#readPlansOn(day)) };
		return this.#ofDay;
	}

	async #readPlansOn(day: Day): Promise<PlanRecords> {
		const { preferences, storage } = this.#app;
		const [{ plans, people }] = await Promise.all([remindableRecords(storage), preferences.load()]);
		const timed = plans.filter(({ time }) => time !== null);
		if (timed.length === 0) return { plans: [], people };
		const { comesUpOn } = await import('#lib/formats/calendar/calendar.ts');
		return { plans: timed.filter((plan) => comesUpOn(plan, day)), people };
	}

	/** The local day, the minute of that day and the second of that minute. */
	#moment(): { day: Day; minute: number; second: number } {
		const iso = localIso(this.#app.now());
		const minute = minutesOf(iso.slice(11, 16) as TimeOfDay);
		return { day: dayOf(iso), minute, second: Number(iso.slice(17, 19)) };
	}
}
