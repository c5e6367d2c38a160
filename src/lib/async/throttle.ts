/** A throttle with a leading and a trailing call. */
export class Throttle {
	readonly #work: () => void;
	readonly #intervalMs: number;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#pausesUntilMs = 0;

	/** `intervalMs` is the minimum time between two runs; the default suits autosave while typing. */
	constructor(work: () => void, intervalMs = 300) {
		this.#work = work;
		this.#intervalMs = intervalMs;
	}

	/** Runs the work now, or as soon as the interval since its last run is over. */
	call(): void {
		if (this.#timer !== undefined) return;
		const waitMs = this.#pausesUntilMs - performance.now();
		if (waitMs <= 0) this.#run();
		else this.#timer = setTimeout(() => this.#run(), waitMs);
	}

	/** Drops a pending trailing call. */
	cancel(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	#run(): void {
		this.cancel();
		this.#pausesUntilMs = performance.now() + this.#intervalMs;
		this.#work();
	}
}
