/**
 * A running timer. It consists of instants in milliseconds since 1970, so it continues while the app is
 * closed.
 */
export interface RunningTimer {
	startedAtMs: number;
	endsAtMs: number;
	/** The time of the latest look at the clock. */
	seenAtMs: number;
}

/** The offered lengths, in minutes. */
export const offeredMinutes: readonly number[] = [5, 10, 15, 20, 30, 45];
/** The longest timer, in minutes. */
export const longestMinutes = 240;
/** The length of one extension, in minutes. */
export const aLittleMinutes = 5;

const minuteMs = 60_000;
/** Time after its end from which a timer is no longer worth showing. */
const staleAfterMs = 6 * 3_600_000;

/** Returns the minutes in a text; null unless it is a whole number that a timer can have. */
export function minutesIn(text: string): number | null {
	if (!/^\d{1,4}$/.test(text.trim())) return null;
	const minutes = Number(text);
	return minutes >= 1 && minutes <= longestMinutes ? minutes : null;
}

/** Returns a timer that begins now. */
export function begunTimer(minutes: number, nowMs: number): RunningTimer {
	return { startedAtMs: nowMs, endsAtMs: nowMs + minutes * minuteMs, seenAtMs: nowMs };
}

/**
 * Returns the timer after a look at the clock. If the clock was set back since the last look, the timer moves
 * back with it, so that the time left never grows.
 */
export function lookedAt(timer: RunningTimer, nowMs: number): RunningTimer {
	const backMs = Math.max(0, timer.seenAtMs - nowMs);
	return {
		startedAtMs: timer.startedAtMs - backMs,
		endsAtMs: timer.endsAtMs - backMs,
		seenAtMs: nowMs
	};
}

/** Returns the timer with a little more time: added to its end, or to now if it is over. */
export function madeLonger(timer: RunningTimer, nowMs: number): RunningTimer {
	const longestEndMs = nowMs + longestMinutes * minuteMs;
	const endsAtMs = Math.max(timer.endsAtMs, nowMs) + aLittleMinutes * minuteMs;
	return { ...timer, endsAtMs: Math.min(endsAtMs, longestEndMs) };
}

/** Returns the milliseconds left; 0 once the timer is over. */
export function leftMs(timer: RunningTimer, nowMs: number): number {
	return Math.max(0, timer.endsAtMs - nowMs);
}

/** Returns the minutes left, rounded up; 0 once the timer is over. */
export function minutesLeft(timer: RunningTimer, nowMs: number): number {
	return Math.ceil(leftMs(timer, nowMs) / minuteMs);
}

/** Returns whether the timer ended too long ago to be worth showing. */
export function isStale(timer: RunningTimer, nowMs: number): boolean {
	return nowMs - timer.endsAtMs > staleAfterMs;
}

/** Validates a timer read from the database; returns null if it is none. */
export function timerIn(note: unknown): RunningTimer | null {
	if (typeof note !== 'object' || note === null) return null;
	const { startedAtMs, endsAtMs, seenAtMs } = note as Partial<RunningTimer>;
	if (![startedAtMs, endsAtMs, seenAtMs].every(Number.isFinite)) return null;
	const timer = { startedAtMs, endsAtMs, seenAtMs } as RunningTimer;
	return timer.endsAtMs - timer.seenAtMs <= longestMinutes * minuteMs ? timer : null;
}
