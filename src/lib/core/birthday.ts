import { daysBetween, type Day } from './day.ts';
import { isOffered, type Person } from './person.ts';
import { isDay } from './written-time.ts';

/**
 * Returns whether a text is a birthday that can be stored: 'YYYY-MM-DD', or '--MM-DD' if the year is unknown.
 */
export function isBirthday(text: string): boolean {
	// 2000 is a leap year, so it has every day that a birthday can have.
	return isDay(text.replace(/^--/, '2000-'));
}

/** Days before a birthday from which it counts as near. */
const daysAhead = 7;

/** A person whose birthday is near. */
export interface NearBirthday<Someone> {
	person: Someone;
	day: Day;
	/** Days until the birthday, 0 to 7. */
	inDays: number;
}

/**
 * Returns the people whose birthday is today or in the next seven days, the nearest first. People with
 * birthdays on the same day stay in the given order. Leaves out people who must not be suggested.
 */
export function nearBirthdays<Someone extends Pick<Person, 'birthday' | 'notNow' | 'isNameOnly'>>(
	people: readonly Someone[],
	today: Day
): NearBirthday<Someone>[] {
	return people
		.flatMap((person) => {
			if (!person.birthday || !isBirthday(person.birthday) || !isOffered(person)) return [];
			const day = nextOf(person.birthday, today);
			const inDays = daysBetween(today, day);
			return inDays <= daysAhead ? { person, day, inDays } : [];
		})
		.sort((one, other) => one.inDays - other.inDays);
}

/** Returns the day of the next birthday, which may be today. */
function nextOf(birthday: string, today: Day): Day {
	const year = Number(today.slice(0, 4));
	const day = keptIn(year, birthday);
	return day >= today ? day : keptIn(year + 1, birthday);
}

/** Returns the day on which a birthday is celebrated in a year: 28 February if the year has no 29th. */
function keptIn(year: number, birthday: string): Day {
	const day = `${String(year).padStart(4, '0')}${birthday.slice(-6)}`;
	return (isDay(day) ? day : day.replace(/29$/, '28')) as Day;
}

/** A birthday as the user types it; empty fields are ''. */
export interface TypedBirthday {
	/** 1 to 31. */
	day: string;
	/** 1 to 12. */
	month: string;
	/** Four digits; '' if unknown. */
	year: string;
}

/** The reason why a typed birthday is invalid. */
export type BirthdayProblem = 'incomplete' | 'noSuchDay' | 'noSuchYear' | 'stillToCome';

/** Returns the typed birthday, null if all fields are empty, or the reason why it is invalid. */
export function birthdayFrom(
	typed: TypedBirthday,
	today: Day
): { birthday: string | null } | { problem: BirthdayProblem } {
	const [day, month, year] = [typed.day, typed.month, typed.year].map((part) =>
		part.normalize('NFKC').trim()
	) as [string, string, string];
	if (day === '' && month === '' && year === '') return { birthday: null };
	if (day === '' || month === '') return { problem: 'incomplete' };
	if (year !== '' && !/^[1-9]\d{3}$/.test(year)) return { problem: 'noSuchYear' };
	const two = (part: string) => part.padStart(2, '0');
	const birthday = `${year || '-'}-${two(month)}-${two(day)}`;
	if (!isBirthday(birthday)) return { problem: 'noSuchDay' };
	return birthday > today && year !== '' ? { problem: 'stillToCome' } : { birthday };
}

/** Splits a birthday into the parts that the user would type. */
export function typedBirthday(birthday: string | null): TypedBirthday {
	if (!birthday) return { day: '', month: '', year: '' };
	const [day, month] = [birthday.slice(-2), birthday.slice(-5, -3)];
	const year = birthday.startsWith('--') ? '' : birthday.slice(0, 4);
	return { day: String(Number(day)), month: String(Number(month)), year };
}
