import {
	breathAt,
	firstWishes,
	roundMs,
	wishesIn,
	type BreathingWishes,
	type BreathMoment
} from './breathing.ts';
import { canSound, playTones, readySound } from '#lib/platform/sound.ts';
import { canVibrate, vibrate } from '#lib/platform/vibration.ts';
import { ScreenWake } from './screen-wake.svelte.ts';
import type { App } from '#lib/app/app.svelte.ts';

/** Paced breathing. The rounds are neither counted nor stored. */
export class Breathing {
	readonly #app: App;
	#wishes = $state.raw<BreathingWishes>(firstWishes);
	#isLoaded = $state.raw(false);
	#moment = $state.raw<BreathMoment | null>(null);
	#isOver = $state.raw(false);
	#next: ReturnType<typeof setTimeout> | null = null;
	readonly #wake = new ScreenWake();

	constructor(app: App) {
		this.#app = app;
	}

	get wishes(): BreathingWishes {
		return this.#wishes;
	}
	get isLoaded(): boolean {
		return this.#isLoaded;
	}
	/** The present part of a breath; null before the start and after the end. */
	get moment(): BreathMoment | null {
		return this.#moment;
	}
	/** True once a round has ended by itself. */
	get isOver(): boolean {
		return this.#isOver;
	}
	/** The signals that this browser supports besides the picture. */
	get can(): { sound: boolean; vibrate: boolean } {
		return { sound: canSound(), vibrate: canVibrate() };
	}

	/** Reads the stored wishes once. Throws a `StorageError`. */
	async load(): Promise<void> {
		// The end of a round on an earlier visit is not worth showing.
		this.#isOver = false;
		if (this.#isLoaded) return;
		const wishes = wishesIn(await this.#app.storage.readMeta('breathing'));
		// An earlier load may have ended during this read, and the user may have changed the wishes since.
		if (this.#isLoaded) return;
		this.#wishes = wishes;
		this.#isLoaded = true;
	}

	/** Changes and stores the wishes. A value out of bounds changes nothing. */
	async wish(changed: Partial<BreathingWishes>): Promise<void> {
		this.#wishes = wishesIn({ ...this.#wishes, ...changed }, this.#wishes);
		if (changed.sounds) readySound();
		await this.#app.storage.writeMeta('breathing', this.#wishes);
	}

	/**
	 * Starts a round. Call it from a tap, or the browser does not allow sounds. `onover` is called when the
	 * round ends by itself.
	 */
	start(onover: () => void = () => {}): void {
		this.stop();
		this.#isOver = false;
		if (this.#wishes.sounds) readySound();
		this.#wake.hold();
		this.#breathe(0, onover);
	}

	/** Stops the round before its end. */
	stop(): void {
		if (this.#next !== null) clearTimeout(this.#next);
		this.#next = null;
		this.#wake.release();
		this.#moment = null;
	}

	/** Shows one part after the other. It adds up durations, so a change of the clock has no effect. */
	#breathe(sinceMs: number, onover: () => void): void {
		const wholeMs = roundMs(this.#wishes);
		if (wholeMs !== null && sinceMs >= wholeMs) {
			this.stop();
			this.#isOver = true;
			onover();
			return;
		}
		const moment = breathAt(this.#wishes, sinceMs);
		this.#moment = moment;
		this.#signal(moment);
		this.#next = setTimeout(() => this.#breathe(sinceMs + moment.leftMs, onover), moment.leftMs);
	}

	#signal({ part, partMs }: BreathMoment): void {
		if (part === 'hold') return;
		const isIn = part === 'in';
		if (this.#wishes.vibrates) vibrate(isIn ? [80] : [40, 80, 40]);
		if (this.#wishes.sounds)
			playTones([{ hertz: isIn ? 294 : 220, seconds: Math.min(2, partMs / 2000) }]);
	}
}
