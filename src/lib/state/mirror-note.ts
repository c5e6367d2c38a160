import type { Revision } from '#lib/domain/clock.ts';

/** What the mirror remembers of the diary, beside what it holds of it: how many wins, which stamp was the last. */
export interface MirrorNote {
	wins: number;
	last: Revision;
	/** Which database it comes from. */
	birth: string;
	/** The last of what was written to the diary that it holds, by the number that the storage gave it. */
	upTo: number;
	atMs: number;
	/** How many times everything is to be written anew before no file holds what was deleted. */
	toSweep: number;
}

/** A note as it stands beside a mirror; null when it holds nothing that can be told. */
export function parsedNote(text: string): MirrorNote | null {
	try {
		const note = JSON.parse(text) as MirrorNote;
		return typeof note.last === 'string' && typeof note.upTo === 'number' ? note : null;
	} catch {
		return null;
	}
}
