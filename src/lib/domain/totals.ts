import { dayOf, hourOf } from './day.ts';
import type { Win } from './win.ts';

/** A calendar month in the person's zone: 'YYYY-MM'. */
export type Month = string & { readonly __brand: 'Month' };

/**
 * How often each thing was said in the wins of a month. The keys are those of `countedIn`; what was
 * never said has none.
 */
export interface MonthTotals {
	id: Month;
	counts: { readonly [counted: string]: number };
}

/** How many equal parts the scale of energy is counted in. */
export const energyParts = 5;

/** The month that a win belongs to. */
export function monthOf({ at }: Pick<Win, 'at'>): Month {
	return dayOf(at).slice(0, 7) as Month;
}

/**
 * What a win adds one to, as keys of parts that a '|' divides. Everything that the insights show
 * follows from these counts, and all are whole numbers, so that adding and taking away are exact:
 * - `win`
 * - `mood|channel|card|before|after`, where both moods are known
 * - `ease|1 to 5`
 * - `energy|channel|part|ease or ''`, where the energy is known; parts are 0 to `energyParts` − 1
 * - `hour|0 to 23`
 * - `reply|channel|reply`
 * - `person|id`, once for each
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

/** The totals of a month with one win more, or one fewer for `by` −1. */
export function withCounted(totals: MonthTotals, win: Win, by: 1 | -1): MonthTotals {
	const counts = new Map(Object.entries(totals.counts));
	for (const key of countedIn(win)) {
		const count = (counts.get(key) ?? 0) + by;
		if (count === 0) counts.delete(key);
		else counts.set(key, count);
	}
	return { ...totals, counts: Object.fromEntries(counts) };
}

/** The totals of each month of these wins, the earliest month first. */
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
