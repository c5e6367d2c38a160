import type { App } from '#lib/app/app.svelte.ts';
import { contactDays } from '#lib/app/today/contact-days.ts';
import { companionsOf, type NamedCompanion } from '#lib/app/today/companions.ts';
import { dayAt, daysBetween, hourAt } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import { isQuietHour, mayBeNamed } from '#lib/engine/suggest.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { companionRecords } from '#lib/storage/people-records.ts';

const dayMs = 86_400_000;
/** Number of days from which choices are read. */
const choiceDays = 14;

/** Facts to show before a message goes out: if it is late, and who was reached in the last days. */
export class ReachingOut {
	readonly #app: App;
	readonly #companions: LiveQuery<readonly NamedCompanion[]>;
	#nowMs = $state.raw(0);
	#isHeld = false;

	constructor(app: App) {
		const { storage, preferences, now } = app;
		this.#app = app;
		this.#companions = app.live<readonly NamedCompanion[]>({
			collections: ['people', 'wins', 'choices'],
			isAffected: () => !this.#isHeld,
			read: async () => {
				const nowMs = now();
				const daysAgo = (days: number) => dayAt(nowMs - days * dayMs);
				const since = { wins: daysAgo(contactDays), choices: daysAgo(choiceDays) };
				const [records] = await Promise.all([companionRecords(storage, since), preferences.load()]);
				return companionsOf(records, nowMs);
			},
			initial: [],
			onread: () => this.look()
		});
	}

	/** True in the hours in which others sleep and in the user's own quiet hours. */
	get isQuiet(): boolean {
		return isQuietHour({ ...this.#app.preferences.preferences, hour: hourAt(this.#nowMs) });
	}

	/**
	 * Returns the days since a person was last reached; null if that was more than a few days ago, or never.
	 */
	daysSince(id: PersonId | null): number | null {
		const companion = this.#companions.value.find((one) => one.id === id);
		const today = dayAt(this.#nowMs);
		if (!companion?.lastContactDay || mayBeNamed({ ...companion, notNow: false }, today))
			return null;
		return Math.abs(daysBetween(companion.lastContactDay, today));
	}

	/** Subscribes the running component to the diary, as reading `daysSince` does. */
	subscribe(): void {
		this.#companions.subscribe();
	}

	/** Resolves once all changes committed before the call are shown, except held ones. */
	load(): Promise<void> {
		return this.#companions.load();
	}

	/** Reads again now, including held changes. */
	refresh(): Promise<void> {
		return this.#companions.refresh();
	}

	/**
	 * Holds changes until the returned function is called. A screen with buttons below these words needs
	 * this, so that the buttons do not move while the user presses them.
	 */
	hold(): () => void {
		this.#isHeld = true;
		return () => {
			this.#isHeld = false;
			if (this.#companions.isSubscribed) void this.#companions.refresh();
		};
	}

	/** Updates the time: an hour becomes quiet without a change of data. */
	look(): void {
		this.#nowMs = this.#app.now();
	}
}
