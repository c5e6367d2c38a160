import { channels, families, type CardId, type Channel, type Family } from '#lib/domain/card.ts';
import type { MonthTotals } from '#lib/domain/totals.ts';
import { countedFrom, type Counted } from './counted.ts';
import { energyFit, type EnergyFit } from './energy-fit.ts';
import { moodChanges, type MoodChange } from './mood-change.ts';
import { overTime, type OverTime } from './over-time.ts';
import { reachOf, type Reach } from './reach.ts';
import { fewestEntries, shareOf, type Share } from './statistics.ts';

export type { EnergyCell, EnergyFit } from './energy-fit.ts';
export type { MoodChange } from './mood-change.ts';
export type { OverTime, Period } from './over-time.ts';
export type { Reach } from './reach.ts';
export { fewestEntries, isClear, type Estimate, type Share } from './statistics.ts';

/** When in the day the acts were. */
export interface HoursOfDay {
	count: number;
	/** How many entries there are in each hour, from 0 to 23. */
	hours: number[];
	/** The three hours in a row with the most entries, from the first; null while there is not enough. */
	busiest: { from: number; share: Share } | null;
}

/** The answers to acts of one way of reaching people. */
export interface Answers {
	channel: Channel;
	count: number;
	yes: number;
	notYet: number;
	no: number;
	/** Of an answer so far; null while there is not enough. */
	answered: Share | null;
}

/** Everything that the pictures show. Nothing in it says what caused what. */
export interface Insights {
	wins: number;
	reach: Reach;
	ease: OverTime;
	/** How many entries have a mood before and one after. */
	moodCount: number;
	moodByFamily: MoodChange<Family>[];
	moodByChannel: MoodChange<Channel>[];
	energy: EnergyFit;
	hours: HoursOfDay;
	/** The way with the most entries first. */
	replies: Answers[];
	/** The mood after acts over time, which is shown when somebody asks for it alone. */
	mood: OverTime;
}

/** How many hours in a row are looked at together. */
const busyHours = 3;

/** The insights that follow from the running totals of the diary, and from what kind each act is of. */
export function insightsOf(
	totals: readonly MonthTotals[],
	familyOf: (cardId: CardId) => Family | null
): Insights {
	const counted = countedFrom(totals);
	const { wins, moods, eases, energies, people } = counted;
	return {
		wins,
		reach: reachOf(people),
		ease: overTime(eases.map(({ month, ease, count }) => ({ month, rating: ease, count }))),
		moodCount: moods.reduce((sum, { count }) => sum + count, 0),
		moodByFamily: moodChanges(moods, families, ({ cardId }) => cardId && familyOf(cardId)),
		moodByChannel: moodChanges(moods, channels, ({ channel }) => channel),
		energy: energyFit(energies),
		hours: hoursOf(counted),
		replies: repliesOf(counted),
		mood: overTime(moods.map(({ month, after, count }) => ({ month, rating: after, count })))
	};
}

function hoursOf({ hours: counted }: Counted): HoursOfDay {
	const hours = Array.from({ length: 24 }, () => 0);
	for (const { hour, count } of counted) hours[hour]! += count;
	const count = hours.reduce((sum, one) => sum + one, 0);
	const hitsFrom = (from: number) =>
		Array.from({ length: busyHours }, (_, on) => hours[(from + on) % 24]!).reduce((a, b) => a + b);
	const middle = (from: number) => hours[(from + 1) % 24]!;
	// Of the same number, those about the fullest hour.
	const from = hours
		.map((_, hour) => hour)
		.reduce((one, other) =>
			(hitsFrom(other) - hitsFrom(one) || middle(other) - middle(one)) > 0 ? other : one
		);
	const busiest = count < fewestEntries ? null : { from, share: shareOf(hitsFrom(from), count) };
	return { count, hours, busiest };
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
