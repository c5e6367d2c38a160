/** A calendar day in the user's time zone: 'YYYY-MM-DD'. */
export type Day = string & { readonly __brand: 'Day' };

const dayMs = 86_400_000;

/** Returns an instant as ISO 8601 text with the offset of the user's zone: 2026-11-20T09:30:00+01:00. */
export function localIso(instantMs: number, offsetMinutes = offsetAt(instantMs)): string {
	const shifted = new Date(instantMs + offsetMinutes * 60_000).toISOString().slice(0, 19);
	const sign = offsetMinutes < 0 ? '-' : '+';
	const absolute = Math.abs(offsetMinutes);
	const two = (n: number) => String(n).padStart(2, '0');
	return `${shifted}${sign}${two(Math.floor(absolute / 60))}:${two(absolute % 60)}`;
}

/** Returns the instant of an ISO 8601 text with an offset, in ms since 1970; NaN for any other text. */
export function instantOf(iso: string): number {
	return /T.*(?:Z|[+-]\d\d:\d\d)$/.test(iso) ? Date.parse(iso) : NaN;
}

/** Returns the calendar day of an ISO text on the wall clock of its writer. */
export function dayOf(iso: string): Day {
	return iso.slice(0, 10) as Day;
}

/** Returns the calendar day of an instant in the user's zone. */
export function dayAt(instantMs: number): Day {
	return dayOf(localIso(instantMs));
}

/** Returns the wall clock hour, 0 to 23, of an instant in the user's zone. */
export function hourAt(instantMs: number): number {
	return new Date(instantMs).getHours();
}

/** Returns noon UTC of a calendar day, for formatting it with `timeZone: 'UTC'`. */
export function noonOf(day: Day): Date {
	return new Date(`${day}T12:00:00Z`);
}

/** Returns the number of days from one calendar day to another; negative if `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return Math.round((noonOf(to).getTime() - noonOf(from).getTime()) / dayMs);
}

/** Returns the number of days from 1 January 1970 to a day. */
export function dayNumber(day: Day): number {
	return Math.floor(noonOf(day).getTime() / dayMs);
}

/** Returns the hour, 0 to 23, of an ISO text on the wall clock of its writer. */
export function hourOf(iso: string): number {
	return Number(iso.slice(11, 13));
}

/**
 * Returns the value of an `<input type="datetime-local">` for an ISO text: its wall clock time, to the
 * minute.
 */
export function wallClockOf(iso: string): string {
	return iso.slice(0, 16);
}

/**
 * Returns the ISO text of a wall clock time in the user's zone; null if the text has no valid day and time. A
 * time that the clocks skip in spring moves by an hour.
 */
export function isoAtWallClock(value: string): string | null {
	if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return null;
	const instantMs = new Date(value).getTime();
	if (Number.isNaN(instantMs)) return null;
	// `Date` turns 31 February into a day in March.
	const day = dayOf(value);
	return dayOf(noonOf(day).toISOString()) === day ? localIso(instantMs) : null;
}

function offsetAt(instantMs: number): number {
	return -Math.round(new Date(instantMs).getTimezoneOffset());
}
