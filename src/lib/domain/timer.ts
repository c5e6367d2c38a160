/** A timer that runs: instants in ms since 1970, so that it goes on while nothing runs. */
export interface RunningTimer {
	startedAtMs: number;
	endsAtMs: number;
	/** When the clock was looked at last. */
	seenAtMs: number;
}

/** The lengths that are offered, in minutes. */
export const offeredMinutes: readonly number[] = [5, 10, 15, 20, 30, 45];
/** How long a timer may be, in minutes. */
export const longestMinutes = 240;
/** By how much it is made longer at a time, in minutes. */
export const aLittleMinutes = 5;

const minuteMs = 60_000;
/** After so long nobody waits any more to be told that it is over. */
const staleAfterMs = 6 * 3_600_000;

/** A whole number of minutes that a timer can have, or null when the text is none. */
export function minutesIn(text: string): number | null {
	if (!/^\d{1,4}$/.test(text.trim())) return null;
	const minutes = Number(text);
	return minutes >= 1 && minutes <= longestMinutes ? minutes : null;
}

/** A timer that begins now. */
export function begunTimer(minutes: number, nowMs: number): RunningTimer {
	return { startedAtMs: nowMs, endsAtMs: nowMs + minutes * minuteMs, seenAtMs: nowMs };
}

/**
 * The timer after a look at the clock. One that was set back since the last look moves the timer with
 * it, so that there is never more time left than there was.
 */
export function lookedAt(timer: RunningTimer, nowMs: number): RunningTimer {
	const backMs = Math.max(0, timer.seenAtMs - nowMs);
	return {
		startedAtMs: timer.startedAtMs - backMs,
		endsAtMs: timer.endsAtMs - backMs,
		seenAtMs: nowMs
	};
}

/** The timer with a little more time: from its end on, or from now on when it is over. */
export function madeLonger(timer: RunningTimer, nowMs: number): RunningTimer {
	const longestEndMs = nowMs + longestMinutes * minuteMs;
	const endsAtMs = Math.max(timer.endsAtMs, nowMs) + aLittleMinutes * minuteMs;
	return { ...timer, endsAtMs: Math.min(endsAtMs, longestEndMs) };
}

/** The ms that are left; 0 when it is over. */
export function leftMs(timer: RunningTimer, nowMs: number): number {
	return Math.max(0, timer.endsAtMs - nowMs);
}

/** The minutes that are left, the last one begun counted whole; 0 when it is over. */
export function minutesLeft(timer: RunningTimer, nowMs: number): number {
	return Math.ceil(leftMs(timer, nowMs) / minuteMs);
}

/** Whether it ended so long ago that nothing is to be said of it any more. */
export function isStale(timer: RunningTimer, nowMs: number): boolean {
	return nowMs - timer.endsAtMs > staleAfterMs;
}

/** The timer in a note of this device, or null when it holds none that makes sense. */
export function timerIn(note: unknown): RunningTimer | null {
	if (typeof note !== 'object' || note === null) return null;
	const { startedAtMs, endsAtMs, seenAtMs } = note as Partial<RunningTimer>;
	if (![startedAtMs, endsAtMs, seenAtMs].every(Number.isFinite)) return null;
	const timer = { startedAtMs, endsAtMs, seenAtMs } as RunningTimer;
	return timer.endsAtMs - timer.seenAtMs <= longestMinutes * minuteMs ? timer : null;
}
