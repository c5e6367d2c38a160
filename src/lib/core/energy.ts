import type { Revision } from './clock.ts';

/** A check-in: the user's record of their energy, 0 to 100. */
export interface CheckIn {
	id: string;
	/** ISO 8601 with the local offset. */
	at: string;
	energy: number;
	revision: Revision;
}

/** The seven energy bands that the slider names. */
export type EnergyBand = 'empty' | 'veryLow' | 'low' | 'some' | 'fair' | 'good' | 'high';

const bandsFrom: readonly (readonly [EnergyBand, number])[] = [
	['high', 86],
	['good', 66],
	['fair', 46],
	['some', 31],
	['low', 16],
	['veryLow', 6],
	['empty', 0]
];

/** Returns the band of an energy, 0 to 100. */
export function energyBand(energy: number): EnergyBand {
	return bandsFrom.find(([, from]) => energy >= from)?.[0] ?? 'empty';
}

/** The energy to assume if the user has not recorded any in the last six hours. */
export const assumedEnergy = 25;
const staleAfterMs = 6 * 3_600_000;
const tooMuchLastsMs = 3 * 86_400_000;

/** At this energy or below, only rest, receiving and rehearsal are suggested. */
export const lowEnergy = 15;

/**
 * Returns the energy to assume now: the last recorded one, or `assumedEnergy` if there is none, if it is
 * older than six hours, or if it is from the future (the clock was set back, so its age is unknown).
 */
export function presentEnergy(
	last: { energy: number; atMs: number } | null,
	nowMs: number
): { energy: number; isKnown: boolean } {
	const ageMs = last === null ? Infinity : nowMs - last.atMs;
	if (last === null || !(ageMs >= 0 && ageMs <= staleAfterMs))
		return { energy: assumedEnergy, isKnown: false };
	return { energy: Math.min(100, Math.max(0, last.energy)), isKnown: true };
}

/**
 * Returns the highest effort to suggest: ten below the energy, or twenty for three days after a card was too
 * much. Never below zero, so that rest always fits.
 */
export function highestEffort(energy: number, lastTooMuchMs: number | null, nowMs: number): number {
	const isGentle = lastTooMuchMs !== null && isGentleTime(lastTooMuchMs, nowMs);
	return Math.max(0, energy - (isGentle ? 20 : 10));
}

/** Returns whether the three gentler days after “too much” still last. */
export function isGentleTime(tooMuchMs: number, nowMs: number): boolean {
	// Use the distance in both directions, so that setting the clock back does not end them early.
	return Math.abs(nowMs - tooMuchMs) < tooMuchLastsMs;
}
