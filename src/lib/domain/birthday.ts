import { daysBetween, type Day } from './day.ts';
import { isOffered, type Person } from './person.ts';
import { isDay } from './written-time.ts';

/** Whether a text is a birthday that can be kept: 'YYYY-MM-DD', or '--MM-DD' where the year is not known. */
export function isBirthday(text: string): boolean {
	// Every day that there is comes up in a leap year.
	return isDay(text.replace(/^--/, '2000-'));
}

/** A birthday is spoken of on its day, and so many days ahead. */
const daysAhead = 7;

/** Somebody whose birthday is near. */
export interface NearBirthday<Someone> {
	person: Someone;
	day: Day;
	/** In how many days that is: 0 on the day itself, 7 at most. */
	inDays: number;
}

/**
 * Those whose birthday is today or in the coming seven days, the nearest first and else in the order given;
 * nobody who is not to be pointed to.
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

/** The day of the next birthday, which may be today. */
function nextOf(birthday: string, today: Day): Day {
	const year = Number(today.slice(0, 4));
	const day = keptIn(year, birthday);
	return day >= today ? day : keptIn(year + 1, birthday);
}

/** The day on which a birthday is kept in a year: the last of February where there is no 29th. */
function keptIn(year: number, birthday: string): Day {
	const day = `${String(year).padStart(4, '0')}${birthday.slice(-6)}`;
	return (isDay(day) ? day : day.replace(/29$/, '28')) as Day;
}

/** A birthday as it is typed: '' where nothing stands. */
export interface TypedBirthday {
	/** 1 to 31. */
	day: string;
	/** 1 to 12. */
	month: string;
	/** Of four digits; '' where it is not known. */
	year: string;
}

/** What keeps a typed birthday from being one. */
export type BirthdayProblem = 'incomplete' | 'noSuchDay' | 'noSuchYear' | 'stillToCome';

/** The birthday that was typed, null where all is empty; or what is wrong with it. */
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

/** The parts of a birthday as one would type them. */
export function typedBirthday(birthday: string | null): TypedBirthday {
	if (!birthday) return { day: '', month: '', year: '' };
	const [day, month] = [birthday.slice(-2), birthday.slice(-5, -3)];
	const year = birthday.startsWith('--') ? '' : birthday.slice(0, 4);
	return { day: String(Number(day)), month: String(Number(month)), year };
}
