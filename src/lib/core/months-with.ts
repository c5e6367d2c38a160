import type { Day } from './day.ts';
import type { PersonId } from './person.ts';
import type { Month, MonthTotals } from './totals.ts';

/** Returns the months with wins with a person, up to that of `today`, the latest first. */
export function monthsWith(totals: readonly MonthTotals[], id: PersonId, today: Day): Month[] {
	return totals
		.filter((month) => month.id <= today.slice(0, 7) && (month.counts[`person|${id}`] ?? 0) > 0)
		.map((month) => month.id)
		.sort()
		.reverse();
}
