import { dayOf, type Day } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import type { Month, MonthTotals } from '#lib/core/totals.ts';
import type { Win } from '#lib/core/win.ts';

/** The last contact with a person: the day if it is known, otherwise the month. */
export type LastContact = { day: Day; month?: never } | { month: Month; day?: never };

/** The prefix of those keys in the totals that count the wins with a person. */
const mark = 'person|';

/**
 * Returns the last contact with each person: the day from the wins of the month of `today`, otherwise the
 * month from the totals. Future days do not count, since a clock may have been ahead.
 */
export function lastContacts(
	totals: readonly MonthTotals[],
	winsOfThisMonth: readonly Win[],
	today: Day
): Map<PersonId, LastContact> {
	const last = new Map<PersonId, LastContact>();
	const earlier = totals.filter(({ id }) => id < today.slice(0, 7));
	for (const { id: month, counts } of earlier.sort((a, b) => (a.id < b.id ? -1 : 1)))
		for (const [counted, count] of Object.entries(counts))
			if (count > 0 && counted.startsWith(mark))
				last.set(counted.slice(mark.length) as PersonId, { month });
	for (const { at, people } of winsOfThisMonth) {
		const day = dayOf(at);
		if (day > today || day.slice(0, 7) !== today.slice(0, 7)) continue;
		for (const id of people) {
			const known = last.get(id)?.day;
			if (!known || known < day) last.set(id, { day });
		}
	}
	return last;
}
