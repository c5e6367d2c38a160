import type { Revision } from '#lib/core/clock.ts';

/**
 * The note beside a mirror: the number of wins and the last stamp of the diary, and how far the mirror is.
 */
export interface MirrorNote {
	wins: number;
	last: Revision;
	/** The id of the mirrored database. */
	birth: string;
	/** The number of the last pending write that the mirror holds, as issued by the database. */
	upTo: number;
	atMs: number;
	/** The number of full copies still to be written before no file holds deleted words. */
	toSweep: number;
	/** The newest file when this note was written, and the offset of its end; absent in early notes. */
	written?: { generation: number; end: number };
}

/** Parses the note beside a mirror; returns null if it is unreadable. */
export function parsedNote(text: string): MirrorNote | null {
	try {
		const note = JSON.parse(text) as MirrorNote;
		return typeof note.last === 'string' && typeof note.upTo === 'number' ? note : null;
	} catch {
		return null;
	}
}
