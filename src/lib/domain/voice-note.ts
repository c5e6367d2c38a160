import type { Revision } from './clock.ts';
import type { PersonId } from './person.ts';
import type { WinId } from './win.ts';

/** A voice note that was kept, without its sound, so that a list of them is light. */
export interface VoiceNote {
	/** UUID version 7; its recording has the same. */
	id: string;
	/** When it was recorded: ISO 8601 with the local offset. */
	at: string;
	/** Rounded up. */
	seconds: number;
	/** The type of its file: 'audio/webm;codecs=opus'. */
	type: string;
	/** The size of its file. */
	bytes: number;
	winId: WinId | null;
	personId: PersonId | null;
	revision: Revision;
}

/** The sound of a voice note. */
export interface Recording {
	id: string;
	/** The bytes of the file in base64. */
	audio: string;
	revision: Revision;
}

/** How long a voice note may be. */
export const longestVoiceSeconds = 60;
/** How many bytes all recordings may take together. */
export const mostVoiceBytes = 60_000_000;
/** No recording that is imported may take more; a minute of speech takes a tenth of it. */
export const largestRecordingBytes = 5_000_000;
