import { describe, expect, test } from 'vitest';
import {
	isBackupDue,
	firstReminderSettings,
	winsSinceBackup,
	winsWorthABackup,
	type ReminderSettings,
	type LastBackup
} from './backup-reminder.ts';
import { lowEnergy } from '#lib/core/energy.ts';

const nowMs = Date.UTC(2026, 10, 20, 9);
const dayMs = 86_400_000;
const daysAgo = (days: number) => nowMs - days * dayMs;

interface Case {
	wins?: number;
	newestAtMs?: number | null;
	last?: LastBackup | null;
	said?: Partial<ReminderSettings>;
	energy?: number;
}
function isDue({ wins = 50, newestAtMs = nowMs, last = null, said, energy = 50 }: Case): boolean {
	const reminder = { ...firstReminderSettings, ...said };
	return isBackupDue({ wins, newestAtMs }, last, reminder, { energy, nowMs });
}
const backupFrom = (days: number, wins = 40): LastBackup => ({
	atMs: daysAgo(days),
	kind: 'plain',
	wins
});

describe('the reminder of a backup', () => {
	test('begins with ten wins', () => {
		expect(isDue({ wins: 0, newestAtMs: null })).toBe(false);
		expect(isDue({ wins: winsWorthABackup - 1 })).toBe(false);
		expect(isDue({ wins: winsWorthABackup })).toBe(true);
	});

	test('returns a month after the last backup if there is something new', () => {
		expect(isDue({ last: backupFrom(29) })).toBe(false);
		expect(isDue({ last: backupFrom(30) })).toBe(true);
		expect(isDue({ last: backupFrom(400) })).toBe(true);
		const nothingNew = { wins: 40, newestAtMs: daysAgo(60) };
		expect(isDue({ ...nothingNew, last: backupFrom(31) })).toBe(false);
		expect(isDue({ ...nothingNew, wins: 41, last: backupFrom(31) })).toBe(true);
	});

	test('counts new wins even if more were deleted', () => {
		expect(isDue({ wins: 20, newestAtMs: daysAgo(1), last: backupFrom(31) })).toBe(true);
		expect(isDue({ wins: 20, newestAtMs: daysAgo(40), last: backupFrom(31) })).toBe(false);
		expect(isDue({ wins: 0, newestAtMs: null, last: backupFrom(31) })).toBe(false);
	});

	test('does not appear at low energy', () => {
		for (let energy = 0; energy <= lowEnergy; energy++) expect(isDue({ energy })).toBe(false);
		expect(isDue({ energy: lowEnergy + 1 })).toBe(true);
	});

	test('waits a month after "not now", then returns', () => {
		expect(isDue({ said: { putOffAtMs: nowMs } })).toBe(false);
		expect(isDue({ said: { putOffAtMs: daysAgo(29.9) } })).toBe(false);
		expect(isDue({ said: { putOffAtMs: daysAgo(30) } })).toBe(true);
		expect(isDue({ last: backupFrom(90), said: { putOffAtMs: daysAgo(3) } })).toBe(false);
	});

	test('stays silent once the user has turned it off', () => {
		expect(isDue({ wins: 100_000, said: { isOff: true } })).toBe(false);
		expect(isDue({ last: backupFrom(900), said: { isOff: true } })).toBe(false);
	});

	test('is not silenced for good by a clock that was ahead', () => {
		expect(isDue({ said: { putOffAtMs: daysAgo(-400) } })).toBe(true);
		expect(isDue({ last: backupFrom(-400) })).toBe(true);
		expect(isDue({ last: backupFrom(-2) })).toBe(false);
	});
});

test('the number of wins since a backup is never negative', () => {
	expect(winsSinceBackup(54, backupFrom(1))).toBe(14);
	expect(winsSinceBackup(40, backupFrom(1))).toBe(0);
	expect(winsSinceBackup(3, backupFrom(1))).toBe(0);
});
