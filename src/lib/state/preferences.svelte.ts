import { firstPreferences, type Preferences } from '#lib/domain/preferences.ts';
import type { Storage } from '#lib/storage/storage.ts';

/** What the person has settled for this app. */
export class PreferencesState {
	readonly #storage: Storage;
	#preferences = $state.raw<Omit<Preferences, 'revision'> | null>(null);

	constructor(storage: Storage) {
		this.#storage = storage;
	}

	get isLoaded(): boolean {
		return this.#preferences !== null;
	}
	get preferences(): Omit<Preferences, 'revision'> {
		return this.#preferences ?? firstPreferences;
	}

	async load(): Promise<void> {
		// What an older version kept lacks what has come since.
		this.#preferences = { ...firstPreferences, ...(await this.#storage.preferences()) };
	}

	async settle(changed: Partial<Omit<Preferences, 'id' | 'revision'>>): Promise<void> {
		await this.#storage.write([
			{
				list: 'preferences',
				id: 'preferences',
				next: (present) => ({ ...firstPreferences, ...present, ...changed })
			}
		]);
		this.#preferences = { ...this.preferences, ...changed };
	}
}
