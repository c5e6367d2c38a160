import { dayAfter } from '#lib/core/calendar.ts';
import type { CardId } from '#lib/core/card.ts';
import type { Family } from '#lib/core/families.ts';
import { dayMoods, type DayMood } from '#lib/core/day-moods.ts';
import { dayOf, type Day } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import type { openReading, Reading } from '#lib/storage/queries.ts';
import { findingsIn, type Findings } from './numbers/finding.ts';
import { grownIn, type Grown } from './numbers/growth.ts';
import { insightsOf, type Insights } from './numbers/insights.ts';

/** The number of days that count as recent, today among them. */
export const recentDays = 90;

/** The numbers of the whole diary. */
export interface Numbers {
	present: Insights;
	/** The number of wins in each month that has any, latest month first. */
	grown: readonly Grown[];
}

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

/** The numbers, computed from what a database holds. */
export interface Reckoning {
	/** The numbers of the whole diary; `families` holds the family of each card in the deck. */
	numbers(families: ReadonlyMap<CardId, Family>): Promise<Numbers>;
	/** The wins of the 90 days up to `today`. */
	recent(today: Day): Promise<Recent>;
}

/** Returns the numbers of a database. */
export function reckoningOf({
	totals,
	winsSince
}: Pick<Reading, 'totals' | 'winsSince'>): Reckoning {
	return {
		async numbers(families) {
			const months = await totals();
			return {
				present: insightsOf(months, (cardId) => families.get(cardId) ?? null),
				grown: grownIn(months)
			};
		},
		async recent(today) {
			const from = dayAfter(today, 1 - recentDays);
			const wins = (await winsSince(from)).filter(({ at }) => dayOf(at) <= today);
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
	};
}

/** The API of the worker that computes the numbers. */
export function reckoningApi({ close, ...reading }: ReturnType<typeof openReading>) {
	return { ...reckoningOf(reading), close };
}
