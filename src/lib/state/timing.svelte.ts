import {
	begunTimer,
	isStale,
	leftMs,
	lookedAt,
	madeLonger,
	minutesLeft,
	timerIn,
	type RunningTimer
} from '#lib/domain/timer.ts';
import { alone } from '#lib/platform/lock.ts';
import { canSound, playTones, readySound } from '#lib/platform/sound.ts';
import { canVibrate, vibrate } from '#lib/platform/vibration.ts';
import { canKeepAwake, keepAwake } from '#lib/platform/wake-lock.ts';
import type { App } from './app.svelte.ts';

/** The ways of talking that words for leaving are there for. */
export const leavingWays = ['inPerson', 'call', 'text'] as const;
/** A way of talking. */
export type LeavingWay = (typeof leavingWays)[number];

/** How somebody likes a timer. */
export interface TimerWishes {
	way: LeavingWay;
	sounds: boolean;
	vibrates: boolean;
	staysAwake: boolean;
}

const firstWishes: TimerWishes = {
	way: 'inPerson',
	sounds: false,
	vibrates: false,
	staysAwake: true
};
const lookEachMs = 1000;

/** What this device keeps of it, for all its tabs. */
interface TimerNote {
	timer: RunningTimer | null;
	wishes: TimerWishes;
}

/** A gentle limit for a conversation. It is an end and no counter, so it goes on while nothing runs. */
export class Timing {
	readonly #app: App;
	#timer = $state.raw<RunningTimer | null>(null);
	#nowMs = $state.raw(0);
	#wishes = $state.raw<TimerWishes>(firstWishes);
	#isAwake = $state.raw(false);
	#isLoaded = $state.raw(false);
	#looking: ReturnType<typeof setInterval> | null = null;
	#letSleep: (() => void) | null = null;
	#onover: (() => void) | null = null;
	#isTold = false;
	/** How often a timer was begun or put away here: what was read or asked for before that is old. */
	#asked = 0;
	#wished = 0;

	readonly #minutesLeft = $derived(
		this.#timer === null ? null : minutesLeft(this.#timer, this.#nowMs)
	);

	constructor(app: App) {
		this.#app = app;
	}

	/** The minutes that are left, 0 when it is over; null while none is set. */
	get minutesLeft(): number | null {
		return this.#minutesLeft;
	}
	get wishes(): TimerWishes {
		return this.#wishes;
	}
	/** Whether the screen is kept on for it. */
	get isAwake(): boolean {
		return this.#isAwake;
	}
	get isLoaded(): boolean {
		return this.#isLoaded;
	}
	/** What this browser can do at the end and meanwhile. */
	get can(): { sound: boolean; vibrate: boolean; stayAwake: boolean } {
		return { sound: canSound(), vibrate: canVibrate(), stayAwake: canKeepAwake() };
	}

	/** Reads the timer that was begun before, on this page or an earlier one. */
	async load(): Promise<void> {
		const [asked, wished] = [this.#asked, this.#wished];
		const isPast = await alone(lockName, async () => {
			const { timer, wishes } = await this.#read();
			// What the person has wished or asked for meanwhile is newer than what is read.
			if (wished === this.#wished) this.#wishes = wishes;
			this.#isLoaded = true;
			if (asked !== this.#asked) return false;
			const nowMs = this.#app.now();
			// What ended long ago is no news.
			const isPast = timer !== null && isStale(lookedAt(timer, nowMs), nowMs);
			this.#timer = timer && !isPast ? lookedAt(timer, nowMs) : null;
			this.#nowMs = nowMs;
			// Whoever opens the page sees that it is over, and needs no signal.
			this.#isTold = this.#minutesLeft === 0;
			this.#run();
			return isPast;
		});
		if (isPast && asked === this.#asked) await this.end();
	}

	/** Calls back when the time is over, on whatever page; gives how to stop. */
	whenOver(onover: () => void): () => void {
		this.#onover = onover;
		return () => {
			if (this.#onover === onover) this.#onover = null;
		};
	}

	/** Begins; to be called from a tap, so that a sound may be heard at the end. */
	async start(minutes: number): Promise<void> {
		if (this.#wishes.sounds) readySound();
		const timer = begunTimer(minutes, this.#app.now());
		this.#asked++;
		this.#show(timer);
		await this.#change(() => ({ timer }));
	}

	/** A little more time. */
	async extend(): Promise<void> {
		const own = this.#timer;
		if (own === null) return;
		if (this.#wishes.sounds) readySound();
		const nowMs = this.#app.now();
		await this.#change(({ timer }) => ({
			timer: madeLonger(lookedAt(timer ?? own, nowMs), nowMs)
		}));
	}

	/** Puts it away, whether it is over or not. */
	async end(): Promise<void> {
		this.#asked++;
		this.#rest();
		this.#timer = null;
		await this.#change(() => ({ timer: null }));
	}

	async wish(changed: Partial<TimerWishes>): Promise<void> {
		this.#wished++;
		this.#wishes = { ...this.#wishes, ...changed };
		if (changed.sounds) readySound();
		if (this.#looking !== null) this.#stayAwake();
		await this.#change(({ wishes }) => ({ wishes: { ...wishes, ...changed } }));
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
		// A note that cannot be written costs no more than this moment's place.
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
		this.#letSleep?.();
		this.#letSleep = null;
		this.#isAwake = false;
	}

	#stayAwake(): void {
		if (!this.#wishes.staysAwake) {
			this.#letSleep?.();
			this.#letSleep = null;
			this.#isAwake = false;
		} else this.#letSleep ??= keepAwake((isAwake) => (this.#isAwake = isAwake));
	}

	/** Keeps that a clock which was set back has moved the timer, unless another tab has done so or has ended it. */
	#move(before: RunningTimer, moved: RunningTimer): Promise<void> {
		return this.#change(({ timer }) => ({
			timer: isSame(timer, before) ? moved : timer && lookedAt(timer, this.#app.now())
		}));
	}

	/** Changes a part of what is kept; another tab may have changed the rest. */
	async #change(next: (present: TimerNote) => Partial<TimerNote>): Promise<void> {
		const asked = this.#asked;
		await alone(lockName, async () => {
			const present = await this.#read();
			const changed = next(present);
			await this.#app.storage.keepDerived('timer', { ...present, ...changed });
			if (changed.timer !== undefined && asked === this.#asked) this.#show(changed.timer);
		});
	}

	async #read(): Promise<TimerNote> {
		const note = await this.#app.storage.derived('timer');
		const { timer, wishes } = (note ?? {}) as { timer?: unknown; wishes?: unknown };
		const kept = timerIn(timer);
		// This tab has looked at the clock since.
		return { timer: isSame(kept, this.#timer) ? this.#timer : kept, wishes: wishesIn(wishes) };
	}
}

const lockName = 'small-hello timer';

function isSame(one: RunningTimer | null, other: RunningTimer | null): boolean {
	return one?.startedAtMs === other?.startedAtMs && one?.endsAtMs === other?.endsAtMs;
}

function wishesIn(note: unknown): TimerWishes {
	const given = (typeof note === 'object' && note !== null ? note : {}) as Partial<TimerWishes>;
	return {
		way: leavingWays.find((way) => way === given.way) ?? firstWishes.way,
		sounds: given.sounds === true,
		vibrates: given.vibrates === true,
		staysAwake: given.staysAwake !== false
	};
}
