import type { App } from '#lib/app/app.svelte.ts';
import type { Undo } from '#lib/app/command.svelte.ts';
import { winChanges } from '#lib/app/journal.svelte.ts';
import type { CardId } from '#lib/core/card.ts';
import { localIso } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import {
	audioExtension,
	audioType,
	bytesOf,
	decodedAudio,
	encodedAudio,
	hasRoom,
	type VoiceNote
} from '#lib/core/voice-note.ts';
import { storableDetails, type WinId } from '#lib/core/win.ts';
import { download } from '#lib/platform/download.ts';
import { share, shareableSound, type ShareEnd } from '#lib/platform/share.ts';
import { newId, type Change } from '#lib/storage/database.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { Playback } from './playback.svelte.ts';
import { Recording, secondsOf } from './recording.svelte.ts';

export { canRecord, RecorderError, type RecorderProblem } from '#lib/platform/recorder.ts';

/** Thrown when a voice note no longer fits into the diary. */
export class VoiceNotesFull extends Error {
	override readonly name = 'VoiceNotesFull';
}

/** Thrown when the sound of a voice note is missing from the diary. */
export class SoundMissing extends Error {
	override readonly name = 'SoundMissing';
}

/** The person and the card of a voice note. */
export interface VoiceNoteOf {
	personId: PersonId | null;
	cardId: CardId | null;
}

/** A sound to play: the latest recording, or a stored voice note by its id. */
export type Played = 'latest' | VoiceNote['id'];

/** The voice notes of the diary, and the recording in progress. */
export class VoiceNotes {
	readonly recording: Recording;
	readonly #app: App;
	readonly #notes: LiveQuery<readonly VoiceNote[]>;
	readonly #playback = new Playback<Played>();

	constructor(app: App) {
		this.#app = app;
		this.recording = new Recording(app.now);
		this.#notes = app.live<readonly VoiceNote[]>({
			collections: ['voiceNotes'],
			read: async () => (await app.storage.all('voiceNotes')).reverse(),
			initial: []
		});
	}

	/** The stored voice notes, newest first. */
	get notes(): readonly VoiceNote[] {
		return this.#notes.value;
	}
	/** Total size of the stored voice notes, in bytes. */
	get bytes(): number {
		return bytesOf(this.notes);
	}
	/** True if another voice note of a whole minute fits. */
	get hasRoom(): boolean {
		return hasRoom(this.notes);
	}
	/** The sound being read or played; null if there is none. */
	get played(): Played | null {
		return this.#playback.played;
	}
	/** True if the share sheet accepts the latest recording. */
	get isShareable(): boolean {
		const content = this.recording.sound?.content;
		return content !== undefined && shareableSound(this.#nameOf(content.type), content) !== null;
	}

	/** Subscribes the running component to the voice notes, as reading `notes` does. */
	subscribe(): void {
		this.#notes.subscribe();
	}

	/** Resolves once `notes` holds everything committed before the call. */
	load(): Promise<void> {
		return this.#notes.load();
	}

	/** Returns the voice notes stored with a win. */
	ofWin(id: WinId): readonly VoiceNote[] {
		return this.notes.filter(({ winId }) => winId === id);
	}

	/**
	 * Plays a voice note and stops the previous one. Rejects with `SoundMissing`, or if the browser cannot
	 * play it.
	 */
	play(which: Played): Promise<void> {
		return this.#playback.play(which, () => this.#contentOf(which));
	}

	stopPlaying(): void {
		this.#playback.stop();
	}

	/** Discards the recording and stops playing. */
	discard(): void {
		this.recording.discard();
		this.stopPlaying();
	}

	/** Hands the latest recording to the share sheet. */
	async share(): Promise<ShareEnd> {
		const { content } = this.recording.sound!;
		const file = shareableSound(this.#nameOf(content.type), content);
		return file ? share(file) : 'refused';
	}

	/** Downloads a voice note; resolves with the name of its file. */
	async download(which: Played): Promise<string> {
		const content = await this.#contentOf(which);
		const name = this.#nameOf(content.type, this.#noteOf(which)?.at);
		download(name, content);
		return name;
	}

	/**
	 * Logs a win for the latest recording and, if `keepsSound` is true, stores its sound in the same
	 * transaction. Resolves with the undo; rejects with `VoiceNotesFull` or a `StorageError`.
	 */
	async log({ personId, cardId }: VoiceNoteOf, keepsSound: boolean): Promise<Undo> {
		const { storage, journal, today, now } = this.#app;
		const { energy, isKnown } = today.energy;
		const win = {
			...storableDetails({
				...journal.blank(),
				cardId,
				channel: 'voiceNote' as const,
				people: personId ? [personId] : [],
				energy: isKnown ? energy : null
			}),
			id: newId(now()) as WinId
		};
		const circumstances = { ...today.circumstancesOf(cardId), personId };
		const changes = winChanges(win.id, () => win, circumstances);
		if (keepsSound) changes.push(...(await this.#soundChanges(win.id, personId)));
		const written = await storage.write(changes);
		return () => storage.undo(written);
	}

	/** Deletes a stored voice note but not its win; resolves with the undo. */
	async remove(id: VoiceNote['id']): Promise<Undo> {
		if (this.played === id) this.stopPlaying();
		const { storage } = this.#app;
		const written = await storage.write(removalsOf(id));
		return () => storage.undo(written);
	}

	/**
	 * Returns the changes that delete the voice notes of a win, to write together with the deletion of the
	 * win.
	 */
	async removalsWith(winId: WinId): Promise<Change[]> {
		const notes = await this.#app.storage.all('voiceNotes');
		const those = notes.filter((note) => note.winId === winId);
		if (those.some(({ id }) => id === this.played)) this.stopPlaying();
		return those.flatMap(({ id }) => removalsOf(id));
	}

	async #soundChanges(winId: WinId, personId: PersonId | null): Promise<Change[]> {
		// Read the sound before the first await: it may be discarded during that.
		const sound = this.recording.sound!;
		const { content } = sound;
		const notes = await this.#app.storage.all('voiceNotes');
		if (!hasRoom(notes, content.size)) throw new VoiceNotesFull();
		const nowMs = this.#app.now();
		const id = newId(nowMs);
		const audio = encodedAudio(new Uint8Array(await content.arrayBuffer()));
		const note = {
			id,
			at: localIso(nowMs),
			seconds: secondsOf(sound),
			type: audioType(content.type),
			bytes: content.size,
			winId,
			personId
		};
		return [
			{ collection: 'voiceNotes', id, next: () => note },
			{ collection: 'recordings', id, next: () => ({ id, audio }) }
		];
	}

	async #contentOf(which: Played): Promise<Blob> {
		if (which === 'latest') return this.recording.sound!.content;
		const type = this.#noteOf(which)?.type ?? 'audio/webm';
		const recording = await readingOf(this.#app.storage).recording(which);
		if (!recording) throw new SoundMissing();
		return new Blob([decodedAudio(recording.audio)], { type });
	}

	#noteOf(which: Played): VoiceNote | undefined {
		return this.notes.find(({ id }) => id === which);
	}

	#nameOf(type: string, at = localIso(this.#app.now())): string {
		return `voice-note-${at.slice(0, 16).replace('T', '-').replace(':', '')}${audioExtension(type)}`;
	}
}

function removalsOf(id: string): Change[] {
	return [
		{ collection: 'voiceNotes', id, next: () => null },
		{ collection: 'recordings', id, next: () => null }
	];
}
