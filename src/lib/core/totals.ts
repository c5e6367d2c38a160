import { dayOf, hourOf } from './day.ts';
import type { Win } from './win.ts';

/** A calendar month in the user's time zone: 'YYYY-MM'. */
export type Month = string & { readonly __brand: 'Month' };

/** The counts of a month's wins, by the keys of `countedIn`. A key that would have 0 is absent. */
export interface MonthTotals {
	id: Month;
	counts: { readonly [counted: string]: number };
}

/** The number of equal parts into which energy is divided. */
export const energyParts = 5;

/** Returns the month of a win. */
export function monthOf({ at }: Pick<Win, 'at'>): Month {
	return dayOf(at).slice(0, 7) as Month;
}

/**
 * Returns the keys whose counts a win increases by one; '|' separates the parts of a key. All insights follow
 * from these counts. They are whole numbers, so adding and subtracting are exact.
 * - `win`
 * - `mood|channel|card|before|after`, if both moods are known
 * - `ease|1 to 5`
 * - `energy|channel|part|ease or ''`, if the energy is known; parts are 0 to `energyParts` − 1
 * - `hour|0 to 23`
 * - `reply|channel|reply`
 * - `person|id`, once for each person
 */
export function countedIn(win: Win): string[] {
	const { at, cardId, channel, moodBefore, moodAfter, ease, energy, reply } = win;
	const keys = ['win', `hour|${hourOf(at)}`];
	if (moodBefore && moodAfter)
		keys.push(`mood|${channel ?? ''}|${cardId ?? ''}|${moodBefore}|${moodAfter}`);
	if (ease) keys.push(`ease|${ease}`);
	if (energy !== null) keys.push(`energy|${channel ?? ''}|${partOf(energy)}|${ease ?? ''}`);
	if (reply) keys.push(`reply|${channel ?? ''}|${reply}`);
	for (const id of new Set(win.people)) keys.push(`person|${id}`);
	return keys;
}

function partOf(energy: number): number {
	return Math.min(energyParts - 1, Math.max(0, Math.floor((energy / 100) * energyParts)));
}

/** Returns the totals of each month of the wins, the earliest month first. */
export function totalsOf(wins: Iterable<Win>): MonthTotals[] {
	const months = new Map<Month, { [counted: string]: number }>();
	for (const win of wins) {
		const month = monthOf(win);
		let counts = months.get(month);
		if (!counts) months.set(month, (counts = {}));
		for (const key of countedIn(win)) counts[key] = (counts[key] ?? 0) + 1;
	}
	return [...months].map(([id, counts]) => ({ id, counts })).sort((a, b) => (a.id < b.id ? -1 : 1));
}
