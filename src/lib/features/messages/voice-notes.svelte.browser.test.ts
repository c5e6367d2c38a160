import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { CardId } from '#lib/core/card.ts';
import type { PersonId } from '#lib/core/person.ts';
import { decodedAudio, type VoiceNote } from '#lib/core/voice-note.ts';
import { newId } from '#lib/storage/database.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { copyOf, withApp } from '../../../../tests/support/app.ts';
import { noonMs } from '../../../../tests/support/database.ts';
import { countedReads, heldReads, settled } from '../../../../tests/support/reads.ts';
import { use } from '../../../../tests/support/use.svelte.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { deleteWin } from '#lib/features/diary/win-changes.ts';
import { People } from '#lib/features/people/people.svelte.ts';
import { SoundMissing, VoiceNotes, VoiceNotesFull } from './voice-notes.svelte.ts';

const ana = 'ana' as PersonId;
const hello = 'ten-second-hello' as CardId;

/** The streams of a fake microphone with a tone: headless Chromium has no microphone. */
const streams: MediaStream[] = [];
beforeEach(async () => {
	// Browsers play no sound before the first tap.
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

/** Voice notes with a subscription, as in a component. */
function used(app: App): VoiceNotes {
	const voiceNotes = new VoiceNotes(app);
	onTestFinished(use(() => voiceNotes.notes));
	return voiceNotes;
}

const isListening = () =>
	streams.some((stream) => stream.getTracks().some(({ readyState }) => readyState === 'live'));

async function recorded(voiceNotes: VoiceNotes, forMs = 1200): Promise<void> {
	await voiceNotes.recording.begin();
	expect(voiceNotes.recording.state).toBe('recording');
	await new Promise((resolve) => setTimeout(resolve, forMs));
	voiceNotes.recording.stop();
	await expect.poll(() => voiceNotes.recording.state).toBe('recorded');
}

/** Stores voice notes of this size without their sounds; they count towards the limit all the same. */
async function filledWith(app: App, count: number, bytes: number): Promise<void> {
	await app.storage.write(
		Array.from({ length: count }, () => {
			const id = newId(noonMs);
			const note: Omit<VoiceNote, 'revision'> = {
				...{ id, at: '2026-11-20T13:00:00+01:00', seconds: 60, type: 'audio/webm' },
				...{ bytes, winId: null, personId: null }
			};
			return { collection: 'voiceNotes', id, next: () => note } as const;
		})
	);
}

const counts = async (app: App) => ({
	wins: (await readingOf(app.storage).wins(9)).wins.length,
	notes: (await app.storage.all('voiceNotes')).length,
	sounds: (await app.storage.all('recordings')).length
});

describe('recording', () => {
	test('returns a sound of its length and releases the microphone', () =>
		withApp(async ({ app }) => {
			const voiceNotes = new VoiceNotes(app);
			await recorded(voiceNotes);
			expect(isListening()).toBe(false);
			expect(voiceNotes.recording.seconds).toBeGreaterThanOrEqual(1);
			expect(voiceNotes.recording.seconds).toBeLessThanOrEqual(4);
			expect(await counts(app)).toEqual({ wins: 0, notes: 0, sounds: 0 });
			voiceNotes.discard();
			expect(voiceNotes.recording.state).toBe('idle');
		}));

	test('releases the microphone when it is discarded, before or after it has begun', () =>
		withApp(async ({ app }) => {
			const voiceNotes = new VoiceNotes(app);
			await voiceNotes.recording.begin();
			expect(isListening()).toBe(true);
			voiceNotes.discard();
			expect(isListening()).toBe(false);
			expect(voiceNotes.recording.state).toBe('idle');

			const asking = voiceNotes.recording.begin();
			voiceNotes.discard();
			await asking;
			expect(isListening()).toBe(false);
			expect(voiceNotes.recording.state).toBe('idle');

			let isReady = () => {};
			const preparing = voiceNotes.recording.begin(
				() => new Promise<void>((resolve) => (isReady = resolve))
			);
			expect(voiceNotes.recording.state).toBe('asking');
			voiceNotes.discard();
			vi.mocked(navigator.mediaDevices.getUserMedia).mockClear();
			isReady();
			await preparing;
			expect(navigator.mediaDevices.getUserMedia).not.toHaveBeenCalled();
			expect(voiceNotes.recording.state).toBe('idle');
		}));

	test.each([
		['NotAllowedError', 'denied'],
		['NotFoundError', 'noMicrophone'],
		['AbortError', 'broken']
	])('reports the browser error %s as %s', (name, problem) =>
		withApp(async ({ app }) => {
			vi.mocked(navigator.mediaDevices.getUserMedia).mockRejectedValue(new DOMException('', name));
			const voiceNotes = new VoiceNotes(app);
			await expect(voiceNotes.recording.begin()).rejects.toMatchObject({ problem });
			expect(voiceNotes.recording.state).toBe('idle');
		})
	);
});

describe('logging', () => {
	test('continues if the recording is discarded, for example because the user leaves the page', () =>
		withApp(async ({ app }) => {
			const voiceNotes = new VoiceNotes(app);
			await recorded(voiceNotes);
			const seconds = voiceNotes.recording.seconds;
			const keeping = voiceNotes.log({ personId: null, cardId: null }, true);
			voiceNotes.discard();
			await keeping;
			expect(await app.storage.all('voiceNotes')).toMatchObject([{ seconds }]);
			expect(await counts(app)).toEqual({ wins: 1, notes: 1, sounds: 1 });
		}));

	test('writes a win, a note and a sound, and the undo deletes all three', () =>
		withApp(async ({ app }) => {
			const voiceNotes = used(app);
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
			voiceNotes.discard();
		}));

	test('writes only a win if the sound is not wanted', () =>
		withApp(async ({ app }) => {
			const voiceNotes = new VoiceNotes(app);
			await recorded(voiceNotes);
			await voiceNotes.log({ personId: null, cardId: null }, false);
			expect(await counts(app)).toEqual({ wins: 1, notes: 0, sounds: 0 });
			voiceNotes.discard();
		}));

	test('counts as a choice for its own person, not for the person suggested on Today', () =>
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

	test('rejects a sound that does not fit, and writes nothing', () =>
		withApp(async ({ app }) => {
			const voiceNotes = used(app);
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
			voiceNotes.discard();
		}));
});

describe('a stored voice note', () => {
	test('is deleted with its win and restored with it byte for byte', () =>
		withApp(async ({ app }) => {
			const voiceNotes = new VoiceNotes(app);
			await recorded(voiceNotes);
			await voiceNotes.log({ personId: null, cardId: hello }, true);
			await voiceNotes.log({ personId: null, cardId: null }, true);
			const [first, second] = (await readingOf(app.storage).wins(2)).wins;
			const sounds = (await app.storage.all('recordings')).map(({ audio }) => audio);
			const undo = await deleteWin(
				app.journal,
				first!.id,
				await voiceNotes.removalsWith(first!.id)
			);
			expect(await counts(app)).toEqual({ wins: 1, notes: 1, sounds: 1 });
			expect((await app.storage.all('voiceNotes'))[0]?.winId).toBe(second!.id);
			await undo();
			expect(await counts(app)).toEqual({ wins: 2, notes: 2, sounds: 2 });
			expect((await app.storage.all('recordings')).map(({ audio }) => audio)).toEqual(sounds);
			voiceNotes.discard();
		}));

	test('can be deleted without its win', () =>
		withApp(async ({ app }) => {
			const voiceNotes = used(app);
			await voiceNotes.load();
			await recorded(voiceNotes);
			await voiceNotes.log({ personId: null, cardId: hello }, true);
			const { id } = (await app.storage.all('voiceNotes'))[0]!;
			const undo = await voiceNotes.remove(id);
			expect(await counts(app)).toEqual({ wins: 1, notes: 0, sounds: 0 });
			await undo();
			expect(await counts(app)).toEqual({ wins: 1, notes: 1, sounds: 1 });
			voiceNotes.discard();
		}));

	test('plays to its end, one at a time, and rejects if its sound is missing', () =>
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
			voiceNotes.discard();
		}));

	test('is in a backup unchanged', () =>
		withApp(async ({ app }) => {
			const voiceNotes = new VoiceNotes(app);
			await recorded(voiceNotes);
			await voiceNotes.log({ personId: null, cardId: null }, true);
			const copy = JSON.parse(await (await copyOf(app)).content.text());
			expect(copy.voiceNotes).toEqual(await app.storage.all('voiceNotes'));
			expect(copy.recordings).toEqual(await app.storage.all('recordings'));
			voiceNotes.discard();
		}));
});

describe('the live data of voice notes', () => {
	test('does not bring back a deleted note when an older read ends late', () =>
		withApp(async ({ app }) => {
			const voiceNotes = used(app);
			await voiceNotes.load();
			const reads = heldReads(app.storage, 'all');
			await filledWith(app, 1, 100);
			await reads.count(1);
			const id = (await readingOf(app.storage).allOf('voiceNotes'))[0]!.id;
			await voiceNotes.remove(id);
			await reads.count(2);
			await reads.releaseNewestFirst();
			expect(voiceNotes.notes).toEqual([]);
		}));

	test('is not read for a screen that was left', () =>
		withApp(async ({ app }) => {
			const voiceNotes = new VoiceNotes(app);
			const leave = use(() => voiceNotes.notes);
			await voiceNotes.load();
			leave();
			await settled();
			const reads = countedReads();
			await filledWith(app, 1, 100);
			await settled();
			expect(reads()).toBe(0);
		}));
});
