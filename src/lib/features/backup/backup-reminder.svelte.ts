import type { App } from '#lib/app/app.svelte.ts';
import { instantOf } from '#lib/core/day.ts';
import { readingOf } from '#lib/storage/queries.ts';
import {
	firstReminderSettings,
	isBackupDue,
	type LastBackup,
	type ReminderSettings
} from './backup-reminder.ts';
import { StoredSetting } from './stored-setting.svelte.ts';

/** The backup reminder: decides if it is due on Today, and stores the user's answers to it. */
export class BackupReminder {
	readonly #app: App;
	readonly #settings: StoredSetting<ReminderSettings>;
	readonly #last: StoredSetting<LastBackup | null>;
	/** The diary at the beginning of the visit; null while there is nothing to remind of. */
	#diary = $state.raw<{ wins: number; newestAtMs: number | null } | null>(null);
	#nowMs = $state.raw(0);

	readonly #isDue = $derived.by(
		() =>
			this.#diary !== null &&
			isBackupDue(this.#diary, this.last, this.#settings.value, {
				energy: this.#app.today.energy.energy,
				nowMs: this.#nowMs
			})
	);

	constructor(app: App) {
		this.#app = app;
		this.#settings = new StoredSetting(app.storage, 'copyReminder', firstReminderSettings);
		this.#last = new StoredSetting<LastBackup | null>(app.storage, 'lastCopy', null);
	}

	get isDue(): boolean {
		return this.#isDue;
	}
	/** True unless the user has turned the reminder off. */
	get isOn(): boolean {
		return !this.#settings.value.isOff;
	}
	/** The last backup that left this device; null if none is known. */
	get last(): LastBackup | null {
		return this.#last.value;
	}
	/** Number of wins at the beginning of the visit. */
	get wins(): number {
		return this.#diary?.wins ?? 0;
	}

	/** Updates `isDue` at the beginning of a visit to Today. The reminder is never due on a first visit. */
	async load(): Promise<void> {
		const { storage, preferences, now } = this.#app;
		const [wins, newest] = await Promise.all([
			storage.winCount(),
			readingOf(storage).wins(1),
			this.#settings.load(),
			this.#last.load(),
			preferences.isLoaded || preferences.load()
		]);
		this.#nowMs = now();
		const [win] = newest.wins;
		this.#diary = { wins, newestAtMs: win ? instantOf(win.at) : null };
		if (!this.#isDue || preferences.preferences.hasSeenWelcome) return;
		// A diary that was imported on a first visit shows no welcome, so count the welcome as seen.
		this.#diary = null;
		await preferences.settle({ hasSeenWelcome: true });
	}

	loadSettings(): Promise<void> {
		return this.#settings.load();
	}

	/** Silences the reminder for a month; returns the undo. */
	putOff(): Promise<() => Promise<void>> {
		return this.#change({ ...this.#settings.value, putOffAtMs: this.#app.now() });
	}

	/** Silences the reminder until it is turned on in Settings; returns the undo. */
	silence(): Promise<() => Promise<void>> {
		return this.#change({ ...this.#settings.value, isOff: true });
	}

	async turn(isOn: boolean): Promise<void> {
		await this.#settings.save({ isOff: !isOn, putOffAtMs: null });
	}

	async #change(settings: ReminderSettings): Promise<() => Promise<void>> {
		const before = this.#settings.value;
		await this.#settings.save(settings);
		return () => this.#settings.save(before);
	}
}
