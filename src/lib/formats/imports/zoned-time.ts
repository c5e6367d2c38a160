import { offsetsOf } from '#lib/formats/calendar/time-zone.ts';
import type { EntryTime, LocalClock } from './format.ts';

/** The last instant that has a year of four digits. */
const latestMs = Date.UTC(9999, 11, 30);
const earliestMs = Date.UTC(0, 0, 2);

/**
 * Returns a function that gives instants the local time of the zones in which they were written. A zone that
 * the browser does not know is that of the device. Returns null for an instant beyond the years 0 to 9999.
 */
export function zonedTimes({
	localIso
}: LocalClock): (instantMs: number, zone: string) => EntryTime | null {
	const known = new Map<string, ((instantMs: number) => number) | null>();
	const offsets = (zone: string) => {
		if (!known.has(zone)) known.set(zone, offsetsIn(zone));
		return known.get(zone) ?? null;
	};
	return (instantMs, zone) => {
		if (!(instantMs >= earliestMs && instantMs <= latestMs)) return null;
		return { iso: localIso(instantMs, offsets(zone)?.(instantMs)) };
	};
}

function offsetsIn(zone: string): ((instantMs: number) => number) | null {
	try {
		return zone === '' ? null : offsetsOf(zone);
	} catch {
		return null;
	}
}
