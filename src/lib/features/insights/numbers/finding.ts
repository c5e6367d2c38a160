import type { Channel } from '#lib/core/card.ts';
import { hourOf } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import type { Win } from '#lib/core/win.ts';
import { usualLine } from './mood-change.ts';
import {
	differenceOf,
	estimateOf,
	fewestEntries,
	quantileFor,
	type Estimate,
	type Weighted
} from './statistics.ts';

/** A part of the day. The night begins at 22 and ends at 5. */
export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night';

/** A group of wins that went clearly better than all others together. */
export interface Finding<Group> {
	group: Group;
	/** Number of wins in the group. */
	count: number;
	/** Number of all other wins. */
	others: number;
	/** Number of groups that were compared, this one among them. */
	compared: number;
	/** The mean of the group minus that of all others, in steps of the scale; its interval is above zero. */
	difference: Estimate;
}

/** The wins with a channel, with a person, or both. At least one of them is not null. */
export interface Contact {
	channel: Channel | null;
	person: PersonId | null;
}

/** The strongest findings; null where the numbers do not carry one. */
export interface Findings {
	/** By the mood after, compared with the usual mood after the same mood before. */
	mood: Finding<Contact> | null;
	/** By ease. */
	ease: Finding<DayPart> | null;
}

type Described = Pick<Win, 'at' | 'channel' | 'people' | 'moodBefore' | 'moodAfter' | 'ease'>;

/** Returns what went clearly better than the rest of these wins. It claims no cause. */
export function findingsIn(wins: readonly Described[]): Findings {
	const pairs = wins.flatMap((win) =>
		win.moodBefore && win.moodAfter
			? [{ win, before: win.moodBefore, after: win.moodAfter, count: 1 }]
			: []
	);
	const { intercept, slope } = usualLine(pairs);
	const moods = pairs.map(({ win, before, after }) => ({
		groups: contactsOf(win),
		value: after - (intercept + slope * before)
	}));
	const eases = wins.flatMap(({ at, ease }) =>
		ease ? [{ groups: [dayPartOf(hourOf(at))], value: ease }] : []
	);
	return { mood: bestOf(moods), ease: bestOf(eases) };
}

/** Returns the part of the day of an hour, 0 to 23. */
export function dayPartOf(hour: number): DayPart {
	if (hour < 5 || hour >= 22) return 'night';
	if (hour < 12) return 'morning';
	return hour < 17 ? 'afternoon' : 'evening';
}

function contactsOf({ channel, people }: Described): Contact[] {
	const named = [...new Set(people)].flatMap((person) => [
		{ channel: null, person },
		...(channel && channel !== 'solo' ? [{ channel, person }] : [])
	]);
	return channel ? [{ channel, person: null }, ...named] : named;
}

/**
 * Returns the group whose difference to all other values is the largest beside its uncertainty, of equal ones
 * the last; null if none is clear. A group and its others need `fewestEntries` values each.
 */
function bestOf<Group>(
	values: readonly { groups: readonly Group[]; value: number }[]
): Finding<Group> | null {
	const all = tallied(values);
	const groups = new Map<string, { group: Group; values: { value: number }[] }>();
	for (const { groups: own, value } of values)
		for (const group of own) {
			const key = JSON.stringify(group);
			const known = groups.get(key) ?? { group, values: [] };
			groups.set(key, known);
			known.values.push({ value });
		}
	const large = [...groups.values()].filter(
		(one) =>
			one.values.length >= fewestEntries && values.length - one.values.length >= fewestEntries
	);
	let best: Finding<Group> | null = null;
	for (const { group, values: own } of large) {
		const inside = tallied(own);
		const outside = all.map(({ value, count }) => ({
			value,
			count: count - (inside.find((one) => one.value === value)?.count ?? 0)
		}));
		const difference = widened(differenceOf(estimateOf(inside), estimateOf(outside)), large.length);
		const count = own.length;
		const found = {
			group,
			count,
			others: values.length - count,
			compared: large.length,
			difference
		};
		if (difference.low > 0 && (!best || clarityOf(found) >= clarityOf(best))) best = found;
	}
	return best;
}

function tallied(values: readonly { value: number }[]): Weighted[] {
	const counts = new Map<number, number>();
	for (const { value } of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts]
		.map(([value, count]) => ({ value, count }))
		.sort((one, other) => one.value - other.value);
}

/**
 * Widens a 95 % interval for that many comparisons, so that chance makes any claim at all in at most one of
 * twenty diaries.
 */
function widened({ mean, high }: Estimate, comparisons: number): Estimate {
	const margin = ((high - mean) / 1.959964) * quantileFor(comparisons);
	return { mean, low: mean - margin, high: mean + margin };
}

function clarityOf({ difference: { mean, high } }: Finding<unknown>): number {
	return mean / (high - mean);
}
