import { longestVoiceSeconds } from '#lib/core/voice-note.ts';
import { record, type Recorder, type Sound } from '#lib/platform/recorder.ts';

const tickMs = 250;

/** The state of a recording; `empty` means that it ended without a sound. */
export type RecordingState = 'idle' | 'asking' | 'recording' | 'recorded' | 'empty';

/** Records one voice note at a time, in memory only. Sharing and logging are up to the caller. */
export class Recording {
	readonly #now: () => number;
	#state = $state.raw<RecordingState>('idle');
	#sound = $state.raw<Sound | null>(null);
	#elapsedMs = $state.raw(0);
	#recorder: Recorder | null = null;
	#discarding = new AbortController();
	#ticking: ReturnType<typeof setInterval> | undefined;

	/** `now` returns milliseconds since 1970. */
	constructor(now: () => number) {
		this.#now = now;
	}

	get state(): RecordingState {
		return this.#state;
	}
	/** Length of the running recording, in whole seconds. */
	get elapsedSeconds(): number {
		return Math.min(longestVoiceSeconds, Math.floor(this.#elapsedMs / 1000));
	}
	/** The recorded sound; null before the recording has ended. */
	get sound(): Sound | null {
		return this.#sound;
	}
	/** Length of the recorded sound in whole seconds, rounded up. */
	get seconds(): number {
		return secondsOf(this.#sound);
	}

	/**
	 * Requests the microphone and records until `stop` is called or a minute is over. Awaits `prepare` first.
	 * If the recording is discarded during `prepare`, the microphone is not requested. Rejects with a
	 * `RecorderError`.
	 */
	async begin(prepare: () => Promise<unknown> = async () => {}): Promise<void> {
		this.discard();
		const { signal } = (this.#discarding = new AbortController());
		this.#state = 'asking';
		try {
			await prepare();
			if (signal.aborted) return;
			const recorder = await record(longestVoiceSeconds * 1000, signal);
			const beganMs = this.#now();
			this.#recorder = recorder;
			this.#elapsedMs = 0;
			this.#state = 'recording';
			this.#ticking = setInterval(() => (this.#elapsedMs = this.#now() - beganMs), tickMs);
			void recorder.sound.then((sound) => {
				if (signal.aborted) return;
				clearInterval(this.#ticking);
				this.#recorder = null;
				this.#sound = sound;
				this.#state = sound ? 'recorded' : 'empty';
			});
		} catch (error) {
			if (signal.aborted) return;
			this.#state = 'idle';
			throw error;
		}
	}

	/** Ends the recording; `sound` follows shortly after. */
	stop(): void {
		this.#recorder?.stop();
	}

	/** Discards the running or finished recording and releases the microphone. */
	discard(): void {
		this.#discarding.abort();
		clearInterval(this.#ticking);
		this.#recorder = null;
		this.#sound = null;
		this.#state = 'idle';
	}
}

/** Returns the length of a sound in whole seconds from 1 to 60; 0 for none. */
export function secondsOf(sound: Sound | null): number {
	return sound ? Math.min(longestVoiceSeconds, Math.max(1, Math.ceil(sound.durationMs / 1000))) : 0;
}
