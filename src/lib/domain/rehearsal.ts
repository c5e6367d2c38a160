import type { Revision } from './clock.ts';
import type { Day } from './day.ts';

/** The rungs of the ladder that a script is climbed by, from the first one up. */
export const rungs = ['new', 'rehearsed', 'used', 'comfortable'] as const;
/** How far somebody has come with a script. */
export type Rung = (typeof rungs)[number];

/** Where a person stands with one script. Nothing is ever overdue: it may come back from a day on, or not. */
export interface Rehearsal {
	/** The name of the script: kebab case. */
	id: string;
	/** The place of the rung in `rungs`. */
	step: number;
	/** How many of the growing intervals are behind it, 0 to 5; absent for none. */
	interval?: number;
	/** The day of the last rehearsal; absent when it is not known. */
	lastDay?: Day;
	/** The first day on which it may be shown again; absent for any. */
	againFrom?: Day;
	/** Whether the person has put it away. */
	isRetired?: boolean;
	revision: Revision;
}
