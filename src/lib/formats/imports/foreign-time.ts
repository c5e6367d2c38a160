import { dayAt, dayOf, noonOf, type Day } from '#lib/core/day.ts';
import type { DateOrder } from './calendar-word.ts';
import { deviceNow, languagesWith, plainText, wordsIn } from './calendar-words.ts';
import { withWeekdaysInWords } from './further-words.ts';
import { clocksIn, hourIn, type Clock } from './written-clock.ts';
import { inOneLanguage, type Sense } from './written-words.ts';

export type { DateOrder } from './calendar-word.ts';
export { languagesOf } from './written-words.ts';
/** All date orders. */
export const dateOrders: readonly DateOrder[] = ['ymd', 'dmy', 'mdy'];

/** Maximum length of a date or time. The text to parse may have any length. */
const longestDate = 96;
/** Punctuation beside words and numbers. Any other character is a sign of another text. */
const punctuation = /[\s,،፣、.·/'’`׳״()॰\u0f0b\u0f0d:;–-]/gu;
/** In the Buddhist era, years are ahead by this. */
const buddhistYears = 543;
const firstBuddhistYear = 2400;

/**
 * Parses a day in numbers of the given order, or with the name of a month in any language that `Intl` knows.
 * A year of two digits is at most one year ahead. A weekday must fit the day. Returns null for any other
 * text, for a day that does not exist, and for words that mean different days in two languages, unless one is
 * that of the device.
 */
export function dayFrom(text: string, order: DateOrder): Day | null {
	return text.length > longestDate ? null : dayIn(written(text), order);
}

/**
 * Parses a local time and returns it as HH:MM or HH:MM:SS: 24 hours, or 12 with a.m., p.m. or another part of
 * the day in any language that `Intl` knows. 24:05 is five past midnight. Returns null for any other text.
 */
export function timeFrom(text: string): string | null {
	if (text.length > longestDate) return null;
	const plain = written(text);
	for (const clock of [...clocksIn(plain), hourIn(plain)]) {
		const rest = clock && without(plain, clock);
		const time = rest === null || /\d/.test(rest) ? null : timeOf(clock!, rest);
		if (time !== null) return time;
	}
	return /\d/.test(plain) || plain === '' || !isWritten(plain) ? null : noonIn(plain);
}

/**
 * Parses a cell with a day, a day and a time, or a day and a time with an offset. `among` has the languages of
 * its column, which come before that of the device. Returns null for any other text.
 */
export function momentFrom(
	text: string,
	order: DateOrder,
	among: readonly string[] = []
): { day: Day; time: string | null; offset: string | null } | null {
	if (text.length > longestDate && text.trim().length > longestDate) return null;
	const plain = written(text);
	const day = dayIn(plain, order, among);
	if (day) return { day, time: null, offset: null };
	const zoned =
		/^(.*\d:\d\d(?:[.,]\d+)?) ?(?:z|(?:utc|gmt)?([+-](?:0\d|1[0-4]):?[0-5]\d)|utc|gmt)$/.exec(
			plain
		);
	const moment = localMoment(zoned ? zoned[1]! : plain, order, among);
	return (
		moment && { ...moment, offset: zoned && (zoned[2]?.replace(/(\d\d)(\d\d)$/, '$1:$2') ?? 'Z') }
	);
}

function localMoment(
	plain: string,
	order: DateOrder,
	among: readonly string[]
): { day: Day; time: string } | null {
	const apart = plain.replace(/(?<=\d)t(?=\d)/, ' ');
	for (const clock of clocksIn(apart)) {
		const rest = without(apart, clock);
		const found = momentOf(rest, order, clock, among);
		const [day, time] = found?.split(' ') ?? [];
		if (day && time) return { day: day as Day, time };
	}
	return momentInTwo(apart, order, among);
}

/** Parses a day and a time that only a word makes one: 4 May 2023 8 pm. */
function momentInTwo(
	plain: string,
	order: DateOrder,
	among: readonly string[]
): { day: Day; time: string } | null {
	if (!/\d.*\d/.test(plain) || languagesWith(wordsIn(plain)).length === 0) return null;
	const found = new Map<string, { day: Day; time: string }>();
	for (const { index } of plain.matchAll(/[\s,]+/g))
		for (const [one, other] of [
			[plain.slice(0, index), plain.slice(index)],
			[plain.slice(index), plain.slice(0, index)]
		] as const) {
			const time = timeFrom(other);
			const day = time && dayIn(one.replace(/^[\s,]+|[\s,]+$/g, ''), order, among);
			if (day) found.set(`${day} ${time}`, { day, time });
		}
	return found.size === 1 ? [...found.values()][0]! : null;
}

function dayIn(plain: string, order: DateOrder, among: readonly string[] = []): Day | null {
	return momentOf(plain, order, null, among) as Day | null;
}

/** Returns the day in a text, and after a blank the time of the clock if there is one. */
function momentOf(
	rest: string,
	order: DateOrder,
	clock: Clock | null,
	among: readonly string[]
): string | null {
	const numbers = rest.match(/\d+/g) ?? [];
	if (!/\p{L}/u.test(rest)) {
		const day = dayInNumbers(
			rest.replace(/^[\s,،(:–-]+|[\s,،(:)/–-]+$/g, ''),
			order,
			deviceNow().isBuddhist
		);
		if (!clock) return day;
		const time = timeAt(clock, null);
		return day && time && `${day} ${time}`;
	}
	if (numbers.length === 0 || numbers.length > 3 || !isWritten(rest)) return null;
	const inNumbers = rest.slice(rest.search(/\d/), rest.search(/\d\D*$/) + 1);
	return inOneLanguage(
		piecesOf(rest),
		(senses) => {
			const fitting = senses.filter(
				({ month, hours }) =>
					(month === null ? numbers.length !== 2 : numbers.length === 2) && (clock || !hours)
			);
			if (fitting.length === 0) return null;
			return fitting.flatMap((sense) => {
				const day = dayOfSense(sense, numbers, dayInNumbers(inNumbers, order, sense.isBuddhist));
				const time = clock && timeAt(clock, sense.hours);
				const isFitting = day && (sense.weekday ?? weekdayOf(day)) === weekdayOf(day);
				if (!isFitting || (clock && !time)) return [];
				return time ? `${day} ${time}` : day;
			});
		},
		among
	);
}

function dayOfSense(
	{ month, order, isBuddhist }: Sense,
	numbers: readonly string[],
	inNumbers: Day | null
): Day | null {
	const [first, second, third] = numbers as readonly [string, string, string];
	if (month !== null) {
		const [year, date] = first.length > 2 ? [first, second] : [second, first];
		return realDay(wholeYear(year, isBuddhist), String(month), date);
	}
	if (!order || numbers.length === 1) return inNumbers;
	if (order === 'ymd') return realDay(first, second, third);
	const year = wholeYear(third, isBuddhist);
	return order === 'dmy' ? realDay(year, second, first) : realDay(year, first, second);
}

function dayInNumbers(plain: string, order: DateOrder, isBuddhist: boolean): Day | null {
	const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(plain);
	if (compact && order === 'ymd') return realDay(compact[1]!, compact[2]!, compact[3]!);
	const numbers = /^(\d{1,4})[-‐‑/. ]{1,2}(\d{1,2})[-‐‑/. ]{1,2}(\d{1,4})\.?$/.exec(plain);
	if (!numbers) return null;
	const [, first, second, third] = numbers as unknown as string[];
	if (order === 'ymd') return realDay(yearAtStart(first!), second!, third!);
	const year = wholeYear(third!, isBuddhist);
	return order === 'dmy' ? realDay(year, second!, first!) : realDay(year, first!, second!);
}

function timeOf(clock: Clock, rest: string): string | null {
	if (!/\p{L}/u.test(rest)) return clock.isAlone || !isWritten(rest) ? null : timeAt(clock, null);
	if (!isWritten(rest)) return null;
	return inOneLanguage(piecesOf(rest), (senses) => {
		const fitting = senses.filter(
			({ month, weekday, hours, isClock }) =>
				month === null && weekday === null && (!clock.isAlone || hours || isClock)
		);
		return fitting.length === 0 ? null : fitting.flatMap(({ hours }) => timeAt(clock, hours) ?? []);
	});
}

/** Returns 12:00 for a word such as “noon” without a number; null for any other text. */
function noonIn(plain: string): string | null {
	return inOneLanguage(piecesOf(plain), (senses) => {
		const noons = senses.filter(
			({ month, weekday, hours }) =>
				month === null && weekday === null && hours?.has(12) && hours.size <= 4
		);
		return noons.length === 0 ? null : ['12:00'];
	});
}

/** Returns the time of a clock that may have 12 hours. */
function timeAt({ hour, minute, second }: Clock, hours: ReadonlySet<number> | null): string | null {
	if (hour > (hours ? 12 : 24) || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return null;
	const possible = hours
		? [hour % 12, (hour % 12) + 12].filter((one) => hours.has(one))
		: [hour % 24];
	if (possible.length !== 1) return null;
	return [String(possible[0]), minute ?? '00', second]
		.flatMap((one) => one?.padStart(2, '0') ?? [])
		.join(':');
}

function without(plain: string, { from, to }: Clock): string {
	return `${plain.slice(0, from)} , ${plain.slice(to)}`;
}

function written(text: string): string {
	return withWeekdaysInWords(plainText(text)).trim();
}

/** Returns whether a text has only what dates and times are written with. */
function isWritten(plain: string): boolean {
	return (
		plain.replace(punctuation, '').replace(/[\p{L}\p{M}\d]/gu, '') === '' &&
		!/\d ?: ?\d/.test(plain)
	);
}

/** Returns the words before, between and after the numbers. */
function piecesOf(rest: string): string[][] {
	return rest.split(/\d+/).map(wordsIn);
}

function weekdayOf(day: Day): number {
	return noonOf(day).getUTCDay();
}

function realDay(year: string, month: string, date: string): Day | null {
	if (year.length !== 4 || date.length > 2) return null;
	const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` as Day;
	const noon = noonOf(day);
	return !Number.isNaN(noon.getTime()) && dayOf(noon.toISOString()) === day ? day : null;
}

/**
 * Returns a year of two digits with its century: the latest one that is at most a year ahead. Where the
 * Buddhist era is used, years of four digits can be of it, and those of two digits are '', as they could be of either.
 */
function wholeYear(year: string, isBuddhist: boolean): string {
	if (isBuddhist && year.length === 2) return '';
	// A diary is not of the 25th century.
	if (isBuddhist && Number(year) >= firstBuddhistYear) return String(Number(year) - buddhistYears);
	if (year.length !== 2) return year;
	const latest = Number(dayAt(Date.now()).slice(0, 4)) + 1;
	const century = latest - (latest % 100) - (Number(year) > latest % 100 ? 100 : 0);
	return String(century + Number(year));
}

/** Two digits at the start are a year only on a device that writes dates so. */
function yearAtStart(year: string): string {
	return deviceNow().isShortYearFirst ? wholeYear(year, false) : year;
}
