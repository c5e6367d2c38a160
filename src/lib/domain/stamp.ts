import type { Clock, NodeId, Revision } from './clock.ts';

const dayMs = 86_400_000;

/**
 * No stamp from outside may be later, in ms since 1970: the end of the year 9999. It leaves a clock
 * that has to go past it more room than a device can use.
 */
export const latestStampMs = 253_402_300_799_999;

/**
 * The clock after it has seen a stamp of another: what it issues next is above that one too. What is
 * no stamp, or later than `latestStampMs`, leaves it as it is.
 */
export function clockPast(clock: Clock, seen: string): Clock {
	const other = isRevision(seen) ? parsedRevision(seen) : null;
	if (!other || other.timeMs < clock.timeMs) return clock;
	const isLevel = other.timeMs === clock.timeMs;
	const counter = isLevel ? Math.max(clock.counter, other.counter) : other.counter;
	return { ...clock, timeMs: other.timeMs, counter };
}

/** The parts of a stamp, or null when the text is none. */
export function parsedRevision(text: string): Clock | null {
	const parts = /^(\d{15})\.(\d{5})\.([0-9a-f]{16})$/.exec(text);
	if (!parts) return null;
	return { timeMs: Number(parts[1]), counter: Number(parts[2]), node: parts[3] as NodeId };
}

/** Whether a text is a stamp that a clock can still go past. */
export function isRevision(text: string): text is Revision {
	const parts = parsedRevision(text);
	return parts !== null && parts.timeMs <= latestStampMs;
}

/** The node that issued a stamp. */
export function nodeOf(revision: Revision): NodeId {
	return revision.slice(-16) as NodeId;
}

/** Whether a stamp is more than a day ahead of now, so that the clock of its device was wrong. */
export function isAhead(revision: Revision, nowMs: number): boolean {
	return Number(revision.slice(0, 15)) > nowMs + dayMs;
}
