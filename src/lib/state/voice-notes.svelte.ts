import type { CardId } from '#lib/domain/card.ts';
import { localIso } from '#lib/domain/day.ts';
import type { PersonId } from '#lib/domain/person.ts';
import {
	audioExtension,
	audioType,
	bytesOf,
	decodedAudio,
	encodedAudio,
	hasRoom,
	longestVoiceSeconds,
	type VoiceNote
} from '#lib/domain/voice-note.ts';
import { keptDetails, type WinId } from '#lib/domain/win.ts';
import { download } from '#lib/platform/download.ts';
import { play, type Playing } from '#lib/platform/player.ts';
import { record, type Recorder, type Sound } from '#lib/platform/recorder.ts';
import { share, shareableSound, type ShareEnd } from '#lib/platform/share.ts';
import { readingOf } from '#lib/storage/reading.ts';
import { newId, type Change } from '#lib/storage/storage.ts';
import type { App } from './app.svelte.ts';
import { winChanges } from './journal.svelte.ts';

export { canRecord, RecorderError, type RecorderProblem } from '#lib/platform/recorder.ts';

/** No more voice notes fit into the diary. */
export class VoiceNotesFull extends Error {
	override readonly name = 'VoiceNotesFull';
}

/** The sound of a voice note is not in the diary. */
export class SoundMissing extends Error {
	override readonly name = 'SoundMissing';
}

/** For whom and by which act a voice note was made. */
export interface VoiceNoteOf {
	personId: PersonId | null;
	cardId: CardId | null;
}

/** How far a recording has come; `empty` is one that holds nothing. */
export type RecordingState = 'idle' | 'asking' | 'recording' | 'recorded' | 'empty';

/** What is played: the one that was recorded last, or a kept one by its id. */
export type Played = 'latest' | VoiceNote['id'];

const tickMs = 250;

/** Recording voice notes, listening to them, and those that are kept. */
export class VoiceNotes {
	readonly #app: App;
	#notes = $state.raw<readonly VoiceNote[]>([]);
	#isLoaded = false;
	#state = $state.raw<RecordingState>('idle');
	#latest = $state.raw<Sound | null>(null);
	#elapsedMs = $state.raw(0);
	#played = $state.raw<Played | null>(null);
	#playing: Playing | null = null;
	#playingTurn = 0;
	#recorder: Recorder | null = null;
	#givingUp = new AbortController();
	#ticking: ReturnType<typeof setInterval> | undefined;
	readonly #bytes = $derived(bytesOf(this.#notes));
	readonly #hasRoom = $derived(hasRoom(this.#notes));

