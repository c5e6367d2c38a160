import type { WinDetails, WinId } from './win.ts';

/** Words on their way into a win: what was typed and has not been saved yet. */
export interface Draft {
	id: string;
	/** The win being edited, or null for a new one. */
	winId: WinId | null;
	/** What the writing set out from: what differs from it was changed here. */
	base: WinDetails | null;
	details: WinDetails;
}

/** What was changed: those of the details that differ from what the writing set out from. */
export function changedDetails(details: WinDetails, base: WinDetails | null): Partial<WinDetails> {
	if (base === null) return details;
	const isSame = (key: keyof WinDetails) =>
		JSON.stringify(details[key]) === JSON.stringify(base[key]);
	const keys = (Object.keys(details) as (keyof WinDetails)[]).filter((key) => !isSame(key));
	return Object.fromEntries(keys.map((key) => [key, details[key]]));
}
