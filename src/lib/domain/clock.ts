/**
 * A hybrid logical clock stamp that sorts as text: 15 digits of milliseconds since 1970, '.', a
 * 5-digit counter, '.', 16 hex digits of the node that issued it.
 * Kulkarni et al., "Logical Physical Clocks" (2014).
 */
export type Revision = string & { readonly __brand: 'Revision' };

/** 16 lower-case hex digits that name one database on one device. */
export type NodeId = string & { readonly __brand: 'NodeId' };

/** The state of a clock: what it issues next is above all that it has issued or seen. */
export interface Clock {
	node: NodeId;
	/** The highest time that this clock has issued or seen, in ms since 1970. */
	timeMs: number;
	counter: number;
}

const highestCounter = 99_999;
const highestTimeMs = 999_999_999_999_999;
const dayMs = 86_400_000;

/**
 * No stamp from outside may be later, in ms since 1970: the end of the year 9999. It leaves a clock
 * that has to go past it more room than a device can use.
 */
export const latestStampMs = 253_402_300_799_999;

/** The clock a moment later: never behind what it issued before, also when the device's clock is set back. */
export function tick(clock: Clock, nowMs: number): Clock {
	const now = Math.min(Math.max(0, Math.floor(nowMs)), highestTimeMs);
	if (now > clock.timeMs) return { ...clock, timeMs: now, counter: 0 };
	if (clock.counter < highestCounter) return { ...clock, counter: clock.counter + 1 };
	// Behind the last stamp there is no other that sorts as text.
	if (clock.timeMs >= highestTimeMs) return clock;
	return { ...clock, timeMs: clock.timeMs + 1, counter: 0 };
}

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

/** The stamp that a clock issues for its present state. */
export function revisionOf({ timeMs, counter, node }: Clock): Revision {
	return `${String(timeMs).padStart(15, '0')}.${String(counter).padStart(5, '0')}.${node}` as Revision;
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
