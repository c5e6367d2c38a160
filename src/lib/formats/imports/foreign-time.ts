import { dayAt, dayOf, noonOf, type Day } from '#lib/core/day.ts';
import { asciiDigits, halfNamed, monthNamed, weekdaysNamed } from './calendar-words.ts';

/** The order of year, month and day in a numeric date. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';
/** All date orders. */
export const dateOrders: readonly DateOrder[] = ['ymd', 'dmy', 'mdy'];

const englishMonths =
	'january february march april may june july august september october november december'.split(
		' '
	);
/** Words between the parts of a date. */
const fillers = new Set(
	'de del of den le the da dhen ta su d m g gada mis lia г р ж й аз ел оны թ ค ศ року'.split(' ')
);
/** Words beside a time that do not change it. */
const neutral = new Set(['', ...'h uhr at um om kl klo ч à las o’clock'.split(' ')]);
/** Maximum length of a date or time. The text to parse may have any length. */
const longestDate = 64;

/**
 * Parses a day in numbers of the given order, or with the name of a month in any language that `Intl` knows.
 * A year of two digits is at most one year ahead. A weekday must fit the day. Returns null for any other
 * text, and for a day that does not exist.
 */
export function dayFrom(text: string, order: DateOrder): Day | null {
	if (text.length > longestDate) return null;
	const plain = asciiDigits(text).normalize('NFKC').trim();
	const day = dayInNumbers(plain, order) ?? dayInWords(plain);
	if (day) return day;
	const [, before, rest, after] =
		/^(?:(\p{L}[\p{L}\p{M}]*)[.,]*\s+)?(.*?)(?:[\s,]+(\p{L}[\p{L}\p{M}]*)\.?)?$/su.exec(plain) ??
		[];
	const weekdays = weekdaysNamed(before ?? after ?? '');
	if (!weekdays || !rest || (before && after)) return null;
	const found = dayInNumbers(rest.replace(/,$/, ''), order);
	return found && weekdays.has(noonOf(found).getUTCDay()) ? found : null;
}

function dayInNumbers(plain: string, order: DateOrder): Day | null {
	const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(plain);
	if (compact && order === 'ymd') return realDay(compact[1]!, compact[2]!, compact[3]!);
	const asian = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]$/.exec(plain);
	if (asian) return realDay(asian[1]!, asian[2]!, asian[3]!);
	const numbers = /^(\d{1,4})[-/. ]{1,2}(\d{1,2})[-/. ]{1,2}(\d{1,4})\.?$/.exec(plain);
	if (!numbers) return null;
	const [, first, second, third] = numbers as unknown as string[];
	if (order === 'ymd') return realDay(first!, second!, third!);
	const year = wholeYear(third!);
	return order === 'dmy' ? realDay(year, second!, first!) : realDay(year, first!, second!);
}

/** Parses 29th Nov 2026, Sunday, November 29, 2026, 04-May-2023 and 4 de mayo de 2023. */
function dayInWords(plain: string): Day | null {
	const part =
		/(\d+)(?:st|nd|rd|th|er|re|mh|º|ª)?(?!\p{L})|\p{L}[\p{L}\p{M}\u200C]*(?:-\p{L}[\p{L}\p{M}]*)*/giu;
	if (plain.replace(part, '').replace(/[\s,،./’-]/g, '') !== '') return null;
	const parts = [...plain.matchAll(part)];
	const numbers = parts.flatMap(([, digits]) => digits ?? []);
	const words = parts.flatMap(([word, digits]) =>
		digits !== undefined || fillers.has(word.toLowerCase()) ? [] : word
	);
	// A few names of months are weekdays in another language, so that English ones come first.
	const month = words.find(englishMonth) ?? words.find((word) => monthIn(word) !== null);
	const [weekday, ...others] = words.filter((word) => word !== month);
	const weekdays = weekday === undefined ? null : weekdaysNamed(weekday);
	if (month === undefined || others.length > 0 || (weekday !== undefined && !weekdays)) return null;
	const [first, second] = numbers;
	if (first === undefined || second === undefined || numbers.length > 2) return null;
	const [year, date] = first.length === 4 ? [first, second] : [wholeYear(second), first];
	const day = realDay(year, String(englishMonth(month) ?? monthIn(month)), date);
	return day && (!weekdays || weekdays.has(noonOf(day).getUTCDay())) ? day : null;
}

