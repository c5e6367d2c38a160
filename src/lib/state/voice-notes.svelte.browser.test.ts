import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { CardId } from '#lib/domain/card.ts';
import type { PersonId } from '#lib/domain/person.ts';
import { decodedAudio, type VoiceNote } from '#lib/domain/voice-note.ts';
import { newId } from '#lib/storage/storage.ts';
import { readingOf } from '#lib/storage/reading.ts';
import { copyOf, withApp } from '../../../tests/scenes/app.ts';
import { noonMs } from '../../../tests/scenes/database.ts';
import type { App } from './app.svelte.ts';
import { Diary } from './diary.svelte.ts';
import { People } from './people.svelte.ts';
import { SoundMissing, VoiceNotes, VoiceNotesFull } from './voice-notes.svelte.ts';

const ana = 'ana' as PersonId;
const hello = 'ten-second-hello' as CardId;

/** Headless Chromium has no microphone: a tone stands in for one. */
const streams: MediaStream[] = [];
beforeEach(async () => {
	// Nothing sounds before a tap.
	await userEvent.click(document.body);
	vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async () => {
		const context = new AudioContext();
		const tone = context.createOscillator();
		const end = context.createMediaStreamDestination();
		tone.connect(end);
		tone.start();
		await context.resume();
		streams.push(end.stream);
		return end.stream;
	});
});
afterEach(() => {
	vi.restoreAllMocks();
	streams.length = 0;
});

const isListening = () =>
	streams.some((stream) => stream.getTracks().some(({ readyState }) => readyState === 'live'));

async function recorded(voiceNotes: VoiceNotes, forMs = 1200): Promise<void> {
	await voiceNotes.record();
	expect(voiceNotes.state).toBe('recording');
	await new Promise((resolve) => setTimeout(resolve, forMs));
	voiceNotes.stop();
	await expect.poll(() => voiceNotes.state).toBe('recorded');
}

/** Notes of that size without a sound, which count all the same. */
async function filledWith(app: App, count: number, bytes: number): Promise<void> {
	await app.storage.write(
		Array.from({ length: count }, () => {
			const id = newId(noonMs);
			const note: Omit<VoiceNote, 'revision'> = {
				...{ id, at: '2026-11-20T13:00:00+01:00', seconds: 60, type: 'audio/webm' },
				...{ bytes, winId: null, personId: null }
			};
			return { list: 'voiceNotes', id, next: () => note } as const;
		})
	);
}

const counts = async (app: App) => ({
	wins: (await readingOf(app.storage).wins(9)).wins.length,
	notes: (await app.storage.all('voiceNotes')).length,
	sounds: (await app.storage.all('recordings')).length
});

describe('recording', () => {
	test('gives a sound of its length, and lets go of the microphone', () =>
		withApp(async ({ app }) => {
			const voiceNotes = new VoiceNotes(app);
			await recorded(voiceNotes);
			expect(isListening()).toBe(false);
			expect(voiceNotes.latestSeconds).toBeGreaterThanOrEqual(1);
			expect(voiceNotes.latestSeconds).toBeLessThanOrEqual(4);
			expect(await counts(app)).toEqual({ wins: 0, notes: 0, sounds: 0 });
			voiceNotes.letGo();
			expect(voiceNotes.state).toBe('idle');
		}));

	test('that is given up lets go of the microphone, whether it had begun or not', () =>
		withApp(async ({ app }) => {
			const voiceNotes = new VoiceNotes(app);
			await voiceNotes.record();
			expect(isListening()).toBe(true);
			voiceNotes.letGo();
			expect(isListening()).toBe(false);
			expect(voiceNotes.state).toBe('idle');

			const asking = voiceNotes.record();
			voiceNotes.letGo();
			await asking;
			expect(isListening()).toBe(false);
			expect(voiceNotes.state).toBe('idle');

			let isReady = () => {};
			const preparing = voiceNotes.record(
				() => new Promise<void>((resolve) => (isReady = resolve))
			);
			expect(voiceNotes.state).toBe('asking');
			voiceNotes.letGo();
			vi.mocked(navigator.mediaDevices.getUserMedia).mockClear();
			isReady();
			await preparing;
			expect(navigator.mediaDevices.getUserMedia).not.toHaveBeenCalled();
			expect(voiceNotes.state).toBe('idle');
		}));

	test.each([
		['NotAllowedError', 'denied'],
		['NotFoundError', 'noMicrophone'],
		['AbortError', 'broken']
	])('where the browser says %s is %s', (name, problem) =>
		withApp(async ({ app }) => {
			vi.mocked(navigator.mediaDevices.getUserMedia).mockRejectedValue(new DOMException('', name));
			const voiceNotes = new VoiceNotes(app);
			await expect(voiceNotes.record()).rejects.toMatchObject({ problem });
			expect(voiceNotes.state).toBe('idle');
		})
	);
});

