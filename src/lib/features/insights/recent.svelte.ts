import type { App } from '#lib/app/app.svelte.ts';
import { dayAt } from '#lib/core/day.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { Reckoner } from './reckoner.ts';
import type { Recent } from './reckoning.ts';

/** The last 90 days of the diary. They follow the diary while a component shows them. */
export class RecentState {
	readonly #query: LiveQuery<Recent | null>;

	constructor(app: App) {
		const reckoner = app.part(Reckoner);
		this.#query = app.live<Recent | null>({
			collections: ['wins'],
			initial: null,
			read: async () => (await reckoner.recent(dayAt(Date.now()))) ?? this.#query.value
		});
	}

	/** The recent wins; null until they have been read. */
	get present(): Recent | null {
		return this.#query.value;
	}

	/** Reads the wins if they are stale. */
	load(): Promise<void> {
		return this.#query.load();
	}
}
