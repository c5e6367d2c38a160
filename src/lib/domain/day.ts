/** A calendar day in the person's zone: 'YYYY-MM-DD'. */
export type Day = string & { readonly __brand: 'Day' };

const dayMs = 86_400_000;

/** The ISO 8601 text of an instant with the offset of the person's zone: 2026-11-20T09:30:00+01:00. */
export function localIso(instantMs: number, offsetMinutes = offsetAt(instantMs)): string {
	const shifted = new Date(instantMs + offsetMinutes * 60_000).toISOString().slice(0, 19);
	const sign = offsetMinutes < 0 ? '-' : '+';
	const absolute = Math.abs(offsetMinutes);
	const two = (n: number) => String(n).padStart(2, '0');
	return `${shifted}${sign}${two(Math.floor(absolute / 60))}:${two(absolute % 60)}`;
}

/** The instant, in ms since 1970, of an ISO 8601 text with an offset; NaN when it is none. */
export function instantOf(iso: string): number {
	return /T.*(?:Z|[+-]\d\d:\d\d)$/.test(iso) ? Date.parse(iso) : NaN;
}

/** The calendar day that the clock on the wall showed where and when the ISO text was written. */
export function dayOf(iso: string): Day {
	return iso.slice(0, 10) as Day;
}

/** The calendar day of an instant in the person's zone. */
export function dayAt(instantMs: number): Day {
	return dayOf(localIso(instantMs));
}

/** The hour on the wall clock, 0 to 23, of an instant in the person's zone. */
export function hourAt(instantMs: number): number {
	return new Date(instantMs).getHours();
}

/** A date at noon UTC for a calendar day, for formatting it in words with `timeZone: 'UTC'`. */
export function noonOf(day: Day): Date {
	return new Date(`${day}T12:00:00Z`);
}

/** How many calendar days lie between two days; negative when the second is the earlier one. */
export function daysBetween(from: Day, to: Day): number {
	return Math.round((noonOf(to).getTime() - noonOf(from).getTime()) / dayMs);
}

/** The days from 1 January 1970 to a day. */
export function dayNumber(day: Day): number {
	return Math.floor(noonOf(day).getTime() / dayMs);
}

/** The hour on the wall clock, 0 to 23, where and when the ISO text was written. */
export function hourOf(iso: string): number {
	return Number(iso.slice(11, 13));
}

/** The value of an `<input type="datetime-local">` for an ISO text: its wall clock, to the minute. */
export function wallClockOf(iso: string): string {
	return iso.slice(0, 16);
}

/** The ISO text for a wall clock value in the person's zone, or null when it is no real time. */
export function isoAtWallClock(value: string): string | null {
	if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return null;
	const instantMs = new Date(value).getTime();
	if (Number.isNaN(instantMs)) return null;
	// Date moves 31 February on to March.
	const day = dayOf(value);
	return dayOf(noonOf(day).toISOString()) === day ? localIso(instantMs) : null;
}

function offsetAt(instantMs: number): number {
	return -Math.round(new Date(instantMs).getTimezoneOffset());
}
