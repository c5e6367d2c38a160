import {
	breathAt,
	firstWishes,
	roundMs,
	wishesIn,
	type BreathingWishes,
	type BreathMoment
} from '#lib/domain/breathing.ts';
import { canSound, playTones, readySound } from '#lib/platform/sound.ts';
import { canVibrate, vibrate } from '#lib/platform/vibration.ts';
import { keepAwake } from '#lib/platform/wake-lock.ts';
import type { App } from './app.svelte.ts';

/** Breathing at a pace, alone or with somebody; nothing of it is counted or kept. */
export class Breathing {
	readonly #app: App;
	#wishes = $state.raw<BreathingWishes>(firstWishes);
	#isLoaded = $state.raw(false);
	#moment = $state.raw<BreathMoment | null>(null);
	#isOver = $state.raw(false);
	#next: ReturnType<typeof setTimeout> | null = null;
	#letSleep: (() => void) | null = null;
	#onover: (() => void) | null = null;

	constructor(app: App) {
		this.#app = app;
	}

	get wishes(): BreathingWishes {
		return this.#wishes;
	}
	get isLoaded(): boolean {
		return this.#isLoaded;
	}
	/** The part of a breath that it is at; null while nobody breathes. */
	get moment(): BreathMoment | null {
		return this.#moment;
	}
	/** Whether a round has come to its end by itself. */
	get isOver(): boolean {
		return this.#isOver;
	}
	/** What this browser can do beside the picture. */
	get can(): { sound: boolean; vibrate: boolean } {
		return { sound: canSound(), vibrate: canVibrate() };
	}

	async load(): Promise<void> {
		// What ended on an earlier visit is no news.
		this.#isOver = false;
		if (this.#isLoaded) return;
		const wishes = wishesIn(await this.#app.storage.derived('breathing'));
		// A visit before this one may have read them, and the person may have changed them since.
		if (this.#isLoaded) return;
		this.#wishes = wishes;
		this.#isLoaded = true;
	}

	async wish(changed: Partial<BreathingWishes>): Promise<void> {
		this.#wishes = wishesIn({ ...this.#wishes, ...changed });
		if (changed.sounds) readySound();
		await this.#app.storage.keepDerived('breathing', this.#wishes);
	}

	/** Calls back when a round has come to its end by itself; gives how to stop. */
	whenOver(onover: () => void): () => void {
		this.#onover = onover;
		return () => {
			if (this.#onover === onover) this.#onover = null;
		};
	}

	/** Begins; to be called from a tap, so that it may be heard. */
	start(): void {
		this.stop();
		this.#isOver = false;
		if (this.#wishes.sounds) readySound();
		this.#letSleep = keepAwake(() => {});
		this.#breathe(0);
	}

	stop(): void {
		if (this.#next !== null) clearTimeout(this.#next);
		this.#next = null;
		this.#letSleep?.();
		this.#letSleep = null;
		this.#moment = null;
	}

	/** One part after the other; a clock that is set meanwhile changes nothing. */
	#breathe(sinceMs: number): void {
		const wholeMs = roundMs(this.#wishes);
		if (wholeMs !== null && sinceMs >= wholeMs) {
			this.stop();
			this.#isOver = true;
			this.#onover?.();
			return;
		}
		const moment = breathAt(this.#wishes, sinceMs);
		this.#moment = moment;
		this.#signal(moment);
		this.#next = setTimeout(() => this.#breathe(sinceMs + moment.leftMs), moment.leftMs);
	}

	#signal({ part, partMs }: BreathMoment): void {
		if (part === 'hold') return;
		const isIn = part === 'in';
		if (this.#wishes.vibrates) vibrate(isIn ? [80] : [40, 80, 40]);
		if (this.#wishes.sounds)
			playTones([{ hertz: isIn ? 294 : 220, seconds: Math.min(2, partMs / 2000) }]);
	}
}
