import { keepTabEmpty, removeTracesPatiently, traces, type Trace } from '#lib/platform/traces.ts';
import { eraseDatabases, tidyUp } from '#lib/storage/bulk-erase.ts';
import type { App } from '#lib/app/app.svelte.ts';

/** Data that the browser did not remove. */
export type Remains = 'databases' | Trace;

/**
 * Erases everything that this address stores in this browser, including the app's own files. This page and
 * all others close the diary and can no longer write. Calls `onwaiting` if another tab does not close it, and
 * waits for that tab. Returns the data that is left, which is normally none.
 */
export async function eraseEverything(
	{ storage }: App,
	onwaiting: () => void
): Promise<readonly Remains[]> {
	// Open this connection first. Open connections are notified to close, but one that opens later would
	// create the diary again.
	await storage.check().catch(() => {});
	// The mirror goes after the database: a database that cannot be deleted must not cost the good copy first.
	const left: Remains[] = (await eraseDatabases(onwaiting)).length > 0 ? ['databases'] : [];
	// If this fails, the browser tidies up in its own time.
	await tidyUp().catch(() => {});
	for (const trace of traces) if ((await removeTracesPatiently(trace)) > 0) left.push(trace);
	await tidyUp().catch(() => {});
	keepTabEmpty();
	return left;
}
