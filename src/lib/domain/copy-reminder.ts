import { lowEnergy } from './energy.ts';

/** How a copy that can be imported again is written. */
export type CopyKind = 'plain' | 'encrypted';

/** The last copy that left this device. */
export interface LastCopy {
	/** In ms since 1970. */
	atMs: number;
	kind: CopyKind;
	/** How many wins are in it. */
	wins: number;
}

/** What the person has said to being reminded of copies. */
export interface CopyReminder {
	isOff: boolean;
	/** When "not now" was said last, in ms since 1970; null when it never was. */
	putOffAtMs: number | null;
}

/** What holds before the person has said anything. */
export const firstCopyReminder: CopyReminder = { isOff: false, putOffAtMs: null };

/** So many wins are worth a first copy. */
export const winsWorthACopy = 10;
const monthMs = 30 * 86_400_000;

/**
 * Whether this is a time to speak of a copy: once ten wins have none, and a month after the last one when
 * there is something new. Never at an energy of 15 and below, nor within a month of "not now".
 */
export function copyIsDue(
	diary: { wins: number; newestAtMs: number | null },
	last: LastCopy | null,
	{ isOff, putOffAtMs }: CopyReminder,
	{ energy, nowMs }: { energy: number; nowMs: number }
): boolean {
	// A clock set back would keep it away for good, so the distance counts both ways.
	const isWithinAMonth = (atMs: number) => Math.abs(nowMs - atMs) < monthMs;
	if (isOff || energy <= lowEnergy) return false;
	if (putOffAtMs !== null && isWithinAMonth(putOffAtMs)) return false;
	if (last === null) return diary.wins >= winsWorthACopy;
	// Some may be new though others were deleted.
	const isNew = diary.wins > last.wins || (diary.newestAtMs ?? -Infinity) > last.atMs;
	return isNew && !isWithinAMonth(last.atMs);
}

/** How many wins have come since the last copy, at the least; 0 where more were deleted. */
export function winsSinceCopy(wins: number, last: LastCopy): number {
	return Math.max(0, wins - last.wins);
}
