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

/**
 * Erases everything that this address stores in this browser, including the app's own files. This page and
 * all others close the diary and can no longer write. Calls `onwaiting` if another tab does not close it, and
 * waits for that tab. Returns the data that is left or may be, which is normally none.
 */
export async function eraseEverything({ storage }: App, onwaiting: () => void): Promise<Erasure> {
	// Open this connection first. Open connections are notified to close, but one that opens later would
	// create the diary again.
	await storage.check().catch(() => {});
	// The mirror goes after the database: a database that cannot be deleted must not cost the good copy first.
	const databases = await eraseDatabases(onwaiting);
	const left: Remains[] = [];
	const unknown: Remains[] = [];
	if (databases.left.length > 0) left.push('databases');
	else if (!databases.isKnown) unknown.push('databases');
	// If this fails, the browser tidies up in its own time.
	await tidyUp().catch(() => {});
	for (const trace of traces) {
		const count = await removeTracesPatiently(trace);
		if (count === null) unknown.push(trace);
		else if (count > 0) left.push(trace);
	}
	await tidyUp().catch(() => {});
	keepTabEmpty();
	return { left, unknown };
}
