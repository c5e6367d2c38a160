import { Latest } from '#lib/async/latest.ts';
import { play, type Playing } from '#lib/platform/player.ts';

/** Plays one sound at a time. The caller names the sounds. */
export class Playback<Name extends string> {
	readonly #latest = new Latest();
	#played = $state.raw<Name | null>(null);
	#playing: Playing | null = null;

	/** The name of the sound being read or played; null if there is none. */
	get played(): Name | null {
		return this.#played;
	}

	/** Reads and plays a sound, and stops the previous one. Rejects if the sound cannot be read or played. */
	async play(name: Name, read: () => Promise<Blob>): Promise<void> {
		this.stop();
		const signal = this.#latest.begin();
		this.#played = name;
		try {
			const content = await read();
			if (signal.aborted) return;
			const playing = await play(content, () => this.stop());
			if (signal.aborted) playing.stop();
			else this.#playing = playing;
		} catch (error) {
			if (signal.aborted) return;
			this.stop();
			throw error;
		}
	}

	/** Stops the sound being read or played. */
	stop(): void {
		this.#latest.cancel();
		this.#playing?.stop();
		this.#playing = null;
		this.#played = null;
	}
}
