import type { App } from '#lib/app/app.svelte.ts';
import { readingOf } from '#lib/storage/queries.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { grownIn, type Grown } from './numbers/growth.ts';
import { insightsOf, type Insights } from './numbers/insights.ts';

/** The numbers behind the pictures. They follow the diary while a component shows them. */
export class InsightsState {
	readonly #query: LiveQuery<{ present: Insights; grown: readonly Grown[] } | null>;

	constructor({ live, storage, deck }: App) {
		const families = new Map(deck.facts.map(({ id, family }) => [id, family]));
		this.#query = live<{ present: Insights; grown: readonly Grown[] } | null>({
			collections: ['wins'],
			initial: null,
			async read() {
				const totals = await readingOf(storage).totals();
				return {
					present: insightsOf(totals, (cardId) => families.get(cardId) ?? null),
					grown: grownIn(totals)
				};
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
