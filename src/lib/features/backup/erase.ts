import { keepTabEmpty, removeTracesPatiently, traces, type Trace } from '#lib/platform/traces.ts';
import { eraseDatabases, tidyUp } from '#lib/storage/bulk-erase.ts';
import type { App } from '#lib/app/app.svelte.ts';

/** A kind of data. */
export type Remains = 'databases' | Trace;

/** The result of erasing. */
export interface Erasure {
	/** Data that the browser did not remove. */
	left: readonly Remains[];
	/** Data that may be left: the browser does not tell. */
	unknown: readonly Remains[];
}

/** Time after which a step counts as stalled: more than a slow disk needs. */
export const patienceMs = 10_000;

/**
 * Erases everything that this address stores in this browser, including the app's own files. This page and
 * all others close the diary and can no longer write. Calls `onwaiting` if another tab does not close it, and
 * waits for that tab. Returns the data that is left or may be, which is normally none.
 */
export async function eraseEverything({ storage }: App, onwaiting: () => void): Promise<Erasure> {
	// Open this connection first. Open connections are notified to close, but one that opens later would
	// create the diary again.
	if (!(await endsInTime(storage.check()))) storage.leave();
	// The mirror goes after the database: a database that cannot be deleted must not cost the good copy first.
	const databases = await eraseDatabases(onwaiting);
	const left: Remains[] = [];
	const unknown: Remains[] = [];
	if (databases.left.length > 0) left.push('databases');
	else if (!databases.isKnown) unknown.push('databases');
	// If this fails, the browser tidies up in its own time.
	await endsInTime(tidyUp());
	for (const trace of traces) {
		const count = await removeTracesPatiently(trace);
		if (count === null) unknown.push(trace);
		else if (count > 0) left.push(trace);
	}
	await endsInTime(tidyUp());
	keepTabEmpty();
	return { left, unknown };
}

/** Returns true when the work has ended, well or not, and false if it stalls. */
async function endsInTime(work: Promise<unknown>): Promise<boolean> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<boolean>((resolve) => {
		timer = setTimeout(() => resolve(false), patienceMs);
	});
	const ended = work.then(
		() => true,
		() => true
	);
	return Promise.race([ended, late]).finally(() => clearTimeout(timer));
}
