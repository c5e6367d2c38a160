import { firstPreferences, type Preferences } from '#lib/domain/preferences.ts';
import type { Storage } from '#lib/storage/storage.ts';

type Settled = Partial<Omit<Preferences, 'id' | 'revision'>>;

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

	/** Keeps what is settled; a function gets what holds at the moment of keeping. */
	async settle(
		changed: Settled | ((present: Omit<Preferences, 'revision'>) => Settled)
	): Promise<void> {
		let kept: Omit<Preferences, 'revision'> | null = null;
		await this.#storage.write([
			{
				list: 'preferences',
				id: 'preferences',
				next(present) {
					const before = { ...firstPreferences, ...present };
					const settled = typeof changed === 'function' ? changed(before) : changed;
					return (kept = { ...before, ...settled });
				}
			}
		]);
		this.#preferences = kept;
	}
}
