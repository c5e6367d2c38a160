import type { Revision } from './clock.ts';

/** A note of how much energy there was; 0 to 100. */
export interface CheckIn {
	id: string;
	/** ISO 8601 with the local offset. */
	at: string;
	energy: number;
	revision: Revision;
}

/** Seven bands that the slider names in words. */
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

/** The band that an energy from 0 to 100 falls in. */
export function energyBand(energy: number): EnergyBand {
	return bandsFrom.find(([, from]) => energy >= from)?.[0] ?? 'empty';
}

/** What counts as the energy when nobody has said, or not for a while. */
export const assumedEnergy = 25;
const staleAfterMs = 6 * 3_600_000;
const tooMuchLastsMs = 3 * 86_400_000;

/** At this energy and below, only rest, receiving and rehearsal are offered. */
export const lowEnergy = 15;

/**
 * The energy to go by: what was said last, or `assumedEnergy` when that is unknown, older than six
 * hours, or from the future (a clock set back says nothing about now).
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
 * The highest effort that may be offered: ten below the energy, twenty for three days after an act
 * was too much, and never below zero, so that rest always fits. Source: PRODUCT.md, Safety 1.
 */
export function highestEffort(energy: number, lastTooMuchMs: number | null, nowMs: number): number {
	const isGentle = lastTooMuchMs !== null && isGentleTime(lastTooMuchMs, nowMs);
	return Math.max(0, energy - (isGentle ? 20 : 10));
}

/** Whether the gentler days after "too much" still last. */
export function isGentleTime(tooMuchMs: number, nowMs: number): boolean {
	// A clock set back must not end them early, so the distance counts both ways.
	return Math.abs(nowMs - tooMuchMs) < tooMuchLastsMs;
}
