import { hashOf } from '#lib/core/pond.ts';
import { firstPreferences, highestPondSeed, type Preferences } from '#lib/core/preferences.ts';
import type { Settled } from '#lib/core/settled-preferences.ts';
import type { Change, DiaryDatabase } from '#lib/storage/database.ts';
import type { LiveMaker, LiveQuery } from '#lib/storage/live.svelte.ts';

/** The user's preferences for this app. */
export class PreferencesState {
	readonly #storage: DiaryDatabase;
	readonly #query: LiveQuery<Omit<Preferences, 'revision'>>;

	constructor(live: LiveMaker, storage: DiaryDatabase) {
		this.#storage = storage;
		this.#query = live({
			collections: ['preferences'],
			async read() {
				const [stored, birth] = await Promise.all([
					storage.preferences(),
					storage.readMeta('birth')
				]);
				const pondSeed = stored?.pondSeed ?? seedOf(birth);
				// A record from an older version lacks newer preferences.
				return { ...firstPreferences, ...stored, pondSeed };
			},
			initial: firstPreferences
		});
	}

	get isLoaded(): boolean {
		return this.#query.status === 'ready';
	}
	/** The preferences. The seed of the pond is there once they have been read, stored or not. */
	get preferences(): Omit<Preferences, 'revision'> {
		return this.#query.value;
	}

	/** Begins to read the preferences before a screen shows them. */
	prime(): void {
		this.#query.prime();
	}

	subscribe(): void {
		this.#query.subscribe();
	}

	load(): Promise<void> {
		return this.#query.load();
	}

	/** Stores changed preferences. A function receives the stored ones inside the transaction. */
	async settle(changed: Settled): Promise<void> {
		await this.#storage.write([await this.changeTo(changed)]);
		await this.#query.load();
	}

	/** Returns the change that `settle` makes, to be stored together with others. */
	async changeTo(changed: Settled): Promise<Change> {
		const { settledPreferences } = await import('#lib/core/settled-preferences.ts');
		const seed = this.#query.value.pondSeed;
		return {
			collection: 'preferences',
			id: 'preferences',
			next: (present) => settledPreferences(present, changed, seed)
		};
	}
}

/** Returns the seed of a pond that has none stored yet, from the random id of its database. */
function seedOf(birth: unknown): number {
	return hashOf(String(birth)) % (highestPondSeed + 1);
}
