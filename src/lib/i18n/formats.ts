import { noonOf, type Day } from '#lib/core/day.ts';
import type { Month } from '#lib/core/totals.ts';
import { getLocale } from './generated/runtime.js';

const formatters = new Map<string, unknown>();

/** A calendar day in words: Friday, 20 November 2026. */
export function dayInWords(day: Day): string {
	return dates({ dateStyle: 'full' }).format(noonOf(day));
}

/** A calendar day, shorter: 20 November 2026. */
export function dateInWords(day: Day): string {
	return dates({ dateStyle: 'long' }).format(noonOf(day));
}

/** The name of a weekday: Friday, or Fri. */
export function weekdayInWords(day: Day, length: 'long' | 'short' = 'long'): string {
	return dates({ weekday: length }).format(noonOf(day));
}

/** The wall clock time of an ISO text: 09:30. */
export function timeInWords(iso: string): string {
	return dates({ timeStyle: 'short' }).format(new Date(`${iso.slice(0, 16)}:00Z`));
}

/** A size in bytes in words: 1.2 MB. */
export function sizeInWords(bytes: number): string {
	const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
	const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
	return new Intl.NumberFormat(region(), {
		style: 'unit',
		unit: units[power] ?? 'byte',
		maximumFractionDigits: power > 1 ? 1 : 0
	}).format(bytes / 1000 ** power);
}

/** An hour of the day, 0 to 23, as a time: 22:00 or 10 pm. */
export function hourInWords(hour: number): string {
	return timeInWords(`1970-01-01T${String(hour).padStart(2, '0')}:00`);
}

/** A number in the format of the language: 1,200. */
export function numberInWords(number: number): string {
	return numbers({}).format(number);
}

/** A number with one decimal: 3.0. */
export function decimalInWords(number: number): string {
	return numbers({ minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(number);
}

/** A difference with its sign and one decimal: +0.4. */
export function differenceInWords(number: number): string {
	return numbers({
		minimumFractionDigits: 1,
		maximumFractionDigits: 1,
		signDisplay: 'exceptZero'
	}).format(number);
}

/** A share from 0 to 1 in words: 45%. */
export function shareInWords(share: number): string {
	return numbers({ style: 'percent' }).format(share);
}

/** A calendar month in words, shorter for narrow places: November 2026 or Nov 2026. */
export function monthInWords(month: Month, length: 'long' | 'short' = 'long'): string {
	return dates({ year: 'numeric', month: length }).format(noonOf(`${month}-01` as Day));
}

/** The name of a month, 1 to 12, shorter for narrow places: November or Nov. */
export function monthName(month: number, length: 'long' | 'short' = 'long'): string {
	return dates({ month: length }).format(new Date(Date.UTC(2000, month - 1, 15)));
}

/** A list in words: Ann, Ben and Cem. */
export function listInWords(things: readonly string[]): string {
	return cached('list', () => new Intl.ListFormat(region())).format(things);
}

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	return cached(
		JSON.stringify(options),
		() => new Intl.DateTimeFormat(region(), { ...options, timeZone: 'UTC' })
	);
}

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
	return cached(
		`number ${JSON.stringify(options)}`,
		() => new Intl.NumberFormat(region(), options)
	);
}

/** Caches formatters: making one is far slower than using it, and long tables use one per row. */
function cached<Formatter>(use: string, make: () => Formatter): Formatter {
	const name = `${getLocale()} ${use}`;
	const present = formatters.get(name) as Formatter | undefined;
	if (present) return present;
	const made = make();
	formatters.set(name, made);
	return made;
}

/** Returns the interface language with the device's region if known: en-GB instead of en. */
export function region(): string {
	const device = new Intl.DateTimeFormat().resolvedOptions().locale;
	return device.startsWith(getLocale()) ? device : getLocale();
}

/** Returns a phone number or an address between marks that stop Arabic words beside it from reordering it. */
export function isolated(text: string): string {
	return `\u2066${text}\u2069`;
}

/** Returns the order in which this device writes the parts of a date. */
export function deviceDateOrder(): 'ymd' | 'dmy' | 'mdy' {
	const parts = new Intl.DateTimeFormat(undefined, { dateStyle: 'short' }).formatToParts(0);
	const order = parts.flatMap(({ type }) => (/^(?:year|month|day)$/.test(type) ? type[0] : []));
	const written = order.join('');
	return written === 'mdy' || written === 'dmy' ? written : 'ymd';
}