	constructor(app: App) {
		this.#app = app;
		app.follow(async (lists) => {
			if (lists.has('voiceNotes') && this.#isLoaded) await this.load();
		});
	}

	/** Those that are kept, the newest first. */
	get notes(): readonly VoiceNote[] {
		return this.#notes;
	}
	/** How many bytes they take. */
	get bytes(): number {
		return this.#bytes;
	}
	/** Whether one more of a whole minute can be kept. */
	get hasRoom(): boolean {
		return this.#hasRoom;
	}
	get state(): RecordingState {
		return this.#state;
	}
	/** How long the recording that is under way is, in whole seconds. */
	get elapsedSeconds(): number {
		return Math.min(longestVoiceSeconds, Math.floor(this.#elapsedMs / 1000));
	}
	/** How long the one that was recorded last is. */
	get latestSeconds(): number {
		return secondsOf(this.#latest);
	}
	get played(): Played | null {
		return this.#played;
	}

	async load(): Promise<void> {
		const notes = await this.#app.storage.all('voiceNotes');
		this.#isLoaded = true;
		this.#notes = notes.reverse();
	}

	/** The voice notes that were kept with a win. */
	ofWin(id: WinId): readonly VoiceNote[] {
		return this.#notes.filter(({ winId }) => winId === id);
	}

	/**
	 * Asks for the microphone and records until it is stopped, or a minute is over. `prepare` comes first; whoever
	 * lets go meanwhile is asked nothing. Throws a `RecorderError`.
	 */
	async record(prepare: () => Promise<unknown> = async () => {}): Promise<void> {
		this.letGo();
		const { signal } = (this.#givingUp = new AbortController());
		this.#state = 'asking';
		try {
			await prepare();
			if (signal.aborted) return;
			const recorder = await record(longestVoiceSeconds * 1000, signal);
			const beganMs = this.#app.now();
			this.#recorder = recorder;
			this.#elapsedMs = 0;
			this.#state = 'recording';
			this.#ticking = setInterval(() => (this.#elapsedMs = this.#app.now() - beganMs), tickMs);
			void recorder.sound.then((sound) => {
				if (signal.aborted) return;
				clearInterval(this.#ticking);
				this.#recorder = null;
				this.#latest = sound;
				this.#state = sound ? 'recorded' : 'empty';
			});
		} catch (error) {
			if (signal.aborted) return;
			this.#state = 'idle';
			throw error;
		}
	}

	stop(): void {
		this.#recorder?.stop();
	}

	/** Lets go of what is being recorded or was recorded and not kept, of what is played, and of the microphone. */
	letGo(): void {
		this.#givingUp.abort();
		clearInterval(this.#ticking);
		this.#recorder = null;
		this.#latest = null;
		this.#state = 'idle';
		this.stopPlaying();
	}

	/** Plays one; what is played stops. Throws where it is missing, or the browser cannot play it. */
	async play(which: Played): Promise<void> {
		this.stopPlaying();
		const turn = ++this.#playingTurn;
		this.#played = which;
		try {
			const content = await this.#contentOf(which);
			if (turn !== this.#playingTurn) return;
			const playing = await play(content, () => this.stopPlaying());
			if (turn === this.#playingTurn) this.#playing = playing;
			else playing.stop();
		} catch (error) {
			if (turn !== this.#playingTurn) return;
			this.stopPlaying();
			throw error;
		}
	}

	stopPlaying(): void {
		this.#playingTurn++;
		this.#playing?.stop();
		this.#playing = null;
		this.#played = null;
	}

	/** Hands the one that was recorded last to the share sheet. */
	async share(): Promise<ShareEnd> {
		const sound = this.#latest!;
		const file = shareableSound(this.#nameOf(sound.content.type), sound.content);
		return file ? share(file) : 'refused';
	}

	/** Whether the share sheet takes the one that was recorded last. */
	get isShareable(): boolean {
		const content = this.#latest?.content;
		return content !== undefined && shareableSound(this.#nameOf(content.type), content) !== null;
	}

	/** Hands one to the downloads, and gives its name. */
	async download(which: Played): Promise<string> {
		const content = await this.#contentOf(which);
		const at = this.#notes.find(({ id }) => id === which)?.at;
		const name = this.#nameOf(content.type, at);
		download(name, content);
		return name;
	}

	/**
	 * Logs that the voice note that was recorded last was sent or made, and keeps its sound with it where that is
	 * wished, all or nothing; gives how to take that back. Throws `VoiceNotesFull`.
	 */
	async log({ personId, cardId }: VoiceNoteOf, keepsSound: boolean): Promise<() => Promise<void>> {
		const { storage, journal, today } = this.#app;
		const nowMs = this.#app.now();
		const { energy, isKnown } = today.energy;
		const win = {
			...keptDetails({
				...journal.blank(),
				cardId,
				channel: 'voiceNote' as const,
				people: personId ? [personId] : [],
				energy: isKnown ? energy : null
			}),
			id: newId(nowMs) as WinId
		};
		const circumstances = { ...today.circumstancesOf(cardId), personId };
		const changes = winChanges(win.id, () => win, circumstances);
		if (keepsSound) changes.push(...(await this.#soundChanges(win.id, personId)));
		const written = await storage.write(changes);
		return () => storage.undo(written);
	}

	/** Removes a kept one, and leaves its entry; gives how to bring it back. */
	async remove(id: VoiceNote['id']): Promise<() => Promise<void>> {
		if (this.#played === id) this.stopPlaying();
		const { storage } = this.#app;
		const written = await storage.write(removalsOf(id));
		return () => storage.undo(written);
	}

	/** What goes with a win that is deleted: its voice notes. */
	async removalsWith(winId: WinId): Promise<Change[]> {
		const notes = await this.#app.storage.all('voiceNotes');
		const those = notes.filter((note) => note.winId === winId);
		if (those.some(({ id }) => id === this.#played)) this.stopPlaying();
		return those.flatMap(({ id }) => removalsOf(id));
	}

	async #soundChanges(winId: WinId, personId: PersonId | null): Promise<Change[]> {
		// It may be let go of while this reads.
		const sound = this.#latest!;
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
			{ list: 'voiceNotes', id, next: () => note },
			{ list: 'recordings', id, next: () => ({ id, audio }) }
		];
	}

	async #contentOf(which: Played): Promise<Blob> {
		if (which === 'latest') return this.#latest!.content;
		const type = this.#notes.find(({ id }) => id === which)?.type ?? 'audio/webm';
		const recording = await readingOf(this.#app.storage).recording(which);
		if (!recording) throw new SoundMissing();
		return new Blob([decodedAudio(recording.audio)], { type });
	}

	#nameOf(type: string, at = localIso(this.#app.now())): string {
		return `voice-note-${at.slice(0, 16).replace('T', '-').replace(':', '')}${audioExtension(type)}`;
	}
}

function removalsOf(id: string): Change[] {
	return [
		{ list: 'voiceNotes', id, next: () => null },
		{ list: 'recordings', id, next: () => null }
	];
}

function secondsOf(sound: Sound | null): number {
	return sound ? Math.min(longestVoiceSeconds, Math.max(1, Math.ceil(sound.durationMs / 1000))) : 0;
}
