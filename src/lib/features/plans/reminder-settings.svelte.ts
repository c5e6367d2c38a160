import { SerialQueue } from '#lib/async/serial-queue.ts';
import { hasBadges } from '#lib/platform/badge.ts';
import { alone } from '#lib/platform/lock.ts';
import { askToNotify, notifyPermission, type NotifyPermission } from '#lib/platform/notify.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { firstReminderNote, type ReminderNote } from './reminder.ts';

/** The reminder settings of this device, and the abilities of its browser. */
export class ReminderSettings {
	readonly #app: App;
	/** Runs reads and changes one at a time, so that a slow read never overwrites a later change. */
	readonly #queue = new SerialQueue();
	#note = $state.raw<ReminderNote>(firstReminderNote);
	#permission = $state.raw<NotifyPermission>('default');
	#canBadge = $state.raw(false);

	constructor(app: App) {
		this.#app = app;
	}

	/** The settings of this device as last read. */
	get note(): ReminderNote {
		return this.#note;
	}
	/** The browser's permission to show notifications. */
	get permission(): NotifyPermission {
		return this.#permission;
	}
	/** True if the browser can show a badge on the app's icon. */
	get canBadge(): boolean {
		return this.#canBadge;
	}

	/** Reads the settings of this device and the abilities of the browser. Throws a `StorageError`. */
	load(): Promise<void> {
		return this.#queue.run(() => this.#read());
	}

	/** Changes the stored settings, which another tab may have changed before. Throws a `StorageError`. */
	change(next: (present: ReminderNote) => Partial<ReminderNote>): Promise<void> {
		return this.#queue.run(() =>
			alone('small-hello reminders', async () => {
				await this.#read();
				const note = { ...this.#note, ...next(this.#note) };
				await this.#app.storage.writeMeta('reminders', note);
				this.#note = note;
			})
		);
	}

	/** Asks the user for permission to notify, which needs a tap. Resolves to true if the user allows it. */
	async askToNotify(): Promise<boolean> {
		this.#permission = await askToNotify();
		return this.#permission === 'granted';
	}

	async #read(): Promise<void> {
		const stored = (await this.#app.storage.readMeta('reminders')) as ReminderNote | undefined;
		this.#note = { ...firstReminderNote, ...stored };
		this.#permission = notifyPermission();
		this.#canBadge = hasBadges();
	}
}
