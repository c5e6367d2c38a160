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

/** Less room than this takes no minute of speech any more. */
const roomOfOne = 500_000;

/** How many bytes all these take together. */
export function bytesOf(notes: readonly Pick<VoiceNote, 'bytes'>[]): number {
	return notes.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Whether one more fits: one of so many bytes, or one of a whole minute. */
export function hasRoom(notes: readonly Pick<VoiceNote, 'bytes'>[], bytes = roomOfOne): boolean {
	return bytes <= largestRecordingBytes && bytesOf(notes) + bytes <= mostVoiceBytes;
}

/** The bytes of a sound as a record keeps them. */
export function encodedAudio(bytes: Uint8Array): string {
	let text = '';
	// In pieces: a call takes a limited number of arguments.
	for (let at = 0; at < bytes.length; at += 0x8000)
		text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
	return btoa(text);
}

/** The bytes of a sound that a record keeps. */
export function decodedAudio(audio: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(atob(audio), (character) => character.charCodeAt(0));
}

/** The end of the name of a file with a sound of that type. */
export function audioExtension(type: string): string {
	const [kind = ''] = type.toLowerCase().split(';');
	return extensions[kind.trim()] ?? '.webm';
}

const extensions: { readonly [type: string]: string } = {
	'audio/mp4': '.m4a',
	'audio/x-m4a': '.m4a',
	'audio/aac': '.aac',
	'audio/mpeg': '.mp3',
	'audio/ogg': '.ogg',
	'audio/wav': '.wav'
};

/** What the type of a sound looks like. */
export const audioTypePattern = /^audio\/[\w.+-]+(;[\w= .,"-]*)?$/;

/** The type of a sound as records keep it; one that names none of them counts as WebM. */
export function audioType(type: string): string {
	return audioTypePattern.test(type) ? type : 'audio/webm';
}
