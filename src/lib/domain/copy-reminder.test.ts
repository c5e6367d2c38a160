import { describe, expect, test } from 'vitest';
import {
	copyIsDue,
	firstCopyReminder,
	winsSinceCopy,
	winsWorthACopy,
	type CopyReminder,
	type LastCopy
} from '#lib/domain/copy-reminder.ts';
import { lowEnergy } from '#lib/domain/energy.ts';

const nowMs = Date.UTC(2026, 10, 20, 9);
const dayMs = 86_400_000;
const daysAgo = (days: number) => nowMs - days * dayMs;

interface Case {
	wins?: number;
	newestAtMs?: number | null;
	last?: LastCopy | null;
	said?: Partial<CopyReminder>;
	energy?: number;
}
function isDue({ wins = 50, newestAtMs = nowMs, last = null, said, energy = 50 }: Case): boolean {
	const reminder = { ...firstCopyReminder, ...said };
	return copyIsDue({ wins, newestAtMs }, last, reminder, { energy, nowMs });
}
const copyOf = (days: number, wins = 40): LastCopy => ({
	atMs: daysAgo(days),
	kind: 'plain',
	wins
});

describe('speaking of a copy', () => {
	test('begins with ten wins, and not before', () => {
		expect(isDue({ wins: 0, newestAtMs: null })).toBe(false);
		expect(isDue({ wins: winsWorthACopy - 1 })).toBe(false);
		expect(isDue({ wins: winsWorthACopy })).toBe(true);
	});

	test('comes again a month after the last copy, when there is something new', () => {
		expect(isDue({ last: copyOf(29) })).toBe(false);
		expect(isDue({ last: copyOf(30) })).toBe(true);
		expect(isDue({ last: copyOf(400) })).toBe(true);
		const nothingNew = { wins: 40, newestAtMs: daysAgo(60) };
		expect(isDue({ ...nothingNew, last: copyOf(31) })).toBe(false);
		expect(isDue({ ...nothingNew, wins: 41, last: copyOf(31) })).toBe(true);
	});

	test('counts what is new though more was deleted', () => {
		expect(isDue({ wins: 20, newestAtMs: daysAgo(1), last: copyOf(31) })).toBe(true);
		expect(isDue({ wins: 20, newestAtMs: daysAgo(40), last: copyOf(31) })).toBe(false);
		expect(isDue({ wins: 0, newestAtMs: null, last: copyOf(31) })).toBe(false);
	});

	test('does not come at low energy', () => {
		for (let energy = 0; energy <= lowEnergy; energy++) expect(isDue({ energy })).toBe(false);
		expect(isDue({ energy: lowEnergy + 1 })).toBe(true);
	});

	test('waits a month after "not now", and asks again then', () => {
		expect(isDue({ said: { putOffAtMs: nowMs } })).toBe(false);
		expect(isDue({ said: { putOffAtMs: daysAgo(29.9) } })).toBe(false);
		expect(isDue({ said: { putOffAtMs: daysAgo(30) } })).toBe(true);
		expect(isDue({ last: copyOf(90), said: { putOffAtMs: daysAgo(3) } })).toBe(false);
	});

	test('is silent for good once that was asked for', () => {
		expect(isDue({ wins: 100_000, said: { isOff: true } })).toBe(false);
		expect(isDue({ last: copyOf(900), said: { isOff: true } })).toBe(false);
	});

	test('is not kept away for good by a clock that ran ahead', () => {
		expect(isDue({ said: { putOffAtMs: daysAgo(-400) } })).toBe(true);
		expect(isDue({ last: copyOf(-400) })).toBe(true);
		expect(isDue({ last: copyOf(-2) })).toBe(false);
	});
});

test('wins since a copy are never fewer than none', () => {
	expect(winsSinceCopy(54, copyOf(1))).toBe(14);
	expect(winsSinceCopy(40, copyOf(1))).toBe(0);
	expect(winsSinceCopy(3, copyOf(1))).toBe(0);
});
