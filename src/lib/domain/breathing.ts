/** A part of a breath. */
export type BreathPart = 'in' | 'hold' | 'out';

/** How breathing is paced. */
export interface Pace {
	inSeconds: number;
	/** 0 for none. */
	holdSeconds: number;
	outSeconds: number;
}

/** How somebody likes to breathe. */
export interface BreathingWishes extends Pace {
	/** How long it goes on; null until it is stopped. */
	minutes: number | null;
	isTogether: boolean;
	sounds: boolean;
	vibrates: boolean;
}

/** From where to where each part may last, in whole seconds. */
export const secondsOf = {
	in: [2, 8],
	hold: [0, 6],
	out: [2, 10]
} as const satisfies { readonly [part in BreathPart]: readonly [from: number, to: number] };
/** How long it may go on, in minutes. */
export const breathingMinutes: readonly number[] = [1, 2, 3, 5, 10];

/** What a first visit begins with: a little longer out than in, for a short while. */
export const firstWishes: BreathingWishes = {
	inSeconds: 4,
	holdSeconds: 0,
	outSeconds: 6,
	minutes: 2,
	isTogether: false,
	sounds: false,
	vibrates: false
};

/** Where in a breath one is. */
export interface BreathMoment {
	part: BreathPart;
	/** How long the whole part lasts. */
	partMs: number;
	/** How much of the part is left; above 0. */
	leftMs: number;
}

/** The part of a breath that falls on a moment, counted in ms from the beginning of the first one. */
export function breathAt(pace: Pace, sinceMs: number): BreathMoment {
	const inMs = pace.inSeconds * 1000;
	const holdMs = pace.holdSeconds * 1000;
	const outMs = pace.outSeconds * 1000;
	const at = Math.max(0, sinceMs) % (inMs + holdMs + outMs);
	if (at < inMs) return { part: 'in', partMs: inMs, leftMs: inMs - at };
	if (at < inMs + holdMs) return { part: 'hold', partMs: holdMs, leftMs: inMs + holdMs - at };
	return { part: 'out', partMs: outMs, leftMs: inMs + holdMs + outMs - at };
}

/** How long a round of these wishes lasts, in ms: whole breaths, so that none is cut; null without an end. */
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

/** The wishes in a note of this device: whatever makes no sense is as on a first visit. */
export function wishesIn(note: unknown): BreathingWishes {
	const given = (typeof note === 'object' && note !== null ? note : {}) as Partial<BreathingWishes>;
	const seconds = (value: unknown, [from, to]: readonly [number, number], otherwise: number) =>
		Number.isInteger(value) && (value as number) >= from && (value as number) <= to
			? (value as number)
			: otherwise;
	const { minutes } = given;
	return {
		inSeconds: seconds(given.inSeconds, secondsOf.in, firstWishes.inSeconds),
		holdSeconds: seconds(given.holdSeconds, secondsOf.hold, firstWishes.holdSeconds),
		outSeconds: seconds(given.outSeconds, secondsOf.out, firstWishes.outSeconds),
		minutes:
			minutes === null || (minutes !== undefined && breathingMinutes.includes(minutes))
				? minutes
				: firstWishes.minutes,
		isTogether: given.isTogether === true,
		sounds: given.sounds === true,
		vibrates: given.vibrates === true
	};
}
