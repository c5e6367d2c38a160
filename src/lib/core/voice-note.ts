import type { Revision } from './clock.ts';
import type { PersonId } from './person.ts';
import type { WinId } from './win.ts';

/** A saved voice note without its audio, so that lists of voice notes load fast. */
export interface VoiceNote {
	/** UUID version 7; the recording has the same id. */
	id: string;
	/** The time of the recording: ISO 8601 with the local offset. */
	at: string;
	/** The duration, rounded up. */
	seconds: number;
	/** The MIME type of the audio: 'audio/webm;codecs=opus'. */
	type: string;
	/** The size of the audio. */
	bytes: number;
	winId: WinId | null;
	personId: PersonId | null;
	revision: Revision;
}

/** The audio of a voice note. */
export interface Recording {
	id: string;
	/** The bytes of the audio in base64. */
	audio: string;
	revision: Revision;
}

/** The maximum duration of a voice note. */
export const longestVoiceSeconds = 60;
/** The maximum size of all recordings together. */
export const mostVoiceBytes = 60_000_000;
/** The maximum size of an imported recording; a minute of speech takes a tenth of it. */
export const largestRecordingBytes = 5_000_000;

/** The space to reserve for a minute of speech. */
const roomOfOne = 500_000;

/** Returns the total size of voice notes. */
export function bytesOf(notes: readonly Pick<VoiceNote, 'bytes'>[]): number {
	return notes.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Returns whether there is room for one more voice note of a size; by default, one of a whole minute. */
export function hasRoom(notes: readonly Pick<VoiceNote, 'bytes'>[], bytes = roomOfOne): boolean {
	return bytes <= largestRecordingBytes && bytesOf(notes) + bytes <= mostVoiceBytes;
}

/** Returns audio in base64, as a record stores it. */
export function encodedAudio(bytes: Uint8Array): string {
	let text = '';
	// In chunks: a call accepts a limited number of arguments.
	for (let at = 0; at < bytes.length; at += 0x8000)
		text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
	return btoa(text);
}

/** Returns the bytes of a record's audio. */
export function decodedAudio(audio: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(atob(audio), (character) => character.charCodeAt(0));
}

/** Returns the file name extension of an audio type. */
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

/** The pattern of an audio type. */
export const audioTypePattern = /^audio\/[\w.+-]+(;[\w= .,"-]*)?$/;

/** Returns an audio type as records store it; 'audio/webm' for anything else. */
export function audioType(type: string): string {
	return audioTypePattern.test(type) ? type : 'audio/webm';
}
