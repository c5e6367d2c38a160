import { lowEnergy } from '#lib/core/energy.ts';

/** The format of a backup. */
export type BackupKind = 'plain' | 'encrypted';

/** The last backup that left this device. Stored in the database: its fields must never change. */
export interface LastBackup {
	/** In ms since 1970. */
	atMs: number;
	kind: BackupKind;
	/** Number of wins in the backup. */
	wins: number;
}

/** The user's answers to the backup reminder. Stored in the database: its fields must never change. */
export interface ReminderSettings {
	isOff: boolean;
	/** Time at which the user last postponed the reminder, in ms since 1970; null if they never did. */
	putOffAtMs: number | null;
}

/** The settings before the user's first answer. */
export const firstReminderSettings: ReminderSettings = { isOff: false, putOffAtMs: null };

/** Number of wins that are worth a first backup. */
export const winsWorthABackup = 10;
const monthMs = 30 * 86_400_000;

/**
 * Returns whether to remind of a backup: if ten wins have no backup, or if the last backup is a month old and
 * there is something new. Returns false at an energy of 15 and below, and within a month after the user
 * postponed the reminder.
 */
export function isBackupDue(
	diary: { wins: number; newestAtMs: number | null },
	last: LastBackup | null,
	{ isOff, putOffAtMs }: ReminderSettings,
	{ energy, nowMs }: { energy: number; nowMs: number }
): boolean {
	// Measure the distance in both directions: a time in the future, from before the clock was set back, must
	// not silence the reminder for good.
	const isWithinAMonth = (atMs: number) => Math.abs(nowMs - atMs) < monthMs;
	if (isOff || energy <= lowEnergy) return false;
	if (putOffAtMs !== null && isWithinAMonth(putOffAtMs)) return false;
	if (last === null) return diary.wins >= winsWorthABackup;
	// Some wins may be new even though others were deleted.
	const isNew = diary.wins > last.wins || (diary.newestAtMs ?? -Infinity) > last.atMs;
	return isNew && !isWithinAMonth(last.atMs);
}

/** Returns the least possible number of wins added since the last backup; 0 if more were deleted. */
export function winsSinceBackup(wins: number, last: LastBackup): number {
	return Math.max(0, wins - last.wins);
}
