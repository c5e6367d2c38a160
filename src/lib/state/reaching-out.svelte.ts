import { dayAt, daysBetween, hourAt } from '#lib/domain/day.ts';
import type { PersonId } from '#lib/domain/person.ts';
import { isQuietHour, mayBeNamed } from '#lib/suggest/suggest.ts';
import type { App } from './app.svelte.ts';
import { companionsNow, type NamedCompanion } from './companions.ts';

const dayMs = 86_400_000;
/** Acts that were done longer ago than this are not read. */
const choicesReadDays = 14;

/** What is good to know before something goes out to somebody: whether it is late, and who was reached lately. */
export class ReachingOut {
	readonly #app: App;
	#companions = $state.raw<readonly NamedCompanion[]>([]);
	#nowMs = $state.raw(0);
	readonly #isQuiet = $derived.by(() =>
		isQuietHour({ ...this.#app.preferences.preferences, hour: hourAt(this.#nowMs) })
	);

	constructor(app: App) {
		this.#app = app;
	}

	/** Whether these are the hours in which others sleep, or which the person has made quiet. */
	get isQuiet(): boolean {
		return this.#isQuiet;
	}

	/** How many days ago somebody was last reached, where that was a few days ago at most; else null. */
	daysSince(id: PersonId | null): number | null {
		const companion = this.#companions.find((one) => one.id === id);
		const today = dayAt(this.#nowMs);
		if (!companion?.lastContactDay || mayBeNamed({ ...companion, notNow: false }, today))
			return null;
		return Math.abs(daysBetween(companion.lastContactDay, today));
	}

	async load(): Promise<void> {
		const { storage, preferences, now } = this.#app;
		const nowMs = now();
		const [people, choices] = await Promise.all([
			storage.all('people'),
			storage.choicesSince(dayAt(nowMs - choicesReadDays * dayMs)),
			preferences.isLoaded || preferences.load()
		]);
		this.#companions = await companionsNow(storage, people, choices, nowMs);
		this.#nowMs = nowMs;
	}

	/** Looks at the clock: an hour becomes quiet by itself. */
	look(): void {
		this.#nowMs = this.#app.now();
	}
}
