/**
 * A hybrid logical clock stamp that sorts as text: 15 digits of milliseconds since 1970, '.', a
 * 5-digit counter, '.', 16 hex digits of the node that issued it.
 * Kulkarni et al., "Logical Physical Clocks" (2014).
 */
export type Revision = string & { readonly __brand: 'Revision' };

/** 16 lower-case hex digits that name one database on one device. */
export type NodeId = string & { readonly __brand: 'NodeId' };

/** The state of a hybrid logical clock. Its next stamp sorts after all that it has issued or seen. */
export interface Clock {
	node: NodeId;
	/** The highest time that this clock has issued or seen, in ms since 1970. */
	timeMs: number;
	counter: number;
}

const highestCounter = 99_999;
const highestTimeMs = 999_999_999_999_999;

/** Advances a clock for its next stamp. It never goes back, even if the device's clock does. */
export function tick(clock: Clock, nowMs: number): Clock {
	const now = Math.min(Math.max(0, Math.floor(nowMs)), highestTimeMs);
	if (now > clock.timeMs) return { ...clock, timeMs: now, counter: 0 };
	if (clock.counter < highestCounter) return { ...clock, counter: clock.counter + 1 };
	// No stamp sorts after the last one that the format can hold.
	if (clock.timeMs >= highestTimeMs) return clock;
	return { ...clock, timeMs: clock.timeMs + 1, counter: 0 };
}

/** Returns the stamp of a clock's present state. */
export function revisionOf({ timeMs, counter, node }: Clock): Revision {
	return `${String(timeMs).padStart(15, '0')}.${String(counter).padStart(5, '0')}.${node}` as Revision;
}
