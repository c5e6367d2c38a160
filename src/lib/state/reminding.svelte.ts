import {
	copyIsDue,
	firstCopyReminder,
	type CopyReminder,
	type LastCopy
} from '#lib/domain/copy-reminder.ts';
import { instantOf } from '#lib/domain/day.ts';
import type { App } from './app.svelte.ts';
import { readingOf } from '#lib/storage/reading.ts';

/** Speaking of a copy on Today: whether it is a time for it, and what the person says to that. */
export class Reminding {
	readonly #app: App;
	#reminder = $state.raw<CopyReminder>(firstCopyReminder);
	#last = $state.raw<LastCopy | null>(null);
	#diary = $state.raw<{ wins: number; newestAtMs: number | null } | null>(null);
	#nowMs = $state.raw(0);

	readonly #isDue = $derived.by(
		() =>
			this.#diary !== null &&
			copyIsDue(this.#diary, this.#last, this.#reminder, {
				energy: this.#app.today.energy.energy,
				nowMs: this.#nowMs
			})
	);

	constructor(app: App) {
		this.#app = app;
	}

	get isDue(): boolean {
		return this.#isDue;
	}
	/** The last copy that left this device; null when none is known. */
	get last(): LastCopy | null {
		return this.#last;
	}
	/** How many wins there are. */
	get wins(): number {
		return this.#diary?.wins ?? 0;
	}

	/** Looks at how things stand, at the beginning of a visit to Today; a first visit is left in peace. */
	async load(): Promise<void> {
		const { storage, preferences, now } = this.#app;
		const before = this.#reminder;
		const [reminder, last, wins, newest] = await Promise.all([
			storage.derived('copyReminder') as Promise<CopyReminder | undefined>,
			storage.derived('lastCopy') as Promise<LastCopy | undefined>,
			storage.winCount(),
			readingOf(storage).wins(1),
			preferences.isLoaded || preferences.load()
		]);
		this.#nowMs = now();
		// What was said meanwhile is newer than what was read.
		if (this.#reminder === before) this.#reminder = reminder ?? firstCopyReminder;
		this.#last = last ?? null;
		const [win] = newest.wins;
		this.#diary = { wins, newestAtMs: win ? instantOf(win.at) : null };
		if (!this.#isDue || preferences.preferences.hasSeenWelcome) return;
		// Whoever has brought a diary along on a first visit is never welcomed, and has visited from now on.
		this.#diary = null;
		await preferences.settle({ hasSeenWelcome: true });
	}

	/** Not now, but in a month again; gives how to take that back. */
	putOff(): Promise<() => Promise<void>> {
		return this.#say({ ...this.#reminder, putOffAtMs: this.#app.now() });
	}

	/** Never again, until Settings says otherwise; gives how to take that back. */
	silence(): Promise<() => Promise<void>> {
		return this.#say({ ...this.#reminder, isOff: true });
	}

	async #say(reminder: CopyReminder): Promise<() => Promise<void>> {
		const before = this.#reminder;
		await this.#keep(reminder);
		return () => this.#keep(before);
	}

	async #keep(reminder: CopyReminder): Promise<void> {
		await this.#app.storage.keepDerived('copyReminder', reminder);
		this.#reminder = reminder;
	}
}
