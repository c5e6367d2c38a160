import type { Done, Undo } from '#lib/app/command.svelte.ts';
import { m } from '#lib/i18n/generated/messages.js';

/** Runs a change as a command; resolves with true if it was done. */
export type Change = (write: () => Promise<Undo | null>) => Promise<boolean>;

/**
 * Returns the outcome of a change for its command. Null means that nothing was changed, and is not announced.
 */
export function changed(undo: Undo | null): Done {
	return undo ? { announce: m.changed(), undo } : {};
}
