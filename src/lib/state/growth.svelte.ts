import { grownIn, type Grown } from '#lib/insights/growth.ts';
import type { App } from './app.svelte.ts';

export {
	byYear,
	spansOf,
	winsIn,
	within,
	type CalendarSpan,
	type Grown
} from '#lib/insights/growth.ts';

/** How many wins there are in each month that has some. */
export class Growth {
	readonly #app: App;
	#grown = $state.raw<readonly Grown[] | null>(null);

	constructor(app: App) {
		this.#app = app;
		app.follow(async (lists) => {
			if (lists.has('wins') && this.#grown) await this.load();
		});
	}

	/** The latest month first; null before that has been read. */
	get grown(): readonly Grown[] | null {
		return this.#grown;
	}

	async load(): Promise<void> {
		this.#grown = grownIn(await this.#app.storage.totals());
	}
}
