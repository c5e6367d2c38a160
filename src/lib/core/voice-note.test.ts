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

describe('the audio of a record', () => {
	test('is base64 and decodes to the same bytes', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
				const audio = encodedAudio(bytes);
				expect(audio).toBe(Buffer.from(bytes).toString('base64'));
				expect([...decodedAudio(audio)]).toEqual([...bytes]);
			})
		);
	});

	test('can be as large as a record allows', () => {
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
	])('of the type %j has the extension %s', (type, extension) => {
		expect(audioExtension(type)).toBe(extension);
	});

	test('has a valid type, else audio/webm', () => {
		expect(audioType('audio/webm;codecs=opus')).toBe('audio/webm;codecs=opus');
		expect(audioType('audio/ogg; codecs=opus')).toBe('audio/ogg; codecs=opus');
		expect(audioType('')).toBe('audio/webm');
		expect(audioType('text/html')).toBe('audio/webm');
	});
});

describe('hasRoom', () => {
	const of = (...sizes: number[]) => sizes.map((bytes) => ({ bytes }));

	test('limits all recordings to sixty million bytes, and one to five million', () => {
		expect(bytesOf(of(1, 2, 3))).toBe(6);
		expect(hasRoom(of(), largestRecordingBytes)).toBe(true);
		expect(hasRoom(of(), largestRecordingBytes + 1)).toBe(false);
		expect(hasRoom(of(mostVoiceBytes - 10), 10)).toBe(true);
		expect(hasRoom(of(mostVoiceBytes - 10), 11)).toBe(false);
	});

	test('requires room for a whole minute by default', () => {
		expect(hasRoom(of())).toBe(true);
		expect(hasRoom(of(mostVoiceBytes - 400_000))).toBe(false);
	});
});
