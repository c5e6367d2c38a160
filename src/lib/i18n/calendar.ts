import type { Weekday } from '#lib/core/calendar.ts';
import type { DayMood } from '#lib/core/day-moods.ts';
import { dayOf, noonOf, type Day } from '#lib/core/day.ts';
import { dateInWords, numberInWords, region } from './formats.ts';
import { m } from './generated/messages.js';
import { moodLabel } from './win-labels.ts';

/** Returns the day on which a week begins in the user's region; Monday where the browser does not know. */
export function firstWeekday(): Weekday {
	const locale = new Intl.Locale(region()) as Intl.Locale & {
		getWeekInfo?: () => { firstDay: number };
		weekInfo?: { firstDay: number };
	};
	return ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1) as Weekday;
}

/** Returns the short and the long name of a weekday: Mon, Monday. */
export function weekdayNames(weekday: Weekday): { short: string; long: string } {
	// 1 January 2024 was a Monday.
	const day = noonOf(dayOf(`2024-01-0${weekday}`));
	const name = (length: 'short' | 'long') =>
		new Intl.DateTimeFormat(region(), { weekday: length, timeZone: 'UTC' }).format(day);
	return { short: name('short'), long: name('long') };
}

/** Returns the number of a day in its month, in the digits of the language: 20. */
export function dayOfMonth(day: Day): string {
	return numberInWords(Number(day.slice(8)));
}

/** Returns a day with its wins in words: 20 November 2026: 2 entries. Mood after: Good. */
export function dayWithWins(day: Day, { count, mood }: DayMood): string {
	const date = dateInWords(day);
	return mood === null
		? m.calendar_day({ count, date })
		: m.calendar_day_mood({ count, date, mood: moodLabel(mood) });
}
