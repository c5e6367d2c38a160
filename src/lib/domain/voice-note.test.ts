import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	audioExtension,
	audioType,
	bytesOf,
	decodedAudio,
	encodedAudio,
	hasRoom,
	largestRecordingBytes,
	mostVoiceBytes
} from './voice-note.ts';

describe('a sound in a record', () => {
	test('comes back byte for byte, in the base64 that copies hold', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
				const audio = encodedAudio(bytes);
				expect(audio).toBe(Buffer.from(bytes).toString('base64'));
				expect([...decodedAudio(audio)]).toEqual([...bytes]);
			})
		);
	});

	test('may be as long as a record allows', () => {
		const bytes = Uint8Array.from({ length: largestRecordingBytes }, (_, i) => (i * 31) % 256);
		const audio = encodedAudio(bytes);
		expect(audio.length).toBe(Math.ceil(largestRecordingBytes / 3) * 4);
		expect(Buffer.compare(decodedAudio(audio), bytes)).toBe(0);
	});

	test.each([
		['audio/mp4;codecs=mp4a.40.2', '.m4a'],
		['audio/webm;codecs=opus', '.webm'],
		['audio/ogg; codecs=opus', '.ogg'],
		['AUDIO/MP4', '.m4a'],
		['', '.webm']
	])('of the type %j is a file ending in %s', (type, extension) => {
		expect(audioExtension(type)).toBe(extension);
	});

	test('keeps a type that a copy may hold', () => {
		expect(audioType('audio/webm;codecs=opus')).toBe('audio/webm;codecs=opus');
		expect(audioType('audio/ogg; codecs=opus')).toBe('audio/ogg; codecs=opus');
		expect(audioType('')).toBe('audio/webm');
		expect(audioType('text/html')).toBe('audio/webm');
	});
});

describe('the room for voice notes', () => {
	const of = (...sizes: number[]) => sizes.map((bytes) => ({ bytes }));

	test('ends at sixty million bytes together, and five for one', () => {
		expect(bytesOf(of(1, 2, 3))).toBe(6);
		expect(hasRoom(of(), largestRecordingBytes)).toBe(true);
		expect(hasRoom(of(), largestRecordingBytes + 1)).toBe(false);
		expect(hasRoom(of(mostVoiceBytes - 10), 10)).toBe(true);
		expect(hasRoom(of(mostVoiceBytes - 10), 11)).toBe(false);
	});

	test('is there for a whole minute, or said to be full', () => {
		expect(hasRoom(of())).toBe(true);
		expect(hasRoom(of(mostVoiceBytes - 400_000))).toBe(false);
	});
});
