/** Work that is asked for again and again: done at once after a rest, else as soon as the rest is over. */
export class Throttle {
	readonly #work: () => void;
	readonly #restMs: number;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#restsUntilMs = 0;

	/** `restMs` is the least time from one piece of work to the next; what is typed is kept so often. */
	constructor(work: () => void, restMs = 300) {
		this.#work = work;
		this.#restMs = restMs;
	}

	/** Asks for the work. */
	ask(): void {
		if (this.#timer !== undefined) return;
		const waitMs = this.#restsUntilMs - performance.now();
		if (waitMs <= 0) this.#do();
		else this.#timer = setTimeout(() => this.#do(), waitMs);
	}

	/** Forgets that it was asked for. */
	cancel(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	#do(): void {
		this.cancel();
		this.#restsUntilMs = performance.now() + this.#restMs;
		this.#work();
	}
}
