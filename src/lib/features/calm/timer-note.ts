import { alone } from '#lib/platform/lock.ts';
import type { DiaryDatabase } from '#lib/storage/database.ts';
import { timerIn, type RunningTimer } from './timer.ts';

/** The ways of talking for which there are words of leaving. */
export const leavingWays = ['inPerson', 'call', 'text'] as const;
/** A way of talking. */
export type LeavingWay = (typeof leavingWays)[number];

/** The user's wishes for the timer. */
export interface TimerWishes {
	way: LeavingWay;
	sounds: boolean;
	vibrates: boolean;
	staysAwake: boolean;
}

/** The settings of the timer before the user changes any: silent, with the screen on. */
export const firstWishes: TimerWishes = {
	way: 'inPerson',
	sounds: false,
	vibrates: false,
	staysAwake: true
};

/** The timer and the wishes of this device, shared by all its tabs. */
export interface TimerNote {
	timer: RunningTimer | null;
	wishes: TimerWishes;
}

const lockName = 'small-hello timer';

/**
 * Reads the timer and the wishes under a lock, so that no tab changes them during the read. Throws a
 * `StorageError`.
 */
export function readTimerNote(storage: DiaryDatabase): Promise<TimerNote> {
	return alone(lockName, () => read(storage));
}

/**
 * Stores the changes that `next` returns, under a lock because other tabs change the timer too.
 * Resolves with the changes. Throws a `StorageError`.
 */
export function changeTimerNote(
	storage: DiaryDatabase,
	next: (present: TimerNote) => Partial<TimerNote>
): Promise<Partial<TimerNote>> {
	return alone(lockName, async () => {
		const present = await read(storage);
		const changed = next(present);
		await storage.writeMeta('timer', { ...present, ...changed });
		return changed;
	});
}

async function read(storage: DiaryDatabase): Promise<TimerNote> {
	const note = (await storage.readMeta('timer')) as { timer?: unknown; wishes?: unknown } | null;
	return { timer: timerIn(note?.timer), wishes: wishesIn(note?.wishes) };
}

function wishesIn(note: unknown): TimerWishes {
	const given = (typeof note === 'object' && note !== null ? note : {}) as Partial<TimerWishes>;
	return {
		way: leavingWays.find((way) => way === given.way) ?? firstWishes.way,
		sounds: given.sounds === true,
		vibrates: given.vibrates === true,
		staysAwake: given.staysAwake !== false
	};
}
