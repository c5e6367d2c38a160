import { dayNumber, localIso, type Day } from '#lib/core/day.ts';

/** The start of a period in which a zone has one offset from UTC (RFC 5545, 3.6.5). */
export interface Observance {
	/** The local time of the change, by the offset before it: 'YYYY-MM-DDTHH:MM:SS'. */
	start: string;
	/** In minutes; equal to `offsetTo` if the offset before is unknown. */
	offsetFrom: number;
	offsetTo: number;
	/** The recurrence rule of the change; null if it happens once. */
	rule: string | null;
}

interface Change {
	start: string;
	offsetFrom: number;
	offsetTo: number;
}

const dayMs = 86_400_000;
/** Step of the search for changes: no zone changes its offset twice within a week. */
const stepMs = 7 * dayMs;
/** Minimum number of years that a rule must hold. In fewer, it may be chance. */
const fewestYears = 4;
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Returns the name of the device's time zone, as in the IANA database. */
export function zoneOfDevice(): string {
	return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/**
 * Returns the clock changes of a zone between the beginnings of two years, as the browser knows them. Changes
 * that follow one rule up to the end are combined into that rule, which then also holds after the end.
 */
export function observances(zone: string, fromYear: number, untilYear: number): Observance[] {
	const fromMs = Date.UTC(fromYear, 0, 1);
	const offsetAt = offsetsOf(zone);
	const first = offsetAt(fromMs);
	const changes = changesBetween(fromMs, Date.UTC(untilYear, 0, 1), offsetAt);
	const observances: Observance[] = [
		{ start: wallClock(fromMs, first), offsetFrom: first, offsetTo: first, rule: null }
	];
	for (const alike of groupedBy(changes, likeness)) {
		const { count, rule } = yearlyEnd(alike, untilYear - 1);
		const single = rule === null ? alike : alike.slice(0, -count);
		observances.push(...single.map((change) => ({ ...change, rule: null })));
		if (rule !== null) observances.push({ ...alike[alike.length - count]!, rule });
	}
	return observances.sort((one, other) => (one.start < other.start ? -1 : 1));
}

/** Returns a key that is the same for all changes of one yearly rule. */
function likeness({ start, offsetFrom, offsetTo }: Change): string {
	return [offsetFrom, offsetTo, start.slice(5, 7), start.slice(10), weekdayOf(start)].join();
}

/** Returns how many of the last changes follow one rule in every year up to the last, and that rule. */
function yearlyEnd(
	changes: readonly Change[],
	lastYear: number
): { count: number; rule: string | null } {
	let places: readonly number[] = [-1, 1, 2, 3, 4];
	let count = 0;
	for (const { start } of changes.toReversed()) {
		const fitting = places.filter((place) => placesOf(start).includes(place));
		if (Number(start.slice(0, 4)) !== lastYear - count || fitting.length === 0) break;
		places = fitting;
		count++;
	}
	if (count < fewestYears) return { count: 0, rule: null };
	const { start } = changes.at(-1)!;
	const month = Number(start.slice(5, 7));
	return { count, rule: `FREQ=YEARLY;BYMONTH=${month};BYDAY=${places[0]}${weekdayOf(start)}` };
}

/** Returns the place of a day among the same weekdays of its month, and also -1 if it is the last one. */
function placesOf(start: string): number[] {
	const day = Number(start.slice(8, 10));
	const [year, month] = start.split('-').map(Number) as [number, number];
	const isLast = day + 7 > new Date(Date.UTC(year, month, 0)).getUTCDate();
	return [Math.ceil(day / 7), ...(isLast ? [-1] : [])];
}

function weekdayOf(start: string): string {
	return weekdays[(dayNumber(start.slice(0, 10) as Day) + 3) % 7]!;
}

function changesBetween(
	fromMs: number,
	untilMs: number,
	offsetAt: (instantMs: number) => number
): Change[] {
	const changes: Change[] = [];
	let offsetFrom = offsetAt(fromMs);
	for (let beforeMs = fromMs; beforeMs < untilMs; beforeMs += stepMs) {
		let [low, high] = [beforeMs, Math.min(untilMs, beforeMs + stepMs)];
		const offsetTo = offsetAt(high);
		if (offsetTo === offsetFrom) continue;
		while (high - low > 1000) {
			const middle = Math.floor((low + high) / 2000) * 1000;
			if (offsetAt(middle) === offsetFrom) low = middle;
			else high = middle;
		}
		changes.push({ start: wallClock(high, offsetFrom), offsetFrom, offsetTo });
		offsetFrom = offsetTo;
	}
	return changes;
}

/** Returns a function that returns how many minutes the zone is ahead of UTC at an instant. */
export function offsetsOf(zone: string): (instantMs: number) => number {
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		timeZoneName: 'longOffset'
	});
	return (instantMs) => {
		const name = format.formatToParts(instantMs).find(({ type }) => type === 'timeZoneName')?.value;
		const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? [];
		return sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0;
	};
}

function wallClock(instantMs: number, offsetMinutes: number): string {
	return localIso(instantMs, offsetMinutes).slice(0, 19);
}

function groupedBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): Item[][] {
	const groups = new Map<string, Item[]>();
	for (const item of items) {
		const name = nameOf(item);
		groups.set(name, [...(groups.get(name) ?? []), item]);
	}
	return [...groups.values()];
}
