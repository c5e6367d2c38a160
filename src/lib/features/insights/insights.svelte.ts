import type { App } from '#lib/app/app.svelte.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import type { Grown } from './numbers/growth.ts';
import type { Insights } from './numbers/insights.ts';
import { Reckoner } from './reckoner.ts';
import type { Numbers } from './reckoning.ts';

/** The numbers behind the pictures. They follow the diary while a component shows them. */
export class InsightsState {
	readonly #query: LiveQuery<Numbers | null>;

	constructor(app: App) {
		const { deck } = app;
		const reckoner = app.part(Reckoner);
		this.#query = app.live<Numbers | null>({
			collections: ['wins', 'ownCards'],
			initial: null,
			read: async () => {
				await deck.load().catch(() => {});
				const families = new Map(deck.facts.map(({ id, family }) => [id, family]));
				return (await reckoner.numbers(families)) ?? this.#query.value;
			}
		});
	}

	/** The numbers of all pictures; null until the totals have been read. */
	get present(): Insights | null {
		return this.#query.value?.present ?? null;
	}

	/**
	 * The number of wins in each month that has any, latest month first; null until the totals have been
	 * read.
	 */
	get grown(): readonly Grown[] | null {
		return this.#query.value?.grown ?? null;
	}

	/** Reads the numbers if they are stale. */
	load(): Promise<void> {
		return this.#query.load();
	}
}
