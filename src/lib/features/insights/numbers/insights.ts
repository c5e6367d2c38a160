import { channels, type CardId, type Channel } from '#lib/core/card.ts';
import { familiesWithOwn, type Family } from '#lib/core/families.ts';
import type { MonthTotals } from '#lib/core/totals.ts';
import { countedFrom, type Counted } from './counted.ts';
import { energyFit, type EnergyFit } from './energy-fit.ts';
import { moodChanges, type MoodChange } from './mood-change.ts';
import { overTime, type OverTime } from './over-time.ts';
import { reachOf, type Reach } from './reach.ts';
import { fewestEntries, quantileFor, shareOf, type Share } from './statistics.ts';

export type { EnergyCell, EnergyFit } from './energy-fit.ts';
export type { MoodChange } from './mood-change.ts';
export type { OverTime, Period } from './over-time.ts';
export type { Reach } from './reach.ts';
export { fewestEntries, isClear, type Estimate, type Share } from './statistics.ts';

/** The distribution of wins over the hours of the day. */
export interface HoursOfDay {
	count: number;
	/** Number of wins in each hour, 0 to 23. */
	hours: number[];
	/**
	 * The three consecutive hours with the most wins, starting at `from`; null with fewer than
	 * `fewestEntries` wins, or if wins spread evenly over a day could be like this by chance.
	 */
	busiest: { from: number; share: Share } | null;
}

/** The replies to the wins of one channel. */
export interface Answers {
	channel: Channel;
	count: number;
	yes: number;
	notYet: number;
	no: number;
	/** The share of wins with a reply so far; null with fewer than `fewestEntries` wins. */
	answered: Share | null;
}

/** All numbers that the pictures show. None of them claims a cause. */
export interface Insights {
	wins: number;
	reach: Reach;
	ease: OverTime;
	/** Number of wins with a mood before and after. */
	moodCount: number;
	moodByFamily: MoodChange<Family>[];
	moodByChannel: MoodChange<Channel>[];
	energy: EnergyFit;
	hours: HoursOfDay;
	/** The channel with the most replies first. */
	replies: Answers[];
	/** The mood after over time. It is shown only when the user requests it. */
	mood: OverTime;
}

/** The number of consecutive hours that are counted together. */
export const busyHours = 3;
/** Hours over which evenly spread wins are expected: those of a day without sleep. */
const wakingHours = 16;

/**
 * Returns the insights from the running totals of the diary. `familyOf` returns the family of a card, or null
 * if the deck doesn't have it.
 */
export function insightsOf(
	totals: readonly MonthTotals[],
	familyOf: (cardId: CardId) => Family | null
): Insights {
	const counted = countedFrom(totals);
	const { wins, moods, moodsAfter, eases, energies, people } = counted;
	return {
		wins,
		reach: reachOf(people),
		ease: overTime(eases),
		moodCount: moods.reduce((sum, { count }) => sum + count, 0),
		moodByFamily: moodChanges(moods, familiesWithOwn, ({ cardId }) => cardId && familyOf(cardId)),
		moodByChannel: moodChanges(moods, channels, ({ channel }) => channel),
		energy: energyFit(energies),
		hours: hoursOf(counted),
		replies: repliesOf(counted),
		mood: overTime(moodsAfter)
	};
}

function hoursOf({ hours: counted }: Counted): HoursOfDay {
	const hours = Array.from({ length: 24 }, () => 0);
	for (const { hour, count } of counted) hours[hour]! += count;
	const count = hours.reduce((sum, one) => sum + one, 0);
	const hitsFrom = (from: number) =>
		Array.from({ length: busyHours }, (_, on) => hours[(from + on) % 24]!).reduce((a, b) => a + b);
	const middle = (from: number) => hours[(from + 1) % 24]!;
	// Of equal counts, take the hours around the fullest one.
	const from = hours
		.map((_, hour) => hour)
		.reduce((one, other) =>
			(hitsFrom(other) - hitsFrom(one) || middle(other) - middle(one)) > 0 ? other : one
		);
	const hits = hitsFrom(from);
	const standsOut =
		count >= fewestEntries &&
		shareOf(hits, count, quantileFor(hours.length)).low > busyHours / wakingHours;
	return { count, hours, busiest: standsOut ? { from, share: shareOf(hits, count) } : null };
}

function repliesOf({ replies }: Counted): Answers[] {
	return channels
		.map((channel) => {
			const times = (reply: 'yes' | 'notYet' | 'no') =>
				replies.reduce(
					(sum, one) => sum + (one.channel === channel && one.reply === reply ? one.count : 0),
					0
				);
			const [yes, notYet, no] = [times('yes'), times('notYet'), times('no')];
			const count = yes + notYet + no;
			const answered = count < fewestEntries ? null : shareOf(yes, count);
			return { channel, count, yes, notYet, no, answered };
		})
		.filter(({ count }) => count > 0)
		.sort((one, other) => other.count - one.count);
}
