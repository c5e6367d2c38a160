import {
	begunTimer,
	isStale,
	leftMs,
	lookedAt,
	madeLonger,
	minutesLeft,
	type RunningTimer
} from './timer.ts';
import {
	changeTimerNote,
	firstWishes,
	readTimerNote,
	type TimerNote,
	type TimerWishes
} from './timer-note.ts';
import { ScreenWake } from './screen-wake.svelte.ts';
import { Latest } from '#lib/async/latest.ts';
import { canSound, playTones, readySound } from '#lib/platform/sound.ts';
import { canVibrate, vibrate } from '#lib/platform/vibration.ts';
import { canKeepAwake } from '#lib/platform/wake-lock.ts';
import type { App } from '#lib/app/app.svelte.ts';

const lookEachMs = 1000;

/**
 * A gentle time limit for a conversation. It stores the instant of its end, so it continues while the app is
 * closed.
 */
export class Timing {
	readonly #app: App;
	#timer = $state.raw<RunningTimer | null>(null);
	#nowMs = $state.raw(0);
	#wishes = $state.raw<TimerWishes>(firstWishes);
	#isLoaded = $state.raw(false);
	readonly #wake = new ScreenWake();
	/** Only the latest change or read sets the timer, and likewise the wishes. */
	readonly #latestTimer = new Latest();
	readonly #latestWishes = new Latest();
	#looking: ReturnType<typeof setInterval> | null = null;
	#onover: (() => void) | null = null;
	#isTold = false;

	readonly #minutesLeft = $derived(
		this.#timer === null ? null : minutesLeft(this.#timer, this.#nowMs)
	);

	constructor(app: App) {
		this.#app = app;
	}

	/** The minutes left; 0 once the timer is over, null without a timer. */
	get minutesLeft(): number | null {
		return this.#minutesLeft;
	}
	get wishes(): TimerWishes {
		return this.#wishes;
	}
	/** True while the screen is held on for the timer. */
	get isAwake(): boolean {
		return this.#wake.isOn;
	}
	get isLoaded(): boolean {
		return this.#isLoaded;
	}
	/** The signals and the screen lock that this browser supports. */
	get can(): { sound: boolean; vibrate: boolean; stayAwake: boolean } {
		return { sound: canSound(), vibrate: canVibrate(), stayAwake: canKeepAwake() };
	}

	/** Reads the stored timer and wishes. Throws a `StorageError`. */
	async load(): Promise<void> {
		const [timerSignal, wishesSignal] = [this.#latestTimer.begin(), this.#latestWishes.begin()];
		const { timer: stored, wishes } = await readTimerNote(this.#app.storage);
		if (!wishesSignal.aborted) this.#wishes = wishes;
		this.#isLoaded = true;
		if (timerSignal.aborted) return;
		const nowMs = this.#app.now();
		const timer = this.#asSeenHere(stored);
		// A timer that ended long ago is not worth showing.
		const isPast = timer !== null && isStale(lookedAt(timer, nowMs), nowMs);
		this.#timer = timer && !isPast ? lookedAt(timer, nowMs) : null;
		this.#nowMs = nowMs;
		// A page that has just opened shows that the time is over, so no signal is needed.
		this.#isTold = this.#minutesLeft === 0;
		this.#run();
		if (isPast) await this.end();
	}

	/** Calls `onover` when the time is over, on any page; returns a function that stops this. */
	whenOver(onover: () => void): () => void {
		this.#onover = onover;
		return () => {
			if (this.#onover === onover) this.#onover = null;
		};
	}

	/** Starts a timer. Call it from a tap, or the browser does not allow a sound at the end. */
	async start(minutes: number): Promise<void> {
		if (this.#wishes.sounds) readySound();
		const timer = begunTimer(minutes, this.#app.now());
		this.#show(timer);
		await this.#changeTimer(() => timer);
	}

	/** Extends the timer by a few minutes. */
	async extend(): Promise<void> {
		const own = this.#timer;
		if (own === null) return;
		if (this.#wishes.sounds) readySound();
		const nowMs = this.#app.now();
		await this.#changeTimer((stored) => madeLonger(lookedAt(stored ?? own, nowMs), nowMs));
	}

	/** Removes the timer, running or over. */
	async end(): Promise<void> {
		this.#rest();
		this.#timer = null;
		await this.#changeTimer(() => null);
	}

	/** Changes and stores the wishes. */
	async wish(changed: Partial<TimerWishes>): Promise<void> {
		this.#latestWishes.begin();
		this.#wishes = { ...this.#wishes, ...changed };
		if (changed.sounds) readySound();
		if (this.#looking !== null) this.#stayAwake();
		await changeTimerNote(this.#app.storage, ({ wishes }) => ({
			wishes: { ...wishes, ...changed }
		}));
	}

	#show(timer: RunningTimer | null): void {
		this.#timer = timer;
		this.#nowMs = this.#app.now();
		if (this.#minutesLeft !== 0) this.#isTold = false;
		this.#run();
	}

	#run(): void {
		if (this.#timer === null) return this.#rest();
		if (this.#minutesLeft === 0) return this.#over();
		this.#looking ??= setInterval(() => this.#look(), lookEachMs);
		this.#stayAwake();
	}

	#look(): void {
		if (this.#timer === null) return;
		const nowMs = this.#app.now();
		const before = this.#timer;
		const timer = lookedAt(before, nowMs);
		this.#timer = timer;
		this.#nowMs = nowMs;
		// A failed write is harmless: this tab has the moved timer, and only the stored one is stale.
		if (nowMs < before.seenAtMs) void this.#move(before, timer).catch(() => {});
		if (leftMs(timer, nowMs) === 0) this.#over();
	}

	#over(): void {
		this.#rest();
		if (this.#isTold) return;
		this.#isTold = true;
		if (this.#wishes.vibrates) vibrate([200, 120, 200]);
		if (this.#wishes.sounds)
			playTones([
				{ hertz: 440, seconds: 1.2 },
				{ hertz: 330, seconds: 1.6, afterSeconds: 0.9 }
			]);
		this.#onover?.();
	}

	#rest(): void {
		if (this.#looking !== null) clearInterval(this.#looking);
		this.#looking = null;
		this.#wake.release();
	}

	#stayAwake(): void {
		if (this.#wishes.staysAwake) this.#wake.hold();
		else this.#wake.release();
	}

	/** Stores the timer as moved by a clock that was set back, unless another tab has moved or ended it. */
	#move(before: RunningTimer, moved: RunningTimer): Promise<void> {
		return this.#changeTimer((stored) =>
			isSame(stored, before) ? moved : stored && lookedAt(stored, this.#app.now())
		);
	}

	/** Changes the stored timer, and shows the result unless a later change or read has begun. */
	async #changeTimer(next: (stored: RunningTimer | null) => RunningTimer | null): Promise<void> {
		const signal = this.#latestTimer.begin();
		const change = ({ timer }: TimerNote) => ({ timer: next(this.#asSeenHere(timer)) });
		const { timer = null } = await changeTimerNote(this.#app.storage, change);
		if (!signal.aborted) this.#show(timer);
	}

	/** Returns the stored timer; if it is the timer of this tab, as this tab last saw it. */
	#asSeenHere(stored: RunningTimer | null): RunningTimer | null {
		return isSame(stored, this.#timer) ? this.#timer : stored;
	}
}

function isSame(one: RunningTimer | null, other: RunningTimer | null): boolean {
	return one?.startedAtMs === other?.startedAtMs && one?.endsAtMs === other?.endsAtMs;
}
