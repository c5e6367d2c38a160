import { dayOf, noonOf, type Day } from '#lib/core/day.ts';

/** The order of year, month and day in a numeric date. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';
/** All date orders. */
export const dateOrders: readonly DateOrder[] = ['ymd', 'dmy', 'mdy'];

/** Languages whose words for a.m. and p.m. are recognised. */
const languages =
	'en en-AU en-CA ar bg bn ca cs da de el es es-MX et fa fi fil fr gu he hi hr hu id it ja kn ko lt lv ml mr ms nb nl pa pl pt pt-PT ro ru sk sl sq sr sv sw ta te th tr uk ur vi zh zh-TW';
const months =
	'january february march april may june july august september october november december'.split(
		' '
	);
/** Further words that devices write for a.m. and p.m. */
const furtherHalves = { am: ['오전', 'पूर्वाह्न'], pm: ['오후', 'अपराह्न'] } as const;
/** The code points of zero in scripts in which devices write the time. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0be6, 0x0c66, 0x0ce6, 0x0d66];
/** Maximum length of a date or time. The text to parse may have any length. */
const longestDate = 64;
let halves: ReadonlyMap<string, 'am' | 'pm'> | null = null;

/**
 * Parses a day in numbers of the given order with a four-digit year, or with an English month name. Returns
 * null for any other text, and for a day that does not exist.
 */
export function dayFrom(text: string, order: DateOrder): Day | null {
	const plain = text.trim();
	if (plain.length > longestDate) return null;
	const numbers = /^(\d{1,4})[-/. ]{1,2}(\d{1,2})[-/. ]{1,2}(\d{1,4})\.?$/.exec(plain);
	if (numbers) {
		const [, first, second, third] = numbers as unknown as string[];
		if (order === 'ymd') return realDay(first!, second!, third!);
		return order === 'dmy' ? realDay(third!, second!, first!) : realDay(third!, first!, second!);
	}
	const named =
		/^(?<d>\d{1,2})\.? (?<m>[a-z]+)\.?,? (?<y>\d{4})$/i.exec(plain) ??
		/^(?<m>[a-z]+)\.? (?<d>\d{1,2})(st|nd|rd|th)?,? (?<y>\d{4})$/i.exec(plain);
	if (!named?.groups) return null;
	const month = months.findIndex((name) => isMonth(named.groups!.m!.toLowerCase(), name)) + 1;
	return realDay(named.groups.y!, String(month), named.groups.d!);
}

/**
 * Parses a local time and returns it as HH:MM or HH:MM:SS: 24 hours, or 12 with a.m. or p.m. in any language
 * that both `Intl` and this list of languages know. Returns null for any other text.
 */
export function timeFrom(text: string): string | null {
	if (text.length > longestDate) return null;
	const parts = /^(\D*?)(\d{1,2})(?:(?: ?[:.h] ?)(\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?(\D*)$/.exec(
		asciiDigits(text).normalize('NFKC').trim().toLowerCase()
	);
	if (!parts) return null;
	const [, before, hourText, minute, second, after] = parts;
	const half = halfOfDay(`${before}${after}`);
	const hour = Number(hourText);
	if (half === null || (half === '' && minute === undefined)) return null;
	if (hour > (half === '' ? 23 : 12) || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59)
		return null;
	const hour24 = half === '' ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
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

function isMonth(name: string, month: string): boolean {
	return name === month || name === month.slice(0, 3) || (name === 'sept' && month === 'september');
}

function asciiDigits(text: string): string {
	return text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
		const code = digit.codePointAt(0)!;
		const zero = zeros.find((from) => code >= from && code < from + 10);
		return zero === undefined ? digit : String(code - zero);
	});
}

/** Returns '' for a 24-hour time, and null for unknown words. */
function halfOfDay(words: string): 'am' | 'pm' | '' | null {
	const key = halfKey(words);
	if (key === '' || key === 'h' || key === 'uhr') return '';
	halves ??= knownHalves();
	return halves.get(key) ?? null;
}

function knownHalves(): ReadonlyMap<string, 'am' | 'pm'> {
	const clocks = languages
		.split(' ')
		.map(
			(language) =>
				new Intl.DateTimeFormat(language, { hour: 'numeric', hour12: true, timeZone: 'UTC' })
		);
	const wordsAt = (hour: number) =>
		clocks.map((clock) => {
			const parts = clock.formatToParts(Date.UTC(2026, 0, 1, hour));
			return parts.find(({ type }) => type === 'dayPeriod')?.value ?? '';
		});
	const am = new Set([...wordsAt(9), ...furtherHalves.am].map(halfKey));
	const pm = new Set([...wordsAt(21), ...furtherHalves.pm].map(halfKey));
	// Leave out words that mean the morning in one language and the evening in another.
	return new Map([
		...[...am].filter((key) => !pm.has(key)).map((key) => [key, 'am'] as const),
		...[...pm].filter((key) => !am.has(key)).map((key) => [key, 'pm'] as const)
	]);
}

function halfKey(words: string): string {
	return words
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s.\u200E\u200F]/gu, '');
}
