import type { Day } from '#lib/core/day.ts';
import type { Month } from '#lib/core/totals.ts';

/** All array keys of an index that begin with that value. */
export function startingWith(first: string | number): IDBKeyRange {
	return IDBKeyRange.bound([first], [first, []]);
}

/** All keys `[day, instant]` of a calendar month. */
export function inMonth(month: Month): IDBKeyRange {
	return IDBKeyRange.bound([`${month}-00`], [`${month}-99`]);
}

/** All keys `[day, instant]` of a calendar day and of later ones. */
export function fromDay(day: Day): IDBKeyRange {
	return IDBKeyRange.lowerBound([day]);
}
