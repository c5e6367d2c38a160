import {
	keepTabEmpty,
	removeTraces,
	removeTracesPatiently,
	traces,
	type Trace
} from '#lib/platform/traces.ts';
import { eraseDatabases, tidyUp } from '#lib/storage/erasing.ts';
import type { App } from './app.svelte.ts';

/** What the browser would not remove. */
export type Left = 'databases' | Trace;

/**
 * Removes everything that this address keeps in this browser, for good, and with it the app's own files;
 * this page and all others let go of the diary and can write nothing any more. `onwaiting` hears when
 * another tab does not let go, which is then waited for. Gives what is left, which is nothing as a rule.
 */
export async function eraseEverything(
	{ storage }: App,
	onwaiting: () => void
): Promise<readonly Left[]> {
	// What is open is told to let go; what is not would open the diary anew later.
	await storage.check().catch(() => {});
	// Before the diary, which could be made anew from them; those that are held go after it.
	await removeTraces('files');
	const left: Left[] = (await eraseDatabases(onwaiting)).length > 0 ? ['databases'] : [];
	// Where it cannot be done, the browser does it in its own time.
	await tidyUp().catch(() => {});
	for (const trace of traces) if ((await removeTracesPatiently(trace)) > 0) left.push(trace);
	await tidyUp().catch(() => {});
	keepTabEmpty();
	return left;
}
