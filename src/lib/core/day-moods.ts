import { dayOf, type Day } from './day.ts';
import type { Rating, Win } from './win.ts';

/** The wins of a calendar day. */
export interface DayMood {
	/** The number of wins, at least 1. */
	count: number;
	/** The average mood after, rounded to the scale; null if no win of the day has one. */
	mood: Rating | null;
}

/** Returns the days that have wins, each with its number of wins and its average mood after. */
export function dayMoods(wins: Iterable<Pick<Win, 'at' | 'moodAfter'>>): Map<Day, DayMood> {
	const days = new Map<Day, { count: number; rated: number; sum: number }>();
	for (const { at, moodAfter } of wins) {
		const day = days.get(dayOf(at)) ?? { count: 0, rated: 0, sum: 0 };
		days.set(dayOf(at), day);
		day.count++;
		if (moodAfter === null) continue;
		day.rated++;
		day.sum += moodAfter;
	}
	return new Map(
		[...days].map(([day, { count, rated, sum }]) => [
			day,
			{ count, mood: rated === 0 ? null : (Math.round(sum / rated) as Rating) }
		])
	);
}
