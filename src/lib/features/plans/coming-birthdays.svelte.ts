import type { App } from '#lib/app/app.svelte.ts';
import type { Person } from '#lib/core/person.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';

/** The people whose birthday is known, as a live query. */
export class ComingBirthdays {
	readonly #people: LiveQuery<readonly Person[]>;

	constructor(app: App) {
		this.#people = app.live<readonly Person[]>({
			collections: ['people'],
			read: async () => (await app.storage.all('people')).filter(({ birthday }) => birthday),
			initial: []
		});
	}

	/** In no particular order. */
	get people(): readonly Person[] {
		return this.#people.value;
	}

	/** Reads the people again unless they are fresh. */
	load(): Promise<void> {
		return this.#people.load();
	}
}
