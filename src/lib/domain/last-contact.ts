import { dayOf, type Day } from './day.ts';
import type { PersonId } from './person.ts';
import type { Month, MonthTotals } from './totals.ts';
import type { Win } from './win.ts';

/** When somebody was last in the diary: the day where it is known, else the month. */
export type LastContact = { day: Day; month?: never } | { month: Month; day?: never };

const mark = 'person|';

/** The months up to today's with wins with somebody, the latest first. */
export function monthsWith(totals: readonly MonthTotals[], id: PersonId, today: Day): Month[] {
	return totals
		.filter((month) => month.id <= today.slice(0, 7) && (month.counts[mark + id] ?? 0) > 0)
		.map((month) => month.id)
		.sort()
		.reverse();
}

/**
 * When each person was last in the diary, by the totals of its months, and by the wins of the month of today, for
 * which the day is known. What lies in days to come does not count: a clock may have run ahead.
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
