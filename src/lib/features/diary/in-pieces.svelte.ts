import type { Win } from '#lib/core/win.ts';

/** Number of wins that are added to the screen at once: what a phone shows, and a little more. */
const pieceLength = 3;

/**
 * The part of a list of wins that is on screen. Wins that join the end of the list come in pieces, each in a task
 * of its own, so that the page stays responsive while it renders them.
 */
export class InPieces {
	#wins: readonly Win[] = [];
	#shown = $state.raw<readonly Win[]>([]);
	#timer: ReturnType<typeof setTimeout> | undefined;

	/**
	 * Begins with a list that is on screen as a whole, as on the way back to the diary: the page has to be as
	 * long as it was for the browser to find the place again.
	 */
	constructor(wins: readonly Win[]) {
		this.#wins = this.#shown = wins;
	}

	/** The first wins of the list. */
	get shown(): readonly Win[] {
		return this.#shown;
	}

	/**
	 * Takes another list. Wins that were on screen stay, with all that precede them, and the first piece of the
	 * others joins them at once.
	 */
	take(wins: readonly Win[]): void {
		const before = new Set(this.#shown.map(({ id }) => id));
		this.#wins = wins;
		this.#showUpTo(wins.findLastIndex(({ id }) => before.has(id)) + 1 + pieceLength);
	}

	/** Adds no more pieces. */
	stop(): void {
		clearTimeout(this.#timer);
	}

	#showUpTo(end: number): void {
		this.stop();
		this.#shown = end < this.#wins.length ? this.#wins.slice(0, end) : this.#wins;
		if (end < this.#wins.length) this.#timer = setTimeout(() => this.#showUpTo(end + pieceLength));
	}
}
