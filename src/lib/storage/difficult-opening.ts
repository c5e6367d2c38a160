import {
	patienceMs,
	type Attempt,
	type ConnectionEvents,
	type OpenDatabase
} from './connection-types.ts';
import { isDiskFull } from './full-disk.ts';
import { StorageError, storageError } from './storage-error.ts';

/** The pause before the second attempt to open a database that has failed. */
const repairMs = 300;

/** Returns whether an error is one of the browser that may pass. */
const isFault = (error: unknown) => storageError(error).problem === 'broken';

/**
 * Opens a database once more after the first opening has failed or stalled. A stalled one is closed. Throws
 * the error of the second attempt: `unopenable` if there is a mirror, and `full` on a full disk.
 */
export async function openAgain(
	first: Promise<OpenDatabase>,
	attempt: Attempt,
	openNow: (attempt: Attempt) => Promise<OpenDatabase>,
	{ isRemembered }: Pick<ConnectionEvents, 'isRemembered'>,
	isLate: boolean
): Promise<OpenDatabase> {
	/** Repeats an attempt that stalls, except for an upgrade, which may take any time. */
	const inTime = async (opening: Promise<OpenDatabase>, present: Attempt, isKnownLate = false) => {
		let isStalled = isKnownLate || (await stalls(opening));
		while (isStalled && present.isUpgrading) isStalled = await stalls(opening);
		if (!isStalled) return opening;
		present.isOver = true;
		present.database?.close();
		opening.catch(() => {});
		return openNow({});
	};
	try {
		return await inTime(first, attempt, isLate);
	} catch (error) {
		if (!isFault(error)) throw error;
	}
	// Chromium repairs some kinds of damage while an attempt to open fails.
	await new Promise((resolve) => setTimeout(resolve, repairMs));
	try {
		const second: Attempt = {};
		return await inTime(openNow(second), second);
	} catch (error) {
		if (!isFault(error)) throw error;
		if (await isDiskFull().catch(() => false)) throw new StorageError('full', { cause: error });
		const remembers = await isRemembered?.().catch(() => false);
		throw remembers ? new StorageError('unopenable', { cause: error }) : error;
	}
}

/** Returns whether an opening has not ended in time. */
async function stalls(opening: Promise<unknown>): Promise<boolean> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<boolean>((resolve) => {
		timer = setTimeout(() => resolve(true), patienceMs);
	});
	const ended = () => false;
	const isLate = await Promise.race([opening.then(ended, ended), late]);
	clearTimeout(timer);
	return isLate;
}
