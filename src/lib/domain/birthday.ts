import { daysBetween, type Day } from './day.ts';
import { isDay } from './written-time.ts';

/** Whether a text is a birthday that can be kept: 'YYYY-MM-DD', or '--MM-DD' where the year is not known. */
export function isBirthday(text: string): boolean {
	// Every day that there is comes up in a leap year.
	return isDay(text.replace(/^--/, '2000-'));
}

/** How many days it is until a birthday comes up, 0 on the day; 29 February comes up on the 28th in other years. */
export function daysUntilBirthday(birthday: string, today: Day): number {
	const monthAndDay = birthday.slice(-5);
	const inYear = (year: number): Day => {
		const day = `${String(year).padStart(4, '0')}-${monthAndDay}`;
		return (isDay(day) ? day : day.replace('02-29', '02-28')) as Day;
	};
	const year = Number(today.slice(0, 4));
	const next = inYear(year) < today ? inYear(year + 1) : inYear(year);
	return daysBetween(today, next);
}
