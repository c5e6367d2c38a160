import { daysBetween, noonOf, type Day } from './day.ts';
import type { TimeWords } from './message-words.ts';

/** The position of an event in time, seen from today; `unsure` if the words leave it open. */
export type EventTime = 'ahead' | 'past' | 'unsure';

/** Without a time in its words, an event counts as over after this many days. */
const daysUntilPast = 21;

/**
 * Returns when an event of a remembered line takes place. Times such as “in May” count from the day of the
 * line.
 */
export function eventTime(text: string, day: Day, today: Day, words: TimeWords): EventTime {
	const age = daysBetween(day, today);
	const days = daysUntilEnd(text, day, words);
	if (words.past.test(text)) return 'past';
	if (days !== null) return age <= days ? 'ahead' : 'past';
	if (age < 0) return 'ahead';
	if (age > daysUntilPast) return 'past';
	return words.ahead.test(text) ? 'ahead' : 'unsure';
}

/** Days from the day of the line to the end of the time that it names; null if it names none. */
function daysUntilEnd(text: string, day: Day, words: TimeWords): number | null {
	for (const [pattern, days] of words.spans) if (pattern.test(text)) return days;
	const noon = noonOf(day);
	const month = words.months.findIndex((pattern) => pattern.test(text));
	if (month >= 0) {
		const isNextYear = month < noon.getUTCMonth();
		const year = noon.getUTCFullYear() + (isNextYear ? 1 : 0);
		const end = new Date(Date.UTC(year, month + 1, 0, 12)).toISOString().slice(0, 10);
		return daysBetween(day, end as Day);
	}
	const weekday = words.weekdays.findIndex((pattern) => pattern.test(text));
	return weekday >= 0 ? (weekday - noon.getUTCDay() + 7) % 7 : null;
}
