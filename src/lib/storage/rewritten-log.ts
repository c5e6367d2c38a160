import type { Revision } from '#lib/core/clock.ts';
import { endOfLog, placeOf, type Choices } from './choice-log.ts';
import type { LogState } from './schema.ts';

/** The state of the log after a write that may have changed rows anywhere in it. */
export async function rewrittenLog(
	choices: Choices,
	before: LogState | undefined,
	revision: Revision
): Promise<LogState> {
	return { revision, rewritten: revision, ...placeOf((await endOfLog(choices)) ?? before) };
}
