import type { App } from '#lib/app/app.svelte.ts';
import { dayAfter } from '#lib/core/calendar.ts';
import { dayMoods, type DayMood } from '#lib/core/day-moods.ts';
import { dayAt, dayOf, type Day } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { findingsIn, type Findings } from './numbers/finding.ts';

/** The number of days that count as recent, today among them. */
export const recentDays = 90;

/** The wins of the last 90 days. Wins dated after today, as by a wrong clock, do not count. */
export interface Recent {
	/** The first of the days. */
	from: Day;
	/** Number of wins. */
	count: number;
	days: ReadonlyMap<Day, DayMood>;
	findings: Findings;
	/** The people in the wins, the one with the most wins first. */
	people: readonly { id: PersonId; count: number }[];
}

/** The last 90 days of the diary. They follow the diary while a component shows them. */
export class RecentState {
	readonly #query: LiveQuery<Recent | null>;

	constructor({ live, storage }: App) {
		this.#query = live<Recent | null>({
			collections: ['wins'],
			initial: null,
			async read() {
				const today = dayAt(Date.now());
				const from = dayAfter(today, 1 - recentDays);
				const since = await readingOf(storage).winsSince(from);
				const wins = since.filter(({ at }) => dayOf(at) <= today);
				const counts = new Map<PersonId, number>();
				for (const { people } of wins)
					for (const id of new Set(people)) counts.set(id, (counts.get(id) ?? 0) + 1);
				const people = [...counts]
					.map(([id, count]) => ({ id, count }))
					.sort((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1));
				return {
					from,
					count: wins.length,
					days: dayMoods(wins),
					findings: findingsIn(wins),
					people
				};
			}
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
