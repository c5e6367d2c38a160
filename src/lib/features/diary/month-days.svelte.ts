import type { App } from '#lib/app/app.svelte.ts';
import { dayMoods, type DayMood } from '#lib/core/day-moods.ts';
import type { Day } from '#lib/core/day.ts';
import type { Month } from '#lib/core/totals.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { readingOf } from '#lib/storage/queries.ts';

/** The days of one month that have wins. They follow the diary while a component shows them. */
export class MonthDays {
	#month: Month | null = null;
	readonly #query: LiveQuery<{ month: Month | null; days: ReadonlyMap<Day, DayMood> }>;

	constructor({ live, storage }: App) {
		this.#query = live<{ month: Month | null; days: ReadonlyMap<Day, DayMood> }>({
			collections: ['wins'],
			initial: { month: null, days: new Map() },
			read: async () => {
				const month = this.#month;
				return { month, days: dayMoods(month ? await readingOf(storage).winsIn(month) : []) };
			}
		});
	}

	/** The month on screen; null until one has been read. */
	get month(): Month | null {
		return this.#query.value.month;
	}

	/** The days of that month that have wins. */
	get days(): ReadonlyMap<Day, DayMood> {
		return this.#query.value.days;
	}

	/** Shows a month; resolves once its days have been read. */
	show(month: Month): Promise<void> {
		if (month === this.#month) return this.#query.load();
		this.#month = month;
		return this.#query.refresh();
	}
}