describe('keeping', () => {
	test('goes on as it was begun when the recording is let go of meanwhile, as by leaving the page', () =>
		withApp(async ({ app }) => {
			const voiceNotes = new VoiceNotes(app);
			await recorded(voiceNotes);
			const seconds = voiceNotes.latestSeconds;
			const keeping = voiceNotes.log({ personId: null, cardId: null }, true);
			voiceNotes.letGo();
			await keeping;
			expect(await app.storage.all('voiceNotes')).toMatchObject([{ seconds }]);
			expect(await counts(app)).toEqual({ wins: 1, notes: 1, sounds: 1 });
		}));

	test('is a win, a note and a sound, or none of them', () =>
		withApp(async ({ app }) => {
			const voiceNotes = new VoiceNotes(app);
			await voiceNotes.load();
			await recorded(voiceNotes);
			const undo = await voiceNotes.log({ personId: ana, cardId: hello }, true);
			const [win] = (await readingOf(app.storage).wins(1)).wins;
			expect(win).toMatchObject({ channel: 'voiceNote', people: [ana], cardId: hello, note: '' });
			const [note] = await app.storage.all('voiceNotes');
			expect(note).toMatchObject({ winId: win!.id, personId: ana });
			const recording = await readingOf(app.storage).recording(note!.id);
			expect(decodedAudio(recording!.audio)).toHaveLength(note!.bytes);
			await expect.poll(() => voiceNotes.ofWin(win!.id)).toEqual([note]);
			await undo();
			expect(await counts(app)).toEqual({ wins: 0, notes: 0, sounds: 0 });
			expect(await readingOf(app.storage).recording(note!.id)).toBeNull();
			voiceNotes.letGo();
		}));

	test('without the sound is a win alone', () =>
		withApp(async ({ app }) => {
			const voiceNotes = new VoiceNotes(app);
			await recorded(voiceNotes);
			await voiceNotes.log({ personId: null, cardId: null }, false);
			expect(await counts(app)).toEqual({ wins: 1, notes: 0, sounds: 0 });
			voiceNotes.letGo();
		}));

	test('is learned of for the person that it went to, and not for the one of Today', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const both = [(await people.add('Ana'))!.id, (await people.add('Ben'))!.id];
			await app.today.load();
			await app.today.setEnergy(90);
			const offer = () => app.today.suggestions.find((one) => one.personId);
			for (let round = 0; round < 40 && !offer(); round++) app.today.showOthers();
			const { cardId, personId } = offer()!;
			const other = both.find((id) => id !== personId)!;
			const voiceNotes = new VoiceNotes(app);
			await voiceNotes.log({ personId: other, cardId }, false);
			await voiceNotes.log({ personId: null, cardId }, false);
			const done = (await app.storage.all('choices')).filter(({ kind }) => kind === 'done');
			expect(done.map((choice) => choice.personId)).toEqual([other, undefined]);
		}));

	test('more than fits is refused, and nothing of it is written', () =>
		withApp(async ({ app }) => {
			const voiceNotes = new VoiceNotes(app);
			await filledWith(app, 12, 5_000_000);
			await voiceNotes.load();
			expect(voiceNotes.hasRoom).toBe(false);
			await recorded(voiceNotes);
			await expect(voiceNotes.log({ personId: null, cardId: null }, true)).rejects.toThrow(
				VoiceNotesFull
			);
			expect(await counts(app)).toEqual({ wins: 0, notes: 12, sounds: 0 });
			await voiceNotes.remove(voiceNotes.notes[0]!.id);
			await voiceNotes.log({ personId: null, cardId: null }, true);
			expect(await counts(app)).toEqual({ wins: 1, notes: 12, sounds: 1 });
			voiceNotes.letGo();
		}));
});

