import { grownIn, type Grown } from '#lib/insights/growth.ts';
import { insightsOf, type Insights } from '#lib/insights/insights.ts';
import type { App } from './app.svelte.ts';
import { readingOf } from '#lib/storage/reading.ts';

/** What the pictures of the diary show, kept up to date for as long as somebody looks at them. */
export class InsightsState {
	readonly #app: App;
	#present = $state.raw<Insights | null>(null);
	#grown = $state.raw<readonly Grown[] | null>(null);

	constructor(app: App) {
		this.#app = app;
	}

	/** Null before the totals have been read. */
	get present(): Insights | null {
		return this.#present;
	}

	/** How many wins there are in each month that has some, the latest first; null before that has been read. */
	get grown(): readonly Grown[] | null {
		return this.#grown;
	}

	async load(): Promise<void> {
		const families = new Map(this.#app.deck.facts.map(({ id, family }) => [id, family]));
		const totals = await readingOf(this.#app.storage).totals();
		this.#grown = grownIn(totals);
		this.#present = insightsOf(totals, (cardId) => families.get(cardId) ?? null);
	}

	/** Reads the insights, and again after each change of the diary; gives how to stop. */
	watch(): () => void {
		void this.#app.reading(() => this.load());
		return this.#app.follow(async (lists) => {
			if (lists.has('wins')) await this.load();
		});
	}
}
