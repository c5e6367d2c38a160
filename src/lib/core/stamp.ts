import type { Clock, NodeId, Revision } from './clock.ts';

const dayMs = 86_400_000;

/**
 * The latest time, in ms since 1970, of an accepted stamp from outside: the end of the year 9999. A clock
 * that must exceed it still has more range than a device can use up.
 */
export const latestStampMs = 253_402_300_799_999;

/**
 * Advances a clock past a stamp from outside, so that its next stamp sorts after that one. Ignores a text
 * that is no stamp, or is later than `latestStampMs`.
 */
export function clockPast(clock: Clock, seen: string): Clock {
	const other = isRevision(seen) ? parsedRevision(seen) : null;
	if (!other || other.timeMs < clock.timeMs) return clock;
	const isLevel = other.timeMs === clock.timeMs;
	const counter = isLevel ? Math.max(clock.counter, other.counter) : other.counter;
	return { ...clock, timeMs: other.timeMs, counter };
}

/** Returns the parts of a stamp; null for any other text. */
export function parsedRevision(text: string): Clock | null {
	const parts = /^(\d{15})\.(\d{5})\.([0-9a-f]{16})$/.exec(text);
	if (!parts) return null;
	return { timeMs: Number(parts[1]), counter: Number(parts[2]), node: parts[3] as NodeId };
}

/** Returns whether a text is a stamp that a clock can still exceed. */
export function isRevision(text: string): text is Revision {
	const parts = parsedRevision(text);
	return parts !== null && parts.timeMs <= latestStampMs;
}

/** Returns the node that issued a stamp. */
export function nodeOf(revision: Revision): NodeId {
	return revision.slice(-16) as NodeId;
}

/** Returns whether a stamp is more than a day ahead of now: the clock of its device was wrong. */
export function isAhead(revision: Revision, nowMs: number): boolean {
	return Number(revision.slice(0, 15)) > nowMs + dayMs;
}