/**
 * Parses a local time and returns it as HH:MM or HH:MM:SS: 24 hours, or 12 with a.m. or p.m. in any language
 * that `Intl` knows. 24:05 is five past midnight. Returns null for any other text.
 */
export function timeFrom(text: string): string | null {
	if (text.length > longestDate) return null;
	const parts = /^(\D*?)(\d{1,2})(?:(?: ?[:.h] ?)(\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?(\D*)$/.exec(
		asciiDigits(text).normalize('NFKC').trim().toLowerCase()
	);
	if (!parts) return null;
	const [, before, hourText, minute, second, after] = parts;
	const half = halfOfDay(before!, after!);
	const hour = Number(hourText);
	if (half === null || (half === '' && minute === undefined)) return null;
	if (hour > (half === '' ? 24 : 12) || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59)
		return null;
	const hour24 = half === '' ? hour % 24 : (hour % 12) + (half === 'pm' ? 12 : 0);
	return [String(hour24).padStart(2, '0'), minute ?? '00', second].filter(Boolean).join(':');
}

/**
 * Parses a cell with a day, a day and a time, or a day and a time with an offset. Returns null for any other
 * text.
 */
export function momentFrom(
	text: string,
	order: DateOrder
): { day: Day; time: string | null; offset: string | null } | null {
	const plain = text.trim();
	if (plain.length > longestDate) return null;
	const whole = dayFrom(plain, order);
	if (whole) return { day: whole, time: null, offset: null };
	const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)? ?(Z|[+-]\d\d:?\d\d)$/.exec(
		plain
	);
	if (iso) {
		const day = dayFrom(iso[1]!, 'ymd');
		const time = timeFrom(iso[2]!);
		return day && time ? { day, time, offset: iso[3]!.replace(/(\d\d)(\d\d)$/, '$1:$2') } : null;
	}
	// Find the longest beginning that is a day; the rest must be a time.
	for (const { index } of [...plain.matchAll(/,?[T\s]\s*/g)].reverse()) {
		const day = dayFrom(plain.slice(0, index), order);
		const time = timeFrom(plain.slice(index).replace(/^,?[T\s]\s*/, ''));
		if (day && time) return { day, time, offset: null };
	}
	return null;
}

function realDay(year: string, month: string, date: string): Day | null {
	if (year.length !== 4 || date.length > 2) return null;
	const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` as Day;
	const noon = noonOf(day);
	return !Number.isNaN(noon.getTime()) && dayOf(noon.toISOString()) === day ? day : null;
}

/** Returns a year of two digits with its century: the latest one that is at most a year ahead. */
function wholeYear(year: string): string {
	if (year.length !== 2) return year;
	const latest = Number(dayAt(Date.now()).slice(0, 4)) + 1;
	const century = latest - (latest % 100) - (Number(year) > latest % 100 ? 100 : 0);
	return String(century + Number(year));
}

/** Returns the month with that name in any language; in Hebrew also with the preposition before it. */
function monthIn(word: string): number | null {
	return monthNamed(word) ?? (word.startsWith('ב') ? monthNamed(word.slice(1)) : null);
}

function englishMonth(word: string): number | null {
	const name = word.toLowerCase();
	const at = englishMonths.findIndex(
		(month) =>
			name === month || name === month.slice(0, 3) || (name === 'sept' && month === 'september')
	);
	return at === -1 ? null : at + 1;
}

/** Returns '' for a 24-hour time, and null for unknown words. */
function halfOfDay(before: string, after: string): 'am' | 'pm' | '' | null {
	const words = `${before} ${after}`
		.replace(/[.,]/g, '')
		.split(/\s+/)
		.filter((word) => !neutral.has(word));
	return words.length === 0 ? '' : halfNamed(words.join(''));
}
