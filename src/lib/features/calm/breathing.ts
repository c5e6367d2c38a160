/** A part of a breath. */
export type BreathPart = 'in' | 'hold' | 'out';

/** The pace of breathing. */
export interface Pace {
	inSeconds: number;
	/** 0 for no pause. */
	holdSeconds: number;
	outSeconds: number;
}

/** The user's wishes for breathing. */
export interface BreathingWishes extends Pace {
	/** Length of a round; null if it continues until it is stopped. */
	minutes: number | null;
	isTogether: boolean;
	sounds: boolean;
	vibrates: boolean;
}

/** The shortest and the longest duration of each part, in whole seconds. */
export const secondsOf = {
	in: [2, 8],
	hold: [0, 6],
	out: [2, 10]
} as const satisfies { readonly [part in BreathPart]: readonly [from: number, to: number] };
/** The offered lengths of a round, in minutes. */
export const breathingMinutes: readonly number[] = [1, 2, 3, 5, 10];

/** The wishes of a first visit: a short round, with a little more time for breathing out. */
export const firstWishes: BreathingWishes = {
	inSeconds: 4,
	holdSeconds: 0,
	outSeconds: 6,
	minutes: 2,
	isTogether: false,
	sounds: false,
	vibrates: false
};

/** A position within a breath. */
export interface BreathMoment {
	part: BreathPart;
	/** Length of the whole part. */
	partMs: number;
	/** Time left of the part; above 0. */
	leftMs: number;
}

/** Returns the position within a breath, `sinceMs` after the first breath began. */
export function breathAt(pace: Pace, sinceMs: number): BreathMoment {
	const inMs = pace.inSeconds * 1000;
	const holdMs = pace.holdSeconds * 1000;
	const outMs = pace.outSeconds * 1000;
	const at = Math.max(0, sinceMs) % (inMs + holdMs + outMs);
	if (at < inMs) return { part: 'in', partMs: inMs, leftMs: inMs - at };
	if (at < inMs + holdMs) return { part: 'hold', partMs: holdMs, leftMs: inMs + holdMs - at };
	return { part: 'out', partMs: outMs, leftMs: inMs + holdMs + outMs - at };
}

/** Returns the length of a round, in milliseconds, rounded to whole breaths; null if it has no end. */
export function roundMs({
	minutes,
	inSeconds,
	holdSeconds,
	outSeconds
}: BreathingWishes): number | null {
	if (minutes === null) return null;
	const breathMs = (inSeconds + holdSeconds + outSeconds) * 1000;
	return Math.max(1, Math.round((minutes * 60_000) / breathMs)) * breathMs;
}

/** Validates wishes read from the database. Invalid values are replaced by those of `otherwise`. */
export function wishesIn(note: unknown, otherwise = firstWishes): BreathingWishes {
	const given = (typeof note === 'object' && note !== null ? note : {}) as Partial<BreathingWishes>;
	const seconds = (value: unknown, [from, to]: readonly [number, number], fallback: number) =>
		Number.isInteger(value) && (value as number) >= from && (value as number) <= to
			? (value as number)
			: fallback;
	const { minutes } = given;
	return {
		inSeconds: seconds(given.inSeconds, secondsOf.in, otherwise.inSeconds),
		holdSeconds: seconds(given.holdSeconds, secondsOf.hold, otherwise.holdSeconds),
		outSeconds: seconds(given.outSeconds, secondsOf.out, otherwise.outSeconds),
		minutes:
			minutes === null || (minutes !== undefined && breathingMinutes.includes(minutes))
				? minutes
				: otherwise.minutes,
		isTogether: given.isTogether === true,
		sounds: given.sounds === true,
		vibrates: given.vibrates === true
	};
}