describe('a kept voice note', () => {
	test('goes with its entry, and comes back with it byte for byte', () =>
		withApp(async ({ app }) => {
			const [voiceNotes, diary] = [new VoiceNotes(app), new Diary(app)];
			await recorded(voiceNotes);
			await voiceNotes.log({ personId: null, cardId: hello }, true);
			await voiceNotes.log({ personId: null, cardId: null }, true);
			const [first, second] = (await readingOf(app.storage).wins(2)).wins;
			const sounds = (await app.storage.all('recordings')).map(({ audio }) => audio);
			const undo = await diary.remove(first!.id, await voiceNotes.removalsWith(first!.id));
			expect(await counts(app)).toEqual({ wins: 1, notes: 1, sounds: 1 });
			expect((await app.storage.all('voiceNotes'))[0]?.winId).toBe(second!.id);
			await undo();
			expect(await counts(app)).toEqual({ wins: 2, notes: 2, sounds: 2 });
			expect((await app.storage.all('recordings')).map(({ audio }) => audio)).toEqual(sounds);
			voiceNotes.letGo();
		}));

	test('can go alone, and its entry stays', () =>
		withApp(async ({ app }) => {
			const voiceNotes = new VoiceNotes(app);
			await voiceNotes.load();
			await recorded(voiceNotes);
			await voiceNotes.log({ personId: null, cardId: hello }, true);
			const { id } = (await app.storage.all('voiceNotes'))[0]!;
			const undo = await voiceNotes.remove(id);
			expect(await counts(app)).toEqual({ wins: 1, notes: 0, sounds: 0 });
			await undo();
			expect(await counts(app)).toEqual({ wins: 1, notes: 1, sounds: 1 });
			voiceNotes.letGo();
		}));

	test('is played to its end, one at a time, and says when its sound is missing', () =>
		withApp(async ({ app }) => {
			const voiceNotes = new VoiceNotes(app);
			await recorded(voiceNotes);
			await voiceNotes.log({ personId: null, cardId: null }, true);
			await filledWith(app, 1, 100);
			await voiceNotes.load();
			const [kept, missing] = [...voiceNotes.notes].sort((a, b) => b.seconds - a.seconds).reverse();
			await voiceNotes.play(kept!.id);
			expect(voiceNotes.played).toBe(kept!.id);
			await voiceNotes.play('latest');
			expect(voiceNotes.played).toBe('latest');
			await expect.poll(() => voiceNotes.played, { timeout: 8000 }).toBeNull();
			await expect(voiceNotes.play(missing!.id)).rejects.toThrow(SoundMissing);
			expect(voiceNotes.played).toBeNull();
			voiceNotes.letGo();
		}));

	test('is in a copy as it is', () =>
		withApp(async ({ app }) => {
			const voiceNotes = new VoiceNotes(app);
			await recorded(voiceNotes);
			await voiceNotes.log({ personId: null, cardId: null }, true);
			const copy = JSON.parse(await (await copyOf(app)).content.text());
			expect(copy.voiceNotes).toEqual(await app.storage.all('voiceNotes'));
			expect(copy.recordings).toEqual(await app.storage.all('recordings'));
			voiceNotes.letGo();
		}));
});
